package documents

import (
	"context"
	"slices"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// day is the day whose posts and units count: that of drafting.
func (f *form) day() model.Date {
	if d, err := f.drafted.Value(); err == nil && !d.IsZero() {
		return d
	}
	return f.page.Today()
}

// read takes the document out of the fields, as far as they can be read: the paper shows it and the keeper keeps it.
// The first field that cannot be read is the error.
func (f *form) read() (model.Document, error) {
	d := f.doc
	d.Leader = model.LeaderRef{ID: f.leader.Value().ID, Name: f.leader.Value().Label}
	if p, ok := f.basis.People.Person(d.Leader.ID); ok {
		d.Leader.Post, d.Leader.Role = p.PostOn(f.day()), p.RoleOn(f.day())
	}
	d.Units = nil
	for _, o := range f.units.Values() {
		d.Units = append(d.Units, model.Unit{ID: o.ID, Name: o.Label})
	}
	d.Link = model.LinkKind(f.link.Selected)
	d.Source, d.SourceShown, d.Basis, d.Title = f.source.Value().Label, f.shown.Text, f.basisText.Text, f.title.Text
	d.Problems, d.Origins = f.problems.Tagged()
	d.Suggestions = f.suggestions.Values()
	d.DraftedBy = f.draftedBy.Text
	d.Wording = model.Wording{Earlier: f.earlier.Value(), Lead: f.lead.Value(), Request: f.request.Value(), Feedback: f.feedback.Value()}
	day, err := desk.Day("drafted", f.drafted)
	d.Drafted = day
	d.Direct, d.Asked = f.chief.direct.Text, f.asked != 0 && f.asked == d.Leader.ID || f.doc.Asked && f.doc.Leader.ID == d.Leader.ID
	if d.Leader.Role != model.RoleParty {
		d.Direct = ""
	}
	if !d.Upward {
		term, termErr := desk.Days("term", f.term.Text)
		d.Term = term
		if err == nil {
			err = termErr
		}
	}
	for _, s := range f.sections {
		if sectionErr := s.read(&d); err == nil {
			err = sectionErr
		}
	}
	return d, err
}

func (f *form) changed() {
	f.dirty = true
	f.draw()
}

// drawNow lays the page out from what is typed, beside the window's thread.
func (f *form) drawNow() {
	doc, _ := f.read() // what cannot be read yet is simply not on the page yet
	doc.Normalize()
	paper := model.NewPaper(doc, f.basis.Kind(doc.Kind), f.basis.Office, f.basis.Calendar)
	kit.Load(f.loader, func(context.Context) (printing.Sheets, error) { return lay(printing.Document)(paper), nil }, func(s printing.Sheets) {
		desk.ShowSheets(f.preview, s)
		desk.NotePaper(f.note, s, stage(doc))
	})
}

// onLeader fills in the unit of a leader who has one, unless the clerk has chosen units herself.
func (f *form) onLeader(o kit.Option) {
	f.fields.SetHint("leader", o.Detail)
	f.chief.follow()
	if slices.Equal(f.units.Values(), f.filled) {
		f.filled = nil
		p, _ := f.basis.People.Person(o.ID)
		if links := p.UnitsOn(f.day()); len(links) == 1 {
			f.filled = []kit.Option{{ID: links[0].Unit.ID, Label: links[0].Unit.Name}}
			f.link.SetSelected(string(links[0].Kind))
		}
		f.units.SetValues(f.filled)
	}
	f.changed()
}

// onSource proposes what is printed of the source, unless the clerk has written that herself.
func (f *form) onSource() {
	source := f.source.Value().Label
	if model.CleanLine(f.shown.Text) == model.OuterSource(f.from) {
		f.shown.SetText(model.OuterSource(source))
	}
	f.from = source
	f.changed()
}

func (f *form) onNewLeader(name string) {
	f.page.NewPerson(name, func(p model.Person) {
		var b desk.Basis
		f.page.Runner.Run("正在读取…", func(ctx context.Context) (err error) {
			b, err = f.page.LoadBasis(ctx)
			return err
		}, func() {
			f.basis = b
			o := desk.Option(p, f.day())
			f.leader.SetValue(o)
			f.onLeader(o)
		})
	})
}

func (f *form) onSave() { f.save(false) }

func (f *form) onSubmit() { f.save(true) }

// blank tells whether the form began with nothing worth a draft: neither a stored one nor what another record gave it.
func (f *form) blank() bool { return f.doc.ID == 0 && f.doc.Previous == "" && f.doc.Inquiry == "" }

// save stores the draft and, when it is to be checked, hands it in; the form closes when all of it worked. seen are the words
// that tell of a report and that the clerk lets stand.
func (f *form) save(submit bool, seen ...string) {
	f.fields.ClearErrors()
	if !f.dirty && f.blank() && !submit {
		f.page.Toast("还没有填写内容，没有保存草稿")
		return
	}
	doc, err := f.read()
	if p, _ := f.basis.People.Person(doc.Leader.ID); err == nil && submit && asksFirst(doc, p) {
		askMayor(f.page.Window, p, doc, func() {
			f.asked = p.ID
			f.save(true)
		})
		return
	}
	if err == nil && submit {
		doc.Normalize()
		err = doc.CheckSubmission(f.basis.Office) // before anything is stored, at the field
		if err == nil {
			err = doc.CheckDraft(f.page.Today())
		}
	}
	if err != nil {
		f.fail(err)
		return
	}
	if spots := doc.TellingSpots(); submit && len(spots) > 0 && seen == nil {
		desk.AskTelling(f.page.Window, spots, submitVerb(f.basis.Rules), func(seen []string) { f.save(true, seen...) })
		return
	}
	st, today, key := f.page.Store, f.page.Today(), f.key()
	busy, said := "正在保存…", "草稿已保存"
	if submit {
		verb := submitVerb(f.basis.Rules)
		busy, said = "正在"+verb+"…", "已"+verb
	}
	f.keep.Stop()            // else it could keep what has just been stored
	var saved model.Document // the draft, once it is stored
	started := f.page.Runner.Start(kit.Job{Busy: busy, Fixed: true, Work: func(ctx context.Context) error {
		stored, err := st.SaveDraft(ctx, doc, today)
		if err != nil {
			return err
		}
		saved = stored
		if err := st.ForgetTyping(ctx, key); err != nil || !submit {
			return err
		}
		_, err = st.Submit(ctx, stored.ID, stored.Version, seen...)
		return err
	}, Fail: func(err error) bool {
		if saved.ID != 0 {
			f.doc = saved // a second try changes this record instead of making another
		}
		f.keep.Start()
		return f.fail(err)
	}, Done: func() {
		f.page.closeForm()
		f.page.Changed()
		f.page.ShowDocument(saved.ID)
		f.page.Toast(said)
	}})
	if !started { // other work lasts; the clerk will press again
		f.keep.Start()
	}
}

// fail shows an error at its field; it returns true when it did, as kit.Job wants it.
func (f *form) fail(err error) bool {
	if f.fields.ShowError(err) {
		return true
	}
	kit.ShowErr(f.page.Window, err)
	return true
}

func (f *form) onLeave() {
	if !f.dirty {
		f.page.closeForm()
		f.keep.Forget() // what was kept before was offered and not wanted
		return
	}
	desk.AskGiveUp(f.page.Window, "保存草稿", func() {
		f.page.closeForm()
		f.keep.Forget()
	})
}

// Save stores the draft being typed (Ctrl+S).
func (p *Page) Save() {
	if p.form != nil {
		p.form.onSave()
	}
}
