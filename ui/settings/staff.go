package settings

import (
	"context"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// staffCard lists the people of the office (本单位人员), who are offered wherever a name is asked for.
type staffCard struct {
	page *Page
	rows *fyne.Container
}

func newStaffCard(p *Page) *staffCard { return &staffCard{page: p, rows: container.NewVBox()} }

func (c *staffCard) object() fyne.CanvasObject {
	note := kit.NewCaption("填核稿、签发、批准、审批、送达、记录的人时从这里选；填过的姓名会自动列入，职务请在这里补上。改名后，原来的姓名仍算同一个人。")
	add := kit.NewIconButton("增加人员", theme.ContentAddIcon(), func() { c.edit(model.Member{}) })
	return kit.NewCard("本单位人员", container.NewVBox(note, c.rows, container.NewHBox(add)))
}

// set shows the people, those in service first.
func (c *staffCard) set(staff model.Staff) {
	c.rows.Objects = nil
	shown := staff.InService()
	for _, m := range staff {
		if m.Left {
			shown = append(shown, m)
		}
	}
	for _, m := range shown {
		c.rows.Add(c.row(m))
	}
	c.rows.Refresh()
}

func (c *staffCard) row(m model.Member) fyne.CanvasObject {
	words := m.Name
	if m.Post != "" {
		words += "　" + m.Post
	}
	marks := container.NewHBox()
	if m.Chief {
		marks.Add(kit.Middle(kit.NewBadge(kit.ToneAccent, "主要领导")))
	}
	if m.Left {
		marks.Add(kit.Middle(kit.NewBadge(kit.ToneNeutral, "不在岗")))
	}
	marks.Add(kit.NewButton("修改", func() { c.edit(m) }))
	return container.NewBorder(nil, nil, nil, marks, kit.Middle(kit.NewParagraph(words)))
}

// edit asks for one of the people.
func (c *staffCard) edit(m model.Member) {
	p := c.page
	name, post := desk.Entry(m.Name), desk.Entry(m.Post)
	chief, serving := kit.NewCheck("主要领导", nil), kit.NewCheck("在岗", nil)
	chief.SetChecked(m.Chief)
	serving.SetChecked(!m.Left)
	title, verb := "修改人员", "保存"
	if m.ID == 0 {
		title, verb = "增加人员", "增加"
	}
	value := func() model.Member {
		edited := m
		edited.Name, edited.Post, edited.Chief, edited.Left = name.Text, post.Text, chief.Checked, !serving.Checked
		return edited
	}
	desk.Ask(p.Desk, kit.FormDialog{
		Title: title, Verb: verb,
		Fields: []kit.Field{
			{Name: "name", Label: "姓名", Required: true, Hint: "改名后原来的姓名一并记着；同名的两个人在姓名后加括号区分", Widget: name},
			{Name: "post", Label: "职务", Hint: "例如：副书记", Widget: post},
			{Name: "chief", Label: "", Hint: "超出上限的延期、期满后的延期由主要领导批准", Widget: kit.NewFlow(chief)},
			{Name: "left", Label: "", Hint: "不在岗的不再供选择，以前的记录不变", Widget: kit.NewFlow(serving)},
		},
		Dirty: func() bool { return name.Text != m.Name || post.Text != m.Post },
	}, func(after model.Member) string { return "已保存“" + after.Name + "”" }, func() (func(context.Context) (model.Member, error), error) {
		edited := value()
		return func(ctx context.Context) (model.Member, error) { return p.Store.SaveMember(ctx, edited) }, nil
	})
}
