package ui_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// clerk sits before a window: reads the words that are visible, clicks where they stand, types into the input beside
// a label. What lies under a dialog can be neither read nor clicked.
type clerk struct {
	t      *testing.T
	dir    string
	today  model.Date
	hour   int // of the day
	tray   *icon
	system *system // what it does in the background; may be nil
	crash  bool    // the program crashed before the window is opened
	app    frames
	clock  *kit.Clock
	w      *frame
	store  *store.Store // a second look at what the window has stored
}

// sit opens the window on a data folder, as on the given day.
func sit(t *testing.T, dir, today string) *clerk {
	t.Helper()
	c := &clerk{t: t, dir: dir, today: model.MustDate(today), hour: 8, tray: &icon{}, app: frames{test.NewTempApp(t)}}
	c.open()
	return c
}

// open opens the window again, after a crash or after it was closed. The timers of the window before are gone.
func (c *clerk) open() {
	c.t.Helper()
	c.clock = kit.Synchronous(c.t)
	config := ui.Config{Dir: c.dir, Today: func() model.Date { return c.today }, Hour: func() int { return c.hour }, Tray: c.tray, Crash: c.crash}
	if c.system != nil {
		config.Background = c.system
	}
	c.w = ui.Open(c.app, config).(*frame)
	c.w.Resize(fyne.NewSize(1366, 700))
}

// frames makes windows with the button that closes them, which the windows of the test driver lack.
type frames struct{ fyne.App }

func (a frames) NewWindow(title string) fyne.Window { return &frame{Window: a.App.NewWindow(title)} }

type frame struct {
	fyne.Window
	onClose        func()
	closed, hidden bool
}

func (f *frame) SetCloseIntercept(act func()) { f.onClose = act }

func (f *frame) Hide() {
	f.hidden = true
	f.Window.Hide()
}

func (f *frame) Show() {
	f.hidden = false
	f.Window.Show()
}

func (f *frame) Close() {
	f.closed = true
	f.Window.Close()
}

// stored returns the store, opened on its own.
func (c *clerk) stored() *store.Store {
	c.t.Helper()
	if c.store == nil {
		s, err := store.Open(c.t.Context(), c.dir, store.Options{})
		if err != nil {
			c.t.Fatal(err)
		}
		c.t.Cleanup(func() { s.Close() })
		c.store = s
	}
	return c.store
}

// document returns the one document with a state there must be.
func (c *clerk) document(want model.State) model.Document {
	c.t.Helper()
	return c.only(model.Filter{}, want)
}

// only returns the one document of a filter, which must have the state.
func (c *clerk) only(f model.Filter, want model.State) model.Document {
	c.t.Helper()
	rows, err := c.stored().Documents(c.t.Context(), f, 0, 10, c.today)
	if err != nil {
		c.t.Fatal(err)
	}
	if len(rows) != 1 {
		c.t.Fatalf("%d documents are stored, want one", len(rows))
	}
	d, err := c.stored().Document(c.t.Context(), rows[0].ID)
	if err != nil {
		c.t.Fatal(err)
	}
	if d.State != want {
		c.t.Fatalf("the document is %q, want %q; the window says\n%s", d.State.Label(), want.Label(), c.words())
	}
	return d
}

// layer is what can be used now: the topmost dialog or list, else the window.
func (c *clerk) layer() fyne.CanvasObject {
	if top := c.w.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return c.w.Content()
}

// walk visits the visible objects below o in the order of Tab, with the tappable object each lies in; where visit
// returns false it goes no deeper.
func walk(o fyne.CanvasObject, in fyne.Tappable, visit func(o fyne.CanvasObject, in fyne.Tappable) bool) {
	if !o.Visible() {
		return
	}
	if tappable, ok := o.(fyne.Tappable); ok {
		in = tappable
	}
	if !visit(o, in) {
		return
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, in, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, in, visit)
		}
	}
}

// all returns the visible objects of a type, in the order of Tab.
func all[T any](c *clerk) []T {
	var found []T
	walk(c.layer(), nil, func(o fyne.CanvasObject, _ fyne.Tappable) bool {
		if x, ok := o.(T); ok {
			found = append(found, x)
		}
		return true
	})
	return found
}

// words returns what can be read, a line a text. Text of kit is taken whole: on the screen it may be cut or wrapped.
func (c *clerk) words() string {
	var lines []string
	walk(c.layer(), nil, func(o fyne.CanvasObject, _ fyne.Tappable) bool {
		switch o := o.(type) {
		case *kit.Text:
			lines = append(lines, o.Text)
			return false
		case *canvas.Text:
			lines = append(lines, o.Text)
		}
		return true
	})
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n")
}

// sees fails the test unless all the words can be read.
func (c *clerk) sees(words ...string) {
	c.t.Helper()
	for _, w := range words {
		if text := c.words(); !strings.Contains(text, w) {
			c.t.Fatalf("the window does not say %q but\n%s", w, text)
		}
	}
}

// misses fails the test if one of the words can be read.
func (c *clerk) misses(words ...string) {
	c.t.Helper()
	for _, w := range words {
		if text := c.words(); strings.Contains(text, w) {
			c.t.Fatalf("the window says %q:\n%s", w, text)
		}
	}
}
