package vetting

import (
	"context"
	"fmt"

	"oversight/model"
	"oversight/ui/kit"
)

// onAllClear answers 无反映 for every room that has not answered, and concludes 无影响 of those nobody knows anything of.
func (b *batch) onAllClear(persons []model.Vetted) {
	changed := allClear(persons, b.view.settings.Rooms)
	if len(changed) == 0 {
		kit.Inform(b.page.Window, "没有要填的", "各室意见都已填写；有反映的，结论要逐人填写。")
		return
	}
	st, id := b.page.Store, b.view.vetting.ID
	kit.Confirm(b.page.Window, kit.Confirmation{
		Title: fmt.Sprintf("%d 人全部无影响？", len(changed)), Verb: "填写",
		Text: "还没有填写的室意见一律填“无反映”；各室都是“无反映”而没有结论的，结论填“无影响”。已经填写的意见和结论不改，有反映的人不作结论。",
		OnOK: func() {
			b.page.Run("正在填写…", func(ctx context.Context) error {
				_, err := st.ChangeVetted(ctx, id, changed)
				return err
			}, func() { b.page.Toast(fmt.Sprintf("已填写 %d 人", len(changed))) })
		},
	})
}

// allClear returns the persons that change when all is clear.
func allClear(persons []model.Vetted, rooms []string) (changed []model.Vetted) {
	for _, p := range persons {
		one, touched := []model.Vetted{p}, false
		take := func(now []model.Vetted) {
			if len(now) > 0 {
				one, touched = now, true
			}
		}
		for _, room := range rooms {
			take(model.FillOpinion(one, model.RoomOpinion{Room: room, Reported: model.ReportedNothing}))
		}
		take(model.ConcludeClear(one, rooms))
		if touched {
			changed = append(changed, one[0])
		}
	}
	return changed
}

// untouched is the choice of leaving what is entered as it is.
const untouched = "不改"

// allRooms is the choice of every room.
const allRooms = "各室"

// filling is what is entered for many persons at once; zero fields leave things as they are.
type filling struct {
	rooms      []string // whose answer it is
	opinion    model.RoomOpinion
	conclusion model.Conclusion
	note       string
	replace    bool // what was entered before, too
}

// apply returns the persons that change.
func (f filling) apply(persons []model.Vetted) (changed []model.Vetted) {
	for _, p := range persons {
		now := p
		for _, room := range f.rooms {
			if f.opinion.Reported != "" && (f.replace || p.Opinion(room).Reported == "") {
				now.SetOpinion(model.RoomOpinion{Room: room, Reported: f.opinion.Reported, Text: f.opinion.Text})
			}
		}
		if f.conclusion != "" && (f.replace || p.Conclusion == "") {
			now.Conclusion, now.Outward = f.conclusion, "" // what goes out follows
		}
		if f.note != "" && (f.replace || p.Note == "") {
			now.Note = f.note
		}
		if vettedDiffers(now, p) {
			changed = append(changed, now)
		}
	}
	return changed
}

// onMany asks for an answer and a conclusion for many persons at once.
func (b *batch) onMany(persons []model.Vetted) {
	rooms := b.view.settings.Rooms
	room := kit.NewSelect(append([]string{allRooms}, rooms...), nil)
	room.Selected = allRooms
	in := newOpinionInputs(model.RoomOpinion{}, untouched)
	conclusion, note := conclusionSelect(untouched, ""), kit.NewMultiEntry("", 2, 4)
	replace := kit.NewCheck("已经填写的也改成这样", nil)
	b.askPersons(kit.FormDialog{
		Title: fmt.Sprintf("批量填写意见（%d 人）", len(persons)), Verb: "填写",
		Intro: "同样的意见一次填给所选的人；没有勾选覆盖的，已经填写的不改。",
		Fields: []kit.Field{
			{Name: "rooms", Label: "哪个室", Widget: room},
			{Name: in.field(), Label: "意见", Widget: in.object()},
			{Name: "conclusion", Label: "结论", Widget: conclusion},
			{Name: "note", Label: "内部说明", Hint: "绝不对外", Widget: note},
			{Name: "replace", Label: "覆盖", Widget: kit.NewFlow(replace)},
		},
		Dirty: func() bool { return note.Value() != "" || in.text.Text != "" },
	}, func() ([]model.Vetted, error) {
		o, err := in.read()
		if err != nil {
			return nil, err
		}
		f := filling{rooms: rooms, opinion: o, conclusion: model.Conclusion(chosen(conclusion)), note: model.CleanText(note.Value()), replace: replace.Checked}
		if r := chosen(room); r != "" {
			f.rooms = []string{r}
		}
		changed := f.apply(persons)
		if len(changed) == 0 {
			return nil, model.InvalidField(in.field(), "这样填没有任何变化，请选择意见或结论；要改已经填写的，请勾选“覆盖”")
		}
		return changed, nil
	})
}
