package ui

import (
	"context"
	"errors"
	"log/slog"

	"oversight/ui/kit"
)

// onClose lets nothing typed go: a dialog is finished first, settings are asked about, the form is kept.
func (w *window) onClose() {
	switch {
	case w.Window.Canvas().Overlays().Top() != nil:
		kit.Inform(w.Window, "还有打开的对话框", "请先完成或取消打开的对话框，再关闭窗口，以免丢失填写的内容。")
	case w.settings.Unsaved():
		kit.Confirm(w.Window, kit.Confirmation{
			Title: "设置还没有保存", Text: "“设置”里有改动没有保存，现在关闭就丢掉了。", Verb: "不保存，关闭", Danger: true, OnOK: w.close,
		})
	default:
		w.close()
	}
}

// keeper is a page with a form whose typing is kept when the window goes.
type keeper interface {
	Leave() kit.Work
	OfferKept(show func())
}

// offerKept goes to the form that was being typed in last, if there was one; only its page shows itself.
func (w *window) offerKept() {
	for _, p := range w.places {
		if k, ok := p.page.(keeper); ok {
			k.OfferKept(func() { w.goTo(p.page) })
		}
	}
}

// leave is the work that keeps what is typed on every page.
func (w *window) leave() kit.Work {
	var works []kit.Work
	for _, p := range w.places {
		if k, ok := p.page.(keeper); ok {
			works = append(works, k.Leave())
		}
	}
	return func(ctx context.Context) error {
		var failed []error
		for _, work := range works {
			failed = append(failed, work(ctx))
		}
		return errors.Join(failed...)
	}
}

// close keeps the forms being typed and closes the data folder before the window goes.
func (w *window) close() {
	w.Runner.Start(kit.Job{Busy: "正在关闭…", Fixed: true, Work: w.leave(), Done: func() {
		if err := w.Store.Close(); err != nil {
			slog.Error("close data folder", "err", err)
		}
		w.Window.Close()
	}})
}
