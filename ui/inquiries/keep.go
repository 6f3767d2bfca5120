package inquiries

import (
	"context"
	"fmt"
	"strings"
	"time"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// typed is what is kept of a form: the inquiry as far as it could be read, and what is not part of it.
type typed struct {
	Inquiry    model.Inquiry
	NewMatter  bool
	Matter     model.Matter
	Amount     string // as typed
	Reason, By string // of a correction
	at         time.Time
}

// The keys of forms: those of a stored inquiry end in its id.
const (
	formKeys    = "inquiry:"
	unstored    = "new"
	corrections = "correct:"
)

func formKey(q model.Inquiry, correcting bool) string {
	switch {
	case correcting:
		return fmt.Sprintf("%s%s%d", formKeys, corrections, q.ID)
	case q.ID == 0:
		return formKeys + unstored
	}
	return fmt.Sprintf("%s%d", formKeys, q.ID)
}

func (f *form) key() string { return formKey(f.q, f.correcting) }

func (f *form) typed() (value any, dirty bool) {
	q, m, _ := f.read() // kept as far as it can be read
	return typed{
		Inquiry: q, NewMatter: f.added.wanted, Matter: m, Amount: f.added.amount.Text, Reason: f.reason.Value(), By: f.corrector.Text,
	}, f.dirty
}

// keptFor reads what was kept of a form.
func keptFor(ctx context.Context, st *store.Store, key string) (t typed, err error) {
	t.at, err = desk.Kept(ctx, st, key, &t)
	return t, err
}

// offer asks whether to go on with what was typed before.
func (f *form) offer(t typed) {
	desk.OfferKept(f.page.Window, t.at, func() {
		f.keep.Stop()
		again := newForm(f.page, opened{basis: f.basis, agenda: f.agenda, q: f.q, kept: t, goOn: true}, f.correcting)
		f.page.place(again)
		again.changed()
	})
}

// restore shows what was kept. The rest of the inquiry is as stored; a matter that was deleted meanwhile is none.
func (f *form) restore(t typed) {
	f.set(t.Inquiry)
	if t.NewMatter {
		f.added.set(t.Matter, t.Amount)
		f.wantNew(true)
		f.matter.SetValue(kit.Option{Label: t.Matter.Title})
		f.showMatter()
	}
	f.reason.SetValue(t.Reason)
	f.corrector.SetText(t.By)
}

// OfferKept opens the form that was being typed in last when the program ended, if it is one of this page; show brings
// the page into view before.
func (p *Page) OfferKept(show func()) {
	p.LastTyped(formKeys, func(rest string) {
		if p.form != nil {
			return
		}
		show()
		if rest == unstored {
			p.Create(0)
			return
		}
		digits, correcting := strings.CutPrefix(rest, corrections)
		var id int64
		if _, err := fmt.Sscan(digits, &id); err == nil {
			p.openStored(id, correcting, nil)
		}
	})
}

// Leave returns the work that keeps what is being typed, before the window closes; it is offered again at the next start.
func (p *Page) Leave() kit.Work {
	if p.form == nil {
		return func(context.Context) error { return nil }
	}
	return p.form.keep.Now()
}
