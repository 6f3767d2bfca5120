package settings

import (
	"context"
	"strconv"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// approvalsForm sets who approves what, and where.
type approvalsForm struct {
	page   *Page
	stored model.Approvals

	onPaper        *kit.Check
	times, sumDays *kit.Entry
	form           *kit.Form
}

func newApprovalsForm(p *Page, stored model.Approvals) *approvalsForm {
	f := &approvalsForm{page: p, stored: stored, onPaper: kit.NewCheck("在纸质发文稿纸上核稿、签发", nil)}
	f.times, f.sumDays = desk.Entry(strconv.Itoa(stored.Extensions)), kit.NewEntry("留空为不超过原定期限")
	f.onPaper.SetChecked(stored.OnPaper)
	if stored.ExtensionDays > 0 {
		f.sumDays.SetText(strconv.Itoa(stored.ExtensionDays))
	}
	f.form = kit.NewForm(kit.Field{
		Name: "onPaper", Label: "线下核签", Widget: kit.NewFlow(f.onPaper),
		Hint: "只有一个人用这台电脑的单位选它：起草后直接送签，打印发文稿纸请领导签批，签发时照稿纸填写日期和姓名，记录注明“线下签批”。拟稿、核稿、签发仍不能是同一人",
	}, kit.Field{
		Name: "extensions", Label: "延期次数", Required: true, Widget: f.times, Hint: "一份文书最多延期几次；超过的和期满后申请的，由主要领导批准并写明理由",
	}, kit.Field{
		Name: "extensionDays", Label: "延期合计", Widget: f.sumDays, Hint: "各次延期加起来最多多少个工作日",
	})
	p.unsaved = append(p.unsaved, f.unsaved)
	return f
}

func (f *approvalsForm) object() fyne.CanvasObject {
	return kit.NewCard("审批", container.NewVBox(f.form, container.NewHBox(kit.NewPrimaryButton("保存审批设置", f.onSave))))
}

// read takes the rules out of the inputs; the first that cannot be read is the error.
func (f *approvalsForm) read() (rules model.Approvals, err error) {
	rules.OnPaper = f.onPaper.Checked
	if rules.Extensions, err = strconv.Atoi(model.CleanLine(f.times.Text)); err != nil {
		return rules, model.InvalidField("extensions", "请填写次数，例如 2")
	}
	if model.CleanLine(f.sumDays.Text) == "" {
		return rules, nil
	}
	rules.ExtensionDays, err = desk.Days("extensionDays", f.sumDays.Text)
	return rules, err
}

func (f *approvalsForm) unsaved() bool {
	rules, err := f.read()
	return err != nil || rules != f.stored
}

func (f *approvalsForm) onSave() {
	p := f.page
	rules, err := f.read()
	if err != nil {
		f.form.ClearErrors()
		f.form.ShowError(err)
		return
	}
	p.save(f.form, func(ctx context.Context) error { return p.Store.SetApprovals(ctx, rules) }, "审批设置已保存")
}
