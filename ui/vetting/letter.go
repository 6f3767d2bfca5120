package vetting

import (
	"fmt"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// letterBlocks are the letter, what was decided on it, and why the reply is due when it is.
func (b *batch) letterBlocks() []fyne.CanvasObject {
	v := b.view.vetting
	blocks := []fyne.CanvasObject{kit.NewCard("来函", kit.NewKeyValues(
		kit.Pair{Label: "来函单位", Value: v.From},
		kit.Pair{Label: "来函文号", Value: v.Letter},
		kit.Pair{Label: "来函日期", Value: v.Lettered.Chinese()},
		kit.Pair{Label: "收到日期", Value: v.Received.Chinese()},
		kit.Pair{Label: "事由", Value: v.Occasion},
		kit.Pair{Label: "选人用人", Value: map[bool]string{true: countsYes, false: countsNo}[v.Appointed()]},
		kit.Pair{Label: "经办人", Value: v.Clerk},
		kit.Pair{Label: "备注", Value: v.Note},
	))}
	if d := v.Decision; d.By != "" {
		blocks = append(blocks, kit.NewCard("领导审定", kit.NewKeyValues(
			kit.Pair{Label: "审定人", Value: d.By}, kit.Pair{Label: "审定日期", Value: d.On.Chinese()}, kit.Pair{Label: "审定意见", Value: d.Opinion},
		)))
	}
	if !v.Number.IsZero() {
		blocks = append(blocks, kit.NewCard("回复", kit.NewKeyValues(
			kit.Pair{Label: "回复文号", Value: v.Number.String()}, kit.Pair{Label: "成文日期", Value: v.Replied.Chinese()}, kit.Pair{Label: "正文", Value: v.Text},
		)))
	}
	if void := v.Void; void.Reason != "" {
		blocks = append(blocks, kit.NewCard("作废", kit.NewKeyValues(
			kit.Pair{Label: "作废原因", Value: void.Reason}, kit.Pair{Label: "批准人", Value: void.By}, kit.Pair{Label: "作废日期", Value: void.On.Chinese()},
		)))
	}
	return append(blocks, b.deadlineBlocks()...)
}

// deadlineBlocks explain the due date day by day.
func (b *batch) deadlineBlocks() []fyne.CanvasObject {
	v, standing := b.view.vetting, b.standing()
	tone := desk.LightTone(standing.Light)
	pairs := []kit.Pair{
		{Label: "起算", Value: v.Received.Chinese() + "（收到来函之日，当日不计）"},
		{Label: "期限", Value: fmt.Sprintf("%d 个工作日", v.Term)},
		{Label: "应回复日期", Value: b.view.dueText(), Tone: tone},
	}
	if standing.Light != model.LightDone {
		pairs = append([]kit.Pair{{Label: "现在", Value: standing.String(), Tone: tone}}, pairs...)
	}
	blocks := []fyne.CanvasObject{kit.NewCard("回复期限", kit.NewKeyValues(pairs...))}
	if b.view.paper.Due.Provisional {
		note := kit.NewParagraph("期限里有的日子所在年份还没有放假通知，应回复日期是暂定的；导入通知后自动重算。")
		note.SetTone(kit.ToneSoon)
		blocks = append(blocks, note)
	}
	return append(blocks, desk.CountCard(v.Explain(b.view.Calendar)), kit.NewCaption(model.RuleStart+model.RuleEnd+model.RuleWorking))
}
