package kit

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
)

// Work runs beside the window's thread: it may block, it must stop when ctx ends, and it must not touch a widget.
type Work func(ctx context.Context) error

// scheduler decides where and when functions run. stop functions are called on the window's thread.
type scheduler interface {
	start(work func())                                // beside the window's thread
	do(f func())                                      // on the window's thread, soon
	after(d time.Duration, f func()) (stop func())    // on the window's thread, once d has passed
	debounce(d time.Duration, f func()) (stop func()) // as after; tests do not wait here
}

// sched is replaced in tests only, see Synchronous.
var sched scheduler = threads{}

type threads struct{}

func (threads) start(work func()) { go work() }

func (threads) do(f func()) { fyne.Do(func() { safely(f) }) }

func (threads) after(d time.Duration, f func()) func() {
	stopped := false // read and written on the window's thread only
	timer := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !stopped {
				safely(f)
			}
		})
	})
	return func() {
		stopped = true
		timer.Stop()
	}
}

func (t threads) debounce(d time.Duration, f func()) func() { return t.after(d, f) }

// busyAfter is how long a piece of work may take before the window says that it is at work.
const busyAfter = 300 * time.Millisecond

// Job is one piece of work started by the user.
type Job struct {
	Busy  string // what the window says while it lasts, such as “正在生成文件…”
	Work  Work
	Done  func()           // on success, on the window's thread; may be nil
	Fail  func(error) bool // shows the error in a better place and says true; may be nil
	Fixed bool             // cannot be cancelled once it runs
}

// Runner runs the jobs of a window one at a time.
type Runner struct {
	window  fyne.Window
	running bool
}

// NewRunner returns a runner that shows progress and errors in the window.
func NewRunner(w fyne.Window) *Runner { return &Runner{window: w} }

// Run starts work and calls done when it has succeeded; an error is shown and logged. It returns false and does
// nothing while other work of this runner lasts, so that a second click cannot do the same thing twice.
func (r *Runner) Run(busy string, work Work, done func()) bool {
	return r.Start(Job{Busy: busy, Work: work, Done: done})
}

// Start is Run with all choices.
func (r *Runner) Start(j Job) bool {
	if r.running {
		return false
	}
	r.running = true
	run, busy := sched, &busyDialog{window: r.window, text: j.Busy}
	ctx, cancel := context.WithCancel(context.Background())
	if !j.Fixed {
		busy.cancel = cancel
	}
	ctx = context.WithValue(ctx, progressKey{}, newProgress(run, busy.progress))
	stopWaiting := run.after(busyAfter, busy.show)
	run.start(func() {
		err := guarded(ctx, j.Work)
		run.do(func() {
			stopWaiting()
			cancel()
			busy.close()
			r.running = false
			r.finish(j, err, busy.cancelled)
		})
	})
	return true
}

func (r *Runner) finish(j Job, err error, cancelled bool) {
	switch {
	case err == nil:
		if j.Done != nil {
			j.Done()
		}
	case cancelled:
		slog.Info("work cancelled by the user", "work", j.Busy, "err", err)
	case j.Fail != nil && j.Fail(err):
		slog.Info("work refused", "work", j.Busy, "err", err)
	default:
		ShowErr(r.window, err)
	}
}

// guarded turns a panic of the work into an error, so that one bad record cannot close the window.
func guarded(ctx context.Context, work Work) (err error) {
	defer func() {
		if v := recover(); v != nil {
			slog.Error("work panicked", "panic", v, "stack", string(debug.Stack()))
			err = fmt.Errorf("panic: %v", v)
		}
	}()
	return work(ctx)
}

// Loader fetches what a page shows; only the newest request counts.
type Loader struct {
	// OnProgress, when not nil, hears how far the newest request is, as its work says by Progress.
	OnProgress func(done, total int)

	window     fyne.Window
	generation int
	cancel     func()
}

// NewLoader returns a loader that shows errors in the window.
func NewLoader(w fyne.Window) *Loader { return &Loader{window: w} }

// Load fetches a value and hands it to done on the window's thread. The request before is cancelled and its result,
// or its error, is dropped even if it comes late.
func Load[T any](l *Loader, work func(ctx context.Context) (T, error), done func(T)) {
	l.Drop()
	ctx, cancel := context.WithCancel(context.Background())
	mine, run := l.generation, sched
	l.cancel = cancel
	ctx = context.WithValue(ctx, progressKey{}, newProgress(run, func(done, total int) {
		if mine == l.generation && l.OnProgress != nil {
			l.OnProgress(done, total)
		}
	}))
	run.start(func() {
		var result T
		err := guarded(ctx, func(ctx context.Context) (err error) {
			result, err = work(ctx)
			return err
		})
		run.do(func() {
			if mine != l.generation {
				return
			}
			l.Drop()
			if err != nil {
				ShowErr(l.window, err)
				return
			}
			done(result)
		})
	})
}

// Drop cancels the request that is under way; its result will not be shown.
func (l *Loader) Drop() {
	l.generation++
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
}

// Debounce returns a function that runs f once it has not been called again for d.
func Debounce(d time.Duration, f func()) func() {
	stop := func() {}
	return func() {
		stop()
		stop = sched.debounce(d, f)
	}
}

// Every runs f on the window's thread each time d has passed, until stop is called.
func Every(d time.Duration, f func()) (stop func()) {
	var stopTimer func()
	var tick func()
	tick = func() {
		stopTimer = sched.after(d, tick)
		f()
	}
	stopTimer = sched.after(d, tick)
	return func() { stopTimer() }
}

// Listen runs f on the window's thread each time wait, which may block, has returned true; false ends it. There is
// nothing to listen to when wait is nil.
func Listen(wait func() bool, f func()) {
	if wait == nil {
		return
	}
	run := sched
	run.start(func() {
		for wait() {
			run.do(f)
		}
	})
}

// waitBriefly returns the error of wait if it comes within d; a longer wait goes on by itself and counts as success.
func waitBriefly(d time.Duration, wait func() error) error {
	ended := make(chan error, 1)
	go func() { ended <- wait() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(d):
		return nil
	}
}
