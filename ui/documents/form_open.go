package documents

import (
	"context"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// Create opens the form for a new document of a kind; "" stands for the usual one.
func (p *Page) Create(kind string) {
	p.open(func(_ context.Context, b desk.Basis) (model.Document, error) {
		k, err := b.KindToCreate(kind)
		return model.NewDocument(k, b.Office.Clerk, p.Today()), err
	})
}

// Escalate opens the form for the document that follows one which was not carried out.
func (p *Page) Escalate(before model.Document) {
	p.open(func(_ context.Context, b desk.Basis) (model.Document, error) {
		return before.Escalation(b.Kind(b.Kind(before.Kind).Next), b.Office.Clerk, p.Today())
	})
}

// CreateFrom opens the form for a document somebody else has begun, such as one made from an inquiry; it is stored when
// the clerk saves it.
func (p *Page) CreateFrom(d model.Document) {
	if p.form != nil {
		kit.Inform(p.Window, "还有一份文书没有填完", "请先保存或放弃正在填写的文书，再制发新的。")
		return
	}
	p.open(func(context.Context, desk.Basis) (model.Document, error) { return d, nil })
}

// Edit opens the form for a draft.
func (p *Page) Edit(id int64) {
	p.open(func(ctx context.Context, _ desk.Basis) (model.Document, error) { return p.Store.Document(ctx, id) })
}

// opened is what the form starts from.
type opened struct {
	basis desk.Basis
	doc   model.Document
	kept  typed
}

func (p *Page) open(load func(context.Context, desk.Basis) (model.Document, error)) {
	if p.form != nil {
		p.form.fields.Focus("leader")
		return
	}
	var o opened
	p.Runner.Run("正在打开…", func(ctx context.Context) (err error) {
		if o.basis, err = p.LoadBasis(ctx); err != nil {
			return err
		}
		if o.doc, err = load(ctx, o.basis); err != nil {
			return err
		}
		if o.doc.State != model.Draft { // handed in meanwhile; what was kept of it is of no use
			if err := p.Store.ForgetTyping(ctx, formKey(o.doc)); err != nil {
				return err
			}
			return model.Refuse("这份文书已经送核，不能再编辑。要修改请先“退回修改”")
		}
		o.kept, err = keptFor(ctx, p.Store, o.doc)
		return err
	}, func() { p.showForm(o) })
}

func (p *Page) showForm(o opened) {
	f := newForm(p, o.basis, o.doc)
	f.dirty = o.doc.ID == 0 && o.doc.Inquiry != "" // what was filled in is worth keeping
	p.place(f)
	if o.kept.At != 0 {
		f.offer(o.kept)
	}
}

func (p *Page) place(f *form) {
	p.form = f
	p.body.Objects = []fyne.CanvasObject{f.object}
	p.body.Refresh()
	f.keep.start()
	p.Window.Canvas().Focus(f.leader) // Form.Focus knows its window only once it was drawn
}

// closeForm goes back to the list, which gets the keys.
func (p *Page) closeForm() {
	if p.form == nil {
		return
	}
	p.form.keep.stop()
	p.form = nil
	p.body.Objects = []fyne.CanvasObject{p.list}
	p.body.Refresh()
	p.Window.Canvas().Focus(p.table.FocusTarget())
}

// Leave returns the work that keeps what is being typed, before the window closes; it is offered again at the
// next start.
func (p *Page) Leave() kit.Work {
	if p.form == nil || !p.form.dirty {
		return func(context.Context) error { return nil }
	}
	return p.form.keep.now()
}
