package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// InDialog gives a table in a dialog so many rows, but no more than the window has room for: a list that scrolls
// inside a dialog that scrolls is hard to use.
func InDialog[T any](w fyne.Window, t *Table[T], rows int) fyne.CanvasObject {
	return container.New(listRoom{window: w, view: t.view, rows: float32(rows)}, t)
}

type listRoom struct {
	window fyne.Window
	view   *tableView
	rows   float32
}

const listShare = 0.34 // of the height of a low window, for the list

func (l listRoom) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := min(l.view.header.MinSize().Height+l.rows*l.view.rowHeight(), listShare*l.window.Canvas().Size().Height)
	return objects[0].MinSize().Max(fyne.NewSize(0, height))
}

func (listRoom) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
