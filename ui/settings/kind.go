package settings

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// starts are the events a clock can start from, in the order of the choice.
var starts = []model.StartEvent{model.StartReceipt, model.StartService, model.StartSigning}

// noNext is the choice of no kind to escalate to.
const noNext = "不升级"

// kindForm edits what the office sets for one kind.
type kindForm struct {
	tab *kindsTab
	key string

	name, mark, term, warn *kit.Entry
	layout, start, next    *kit.Select
	layouts                []model.Layout // behind the options of layout
	nexts                  []string       // the keys behind the options of next
	labels                 *labelInputs
	wording                *wordingInputs

	fields *kit.Form
	retire *kit.Button
	object fyne.CanvasObject
}

func newKindForm(t *kindsTab, k model.Kind) *kindForm {
	f := &kindForm{
		tab: t, key: k.Key, name: kit.NewEntry(""), mark: kit.NewEntry(""), term: kit.NewEntry(""), warn: kit.NewEntry(""),
		layout: kit.NewSelect(layoutLabels(), nil), start: kit.NewSelect(nil, nil), next: kit.NewSelect(nil, nil),
		labels: newLabelInputs(k), wording: newWordingInputs(k.Wording),
	}
	for _, s := range starts {
		f.start.Options = append(f.start.Options, s.Label())
	}
	f.name.SetText(k.Name)
	f.mark.SetText(k.Mark)
	f.layouts = model.Layouts()
	if !slices.Contains(f.layouts, k.Layout) { // 上行文 is of the program's own kinds only
		f.layouts, f.layout.Options = []model.Layout{k.Layout}, []string{k.Layout.Label()}
	}
	f.layout.SetSelected(k.Layout.Label())
	f.term.SetText(strconv.Itoa(k.Term))
	f.warn.SetText(strconv.Itoa(k.Warn))
	f.start.SetSelected(k.Start.Label())
	f.nexts = []string{k.Next}
	f.next.Selected = t.page.basis.Kind(k.Next).Name
	f.fields = kit.NewForm(f.inputs()...)
	f.build()
	f.refresh()
	f.listen()
	return f
}

func (f *kindForm) inputs() []kit.Field {
	fields := []kit.Field{
		{Name: "name", Label: "名称", Required: true, Widget: f.name},
		{Name: "mark", Label: "代字", Required: true, Hint: f.numberHint(), Widget: f.mark},
		{Name: "layout", Label: "版式", Required: true, Widget: f.layout},
		{Name: "term", Label: "反馈期限", Required: true, Hint: "工作日；新建文书的默认值", Widget: f.term},
		{Name: "start", Label: "起算日", Required: true, Hint: "当日不计，自下一日起算", Widget: f.start},
		{Name: "warn", Label: "临期提醒", Required: true, Hint: "剩几个工作日时亮黄灯", Widget: f.warn},
		{Name: "next", Label: "升级为", Hint: "没有落实时，下一份用哪个文种", Widget: f.next},
		{Name: "labels", Label: "栏目名称", Required: true, Widget: f.labels.box},
	}
	return append(fields, f.wording.fields()...)
}

// build lays the form out with its buttons below, outside of what scrolls.
func (f *kindForm) build() {
	scroll := container.NewVScroll(container.NewPadded(f.fields))
	f.fields.Scroll = scroll
	f.retire = kit.NewButton("", f.onRetire)
	buttons := kit.NewFlow(kit.NewPrimaryButton("保存", f.onSave), kit.NewButton("历次措辞", f.onEditions), f.retire)
	note := kit.NewCaption("代字用于以后签发的文书，临期提醒马上生效；期限、起算日和措辞只用于以后新建的文书。")
	below := container.NewVBox(note, buttons)
	f.object = container.New(layout.NewBorderLayout(nil, below, nil, nil), scroll, below) // in the order of Tab
}

// listen reports changes from now on; before, the inputs were only being filled.
func (f *kindForm) listen() {
	changed := func(string) { f.tab.changed() }
	f.mark.OnChanged = func(string) {
		f.fields.SetHint("mark", f.numberHint())
		f.tab.changed()
	}
	for _, e := range append([]*kit.Entry{f.name, f.term, f.warn}, f.labels.entries()...) {
		e.OnChanged = changed
	}
	f.start.OnChanged, f.next.OnChanged = changed, changed
	f.layout.OnChanged = func(string) {
		f.labels.fit(f.chosenLayout())
		f.fields.Refresh()
		f.tab.changed()
	}
	for _, e := range f.wording.entries() {
		e.OnChanged = changed
	}
}

// refresh follows what has changed elsewhere: the kinds there are, and whether this one is retired.
func (f *kindForm) refresh() {
	chosen := f.nexts[max(f.next.SelectedIndex(), 0)]
	f.nexts, f.next.Options = []string{""}, []string{noNext}
	for _, k := range f.tab.page.basis.Kinds {
		if k.Key != f.key && (!k.Retired || k.Key == chosen) {
			f.nexts, f.next.Options = append(f.nexts, k.Key), append(f.next.Options, k.Name)
		}
	}
	f.next.Selected = f.next.Options[slices.Index(f.nexts, chosen)]
	f.next.Refresh()
	f.retire.SetText("停用")
	if f.stored().Retired {
		f.retire.SetText("启用")
	}
}

// numberHint shows the number that the mark makes.
func (f *kindForm) numberHint() string {
	mark := model.CleanLine(f.mark.Text)
	return "编号写成 " + (model.Number{Mark: mark, Year: f.tab.page.Today().Year(), Seq: 1}).String()
}

func (f *kindForm) chosenLayout() model.Layout { return f.layouts[f.layout.SelectedIndex()] }

// stored returns the kind as it is stored.
func (f *kindForm) stored() model.Kind { return f.tab.page.basis.Kind(f.key) }

// read takes the kind out of the inputs as far as they can be read; the first that cannot is the error.
func (f *kindForm) read() (model.Kind, error) {
	k := f.stored()
	k.Name, k.Mark, k.Layout = f.name.Text, f.mark.Text, f.chosenLayout()
	k.Start, k.Next = starts[f.start.SelectedIndex()], f.nexts[f.next.SelectedIndex()]
	k.Labels, k.Wording = f.labels.value(), f.wording.value()
	k.Normalize()
	var err, warnErr error
	k.Term, err = desk.Days("term", f.term.Text)
	k.Warn, warnErr = desk.Days("warn", f.warn.Text)
	if err == nil {
		err = warnErr
	}
	return k, err
}

// unsaved reports whether something typed is not saved.
func (f *kindForm) unsaved() bool {
	k, err := f.read()
	return err != nil || k != f.stored()
}

func (f *kindForm) onSave() {
	k, err := f.read()
	if err != nil {
		f.fields.ClearErrors()
		f.fields.ShowError(err)
		return
	}
	said := "“" + k.Name + "”的设置已保存"
	if before := f.stored(); k.Wording != before.Wording {
		said += fmt.Sprintf("，措辞为第 %d 版", before.Edition+1)
	}
	st := f.tab.page.Store
	f.tab.page.save(f.fields, func(ctx context.Context) error {
		_, err := st.SetKind(ctx, k)
		return err
	}, said)
}

// onRetire takes the kind out of use or back into it; what is typed in the form stays unsaved.
func (f *kindForm) onRetire() {
	k := f.stored()
	k.Retired = !k.Retired
	if !k.Retired {
		f.setRetired(k, "已启用“"+k.Name+"”")
		return
	}
	text := "停用后不能再新建" + k.Name + "；已有的照常办理、查找和打印，编号不变。以后可以重新启用。"
	for _, other := range f.tab.page.basis.Kinds {
		if other.Next == k.Key && !other.Retired {
			text += "\n“" + other.Name + "”现在升级为" + k.Name + "，停用后不能再升级，需要时请为它另选一个。"
		}
	}
	kit.Confirm(f.tab.page.Window, kit.Confirmation{
		Title: "停用“" + k.Name + "”？", Text: text, Verb: "停用", OnOK: func() { f.setRetired(k, "已停用“"+k.Name+"”") },
	})
}

func (f *kindForm) setRetired(k model.Kind, said string) {
	p := f.tab.page
	p.Run("正在保存…", func(ctx context.Context) error {
		_, err := p.Store.SetKind(ctx, k)
		return err
	}, func() { p.Toast(said) })
}
