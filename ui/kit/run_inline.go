package kit

import (
	"slices"
	"time"
)

// Clock is the time of a test that runs under Synchronous. It stands still unless advanced.
type Clock struct {
	now    time.Duration
	timers []*timer
}

type timer struct {
	due time.Duration
	f   func()
}

// Synchronous makes all work of this package run at once on the calling goroutine until the test ends: Run, Load and
// debounced functions have finished when they return. Timers (Every, toasts) fire when the returned clock is advanced.
func Synchronous(t interface{ Cleanup(func()) }) *Clock {
	c, before := &Clock{}, sched
	sched = c
	t.Cleanup(func() {
		sched = before
		clear(formsShown) // the windows of this test are gone
	})
	return c
}

// Advance lets time pass and fires the timers that fall due, in order.
func (c *Clock) Advance(d time.Duration) {
	end := c.now + d
	for {
		next := c.next(end)
		if next == nil {
			c.now = end
			return
		}
		c.now = next.due
		c.remove(next)
		next.f()
	}
}

func (c *Clock) next(end time.Duration) *timer {
	var next *timer
	for _, t := range c.timers {
		if t.due <= end && (next == nil || t.due < next.due) {
			next = t
		}
	}
	return next
}

func (c *Clock) remove(gone *timer) {
	c.timers = slices.DeleteFunc(c.timers, func(t *timer) bool { return t == gone })
}

func (c *Clock) start(work func()) { work() }

func (c *Clock) do(f func()) { safely(f) }

func (c *Clock) after(d time.Duration, f func()) func() {
	t := &timer{due: c.now + d, f: f}
	c.timers = append(c.timers, t)
	return func() { c.remove(t) }
}

func (c *Clock) debounce(_ time.Duration, f func()) func() {
	f()
	return func() {}
}
