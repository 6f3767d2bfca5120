package inquiries

import (
	"context"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// day is the day of the inquiry.
func (f *form) day() model.Date {
	if d, err := f.on.Value(); err == nil && !d.IsZero() {
		return d
	}
	return f.page.Today()
}

// read takes the inquiry out of the fields, as far as they can be read, and the matter that is to be registered with
// it. The first field that cannot be read is the error.
func (f *form) read() (q model.Inquiry, m model.Matter, err error) {
	q = f.q
	q.Matter, q.Phase, q.Means = f.matter.Value().ID, model.Phase(f.phase.Selected), model.Means(f.means.Selected)
	q.By, q.Recorder, q.Question, q.Risks = f.by.Text, f.recorder.Text, f.question.Value(), f.risks.values()
	var amountErr, answersErr error
	if f.added.wanted {
		m, amountErr = f.added.read()
	}
	q.On, err = desk.Day("on", f.on)
	q.Answers, answersErr = f.answers.values()
	if f.judged() {
		q.Suggestions = f.outcomes.values()
	} else {
		q.Suggestions = nil
		for _, text := range f.suggestions.Values() {
			q.Suggestions = append(q.Suggestions, model.Suggestion{Text: text})
		}
	}
	for _, other := range []error{amountErr, answersErr} {
		if err == nil {
			err = other
		}
	}
	return q, m, err
}

func (f *form) changed() {
	f.dirty = true
	f.draw()
}

// meeting is that of the matter chosen.
func (f *form) meeting() model.Meeting { return f.agenda.meetingOf(f.matter.Value().ID) }

// onNewMatter offers the fields of a matter that nobody has registered yet.
func (f *form) onNewMatter(title string) {
	f.added.title.SetText(title)
	f.wantNew(true)
	f.matter.SetValue(kit.Option{Label: title})
	f.onDay()
	f.fields.Focus("class")
}

// onMatter takes over a matter that is registered, or none.
func (f *form) onMatter() {
	f.wantNew(false)
	f.onDay()
}

// wantNew shows or hides the fields of a matter that is registered with the inquiry.
func (f *form) wantNew(wanted bool) {
	f.added.wanted = wanted
	for _, field := range f.added.fields() {
		f.fields.SetVisible(field.Name, wanted)
	}
}

// onDay lets phase, means and asker follow the day and the meeting, as far as they are still what was filled in.
func (f *form) onDay() {
	f.showMatter()
	usual := f.fromMeeting()
	if !f.correcting {
		if f.phase.Selected == string(f.usual.Phase) {
			f.phase.SetSelected(string(usual.Phase))
		}
		if f.means.Selected == string(f.usual.Means) {
			f.means.SetSelected(string(usual.Means))
		}
		if f.by.Text == f.usual.By {
			f.by.SetText(usual.By)
		}
	}
	f.usual = usual
	f.changed()
}

// fromMeeting is what follows from the meeting and the day.
func (f *form) fromMeeting() model.Inquiry { return model.NewInquiry(0, f.meeting(), "", f.day()) }

// showMatter says below the matter what is known of it.
func (f *form) showMatter() {
	m := f.agenda.matter(f.matter.Value().ID)
	switch {
	case m.ID != 0:
		f.fields.SetHint("matter", meetingWords(f.meeting())+"；"+string(m.Class)+joined("；提请单位：", m.Unit)+joined("；分管领导：", m.Leader.Name))
	case f.added.wanted:
		f.fields.SetHint("matter", "新议题，还没有上会，只能是会前问询")
	case f.correcting:
		f.fields.SetHint("matter", "")
	default:
		f.fields.SetHint("matter", "没有上会的议题也可以选；还没登记的，输入名称后选“新增”")
	}
}

// joined is a label with its value, or nothing.
func joined(label, value string) string {
	if value == "" {
		return ""
	}
	return label + value
}

// drawNow lays the record out from what is typed, beside the window's thread.
func (f *form) drawNow() {
	q, m, _ := f.read() // what cannot be read yet is simply not on the page yet
	if !f.added.wanted {
		m = f.agenda.matter(q.Matter)
	}
	g := f.meeting()
	p := model.InquiryPaper{
		Inquiry: q, Matter: m, Meeting: g, Office: f.basis.Office, InTime: g.PapersInTime(f.basis.Calendar), Large: m.Large(f.agenda.setting),
	}
	kit.Load(f.loader, func(context.Context) (printing.Sheets, error) { return printing.InquiryRecord(p), nil }, func(s printing.Sheets) {
		desk.ShowSheets(f.preview, s)
		desk.NotePaper(f.note, s, stage(q))
	})
}

func (f *form) onSave() {
	if f.correcting {
		f.saveCorrection()
		return
	}
	f.save(false)
}

func (f *form) onRegister() { f.save(true) }

// save stores the draft and, when it is to be registered, gives it its number; the form closes when all of it worked.
func (f *form) save(register bool) {
	f.fields.ClearErrors()
	if !f.dirty && f.q.ID == 0 && !register {
		f.page.Toast("还没有填写内容，没有保存草稿")
		return
	}
	q, m, err := f.read()
	if err != nil {
		f.fail(err)
		return
	}
	st, today, key, isNew := f.page.Store, f.page.Today(), f.key(), f.added.wanted
	busy := "正在保存…"
	if register {
		busy = "正在登记…"
	}
	var saved model.Inquiry // the draft, once it is stored
	f.start(busy, func(ctx context.Context) (err error) {
		var stored model.Inquiry
		if isNew {
			stored, err = st.NoteInquiry(ctx, m, q, today)
		} else {
			stored, err = st.SaveInquiry(ctx, q, today)
		}
		if err != nil {
			return err
		}
		saved = stored
		if isNew {
			if m, err = st.Matter(ctx, saved.Matter); err != nil {
				return err
			}
		}
		if err := st.ForgetTyping(ctx, key); err != nil || !register {
			return err
		}
		registered, err := st.RegisterInquiry(ctx, saved.ID, saved.Version, today)
		if err == nil {
			saved = registered
		}
		return err
	}, func() {
		said := "草稿已保存"
		if register {
			said = "已登记，编号 " + saved.Number.String()
		}
		f.finish(saved.ID, said)
	}, func(err error) {
		if saved.ID != 0 {
			f.adopt(saved, m)
		}
		f.fail(err)
	})
}

// saveCorrection stores what was corrected of a numbered inquiry.
func (f *form) saveCorrection() {
	f.fields.ClearErrors()
	q, _, err := f.read()
	if err != nil {
		f.fail(err)
		return
	}
	st, today, key, by, reason := f.page.Store, f.page.Today(), f.key(), f.corrector.Text, f.reason.Value()
	f.start("正在保存…", func(ctx context.Context) error {
		if _, err := st.CorrectInquiry(ctx, q, by, reason, today); err != nil {
			return err
		}
		return st.ForgetTyping(ctx, key)
	}, func() { f.finish(q.ID, "已更正，原来的内容留档") }, f.fail)
}

// start runs the work of saving; while it runs nothing is kept of the typing, else that could be of what was just stored.
func (f *form) start(busy string, work kit.Work, done func(), failed func(error)) {
	f.keep.Stop()
	started := f.page.Runner.Start(kit.Job{Busy: busy, Fixed: true, Work: work, Done: done, Fail: func(err error) bool {
		f.keep.Start()
		failed(err)
		return true
	}})
	if !started { // other work lasts; the clerk will press again
		f.keep.Start()
	}
}

// adopt goes on with the draft that was stored, though not registered: a second try changes it and its matter instead of
// making others.
func (f *form) adopt(saved model.Inquiry, m model.Matter) {
	f.q = saved
	if f.added.wanted {
		f.agenda.put(m, model.Meeting{})
		f.matter.SetValue(f.agenda.option(m.ID))
		f.wantNew(false)
		f.showMatter()
	}
	f.page.Changed()
}

func (f *form) finish(id int64, said string) {
	f.page.closeForm()
	f.page.Changed()
	f.page.ShowInquiry(id)
	f.page.Toast(said)
}

// fail shows an error at its field, or in a message.
func (f *form) fail(err error) {
	if !f.fields.ShowError(f.atField(err)) {
		kit.ShowErr(f.page.Window, err)
	}
}

// atField names the input that stands for suggestions where they were judged.
func (f *form) atField(err error) error {
	if f.judged() && model.FieldOf(err) == "suggestions" {
		return model.InvalidField("items", model.UserMessage(err))
	}
	return err
}

func (f *form) onLeave() {
	leave := func() {
		f.page.closeForm()
		f.keep.Forget() // what was kept before was offered and not wanted
	}
	if !f.dirty {
		leave()
		return
	}
	save := "保存草稿"
	if f.correcting {
		save = "保存更正"
	}
	desk.AskGiveUp(f.page.Window, save, leave)
}

// Save stores what is being typed (Ctrl+S).
func (p *Page) Save() {
	if p.form != nil {
		p.form.onSave()
	}
}
