package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// MultiEntry is a box for text of several lines. Tab leaves it, as in every other field; there is no reason to type
// a tab into an official text.
//
// It breaks lines itself: Fyne's wrapping shapes the whole rest of a paragraph again for every line, which takes
// a fifth of a second a key in a paragraph of 2,000 characters. The inner entry is shown the text with the line
// breaks already in it (softText) and wraps nothing.
type MultiEntry struct {
	widget.BaseWidget

	// OnChanged, when set, is called with the text after each change by the user or by SetText.
	OnChanged func(string)
	// OnLeave, when set, is called when the focus goes away.
	OnLeave func()
	// OnKey, when set, sees each key first and returns true when it has used it up.
	OnKey func(*fyne.KeyEvent) bool
	// OnShortcut, when set, sees each shortcut first and returns true when it has used it up.
	OnShortcut func(fyne.Shortcut) bool
	// OnPaste, when set, sees text from the clipboard first and returns true when it has used it up.
	OnPaste func(string) bool

	// MinRows and MaxRows bound the height: the box grows with its text between them. With MaxRows 0
	// it keeps MinRows and scrolls.
	MinRows, MaxRows int

	inner    *wrapEntry
	text     softText
	history  history
	width    float32 // of the box when its lines were last broken
	textSize float32 // likewise
	updating bool
}

// NewMultiEntry returns an empty box of at least minRows lines that grows up to maxRows.
func NewMultiEntry(placeHolder string, minRows, maxRows int) *MultiEntry {
	m := &MultiEntry{MinRows: minRows, MaxRows: maxRows}
	m.inner = newWrapEntry(m, placeHolder)
	m.ExtendBaseWidget(m)
	m.wrap("", 0)
	return m
}

// Value returns the text; lines end with \n.
func (m *MultiEntry) Value() string { return m.text.value }

// SetValue replaces the text, calls OnChanged and forgets what could be undone.
func (m *MultiEntry) SetValue(text string) {
	if text == m.Value() {
		return
	}
	m.history = history{}
	m.replace(text, 0)
}

// Insert puts text in at the caret.
func (m *MultiEntry) Insert(text string) {
	m.inner.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: &clip{text}})
}

// SetPlaceHolder sets the hint shown while the box is empty.
func (m *MultiEntry) SetPlaceHolder(text string) { m.inner.SetPlaceHolder(text) }

// Focus puts the caret into the box.
func (m *MultiEntry) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m.inner)
	}
}

// FocusTarget returns what has the focus while the user types here.
func (m *MultiEntry) FocusTarget() fyne.Focusable { return m.inner }

// Enable makes the box editable again.
func (m *MultiEntry) Enable() { m.inner.Enable() }

// Disable makes the box read-only; its text can still be selected and copied.
func (m *MultiEntry) Disable() { m.inner.Disable() }

// Disabled says whether the box is read-only.
func (m *MultiEntry) Disabled() bool { return m.inner.Disabled() }

// CreateRenderer is Fyne's hook.
func (m *MultiEntry) CreateRenderer() fyne.WidgetRenderer {
	return &multiEntryRenderer{WidgetRenderer: widget.NewSimpleRenderer(m.inner), m: m}
}

// edited is called after the inner entry changed its text: the change is taken over into the real text and the lines
// are broken again. The inner entry refreshes itself after this call.
func (m *MultiEntry) edited(shown string) {
	if m.updating {
		return
	}
	before, at := m.Value(), m.inner.CursorTextOffset()
	m.text.edit([]rune(shown))
	m.wrap(m.Value(), m.text.toValue(at))
	if m.Value() == before {
		return
	}
	m.history.add(before, m.Value())
	m.changed()
}

// undo goes one change back, or forward again.
func (m *MultiEntry) undo(back bool) {
	now := m.Value()
	text, ok := m.history.step(now, back)
	if !ok {
		return
	}
	_, suffix := commonEnds([]rune(now), []rune(text))
	m.replace(text, len([]rune(text))-suffix)
}

// replace shows another text with the caret before its rune number caret.
func (m *MultiEntry) replace(text string, caret int) {
	m.wrap(text, caret)
	m.refreshInner()
	m.changed()
}

// wrap breaks text into lines, gives them to the inner entry and sets its caret; the caller refreshes.
func (m *MultiEntry) wrap(text string, caret int) {
	th := m.Theme()
	m.textSize = th.Size(theme.SizeNameText)
	room := float32(1e6) // before the first layout lines are as long as they like
	if m.width > 0 {
		room = m.width - 2*th.Size(theme.SizeNameInnerPadding) - 2
	}
	m.text = wrapText(text, room, widthsFor(m.textSize, m.inner.TextStyle))
	m.inner.Text = string(m.text.shown)
	m.inner.CursorRow, m.inner.CursorColumn = m.text.place(caret)
}

// rewrap breaks the lines again when the width or the size of the text changed.
func (m *MultiEntry) rewrap() {
	caret := m.text.toValue(m.inner.CursorTextOffset())
	m.wrap(m.Value(), caret)
	m.refreshInner()
}

func (m *MultiEntry) changed() {
	m.chooseScroll()
	m.BaseWidget.Refresh() // Fyne asks for MinSize again only after a refresh
	tell(m.OnChanged, m.Value())
}

// chooseScroll lets Fyne's scroller in only when the text does not fit: it would swallow the wheel and stop
// the page below from scrolling.
func (m *MultiEntry) chooseScroll() {
	rows := m.text.rows()
	inside := m.Size().Height - 2*m.Theme().Size(theme.SizeNameInnerPadding)
	want := fyne.ScrollNone
	if rows > max(int((inside+1)/m.lineHeight()), m.visibleRows()) {
		want = fyne.ScrollVerticalOnly
	}
	if m.inner.Scroll != want {
		m.inner.Scroll = want
		m.refreshInner()
	}
}

func (m *MultiEntry) refreshInner() {
	m.updating = true
	m.inner.Refresh()
	m.updating = false
}

func (m *MultiEntry) visibleRows() int {
	return max(min(m.text.rows(), m.MaxRows), m.MinRows, 1)
}

func (m *MultiEntry) lineHeight() float32 {
	return fyne.MeasureText("国", m.textSize, m.inner.TextStyle).Height
}

type multiEntryRenderer struct {
	fyne.WidgetRenderer
	m *MultiEntry
}

func (r *multiEntryRenderer) MinSize() fyne.Size {
	pad := r.m.Theme().Size(theme.SizeNameInnerPadding)
	return fyne.NewSize(entryMinWidth, float32(r.m.visibleRows())*r.m.lineHeight()+2*pad)
}

func (r *multiEntryRenderer) Layout(size fyne.Size) {
	if size.Width != r.m.width {
		r.m.width = size.Width
		r.m.rewrap()
	}
	r.m.chooseScroll()
	r.m.inner.Resize(size)
}

func (r *multiEntryRenderer) Refresh() {
	if r.m.textSize != r.m.Theme().Size(theme.SizeNameText) {
		r.m.rewrap()
	}
	r.Layout(r.m.Size())
	r.WidgetRenderer.Refresh()
}
