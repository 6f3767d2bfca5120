package printing

import (
	"slices"

	"oversight/model"
)

// copied is a 抄告单 to a leader who must know: what was found, what he is asked to do, and room for him to sign that
// he has read it and what he undertakes (签字背书).
func (n notice) copied(s Setting) []section {
	d := n.Document
	news := n.title() + "已于" + d.Signed.Chinese() + "发" + n.leader() + "同志，现将有关情况抄告你，请予阅知。"
	facts := append([]Para{{Text: n.slip.To + "同志："}, body(news)}, paragraphs(n.slip.Text)...)
	if !n.slip.Due.IsZero() {
		facts = append(facts, body("下列提请事项的落实情况，请于"+n.slip.Due.Chinese()+"前告知"+n.Office.Desk+"。"))
	}
	return []section{
		slipFacts(
			[]cardFact{{"抄告对象", n.slip.To}, {"职　　务", n.slip.Post}},
			[]cardFact{{"监督对象", d.Leader.Name}, {"职　　务", d.Leader.Post}},
			[]cardFact{{"被监督单位", n.units()}},
		),
		passage("抄告事项", s, facts...),
		passage("主要问题", s, numbered(d.Problems)...),
		n.asks(s),
		n.seal(),
		record("阅知签名", 11, dated("以上情况已阅知。签名：")),
		record("签字背书", 27, Para{Text: "（手写承诺内容）\n"}, dated("签名：")),
	}
}

// asks lists in two columns what is asked of the reader: what was chosen is ticked, the other usual requests are not.
func (n notice) asks(s Setting) section {
	asks := model.Asks()
	for _, ask := range n.slip.Asks {
		if !slices.Contains(asks, ask) {
			asks = append(asks, ask)
		}
	}
	paras := make([]Para, len(asks))
	for i, ask := range asks {
		paras[i] = Para{Text: box + ask, Hang: 1}
		if slices.Contains(n.slip.Asks, ask) {
			paras[i] = Para{Text: tick + ask, Hang: 1, Boxed: true}
		}
	}
	half := (len(paras) + 1) / 2
	t := Table{Widths: []float64{slipLabel, slipText / 2, slipText / 2}, Rows: []Row{{Min: slipFact, Cells: []Cell{
		stays(label("提请事项")), {Paras: paras[:half], Settings: []Setting{s}}, {Paras: paras[half:], Settings: []Setting{s}},
	}}}}
	return section{rows: t.lay(), grow: 0.5}
}
