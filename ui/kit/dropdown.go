package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// showDropdown opens content over the window below anchor where there is room and above it otherwise, never outside
// of the window; cover lays it over the anchor instead of beside it. A click elsewhere closes it.
// It returns nil when anchor is not shown in a window.
func showDropdown(content, anchor fyne.CanvasObject, size fyne.Size, cover bool) *widget.PopUp {
	driver := fyne.CurrentApp().Driver()
	canvas := driver.CanvasForObject(anchor)
	if canvas == nil {
		return nil
	}
	at, pad := driver.AbsolutePositionForObject(anchor), theme.InnerPadding()
	window, below := canvas.Size(), at.Y+anchor.Size().Height
	if cover {
		at = at.SubtractXY(pad/2, pad/2)
		below = at.Y
	}
	size = size.Max(content.MinSize()).Add(fyne.NewSquareSize(pad))
	size = size.Min(window)
	y := below
	if below+size.Height > window.Height && at.Y > window.Height-below {
		y = max(at.Y-size.Height, 0)
	}
	pop := widget.NewPopUp(content, canvas)
	pop.Resize(size)
	pop.ShowAtPosition(fyne.NewPos(max(min(at.X, window.Width-size.Width), 0), y))
	return pop
}
