package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// busyDialog lies over the window while work lasts longer than busyAfter.
type busyDialog struct {
	window    fyne.Window
	text      string
	cancel    func() // nil when the work cannot be cancelled
	cancelled bool

	dialog *Dialog
	words  *Text
	moving *widget.ProgressBarInfinite
}

// Sizes of the busy dialog in Fyne units.
const (
	busyWidth = 360
	busyBar   = 8
)

func (b *busyDialog) show() {
	b.moving = widget.NewProgressBarInfinite()
	b.words = NewParagraph(b.text)
	bar := container.NewGridWrap(fyne.NewSize(busyWidth-2*dialogPadding, busyBar), b.moving)
	b.dialog = newDialog(b.window, "", busyWidth, container.New(layout.NewCustomPaddedVBoxLayout(10), b.words, bar))
	if b.cancel != nil {
		button := NewButton("取消", func() {
			b.cancelled = true
			b.words.SetText("正在取消…")
			b.cancel()
		})
		b.dialog.setButtons(button)
		b.dialog.cancel = button
	}
	b.dialog.show()
	b.window.Canvas().Unfocus() // an Enter typed too often must not press 取消
}

func (b *busyDialog) close() {
	if b.dialog == nil {
		return
	}
	b.moving.Stop()
	b.dialog.Close()
}
