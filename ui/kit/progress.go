package kit

import "context"

type progressKey struct{}

// Progress tells the window how far the work of a Runner or a Loader has come: done of total. It may be called as often as the
// work likes, beside the window's thread; the window hears of whole percents.
func Progress(ctx context.Context, done, total int) {
	if report, ok := ctx.Value(progressKey{}).(func(done, total int)); ok {
		report(done, total)
	}
}

func newProgress(run scheduler, show func(done, total int)) func(done, total int) {
	last := -1
	return func(done, total int) {
		if total <= 0 || done*100/total == last {
			return
		}
		last = done * 100 / total
		run.do(func() { show(done, total) })
	}
}
