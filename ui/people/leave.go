package people

import (
	"context"
	"fmt"
	"slices"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// What becomes of an open document when its leader leaves a post; stays is for one who keeps another post.
const (
	passOn = "移交"
	endIt  = "终止办理"
	stays  = "仍由本人办理"
)

// leaving are the inputs for the end of a post, and for each open document of the leader what becomes of it.
type leaving struct {
	person model.Person
	post   model.Post
	today  model.Date
	docs   []model.Document
	people *desk.Directory
	on     *kit.DateField
	from   *kit.DateField // the day from which the successors answer, or the documents end
	by     *kit.Entry
	who    *kit.Entry // who approved what ends
	papers []paperLeft
	form   *kit.Form
}

// paperLeft are the inputs for one document.
type paperLeft struct {
	what   *kit.Select
	to     *kit.Picker
	reason *kit.Entry
	box    *fyne.Container
}

// onLeave ends a post; the documents issued before keep the post they were issued with, and those that are open are settled.
func (d *detail) onLeave(post model.Post) {
	l := leaving{person: d.person, post: post, today: d.page.Today()}
	var clerk string
	d.page.Run("正在查找没有办结的文书…", func(ctx context.Context) error {
		basis, err := d.page.LoadBasis(ctx)
		if err != nil {
			return err
		}
		clerk, l.people = basis.Office.Clerk, basis.People
		rows, err := d.page.Store.OpenPapers(ctx, d.person.ID, l.today)
		if err != nil {
			return err
		}
		l.docs, err = d.page.Store.DocumentsOf(ctx, rows)
		return err
	}, func() { d.askLeave(&l, clerk) })
}

func (d *detail) askLeave(l *leaving, clerk string) {
	st, today := d.page.Store, l.today
	l.on, l.from, l.by = kit.NewDateField(d.page.Today), kit.NewDateField(d.page.Today), desk.Entry(clerk)
	l.who = desk.Entry("")
	l.on.SetValue(today)
	l.from.SetValue(today)
	intro := l.person.Name + "不再担任“" + l.post.Title + "”。已发出的文书仍保留当时的职务。"
	fields := []kit.Field{{Name: "on", Label: "在任最后一天", Required: true, Widget: l.on}}
	if len(l.docs) > 0 {
		intro += fmt.Sprintf("还有 %d 份文书没有办结，逐份移交给接任的人，或者写明原因终止办理。", len(l.docs))
		for i, doc := range l.docs {
			l.papers = append(l.papers, l.paper(doc))
			fields = append(fields, kit.Field{Name: itemName(i), Label: fmt.Sprintf("第%d份", i+1), Required: true, Widget: l.papers[i].box})
		}
		fields = append(fields,
			kit.Field{Name: "from", Label: "起始日期", Required: true, Hint: "移交的从这一天起由新承办人办理；终止的在这一天终止", Widget: l.from},
			kit.Field{Name: "approver", Label: "终止批准人", Required: true, Widget: l.who},
			kit.Field{Name: "by", Label: "经办人", Required: true, Widget: l.by})
	}
	l.form = kit.ShowForm(d.page.Window, kit.FormDialog{
		Title: "免职", Verb: "登记", Intro: intro, Fields: fields, Width: leaveWidth,
		OnSubmit: func() (kit.Work, error) {
			day, err := desk.Day("on", l.on)
			if err != nil {
				return nil, err
			}
			settled, err := l.settlements(day)
			if err != nil {
				return nil, err
			}
			return func(ctx context.Context) error {
				_, err := st.LeaveSettling(ctx, l.person.ID, l.post.ID, day, settled, today)
				return err
			}, nil
		},
		OnDone: func() { d.page.Changed(); d.page.Toast("已登记免职") },
		Dirty: func() bool {
			return slices.ContainsFunc(l.papers, func(p paperLeft) bool { return p.what.Selected != "" || p.reason.Text != "" })
		},
	})
	l.follow()
}

// leaveWidth is the width of the dialog in ems.
const leaveWidth = 60

func itemName(i int) string { return fmt.Sprintf("item%d", i) }

func (l *leaving) paper(doc model.Document) paperLeft {
	p := paperLeft{what: kit.NewSelect([]string{passOn, endIt}, nil), reason: kit.NewEntry("原因；移交的可以不填")}
	if len(l.keeps(l.today)) > 0 {
		p.what.Options = append(p.what.Options, stays)
	}
	p.to = kit.NewPicker("移交给", func(q string) []kit.Option { return l.people.Options(q, l.today) })
	p.to.Hide()
	p.what.OnChanged = func(what string) {
		if what == passOn {
			p.to.Show()
		} else {
			p.to.Hide()
		}
		l.follow()
	}
	head := doc.Number.String() + "　" + doc.ShownState().Label() + "　" + doc.Title
	p.box = container.NewVBox(kit.NewParagraph(head), container.New(layout.NewGridLayoutWithColumns(3), p.what, p.reason, p.to))
	return p
}

// follow asks who approved it while a document is to end.
func (l *leaving) follow() {
	if l.form == nil {
		return
	}
	l.form.SetVisible("approver", slices.ContainsFunc(l.papers, func(p paperLeft) bool { return p.what.Selected == endIt }))
	l.form.Refresh()
}

// keeps are the other posts the leader still holds after a day.
func (l *leaving) keeps(on model.Date) []model.Post {
	var out []model.Post
	for _, p := range l.person.Posts {
		if p.ID != l.post.ID && (p.To.IsZero() || p.To.After(on)) {
			out = append(out, p)
		}
	}
	return out
}

// settlements reads what becomes of each document.
func (l *leaving) settlements(last model.Date) ([]model.Settlement, error) {
	if len(l.docs) == 0 {
		return nil, nil
	}
	from, err := desk.Day("from", l.from)
	if err != nil {
		return nil, err
	}
	var out []model.Settlement
	for i, p := range l.papers {
		s := model.Settlement{Document: l.docs[i].ID, Version: l.docs[i].Version}
		reason := p.reason.Text
		switch p.what.Selected {
		case passOn:
			if reason == "" {
				reason = l.person.Name + "不再担任" + l.post.Title
			}
			s.Handover = &model.Handover{To: model.LeaderRef{ID: p.to.Value().ID}, From: from, Reason: reason, By: l.by.Text}
		case endIt:
			if model.CleanLine(l.who.Text) == "" {
				return nil, model.InvalidField("approver", "请填写批准终止办理的人")
			}
			s.End = &model.Ended{On: from, Reason: reason, By: l.who.Text}
		case stays:
			if len(l.keeps(last)) == 0 {
				return nil, model.InvalidField(itemName(i), l.person.Name+"没有别的现任职务，请移交或者终止办理")
			}
		default:
			return nil, model.InvalidField(itemName(i), "请选择移交，还是终止办理")
		}
		out = append(out, s)
	}
	return out, nil
}
