package home

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// todayCard is the card 今日待办: what is to be done today, each with the button that begins it.
type todayCard struct {
	page  *Page
	card  *kit.Surface
	items []model.Reminder

	counts *kit.Text
	rows   *fyne.Container
	scroll *container.Scroll
	fold   *kit.Button
}

const (
	todayRows   = 100 // of each kind that are listed; the lists have all of them
	todaySeen   = 5   // rows seen without scrolling: the board below needs the rest of a low window
	todayBadge  = 152 // width of the badges, as in the board
	todayGap    = 2   // between rows
	scrollRoom  = 12  // beside the rows, so that the bar does not lie over the buttons
	foldedKey   = "home.today.folded"
	nothingToDo = "今天没有到期、超期、待催办的文书，没有到期的问询跟踪和意见回复，也没有临近的定期事项"
)

func newTodayCard(p *Page) *todayCard {
	t := &todayCard{page: p, counts: kit.NewText(""), rows: container.New(layout.NewCustomPaddedVBoxLayout(todayGap))}
	t.counts.Color = kit.ColorMuted
	t.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, scrollRoom), t.rows))
	duties := kit.NewButton("定期事项", func() { p.OnDuties() })
	t.fold = kit.NewButton("", func() {
		prefs := p.App.Preferences()
		prefs.SetBool(foldedKey, !prefs.Bool(foldedKey))
		t.showFold()
	})
	for _, b := range []*kit.Button{duties, t.fold} {
		b.Importance = widget.LowImportance
	}
	t.card = kit.NewCard("今日待办", t.scroll, container.NewCenter(t.counts), duties, t.fold)
	t.showFold()
	return t
}

// showFold leaves of a folded card its line with the counts.
func (t *todayCard) showFold() {
	folded := t.page.App.Preferences().Bool(foldedKey)
	t.fold.SetText("收起")
	t.fold.SetIcon(theme.MenuDropUpIcon())
	t.scroll.Show()
	if folded {
		t.fold.SetText("展开")
		t.fold.SetIcon(theme.MenuDropDownIcon())
		t.scroll.Hide()
	}
	t.layOut()
}

// layOut gives the list the height of the rows it has, up to those seen at once.
func (t *todayCard) layOut() {
	height := float32(0)
	if n := len(t.rows.Objects); n > 0 && t.scroll.Visible() {
		height = (t.rows.MinSize().Height + todayGap) / float32(n) * float32(min(n, todaySeen))
	}
	t.scroll.SetMinSize(fyne.NewSize(0, height))
	t.card.Refresh()
	if t.page.object != nil {
		t.page.object.Refresh()
	}
}

// set shows what is to be done. While it is the same, the rows stay, and with them the focus; else the focus goes
// from a button that is gone to the row that has taken its place.
func (t *todayCard) set(items []model.Reminder) {
	if slices.EqualFunc(items, t.items, sameReminder) && len(t.rows.Objects) > 0 {
		return
	}
	c := t.page.Window.Canvas()
	had := slices.IndexFunc(t.rows.Objects, func(o fyne.CanvasObject) bool {
		return slices.ContainsFunc(buttonsOf(o), func(b *kit.Button) bool { return c.Focused() == b })
	})
	t.items, t.rows.Objects = items, nil
	for _, r := range items {
		t.rows.Add(t.row(r))
	}
	if len(items) == 0 {
		t.rows.Add(kit.NewCaption(nothingToDo))
	}
	t.counts.SetText(countKinds(items))
	t.layOut()
	if had >= 0 {
		if buttons := buttonsOf(t.rows.Objects[min(had, len(t.rows.Objects)-1)]); len(buttons) > 0 {
			c.Focus(buttons[0])
		}
	}
}

// sameReminder compares two items but for whether the panel has shown them.
func sameReminder(a, b model.Reminder) bool {
	a.Shown = b.Shown
	return a == b
}

func buttonsOf(row fyne.CanvasObject) (buttons []*kit.Button) {
	if box, ok := row.(*fyne.Container); ok {
		for _, o := range box.Objects {
			buttons = append(buttons, buttonsOf(o)...)
		}
	}
	if b, ok := row.(*kit.Button); ok {
		buttons = append(buttons, b)
	}
	return buttons
}

// countKinds says how many items there are of each kind: 超期 3，临期 2.
func countKinds(items []model.Reminder) string {
	var parts []string
	for i := 0; i < len(items); { // the kinds follow each other
		n := i
		for n < len(items) && items[n].Kind == items[i].Kind {
			n++
		}
		parts = append(parts, fmt.Sprintf("%s %d", items[i].Kind.Label(), n-i))
		i = n
	}
	return strings.Join(parts, "，")
}

// row is an item in one line: its light, what it is about, what is proposed, and what can be done with it.
func (t *todayCard) row(r model.Reminder) fyne.CanvasObject {
	badge := kit.NewBadge(desk.LightTone(r.Light), r.Text)
	title := kit.NewText(r.Title)
	title.Fit = kit.FitCut
	todo := kit.NewText(r.Todo)
	todo.Color = kit.ColorMuted
	begin := kit.NewButton("打开", func() { t.page.openReminder(r) })
	if r.Kind == model.RemindDuty {
		begin = kit.NewButton("办理", func() { t.page.OnDuty(r) })
	}
	later := kit.NewButton("推迟到明天", func() { t.putOff(r) })
	later.Importance = widget.LowImportance
	left := container.NewGridWrap(fyne.NewSize(todayBadge, begin.MinSize().Height), badge)
	right := container.NewHBox(container.NewCenter(todo), begin, later)
	return container.New(layout.NewBorderLayout(nil, nil, left, right), left, kit.Middle(title), right)
}

// openReminder shows the record an item is about.
func (p *Page) openReminder(r model.Reminder) {
	switch {
	case r.Inquiry != 0:
		p.OnInquiry(r.Inquiry)
	case r.Vetting != 0:
		p.OnVetting(r.Vetting)
	default:
		p.OnDocument(r.Document)
	}
}

func (t *todayCard) putOff(r model.Reminder) {
	p, today := t.page, t.page.Today()
	p.Run("正在保存…", func(ctx context.Context) error { return p.Store.PutOff(ctx, r.Key, today) }, func() {
		p.Toast("已推迟到明天：" + r.Title)
	})
}
