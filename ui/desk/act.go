package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// Ask shows the dialog of one act on a record. read takes the values out of the widgets and returns the store's method;
// afterwards the pages show the new state, and said is what the clerk is told of it. It returns the form that is shown.
func Ask[T any](d *Desk, f kit.FormDialog, said func(after T) string, read func() (func(context.Context) (T, error), error)) *kit.Form {
	var after T
	f.OnSubmit = func() (kit.Work, error) {
		act, err := read()
		if err != nil {
			return nil, err
		}
		return func(ctx context.Context) (err error) {
			after, err = act(ctx)
			return err
		}, nil
	}
	then := f.OnDone
	f.OnDone = func() {
		d.Changed()
		d.Toast(said(after))
		if then != nil {
			then()
		}
	}
	return kit.ShowForm(d.Window, f)
}

// SetActs shows the acts allowed now. When an act was just done by its button, the first one gets the focus, so that
// Enter goes on from there and never to a button that is gone.
func (d *Desk) SetActs(box *fyne.Container, acts []fyne.CanvasObject) {
	c := d.Window.Canvas()
	had := slices.ContainsFunc(box.Objects, func(o fyne.CanvasObject) bool { return o.(fyne.Focusable) == c.Focused() })
	box.Objects = acts
	box.Refresh()
	if had {
		c.Focus(acts[0].(fyne.Focusable))
	}
}

// Events are the lines of the audit of a record for its timeline.
func Events(lines []model.AuditEntry) []kit.Event {
	out := make([]kit.Event, len(lines))
	for i, l := range lines {
		at := time.UnixMilli(l.At).Local()
		what, more, _ := strings.Cut(l.Text, "；")
		out[i] = kit.Event{When: at.Format("2006-01-02 15:04"), Who: l.Actor, What: what, Detail: more}
	}
	return out
}
