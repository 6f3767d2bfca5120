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

// ItemsEditor edits a numbered list of texts, such as the problems on a card. Text of several lines pasted into an
// item becomes an item for each line, without the numbers it had. Ctrl+Enter adds an item below, Backspace in an empty
// item takes it away, Alt with an arrow moves it.
type ItemsEditor struct {
	widget.BaseWidget

	// OnChanged, when set, is called after each change by the user.
	OnChanged func([]string)

	placeHolder string
	rows        []*itemRow
	box         *fyne.Container
	add         *Button
	setting     bool
}

// itemMaxRows is how many lines an item shows before it scrolls.
const itemMaxRows = 6

// NewItemsEditor returns an editor with one empty item.
func NewItemsEditor(placeHolder string) *ItemsEditor {
	e := &ItemsEditor{placeHolder: placeHolder, box: container.New(tightRows{})}
	e.add = NewIconButton("添加一条", theme.ContentAddIcon(), func() { e.focus(e.insert(len(e.rows), "")) })
	e.add.Importance = widget.LowImportance
	e.ExtendBaseWidget(e)
	e.SetValues(nil)
	return e
}

// Values returns the texts that are not empty, cleaned of what paper cannot show.
func (e *ItemsEditor) Values() []string {
	values, _ := e.Tagged()
	return values
}

// Tagged returns the texts with the tag each was shown with; a text typed here has "".
func (e *ItemsEditor) Tagged() (values, tags []string) {
	for _, row := range e.rows {
		if text := model.CleanText(row.entry.Value()); text != "" {
			values, tags = append(values, text), append(tags, row.tag)
		}
	}
	return values, tags
}

// SetTagged is SetValues with a tag for each text, which stays with it however it is edited or moved.
// There may be fewer tags than texts.
func (e *ItemsEditor) SetTagged(values, tags []string) {
	e.SetValues(values)
	for i := range min(len(values), len(tags)) {
		e.rows[i].tag = tags[i]
	}
}

// SetValues shows the texts without calling OnChanged; there is always one item to type into.
func (e *ItemsEditor) SetValues(values []string) {
	e.setting = true
	defer func() { e.setting = false }()
	e.rows = nil
	for _, v := range values {
		e.rows = append(e.rows, e.newRow(v))
	}
	if len(e.rows) == 0 {
		e.rows = append(e.rows, e.newRow(""))
	}
	e.show()
}

// FocusTarget returns the entry of the first item.
func (e *ItemsEditor) FocusTarget() fyne.Focusable { return e.rows[0].entry.FocusTarget() }

// CreateRenderer is called by Fyne.
func (e *ItemsEditor) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewVBox(e.box, container.NewHBox(e.add)))
}

func (e *ItemsEditor) newRow(text string) *itemRow {
	row := newItemRow(e.placeHolder)
	row.entry.SetValue(text)
	row.entry.OnChanged = func(string) { e.changed() }
	row.entry.OnPaste = func(text string) bool { return e.paste(row, text) }
	row.entry.OnShortcut = func(s fyne.Shortcut) bool { return e.shortcut(row, s) }
	row.entry.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name != fyne.KeyBackspace || row.entry.Value() != "" || len(e.rows) == 1 {
			return false
		}
		e.drop(row, e.at(row)-1)
		return true
	}
	row.up.act = func() { e.move(row, -1) }
	row.down.act = func() { e.move(row, 1) }
	row.remove.act = func() { e.drop(row, e.at(row)) }
	return row
}

// shortcut acts on the shortcuts of an item.
func (e *ItemsEditor) shortcut(row *itemRow, s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return false
	}
	switch *custom {
	case desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl},
		desktop.CustomShortcut{KeyName: fyne.KeyEnter, Modifier: fyne.KeyModifierControl}:
		e.focus(e.insert(e.at(row)+1, ""))
	case desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt}:
		e.move(row, -1)
	case desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt}:
		e.move(row, 1)
	default:
		return false
	}
	return true
}

func (e *ItemsEditor) at(row *itemRow) int { return slices.Index(e.rows, row) }

// focus puts the caret into an item. A new item does not know its canvas before it is first drawn, but the editor does.
func (e *ItemsEditor) focus(row *itemRow) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
		c.Focus(row.entry.FocusTarget())
	}
}

func (e *ItemsEditor) insert(at int, text string) *itemRow {
	row := e.newRow(text)
	e.rows = slices.Insert(e.rows, at, row)
	e.show()
	e.changed()
	return row
}

// drop takes an item away and gives the focus to the one at next; the last one is only emptied.
func (e *ItemsEditor) drop(row *itemRow, next int) {
	if len(e.rows) == 1 {
		row.entry.SetValue("")
		row.tag = ""
		return
	}
	at := e.at(row)
	e.rows = slices.Delete(e.rows, at, at+1)
	e.show()
	e.focus(e.rows[max(0, min(next, len(e.rows)-1))])
	e.changed()
}

func (e *ItemsEditor) move(row *itemRow, by int) {
	from := e.at(row)
	to := from + by
	if to < 0 || to >= len(e.rows) {
		return
	}
	e.rows[from], e.rows[to] = e.rows[to], e.rows[from]
	e.show()
	e.focus(row)
	e.changed()
}

// paste splits text of several lines into items; the first line goes to where the caret is.
func (e *ItemsEditor) paste(row *itemRow, text string) bool {
	items := splitItems(text)
	if len(items) < 2 {
		return false
	}
	e.setting = true
	row.entry.Insert(items[0])
	at := e.at(row)
	for i, item := range items[1:] {
		e.rows = slices.Insert(e.rows, at+1+i, e.newRow(item))
	}
	e.setting = false
	e.show()
	e.focus(e.rows[at+len(items)-1])
	e.changed()
	return true
}

// show numbers the rows and gives them to the box.
func (e *ItemsEditor) show() {
	e.box.Objects = nil
	for i, row := range e.rows {
		row.setNumber(i+1, len(e.rows))
		e.box.Objects = append(e.box.Objects, row)
	}
	e.box.Refresh()
	e.BaseWidget.Refresh()
}

func (e *ItemsEditor) changed() {
	if !e.setting && e.OnChanged != nil {
		tell(e.OnChanged, e.Values())
	}
}

// itemRow is one item: its number, its text, and what can be done with it.
type itemRow struct {
	widget.BaseWidget
	number           *Text
	entry            *MultiEntry
	tag              string
	up, down, remove *glyph
}

func newItemRow(placeHolder string) *itemRow {
	r := &itemRow{number: NewText(""), entry: NewMultiEntry(placeHolder, 1, itemMaxRows)}
	r.number.Color, r.number.Align = ColorMuted, fyne.TextAlignTrailing
	r.up = newGlyph(theme.MoveUpIcon(), nil)
	r.down = newGlyph(theme.MoveDownIcon(), nil)
	r.remove = newGlyph(theme.DeleteIcon(), nil)
	r.ExtendBaseWidget(r)
	return r
}

func (r *itemRow) setNumber(n, of int) {
	r.number.SetText(fmt.Sprintf("%d.", n))
	r.up.setOff(n == 1)
	r.down.setOff(n == of)
}

// CreateRenderer is called by Fyne.
func (r *itemRow) CreateRenderer() fyne.WidgetRenderer { return &itemRowRenderer{r} }

type itemRowRenderer struct{ row *itemRow }

const itemNumberEms = 1.8

func (r *itemRowRenderer) Destroy() {}

func (r *itemRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.row.number, r.row.entry, r.row.up, r.row.down, r.row.remove}
}

func (r *itemRowRenderer) MinSize() fyne.Size {
	th := r.row.Theme()
	entry := r.row.entry.MinSize()
	width := itemNumberEms*th.Size(theme.SizeNameText) + entry.Width + 3*r.row.up.MinSize().Width
	return fyne.NewSize(width, entry.Height+th.Size(theme.SizeNamePadding))
}

func (r *itemRowRenderer) Layout(size fyne.Size) {
	th := r.row.Theme()
	number := itemNumberEms * th.Size(theme.SizeNameText)
	inner := th.Size(theme.SizeNameInnerPadding)
	icon := r.row.up.MinSize()
	line := fyne.MeasureText("国", th.Size(theme.SizeNameText), fyne.TextStyle{}).Height
	r.row.number.Move(fyne.NewPos(0, inner))
	r.row.number.Resize(fyne.NewSize(number-4, line))
	r.row.entry.Move(fyne.NewPos(number, 0))
	r.row.entry.Resize(fyne.NewSize(max(size.Width-number-3*icon.Width-2, 0), size.Height-th.Size(theme.SizeNamePadding)))
	for i, g := range []*glyph{r.row.up, r.row.down, r.row.remove} {
		g.Move(fyne.NewPos(size.Width-float32(3-i)*icon.Width, (line+2*inner-icon.Height)/2))
		g.Resize(icon)
	}
}

func (r *itemRowRenderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.Layout(r.row.Size())
	canvas.Refresh(r.row)
}
