package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// ReadingColumn is a layout for reading: one object in a column of at most the width, in the middle of the space.
type ReadingColumn float32

// Layout places the object.
func (c ReadingColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(float32(c), size.Width)
	for _, o := range objects {
		o.Resize(fyne.NewSize(width, 0)) // text finds its height at the width it gets
		height := min(o.MinSize().Height, size.Height)
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos((size.Width-width)/2, (size.Height-height)/2))
	}
}

// MinSize is that of the object.
func (c ReadingColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	return s
}

// TopColumn is a layout for pages of settings: one object in a column of at most the width, from the upper left corner.
type TopColumn float32

// Layout places the object.
func (c TopColumn) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(min(float32(c), size.Width), size.Height))
		o.Move(fyne.NewPos(0, 0))
	}
}

// MinSize is that of the object.
func (c TopColumn) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return ReadingColumn(c).MinSize(objects)
}

// Middle keeps a text of one line level with the button beside it.
func Middle(text fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(layout.NewSpacer(), text, layout.NewSpacer())
}
