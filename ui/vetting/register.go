package vetting

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// entry returns a line with a value to start from.
func entry(hint, text string) *kit.Entry {
	e := kit.NewEntry(hint)
	e.SetText(text)
	return e
}

// freePicker chooses one of some words, or takes another that is typed.
func freePicker(hint, value string, words []string) *kit.Picker {
	p := kit.NewPicker(hint, func(query string) []kit.Option {
		var out []kit.Option
		for i, w := range words {
			if model.Holds(w, query) {
				out = append(out, kit.Option{ID: int64(i + 1), Label: w})
			}
		}
		return out
	})
	p.AllowNew = func(text string) { p.SetValue(kit.Option{Label: model.CleanLine(text)}) }
	p.SetValue(kit.Option{Label: value})
	return p
}

// letterFields are what is entered of an incoming letter.
type letterFields struct {
	from, occasion     *kit.Picker
	counting           *kit.Select
	letter, term       *kit.Entry
	lettered, received *kit.DateField
	note               *kit.MultiEntry
	clerk              *kit.Entry
}

func newLetterFields(d *desk.Desk, b basis, v model.Vetting, senders []string) *letterFields {
	f := &letterFields{
		from: freePicker("选择，或输入来函单位的全称", v.From, senders), occasion: freePicker("选择，或输入别的事由", v.Occasion, b.settings.Occasions),
		letter: entry("例如：示组函〔2026〕5号", v.Letter), term: entry("", strconv.Itoa(v.Term)), clerk: b.Name(v.Clerk),
		lettered: d.DateField(b.Basis, v.Lettered), received: d.DateField(b.Basis, v.Received), note: kit.NewMultiEntry("", 2, 5),
	}
	f.note.SetValue(v.Note)
	f.counting = kit.NewSelect([]string{"请选择", countsYes, countsNo}, nil)
	f.count(cmp.Or(v.Counting, b.settings.CountingOf(v.Occasion)))
	f.occasion.OnChanged = func(o kit.Option) { f.count(b.settings.CountingOf(o.Label)) }
	f.occasion.AllowNew = func(text string) {
		f.occasion.SetValue(kit.Option{Label: model.CleanLine(text)})
		f.count(b.settings.CountingOf(model.CleanLine(text)))
	}
	return f
}

// The answers to whether an occasion is 选人用人.
const countsYes, countsNo = "是", "否，另外统计"

// count shows how an occasion counts; one the settings do not have is asked about.
func (f *letterFields) count(c model.Counting) {
	f.counting.SetSelectedIndex(map[model.Counting]int{model.CountAppointed: 1, model.CountApart: 2}[c])
}

func (f *letterFields) fields() []kit.Field {
	return []kit.Field{
		{Name: "from", Label: "来函单位", Required: true, Widget: f.from},
		{Name: "letter", Label: "来函文号", Widget: f.letter},
		{Name: "lettered", Label: "来函日期", Widget: f.lettered},
		{Name: "received", Label: "收到日期", Required: true, Hint: "回复期限从这一天起算，当日不计", Widget: f.received},
		{Name: "occasion", Label: "事由", Required: true, Widget: f.occasion},
		{Name: "counting", Label: "选人用人", Required: true, Hint: "提拔、转任、晋升、换届、转正是；评优、出国（境）不是", Widget: f.counting},
		{Name: "term", Label: "回复期限", Required: true, Hint: "收到之后多少个工作日", Widget: f.term},
		{Name: "clerk", Label: "经办人", Required: true, Widget: f.clerk},
		{Name: "note", Label: "备注", Widget: f.note},
	}
}

// read takes the letter out of the inputs; the first that cannot be read is the error.
func (f *letterFields) read(v model.Vetting) (model.Vetting, error) {
	v.From, v.Occasion, v.Letter, v.Clerk, v.Note = f.from.Value().Label, f.occasion.Value().Label, f.letter.Text, f.clerk.Text, f.note.Value()
	v.Counting = map[int]model.Counting{1: model.CountAppointed, 2: model.CountApart}[f.counting.SelectedIndex()]
	var err error
	if v.Lettered, err = desk.Day("lettered", f.lettered); err != nil {
		return v, err
	}
	if v.Received, err = desk.Day("received", f.received); err != nil {
		return v, err
	}
	v.Term, err = desk.Days("term", f.term.Text)
	return v, err
}

// onRegister asks for a new letter and opens its batch. rows are batches whose senders are offered.
func (p *Page) onRegister(b basis, rows []model.VettingRow) {
	var senders []string
	for _, r := range rows {
		if !slices.Contains(senders, r.From) {
			senders = append(senders, r.From)
		}
	}
	v := model.NewVetting(b.settings, b.Office.Clerk, p.Today())
	p.askLetter(b, v, senders, "登记来函", "登记", func(stored model.Vetting) {
		p.open(stored.ID, 0)
		p.Toast("已登记，接着加入人员")
	})
}

// askLetter asks for what stands in a letter, and stores it.
func (p *Page) askLetter(b basis, v model.Vetting, senders []string, title, verb string, done func(model.Vetting)) {
	st, today := p.Store, p.Today()
	fields := newLetterFields(p.Desk, b, v, senders)
	var stored model.Vetting
	kit.ShowForm(p.Window, kit.FormDialog{
		Title: title, Verb: verb, Fields: fields.fields(),
		Dirty: func() bool {
			now, err := fields.read(v)
			return err != nil || now != v
		},
		OnSubmit: func() (kit.Work, error) {
			now, err := fields.read(v)
			return func(ctx context.Context) (err error) {
				stored, err = st.SaveVetting(ctx, now, today)
				return err
			}, err
		},
		OnDone: func() { p.Changed(); done(stored) },
	})
}
