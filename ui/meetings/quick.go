package meetings

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// noted is what the quick entry of a meeting works on.
type noted struct {
	basis     desk.Basis
	meeting   model.Meeting
	matters   []model.Matter
	inquiries []model.Inquiry // in the order in which they were recorded
}

func (p *Page) readNoted(ctx context.Context, meeting int64) (n noted, err error) {
	if n.basis, err = p.LoadBasis(ctx); err != nil {
		return n, err
	}
	if n.meeting, err = p.Store.Meeting(ctx, meeting); err != nil {
		return n, err
	}
	if n.matters, err = p.Store.MattersOf(ctx, meeting); err != nil {
		return n, err
	}
	n.inquiries, err = p.Store.InquiriesAt(ctx, meeting)
	return n, err
}

// typedNote is what is kept of the fields while somebody types.
type typedNote struct {
	Inquiry model.Inquiry
	Title   string // of a matter that is new
	Class   model.Class
}

// noteKeys begins the keys of what is kept; the meeting follows.
const noteKeys = "note:"

func noteKey(meeting int64) string { return fmt.Sprintf("%s%d", noteKeys, meeting) }

// QuickEntry opens the page on which the inquiries are recorded while the meeting is held (会中速记).
func (p *Page) QuickEntry(m model.Meeting) {
	if p.notes != nil {
		p.notes.focus()
		return
	}
	var n noted
	var kept typedNote
	var at time.Time
	p.Runner.Run("正在打开…", func(ctx context.Context) (err error) {
		if n, err = p.readNoted(ctx, m.ID); model.CodeOf(err) == model.NotFound { // deleted; what was kept is of no use
			if err := p.Store.ForgetTyping(ctx, noteKey(m.ID)); err != nil {
				return err
			}
		}
		if err != nil {
			return err
		}
		at, err = desk.Kept(ctx, p.Store, noteKey(m.ID), &kept)
		return err
	}, func() {
		p.placeNotes(newNotes(p, n))
		if !at.IsZero() {
			desk.OfferKept(p.Window, at, func() { p.notes.restore(kept) })
		}
	})
}

// selectToday selects the meeting of today and shows it, unless the clerk has chosen one.
func (p *Page) selectToday() {
	if len(p.meetings.table.Selected()) > 0 {
		return
	}
	today := p.Today()
	for _, r := range p.meetings.table.Rows() {
		if r.Within(today) {
			p.meetings.table.Select(r.ID)
			p.detail.show(r.ID)
			return
		}
	}
}

func (p *Page) placeNotes(n *notes) {
	p.notes = n
	p.body.Objects = []fyne.CanvasObject{n.object}
	p.body.Refresh()
	n.keep.Start()
	n.focus()
}

// closeNotes goes back to the list, which gets the keys.
func (p *Page) closeNotes() {
	n := p.notes
	if n == nil {
		return
	}
	n.keep.Stop()
	n.keep.Forget() // what was kept before was stored, or offered and not wanted
	p.notes = nil
	p.body.Objects = []fyne.CanvasObject{p.list}
	p.body.Refresh()
	p.Window.Canvas().Focus(p.meetings.table.FocusTarget())
}

// OfferKept opens the quick entry that was being typed in when the program ended, if it was one; show brings the page
// into view before.
func (p *Page) OfferKept(show func()) {
	p.LastTyped(noteKeys, func(rest string) {
		meeting, err := strconv.ParseInt(rest, 10, 64)
		if err != nil || p.notes != nil {
			return
		}
		show()
		p.QuickEntry(model.Meeting{ID: meeting})
	})
}

// Leave returns the work that keeps what is being typed, before the window closes.
func (p *Page) Leave() kit.Work {
	if p.notes == nil {
		return func(context.Context) error { return nil }
	}
	return p.notes.keep.Now()
}

// SaveNote stores the inquiry in the fields and begins the next one (Ctrl+Enter).
func (p *Page) SaveNote() {
	if p.notes != nil {
		p.notes.onNext()
	}
}

// TurnNotes goes on by so many of the inquiries that can still be changed (Ctrl+Down, Ctrl+Up).
func (p *Page) TurnNotes(by int) {
	if p.notes != nil {
		p.notes.turn(by)
	}
}

// EndNotes goes back to the list of meetings (Esc); it asks when something is not stored.
func (p *Page) EndNotes() {
	switch {
	case p.notes == nil:
	case !p.notes.unsaved():
		p.closeNotes()
	default:
		kit.Confirm(p.Window, kit.Confirmation{
			Title: "放弃这一条？", Text: "正在填写的这一条还没有保存。要保留请取消，再按 Ctrl+Enter 保存。", Verb: "放弃", Danger: true, OnOK: p.closeNotes,
		})
	}
}

// notes is the quick entry: at the left what was recorded at the meeting so far, at the right one of it in the fields.
type notes struct {
	noted
	page  *Page
	base  model.Inquiry // the one in the fields as it is stored; without an id one that is new
	shown model.Inquiry // what the fields held before anybody typed
	last  model.Inquiry // stored last; the next begins with its matter and with who asked

	title, remark, count, heading *kit.Text

	extend  *kit.Button
	unusual *fyne.Container // the remark with the button; away on a day of the meeting
	table   *kit.Table[model.Inquiry]
	noteFields
	form   *kit.Form
	keep   *desk.Keeper
	loader *kit.Loader
	object fyne.CanvasObject
}

func newNotes(p *Page, n noted) *notes {
	f := &notes{page: p, loader: kit.NewLoader(p.Window)}
	key := noteKey(n.meeting.ID)
	f.keep = desk.NewKeeper(p.Desk, func() string { return key }, f.typed)
	f.remark = kit.NewCaption("")
	f.remark.SetTone(kit.ToneSoon)
	f.title, f.count, f.heading = kit.NewParagraph(""), kit.NewCaption(""), kit.NewSubHeading("")
	f.title.Bold = true
	f.extend = kit.NewButton("会议开到今天", f.onExtend)
	f.unusual = container.NewVBox(f.remark, container.NewHBox(f.extend))
	f.table = f.newTable()
	f.noted = n // the fields ask it
	f.makeFields()
	f.object = f.frame()
	if len(n.inquiries) > 0 {
		f.last = n.inquiries[len(n.inquiries)-1]
	}
	f.take(n)
	f.next()
	return f
}

func (f *notes) frame() fyne.CanvasObject {
	buttons := []fyne.CanvasObject{
		kit.NewButton("返回列表", f.page.EndNotes), kit.NewButton("全部登记编号", f.onRegister), kit.NewPrimaryButton("保存，记下一条", f.onNext),
	}
	left := container.NewBorder(container.NewVBox(f.title, f.unusual), f.count, nil, nil, f.table)
	scroll := container.NewVScroll(container.NewPadded(f.form))
	f.form.Scroll = scroll
	keys := kit.NewCaption("Ctrl+Enter 保存并记下一条，Ctrl+↑、Ctrl+↓ 改前后各条，Esc 返回")
	right := container.NewBorder(f.heading, container.NewBorder(nil, nil, nil, f.keep.Note, keys), nil, nil, scroll)
	split := container.NewHSplit(
		container.New(layout.NewCustomPaddedLayout(0, 0, 0, kit.CardPadding), left),
		container.New(layout.NewCustomPaddedLayout(0, 0, kit.CardPadding, 0), right),
	)
	split.Offset = 0.4
	return kit.NewPage("会中速记", split, buttons...)
}

// typed is what the fields hold as the keeper keeps it.
func (f *notes) typed() (value any, dirty bool) {
	q, _ := f.read() // kept as far as it can be read
	m := f.newMatter()
	return typedNote{Inquiry: q, Title: m.Title, Class: m.Class}, f.unsaved()
}

// restore goes on with what was kept: into the draft it was typed in, or into a new one when that is no draft any more.
func (f *notes) restore(t typedNote) {
	if stored, ok := f.draft(t.Inquiry.ID); ok {
		f.show(stored)
	}
	f.fill(t.Inquiry)
	if t.Title != "" {
		f.matter.SetValue(kit.Option{Label: t.Title})
		f.class.SetSelected(string(t.Class))
		f.fit()
	}
	f.focus()
}
