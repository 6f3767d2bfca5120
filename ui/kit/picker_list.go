package kit

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"oversight/model"
)

const (
	pickerShown = 50 // options listed at most; more are found by typing on
	pickerRows  = 8  // rows of the list that are seen without scrolling
)

// pickerList is the open list of a Picker: what is typed, and below it the options that match.
type pickerList struct {
	widget.BaseWidget
	picker *Picker
	entry  *Entry
	rows   []*pickerRow
	box    *fyne.Container
	scroll *container.Scroll
	at     int // the highlighted row
}

func newPickerList(p *Picker, typed string) *pickerList {
	l := &pickerList{picker: p, entry: NewEntry("输入姓名、名称或拼音首字母"), box: container.NewVBox()}
	l.entry.Text = typed
	l.entry.OnKey = l.key
	l.entry.OnChanged = func(string) { l.find() }
	l.box.Layout = tightRows{}
	l.scroll = container.NewVScroll(l.box)
	l.ExtendBaseWidget(l)
	l.find()
	return l
}

// placeCaret puts the caret behind what was typed; the focus has selected it.
func (l *pickerList) placeCaret() {
	if l.entry.Text != "" {
		l.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	}
}

// find lists the options for what is typed.
func (l *pickerList) find() {
	query := model.CleanLine(l.entry.Text)
	options, exact := l.search(query)
	l.rows, l.at = nil, 0
	for _, o := range options[:min(len(options), pickerShown)] {
		l.add(&pickerRow{option: o, act: func() { l.picker.choose(o) }})
	}
	if more := len(options) - pickerShown; more > 0 {
		l.add(&pickerRow{option: Option{Detail: fmt.Sprintf("还有%d项，请继续输入", more)}})
	}
	if l.picker.AllowNew != nil && query != "" && !exact {
		l.add(&pickerRow{option: Option{Label: "新增“" + query + "”…"}, act: func() { l.picker.makeNew(query) }, accent: true})
	}
	if len(l.rows) == 0 {
		remark := "没有符合的选项"
		if exact {
			remark = "这一项已经选了"
		}
		l.add(&pickerRow{option: Option{Detail: remark}})
	}
	l.show()
}

// search returns what can be chosen for the query, and whether it is the very label of an option, chosen already or not.
func (l *pickerList) search(query string) (options []Option, exact bool) {
	options = l.picker.Search(query)
	named := func(o Option) bool { return o.Label == query }
	exact = slices.ContainsFunc(options, named)
	if l.picker.taken == nil {
		return options, exact
	}
	taken := l.picker.taken()
	options = slices.DeleteFunc(slices.Clone(options), func(o Option) bool { return slices.ContainsFunc(taken, o.same) })
	return options, exact || slices.ContainsFunc(taken, named)
}

func (l *pickerList) add(row *pickerRow) {
	row.list, row.number = l, len(l.rows)
	row.ExtendBaseWidget(row)
	l.rows = append(l.rows, row)
}

func (l *pickerList) show() {
	l.box.Objects = nil
	for _, row := range l.rows {
		l.box.Objects = append(l.box.Objects, row)
	}
	l.box.Refresh()
	l.scroll.ScrollToOffset(fyne.Position{})
	l.scroll.Refresh()
}

// key acts on the keys that move through the list.
func (l *pickerList) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown:
		l.moveTo(l.at + 1)
	case fyne.KeyUp:
		l.moveTo(l.at - 1)
	case fyne.KeyPageDown:
		l.moveTo(l.at + pickerRows)
	case fyne.KeyPageUp:
		l.moveTo(l.at - pickerRows)
	case fyne.KeyReturn, fyne.KeyEnter:
		if act := l.rows[l.at].act; act != nil {
			act()
		}
	case fyne.KeyEscape:
		l.picker.close()
	default:
		return false
	}
	return true
}

// moveTo highlights a row and brings it into view.
func (l *pickerList) moveTo(at int) {
	before := l.rows[l.at]
	l.at = max(0, min(at, len(l.rows)-1))
	before.Refresh()
	row := l.rows[l.at]
	row.Refresh()
	height := row.MinSize().Height
	top := float32(l.at) * height
	offset := min(l.scroll.Offset.Y, top)
	offset = max(offset, top+height-l.scroll.Size().Height)
	l.scroll.ScrollToOffset(fyne.NewPos(0, offset))
}

// CreateRenderer is called by Fyne.
func (l *pickerList) CreateRenderer() fyne.WidgetRenderer {
	return &pickerListRenderer{WidgetRenderer: widget.NewSimpleRenderer(container.NewBorder(l.entry, nil, nil, nil, container.NewStack(l.scroll, newWheel(l.scroll.Scrolled)))), l: l}
}

type pickerListRenderer struct {
	fyne.WidgetRenderer
	l *pickerList
}

// MinSize has room for some rows, so that the list does not change its height while one types.
func (r *pickerListRenderer) MinSize() fyne.Size {
	size := r.l.entry.MinSize()
	return size.AddWidthHeight(0, theme.Padding()+pickerRows*r.l.rows[0].MinSize().Height)
}

// tightRows lays rows below each other without gaps.
type tightRows struct{}

// MinSize is the sum of the rows.
func (tightRows) MinSize(rows []fyne.CanvasObject) (size fyne.Size) {
	for _, row := range rows {
		m := row.MinSize()
		size = fyne.NewSize(max(size.Width, m.Width), size.Height+m.Height)
	}
	return size
}

// Layout gives every row the whole width.
func (tightRows) Layout(rows []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, row := range rows {
		height := row.MinSize().Height
		row.Move(fyne.NewPos(0, y))
		row.Resize(fyne.NewSize(size.Width, height))
		y += height
	}
}

// pickerRow is one option. It acts on release instead of Tapped, see monthDays.
type pickerRow struct {
	widget.BaseWidget
	list   *pickerList
	number int
	option Option
	act    func() // nil for a remark
	accent bool
}

// MouseDown highlights the row.
func (r *pickerRow) MouseDown(*desktop.MouseEvent) { r.list.moveTo(r.number) }

// MouseUp chooses the row.
func (r *pickerRow) MouseUp(ev *desktop.MouseEvent) {
	if r.act != nil && ev.Button == desktop.MouseButtonPrimary && ev.Position.Y >= 0 && ev.Position.Y < r.Size().Height {
		r.act()
	}
}

// MouseIn highlights the row.
func (r *pickerRow) MouseIn(*desktop.MouseEvent) { r.list.moveTo(r.number) }

// MouseMoved changes nothing.
func (r *pickerRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut leaves the highlight where it is, for the keys.
func (r *pickerRow) MouseOut() {}

// CreateRenderer is called by Fyne.
func (r *pickerRow) CreateRenderer() fyne.WidgetRenderer {
	return newPickerRowRenderer(r)
}

type pickerRowRenderer struct {
	row           *pickerRow
	ground        *canvas.Rectangle
	label, detail *canvas.Text
}

func newPickerRowRenderer(row *pickerRow) *pickerRowRenderer {
	r := &pickerRowRenderer{row: row, ground: canvas.NewRectangle(nil)}
	r.label, r.detail = newCellText(fyne.TextAlignLeading), newCellText(fyne.TextAlignLeading)
	r.Refresh()
	return r
}

func (r *pickerRowRenderer) Destroy() {}

func (r *pickerRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.label, r.detail}
}

func (r *pickerRowRenderer) MinSize() fyne.Size {
	th := r.row.Theme()
	return fyne.NewSize(entryMinWidth, th.Size(theme.SizeNameText)+2*th.Size(theme.SizeNameInnerPadding))
}

func (r *pickerRowRenderer) Layout(size fyne.Size) {
	th := r.row.Theme()
	pad := th.Size(theme.SizeNameInnerPadding)
	r.ground.Resize(size)
	placePair(r.label, r.detail, r.row.option.Label, r.row.option.Detail,
		fyne.NewPos(pad, 0), size.SubtractWidthHeight(2*pad, 0), th.Size(theme.SizeNameText))
	if r.row.option.Label == "" {
		r.detail.Move(fyne.NewPos(pad, r.detail.Position().Y))
	}
}

func (r *pickerRowRenderer) Refresh() {
	row := r.row
	r.ground.FillColor, r.ground.CornerRadius = nil, row.Theme().Size(theme.SizeNameInputRadius)
	if row.number == row.list.at && row.act != nil {
		r.ground.FillColor = theme.ColorForWidget(theme.ColorNameSelection, row)
	}
	name := theme.ColorNameForeground
	if row.accent {
		name = ToneAccent.ForegroundName()
	}
	r.label.Color = theme.ColorForWidget(name, row)
	r.detail.Color = theme.ColorForWidget(ColorMuted, row)
	r.Layout(row.Size())
	canvas.Refresh(row)
}
