package documents

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// typed is what is kept of a form: the document as far as it could be read, and the term as it was typed.
type typed struct {
	Doc  model.Document
	Term string
	At   int64 `json:"-"` // when it was kept, unix milliseconds; zero when nothing was
}

// Every key of a form begins with formKeys, that of one whose document is not stored yet with newForms; the kind follows.
const (
	formKeys = "document:"
	newForms = formKeys + "new:"
)

func formKey(d model.Document) string {
	if d.ID == 0 {
		return newForms + d.Kind
	}
	return fmt.Sprintf("%s%d", formKeys, d.ID)
}

func (f *form) key() string { return formKey(f.doc) }

// keptFor reads what was kept for the form of a document.
func (p *Page) keptFor(ctx context.Context, doc model.Document) (t typed, err error) {
	t.At, err = desk.Kept(ctx, p.Store, formKey(doc), &t)
	return t, err
}

// typed is what the fields hold now, "" before anything was typed.
func (f *form) typed() string {
	if !f.dirty {
		return ""
	}
	doc, _ := f.read() // kept as far as it can be read
	data, err := json.Marshal(typed{Doc: doc, Term: f.term.Text})
	if err != nil {
		return ""
	}
	return string(data)
}

// offer asks whether to go on with what was typed before a crash or a closed window.
func (f *form) offer(t typed) {
	f.page.OfferTyped(t.At, func() {
		t.Doc.Version, t.Doc.ID, t.Doc.State = f.doc.Version, f.doc.ID, f.doc.State
		f.keep.Stop()
		again := newForm(f.page, f.basis, t.Doc)
		f.page.place(again)
		again.term.SetText(t.Term)
		again.changed()
	})
}

// OfferKept opens the form that was being typed in when the program ended, if it was one of this page; show brings
// the page into view before.
func (p *Page) OfferKept(show func()) {
	kit.Load(kit.NewLoader(p.Window), p.Store.TypingForms, func(forms []string) {
		if len(forms) == 0 || !strings.HasPrefix(forms[0], formKeys) || p.form != nil {
			return
		}
		show()
		var id int64
		if _, err := fmt.Sscanf(forms[0], formKeys+"%d", &id); err == nil {
			p.Edit(id)
			return
		}
		p.Create(strings.TrimPrefix(forms[0], newForms))
	})
}
