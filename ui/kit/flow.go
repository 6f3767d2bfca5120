package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// flowLayout sets objects side by side at their own width and begins a new line where they no longer fit.
type flowLayout struct{ width float32 }

// NewFlow returns the objects side by side, on as many lines as they need.
func NewFlow(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &flowLayout{}, Objects: objects}
}

// Layout places the objects.
func (f *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.place(objects, func(o fyne.CanvasObject, at fyne.Position, s fyne.Size) {
		o.Move(at)
		o.Resize(s)
	})
}

// MinSize is as high as the lines at the width the flow has now.
func (f *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return f.place(objects, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

func (f *flowLayout) place(objects []fyne.CanvasObject, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) fyne.Size {
	gap := theme.Padding()
	var x, y, line, widest float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		s := o.MinSize()
		if x > 0 && f.width > 0 && x+s.Width > f.width {
			x, y, line = 0, y+line+gap, 0
		}
		put(o, fyne.NewPos(x, y), s)
		x += s.Width + gap
		line = max(line, s.Height)
		widest = max(widest, s.Width)
	}
	return fyne.NewSize(widest, y+line)
}
