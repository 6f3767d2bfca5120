package people

import (
	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// spanRow is one line of posts or links: something with a first and a last day.
type spanRow struct {
	id       int64
	text     *kit.Entry // a post's title
	role     *kit.Select
	proposed *kit.Text // says that the role was proposed from the title
	said     bool      // the clerk has chosen the role herself, or it was stored
	kind     *kit.Select
	unit     *kit.Picker
	from, to *kit.DateField
}

// rowsEditor is a list of spanRows with buttons to add and to remove.
type rowsEditor struct {
	page  *Page
	basis desk.Basis
	field string // the name of the form's field, for errors
	rows  []*spanRow
	box   *fyne.Container
	all   *fyne.Container
	lead  func(*spanRow) fyne.CanvasObject // the widgets before the days
	first func(*spanRow) fyne.Focusable    // where to begin in a new row
}

func newPosts(p *Page, b desk.Basis, posts []model.Post) *rowsEditor {
	e := &rowsEditor{page: p, basis: b, field: "posts", box: container.NewVBox()}
	e.lead = func(r *spanRow) fyne.CanvasObject {
		return container.NewVBox(r.text, named("性质", r.role), r.proposed)
	}
	e.first = func(r *spanRow) fyne.Focusable { return r.text }
	for _, post := range posts {
		r := e.row(post.From, post.To)
		r.id = post.ID
		r.text.SetText(post.Title)
		r.setRole(post)
		e.add(r)
	}
	if len(posts) == 0 {
		e.add(e.row(model.Date{}, model.Date{}))
	}
	return e.build("添加职务")
}

func newLinks(p *Page, b desk.Basis, links []model.Link) *rowsEditor {
	e := &rowsEditor{page: p, basis: b, field: "links", box: container.NewVBox()}
	e.lead = func(r *spanRow) fyne.CanvasObject {
		return container.New(layout.NewBorderLayout(nil, nil, r.kind, nil), r.kind, r.unit) // in the order of Tab
	}
	e.first = func(r *spanRow) fyne.Focusable { return r.unit }
	for _, l := range links {
		r := e.row(l.From, l.To)
		r.kind.SetSelected(string(l.Kind))
		r.unit.SetValue(kit.Option{ID: l.Unit.ID, Label: l.Unit.Name})
		e.add(r)
	}
	if len(links) == 0 {
		e.add(e.row(model.Date{}, model.Date{}))
	}
	return e.build("添加单位")
}

func (e *rowsEditor) row(from, to model.Date) *spanRow {
	r := &spanRow{
		text: kit.NewEntry("例如：县委常委、宣传部部长"), kind: kit.NewSelect([]string{string(model.Liaison), string(model.InCharge)}, nil),
		from: kit.NewDateField(e.page.Today), to: kit.NewDateField(e.page.Today),
	}
	r.kind.SetSelectedIndex(0)
	r.roles()
	r.unit = kit.NewPicker("单位", func(q string) []kit.Option { return e.basis.UnitOptions(q, 0, e.page.Today()) })
	r.unit.AllowNew = func(text string) { r.unit.SetValue(kit.Option{Label: model.CleanLine(text)}) }
	r.from.SetValue(from)
	r.to.SetValue(to)
	return r
}

func (e *rowsEditor) add(r *spanRow) {
	e.rows = append(e.rows, r)
	remove := kit.NewIconButton("", theme.ContentRemoveIcon(), nil)
	remove.Importance = widget.LowImportance
	days := container.NewGridWithColumns(2, named("自", r.from), named("至", r.to))
	line := container.NewBorder(nil, nil, nil, remove, container.NewVBox(e.lead(r), days))
	remove.OnTapped = func() { e.remove(r, line) }
	e.box.Add(line)
}

// named puts a word before an input.
func named(word string, day fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, container.NewCenter(kit.NewText(word)), nil, day)
}

func (e *rowsEditor) remove(r *spanRow, line fyne.CanvasObject) {
	for i, have := range e.rows {
		if have == r {
			e.rows = append(e.rows[:i:i], e.rows[i+1:]...)
			break
		}
	}
	e.box.Remove(line)
	e.all.Refresh()
}

func (e *rowsEditor) build(label string) *rowsEditor {
	add := kit.NewIconButton(label, theme.ContentAddIcon(), func() {
		r := e.row(model.Date{}, model.Date{})
		e.add(r)
		e.all.Refresh()
		e.page.Window.Canvas().Focus(e.first(r))
	})
	e.all = container.NewVBox(e.box, container.NewHBox(add))
	return e
}

func (e *rowsEditor) object() fyne.CanvasObject { return e.all }

func (r *spanRow) days(field string) (from, to model.Date, err error) {
	if from, err = desk.Day(field, r.from); err == nil {
		to, err = desk.Day(field, r.to)
	}
	return from, to, err
}

// notSaid is the choice of a post of which nobody has said whether its holder is the first in charge.
const notSaid = "未标明"

// roles builds the choice of what a post is; a title that looks like that of the first in charge proposes it in sight.
func (r *spanRow) roles() {
	r.proposed = kit.NewCaption("")
	r.proposed.Fit = kit.FitWrap
	r.role = kit.NewSelect([]string{notSaid}, nil)
	for _, role := range model.PostRoles() {
		r.role.Options = append(r.role.Options, string(role))
	}
	r.role.SetSelected(notSaid)
	r.proposed.Hide()
	r.role.OnChanged = func(string) {
		r.said = true
		r.propose("")
	}
	r.text.OnChanged = func(string) {
		if r.said {
			return
		}
		r.setRole(model.Post{Title: r.text.Text})
	}
}

// setRole shows the role of a post; one that nobody has said is proposed from the title, to be saved or changed.
func (r *spanRow) setRole(p model.Post) {
	role := p.Role
	r.said = role != ""
	note := ""
	if role == "" {
		if role = p.Proposed(); role != "" {
			note = "按职务名称建议为“" + string(role) + "”，请核对后保存；不是的请改选。只指本级党委、政府的主要负责人"
		}
	}
	changed := r.role.OnChanged
	r.role.OnChanged = nil
	r.role.SetSelected(notSaid)
	if role != "" {
		r.role.SetSelected(string(role))
	}
	r.role.OnChanged = changed
	r.propose(note)
}

func (r *spanRow) propose(note string) {
	r.proposed.SetText(note)
	if note == "" {
		r.proposed.Hide()
	} else {
		r.proposed.Show()
	}
}

func (r *spanRow) chosenRole() model.PostRole {
	if r.role.Selected == notSaid {
		return ""
	}
	return model.PostRole(r.role.Selected)
}

// posts reads the rows as posts; a row left empty is none.
func (e *rowsEditor) posts() ([]model.Post, error) {
	var out []model.Post
	for _, r := range e.rows {
		from, to, err := r.days(e.field)
		if err != nil {
			return nil, err
		}
		if r.text.Text != "" || !from.IsZero() || !to.IsZero() {
			out = append(out, model.Post{ID: r.id, Title: r.text.Text, From: from, To: to, Role: r.chosenRole()})
		}
	}
	return out, nil
}

// links reads the rows as links to units; a row left empty is none.
func (e *rowsEditor) links() ([]model.Link, error) {
	var out []model.Link
	for _, r := range e.rows {
		from, to, err := r.days(e.field)
		if err != nil {
			return nil, err
		}
		if u := r.unit.Value(); u.Label != "" || !from.IsZero() || !to.IsZero() {
			out = append(out, model.Link{Unit: model.Unit{ID: u.ID, Name: u.Label}, Kind: model.LinkKind(r.kind.Selected), From: from, To: to})
		}
	}
	return out, nil
}
