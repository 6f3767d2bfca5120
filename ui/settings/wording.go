package settings

import (
	"context"
	"fmt"
	"time"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// wordingInputs are the texts of a wording and the buttons that put slots into them.
type wordingInputs struct {
	earlier, lead, request, feedback *kit.MultiEntry

	slots fyne.CanvasObject
	last  *kit.MultiEntry // where the caret was last
}

func newWordingInputs(w model.Wording) *wordingInputs {
	entry := func() *kit.MultiEntry { return kit.NewMultiEntry("", 2, 6) }
	in := &wordingInputs{earlier: entry(), lead: entry(), request: entry(), feedback: entry()}
	in.set(w)
	in.last = in.lead
	for _, e := range in.entries() {
		e.OnLeave = func() { in.last = e }
	}
	buttons := kit.NewFlow()
	for _, slot := range model.SlotNames() {
		b := kit.NewButton("{"+slot+"}", func() { in.insert(slot) })
		b.Importance = widget.LowImportance
		buttons.Add(b)
	}
	in.slots = buttons
	return in
}

func (in *wordingInputs) fields() []kit.Field {
	return []kit.Field{
		{Name: "slots", Label: "插入空格", Hint: "点一下，插到下面措辞的光标处；印出来时填上每份文书的内容。《》【】照原样印", Widget: in.slots},
		{Name: "earlier", Label: "提到前次的话", Hint: "升级的文书才有，不用时留空", Widget: in.earlier},
		{Name: "lead", Label: "问题前的话", Widget: in.lead},
		{Name: "request", Label: "建议前的话", Widget: in.request},
		{Name: "feedback", Label: "反馈要求", Required: true, Widget: in.feedback},
	}
}

func (in *wordingInputs) entries() []*kit.MultiEntry {
	return []*kit.MultiEntry{in.earlier, in.lead, in.request, in.feedback}
}

func (in *wordingInputs) set(w model.Wording) {
	in.earlier.SetValue(w.Earlier)
	in.lead.SetValue(w.Lead)
	in.request.SetValue(w.Request)
	in.feedback.SetValue(w.Feedback)
}

func (in *wordingInputs) value() model.Wording {
	return model.Wording{Earlier: in.earlier.Value(), Lead: in.lead.Value(), Request: in.request.Value(), Feedback: in.feedback.Value()}
}

// insert puts a slot in at the caret; the typing goes on behind it.
func (in *wordingInputs) insert(slot string) {
	in.last.Insert("{" + slot + "}")
	in.last.Focus()
}

// onEditions lists the wordings the kind has had; one that is taken back stands in the form until it is saved.
func (f *kindForm) onEditions() {
	p := f.tab.page
	var editions []model.Edition
	p.Runner.Run("正在读取…", func(ctx context.Context) (err error) {
		editions, err = p.Store.Editions(ctx, f.key)
		return err
	}, func() { f.showEditions(editions) })
}

// mostEditionRows is how many wordings are seen at once.
const mostEditionRows = 5

func (f *kindForm) showEditions(editions []model.Edition) {
	text := kit.NewKeyValues()
	var form *kit.Form
	table := kit.NewTable(editionColumns(), func(e model.Edition) int64 { return int64(e.N) }, nil)
	show := func(e model.Edition) {
		text.Set(wordingPairs(e.Wording)...)
		if form != nil {
			form.ClearErrors() // the dialog gets the height of the text
		}
	}
	table.OnSelect = func(rows []model.Edition) {
		if len(rows) == 1 {
			show(rows[0])
		}
	}
	table.SetRows(editions)
	table.Select(int64(editions[0].N))
	show(editions[0])
	form = kit.ShowForm(f.tab.page.Window, kit.FormDialog{
		Title: f.stored().Name + "的历次措辞", Verb: "取回这一版", Width: 60,
		Intro: "取回的措辞放进设置的表单里，点“保存”以后才成为新的一版；已经建立的文书保持建立时的措辞。",
		Fields: []kit.Field{
			{Name: "edition", Label: "版次", Widget: kit.InDialog(f.tab.page.Window, table, min(len(editions), mostEditionRows))},
			{Name: "text", Label: "措辞", Widget: text},
		},
		OnSubmit: func() (kit.Work, error) {
			chosen := table.Selected()
			if len(chosen) != 1 {
				return nil, model.InvalidField("edition", "请选择一版")
			}
			f.wording.set(chosen[0].Wording)
			return nil, nil
		},
		OnDone: f.wording.feedback.Focus,
	})
}

func editionColumns() []kit.Column[model.Edition] {
	return []kit.Column[model.Edition]{
		{ID: "n", Label: "版次", Width: 72, Text: func(e model.Edition) string { return fmt.Sprintf("第 %d 版", e.N) }},
		{ID: "at", Label: "时间", Width: 130, Text: func(e model.Edition) string {
			if e.At == 0 {
				return "程序自带"
			}
			return time.UnixMilli(e.At).Format("2006-01-02 15:04")
		}},
		{ID: "by", Label: "经办人", Width: 90, Text: func(e model.Edition) string { return e.By }},
		{ID: "lead", Label: "措辞", Width: 120, Grow: true, Text: func(e model.Edition) string { return e.Wording.Lead }},
	}
}

// wordingPairs shows a wording under the names of its inputs.
func wordingPairs(w model.Wording) []kit.Pair {
	return []kit.Pair{
		{Label: "提到前次的话", Value: w.Earlier},
		{Label: "问题前的话", Value: w.Lead},
		{Label: "建议前的话", Value: w.Request},
		{Label: "反馈要求", Value: w.Feedback},
	}
}
