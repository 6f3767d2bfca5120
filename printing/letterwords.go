package printing

import (
	"strings"
	"unicode/utf8"
)

// longestTitleWord is the length of the longest of titleWords, in characters.
var longestTitleWord = func() int {
	longest := 0
	for word := range titleWords {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	return longest
}()

// titleWords are the words of the trade: what titles of supervision are made of. A title is broken between them. It
// is not a dictionary; of a word that is missing the line breaker only knows that it does not know.
var titleWords = func() map[string]bool {
	words := map[string]bool{}
	for word := range strings.FieldsSeq(tradeWords) {
		words[word] = true
	}
	return words
}()

const tradeWords = `
关于 整改 建议 建议书 监察 监督 监管 管理 检查 巡察 巡视 审计 考核 纪律 纪检 纪委 监委 委员会 领导小组 办公室 党委 党组 党支部 党员 干部 党建
政治 思想 组织 作风 制度 规定 办法 意见 通知 方案 条例 措施 机制 体系 规范 规矩 程序 流程 标准 台账 档案 资料 材料 记录 报告 报表 公示 公开
问题 情况 工作 方面 事项 风险 隐患 漏洞 短板 薄弱 环节 苗头 倾向 原因 责任 责任制 主体责任 监督责任 工作责任制 意识形态工作责任制 一岗双责 意识形态 三重一大 民主集中制 中心组 学习
落实 贯彻 执行 推进 推动 开展 加强 强化 完善 健全 建立 规避 履行 履职 尽责 担当 作为 整治 治理 防范 化解 防控 督促 督办 督查 反馈 销号 办理 处置
不到位 不及时 不规范 不严格 不严 不力 不实 不足 不够 不高 不清 不全 不完整 不健全 不完善 不彻底 不深入 不扎实 不担当 不作为 慢作为 乱作为
滞后 缓慢 缺失 缺位 流于形式 走过场 弄虚作假 虚报 冒领 虚报冒领 截留 挪用 侵占 挤占 拖欠 套取 骗取 违规 违纪 违法 超标准 超范围 优亲厚友
资金 专项资金 奖补资金 补助资金 惠民资金 惠农资金 扶贫资金 项目资金 财政 财务 经费 预算 决算 收入 支出 报销 补贴 补助 补偿 奖补 发放 拨付 兑现 结余 债务 债权
工程 项目 建设 施工 招标 投标 招投标 采购 政府采购 合同 验收 结算 变更 质量 安全 安全生产 环境 环境保护 生态 生态环境 污染 排放 土地 耕地 征地 拆迁 征收 安置
产业 发展 经济 集体经济 资产 资源 国有资产 集体资产 三资 企业 公司 市场 行业 领域 单位 部门 机关 基层 乡镇 街道 社区 村级 村干部 村民 农村 农业 农民 农户 群众
脱贫 脱贫户 扶贫 扶志 扶智 乡村 乡村振兴 振兴 巩固 拓展 衔接 成果 脱贫攻坚 攻坚 民生 教育 学校 学生 教师 校园 食堂 医疗 医保 卫生 医院 药品 养老 社保 低保 救助 住房 就业
文化 宣传 活动 农家书屋 书屋 书籍 书记 闲置 服务 便民 政务 审批 许可 执法 司法 信访 举报 投诉 矛盾 纠纷 稳定 舆情 网络 信息 数据 系统 平台 设备 设施 车辆 公车 公务 接待
形式主义 官僚主义 享乐 奢靡 廉政 廉洁 腐败 反腐败 党风 党风廉政 政风 行风 选人用人 人事 招聘 编制 考勤 值班 会议 精神 决策 部署 要求 重大 重点 重要 主要 有关 相关
存在 发生 出现 发现 部分 个别 内部 内控 日常 长期 长效 全面 从严 从严治党 治党 进一步 切实 认真 严肃 深入 有效 及时 规范化 标准化 信息化 常态化 同级 同级监督 全过程 县委 县政府 政府 人大 政协
初审 复核 审核 审批 审查 核查 核实 抽查 评议 评价 验收 移交 登记 管护 使用 维护 运行 运营 保护 防火 防汛 森林 水利 水库 河道 河长制 林长制 饮水 公路 道路 交通 住建 城管 城市 县城 规划
`
