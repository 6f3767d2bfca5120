package vetting

import (
	"context"
	"fmt"
	"strings"

	"oversight/model"
	"oversight/ui/kit"
)

// personFields are what is entered of a person.
type personFields struct {
	name, born, unit, post, proposed, idNumber, note *kit.Entry
	gender                                           *kit.Select
}

// unsaid is the choice of no gender.
const unsaid = "不填"

func newPersonFields(p model.Vetted) *personFields {
	f := &personFields{
		name: entry("", p.Name), born: entry("例如：1975.03", p.Born.String()), unit: entry("例如：县教育局", p.Unit), post: entry("例如：办公室主任", p.Post),
		proposed: entry("例如：副局长", p.Proposed), idNumber: entry("18 位，可以不填", p.IDNumber), note: entry("", p.Note),
		gender: kit.NewSelect(append([]string{unsaid}, model.Genders()...), nil),
	}
	choose(f.gender, p.Gender)
	f.idNumber.OnChanged = func(string) { f.takeFromNumber() }
	return f
}

// takeFromNumber fills in what a number of an identity card says, where nothing is entered yet.
func (f *personFields) takeFromNumber() {
	born, gender, err := model.ReadIDNumber(model.CleanIDNumber(f.idNumber.Text))
	if err != nil {
		return
	}
	if f.born.Text == "" {
		f.born.SetText(born.String())
	}
	if chosen(f.gender) == "" {
		f.gender.SetSelected(gender)
	}
}

func (f *personFields) fields() []kit.Field {
	return []kit.Field{
		{Name: "name", Label: "姓名", Required: true, Widget: f.name},
		{Name: "unit", Label: "单位", Hint: "单位和现任职务至少填一项", Widget: f.unit},
		{Name: "post", Label: "现任职务", Widget: f.post},
		{Name: "proposed", Label: "拟任职务", Widget: f.proposed},
		{Name: "gender", Label: "性别", Widget: f.gender},
		{Name: "born", Label: "出生年月", Widget: f.born},
		{Name: "idNumber", Label: "身份证号", Hint: "用来区分同名的人；填了就自动填出生年月和性别", Widget: f.idNumber},
		{Name: "note", Label: "内部说明", Hint: "绝不对外；同一人列两次的，写明原因", Widget: f.note},
	}
}

// text is all that is entered, to tell whether anything was changed.
func (f *personFields) text() string {
	return strings.Join([]string{f.name.Text, f.unit.Text, f.post.Text, f.proposed.Text, f.gender.Selected, f.born.Text, f.idNumber.Text, f.note.Text}, "\n")
}

// read takes the person out of the inputs and checks him as far as one can alone; opinions stay.
func (f *personFields) read(p model.Vetted) (model.Vetted, error) {
	p.Name, p.Unit, p.Post, p.Proposed = f.name.Text, f.unit.Text, f.post.Text, f.proposed.Text
	p.Gender, p.IDNumber, p.Note = chosen(f.gender), f.idNumber.Text, f.note.Text
	var err error
	if p.Born, err = model.ParseMonth(f.born.Text); err != nil {
		return p, err
	}
	p.Normalize()
	return p, p.Check()
}

// onAdd asks for one person after another: each is stored at Enter, and the next one is begun with the same unit.
func (b *batch) onAdd() { b.askNext(b.view.vetting, "", nil) }

// askNext asks for the next person of a batch after those added in this go.
func (b *batch) askNext(v model.Vetting, unit string, added []string) {
	st := b.page.Store
	fields := newPersonFields(model.Vetted{Unit: unit})
	intro := "每填好一人按回车，接着填下一人；填完了按 Esc。"
	if n := len(added); n > 0 {
		intro = fmt.Sprintf("已加入 %d 人，刚才是“%s”。", n, added[n-1]) + intro
	}
	var typed model.Vetted
	var stored model.Vetting
	kit.ShowForm(b.page.Window, kit.FormDialog{
		Title: "加入人员", Verb: "加入", Intro: intro, Fields: fields.fields(), Dirty: func() bool { return fields.name.Text != "" },
		OnSubmit: func() (kit.Work, error) {
			var err error
			if typed, err = fields.read(model.Vetted{}); err != nil {
				return nil, err
			}
			return func(ctx context.Context) (err error) {
				stored, err = st.AddVetted(ctx, v.ID, v.Version, []model.Vetted{typed})
				return err
			}, nil
		},
		OnDone: func() {
			b.page.Changed()
			b.askNext(stored, typed.Unit, append(added, typed.Name))
		},
	})
}

// onChange corrects what is entered of a person.
func (b *batch) onChange(p model.Vetted) {
	fields := newPersonFields(p)
	before := fields.text()
	b.askPersons(kit.FormDialog{
		Title: "修改“" + p.Name + "”的信息", Verb: "保存", Fields: fields.fields(), Dirty: func() bool { return fields.text() != before },
	}, func() ([]model.Vetted, error) {
		now, err := fields.read(p)
		return []model.Vetted{now}, err
	})
}
