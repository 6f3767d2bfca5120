package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// LargeDialog is work in several steps that needs most of the window. It stays open until it is closed.
type LargeDialog struct {
	Title    string
	Body     fyne.CanvasObject // gets all the room there is
	Verb     string            // on the default button, which Dialog.Offer gives another and sets free
	OnOK     func()
	OnCancel func() // called when the user has closed the dialog
}

// ShowLarge shows the dialog with the focus on the first input of its body; its default button cannot be pressed yet.
func ShowLarge(w fyne.Window, l LargeDialog) *Dialog {
	room := &wholeRoom{}
	d := newDialog(w, l.Title, w.Canvas().Size().Width, container.New(room, l.Body))
	room.dialog = d
	d.cancel = NewButton("取消", func() {
		d.Close()
		l.OnCancel()
	})
	d.ok = NewPrimaryButton(l.Verb, l.OnOK)
	d.ok.Disable()
	d.setButtons(d.cancel, d.ok)
	d.show()
	return d
}

// Offer puts a verb on the default button and says whether it can be pressed.
func (d *Dialog) Offer(verb string, possible bool) {
	d.ok.SetText(verb)
	if possible {
		d.ok.Enable()
	} else {
		d.ok.Disable()
	}
	d.Refresh()
}

// FocusDefault puts the focus on the default button.
func (d *Dialog) FocusDefault() { d.window.Canvas().Focus(d.ok) }

// wholeRoom makes the body of a dialog as high as the window allows.
type wholeRoom struct{ dialog *Dialog }

func (l *wholeRoom) MinSize(objects []fyne.CanvasObject) fyne.Size {
	d := l.dialog
	height := d.window.Canvas().Size().Height - 2*dialogMargin - 2*dialogPadding - d.title.MinSize().Height - d.ok.MinSize().Height - 2*dialogGap - 5
	return objects[0].MinSize().Max(fyne.NewSize(0, height))
}

func (l *wholeRoom) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
