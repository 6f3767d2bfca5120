package printing

import "oversight/model"

// closure is a 销号审批表: what the reply reported, what was verified problem by problem and by which evidence, and
// the approval to strike the document off.
func (n notice) closure(s Setting) []section {
	d := n.Document
	return []section{
		slipFacts(
			[]cardFact{{"监督对象", n.slip.To}, {"职　　务", n.slip.Post}},
			[]cardFact{{"文　　种", n.Kind.Name}, {"签收日期", d.Service.Received.Chinese()}},
			[]cardFact{{"反馈期限", n.dueLine()}, {"收到反馈", d.Reply.Received.Chinese()}},
			[]cardFact{{"事　　由", d.Title}},
		),
		passage("整改情况", s, append(paragraphs(d.Reply.Text), Para{Text: "反馈人：" + d.Reply.By, Align: FlushRight, Indent: 1})...),
		n.verified(s),
		passage("核验意见", s, paragraphs(n.verification())...),
		record("核　　验", 11, dated("核验人（签字）：")),
		record("审核意见", 22, Para{Text: "□同意销号　　□暂不销号　　意见："}, dated("审核人（签字）：")),
		record("领导审批", 22, Para{Text: "□同意销号　　□暂不销号　　意见："}, dated("领导（签字）：")),
		remark("填表日期：" + n.slip.On.Chinese() + "　　经办人：" + n.slip.By),
	}
}

// verification is the judgement on the reply, then what is to be said of the whole.
func (n notice) verification() string {
	r := n.Document.Review
	text := r.On.Chinese() + "审核认定为“" + r.Verdict.Label() + "”。"
	switch {
	case n.slip.Text != "":
		return text + n.slip.Text
	case r.Opinion != "":
		return text + r.Opinion
	}
	return text + "经核验，上述问题已整改到位，建议销号。"
}

// verified lists the problems with what was found of each; where the reply was judged as a whole, its verdict stands
// beside every one.
func (n notice) verified(s Setting) section {
	d := n.Document
	columns := []itemColumn{{"序号", 14, Centered}, {"问　　题", 56, Justified}, {"核验结果", 22, Centered}, {"佐证及说明", 44, Justified}, {"核验人", 20, Centered}}
	return itemTable(s, columns, len(d.Problems), func(i, column int) string {
		outcome := model.Outcome{Result: model.Result(d.Review.Verdict.Label())}
		if i < len(d.Review.Items) {
			outcome = d.Review.Items[i]
		}
		return []string{ordinal(i), d.Problems[i], string(outcome.Result), outcome.Note, d.Review.By}[column]
	})
}
