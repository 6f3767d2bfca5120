package calendar

import (
	"context"
	"fmt"
	"time"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// noticePanel takes a holiday notice, or a table of days, into the calendar. What was pasted stays until it is replaced.
type noticePanel struct {
	page   *Page
	object fyne.CanvasObject

	text    *kit.MultiEntry
	tabs    *fyne.Container // the choice of a sheet, where the file has several
	tab     *kit.Select
	pages   []sheet.Page
	kind    *kit.Select
	source  *kit.Entry
	form    *kit.Form
	preview *fyne.Container
	scroll  *container.Scroll
	loader  *kit.Loader
	soon    func()

	proposed string       // the source found in the text, which the clerk may replace
	choice   choice       // of the kind, by the clerk
	shown    model.Notice // what the preview shows
	mute     bool         // the program itself sets the choices
}

// choice is the kind that the clerk chose for a notice; it holds while that notice is in the box.
type choice struct {
	kind model.NoticeKind
	of   string // the identity of the notice
}

// identity tells one notice from another, whatever is put right in its text.
func identity(n model.Notice) string {
	return fmt.Sprint(n.Year, n.Issuer, n.Title, n.Number, n.Tabular)
}

// meant is what the notice is taken for: as the clerk says, else as it reads.
func (c choice) meant(n model.Notice) model.NoticeKind {
	if c.kind != "" && c.of == identity(n) {
		return c.kind
	}
	return n.Kind
}

func newNoticePanel(p *Page) *noticePanel {
	n := &noticePanel{page: p, source: kit.NewEntry(""), loader: kit.NewLoader(p.Window), preview: container.NewVBox()}
	n.text = kit.NewMultiEntry("在这里粘贴放假通知的全文", 8, 0)
	n.soon = kit.Debounce(300*time.Millisecond, n.read)
	n.text.OnChanged = func(string) { n.soon() }
	n.kind = kit.NewSelect(kindLabels(), n.onKind)
	n.tab = kit.NewSelect(nil, n.onSheet)
	n.tabs = kit.NewFlow(kit.NewText("文件里的工作表"), n.tab)
	n.tabs.Hide()
	n.source.OnChanged = func(string) { n.soon() }
	n.form = kit.NewForm(
		kit.Field{Name: "kind", Label: "这份安排是", Required: true, Hint: "全年安排公布一整年；调整和本地安排只改动写到的日子", Widget: n.kind},
		kit.Field{Name: "source", Label: "文号或标题", Required: true, Hint: "从文字里读到的会自动填上；期限说明里引用它", Widget: n.source},
	)
	n.scroll = container.NewVScroll(n.preview)
	open := kit.NewIconButton("打开文件", theme.FolderOpenIcon(), n.onOpen)
	back := kit.NewIconButton("返回日历", theme.NavigateBackIcon(), func() { p.show(p.object) })
	left := kit.NewCard("通知或放假表", container.New(layout.NewBorderLayout(n.tabs, n.form, nil, nil), n.tabs, n.text, n.form), open)
	right := kit.NewCard("读到的安排", n.scroll)
	split := container.NewHSplit(left, right)
	split.Offset = 0.4
	n.object = kit.NewPage("导入放假通知", split, back, kit.NewPrimaryButton("采用", n.onTake))
	n.showNothing()
	return n
}

// onOpen reads a file into the box, in the place of what is there.
func (n *noticePanel) onOpen() {
	p := n.page
	kit.PickFile(p.Window, "打开放假通知或放假表", "", []string{".txt", ".tsv", ".csv", ".xlsx"}, func(path string) {
		var pages []sheet.Page
		p.Runner.Run("正在读取…", func(ctx context.Context) (err error) {
			pages, err = sheet.ReadPages(ctx, path)
			return err
		}, func() { n.open(pages) })
	})
}

// open puts the first page of a file into the box and offers the others.
func (n *noticePanel) open(pages []sheet.Page) {
	n.mute = true
	n.pages, n.tab.Options = pages, nil
	for _, p := range pages {
		n.tab.Options = append(n.tab.Options, p.Sheet)
	}
	n.tab.SetSelected(pages[0].Sheet)
	n.mute = false
	n.tabs.Hidden = len(pages) < 2
	n.tabs.Refresh()
	n.text.SetValue(pages[0].Text)
}

// onSheet puts another sheet of the file into the box.
func (n *noticePanel) onSheet(name string) {
	if page, err := sheet.PageNamed(n.pages, name); !n.mute && err == nil {
		n.text.SetValue(page.Text)
	}
}

func kindLabels() []string {
	var labels []string
	for _, k := range model.NoticeKinds() {
		labels = append(labels, k.Label())
	}
	return labels
}

// onKind notes what the clerk says the notice is.
func (n *noticePanel) onKind(label string) {
	if n.mute {
		return
	}
	for _, k := range model.NoticeKinds() {
		if k.Label() == label {
			n.choice = choice{k, identity(n.shown)}
		}
	}
	n.form.ClearErrors()
	n.soon()
}

// reading is what was read from the text, and what taking it would bring about.
type reading struct {
	notice model.Notice
	kind   model.NoticeKind
	known  *model.Calendar
	change model.CalendarChange
	own    []model.DayRule // that the office has set
	err    error           // why nothing could be read; said in the preview
	trying error           // why it could not be taken as it is

	nameless bool // neither the text nor the clerk names the source
}

// anySource stands for the source while it is tried what a table without one would move.
const anySource = "待填"

// read reads the text and shows what was found.
func (n *noticePanel) read() {
	p, text, source, today := n.page, n.text.Value(), n.source.Text, n.page.Today()
	choice := n.choice
	if model.CleanLine(text) == "" {
		n.loader.Drop()
		n.showNothing()
		return
	}
	if source == n.proposed {
		source = ""
	}
	kit.Load(n.loader, func(ctx context.Context) (r reading, err error) {
		if r.known, err = p.Store.Calendar(ctx); err != nil {
			return r, err
		}
		if r.notice, r.err = model.ReadHolidays(text, r.known); r.err != nil {
			return r, nil
		}
		if source == "" {
			source = r.notice.Source()
		}
		if r.nameless = source == ""; r.nameless {
			source = anySource
		}
		if r.kind = choice.meant(r.notice); r.kind != "" {
			r.change, r.trying = p.Store.TryYear(ctx, r.notice.Table(r.kind, source), today)
		}
		r.own, err = p.Store.OwnDays(ctx)
		return r, err
	}, n.show)
}

// propose fills the source in unless the clerk has typed another.
func (n *noticePanel) propose(source string) {
	mine := n.source.Text == n.proposed
	n.proposed = source
	if mine && n.source.Text != source {
		n.source.SetText(source)
	}
}

// onTake takes what the box holds now. What is doubtful is asked about once more.
func (n *noticePanel) onTake() {
	n.form.ClearErrors()
	p := n.page
	notice, err := model.ReadHolidays(n.text.Value(), p.cal)
	if err != nil {
		kit.ShowErr(p.Window, err)
		return
	}
	kind := n.choice.meant(notice)
	if kind == "" {
		n.refuse(model.InvalidField("kind", "请选择这份安排是全年的、对全国安排的调整，还是本地或补充的"))
		return
	}
	year := notice.Table(kind, n.source.Text)
	year.Normalize()
	if err := year.Check(); err != nil {
		n.refuse(err)
		return
	}
	if doubts := notice.Doubts(); doubts > 0 {
		kit.Confirm(p.Window, kit.Confirmation{
			Title: "有疑问的通知，仍要采用？",
			Text: fmt.Sprintf("%s里有 %d 处要核对，已经在“读到的安排”里逐条列出。没有收录的日期会按星期计算，期限可能因此算错。"+
				"请对照原文看过再采用；采用后也可以逐日改正。", year.Label(), doubts),
			Verb: "已核对，采用", Danger: true, OnOK: func() { n.take(year) },
		})
		return
	}
	n.take(year)
}

func (n *noticePanel) take(year model.CalendarYear) {
	p := n.page
	var change model.CalendarChange
	p.Runner.Start(kit.Job{Busy: "正在采用并重算期限…", Fixed: true, Work: func(ctx context.Context) (err error) {
		change, err = p.Store.TakeYear(ctx, year, p.Today())
		return err
	}, Fail: n.form.ShowError, Done: func() {
		p.show(p.object)
		p.tabs.SelectIndex(0)
		p.day.show(model.NewDate(year.Year, 1, 1))
		p.view.goTo(p.day.date)
		p.changed(change)
	}})
}

// refuse says what is wrong with the table, at the source if it is about that.
func (n *noticePanel) refuse(err error) {
	if !n.form.ShowError(err) {
		kit.ShowErr(n.page.Window, err)
	}
}
