package meetings

import (
	"context"
	"fmt"
	"slices"

	"oversight/model"
	"oversight/ui/kit"
)

// show puts one of the inquiries into the fields.
func (f *notes) show(q model.Inquiry) {
	f.base = q.AsDraft()
	f.form.ClearErrors()
	f.fill(f.base)
	f.shown, _ = f.read()
	f.mark()
}

// next begins a new one, with the matter of the last and who asked then.
func (f *notes) next() {
	today := f.page.Today()
	q := model.NewNote(f.last.Matter, f.meeting, f.basis.Office.Clerk, today)
	if f.last.ID != 0 {
		q.By = f.last.By
	}
	if q.On != today && f.meeting.Within(f.last.On) {
		q.On = f.last.On
	}
	f.show(q)
}

// focus puts the caret where one goes on: into the question once it is known what it is about.
func (f *notes) focus() {
	target := f.question.FocusTarget()
	if f.matter.Value().Label == "" {
		target = f.matter.FocusTarget()
	}
	f.page.Window.Canvas().Focus(target)
}

// onNext stores what is typed and begins the next one. It is stored as a draft: a number cannot be taken back, and
// what was heard in the room is corrected before the day is over.
func (f *notes) onNext() {
	if f.base.ID == 0 && !f.unsaved() {
		_, _, err := f.check()
		f.form.ClearErrors()
		f.fail(err)
		return
	}
	f.save(func() {
		f.next()
		f.focus()
	})
}

// save stores what is typed, if anything is, and goes on with then. Whatever is refused stays in the fields.
func (f *notes) save(then func()) {
	f.form.ClearErrors()
	if !f.unsaved() {
		then()
		return
	}
	m, q, err := f.check()
	if err != nil {
		f.fail(err)
		return
	}
	p, today := f.page, f.page.Today()
	var stored model.Inquiry
	f.work("正在保存…", func(ctx context.Context) (err error) {
		if m.Title != "" {
			stored, err = p.Store.NoteInquiry(ctx, m, q, today)
		} else {
			stored, err = p.Store.SaveInquiry(ctx, q, today)
		}
		if err != nil {
			return err
		}
		return p.Store.ForgetTyping(ctx, noteKey(m.Meeting))
	}, func(err error) {
		if stored.ID != 0 { // a second try changes this record instead of making another
			f.base = stored.AsDraft()
			f.matter.SetValue(kit.Option{ID: stored.Matter, Label: f.matter.Value().Label})
		}
		f.fail(err)
	}, func() {
		if f.base.ID == 0 || f.base.ID == f.last.ID { // to correct an earlier one does not change what is on the table
			f.last = stored
		}
		f.show(stored)
		then()
	})
}

// work does an act and reads the meeting again, so that done finds what has changed. Nothing is kept of the fields
// meanwhile: it could outlive what is stored of them.
func (f *notes) work(busy string, act kit.Work, failed func(error), done func()) {
	p, meeting := f.page, f.meeting.ID
	var n noted
	resume := func() {
		if p.notes == f {
			f.keep.Start()
		}
	}
	f.keep.Stop()
	started := p.Runner.Start(kit.Job{Busy: busy, Fixed: true, Work: func(ctx context.Context) (err error) {
		if err := act(ctx); err != nil {
			return err
		}
		n, err = p.readNoted(ctx, meeting)
		return err
	}, Fail: func(err error) bool {
		resume()
		failed(err)
		return true
	}, Done: func() {
		resume()
		f.loader.Drop() // it could bring what was there before
		f.take(n)
		done()
		p.Changed()
	}})
	if !started { // other work lasts; the clerk will press again
		resume()
	}
}

// fail shows an error at its field.
func (f *notes) fail(err error) {
	f.mark()
	if !f.form.ShowError(err) {
		kit.ShowErr(f.page.Window, err)
	}
}

// turn stores what is typed and goes to an earlier draft, or a later one; behind the last comes a new one.
func (f *notes) turn(by int) {
	drafts := f.drafts()
	at := slices.IndexFunc(drafts, func(q model.Inquiry) bool { return q.ID == f.base.ID })
	if at < 0 {
		at = len(drafts)
	}
	to := at + by
	switch {
	case to < 0, to > len(drafts), to == at:
	case to == len(drafts):
		f.save(func() {
			f.next()
			f.focus()
		})
	default:
		f.save(func() {
			f.open(drafts[to].ID)
			f.focus()
		})
	}
}

// open shows a draft as it is stored now.
func (f *notes) open(id int64) {
	if q, ok := f.draft(id); ok {
		f.show(q)
	}
}

// onRegister gives all drafts of the meeting their numbers, after the one that is being typed was stored. The first
// that is not complete is shown instead, with what it lacks.
func (f *notes) onRegister() {
	f.save(func() {
		drafts := f.drafts()
		if len(drafts) == 0 {
			f.page.Toast("没有要登记编号的草稿")
			return
		}
		for _, q := range drafts {
			if err := q.CheckComplete(f.meeting); err != nil {
				f.show(q)
				f.fail(err)
				return
			}
		}
		kit.Confirm(f.page.Window, kit.Confirmation{
			Title: "全部登记编号？", Text: f.aboutNumbers(drafts), Verb: "登记编号", OnOK: func() { f.register(drafts) },
		})
	})
}

// aboutNumbers says what registering does, and of which year the numbers are when that is not this year.
func (f *notes) aboutNumbers(drafts []model.Inquiry) string {
	text := fmt.Sprintf("%d 条草稿按记录的先后编号。编号后不能收回，要改须更正并留档。", len(drafts))
	years := map[int]int{}
	for _, q := range drafts {
		years[q.On.Year()]++
	}
	delete(years, f.page.Today().Year())
	for year, n := range years {
		text += fmt.Sprintf("其中 %d 条是%d年的问询，编号编入%d年。", n, year, year)
	}
	return text
}

func (f *notes) register(drafts []model.Inquiry) {
	p, today := f.page, f.page.Today()
	var registered []model.Inquiry
	f.work("正在登记编号…", func(ctx context.Context) (err error) {
		registered, err = p.Store.RegisterInquiries(ctx, drafts, today)
		return err
	}, f.fail, func() {
		f.next()
		f.focus()
		text := "已登记 " + registered[0].Number.String()
		if n := len(registered); n > 1 {
			text += "至 " + registered[n-1].Number.String()
		}
		p.Toast(text)
	})
}

// onExtend makes today the last day of a meeting that goes on.
func (f *notes) onExtend() {
	p, m := f.page, f.meeting
	m.To = p.Today()
	kit.Confirm(p.Window, kit.Confirmation{
		Title: "会议开到今天？", Text: "会议日期改为" + m.Days() + "。", Verb: "改为今天结束", OnOK: func() {
			f.work("正在保存…", func(ctx context.Context) error {
				_, err := p.Store.SaveMeeting(ctx, m)
				return err
			}, f.fail, func() {
				if f.base.ID == 0 {
					f.on.SetValue(m.To)
				}
				f.focus()
			})
		},
	})
}
