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
	source  *kit.Entry
	form    *kit.Form
	preview *fyne.Container
	scroll  *container.Scroll
	loader  *kit.Loader
	soon    func()

	proposed string // the source found in the text, which the clerk may replace
}

func newNoticePanel(p *Page) *noticePanel {
	n := &noticePanel{page: p, source: kit.NewEntry(""), loader: kit.NewLoader(p.Window), preview: container.NewVBox()}
	n.text = kit.NewMultiEntry("在这里粘贴放假通知的全文", 8, 0)
	n.soon = kit.Debounce(300*time.Millisecond, n.read)
	n.text.OnChanged = func(string) { n.soon() }
	n.source.OnChanged = func(string) { n.soon() }
	n.form = kit.NewForm(kit.Field{
		Name: "source", Label: "文号或标题", Required: true, Hint: "从文字里读到的会自动填上；期限说明里引用它", Widget: n.source,
	})
	n.scroll = container.NewVScroll(n.preview)
	open := kit.NewIconButton("打开文件", theme.FolderOpenIcon(), n.onOpen)
	back := kit.NewIconButton("返回日历", theme.NavigateBackIcon(), func() { p.show(p.object) })
	left := kit.NewCard("通知或放假表", container.New(layout.NewBorderLayout(nil, n.form, nil, nil), n.text, n.form), open)
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
		var text string
		p.Runner.Run("正在读取…", func(context.Context) (err error) {
			text, err = sheet.ReadFile(path)
			return err
		}, func() { n.text.SetValue(text) })
	})
}

// reading is what was read from the text, and what taking it would bring about.
type reading struct {
	notice model.Notice
	known  *model.Calendar
	change model.CalendarChange
	err    error // why nothing could be read; said in the preview
	trying error // why it could not be taken as it is

	nameless bool // neither the text nor the clerk names the source
}

// anySource stands for the source while it is tried what a table without one would move.
const anySource = "待填"

// read reads the text and shows what was found.
func (n *noticePanel) read() {
	p, text, source, today := n.page, n.text.Value(), n.source.Text, n.page.Today()
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
		r.change, r.trying = p.Store.TryYear(ctx, r.notice.Table(source), today)
		return r, nil
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
	year := notice.Table(n.source.Text)
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
