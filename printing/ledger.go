package printing

import (
	"fmt"
	"strings"

	"oversight/model"
)

// lightMark is how a light looks on paper. The shapes differ, so that a black and white print tells them apart:
// full ones press, hollow ones run or wait. The colours are dark enough to be read as text.
type lightMark struct {
	shape string
	color Color
}

var lightMarks = map[model.Light]lightMark{
	model.LightOverdue:  {"■", Color{185, 20, 20}},
	model.LightToday:    {"◆", Color{190, 75, 0}},
	model.LightSoon:     {"▲", Color{145, 100, 0}},
	model.LightReplied:  {"◇", Color{20, 80, 170}},
	model.LightNormal:   {"○", Color{20, 110, 50}},
	model.LightAccepted: {"□", Color{20, 80, 170}},
	model.LightDone:     {"●", Color{80, 80, 80}},
	model.LightNone:     {"—", black},
}

// ledgerColumns are those of the paper ledgers of the trade, with the state at the end.
var ledgerColumns = []ListColumn[model.Row]{
	{"编号", 23.5, func(r model.Row) []Para { return []Para{centred(ledgerNumber(r))} }},
	{"文种", 18.5, func(r model.Row) []Para { return []Para{centred(r.Kind)} }},
	{"对象/职务", 31, func(r model.Row) []Para { return lines(r.Leader.Name, r.Leader.Post, answering(r)) }},
	{"事由", 47.9, func(r model.Row) []Para { return lines(r.Title) }},
	{"联系单位", 30.5, func(r model.Row) []Para { return lines(r.Units) }},
	{"签发", 18.2, func(r model.Row) []Para { return []Para{centred(r.Signed.String())} }},
	{"签收", 18.2, func(r model.Row) []Para { return []Para{centred(r.Received.String())} }},
	{"应反馈", 18.2, func(r model.Row) []Para { return dueCell(r.Due, r.Provisional) }},
	{"反馈", 18.2, func(r model.Row) []Para { return []Para{centred(r.Replied.String())} }},
	{"状态", 23.2, ledgerState},
}

// LedgerForm lays out 台账 with its totals.
func LedgerForm(l model.Ledger) Sheets {
	return List[model.Row]{
		Title: l.Title(), Author: l.Office.Issuer, Filter: l.Filter, On: l.On,
		Columns: ledgerColumns, Rows: l.Rows, Totals: ledgerTotals(l),
	}.Sheets()
}

// ledgerNumber breaks between mark and year where the column ends.
func ledgerNumber(r model.Row) string {
	if r.Number.IsZero() {
		return "未编号"
	}
	return r.Number.String()
}

// answering names who answers for a document that was handed over.
func answering(r model.Row) string {
	if r.Holder == "" {
		return ""
	}
	return "现由" + r.Holder + "承办"
}

// lines are paragraphs for what is not empty.
func lines(texts ...string) (paras []Para) {
	for _, text := range texts {
		if text != "" {
			paras = append(paras, flush(text))
		}
	}
	return paras
}

// dueCell holds a due date, marked while it may still change.
func dueCell(due model.Date, provisional bool) []Para {
	paras := []Para{centred(due.String())}
	if provisional && !due.IsZero() {
		paras = append(paras, centred("暂定"))
	}
	return paras
}

// ledgerState writes the light with its mark, and what the light leaves open: the days left, or the state.
func ledgerState(r model.Row) []Para {
	mark, detail := lightMarks[r.Standing.Light], r.ShownState().Label()
	switch r.Standing.Light {
	case model.LightOverdue:
		detail = fmt.Sprintf("%d个工作日", -r.Standing.Left)
	case model.LightNormal, model.LightSoon:
		detail = fmt.Sprintf("剩%d个工作日", r.Standing.Left)
	}
	paras := []Para{
		{Text: mark.shape + " " + r.Standing.Light.Label(), Role: Hei, Align: Centered, Color: mark.color},
		centred(detail),
	}
	if stage := r.ShownState(); r.Stage != "" && stage.Label() != detail {
		paras = append(paras, centred(stage.Label()))
	}
	return paras
}

// ledgerTotals counts by kind and by light; none for an empty list, which says so itself.
func ledgerTotals(l model.Ledger) []string {
	if len(l.Rows) == 0 {
		return nil
	}
	var kinds, lights []string
	for _, t := range l.ByKind() {
		kinds = append(kinds, fmt.Sprintf("%s%d份", t.Name, t.Count))
	}
	counts := l.ByLight()
	for _, light := range model.Lights() {
		if n := counts[light]; n > 0 {
			lights = append(lights, fmt.Sprintf("%s %s%d份", lightMarks[light].shape, light.Label(), n))
		}
	}
	return []string{
		fmt.Sprintf("合计%d份：%s。", len(l.Rows), strings.Join(kinds, "、")),
		"按状态：" + strings.Join(lights, "　") + "。",
	}
}
