package kit

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Toast is a message that goes away by itself and takes no focus.
type Toast struct {
	Text     string
	Lines    []string // below the text, each cut to the width
	Tone     Tone     // ToneNormal success, ToneReplied notice, ToneOverdue error
	Action   string   // label of a button, such as “打开”; none when empty
	OnAction func()
	Stays    bool // until it is closed
}

// A toast with something to click stays longer.
const (
	toastTime       = 4 * time.Second
	toastActionTime = 8 * time.Second
)

// Frame is the content of a window with room for toasts above it. Toasts are not overlays of Fyne, because an overlay
// would take all clicks and keys away from the page.
type Frame struct {
	widget.BaseWidget
	content fyne.CanvasObject
	toasts  *toastLayer
}

// NewFrame puts content into a frame, which must then be the content of the window.
func NewFrame(content fyne.CanvasObject) *Frame {
	f := &Frame{content: content, toasts: &toastLayer{}}
	f.toasts.ExtendBaseWidget(f.toasts)
	f.ExtendBaseWidget(f)
	return f
}

// ShowToast shows a toast at the lower right of the window, until remove is called or its time has passed; where
// the window has no Frame it becomes a message.
func ShowToast(w fyne.Window, t Toast) (remove func()) {
	f, ok := w.Content().(*Frame)
	if !ok {
		Inform(w, "提示", strings.Join(append([]string{t.Text}, t.Lines...), "\n"))
		return func() {}
	}
	return f.toasts.add(t)
}

// CreateRenderer is called by Fyne.
func (f *Frame) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	return widget.NewSimpleRenderer(container.NewStack(f.content, f.toasts))
}

// toastLayer is a widget of its own so that a toast does not redraw the page.
type toastLayer struct {
	widget.BaseWidget
	boxes []*toastBox
}

type toastBox struct {
	*Surface
	stop func() // ends the timer
}

var toastIcons = map[Tone]func() fyne.Resource{
	ToneNormal: theme.ConfirmIcon, ToneOverdue: theme.ErrorIcon, ToneToday: theme.WarningIcon, ToneSoon: theme.WarningIcon,
}

func (l *toastLayer) add(t Toast) (remove func()) {
	icon := theme.InfoIcon
	if own, ok := toastIcons[t.Tone]; ok {
		icon = own
	}
	box := &toastBox{stop: func() {}}
	remove = func() { l.remove(box) }
	box.Surface = NewSurface(theme.ColorNameOverlayBackground, 8, l.content(t, icon(), remove))
	box.Stroke, box.Radius = t.Tone.SolidName(), 8
	switch {
	case t.Stays:
	case t.Action != "":
		box.stop = sched.after(toastActionTime, remove)
	default:
		box.stop = sched.after(toastTime, remove)
	}
	l.boxes = append(l.boxes, box)
	l.Refresh()
	return remove
}

// content is a line with its buttons beside it; with more lines the buttons stand below.
func (l *toastLayer) content(t Toast, icon fyne.Resource, remove func()) fyne.CanvasObject {
	sign := container.NewCenter(NewIcon(icon, t.Tone.SolidName()))
	text := container.New(layout.NewCustomPaddedLayout(8, 8, 6, 6), NewParagraph(t.Text))
	buttons := container.NewHBox()
	if t.Action != "" {
		buttons.Add(NewButton(t.Action, func() {
			remove()
			t.OnAction()
		}))
	}
	if len(t.Lines) == 0 {
		dismiss := NewIconButton("", theme.CancelIcon(), remove)
		dismiss.Importance = widget.LowImportance
		buttons.Add(dismiss)
		return container.NewBorder(nil, nil, sign, container.NewCenter(buttons), text)
	}
	buttons.Objects = append([]fyne.CanvasObject{layout.NewSpacer()}, buttons.Objects...)
	buttons.Add(NewButton("知道了", remove))
	lines := container.New(layout.NewCustomPaddedVBoxLayout(3))
	for _, words := range t.Lines {
		line := NewText(words)
		line.Fit = FitCut
		lines.Add(line)
	}
	return container.NewVBox(container.NewBorder(nil, nil, sign, nil, text), lines, buttons)
}

func (l *toastLayer) remove(gone *toastBox) {
	for i, box := range l.boxes {
		if box == gone {
			gone.stop()
			l.boxes = append(l.boxes[:i:i], l.boxes[i+1:]...)
			l.Refresh()
			return
		}
	}
}

// CreateRenderer is called by Fyne.
func (l *toastLayer) CreateRenderer() fyne.WidgetRenderer { return &toastRenderer{l} }

type toastRenderer struct{ layer *toastLayer }

// Sizes of toasts.
const (
	toastEms    = 26 // width
	toastMargin = 16 // from the right edge, in Fyne units
	toastFoot   = 40 // from the lower edge: clear of the status bar
	toastGap    = 8
)

func (r *toastRenderer) Destroy() {}

func (r *toastRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, box := range r.layer.boxes {
		objects = append(objects, box.Surface)
	}
	return objects
}

func (r *toastRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *toastRenderer) Layout(size fyne.Size) {
	y := size.Height - toastFoot
	width := min(ems(toastEms), size.Width-2*toastMargin)
	for i := len(r.layer.boxes) - 1; i >= 0; i-- {
		box := r.layer.boxes[i].Surface
		height := heightAt(box, width)
		y -= height
		place(box, size.Width-width-toastMargin, y, width, height)
		y -= toastGap
	}
}

func (r *toastRenderer) Refresh() {
	r.Layout(r.layer.BaseWidget.Size())
	for _, box := range r.layer.boxes {
		box.Surface.Refresh()
	}
	canvas.Refresh(r.layer)
}
