package printing

import (
	"strconv"

	"oversight/model"
)

// returned is a 退回重报通知: the judgement on the reply, what is not carried out problem by problem, and by when to
// answer again.
func (n notice) returned(s Setting) []section {
	d := n.Document
	open := d.Open()
	text := "你" + d.Reply.Received.Chinese() + "反馈的" + n.title() + "整改情况，经审核认定为“" + d.Review.Verdict.Label() +
		"”。以下" + strconv.Itoa(len(open)) + "个问题没有整改到位，现予退回，请继续整改并重新反馈。"
	due := n.slip.Due
	if due.IsZero() {
		due = n.due()
	}
	demand := []Para{body("请于" + due.Chinese() + "前，将退回问题的整改情况连同佐证材料书面重新反馈" + n.Office.Desk + "。")}
	if contact := contact(n.Office.Contact, n.Office.Phone); contact != "" {
		demand = append(demand, body(contact))
	}
	return []section{
		slipFacts(
			[]cardFact{{"监督对象", n.slip.To}, {"职　　务", n.slip.Post}},
			[]cardFact{{"收到反馈", d.Reply.Received.Chinese()}, {"认定日期", d.Review.On.Chinese()}},
			[]cardFact{{"认定结论", d.Review.Verdict.Label()}, {"重报期限", due.Chinese() + "前"}},
			[]cardFact{{"事　　由", d.Title}},
		),
		passage("退回事项", s, Para{Text: n.slip.To + "同志："}, body(text)),
		n.defects(s, open),
		passage("退回原因", s, paragraphs(n.slip.Text)...),
		passage("重报要求", s, demand...),
		n.seal(),
		receivedBy(),
	}
}

// defects lists the problems not carried out; what was found of each has columns only when each was judged.
func (n notice) defects(s Setting, open []int) section {
	d := n.Document
	columns := []itemColumn{{"序号", 14, Centered}, {"没有整改到位的问题", 64, Justified}, {"认定结果", 22, Centered}, {"核验情况和存在的不足", 56, Justified}}
	if len(d.Review.Items) == 0 {
		columns = []itemColumn{columns[0], {columns[1].label, bodyWidth - columns[0].width, Justified}}
	}
	return itemTable(s, columns, len(open), func(i, column int) string {
		at := open[i]
		switch column {
		case 0:
			return ordinal(at)
		case 1:
			return d.Problems[at]
		}
		return outcomeText(d.Review.Items[at], column == 2)
	})
}

// outcomeText is the result of an outcome, or what was verified.
func outcomeText(o model.Outcome, result bool) string {
	if result {
		return string(o.Result)
	}
	return o.Note
}
