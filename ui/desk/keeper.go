package desk

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"oversight/model/store"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// keepEvery is how much typing a crash can cost at most.
const keepEvery = 3 * time.Second

// Keeper stores what is being typed in a form every few seconds, so that it can be offered again after a crash.
type Keeper struct {
	// Note says when something was kept last.
	Note *kit.Text

	desk   *Desk
	key    func() string
	typed  func() (value any, dirty bool)
	loader *kit.Loader
	last   string
	round  int // grows when the keeping ends: what was being written then must not stay
	end    func()
}

// NewKeeper returns a keeper that rests. key names the form among those kept; typed is what its fields hold, as far as
// it can be read, and whether the clerk has changed anything.
func NewKeeper(d *Desk, key func() string, typed func() (value any, dirty bool)) *Keeper {
	return &Keeper{Note: kit.NewText(""), desk: d, key: key, typed: typed, loader: kit.NewLoader(d.Window), end: func() {}}
}

// Start keeps from now on.
func (k *Keeper) Start() { k.end = kit.Every(keepEvery, k.tick) }

// Stop ends the keeping, before what is typed is stored or given up.
func (k *Keeper) Stop() {
	k.end()
	k.round++
	k.last = ""
	k.Note.SetText("")
}

// body is what the fields hold now, "" while nothing was changed; it is read on the window's thread.
func (k *Keeper) body() string {
	value, dirty := k.typed()
	data, err := json.Marshal(value)
	if !dirty || err != nil {
		return ""
	}
	return string(data)
}

func (k *Keeper) tick() {
	body := k.body()
	switch {
	case body == k.last:
	case body == "":
		k.last = ""
		k.Note.SetText("")
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
		k.Note.SetText("已自动暂存 " + at.Format("15:04:05"))
	})
}

// Now returns the work that keeps what is typed at this moment.
func (k *Keeper) Now() kit.Work {
	key, body, st := k.key(), k.body(), k.desk.Store
	return func(ctx context.Context) error {
		if body == "" {
			return nil
		}
		return st.KeepTyping(ctx, key, body)
	}
}

// Forget drops what was kept of a form that was given up.
func (k *Keeper) Forget() { k.forget(k.key()) }

func (k *Keeper) forget(key string) {
	st := k.desk.Store
	kit.Load(kit.NewLoader(k.desk.Window), func(ctx context.Context) (struct{}, error) {
		return struct{}{}, st.ForgetTyping(ctx, key)
	}, func(struct{}) {})
}

// Kept reads into a value what was kept of a form, and when; the zero time when nothing was.
func Kept(ctx context.Context, st *store.Store, key string, value any) (time.Time, error) {
	body, at, err := st.Typing(ctx, key)
	if err != nil || body == "" {
		return time.Time{}, err
	}
	return time.UnixMilli(at), json.Unmarshal([]byte(body), value)
}

// OfferKept asks whether to go on with what was typed before a crash or a closed window.
func OfferKept(w fyne.Window, at time.Time, goOn func()) {
	kit.Confirm(w, kit.Confirmation{
		Title: "接着上次填写？", Verb: "接着填写", OnOK: goOn,
		Text: "上次有没保存的内容（" + at.Local().Format("1月2日 15:04") + " 自动暂存）。接着填写，还是保持现在的内容？",
	})
}

// AskGiveUp asks before what was typed in a form, and not stored, is lost; save names the button that would store it.
func AskGiveUp(w fyne.Window, save string, giveUp func()) {
	kit.Confirm(w, kit.Confirmation{
		Title: "放弃修改？", Text: "填写的内容还没有保存。要保留请先点“" + save + "”。", Verb: "放弃", Danger: true, OnOK: giveUp,
	})
}

// LastTyped opens the form that was being typed in last when the program ended, if its key begins with prefix; open gets
// the rest of the key. The other forms offer what was kept of them when they are opened.
func (d *Desk) LastTyped(prefix string, open func(rest string)) {
	kit.Load(kit.NewLoader(d.Window), d.Store.TypingForms, func(forms []string) {
		if len(forms) == 0 {
			return
		}
		if rest, mine := strings.CutPrefix(forms[0], prefix); mine {
			open(rest)
		}
	})
}
