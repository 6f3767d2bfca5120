package vetting

import (
	"context"
	"fmt"
	"slices"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// unfilled is the choice of no answer and of no conclusion.
const unfilled = "未填"

// opinionInputs are what one room says.
type opinionInputs struct {
	room     string
	reported *kit.Select
	text     *kit.Entry
}

func newOpinionInputs(o model.RoomOpinion, none string) *opinionInputs {
	in := &opinionInputs{room: o.Room, reported: kit.NewSelect([]string{none}, nil), text: entry("反映的内容，怎样了结", o.Text)}
	for _, r := range model.ReportedList() {
		in.reported.Options = append(in.reported.Options, string(r))
	}
	choose(in.reported, string(o.Reported))
	return in
}

func (in *opinionInputs) object() fyne.CanvasObject {
	const width = 104
	reported := container.NewGridWrap(fyne.NewSize(width, in.reported.MinSize().Height), in.reported)
	return container.New(layout.NewBorderLayout(nil, nil, reported, nil), reported, in.text) // in the order of Tab
}

// read returns the opinion; a text without an answer is an error at the field of the room.
func (in *opinionInputs) read() (model.RoomOpinion, error) {
	o := model.RoomOpinion{Room: in.room, Reported: model.Reported(chosen(in.reported)), Text: model.CleanText(in.text.Text)}
	switch {
	case o.Reported == "" && o.Text != "":
		return o, model.InvalidField(in.field(), "请选择无反映、有反映或已了结")
	case o.Reported == model.ReportedNothing && o.Text != "":
		return o, model.InvalidField(in.field(), "选了“无反映”，后面又写了情况。有情况的请改选“有反映”，没有的请把文字删去")
	case o.Reported == model.ReportedSettled && o.Text == "":
		return o, model.InvalidField(in.field(), "选了“已了结”，请写明反映了什么、怎样了结")
	}
	return o, nil
}

func (in *opinionInputs) field() string { return "room:" + in.room }

// conclusionSelect chooses a conclusion; none is its first option.
func conclusionSelect(none string, c model.Conclusion) *kit.Select {
	s := kit.NewSelect([]string{none}, nil)
	for _, c := range model.Conclusions() {
		s.Options = append(s.Options, string(c))
	}
	choose(s, string(c))
	return s
}

// onOpinions asks for what the rooms say of one person, and for the conclusion.
func (b *batch) onOpinions(id int64) {
	i := slices.IndexFunc(b.members.stored, func(p model.Vetted) bool { return p.ID == id })
	if i < 0 || !b.members.allows(model.VettingChange) {
		return
	}
	p := b.members.stored[i]
	var rooms []*opinionInputs
	var fields []kit.Field
	for _, room := range b.members.rooms {
		in := newOpinionInputs(p.Opinion(room), unfilled)
		rooms = append(rooms, in)
		fields = append(fields, kit.Field{Name: in.field(), Label: room, Widget: in.object()})
	}
	conclusion, note := conclusionSelect(unfilled, p.Conclusion), kit.NewMultiEntry("", 2, 4)
	note.SetValue(p.Note)
	outward := freePicker("按结论："+model.OutwardNone+"、"+model.OutwardSuspend+"或"+model.OutwardUnfit, p.OutwardOpinion(), model.OutwardOpinions())
	follow := p.Conclusion
	conclusion.OnChanged = func(string) { // until another is written the outward opinion follows the conclusion
		now := model.Conclusion(chosen(conclusion))
		if said := outward.Value().Label; said == "" || said == follow.Outward() {
			outward.SetValue(kit.Option{Label: now.Outward()})
		}
		follow = now
	}
	sanctions := newSanctionRows(b.page, b.view.basis, p.Sanctions)
	fields = append(fields,
		kit.Field{Name: "sanctions", Label: "处分", Hint: "回复时还在影响期内的会提醒", Widget: sanctions.object()},
		kit.Field{Name: "conclusion", Label: "结论", Hint: "内部掌握，不对外", Widget: conclusion},
		kit.Field{Name: "note", Label: "内部说明", Hint: "绝不对外。结论不是“无影响”的、反映已了结的，写明原因", Widget: note},
		kit.Field{Name: "outward", Label: "对外意见", Hint: "印在回复函和名单里；可以另写，不能让人看出有人反映", Widget: outward})
	read := func() ([]model.Vetted, error) {
		now := p
		for _, in := range rooms {
			o, err := in.read()
			if err != nil {
				return nil, err
			}
			now.SetOpinion(o)
		}
		now.Conclusion, now.Note, now.Outward = model.Conclusion(chosen(conclusion)), note.Value(), outward.Value().Label
		var err error
		if now.Sanctions, err = sanctions.read(); err != nil {
			return nil, err
		}
		now.Normalize()
		return []model.Vetted{now}, now.Check()
	}
	const width = 50
	b.askPersons(kit.FormDialog{
		Title: "填写意见：" + p.Name, Verb: "保存", Width: width, Intro: intro(p), Fields: fields,
		Dirty: func() bool {
			now, err := read()
			return err != nil || vettedDiffers(now[0], p)
		},
	}, read)
}

// vettedDiffers tells whether opinions, conclusion, what goes out, punishments or note of a person were changed.
func vettedDiffers(a, b model.Vetted) bool {
	return a.Conclusion != b.Conclusion || a.OutwardOpinion() != b.OutwardOpinion() || !slices.Equal(a.Sanctions, b.Sanctions) || a.Note != b.Note || !slices.Equal(a.Opinions, b.Opinions)
}

// intro says who a person is and what is proposed.
func intro(p model.Vetted) string {
	text := p.Position()
	if p.Proposed != "" {
		text += "，拟任" + p.Proposed
	}
	return text
}

// askPersons shows a form about persons and stores those read changed.
func (b *batch) askPersons(f kit.FormDialog, read func() ([]model.Vetted, error)) {
	st, id := b.page.Store, b.view.vetting.ID
	var changed []model.Vetted
	f.OnSubmit = func() (kit.Work, error) {
		var err error
		if changed, err = read(); err != nil {
			return nil, err
		}
		return func(ctx context.Context) error {
			_, err := st.ChangeVetted(ctx, id, changed)
			return err
		}, nil
	}
	f.OnDone = func() {
		b.page.Changed()
		b.page.Toast(fmt.Sprintf("已保存 %d 人", len(changed)))
	}
	kit.ShowForm(b.page.Window, f)
}
