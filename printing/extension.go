package printing

// extension is a 延期申请审批表: until when and why, signed by the one who asks and the head of his unit, then the
// opinion of the office and the decision of the leader.
func (n notice) extension(s Setting) []section {
	d := n.Document
	original := d.Deadline.Original
	if original.IsZero() {
		original = n.due()
	}
	return []section{
		slipFacts(
			[]cardFact{{"监督对象", n.slip.To}, {"职　　务", n.slip.Post}},
			[]cardFact{{"文　　种", n.Kind.Name}, {"签收日期", d.Service.Received.Chinese()}},
			[]cardFact{{"原定期限", original.Chinese()}, {"现行期限", n.dueLine()}},
			[]cardFact{{"申请延至", n.slip.Due.Chinese()}, {"申请次数", n.nth()}},
			[]cardFact{{"事　　由", d.Title}},
		),
		passage("延期理由\n目前进展", s, paragraphs(n.slip.Text)...),
		record("申请单位", 28,
			Para{Text: "以上情况属实，申请延期至" + n.slip.Due.Chinese() + "。"},
			dated("监督对象（签字）："),
			dated("单位主要负责人（签字、盖章）："),
		),
		record("审核意见", 32, Para{Text: "□同意延期至" + handDate + "　　□不同意延期"}, Para{Text: "意见："}, dated("审核人（签字）：")),
		record("领导审批", 32, Para{Text: "□同意　　□不同意"}, Para{Text: "意见："}, dated("领导（签字）：")),
		remark("说明：延期应在期限届满前申请，批准前仍按现行期限办理。　　经办人：" + n.slip.By),
	}
}
