package people

import (
	"context"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// edit opens the editor of a leader; done, when not nil, gets the leader as stored.
func (p *Page) edit(person model.Person, done func(model.Person)) {
	var b desk.Basis
	p.Runner.Run("正在打开…", func(ctx context.Context) (err error) {
		b, err = p.LoadBasis(ctx)
		return err
	}, func() { p.showEditor(b, person, done) })
}

func (p *Page) showEditor(b desk.Basis, person model.Person, done func(model.Person)) {
	name, level, note := kit.NewEntry(""), kit.NewEntry("例如：县委常委、副县长"), kit.NewEntry("同名的人靠它区分，例如：分管农业")
	name.SetText(person.Name)
	level.SetText(person.Level)
	note.SetText(person.Note)
	top := kit.NewCheck("是“一把手”", nil)
	top.Checked = person.Top
	posts, links := newPosts(p, b, person.Posts), newLinks(p, b, person.Links)
	title := "新增监督对象"
	if person.ID != 0 {
		title = "编辑监督对象"
	}
	stored := person
	kit.ShowForm(p.Window, kit.FormDialog{
		Title: title, Verb: "保存", Width: 46,
		Fields: []kit.Field{
			{Name: "name", Label: "姓名", Required: true, Widget: name},
			{Name: "level", Label: "职级", Widget: level},
			{Name: "posts", Label: "职务", Hint: "印在文书上的职务；免职后填在任最后一天，不要删除", Widget: posts.object()},
			{Name: "links", Label: "联系（分管）单位", Widget: links.object()},
			{Name: "top", Label: "", Widget: top},
			{Name: "note", Label: "备注", Widget: note},
		},
		OnSubmit: func() (kit.Work, error) {
			person.Name, person.Level, person.Note, person.Top = name.Text, level.Text, note.Text, top.Checked
			var err error
			if person.Posts, err = posts.posts(); err != nil {
				return nil, err
			}
			if person.Links, err = links.links(); err != nil {
				return nil, err
			}
			return func(ctx context.Context) (err error) {
				stored, err = p.Store.SavePerson(ctx, person)
				return err
			}, nil
		},
		OnDone: func() {
			p.Changed()
			p.Toast("已保存“" + stored.Name + "”")
			if done != nil {
				done(stored)
				return
			}
			p.detail.show(stored.ID)
		},
	})
}
