package kit

import (
	"fmt"

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
	bar    *widget.ProgressBar // in the place of moving once the work has said how far it is
	done   float64
	total  int
}

// Sizes of the busy dialog in Fyne units.
const (
	busyWidth = 360
	busyBar   = 8
)

func (b *busyDialog) show() {
	b.moving = widget.NewProgressBarInfinite()
	b.words = NewParagraph(b.text)
	b.bar = widget.NewProgressBar()
	b.bar.TextFormatter = func() string { return "" }
	bar := container.NewGridWrap(fyne.NewSize(busyWidth-2*dialogPadding, busyBar), container.NewStack(b.moving, b.bar))
	b.showProgress()
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

// progress hears how far the work is; it may come before the dialog is shown, or never.
func (b *busyDialog) progress(done, total int) {
	b.done, b.total = float64(done), total
	if b.dialog != nil && !b.cancelled {
		b.showProgress()
	}
}

func (b *busyDialog) showProgress() {
	setVisible(b.bar, b.total > 0)
	setVisible(b.moving, b.total == 0)
	if b.total > 0 {
		b.bar.SetValue(b.done / float64(b.total))
		b.words.SetText(fmt.Sprintf("%s（%.0f/%d）", b.text, b.done, b.total))
	}
}

func (b *busyDialog) close() {
	if b.dialog == nil {
		return
	}
	b.moving.Stop()
	b.dialog.Close()
}
