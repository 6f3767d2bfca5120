package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Event is one thing that happened.
type Event struct {
	When   string // a day, or a day and a time
	Who    string
	What   string
	Detail string // wraps below; may be empty
	Tone   Tone
}

// Timeline shows events below each other, the newest last, with a line of dots at their left.
type Timeline struct {
	widget.BaseWidget
	events []Event
}

// NewTimeline returns a timeline of the events in the order given.
func NewTimeline(events ...Event) *Timeline {
	t := &Timeline{events: events}
	t.ExtendBaseWidget(t)
	return t
}

// Set shows other events.
func (t *Timeline) Set(events ...Event) {
	t.events = events
	t.Refresh()
}

// CreateRenderer is called by Fyne.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer {
	r := &timelineRenderer{t: t}
	r.build()
	return r
}

// timelineRow is the objects of one event.
type timelineRow struct {
	line              *canvas.Rectangle // to the next dot; nil at the last
	dot               *canvas.Circle
	what, who, detail *Text
}

type timelineRenderer struct {
	t       *Timeline
	rows    []timelineRow
	objects []fyne.CanvasObject
}

const (
	timelineGutter = 22 // room of the dots
	timelineDot    = 9
	timelineGap    = 12 // between two events
	timelineMinEms = 14
)

func (r *timelineRenderer) Destroy() {}

func (r *timelineRenderer) Objects() []fyne.CanvasObject { return r.objects }

// build makes the objects of all events.
func (r *timelineRenderer) build() {
	r.rows, r.objects = nil, nil
	for i, e := range r.t.events {
		row := timelineRow{dot: canvas.NewCircle(theme.ColorForWidget(e.Tone.SolidName(), r.t))}
		if i < len(r.t.events)-1 {
			row.line = canvas.NewRectangle(theme.ColorForWidget(theme.ColorNameSeparator, r.t))
			r.objects = append(r.objects, row.line)
		}
		row.what, row.who, row.detail = NewParagraph(e.What), NewCaption(e.When), NewParagraph(e.Detail)
		row.what.Bold = true
		row.detail.Color = ColorMuted
		if e.Who != "" {
			row.who.Text += "　" + e.Who
		}
		r.objects = append(r.objects, row.dot, row.what, row.who)
		if e.Detail != "" {
			r.objects = append(r.objects, row.detail)
		}
		r.rows = append(r.rows, row)
	}
}

func (r *timelineRenderer) MinSize() fyne.Size {
	em := r.t.Theme().Size(theme.SizeNameText)
	width := max(r.t.Size().Width, timelineMinEms*em)
	return fyne.NewSize(timelineMinEms*em, r.flow(width))
}

func (r *timelineRenderer) Layout(size fyne.Size) { r.flow(size.Width) }

// flow places everything within a width and returns the height that takes.
func (r *timelineRenderer) flow(width float32) float32 {
	text := width - timelineGutter
	line := fyne.MeasureText("国", r.t.Theme().Size(theme.SizeNameText), fyne.TextStyle{}).Height
	y := float32(0)
	for i, row := range r.rows {
		top := y
		row.dot.Move(fyne.NewPos((timelineGutter-timelineDot)/2-2, y+(line-timelineDot)/2))
		row.dot.Resize(fyne.NewSquareSize(timelineDot))
		y = below(row.what, y, text)
		y = below(row.who, y, text)
		if r.t.events[i].Detail != "" {
			y = below(row.detail, y+2, text)
		}
		if row.line == nil {
			break
		}
		y += timelineGap
		row.line.Move(fyne.NewPos(timelineGutter/2-3, top+line/2+timelineDot))
		row.line.Resize(fyne.NewSize(2, y-top-2*timelineDot+2))
	}
	return y
}

// below places a text at y in a width and returns where it ends.
func below(t *Text, y, width float32) float32 {
	t.Move(fyne.NewPos(timelineGutter, y))
	t.Resize(fyne.NewSize(width, t.MinSize().Height)) // wraps
	height := t.MinSize().Height
	t.Resize(fyne.NewSize(width, height))
	return y + height
}

func (r *timelineRenderer) Refresh() {
	r.build()
	r.flow(r.t.Size().Width)
	canvas.Refresh(r.t)
}
