package desk

import (
	"context"
	"strings"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// AskTelling points out the words of a document that tell of a report before it is handed in; then goes on with them where the
// clerk lets them stand; verb is what handing in is called.
func AskTelling(w fyne.Window, spots []model.TellingSpot, verb string, then func(seen []string)) {
	lines := make([]string, len(spots))
	for i, s := range spots {
		lines[i] = "· " + s.String()
	}
	kit.Confirm(w, kit.Confirmation{
		Title: "这些用语会不会让对方看出有人反映？", Verb: "核对无误，" + verb, Danger: true,
		Text: strings.Join(lines, "\n") + "\n\n文书要交给本人，不能让他看出是谁反映的、在查什么。能改写的请取消后改写；单位名称、工作内容等无碍的可以保留，保留的记入经过。",
		OnOK: func() { then(model.TellingFound(spots)) },
	})
}

// Frozen is an issued paper that is about to leave the program once more.
type Frozen struct {
	Name  string // number and what it is
	Tells string // what in it tells of a report; "" for nothing
	Note  func(ctx context.Context, reason string) error
}

// Reprint goes on with papers that were issued before. Where one of them tells of a report it warns, asks for the reason and
// keeps it with the records first.
func (d *Desk) Reprint(papers []Frozen, then func()) {
	var telling []Frozen
	var lines []string
	for _, p := range papers {
		if p.Tells != "" {
			telling = append(telling, p)
			lines = append(lines, "· "+p.Name+"："+p.Tells)
		}
	}
	if len(telling) == 0 {
		then()
		return
	}
	const most = 8
	if n := len(lines); n > most {
		lines = append(lines[:most], "· ……")
	}
	reason := kit.NewMultiEntry("例如：档案移交，只交档案室", 2, 4)
	kit.ShowForm(d.Window, kit.FormDialog{
		Title: "这份纸面会让人看出有人反映", Verb: "仍要输出", Danger: true, Busy: "正在登记…",
		Intro:  strings.Join(lines, "\n") + "\n\n签发的纸面不能再改，原样输出。不要再交给本人和所在单位；请写明为什么还要用它，原因记入经过。",
		Fields: []kit.Field{{Name: "reason", Label: "原因", Required: true, Widget: reason}},
		Dirty:  func() bool { return reason.Value() != "" },
		OnSubmit: func() (kit.Work, error) {
			why := reason.Value()
			return func(ctx context.Context) error {
				for _, p := range telling {
					if err := p.Note(ctx, why); err != nil {
						return err
					}
				}
				return nil
			}, nil
		},
		OnDone: then,
	})
}
