package desk

import (
	"context"
	"encoding/json"
	"time"

	"oversight/model/store"
	"oversight/ui/kit"
)

// keepEvery is how much typing a crash can cost at most.
const keepEvery = 3 * time.Second

// Keeper stores what is being typed in a form every few seconds; after a crash, or when the window was closed, it is
// offered again.
type Keeper struct {
	desk   *Desk
	loader *kit.Loader
	key    func() string
	body   func() string
	said   *kit.Text
	last   string
	round  int // grows when the keeping ends: what was being written then must not stay
	end    func()
}

// NewKeeper returns a keeper that rests until Start. key names the form; body is what it holds as far as it can be
// read, "" while nothing is typed that is not stored; said tells when it was kept.
func (d *Desk) NewKeeper(key, body func() string, said *kit.Text) *Keeper {
	return &Keeper{desk: d, loader: kit.NewLoader(d.Window), key: key, body: body, said: said}
}

// Start begins the keeping.
func (k *Keeper) Start() { k.end = kit.Every(keepEvery, k.tick) }

// Stop ends the keeping, before what is typed is stored or given up.
func (k *Keeper) Stop() {
	k.end()
	k.round++
	k.last = ""
	k.said.SetText("")
}

func (k *Keeper) tick() {
	body := k.body()
	switch {
	case body == k.last:
	case body == "":
		k.last = ""
		k.said.SetText("")
		k.Forget()
	default:
		k.keep(body)
	}
}

func (k *Keeper) keep(body string) {
	round, key, st := k.round, k.key(), k.desk.Store
	kit.Load(k.loader, func(ctx context.Context) (time.Time, error) {
		return time.Now(), st.KeepTyping(ctx, key, body)
	}, func(at time.Time) {
		if round != k.round {
			k.forget(key)
			return
		}
		k.last = body
		k.said.SetText("已自动暂存 " + at.Format("15:04:05"))
	})
}

// Now returns the work that keeps what is typed at this moment; there may be nothing to keep.
func (k *Keeper) Now() kit.Work {
	key, body, st := k.key(), k.body(), k.desk.Store
	return func(ctx context.Context) error {
		if body == "" {
			return nil
		}
		return st.KeepTyping(ctx, key, body)
	}
}

// Forget drops what was kept.
func (k *Keeper) Forget() { k.forget(k.key()) }

func (k *Keeper) forget(key string) {
	st := k.desk.Store
	kit.Load(kit.NewLoader(k.desk.Window), func(ctx context.Context) (struct{}, error) {
		return struct{}{}, st.ForgetTyping(ctx, key)
	}, func(struct{}) {})
}

// Kept reads into typed what was kept of a form and returns when that was, in unix milliseconds; zero when nothing was.
func Kept(ctx context.Context, st *store.Store, key string, typed any) (at int64, err error) {
	body, at, err := st.Typing(ctx, key)
	if err != nil || body == "" {
		return 0, err
	}
	return at, json.Unmarshal([]byte(body), typed)
}

// OfferTyped asks whether to go on with what was kept of a form at a time, in unix milliseconds.
func (d *Desk) OfferTyped(at int64, goOn func()) {
	when := time.UnixMilli(at).Local().Format("1月2日 15:04")
	kit.Confirm(d.Window, kit.Confirmation{
		Title: "接着上次填写？", Text: "上次有没保存的内容（" + when + " 自动暂存）。接着填写，还是保持现在的内容？", Verb: "接着填写", OnOK: goOn,
	})
}
