package settings

import (
	"context"
	"fmt"
	"strconv"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// remindingForm sets whether, when and of what the program reminds.
type remindingForm struct {
	page   *Page
	stored model.Reminding

	on             *kit.Check
	hour, unserved *kit.Entry
	look           *kit.Entry
	form           *kit.Form
}

func newRemindingForm(p *Page, stored model.Reminding) *remindingForm {
	f := &remindingForm{page: p, stored: stored, on: kit.NewCheck("打开程序时和到点时，弹出当天新的待办", nil), hour: kit.NewEntry(""), unserved: kit.NewEntry(""), look: kit.NewEntry("")}
	f.on.SetChecked(!stored.Off)
	f.hour.SetText(strconv.Itoa(stored.Hour))
	f.unserved.SetText(strconv.Itoa(stored.Unserved))
	f.look.SetText(strconv.Itoa(stored.LookMonths))
	f.form = kit.NewForm(
		kit.Field{Name: "on", Label: "弹出提醒", Hint: "不弹出时，待办仍列在工作台上", Widget: kit.NewFlow(f.on)},
		kit.Field{Name: "hour", Label: "提醒时间", Required: true, Hint: "几点，0 至 23；同一件事一天只提醒一次", Widget: f.hour},
		kit.Field{Name: "unserved", Label: "久未送达", Required: true, Hint: "签发几个工作日后还没有登记送达的，列入待办", Widget: f.unserved},
		kit.Field{Name: "look", Label: "回头看", Required: true, Hint: "销号几个月后回头看；不做的填 0。以后销号的按它列，以前销号的点“补列回头看”", Widget: f.look},
	)
	p.unsaved = append(p.unsaved, f.unsaved)
	return f
}

func (f *remindingForm) object() fyne.CanvasObject {
	return kit.NewCard("提醒", container.NewVBox(f.form, container.NewHBox(kit.NewPrimaryButton("保存提醒设置", f.onSave), kit.NewButton("补列回头看", f.onOweLooks))))
}

// read takes the rules out of the inputs; the first that cannot be read is the error.
func (f *remindingForm) read() (model.Reminding, error) {
	r := model.Reminding{Off: !f.on.Checked}
	hour, err := strconv.Atoi(model.CleanLine(f.hour.Text))
	if err != nil {
		return r, model.InvalidField("hour", "请填写几点，例如 9")
	}
	r.Hour = hour
	if r.Unserved, err = desk.Days("unserved", f.unserved.Text); err != nil {
		return r, err
	}
	if r.LookMonths, err = strconv.Atoi(model.CleanLine(f.look.Text)); err != nil {
		err = model.InvalidField("look", "请填写几个月，例如 6；不做的填 0")
	}
	return r, err
}

func (f *remindingForm) unsaved() bool {
	r, err := f.read()
	return err != nil || r != f.stored
}

func (f *remindingForm) onSave() {
	r, err := f.read()
	if err != nil {
		f.form.ClearErrors()
		f.form.ShowError(err)
		return
	}
	p := f.page
	p.save(f.form, func(ctx context.Context) error { return p.Store.SetReminding(ctx, r) }, "提醒设置已保存")
}

// onOweLooks lists the looks of what was struck off before this version counted them.
func (f *remindingForm) onOweLooks() {
	p := f.page
	kit.Confirm(p.Window, kit.Confirmation{
		Title: "补列回头看？", Verb: "补列",
		Text: fmt.Sprintf("以前已经销号、还没有列过回头看的文书，都列为销号后 %d 个月回头看；早已过了的立刻列入今日待办。", f.stored.LookMonths),
		OnOK: func() {
			n := 0
			p.Run("正在补列…", func(ctx context.Context) (err error) {
				n, err = p.Store.OweLooks(ctx)
				return err
			}, func() { p.Toast(fmt.Sprintf("已补列 %d 份", n)) })
		},
	})
}
