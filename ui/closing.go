package ui

import (
	"log/slog"

	"oversight/ui/kit"
	"oversight/ui/settings"
)

// onClose lets nothing typed go: a dialog is finished first, settings are asked about, the form is kept. Where the
// desktop has a notification area the program may stay there.
func (w *window) onClose() {
	prefs := w.App.Preferences()
	switch at := settings.OnClosing(prefs); {
	case w.tray == nil || at == settings.CloseQuits:
		w.quit()
	case at == settings.CloseStays:
		w.hide()
	default:
		answer := func(c settings.Closing, do func()) func() {
			return func() { settings.SetOnClosing(prefs, c); do() }
		}
		kit.Confirm(w.Window, kit.Confirmation{
			Title: "关闭窗口后留在通知区域？",
			Text:  "留在通知区域时，程序接着计时提醒，点任务栏右边的图标就能再打开。以后关闭窗口都照这次的选择做，可以在“设置 → 外观”里更改。",
			Verb:  "留在通知区域", OnOK: answer(settings.CloseStays, w.hide),
			Else: "退出程序", OnElse: answer(settings.CloseQuits, w.quit),
		})
	}
}

// hide leaves only the icon in the notification area; what is being typed stays as it is.
func (w *window) hide() {
	w.hidden = true
	w.Window.Hide()
}

// raise shows the window in front of all others.
func (w *window) raise() {
	if w.hidden {
		w.hidden = false
		w.Window.Show()
	}
	kit.Raise(w.Window)
}

// quit ends the program, unless something typed would be lost.
func (w *window) quit() {
	switch {
	case w.Window.Canvas().Overlays().Top() != nil:
		w.raise()
		kit.Inform(w.Window, "还有打开的对话框", "请先完成或取消打开的对话框，再关闭窗口，以免丢失填写的内容。")
	case w.settings.Unsaved():
		w.raise()
		kit.Confirm(w.Window, kit.Confirmation{
			Title: "设置还没有保存", Text: "“设置”里有改动没有保存，现在关闭就丢掉了。", Verb: "不保存，关闭", Danger: true, OnOK: w.close,
		})
	default:
		w.close()
	}
}

// close keeps the form being typed and closes the data folder before the window goes.
func (w *window) close() {
	w.Runner.Start(kit.Job{Busy: "正在关闭…", Fixed: true, Work: w.documents.Leave(), Done: func() {
		if err := w.Store.Close(); err != nil {
			slog.Error("close data folder", "err", err)
		}
		w.Window.Close()
	}})
}
