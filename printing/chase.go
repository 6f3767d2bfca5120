package printing

// chase is a 催办通知单: which answer is missing, what is still open, by when to answer, and below the signature
// room to note how it was chased and what was said.
func (n notice) chase(s Setting) []section {
	d := n.Document
	plea := append([]Para{{Text: n.slip.To + "同志："}, body(n.standing())}, paragraphs(n.slip.Text)...)
	return []section{
		slipFacts(
			[]cardFact{{"催办对象", n.slip.To}, {"职　　务", n.slip.Post}},
			[]cardFact{{"反馈期限", n.dueLine()}, {"催办日期", n.slip.On.Chinese()}},
			[]cardFact{{"事　　由", d.Title}},
		),
		passage("催办事项", s, plea...),
		passage("未办结的\n问　　题", s, n.open()...),
		passage("办理要求", s, n.demand()...),
		n.seal(),
		record("催办记录", 26,
			Para{Text: "方式：□电话　□发函　□登门　　经办人：" + n.slip.By},
			twoFields("接收人（签字）：", "接收时间：", 15),
			twoFields("答复：", "承诺办结：", 15),
		),
	}
}
