package settings

import (
	"context"
	"time"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// kindsTab is the tab 文种: the kinds at the left, the form of the one chosen, and its page as it will print.
type kindsTab struct {
	page  *Page
	table *kit.Table[kindRow]
	forms map[string]*kindForm // of the kinds that were looked at: what was typed stays when another one is chosen
	form  *kindForm            // the one shown

	place   *fyne.Container // holds the form
	preview *kit.PageView
	note    *kit.Text
	loader  *kit.Loader
	draw    func()
}

// kindRow is a kind in the list; kinds are never removed, so that its place tells it apart.
type kindRow struct {
	model.Kind
	place   int64
	unsaved bool
}

// drawAfter is how long the typing must pause before the page is laid out again.
const drawAfter = 60 * time.Millisecond

func newKindsTab(p *Page) *kindsTab {
	t := &kindsTab{
		page: p, forms: map[string]*kindForm{}, place: container.NewStack(),
		preview: kit.NewPageView(p.Window), note: kit.NewCaption(""), loader: kit.NewLoader(p.Window),
	}
	t.draw = kit.Debounce(drawAfter, t.drawNow)
	t.table = kit.NewTable(kindColumns(), func(r kindRow) int64 { return r.place }, nil)
	t.table.OnSelect = func(rows []kindRow) {
		if len(rows) == 1 {
			t.show(rows[0].Key)
		}
	}
	kit.KeepWidths(p.App.Preferences(), "settings.kinds.widths", t.table)
	return t
}

func kindColumns() []kit.Column[kindRow] {
	return []kit.Column[kindRow]{
		{ID: "name", Label: "文种", Width: 88, Grow: true, Text: func(r kindRow) string { return r.Name }},
		{ID: "mark", Label: "代字", Width: 74, Text: func(r kindRow) string { return r.Mark }},
		{ID: "layout", Label: "版式", Width: 74, Text: kindRow.form},
		{ID: "state", Label: "状态", Width: 84, Text: kindRow.state, Tone: kindRow.tone},
	}
}

// form is the layout in a word; the form beside the list has the whole name.
func (r kindRow) form() string {
	if r.Layout.IsLetter() {
		return "公文"
	}
	return r.Layout.Label()
}

func (r kindRow) state() string {
	switch {
	case r.unsaved:
		return "未保存"
	case r.Retired:
		return "停用"
	}
	return "在用"
}

func (r kindRow) tone() kit.Tone {
	switch {
	case r.unsaved:
		return kit.ToneSoon
	case r.Retired:
		return kit.ToneDone
	}
	return kit.ToneNormal
}

func (t *kindsTab) object() fyne.CanvasObject {
	add := container.NewHBox(kit.NewIconButton("增加文种", theme.ContentAddIcon(), t.onAdd))
	list := container.New(layout.NewBorderLayout(nil, add, nil, nil), t.table, add) // in the order of Tab
	sample := container.NewBorder(nil, t.note, nil, nil, t.preview)
	right := container.NewHSplit(t.place, sample)
	right.Offset = 0.54
	split := container.NewHSplit(list, right)
	split.Offset = 0.28
	return container.New(layout.NewCustomPaddedLayout(kit.CardGap, 0, 0, 0), split)
}

// refresh shows the kinds as they are stored now; what is being typed stays.
func (t *kindsTab) refresh() {
	t.list()
	for _, f := range t.forms {
		f.refresh()
	}
	if t.form == nil {
		t.choose(t.page.basis.Kinds[0].Key)
	}
	t.draw()
}

// list fills the list.
func (t *kindsTab) list() {
	var rows []kindRow
	for i, k := range t.page.basis.Kinds {
		f := t.forms[k.Key]
		rows = append(rows, kindRow{Kind: k, place: int64(i + 1), unsaved: f != nil && f.unsaved()})
	}
	t.table.SetRows(rows)
}

// choose selects a kind in the list and shows its form.
func (t *kindsTab) choose(key string) {
	for _, r := range t.table.Rows() {
		if r.Key == key {
			t.table.Select(r.place)
			t.show(key)
		}
	}
}

func (t *kindsTab) show(key string) {
	if t.forms[key] == nil {
		t.forms[key] = newKindForm(t, t.page.basis.Kind(key))
	}
	t.form = t.forms[key]
	t.place.Objects = []fyne.CanvasObject{t.form.object}
	t.place.Refresh()
	t.draw()
}

// unsaved reports whether something typed for a kind is not saved.
func (t *kindsTab) unsaved() bool {
	for _, f := range t.forms {
		if f.unsaved() {
			return true
		}
	}
	return false
}

// changed follows the typing: the page is drawn again, the list says what is not saved.
func (t *kindsTab) changed() {
	t.draw()
	t.list()
}

// drawNow lays the page out from what is typed, beside the window's thread.
func (t *kindsTab) drawNow() {
	if t.form == nil {
		return
	}
	k, _ := t.form.read() // shown as far as it can be read
	paper, trouble := sample(k, t.page.basis, t.page.Today())
	kit.Load(t.loader, func(context.Context) (printing.Sheets, error) { return sheets(paper), nil }, func(s printing.Sheets) {
		desk.ShowSheets(t.preview, s)
		t.note.SetText("样张，内容是举例")
		t.note.SetTone(kit.ToneNeutral)
		if len(s.Missing) > 0 {
			trouble = printing.Unprintable(s.Missing)
		}
		if trouble != "" {
			t.note.SetText(trouble)
			t.note.SetTone(kit.ToneOverdue)
		}
	})
}

// onAdd makes a kind of the office's own, worded like the built-in one of its layout; the form then has the rest.
func (t *kindsTab) onAdd() {
	p := t.page
	form, name, mark := kit.NewSelect(layoutLabels(), nil), kit.NewEntry("例如：提醒函"), kit.NewEntry("例如：竹同监函")
	form.SetSelectedIndex(0)
	var added model.Kind
	kit.ShowForm(p.Window, kit.FormDialog{
		Title: "增加文种", Verb: "增加", Intro: "期限、栏目名称和措辞先照同一版式的文种，增加以后可以修改。",
		Fields: []kit.Field{
			{Name: "layout", Label: "版式", Required: true, Hint: "卡片带送达回执，公文按 GB/T 9704 排版；有了文书以后不能在卡片和公文之间改换", Widget: form},
			{Name: "name", Label: "名称", Required: true, Hint: "印在纸面上，不超过 12 个字", Widget: name},
			{Name: "mark", Label: "代字", Required: true, Hint: "编号从代字开始，各文种不能相同", Widget: mark},
		},
		OnSubmit: func() (kit.Work, error) {
			k := model.NewKind(model.Layouts()[form.SelectedIndex()])
			k.Name, k.Mark = name.Text, mark.Text
			return func(ctx context.Context) (err error) {
				added, err = p.Store.AddKind(ctx, k)
				return err
			}, nil
		},
		Dirty: func() bool { return name.Text != "" || mark.Text != "" },
		OnDone: func() {
			p.then = func() { t.choose(added.Key) }
			p.Changed()
			p.Toast("已增加文种“" + added.Name + "”")
		},
	})
}

func layoutLabels() []string {
	var labels []string
	for _, l := range model.Layouts() {
		labels = append(labels, l.Label())
	}
	return labels
}
