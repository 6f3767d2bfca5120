package sheet

import "oversight/model"

// Inquiries reads a ledger of earlier inquiries, kept in Excel until now.
func Inquiries() Target[model.PastInquiry] {
	return Target[model.PastInquiry]{
		Name: "廉政问询",
		Fields: []Field{
			{ID: "on", Label: "问询日期", Words: []string{"日期", "问询时间", "时间"}, Required: true, Ditto: true, Help: "年月日齐全", Example: "2020-04-07"},
			{ID: "number", Label: "编号", Words: []string{"问询编号", "文号"}, Help: "原来的编号。问〔2019〕3号 的样子，就沿用它；其他编号记作原编号，另给新编号", Example: "问〔2020〕3号"},
			{ID: "meetingType", Label: "会议类型", Words: []string{"会议类别"}, Ditto: true, Help: "", Example: "县委常委会"},
			{ID: "meeting", Label: "会议名称", Words: []string{"会议"}, Ditto: true, Help: "", Example: "十四届县委常委会第86次会议"},
			{ID: "held", Label: "会议日期", Words: []string{"开会日期", "召开日期"}, Ditto: true, Help: "会前、会后的问询写明了会议的要填；会中的可以不填，就是问询日期", Example: "2020-04-07"},
			{ID: "matter", Label: "议题", Words: []string{"议题名称", "问询事项", "决策事项"}, Required: true, Ditto: true, Help: "", Example: "审议《县属国有企业领导人管理办法》"},
			{ID: "class", Label: "类别", Words: []string{"事项类别", "三重一大类别"}, Ditto: true, Help: "重大决策、重要干部任免、重大项目安排 或 大额资金使用；不填的按重大决策", Example: "重大事项决策"},
			{ID: "amount", Label: "金额（万元）", Words: []string{"金额", "涉及金额", "涉及资金", "资金额", "资金金额"}, money: true, Help: "单位写在表头里：元、千元、万元 或 亿元", Example: "1384.72"},
			{ID: "phase", Label: "阶段", Words: []string{"问询阶段"}, Ditto: true, Help: "会前、会中 或 会后；不填的，写了会议的按会中，没写的按会前", Example: "会中"},
			{ID: "by", Label: "问询人", Ditto: true, Help: "", Example: "郑国强"},
			{ID: "means", Label: "方式", Words: []string{"问询方式"}, Ditto: true, Help: "", Example: "口头"},
			{ID: "question", Label: "问询内容", Words: []string{"问询问题", "内容"}, Required: true, Help: "", Example: "任职回避和薪酬审批程序是否明确"},
			{ID: "answeredBy", Label: "答复人", Ditto: true, Help: "", Example: "王某某"},
			{ID: "answer", Label: "答复情况", Words: []string{"答复内容", "答复"}, Help: "", Example: "将补充限制条款"},
			{ID: "suggestions", Label: "问询建议", Words: []string{"建议", "意见建议"}, None: true, Help: "一条一行（单元格里换行）", Example: "补充任职回避条款"},
			{ID: "adopted", Label: "采纳情况", Words: []string{"是否采纳", "采纳"}, Help: "采纳、部分采纳、未采纳（写明理由）或 暂缓；各条建议不一样的，导入后逐条认定", Example: "采纳"},
			{ID: "result", Label: "落实情况", Words: []string{"跟踪落实", "落实结果"}, Help: "写了落实情况、建议也已认定的，导入后就是已办结", Example: "办法已修改印发"},
		},
		Columns: model.PastInquiryColumns(),
		read: func(l *line) model.PastInquiry {
			p := model.PastInquiry{
				On: l.day("on"), Held: l.day("held"), Number: l.text("number"), MeetingType: l.text("meetingType"), Meeting: l.text("meeting"), Matter: l.text("matter"),
				Class: l.text("class"), Amount: l.money("amount"), Phase: l.text("phase"), By: l.text("by"), Means: l.text("means"),
				Question: l.text("question"), AnsweredBy: l.text("answeredBy"), Answer: l.text("answer"), Adopted: l.text("adopted"), Result: l.text("result"),
			}
			p.SetSuggestions(l.text("suggestions"))
			p.Normalize()
			return p
		},
		check: (*model.PastInquiry).Check,
		twice: func(list []model.PastInquiry) (bad, noted []double) {
			for _, d := range model.PastClashes(list) {
				bad = append(bad, double{d.At, d.First, d.Why})
			}
			return bad, nil
		},
	}
}
