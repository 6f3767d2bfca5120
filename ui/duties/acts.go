package duties

import (
	"context"
	"slices"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// Fulfil asks for the record that a term was done; duty, leader and term of the record say which.
func (p *Page) Fulfil(of model.DutyDone) {
	var b desk.Basis
	var board []model.DutyOwed
	today := p.Today()
	p.Runner.Run("正在打开…", func(ctx context.Context) (err error) {
		if b, err = p.LoadBasis(ctx); err != nil {
			return err
		}
		board, err = p.Store.DutyBoard(ctx, today)
		return err
	}, func() {
		i := slices.IndexFunc(board, func(o model.DutyOwed) bool { return recordOf(o) == of })
		if i < 0 {
			kit.ShowErr(p.Window, &model.Error{Code: model.NotFound, Msg: "这一项已经不用办理了，请按 F5 刷新"})
			return
		}
		p.showFulfil(b, board[i])
	})
}

// recordOf is an empty record of a term.
func recordOf(o model.DutyOwed) model.DutyDone {
	return model.DutyDone{Duty: o.Duty.ID, Leader: o.Leader.ID, Term: o.Term.Key}
}

// showFulfil asks when, how and by whom a term was done. A record there is already can be corrected.
func (p *Page) showFulfil(b desk.Basis, o model.DutyOwed) {
	st, today := p.Store, p.Today()
	by, note := b.Name(""), kit.NewMultiEntry("例如：县委常委会第5次会议听取汇报，纪要存办公室", 3, 6)
	day := today
	by.SetText(b.Office.Clerk)
	if o.Fulfilled() {
		day = o.Done.On
		by.SetText(o.Done.By)
		note.SetValue(o.Done.Note)
	}
	on := p.DateField(b, day)
	kit.ShowForm(p.Window, kit.FormDialog{
		Title: "登记完成", Verb: "登记", Intro: o.Label() + "，期限" + o.Shown.Chinese() + "。",
		Fields: []kit.Field{
			{Name: "on", Label: "完成日期", Required: true, Widget: on},
			{Name: "note", Label: "完成情况", Required: true, Hint: "做了什么，记录存在哪里", Widget: note},
			{Name: "by", Label: "经办人", Required: true, Widget: by},
		},
		Dirty: func() bool { return note.Value() != o.Done.Note },
		OnSubmit: func() (kit.Work, error) {
			done := recordOf(o)
			done.Note, done.By = note.Value(), by.Text
			var err error
			if done.On, err = desk.Day("on", on); err != nil {
				return nil, err
			}
			return func(ctx context.Context) error { return st.FulfillDuty(ctx, done, today) }, nil
		},
		OnDone: func() { p.Changed(); p.Toast("已登记完成：" + o.Label()) },
	})
}

// onReopen takes a mistaken record back.
func (p *Page) onReopen(o model.DutyOwed) {
	st, today := p.Store, p.Today()
	reason := kit.NewMultiEntry("例如：登记错了人", 2, 4)
	kit.ShowForm(p.Window, kit.FormDialog{
		Title: "撤销登记", Verb: "撤销", Danger: true,
		Intro:  o.Label() + "，登记为" + o.Done.On.Chinese() + "完成：" + o.Done.Note + "。撤销后重新计期限，原因记入操作记录。",
		Fields: []kit.Field{{Name: "reason", Label: "撤销原因", Required: true, Widget: reason}},
		Dirty:  func() bool { return reason.Value() != "" },
		OnSubmit: func() (kit.Work, error) {
			text := reason.Value()
			return func(ctx context.Context) error { return st.ReopenDuty(ctx, recordOf(o), text, today) }, nil
		},
		OnDone: func() { p.Changed(); p.Toast("已撤销登记：" + o.Label()) },
	})
}
