package inquiries

import (
	"context"

	"oversight/model"
	"oversight/ui/kit"
)

// Create opens the form for a new inquiry on a matter; 0 leaves the matter open.
func (p *Page) Create(matter int64) {
	p.write("新建问询", model.NewInquiry(matter, model.Meeting{}, p.basis.Office.Clerk, p.Today()))
}

// Edit opens the form for a draft.
func (p *Page) Edit(id int64) {
	var q model.Inquiry
	p.Runner.Run("正在打开…", func(ctx context.Context) (err error) {
		q, err = p.Store.Inquiry(ctx, id)
		return err
	}, func() { p.write("编辑问询草稿", q) })
}

func (p *Page) write(title string, q model.Inquiry) {
	question := kit.NewMultiEntry("", 3, 8)
	question.SetValue(q.Question)
	today := p.Today()
	kit.ShowForm(p.Window, kit.FormDialog{
		Title: title, Verb: "保存草稿", Dirty: func() bool { return question.Value() != q.Question },
		Fields: []kit.Field{{Name: "question", Label: "问询内容", Required: true, Widget: question}},
		OnSubmit: func() (kit.Work, error) {
			q.Question = question.Value()
			return func(ctx context.Context) (err error) {
				q, err = p.Store.SaveInquiry(ctx, q, today)
				return err
			}, nil
		},
		OnDone: func() { p.Changed(); p.ShowInquiry(q.ID); p.Toast("草稿已保存") },
	})
}
