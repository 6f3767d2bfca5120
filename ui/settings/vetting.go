package settings

import (
	"context"
	"slices"
	"strconv"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// vettingForm sets how replies to vettings are numbered and timed, what is asked for, and which rooms are asked.
type vettingForm struct {
	page   *Page
	stored model.VettingSettings

	mark, term, warn  *kit.Entry
	appointing, apart *kit.ItemsEditor // the occasions
	rooms             *kit.ItemsEditor
	form              *kit.Form
}

func newVettingForm(p *Page, stored model.VettingSettings) *vettingForm {
	f := &vettingForm{
		page: p, stored: stored, mark: desk.Entry(stored.Mark), term: desk.Entry(strconv.Itoa(stored.Term)), warn: desk.Entry(strconv.Itoa(stored.Warn)),
		appointing: kit.NewItemsEditor("例如：提拔"), apart: kit.NewItemsEditor("例如：评优"), rooms: kit.NewItemsEditor("例如：信访"),
	}
	f.appointing.SetValues(stored.Appointing)
	f.apart.SetValues(stored.Apart())
	f.rooms.SetValues(stored.Rooms)
	f.form = kit.NewForm(
		kit.Field{Name: "mark", Label: "代字", Required: true, Hint: "回复文号按“代字〔年〕n号”编；改了以后从新代字的 1 号起", Widget: f.mark},
		kit.Field{Name: "term", Label: "回复期限", Required: true, Hint: "收到来函之后多少个工作日；登记来函时可以另填", Widget: f.term},
		kit.Field{Name: "warn", Label: "临期提醒", Required: true, Hint: "剩几个工作日时亮黄灯", Widget: f.warn},
		kit.Field{Name: "rooms", Label: "会签的室", Required: true, Hint: "按会签单上的顺序；已经填写过的意见不受改动影响", Widget: f.rooms},
		kit.Field{Name: "occasions", Label: "选人用人事由", Required: true, Hint: "计入选人用人的人次；登记来函时从中选择，也可以另外输入", Widget: f.appointing},
		kit.Field{Name: "apart", Label: "其他事由", Hint: "人次另外统计", Widget: f.apart},
	)
	p.unsaved = append(p.unsaved, f.unsaved)
	return f
}

func (f *vettingForm) object() fyne.CanvasObject {
	return kit.NewCard("党风廉政意见回复", container.NewVBox(f.form, container.NewHBox(kit.NewPrimaryButton("保存意见回复设置", f.onSave))))
}

// read takes the settings out of the inputs; the first that cannot be read is the error.
func (f *vettingForm) read() (model.VettingSettings, error) {
	s := model.VettingSettings{Mark: f.mark.Text, Occasions: slices.Concat(f.appointing.Values(), f.apart.Values()), Appointing: f.appointing.Values(), Rooms: f.rooms.Values()}
	s.Normalize()
	var err error
	if s.Term, err = desk.Days("term", f.term.Text); err != nil {
		return s, err
	}
	s.Warn, err = desk.Days("warn", f.warn.Text)
	return s, err
}

func (f *vettingForm) unsaved() bool {
	s, err := f.read()
	have := f.stored
	return err != nil || s.Mark != have.Mark || s.Term != have.Term || s.Warn != have.Warn ||
		!slices.Equal(s.Apart(), have.Apart()) || !slices.Equal(s.Appointing, have.Appointing) || !slices.Equal(s.Rooms, have.Rooms)
}

func (f *vettingForm) onSave() {
	s, err := f.read()
	if err != nil {
		f.form.ClearErrors()
		f.form.ShowError(err)
		return
	}
	p := f.page
	p.save(f.form, func(ctx context.Context) error { return p.Store.SetVettingSettings(ctx, s) }, "意见回复设置已保存")
}
