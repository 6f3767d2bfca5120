package vetting

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// showAbout fills the pane beside the list: one person, several, or the batch as a whole.
func (m *members) showAbout() {
	rows := m.table.Selected()
	switch len(rows) {
	case 0:
		m.about.Objects = m.aboutAll()
	case 1:
		m.about.Objects = m.aboutOne(rows[0])
	default:
		m.about.Objects = m.aboutMany(rows)
	}
	m.about.Refresh()
}

// allows tells whether an act on persons is offered now. Who may not see opinions enters none.
func (m *members) allows(a model.VettingAct) bool {
	if a == model.VettingChange && !m.batch.page.viewer.Opinions {
		return false
	}
	return slices.Contains(m.batch.view.vetting.State.Acts(), a)
}

// aboutAll says how far the batch is and what is still missing.
func (m *members) aboutAll() []fyne.CanvasObject {
	blocks := []fyne.CanvasObject{kit.NewSubHeading(fmt.Sprintf("共 %d 人", len(m.rows))), kit.NewKeyValues(m.tally(m.rows)...)}
	if len(m.rows) == 0 {
		return append(blocks, kit.NewParagraph("这一批还没有人员。来函附有名单的，一次导入最快；人少的直接录入。"))
	}
	if m.allows(model.VettingChange) {
		blocks = append(blocks, kit.NewFlow(kit.NewButton("全部无影响", func() { m.batch.onAllClear(m.stored) })))
	}
	return append(blocks, kit.NewCaption("单击一人，看各室意见和以往征求意见的情况；双击填写意见。按住 Ctrl 或 Shift 选多人，Ctrl+A 全选，可以一起填写。"))
}

// aboutMany offers what can be done with several persons at once.
func (m *members) aboutMany(rows []member) []fyne.CanvasObject {
	blocks := []fyne.CanvasObject{kit.NewSubHeading(fmt.Sprintf("已选 %d 人", len(rows))), kit.NewKeyValues(m.tally(rows)...)}
	if m.allows(model.VettingChange) {
		blocks = append(blocks, kit.NewFlow(
			kit.NewButton("全部无影响", func() { m.batch.onAllClear(m.chosen()) }),
			kit.NewButton("批量填写意见", func() { m.batch.onMany(m.chosen()) }),
		))
	}
	return blocks
}

// tally counts persons by conclusion, and what the rooms still owe.
func (m *members) tally(rows []member) []kit.Pair {
	var pairs []kit.Pair
	count := func(label string, tone kit.Tone, of func(member) bool) {
		n := 0
		for _, r := range rows {
			if of(r) {
				n++
			}
		}
		if n > 0 {
			pairs = append(pairs, kit.Pair{Label: label, Value: fmt.Sprintf("%d 人", n), Tone: tone})
		}
	}
	for _, c := range model.Conclusions() {
		count(string(c), conclusionTone(c), func(r member) bool { return r.Conclusion == c })
	}
	count(unconcluded, kit.ToneNeutral, func(r member) bool { return r.Conclusion == "" })
	count(repeated, kit.ToneReplied, func(r member) bool { return len(r.Before) > 0 })
	count(namesake, kit.ToneSoon, func(r member) bool { return r.unasked })
	for _, room := range m.batch.view.settings.Rooms {
		count(room+"未填", kit.ToneNeutral, func(r member) bool { return r.Opinion(room).Reported == "" })
	}
	return pairs
}

// aboutOne is all that is known of a person, with his earlier entries.
func (m *members) aboutOne(r member) []fyne.CanvasObject {
	pairs := []kit.Pair{
		{Label: "性别", Value: r.Gender},
		{Label: "出生年月", Value: r.Born.String()},
		{Label: "单位", Value: r.Unit},
		{Label: "现任职务", Value: r.Post},
		{Label: "拟任职务", Value: r.Proposed},
		{Label: "身份证号", Value: r.IDNumber},
	}
	for _, room := range m.rooms {
		pairs = append(pairs, kit.Pair{Label: room, Value: opinionText(r.Opinion(room)), Tone: opinionTone(r.Opinion(room))})
	}
	pairs = append(pairs, kit.Pair{Label: "结论", Value: string(r.Conclusion), Tone: conclusionTone(r.Conclusion)}, kit.Pair{Label: "对外意见", Value: r.OutwardOpinion()},
		kit.Pair{Label: "处分", Value: r.SanctionText(), Tone: kit.ToneToday}, kit.Pair{Label: "内部说明", Value: r.Note})
	blocks := []fyne.CanvasObject{kit.NewSubHeading(fmt.Sprintf("%d　%s", r.No, r.Name)), m.personActs(r), kit.NewKeyValues(pairs...)}
	if r.unasked {
		warning := kit.NewParagraph("有与他同名的监督对象或者以前征求过意见的人，还没有核对是不是同一人。")
		warning.SetTone(kit.ToneSoon)
		ask := kit.NewButton("核对同名", func() { m.batch.onNamesakes([]model.Vetted{m.stored[r.No-1]}) })
		blocks = append(blocks, warning, kit.NewFlow(ask))
	}
	if id := r.Identity; id != nil && id.Leader != 0 {
		blocks = append(blocks, kit.NewParagraph("已确认就是同名的监督对象。"))
	}
	if len(r.Before) > 0 {
		blocks = append(blocks, m.aboutBefore(r))
	}
	return blocks
}

// opinionText says that a room has not answered where a list has nothing.
func opinionText(o model.RoomOpinion) string {
	if o.Reported == "" {
		return "（未填）"
	}
	return o.String()
}

func opinionTone(o model.RoomOpinion) kit.Tone {
	if o.Reported == model.ReportedSomething {
		return kit.ToneToday
	}
	return kit.ToneNeutral
}

func (m *members) personActs(r member) fyne.CanvasObject {
	b := m.batch
	acts := kit.NewFlow()
	if m.allows(model.VettingChange) {
		acts.Add(kit.NewButton("填写意见", func() { b.onOpinions(r.ID) }))
		acts.Add(kit.NewButton("修改信息", func() { b.onChange(m.stored[r.No-1]) }))
	}
	if m.allows(model.VettingRemove) {
		acts.Add(kit.NewButton("移出", func() { b.onRemove(r.Vetted) }))
	}
	if b.page.viewer.Opinions {
		acts.Add(kit.NewButton("此人经过", func() { m.onHistory(r) }))
	}
	return acts
}

// aboutBefore lists the earlier batches a person was in, the latest first.
func (m *members) aboutBefore(r member) fyne.CanvasObject {
	rows := container.NewVBox()
	for _, e := range r.Before {
		seen := m.batch.page.viewer.See(e.Vetted)
		parts := []string{e.Batch.Received.String() + "　" + e.Batch.From + "（" + e.Batch.Occasion + "）"}
		if e.Proposed != "" {
			parts = append(parts, "拟任"+e.Proposed)
		}
		if seen.Conclusion != "" {
			parts = append(parts, "结论："+string(seen.Conclusion))
		}
		if seen.Note != "" {
			parts = append(parts, seen.Note)
		}
		if !e.Batch.Number.IsZero() {
			parts = append(parts, e.Batch.Number.String())
		}
		rows.Add(kit.NewParagraph(strings.Join(parts, "；")))
		rows.Add(kit.NewFlow(kit.NewButton("打开这一批", func() { m.batch.page.open(e.Batch.ID, e.Vetted.ID) })))
	}
	return kit.NewCard(fmt.Sprintf("以往征求意见 %d 次", len(r.Before)), rows)
}

// onHistory shows what happened to one person: who entered which opinion when.
func (m *members) onHistory(r member) {
	p := m.batch.page
	var lines []model.AuditEntry
	p.Runner.Run("正在打开…", func(ctx context.Context) (err error) {
		lines, err = p.Store.Timeline(ctx, "vetted", r.ID)
		return err
	}, func() { kit.ShowContent(p.Window, r.Name+"的经过", kit.NewTimeline(desk.Events(lines)...)) })
}
