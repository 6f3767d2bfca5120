package printing

import (
	"fmt"
	"strings"

	"oversight/model"
)

// inquiryColumns are those of 问询台账 on A4 landscape.
var inquiryColumns = []ListColumn[model.InquiryEntry]{
	{"编号", 25, func(e model.InquiryEntry) []Para { return []Para{centred(e.Number.String()), centred(e.On.String())} }},
	{"会议", 28, func(e model.InquiryEntry) []Para {
		return lines(e.MeetingType+e.MeetingName, e.Held.String(), string(e.Phase))
	}},
	{"议题（类别、金额）", 38, inquiryMatter},
	{"单位/分管领导", 28, func(e model.InquiryEntry) []Para { return lines(e.Unit, e.Leader.Name) }},
	{"问询内容", 45, func(e model.InquiryEntry) []Para { return lines(e.Inquiry.Question) }},
	{"问询建议及采纳情况", 49.4, inquiryAdvice},
	{"会议决定", 15, func(e model.InquiryEntry) []Para { return []Para{centred(string(e.Decision))} }},
	{"状态", 19, inquiryState},
}

// InquiryLedgerForm lays out 问询台账 with its figures.
func InquiryLedgerForm(l model.InquiryLedger) Sheets {
	return List[model.InquiryEntry]{
		Title: l.Title(), Author: l.Office.Issuer, Filter: l.Filter, On: l.On,
		Columns: inquiryColumns, Rows: l.Rows, Totals: inquiryTotals(l),
	}.Sheets()
}

func inquiryMatter(e model.InquiryEntry) []Para {
	kind := string(e.Class)
	if e.Amount > 0 {
		kind += "，" + e.Amount.String()
	}
	return lines(e.Title, kind)
}

func inquiryAdvice(e model.InquiryEntry) (paras []Para) {
	for i, s := range e.Inquiry.Suggestions {
		text := s.Text
		if len(e.Inquiry.Suggestions) > 1 {
			text = ordinal(i) + ". " + text
		}
		if outcome := s.Outcome(); outcome != "" {
			text = strings.TrimRight(text, "。；") + "——" + outcome
		}
		paras = append(paras, flush(text))
	}
	return paras
}

func inquiryState(e model.InquiryEntry) []Para {
	paras := []Para{centred(e.State.Label())}
	if !e.Closed.IsZero() {
		return append(paras, centred(e.Closed.String()))
	}
	if e.State == model.InquiryFollowing {
		mark := lightMarks[e.Standing.Light]
		paras = append(paras, Para{Text: mark.shape + e.Standing.Light.Label(), Role: Hei, Align: Centered, Color: mark.color}, centred(e.Due.String()))
	}
	return paras
}

// inquiryTotals are the figures of the ledger; none for an empty list, which says so itself.
func inquiryTotals(l model.InquiryLedger) []string {
	if len(l.Rows) == 0 {
		return nil
	}
	total := fmt.Sprintf("合计问询%d次（%s），提出建议%d条（%s）", l.Counts.Inquiries.N, tallies(l.Counts.ByPhase, "次"), l.Counts.Suggestions.N, tallies(l.Counts.ByAdoption, "条"))
	if rate, known := l.Counts.AdoptionRate(); known {
		total += fmt.Sprintf("，采纳率%d.%d%%（采纳和部分采纳占已认定的比例，待定暂缓的不计）", rate/10, rate%10)
	}
	byClass := "按类别：" + tallies(l.Counts.ByClass, "次") + "；按会议：" + tallies(l.Counts.ByType, "次")
	if l.Counts.Money > 0 {
		byClass += "；涉及金额" + l.Counts.Money.String()
	}
	return []string{total + "。", byClass + "。"}
}

// tallies names the figures that are not nought.
func tallies(counts []model.InquiryCount, unit string) string {
	var words []string
	for _, c := range counts {
		if c.N > 0 {
			words = append(words, fmt.Sprintf("%s%d%s", c.Name, c.N, unit))
		}
	}
	return strings.Join(words, "、")
}
