package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Distances inside and around a dialog, in Fyne units.
const (
	dialogPadding = 20
	dialogGap     = 14
	dialogMargin  = 24
	buttonGap     = 8
	buttonEms     = 5.5 // least width of a button
)

// CreateRenderer is called by Fyne.
func (d *Dialog) CreateRenderer() fyne.WidgetRenderer {
	r := &dialogRenderer{dialog: d, shade: canvas.NewRectangle(nil), panel: canvas.NewRectangle(nil), scroll: d.scroll}
	r.colour()
	return r
}

type dialogRenderer struct {
	dialog       *Dialog
	shade, panel *canvas.Rectangle
	scroll       *container.Scroll
	scrolls      bool // the body is higher than the window allows
}

func (r *dialogRenderer) Destroy() {}

// MinSize is nothing: a dialog is as large as the window and never makes the window larger.
func (r *dialogRenderer) MinSize() fyne.Size { return fyne.Size{} }

// Objects leaves the scroller out when it is not needed, because Fyne 2.7.1 loses clicks inside one (fyne#4672).
func (r *dialogRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.shade, r.panel, r.dialog.title}
	if r.dialog.aside != nil {
		objects = append(objects, r.dialog.aside)
	}
	if r.scrolls {
		objects = append(objects, r.scroll)
	} else {
		objects = append(objects, r.dialog.body)
	}
	return append(objects, r.dialog.buttons...)
}

func (r *dialogRenderer) Layout(size fyne.Size) {
	d := r.dialog
	r.shade.Resize(size)
	width := min(d.width, size.Width-2*dialogMargin)
	inner := width - 2*dialogPadding

	titleHeight := float32(0)
	if d.title.Text != "" {
		titleHeight = heightAt(d.title, inner) + dialogGap
	}
	footHeight := float32(0)
	if len(d.buttons) > 0 {
		footHeight = d.buttons[0].MinSize().Height + dialogGap + 4
	}
	left := r.asideWidth(inner)
	bodyHeight := heightAt(d.body, inner-left)
	room := size.Height - 2*dialogMargin - 2*dialogPadding - titleHeight - footHeight
	r.scrolls = bodyHeight > room
	if d.aside != nil {
		bodyHeight = max(bodyHeight, heightAt(d.aside.Content, left-asideGap))
	}
	bodyHeight = min(bodyHeight, room)

	height := titleHeight + bodyHeight + footHeight + 2*dialogPadding
	x, y := (size.Width-width)/2, (size.Height-height)*0.42 // a little above the middle looks centred
	r.panel.Move(fyne.NewPos(x, y))
	r.panel.Resize(fyne.NewSize(width, height))
	x, y = x+dialogPadding, y+dialogPadding
	place(d.title, x, y, inner, titleHeight)
	if d.aside != nil {
		place(d.aside, x, y+titleHeight, left-asideGap, bodyHeight)
	}
	x, inner = x+left, inner-left
	if r.scrolls {
		place(r.scroll, x, y+titleHeight, inner+dialogPadding/2, bodyHeight)
		r.scroll.Content.Refresh()
		r.scroll.Refresh()
	} else {
		r.scroll.Resize(fyne.Size{})
		place(d.body, x, y+titleHeight, inner, bodyHeight)
	}
	r.layOutButtons(x+inner, y+titleHeight+bodyHeight+dialogGap+4)
}

// asideShare is how much of a dialog's width stands beside the body, asideGap what keeps them apart.
const (
	asideShare = 0.36
	asideGap   = 24
)

func (r *dialogRenderer) asideWidth(inner float32) float32 {
	if r.dialog.aside == nil {
		return 0
	}
	return inner * asideShare
}

func (r *dialogRenderer) layOutButtons(right, y float32) {
	for i := len(r.dialog.buttons) - 1; i >= 0; i-- {
		b := r.dialog.buttons[i]
		size := b.MinSize().Max(fyne.NewSize(ems(buttonEms), 0))
		right -= size.Width
		place(b, right, y, size.Width, size.Height)
		right -= buttonGap
	}
}

// heightAt returns the height an object wants in a width. Wrapping text knows only after it has the width, and
// containers pass the news up one level at a time.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	for range 3 {
		height := o.MinSize().Height
		if o.Size() == fyne.NewSize(width, height) {
			break
		}
		o.Resize(fyne.NewSize(width, height))
	}
	return o.MinSize().Height
}

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

func (r *dialogRenderer) Refresh() {
	r.colour()
	r.Layout(r.dialog.BaseWidget.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.dialog)
}

func (r *dialogRenderer) colour() {
	r.shade.FillColor = theme.ColorForWidget(ColorShade, r.dialog)
	r.panel.FillColor = theme.ColorForWidget(theme.ColorNameOverlayBackground, r.dialog)
	r.panel.StrokeColor = theme.ColorForWidget(theme.ColorNameSeparator, r.dialog)
	r.panel.StrokeWidth, r.panel.CornerRadius = 1, 10
}
