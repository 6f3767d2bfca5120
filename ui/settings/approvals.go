package settings

import (
	"context"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// approvalsForm sets who approves what, and where.
type approvalsForm struct {
	page   *Page
	stored model.Approvals

	onPaper *kit.Check
	form    *kit.Form
}

func newApprovalsForm(p *Page, stored model.Approvals) *approvalsForm {
	f := &approvalsForm{page: p, stored: stored, onPaper: kit.NewCheck("在纸质发文稿纸上核稿、签发", nil)}
	f.onPaper.SetChecked(stored.OnPaper)
	f.form = kit.NewForm(kit.Field{
		Name: "onPaper", Label: "线下核签", Widget: kit.NewFlow(f.onPaper),
		Hint: "只有一个人用这台电脑的单位选它：起草后直接送签，打印发文稿纸请领导签批，签发时照稿纸填写日期和姓名，记录注明“线下签批”。拟稿、核稿、签发仍不能是同一人",
	})
	p.unsaved = append(p.unsaved, f.unsaved)
	return f
}

func (f *approvalsForm) object() fyne.CanvasObject {
	return kit.NewCard("审批", container.NewVBox(f.form, container.NewHBox(kit.NewPrimaryButton("保存审批设置", f.onSave))))
}

func (f *approvalsForm) read() model.Approvals { return model.Approvals{OnPaper: f.onPaper.Checked} }

func (f *approvalsForm) unsaved() bool { return f.read() != f.stored }

func (f *approvalsForm) onSave() {
	rules, p := f.read(), f.page
	p.save(f.form, func(ctx context.Context) error { return p.Store.SetApprovals(ctx, rules) }, "审批设置已保存")
}
