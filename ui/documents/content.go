package documents

import (
	"fmt"
	"strings"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// contentBlocks show what a document says and what became of it.
func (d *detail) contentBlocks(v view) []fyne.CanvasObject {
	doc := d.doc
	kind := d.basis.Kind(doc.Kind)
	wording, _ := doc.Filled(d.basis.Office)
	blocks := []fyne.CanvasObject{d.facts(kind)}
	for _, r := range v.asked {
		blocks = append(blocks, kit.NewCard("", desk.InquiryLine("来自　"+r.Number.String()+"　"+r.Title, r, d.page.OnInquiry)))
	}
	if len(v.links) > 0 {
		blocks = append(blocks, d.ladder(v.links))
	}
	if doc.Oversight != (model.Oversight{}) {
		blocks = append(blocks, oversightCard(doc.Oversight))
	}
	if kind.Layout.IsLetter() {
		blocks = append(blocks, d.letterCard(kind))
	}
	blocks = append(blocks,
		kit.NewCard("问题", container.NewVBox(d.problems(wording.Earlier+wording.Lead, v.rungs)...)),
		kit.NewCard(kind.Labels.Advice, container.NewVBox(paragraphs(wording.Request, doc.Suggestions)...)),
	)
	return append(blocks, d.lifeBlocks()...)
}

func (d *detail) facts(kind model.Kind) fyne.CanvasObject {
	doc := d.doc
	return kit.NewKeyValues(
		kit.Pair{Label: kind.Labels.Object, Value: strings.TrimSpace(doc.Leader.Name + "　" + doc.Leader.Post)},
		kit.Pair{Label: "现承办人", Value: holder(doc)},
		kit.Pair{Label: string(doc.Link) + "单位", Value: doc.UnitNames()},
		kit.Pair{Label: "问题来源", Value: doc.Source},
		kit.Pair{Label: "对外来源表述", Value: doc.OuterSource()},
		kit.Pair{Label: "依据", Value: doc.Basis},
		kit.Pair{Label: "直接制发依据", Value: doc.Direct},
		kit.Pair{Label: "紧急程度", Value: string(doc.Marks.Urgency)},
		kit.Pair{Label: "密级", Value: strings.TrimSpace(doc.Marks.Class() + "　" + doc.Marks.Basis)},
		kit.Pair{Label: "份号", Value: doc.Marks.Copy},
		kit.Pair{Label: "份数", Value: quantity(doc.Quantity)},
		kit.Pair{Label: "抄送", Value: cardCopies(kind, doc)},
		kit.Pair{Label: "拟稿", Value: doc.DraftedBy + "　" + doc.Drafted.Chinese()},
		kit.Pair{Label: "核稿", Value: doc.CheckedBy},
		kit.Pair{Label: "签发", Value: strings.TrimSpace(doc.SignedBy + "　" + doc.Signed.Chinese())},
		kit.Pair{Label: "签批", Value: doc.OnPaper()},
		kit.Pair{Label: "补签原因", Value: doc.Backdated},
		kit.Pair{Label: "措辞", Value: edition(doc)},
	)
}

func quantity(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d 份", n)
}

// cardCopies is 抄送 of a card; a letter shows it among what else a letter has.
func cardCopies(kind model.Kind, doc model.Document) string {
	if kind.Layout.IsLetter() {
		return ""
	}
	return doc.Letter.Copies
}

// edition names the wording a document began with; documents from before editions were counted have none.
func edition(doc model.Document) string {
	if doc.Edition == 0 {
		return ""
	}
	return fmt.Sprintf("第 %d 版", doc.Edition)
}

func (d *detail) letterCard(kind model.Kind) fyne.CanvasObject {
	doc, l := d.doc, d.doc.Letter
	return kit.NewCard("公文", kit.NewKeyValues(
		kit.Pair{Label: "标题", Value: doc.Heading(kind.Name)},
		kit.Pair{Label: "主送", Value: doc.Addressee()},
		kit.Pair{Label: "原因分析", Value: l.Causes},
		kit.Pair{Label: "附件", Value: strings.Join(l.Annexes(), "；")},
		kit.Pair{Label: "抄送", Value: l.Copies},
		kit.Pair{Label: "联系人", Value: strings.TrimSpace(l.Contact + "　" + l.Phone)},
	))
}

// problems shows each problem with what became of it and where else the ladder names it.
func (d *detail) problems(lead string, rungs []model.Document) []fyne.CanvasObject {
	out := paragraphs(lead, nil)
	for i, text := range d.doc.Problems {
		out = append(out, kit.NewParagraph(fmt.Sprintf("%d. %s", i+1, text)))
		if i < len(d.doc.Review.Items) {
			out = append(out, kit.NewCaption("　　认定："+outcome(d.doc.Review.Items[i])))
		}
		for _, n := range d.doc.Namings(i, rungs) {
			out = append(out, kit.NewCaption("　　另见："+naming(n)))
		}
	}
	return out
}

func outcome(o model.Outcome) string {
	if o.Note == "" {
		return string(o.Result)
	}
	return string(o.Result) + "，" + o.Note
}

func naming(n model.Naming) string {
	number := n.Number
	if number == "" {
		number = "未编号的草稿，"
	}
	text := fmt.Sprintf("%s第 %d 条", number, n.Item+1)
	if n.Outcome.Result != "" {
		text += "（" + string(n.Outcome.Result) + "）"
	}
	return text
}

func paragraphs(lead string, items []string) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if lead != "" {
		out = append(out, kit.NewParagraph(lead))
	}
	for i, s := range items {
		out = append(out, kit.NewParagraph(fmt.Sprintf("%d. %s", i+1, s)))
	}
	return out
}

// lifeBlocks show what was done with the document, in the order of its life.
func (d *detail) lifeBlocks() []fyne.CanvasObject {
	doc := d.doc
	var blocks []fyne.CanvasObject
	if !doc.Service.Served.IsZero() {
		blocks = append(blocks, kit.NewCard("送达", kit.NewKeyValues(
			kit.Pair{Label: "送达", Value: doc.Service.Served.Chinese() + "，" + string(doc.Service.Means) + "，送达人：" + doc.Service.By},
			kit.Pair{Label: "签收", Value: doc.Service.Received.Chinese() + "，签收人：" + doc.Service.Receiver},
			kit.Pair{Label: "代收关系", Value: doc.Service.Relation},
			kit.Pair{Label: "备注", Value: doc.Service.Note},
		)))
	}
	if len(doc.Extensions) > 0 {
		blocks = append(blocks, d.extensionsCard())
	}
	if len(doc.Chases) > 0 {
		blocks = append(blocks, d.chasesCard())
	}
	if len(doc.Slips) > 0 {
		blocks = append(blocks, d.slipsCard())
	}
	if !doc.Reply.Received.IsZero() {
		blocks = append(blocks, kit.NewCard("反馈", kit.NewKeyValues(
			kit.Pair{Label: "收到", Value: doc.Reply.Received.Chinese() + "，反馈人：" + doc.Reply.By},
			kit.Pair{Label: "整改情况", Value: doc.Reply.Text},
		)))
	}
	if !doc.Review.On.IsZero() {
		blocks = append(blocks, kit.NewCard("认定", kit.NewKeyValues(
			kit.Pair{Label: "结论", Value: doc.Review.Verdict.Label() + "，" + doc.Review.On.Chinese() + "，审核人：" + doc.Review.By},
			kit.Pair{Label: "意见", Value: doc.Review.Opinion},
		)))
	}
	blocks = append(blocks, d.afterBlocks()...)
	if len(doc.Corrections) > 0 {
		blocks = append(blocks, correctionsCard(doc.Corrections))
	}
	if doc.State == model.Voided {
		blocks = append(blocks, kit.NewCard("作废", kit.NewKeyValues(
			kit.Pair{Label: "日期", Value: doc.Void.On.Chinese() + "，批准人：" + doc.Void.By},
			kit.Pair{Label: "原因", Value: doc.Void.Reason, Tone: kit.ToneOverdue},
		)))
	}
	return blocks
}
