package kit

import (
	"context"
	"fmt"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// busyDialog lies over the window while work lasts longer than busyAfter.
type busyDialog struct {
	window    fyne.Window
	run       scheduler
	text      string
	cancel    func() // nil when the work cannot be cancelled
	cancelled bool
	percent   atomic.Int32 // 0 while nothing is known; the only field the work writes

	dialog *Dialog
	words  *Text
	bar    *widget.ProgressBar
	moving *widget.ProgressBarInfinite
}

// Sizes of the busy dialog in Fyne units.
const (
	busyWidth = 360
	busyBar   = 8
)

type progressKey struct{}

// Progress tells the window how far the work of ctx has come: done of total.
func Progress(ctx context.Context, done, total int) {
	b, ok := ctx.Value(progressKey{}).(*busyDialog)
	if !ok || total <= 0 {
		return
	}
	percent := int32(100 * min(done, total) / total)
	if b.percent.Swap(percent) != percent {
		b.run.do(b.update)
	}
}

func (b *busyDialog) show() {
	b.bar, b.moving = widget.NewProgressBar(), widget.NewProgressBarInfinite()
	b.bar.TextFormatter = func() string { return "" } // the percentage stands beside the words, the bar is slim
	b.bar.Hide()
	b.words = NewParagraph(b.text)
	bars := container.NewGridWrap(fyne.NewSize(busyWidth-2*dialogPadding, busyBar), container.NewStack(b.bar, b.moving))
	b.dialog = newDialog(b.window, "", busyWidth, container.New(layout.NewCustomPaddedVBoxLayout(10), b.words, bars))
	if b.cancel != nil {
		button := NewButton("取消", func() {
			b.cancelled = true
			b.words.SetText("正在取消…")
			b.cancel()
		})
		b.dialog.setButtons(button)
		b.dialog.cancel = button
	}
	b.update()
	b.dialog.show()
	b.window.Canvas().Unfocus() // an Enter typed too often must not press 取消
}

func (b *busyDialog) update() {
	percent := b.percent.Load()
	if b.dialog == nil || percent == 0 {
		return
	}
	b.bar.SetValue(float64(percent) / 100)
	if !b.cancelled {
		b.words.SetText(fmt.Sprintf("%s　%d%%", b.text, percent))
	}
	if b.moving.Visible() {
		b.moving.Stop()
		b.moving.Hide()
		b.bar.Show()
	}
}

func (b *busyDialog) close() {
	if b.dialog == nil {
		return
	}
	b.moving.Stop()
	b.dialog.Close()
}
