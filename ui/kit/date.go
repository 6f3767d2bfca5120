package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"oversight/model"
)

// DateField is a day to type or to pick. It takes every form of model.ParseDate and shows it as 2026-05-07 once
// it is left; the arrow key down or the button opens a month.
type DateField struct {
	widget.BaseWidget

	// Describe, when set, says something about a day, such as 工作日. The weekday is shown anyway.
	Describe func(model.Date) string
	// DayTone, when set, gives the days of the month a background and a mark of one character.
	DayTone func(model.Date) (Tone, string)
	// OnChanged, when set, is called when the field holds another valid day, or none.
	OnChanged func(model.Date)

	today   func() model.Date
	entry   *Entry
	button  *glyph
	hint    *Text
	last    model.Date
	popUp   *widget.PopUp
	wrongly bool
}

// dateHint shows the form of a day.
const dateHint = "2026-05-07"

// NewDateField returns an empty field; today is asked when the month opens.
func NewDateField(today func() model.Date) *DateField {
	f := &DateField{today: today, entry: NewEntry(dateHint), hint: NewText("")}
	f.hint.Fit, f.hint.Color = FitCut, ColorMuted
	f.button = newGlyph(theme.CalendarIcon(), f.open)
	f.entry.ActionItem = f.button
	f.entry.OnChanged = func(string) { f.typed() }
	f.entry.OnLeave = f.leave
	f.entry.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name != fyne.KeyDown {
			return false
		}
		f.open()
		return true
	}
	f.ExtendBaseWidget(f)
	return f
}

// Value returns the day; the zero day when nothing is typed, an error for the user when it is no day.
func (f *DateField) Value() (model.Date, error) {
	if strings.TrimSpace(f.entry.Text) == "" {
		return model.Date{}, nil
	}
	return model.ParseDate(f.entry.Text)
}

// SetValue shows a day; the zero day empties the field. It calls OnChanged when that is another day.
func (f *DateField) SetValue(day model.Date) {
	f.entry.SetText(day.String())
	f.typed()
}

// FocusTarget returns what has the focus while the user types here.
func (f *DateField) FocusTarget() fyne.Focusable { return f.entry }

// Enable makes the field editable again.
func (f *DateField) Enable() {
	f.entry.Enable()
	f.button.setOff(false)
}

// Disable makes the field read-only.
func (f *DateField) Disable() {
	f.entry.Disable()
	f.button.setOff(true)
}

// Disabled says whether the field is read-only.
func (f *DateField) Disabled() bool { return f.entry.Disabled() }

// Refresh asks Describe again.
func (f *DateField) Refresh() {
	f.showHint()
	f.BaseWidget.Refresh()
}

// typed acts on another text in the entry.
func (f *DateField) typed() {
	day, err := f.Value()
	f.wrongly = false
	f.showHint()
	if err != nil || day == f.last {
		return
	}
	f.last = day
	tell(f.OnChanged, day)
}

// leave writes the day in the one form, or says what is wrong with it.
func (f *DateField) leave() {
	day, err := f.Value()
	f.wrongly = err != nil
	if err == nil {
		f.entry.SetText(day.String())
	}
	f.showHint()
}

func (f *DateField) showHint() {
	day, err := f.Value()
	text, color := "", ColorMuted
	switch {
	case f.wrongly:
		text, color = "日期不对，应如 "+dateHint, ToneOverdue.ForegroundName()
	case err == nil && !day.IsZero():
		text = day.WeekdayName()
		if f.Describe != nil {
			text = strings.TrimSpace(text + "　" + f.Describe(day))
		}
	}
	if f.hint.Text != text || f.hint.Color != color {
		f.hint.Text, f.hint.Color = text, color
		f.hint.Refresh()
	}
}

// open shows the month of the day, or of today.
func (f *DateField) open() {
	if f.Disabled() {
		return
	}
	day, err := f.Value()
	if err != nil || day.IsZero() {
		day = f.today()
	}
	grid := NewMonthGrid(day, f.today())
	grid.OnTapped = func(day model.Date) {
		f.popUp.Hide()
		f.SetValue(day)
	}
	grid.OnCancel = func() { f.popUp.Hide() }
	if f.DayTone != nil {
		grid.Cell = func(day model.Date) (cell MonthCell) {
			cell.Tone, cell.Mark = f.DayTone(day)
			return cell
		}
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.entry); c != nil {
		c.Focus(f.entry)
	}
	if f.popUp = showDropdown(grid, f.entry, grid.MinSize(), false); f.popUp != nil {
		f.popUp.Canvas.Focus(grid.FocusTarget())
	}
}

// CreateRenderer is called by Fyne.
func (f *DateField) CreateRenderer() fyne.WidgetRenderer {
	return &dateFieldRenderer{f: f}
}

type dateFieldRenderer struct{ f *DateField }

// The widths of the two parts in ems.
const (
	dateEntryEms = 11
	dateHintEms  = 8
)

func (r *dateFieldRenderer) Destroy() {}

func (r *dateFieldRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.f.entry, r.f.hint}
}

func (r *dateFieldRenderer) MinSize() fyne.Size {
	em := r.f.Theme().Size(theme.SizeNameText)
	return fyne.NewSize((dateEntryEms+dateHintEms)*em, r.f.entry.MinSize().Height)
}

func (r *dateFieldRenderer) Layout(size fyne.Size) {
	em := r.f.Theme().Size(theme.SizeNameText)
	entry := fyne.NewSize(dateEntryEms*em, size.Height)
	r.f.entry.Resize(entry)
	height := r.f.hint.MinSize().Height
	r.f.hint.Move(fyne.NewPos(entry.Width+em/2, (size.Height-height)/2))
	r.f.hint.Resize(fyne.NewSize(max(size.Width-entry.Width-em/2, 0), height))
}

func (r *dateFieldRenderer) Refresh() {
	r.f.entry.Refresh()
	r.f.hint.Refresh()
	r.Layout(r.f.Size())
	canvas.Refresh(r.f)
}
