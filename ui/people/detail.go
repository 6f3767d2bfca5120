package people

import (
	"context"
	"slices"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// detail shows one leader: posts, units, the documents he was sent, and the inquiries on matters in his charge.
type detail struct {
	page   *Page
	box    *fyne.Container
	loader *kit.Loader
	wanted int64 // the leader asked for last; person is the one shown
	person model.Person
}

func newDetail(p *Page) *detail {
	return &detail{page: p, loader: kit.NewLoader(p.Window), box: container.NewStack(
		kit.NewEmptyState(theme.AccountIcon(), "选择一位监督对象", "这里显示职务、联系（分管）单位、发过的文书和分管议题的廉政问询", nil))}
}

// view is what the pane shows, read in one go.
type view struct {
	person model.Person
	docs   []model.Row
	asked  []model.InquiryRow
}

// recent is how many documents, and how many inquiries, of a leader the pane lists.
const recent = 50

func (d *detail) show(id int64) {
	today := d.page.Today()
	d.wanted = id
	kit.Load(d.loader, func(ctx context.Context) (v view, err error) {
		if v.person, err = d.page.Store.Person(ctx, id); err != nil {
			return v, err
		}
		if v.docs, err = d.page.Store.Documents(ctx, model.Filter{Leader: id}, 0, recent, today); err != nil {
			return v, err
		}
		v.asked, err = d.page.Store.Inquiries(ctx, model.InquiryFilter{Leader: id}, 0, recent, today)
		return v, err
	}, d.set)
}

func (d *detail) reload() {
	if d.wanted != 0 {
		d.show(d.wanted)
	}
}

func (d *detail) set(v view) {
	d.person = v.person
	today := d.page.Today()
	edit := kit.NewIconButton("编辑", theme.DocumentCreateIcon(), func() { d.page.edit(d.person, nil) })
	about := kit.NewKeyValues(
		kit.Pair{Label: "现任职务", Value: v.person.PostOn(today)},
		kit.Pair{Label: "职级", Value: v.person.Level},
		kit.Pair{Label: "一把手", Value: map[bool]string{true: "是"}[v.person.Top]},
		kit.Pair{Label: "备注", Value: v.person.Note},
	)
	blocks := kit.NewStackOfCards(append(d.proposals(), about, kit.NewCard("职务", d.posts()), kit.NewCard("联系（分管）单位", links(v.person)),
		kit.NewCard("文书", d.documents(v.docs)), kit.NewCard("廉政问询", d.inquiries(v.asked)))...)
	d.box.Objects = []fyne.CanvasObject{kit.NewPage(v.person.Name, container.NewVScroll(blocks), edit)}
	d.box.Refresh()
}

// proposals ask of each post held whose title looks like that of the first in charge whether it is.
func (d *detail) proposals() (asks []fyne.CanvasObject) {
	for i, post := range d.person.Posts {
		if !post.Open() || !post.To.IsZero() {
			continue
		}
		say := func(role model.PostRole) func() {
			return func() {
				p, st := d.person, d.page.Store
				p.Posts = slices.Clone(p.Posts)
				p.Posts[i].Role = role
				d.page.Run("正在保存…", func(ctx context.Context) error {
					_, err := st.SavePerson(ctx, p)
					return err
				}, func() { d.page.Toast("已标明“" + post.Title + "”：" + string(role)) })
			}
		}
		words := kit.NewParagraph("“" + post.Title + "”像是本级的" + string(post.Proposed()) + "，请标明：对党委主要负责人不直接发卡发函，对政府主要负责人先请示。")
		words.SetTone(kit.ToneToday)
		asks = append(asks, kit.NewCard("请标明职务", container.NewVBox(words, kit.NewFlow(
			kit.NewPrimaryButton("是"+string(post.Proposed()), say(post.Proposed())), kit.NewButton("不是", say(model.RolePlain))))))
	}
	return asks
}

func (d *detail) posts() fyne.CanvasObject {
	rows := container.NewVBox()
	for _, post := range d.person.Posts {
		words := span(post.From, post.To, "在任")
		if post.Role == model.RoleParty || post.Role == model.RoleGovernment {
			words = string(post.Role) + "，" + words
		}
		text := kit.NewParagraph(post.Title + "（" + words + "）")
		var leave fyne.CanvasObject
		if post.To.IsZero() {
			leave = kit.NewButton("免职", func() { d.onLeave(post) })
		} else {
			text.Color = kit.ColorMuted
		}
		rows.Add(container.NewBorder(nil, nil, nil, leave, kit.Middle(text)))
	}
	if len(d.person.Posts) == 0 {
		rows.Add(kit.NewCaption("还没有登记职务，点“编辑”添加"))
	}
	return rows
}

func links(p model.Person) fyne.CanvasObject {
	rows := container.NewVBox()
	for _, l := range p.Links {
		text := kit.NewParagraph(string(l.Kind) + "　" + l.Unit.Name + "（" + span(l.From, l.To, "现"+string(l.Kind)) + "）")
		if !l.To.IsZero() {
			text.Color = kit.ColorMuted
		}
		rows.Add(text)
	}
	if len(p.Links) == 0 {
		rows.Add(kit.NewCaption("还没有登记单位，点“编辑”添加"))
	}
	return rows
}

func (d *detail) documents(docs []model.Row) fyne.CanvasObject {
	rows := container.NewVBox()
	for _, r := range docs {
		name := r.Number.String()
		if name == "" {
			name = r.Kind + "（" + r.ShownState().Label() + "）"
		}
		rows.Add(desk.DocumentLine(name+"　"+r.Title, r, d.page.OnDocument))
	}
	if len(docs) == 0 {
		rows.Add(kit.NewCaption("还没有给这位监督对象发过文书"))
	}
	return rows
}

func (d *detail) inquiries(asked []model.InquiryRow) fyne.CanvasObject {
	rows := container.NewVBox()
	for _, r := range asked {
		name := r.Number.String()
		if name == "" {
			name = "问询（" + r.State.Label() + "）"
		}
		rows.Add(desk.InquiryLine(name+"　"+r.Title, r, d.page.OnInquiry))
	}
	if len(asked) == 0 {
		rows.Add(kit.NewCaption("分管的议题还没有提出过廉政问询"))
	}
	return rows
}

// span says from when to when; now is said where no day is known.
func span(from, to model.Date, now string) string {
	switch {
	case from.IsZero() && to.IsZero():
		return now
	case to.IsZero():
		return from.String() + " 起"
	case from.IsZero():
		return "至 " + to.String()
	}
	return from.String() + " 至 " + to.String()
}
