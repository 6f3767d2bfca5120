package inquiries

import (
	"fmt"
	"strings"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// contentBlocks show what an inquiry says and what became of it.
func (d *detail) contentBlocks() []fyne.CanvasObject {
	q := d.Inquiry
	var blocks []fyne.CanvasObject
	if d.Matter.ID != 0 {
		blocks = append(blocks, d.matterCard())
	}
	blocks = append(blocks, d.questionCard())
	if len(q.Answers) > 0 {
		blocks = append(blocks, answersCard(q.Answers))
	}
	if len(q.Suggestions) > 0 {
		blocks = append(blocks, suggestionsCard(q))
	}
	return append(blocks, d.lifeBlocks()...)
}

// matterCard shows the matter and its meeting, each a click away where the window can open it.
func (d *detail) matterCard() fyne.CanvasObject {
	m, g := d.Matter, d.Meeting
	amount := m.Amount.String()
	if d.Large {
		amount += "（大额）"
	}
	decision := string(m.Decision)
	if m.Ruling != "" {
		decision += "：" + m.Ruling
	}
	meeting := "还没有上会"
	if g.ID != 0 {
		meeting = g.Title() + "（" + g.Days() + "）"
	}
	facts := kit.NewKeyValues(
		kit.Pair{Label: "类别", Value: string(m.Class)},
		kit.Pair{Label: "提请单位", Value: m.Unit},
		kit.Pair{Label: "汇报人", Value: m.Reporter},
		kit.Pair{Label: "分管领导", Value: strings.TrimSpace(m.Leader.Name + "　" + m.Leader.Post)},
		kit.Pair{Label: "金额", Value: amount},
		kit.Pair{Label: "会议", Value: meeting},
		kit.Pair{Label: "会议决定", Value: decision},
	)
	var actions []fyne.CanvasObject
	if d.page.OnMatter != nil {
		actions = append(actions, kit.NewButton("查看议题", func() { d.page.OnMatter(m.ID) }))
	}
	if g.ID != 0 && d.page.OnMeeting != nil {
		actions = append(actions, kit.NewButton("查看会议", func() { d.page.OnMeeting(g.ID) }))
	}
	return kit.NewCard("议题", facts, actions...)
}

func (d *detail) questionCard() fyne.CanvasObject {
	q := d.Inquiry
	return kit.NewCard("问询", kit.NewKeyValues(
		kit.Pair{Label: "阶段", Value: string(q.Phase) + "　" + q.On.Chinese()},
		kit.Pair{Label: "问询人", Value: q.By},
		kit.Pair{Label: "问询方式", Value: string(q.Means)},
		kit.Pair{Label: "廉政风险点", Value: q.RiskPoints()},
		kit.Pair{Label: "问询内容", Value: q.Question},
		kit.Pair{Label: "记录人", Value: q.Recorder},
	))
}

func answersCard(answers []model.Answer) fyne.CanvasObject {
	rows := container.NewVBox()
	for _, a := range answers {
		rows.Add(kit.NewParagraph(a.Line()))
	}
	return kit.NewCard("答复", rows)
}

// suggestionsCard shows each suggestion with what became of it.
func suggestionsCard(q model.Inquiry) fyne.CanvasObject {
	rows := container.NewVBox()
	for i, s := range q.Suggestions {
		outcome := s.Outcome()
		if outcome == "" {
			outcome = "还没有认定采纳情况"
		}
		rows.Add(kit.NewParagraph(fmt.Sprintf("%d. %s", i+1, s.Text)))
		rows.Add(kit.NewCaption("　　" + outcome))
	}
	if !q.Judged.IsZero() {
		rows.Add(kit.NewCaption(q.Judged.Chinese() + "认定，认定人：" + q.JudgedBy))
	}
	return kit.NewCard("问询建议", rows)
}

// lifeBlocks show what was done with the inquiry, in the order of its life.
func (d *detail) lifeBlocks() []fyne.CanvasObject {
	q := d.Inquiry
	var blocks []fyne.CanvasObject
	if !q.Follow.Since.IsZero() {
		blocks = append(blocks, d.followCard())
	}
	for _, r := range q.Reports {
		blocks = append(blocks, kit.NewCard("上报", kit.NewKeyValues(
			kit.Pair{Label: "上报", Value: r.On.Chinese() + "上报" + r.To},
			kit.Pair{Label: "纠正不力的情况", Value: r.Reason},
			kit.Pair{Label: "经办人", Value: r.By},
		)))
	}
	if len(d.docs) > 0 {
		blocks = append(blocks, d.documentsCard())
	}
	if len(q.Corrections) > 0 {
		blocks = append(blocks, correctionsCard(q.Corrections))
	}
	if !q.Closed.IsZero() {
		blocks = append(blocks, kit.NewCard("办结", kit.NewKeyValues(
			kit.Pair{Label: "办结", Value: q.Closed.Chinese() + "，审核人：" + q.ClosedBy},
		)))
	}
	if q.State == model.InquiryVoided {
		blocks = append(blocks, kit.NewCard("作废", kit.NewKeyValues(
			kit.Pair{Label: "日期", Value: q.Void.On.Chinese() + "，批准人：" + q.Void.By},
			kit.Pair{Label: "原因", Value: q.Void.Reason, Tone: kit.ToneOverdue},
		)))
	}
	return blocks
}

func (d *detail) followCard() fyne.CanvasObject {
	w := d.Inquiry.Follow
	pairs := []kit.Pair{
		{Label: "责任单位", Value: w.Unit},
		{Label: "交办", Value: w.Since.Chinese() + "，自次日起 " + fmt.Sprint(w.Term) + " 个工作日"},
		{Label: "期限", Value: dueWords(w.Deadline)},
	}
	if d.Inquiry.State == model.InquiryFollowing {
		s := d.standing()
		pairs = append(pairs, kit.Pair{Label: "现在", Value: followWords(s), Tone: desk.LightTone(s.Light)})
	}
	if !w.Done.IsZero() {
		pairs = append(pairs, kit.Pair{Label: "落实情况", Value: w.Done.Chinese() + "：" + w.Result})
	}
	for _, r := range w.Rechecks {
		pairs = append(pairs, kit.Pair{Label: "复核", Value: r.On.Chinese() + "，" + r.By + "：" + r.Result})
	}
	return kit.NewCard("跟踪落实", kit.NewKeyValues(pairs...))
}

// dueWords says by when a unit must report, and whether that may still change.
func dueWords(dl model.Deadline) string {
	text := dl.Due.Chinese() + "（" + dl.Due.WeekdayName() + "）前报落实情况"
	if dl.Provisional {
		text += "；暂定，放假通知公布后可能变动"
	}
	return text
}

// documentsCard lists the documents made from the inquiry, each a click away.
func (d *detail) documentsCard() fyne.CanvasObject {
	rows := container.NewVBox()
	for _, r := range d.docs {
		name := r.Number.String()
		if name == "" {
			name = "（未编号）"
		}
		rows.Add(desk.DocumentLine(r.Kind+" "+name+"　"+r.Title, r, d.page.OnDocument))
	}
	return kit.NewCard("据此制发的文书", rows)
}

// correctionsCard keeps what stood there before readable.
func correctionsCard(corrections []model.Correction) fyne.CanvasObject {
	rows := container.NewVBox()
	for _, c := range corrections {
		rows.Add(kit.NewParagraph(c.On.Chinese() + "，更正人：" + c.By + "，原因：" + c.Reason))
		for _, change := range c.Changes {
			before := kit.NewParagraph("　　" + change.Line())
			before.Color = kit.ColorMuted
			rows.Add(before)
		}
	}
	return kit.NewCard("更正", rows)
}
