package settings

import (
	"context"
	"slices"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// meetingsForm sets the types of meetings to choose from and from which amount on a matter is 大额.
type meetingsForm struct {
	page   *Page
	stored model.Decisions

	types *kit.ItemsEditor
	large *kit.Entry
	form  *kit.Form
}

func newMeetingsForm(p *Page, stored model.Decisions) *meetingsForm {
	f := &meetingsForm{page: p, stored: stored, types: kit.NewItemsEditor("例如：县委常委会"), large: kit.NewEntry("例如：50")}
	f.types.SetValues(stored.MeetingTypes)
	f.large.SetText(stored.Large.Wan())
	f.form = kit.NewForm(
		kit.Field{Name: "types", Label: "会议类型", Required: true, Hint: "登记会议时按这个次序选择；已登记的会议保留原来的类型", Widget: f.types},
		kit.Field{Name: "large", Label: "大额标准", Hint: "万元；达到这个金额的议题标“大额”，留空就都不标", Widget: f.large},
	)
	p.unsaved = append(p.unsaved, f.unsaved)
	return f
}

func (f *meetingsForm) object() fyne.CanvasObject {
	return kit.NewCard("会议和议题", container.NewVBox(f.form, container.NewHBox(kit.NewPrimaryButton("保存会议设置", f.onSave))))
}

// read takes the rules out of the inputs; an amount that cannot be read is the error.
func (f *meetingsForm) read() (model.Decisions, error) {
	d := f.stored
	d.MeetingTypes = f.types.Values()
	large, err := model.ParseMoney(f.large.Text)
	d.Large = large
	d.Normalize()
	if err != nil {
		return d, model.InvalidField("large", model.UserMessage(err))
	}
	return d, nil
}

func (f *meetingsForm) unsaved() bool {
	d, err := f.read()
	return err != nil || d.Large != f.stored.Large || !slices.Equal(d.MeetingTypes, f.stored.MeetingTypes)
}

func (f *meetingsForm) onSave() {
	d, err := f.read()
	if err != nil {
		f.form.ClearErrors()
		f.form.ShowError(err)
		return
	}
	p := f.page
	p.save(f.form, func(ctx context.Context) error { return p.Store.SetDecisions(ctx, d) }, "会议设置已保存")
}
