package ui

import (
	"fmt"

	"oversight/ui/kit"
)

// tourStep shows one page and says what it is for.
type tourStep struct {
	page  func(w *window) page
	title string
	lines []string
}

var tour = []tourStep{
	{func(w *window) page { return w.people }, "先登记监督对象", []string{"姓名、职务、联系（分管）单位，可以从 Excel 导入", "换了职务不要改旧的：登记免职，再加新职务"}},
	{func(w *window) page { return w.documents }, "在两卡一书里拟稿、签发", []string{"新建工作提醒卡，右边随时看到印出来的样子", "签发时自动编号，号码不会重复，作废也不收回"}},
	{func(w *window) page { return w.home }, "在工作台看期限", []string{"送达后登记回执，从签收之日起算 15 个工作日", "今日待办、临期、超期都在这里，点数字看名单"}},
	{func(w *window) page { return w.meetings }, "会议、问询和意见回复", []string{"先登记会议和议题，会上用“会中速记”记问询", "选人用人的来函在“意见回复”里登记、会签、回复"}},
	{func(w *window) page { return w.settings }, "最后看一眼设置", []string{"单位名称、代字、打印机、每天备份都在这里", "随时按 F1 打开帮助手册，讲的就是眼前这一页"}},
}

// offerTour offers the first steps to who begins.
func (w *window) offerTour() {
	kit.ShowToast(w.Window, kit.Toast{
		Text: "第一次使用？用五步看一遍", Lines: []string{"以后在帮助手册（F1）里可以重看"}, Tone: kit.ToneReplied, Stays: true,
		Action: "看一遍", OnAction: func() { w.showTour(0) },
	})
}

// showTour goes to the page of a step and says in a corner what it is for.
func (w *window) showTour(at int) {
	step := tour[at]
	w.goTo(step.page(w))
	panel := kit.Toast{
		Text: fmt.Sprintf("第 %d 步，共 %d 步：%s", at+1, len(tour), step.title), Lines: step.lines, Tone: kit.ToneReplied, Stays: true,
		Action: "下一步", OnAction: func() { w.showTour(at + 1) },
	}
	if at == len(tour)-1 {
		panel.Action, panel.OnAction = "开始使用", func() { w.goTo(w.home) }
	}
	kit.ShowToast(w.Window, panel)
}
