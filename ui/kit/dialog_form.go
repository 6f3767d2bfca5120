package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// FormDialog asks for values and does something with them. It stays open, with all that was typed, until that worked.
type FormDialog struct {
	Title  string
	Intro  string // may be empty
	Fields []Field
	Verb   string // on the default button
	Danger bool
	Width  float32           // in ems of the text; 0 is enough for a line of text
	Aside  fyne.CanvasObject // beside the fields, what they are filled in by; may be nil
	Busy   string            // what the window says while the work lasts; a general word when empty

	// OnSubmit reads the widgets, on the window's thread. An error about a field is shown at the field, any other in
	// a message. The work it returns then runs beside the window's thread; it may be nil. It cannot be cancelled: it
	// is an act, and nobody shall believe to have cancelled what has happened.
	OnSubmit func() (Work, error)
	// OnDone is called after the dialog has closed; it may be nil.
	OnDone func()
	// Dirty says whether closing would lose something typed, so that 取消 has to ask; nil never asks.
	Dirty func() bool
}

// ShowForm shows the dialog with the focus on its first field and returns its form.
func ShowForm(w fyne.Window, f FormDialog) *Form {
	form := NewForm(f.Fields...)
	body := container.New(layout.NewCustomPaddedVBoxLayout(dialogGap), form)
	if f.Intro != "" {
		body.Objects = []fyne.CanvasObject{NewParagraph(f.Intro), form}
	}
	if f.Width == 0 {
		f.Width = formWidth
	}
	s := &formDialog{
		FormDialog: f, window: w, form: form, runner: NewRunner(w),
		dialog: newDialog(w, f.Title, ems(f.Width), body),
	}
	if f.Aside != nil {
		s.dialog.aside = container.NewVScroll(f.Aside)
	}
	form.Scroll, form.inDialog = s.dialog.scroll, true
	s.dialog.cancel = NewButton("取消", s.onCancel)
	s.dialog.ok = NewPrimaryButton(f.Verb, s.onSubmit)
	if f.Danger {
		s.dialog.ok.Importance = widget.DangerImportance
	}
	s.dialog.setButtons(s.dialog.cancel, s.dialog.ok)
	s.dialog.show()
	form.onShown = s.dialog.Refresh
	return form
}

type formDialog struct {
	FormDialog
	window fyne.Window
	dialog *Dialog
	form   *Form
	runner *Runner
}

func (s *formDialog) onSubmit() {
	if s.runner.running || !s.dialog.open {
		return
	}
	commitFocused(s.window.Canvas())
	s.form.ClearErrors()
	work, err := s.OnSubmit()
	if err != nil {
		if !s.form.ShowError(err) {
			ShowErr(s.window, err)
		}
		return
	}
	if work == nil {
		s.onDone()
		return
	}
	busy := s.Busy
	if busy == "" {
		busy = "正在" + s.Verb + "…"
	}
	s.runner.Start(Job{Busy: busy, Work: work, Done: s.onDone, Fail: s.form.ShowError, Fixed: true})
}

func (s *formDialog) onDone() {
	s.dialog.Close()
	if s.OnDone != nil {
		s.OnDone()
	}
}

func (s *formDialog) onCancel() {
	if s.runner.running {
		return
	}
	if s.Dirty == nil || !s.Dirty() {
		s.dialog.Close()
		return
	}
	Confirm(s.window, Confirmation{
		Title: "放弃填写的内容？", Text: "填写的内容还没有保存，关闭后不能找回。", Verb: "放弃", Danger: true, OnOK: s.dialog.Close,
	})
}
