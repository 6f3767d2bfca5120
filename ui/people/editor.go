package people

import (
	"cmp"
	"context"
	"slices"

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
	read := func() (now model.Person, err error) {
		now = person
		now.Name, now.Level, now.Note, now.Top = name.Text, level.Text, note.Text, top.Checked
		if now.Posts, err = posts.posts(); err != nil {
			return now, err
		}
		now.Links, err = links.links()
		return now, err
	}
	var stored, warned model.Person
	kit.ShowForm(p.Window, kit.FormDialog{
		Title: title, Verb: "保存", Width: 60, // two days and a button beside each other
		Fields: []kit.Field{
			{Name: "name", Label: "姓名", Required: true, Widget: name},
			{Name: "level", Label: "职级", Widget: level},
			{Name: "posts", Label: "职务", Hint: "印在文书上的职务；日期不清楚的可以不填，免职后在“至”里填在任最后一天，不要删除", Widget: posts.object()},
			{Name: "links", Label: "联系（分管）单位", Widget: links.object()},
			{Name: "top", Label: "", Widget: top},
			{Name: "note", Label: "备注", Widget: note},
		},
		OnSubmit: func() (kit.Work, error) {
			now, err := read()
			if like, found := b.People.LookAlike(now); found && err == nil && renamed(now, person) && renamed(now, warned) {
				warned = now
				err = model.InvalidField("note", "已经有一位名字看起来一样的“"+like.Name+"”（"+cmp.Or(like.PostOn(p.Today()), "没有职务")+
					"）。是同一个人的，请关闭后改那一位；确是另一个人的，请在这里写明以便区分，不写就再按一次“保存”")
			}
			return func(ctx context.Context) (err error) {
				stored, err = p.Store.SavePerson(ctx, now)
				return err
			}, err
		},
		Dirty: func() bool {
			now, err := read()
			return err != nil || !same(now, person)
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

// renamed reports whether a leader is called otherwise, or told apart otherwise.
func renamed(a, b model.Person) bool { return a.Name != b.Name || a.Note != b.Note }

// same reports whether nothing of a leader was changed.
func same(a, b model.Person) bool {
	return a.Name == b.Name && a.Level == b.Level && a.Note == b.Note && a.Top == b.Top &&
		slices.Equal(a.Posts, b.Posts) && slices.Equal(a.Links, b.Links)
}
