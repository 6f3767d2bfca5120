package documents

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui/kit"
)

// keepEvery is how much typing a crash can cost at most.
const keepEvery = 3 * time.Second

// typed is what is kept of a form: the document as far as it could be read, and the term as it was typed.
type typed struct {
	Doc  model.Document
	Term string
	At   int64 `json:"-"` // when it was kept, unix milliseconds; zero when nothing was
}

// keeper stores what is being typed every few seconds.
type keeper struct {
	form   *form
	loader *kit.Loader
	last   string
	end    func()
}

// newForms begins the keys of forms whose document is not stored yet; the kind follows.
const newForms = "document:new:"

func formKey(d model.Document) string {
	if d.ID == 0 {
		return newForms + d.Kind
	}
	return fmt.Sprintf("document:%d", d.ID)
}

func (k *keeper) key() string { return formKey(k.form.doc) }

// keptFor reads what was kept for the form of a document.
func keptFor(ctx context.Context, st *store.Store, doc model.Document) (t typed, err error) {
	body, at, err := st.Typing(ctx, formKey(doc))
	if err != nil || body == "" {
		return t, err
	}
	err = json.Unmarshal([]byte(body), &t)
	t.At = at
	return t, err
}

func (k *keeper) start() { k.end = kit.Every(keepEvery, k.tick) }

// stop ends the keeping; what is being written now is dropped.
func (k *keeper) stop() {
	k.end()
	k.loader.Drop()
}

// body is what the fields hold now; it is read on the window's thread.
func (k *keeper) body() string {
	doc, _ := k.form.read() // kept as far as it can be read
	data, err := json.Marshal(typed{Doc: doc, Term: k.form.term.Text})
	if err != nil {
		return ""
	}
	return string(data)
}

func (k *keeper) tick() {
	body := k.body()
	if !k.form.dirty || body == k.last {
		return
	}
	key, st := k.key(), k.form.page.Store
	kit.Load(k.loader, func(ctx context.Context) (time.Time, error) {
		return time.Now(), st.KeepTyping(ctx, key, body)
	}, func(at time.Time) {
		k.last = body
		k.form.kept.SetText("已自动暂存 " + at.Format("15:04:05"))
	})
}

// now returns the work that keeps what is typed at this moment.
func (k *keeper) now() kit.Work {
	key, body, st := k.key(), k.body(), k.form.page.Store
	return func(ctx context.Context) error { return st.KeepTyping(ctx, key, body) }
}

func (k *keeper) forget() {
	key, st := k.key(), k.form.page.Store
	kit.Load(kit.NewLoader(k.form.page.Window), func(ctx context.Context) (struct{}, error) {
		return struct{}{}, st.ForgetTyping(ctx, key)
	}, func(struct{}) {})
}

// offer asks whether to go on with what was typed before a crash or a closed window.
func (f *form) offer(t typed) {
	at := time.UnixMilli(t.At).Local().Format("1月2日 15:04")
	kit.Confirm(f.page.Window, kit.Confirmation{
		Title: "接着上次填写？", Text: "上次有没保存的内容（" + at + " 自动暂存）。接着填写，还是保持现在的内容？", Verb: "接着填写",
		OnOK: func() {
			t.Doc.Version, t.Doc.ID, t.Doc.State = f.doc.Version, f.doc.ID, f.doc.State
			f.keep.stop()
			again := newForm(f.page, f.basis, t.Doc)
			f.page.place(again)
			again.term.SetText(t.Term)
			again.changed()
		},
	})
}

// OfferKept opens the form that was being typed in when the program ended, if there was one; show brings the
// page into view before.
func (p *Page) OfferKept(show func()) {
	kit.Load(kit.NewLoader(p.Window), p.Store.TypingForms, func(forms []string) {
		if len(forms) == 0 || p.form != nil {
			return
		}
		show()
		var id int64
		if _, err := fmt.Sscanf(forms[0], "document:%d", &id); err == nil {
			p.Edit(id)
			return
		}
		p.Create(strings.TrimPrefix(forms[0], newForms))
	})
}
