package kit

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"oversight/model"
)

// queue runs work when the test says so, as slow work would.
type queue struct {
	Clock
	work []func()
}

func (q *queue) start(work func()) { q.work = append(q.work, work) }

func queued(t *testing.T) *queue {
	q, before := &queue{}, sched
	sched = q
	t.Cleanup(func() { sched = before })
	return q
}

func logged(t *testing.T) *bytes.Buffer {
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	return &log
}

func dialogOf(w fyne.Window) *Dialog {
	d, _ := w.Canvas().Overlays().Top().(*Dialog)
	return d
}

func TestSecondClickWhileWorkRunsDoesNothing(t *testing.T) {
	w := newKitWindow(t, NewText(""), 800, 600)
	q := queued(t)
	r := NewRunner(w)
	runs, done := 0, 0
	act := func() bool {
		return r.Run("正在签发…", func(context.Context) error { runs++; return nil }, func() { done++ })
	}
	if !act() || act() {
		t.Fatal("the first click is not taken, or the second is")
	}
	q.work[0]()
	if runs != 1 || done != 1 || len(q.work) != 1 {
		t.Errorf("runs %d, done %d", runs, done)
	}
	if !act() {
		t.Error("after the work has ended a click is not taken")
	}
}

func TestWorkThatLastsIsShownAndCanBeCancelled(t *testing.T) {
	w := newKitWindow(t, NewText(""), 800, 600)
	q := queued(t)
	done := false
	NewRunner(w).Run("正在导出…", func(ctx context.Context) error {
		press(dialogOf(w).cancel, fyne.KeyReturn)
		return ctx.Err()
	}, func() { done = true })
	q.Advance(busyAfter - time.Millisecond)
	if dialogOf(w) != nil {
		t.Error("short work is already shown")
	}
	q.Advance(time.Millisecond)
	busy := dialogOf(w)
	if busy == nil {
		t.Fatal("long work is not shown")
	}
	q.work[0]()
	if done || dialogOf(w) != nil {
		t.Errorf("cancelled work: done %v, a dialog stays: %v", done, dialogOf(w) != nil)
	}
}

func TestPanicInWorkIsLoggedAndShownAsAGeneralSentence(t *testing.T) {
	w := newKitWindow(t, NewText(""), 800, 600)
	Synchronous(t)
	log := logged(t)
	r := NewRunner(w)
	r.Run("", func(context.Context) error { panic("index out of range") }, func() { t.Error("done is called") })
	if words := wordsIn(dialogOf(w).body); words != model.UserMessage(errors.New("")) {
		t.Errorf("the dialog says %q", words)
	}
	if !strings.Contains(log.String(), "index out of range") || !strings.Contains(log.String(), "run_test.go") {
		t.Errorf("the log has no panic or no stack: %s", log)
	}
	if !r.Run("", func(context.Context) error { return nil }, nil) {
		t.Error("the runner is stuck after a panic")
	}
}

func TestErrorIsLoggedInFullAndShownInChinese(t *testing.T) {
	w := newKitWindow(t, NewText(""), 800, 600)
	Synchronous(t)
	log := logged(t)
	cause := errors.New("disk I/O error")
	for range 2 {
		ShowErr(w, &model.Error{Code: model.Storage, Msg: "不能写入数据文件", Cause: cause})
	}
	if words := wordsIn(dialogOf(w).body); words != "不能写入数据文件" {
		t.Errorf("the dialog says %q", words)
	}
	if !strings.Contains(log.String(), "disk I/O error") || !strings.Contains(log.String(), "level=ERROR") {
		t.Errorf("log: %s", log)
	}
	if n := len(w.Canvas().Overlays().List()); n != 1 {
		t.Errorf("the same message is shown %d times", n)
	}
}

func TestOnlyTheNewestLoadIsShown(t *testing.T) {
	w := newKitWindow(t, NewText(""), 800, 600)
	q := queued(t)
	l := NewLoader(w)
	var shown []int
	var contexts []context.Context
	load := func(n int, err error) {
		Load(l, func(ctx context.Context) (int, error) {
			contexts = append(contexts, ctx)
			return n, err
		}, func(n int) { shown = append(shown, n) })
	}
	load(1, nil)
	load(2, errors.New("stale failure"))
	load(3, nil)
	for _, i := range []int{2, 0, 1} { // the newest answers first
		q.work[i]()
	}
	if len(shown) != 1 || shown[0] != 3 {
		t.Errorf("shown: %v", shown)
	}
	if dialogOf(w) != nil {
		t.Error("the error of a stale load is shown")
	}
	if contexts[1].Err() == nil {
		t.Error("the stale load was not cancelled")
	}
}

func TestDroppedLoadShowsNothing(t *testing.T) {
	w := newKitWindow(t, NewText(""), 800, 600)
	q := queued(t)
	l := NewLoader(w)
	Load(l, func(context.Context) (int, error) { return 1, nil }, func(int) { t.Error("shown after Drop") })
	l.Drop()
	q.work[0]()
}

func TestEveryRepeatsUntilStopped(t *testing.T) {
	clock := Synchronous(t)
	n := 0
	var stop func()
	stop = Every(time.Minute, func() {
		if n++; n == 3 {
			stop()
		}
	})
	clock.Advance(2 * time.Minute)
	if n != 2 {
		t.Errorf("%d times in two minutes", n)
	}
	clock.Advance(time.Hour)
	if n != 3 {
		t.Errorf("%d times, stopped at the third", n)
	}
}

func TestDebounceRunsOnceAfterTheLastCall(t *testing.T) {
	before := sched
	sched = real{&Clock{}}
	t.Cleanup(func() { sched = before })
	n := 0
	call := Debounce(200*time.Millisecond, func() { n++ })
	for range 5 {
		call()
		sched.(real).Advance(150 * time.Millisecond)
	}
	if n != 0 {
		t.Fatalf("ran %d times while calls went on", n)
	}
	sched.(real).Advance(50 * time.Millisecond)
	if n != 1 {
		t.Errorf("ran %d times", n)
	}
}

// real is a clock on which debounced functions wait, as they do in the program.
type real struct{ *Clock }

func (r real) debounce(d time.Duration, f func()) func() { return r.after(d, f) }

func TestSynchronousRunsDebouncedFunctionsAtOnce(t *testing.T) {
	Synchronous(t)
	n := 0
	Debounce(time.Hour, func() { n++ })()
	if n != 1 {
		t.Errorf("ran %d times", n)
	}
}

func TestThreadsRunWorkAndTimersForReal(t *testing.T) {
	newKitWindow(t, NewText(""), 100, 100)
	fired := make(chan string, 3)
	threads{}.start(func() { fired <- "work" })
	threads{}.after(time.Millisecond, func() { fired <- "timer" })
	threads{}.after(time.Hour, func() { fired <- "stopped timer" })()
	got := map[string]bool{<-fired: true, <-fired: true}
	if !got["work"] || !got["timer"] {
		t.Errorf("fired: %v", got)
	}
}

func TestWaitBrieflyReportsOnlyEarlyFailure(t *testing.T) {
	failure := errors.New("exit status 3")
	if err := waitBriefly(time.Minute, func() error { return failure }); err != failure {
		t.Errorf("early failure: %v", err)
	}
	forever := make(chan struct{})
	defer close(forever)
	if err := waitBriefly(time.Millisecond, func() error { <-forever; return failure }); err != nil {
		t.Errorf("a viewer that stays open: %v", err)
	}
}

func TestEachCallIsHeardUntilTheEnd(t *testing.T) {
	q := queued(t)
	calls, heard := []bool{true, true, false, true}, 0
	Listen(func() bool {
		call := calls[0]
		calls = calls[1:]
		return call
	}, func() { heard++ })
	if heard > 0 {
		t.Error("the window waits for calls")
	}
	q.work[0]()
	if heard != 2 || len(calls) != 1 {
		t.Errorf("heard %d calls, %d were left", heard, len(calls))
	}
	Listen(nil, func() { t.Error("heard something where nobody calls") })
	if len(q.work) != 1 {
		t.Error("there is work where nobody calls")
	}
}
