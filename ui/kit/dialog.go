package kit

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"oversight/model"
)

// Dialog lies over the whole window until it is closed. Enter presses its default button and Esc its cancel button,
// wherever the focus is; the shortcuts of the window rest.
type Dialog struct {
	widget.BaseWidget
	// OnClosed, when set, is called when the dialog has closed.
	OnClosed func()

	window      fyne.Window
	title       *Text
	body        fyne.CanvasObject
	scroll      *container.Scroll // holds the body when it is higher than the window allows
	aside       *container.Scroll // stays beside the body while that scrolls; may be nil
	buttons     []fyne.CanvasObject
	ok, cancel  *Button // may be nil
	width       float32
	open        bool
	returnFocus fyne.Focusable
	message     string // of a plain message, so that it is not shown twice
}

func newDialog(w fyne.Window, title string, width float32, body fyne.CanvasObject) *Dialog {
	d := &Dialog{window: w, body: body, width: width, title: NewSubHeading(title)}
	d.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, dialogPadding/2), body))
	d.title.Fit = FitWrap
	d.ExtendBaseWidget(d)
	return d
}

// setButtons gives the buttons from left to right; the default one comes last.
func (d *Dialog) setButtons(buttons ...*Button) {
	d.buttons = nil
	for _, b := range buttons {
		d.buttons = append(d.buttons, b)
	}
}

func (d *Dialog) show() {
	shortcutsOf(d.window)
	c := d.window.Canvas()
	d.returnFocus = c.Focused()
	c.Unfocus() // else the entry below would keep its caret, and the input method its place
	d.open = true
	d.BaseWidget.Resize(c.Size())
	c.Overlays().Add(d)
	c.FocusNext()
}

// Close takes the dialog away and gives the focus back to where it was.
func (d *Dialog) Close() {
	if !d.open {
		return
	}
	d.open = false
	c := d.window.Canvas()
	c.Overlays().Remove(d)
	if d.returnFocus != nil {
		c.Focus(d.returnFocus)
	}
	if d.OnClosed != nil {
		d.OnClosed()
	}
}

// typedKey acts on a key that the focused widget did not use.
func (d *Dialog) typedKey(ev *fyne.KeyEvent) bool {
	var b *Button
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b = d.ok
	case fyne.KeyEscape:
		b = d.cancel
	}
	if b == nil {
		return false
	}
	b.Tapped(nil)
	return true
}

// messageWidth and formWidth are the widths of dialogs in ems of the text size.
const (
	messageWidth = 30
	formWidth    = 42
)

func ems(n float32) float32 { return n * theme.Size(theme.SizeNameText) }

// Inform shows a message with one button.
func Inform(w fyne.Window, title, text string) {
	if top, _ := w.Canvas().Overlays().Top().(*Dialog); top != nil && top.message != "" && top.message == title+text {
		return // several loads that fail together need saying so once
	}
	d := newDialog(w, title, ems(messageWidth), NewParagraph(text))
	d.message = title + text
	d.ok = NewPrimaryButton("知道了", d.Close)
	d.cancel = d.ok
	d.setButtons(d.ok)
	d.show()
}

// ShowContent shows something to look at, as wide as the window allows, with one button that closes it.
func ShowContent(w fyne.Window, title string, body fyne.CanvasObject) *Dialog {
	d := newDialog(w, title, w.Canvas().Size().Width*contentShare, body)
	d.ok = NewPrimaryButton("关闭", d.Close)
	d.cancel = d.ok
	d.setButtons(d.ok)
	d.show()
	return d
}

// contentShare is how much of the window's width content takes.
const contentShare = 0.86

var errorTitles = map[model.Code]string{
	model.Invalid:  "请检查填写的内容",
	model.Refused:  "现在不能这样办理",
	model.NotFound: "找不到这条记录",
	model.Conflict: "记录已有变动",
	model.Storage:  "读写数据出错",
	model.Internal: "程序出错",
}

// ShowErr is the one place where errors reach the user: it logs the whole error and shows its Chinese sentence.
func ShowErr(w fyne.Window, err error) {
	if err == nil {
		return
	}
	code := model.CodeOf(err)
	level := slog.LevelInfo
	if code == model.Storage || code == model.Internal {
		level = slog.LevelError
	}
	slog.Log(context.Background(), level, "shown to the user", "code", code, "err", err)
	Inform(w, errorTitles[code], model.UserMessage(err))
}

// Confirmation asks before an act.
type Confirmation struct {
	Title  string
	Text   string // what will happen, in full sentences
	Verb   string // on the button that does it, such as “作废”
	Danger bool   // cannot be undone: the button is red and the focus stands on 取消
	OnOK   func()
	Else   string // on a button that does something else; none when empty
	OnElse func()
}

// Confirm shows the question; OnOK is called after the dialog has closed.
func Confirm(w fyne.Window, q Confirmation) {
	d := newDialog(w, q.Title, ems(messageWidth), NewParagraph(q.Text))
	d.cancel = NewButton("取消", d.Close)
	d.ok = NewPrimaryButton(q.Verb, func() {
		d.Close()
		q.OnOK()
	})
	d.setButtons(d.cancel, d.ok)
	if q.Else != "" {
		d.setButtons(d.cancel, NewButton(q.Else, func() {
			d.Close()
			q.OnElse()
		}), d.ok)
	}
	first := d.ok
	if q.Danger {
		d.ok.Importance = widget.DangerImportance
		first = d.cancel
	}
	d.show()
	w.Canvas().Focus(first)
}
