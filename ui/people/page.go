// Package people is the page 监督对象: leaders, their posts and the units they are responsible for.
package people

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Page is the page 监督对象.
type Page struct {
	*desk.Desk
	// The window connects these to the other pages.
	OnDocument func(id int64)
	OnInquiry  func(id int64)

	object fyne.CanvasObject
	search *kit.Entry
	table  *kit.Table[model.Person]
	count  *kit.Text
	detail *detail
	loader *kit.Loader
}

// New builds the page; Refresh fills it.
func New(d *desk.Desk) *Page {
	p := &Page{Desk: d, loader: kit.NewLoader(d.Window), count: kit.NewCaption("")}
	p.search = kit.NewEntry("姓名或拼音首字母")
	soon := kit.Debounce(200*time.Millisecond, p.loadRows)
	p.search.OnChanged = func(string) { soon() }
	create := kit.NewIconButton("新增监督对象", theme.ContentAddIcon(), func() { p.Add("", nil) })
	create.Importance = widget.HighImportance
	p.table = kit.NewTable(columns(d.Today), func(x model.Person) int64 { return x.ID },
		kit.NewEmptyState(theme.AccountIcon(), "没有找到监督对象", "换一个姓名，或新增监督对象", nil))
	p.table.OnSelect = func(rows []model.Person) {
		if len(rows) == 1 {
			p.detail.show(rows[0].ID)
		}
	}
	p.table.OnOpen = func(x model.Person) { p.edit(x, nil) }
	kit.KeepWidths(d.App.Preferences(), "people.widths", p.table)
	p.detail = newDetail(p)
	foot := container.NewBorder(nil, nil, nil, kit.NewIconButton("导出 Excel", theme.DownloadIcon(), p.onExport), kit.Middle(p.count))
	list := container.New(layout.NewBorderLayout(p.search, foot, nil, nil), p.search, p.table, foot) // in the order of Tab
	left := kit.NewPage("监督对象", list, kit.NewIconButton("从 Excel 导入", theme.FolderOpenIcon(), p.onImport), create)
	split := container.NewHSplit(left, p.detail.box)
	split.Offset = 0.58
	p.object = split
	return p
}

func columns(today func() model.Date) []kit.Column[model.Person] {
	widths := map[string]float32{"name": 110, "post": 220, "level": 90, "units": 160}
	var out []kit.Column[model.Person]
	for i, c := range model.PersonColumns(model.Date{}) {
		w, ok := widths[c.ID]
		if !ok {
			continue
		}
		text := func(x model.Person) string { return model.PersonColumns(today())[i].Text(x) }
		out = append(out, kit.Column[model.Person]{
			ID: c.ID, Label: c.Label, Width: w, MinWidth: 40, Grow: c.ID == "units", Text: text,
			Less: func(a, b model.Person) int { return cmp.Compare(text(a), text(b)) },
		})
	}
	return out
}

// Object returns what the window shows.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// FocusTarget returns the list.
func (p *Page) FocusTarget() fyne.Focusable { return p.table.FocusTarget() }

// Refresh loads the list and the shown leader again.
func (p *Page) Refresh() {
	p.loadRows()
	p.detail.reload()
}

// FocusSearch puts the caret into the search field (Ctrl+F).
func (p *Page) FocusSearch() { p.Window.Canvas().Focus(p.search) }

func (p *Page) loadRows() {
	text := p.search.Text
	kit.Load(p.loader, func(ctx context.Context) ([]model.Person, error) { return p.Store.People(ctx, text) }, func(rows []model.Person) {
		p.table.SetRows(rows)
		p.count.SetText(fmt.Sprintf("共 %d 人", len(rows)) + openPosts(rows))
	})
}

// openPosts names who has a post that looks like that of the first in charge while nobody has said whether it is.
func openPosts(people []model.Person) string {
	var names []string
	for _, x := range people {
		if slices.ContainsFunc(x.Posts, func(post model.Post) bool { return post.To.IsZero() && post.Open() }) {
			names = append(names, x.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "；请标明是否主要负责人：" + strings.Join(names, "、")
}

// Add opens the editor for a new leader; done, when not nil, gets who was added.
func (p *Page) Add(name string, done func(model.Person)) {
	p.edit(model.Person{Name: name}, done)
}
