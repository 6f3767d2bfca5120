package printing

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"oversight/model"
)

// part is a section of the card: complete, or shortened with its whole text on the 附页.
type part struct {
	label string
	intro []Para // stands on the card only
	full  []Para
	lead  string // the sentence that stays on the card when only the items go
	items int
}

func (p Paper) parts() []part {
	wording, _ := p.Document.Filled(p.Office)
	salutation := []Para{{Text: p.leader() + "同志："}}
	request := p.request(wording.Request)
	return []part{
		{
			label: "提醒事由", intro: salutation, full: content(wording.Lead, p.Document.Problems),
			lead: wording.Lead, items: len(p.Document.Problems),
		},
		{
			label: "工作建议", full: content(request, p.Document.Suggestions),
			lead: request, items: len(p.Document.Suggestions),
		},
		{label: "反馈要求", full: p.feedback(wording.Feedback)},
	}
}

func content(lead string, items []string) []Para {
	var paras []Para
	if lead != "" {
		paras = append(paras, body(lead))
	}
	return append(paras, numbered(items)...)
}

// request puts the rule the reminder rests on before the request, unless the wording names it already.
func (p Paper) request(text string) string {
	basis := strings.TrimPrefix(p.Document.Basis, "根据")
	switch {
	case basis == "" || strings.Contains(text, basis):
		return text
	case text == "":
		text = "提出以下建议："
	}
	return "根据" + basis + "，" + text
}

// feedback says by when and to whom to answer: the term and the date.
func (p Paper) feedback(text string) []Para {
	term, due := fmt.Sprintf("%d个工作日内", p.Document.Term), p.dueNote()
	before, after, found := strings.Cut(text, term)
	if found && !endsInDigit(before) { // 15个工作日内 does not name a term of 5
		text = before + term + due + after
	} else if due != "" {
		text = finished(text, "。") + "反馈期限：" + term + due + "。"
	}
	paras := []Para{body(text)}
	if contact := p.contact(); contact != "" {
		paras = append(paras, body(contact))
	}
	return paras
}

// dueNote names the last day of the term. The paper is printed before it is received, so the date is that of a
// receipt on the day of issue, and says so.
func (p Paper) dueNote() string {
	due := p.Forecast.Due
	if due.IsZero() {
		return ""
	}
	condition := "当日签收的，即"
	switch p.Document.Start {
	case model.StartService:
		condition = "当日送达的，即"
	case model.StartSigning:
		condition = "即"
	}
	return "（" + provisional(condition+due.Chinese()+"前", p.Forecast.Provisional) + "）"
}

// provisional adds that the workdays of the year are not published yet.
func provisional(text string, yes bool) string {
	if yes {
		return text + "，暂定"
	}
	return text
}

func (p Paper) contact() string {
	var fields []string
	if p.Office.Contact != "" {
		fields = append(fields, "联系人："+p.Office.Contact)
	}
	if p.Office.Phone != "" {
		fields = append(fields, "电话："+p.Office.Phone)
	}
	return strings.Join(fields, "　　")
}

func endsInDigit(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return isDigit(last)
}

// longUnits is how many characters of unit names the row of facts takes; the lead sentence names them all.
const longUnits = 48

// units names the units, or the first and how many when they are many.
func (p Paper) units() string {
	names := p.Document.UnitNames()
	if n := len(p.Document.Units); n > 1 && utf8.RuneCountInString(names) > longUnits {
		return fmt.Sprintf("%s等%d个单位", p.Document.Units[0].Name, n)
	}
	return names
}

// on returns what of the part stands on the card itself.
func (t part) on(form uint8) []Para {
	paras := slices.Clone(t.intro)
	switch {
	case form == whole:
		return append(paras, t.full...)
	case form == leading && t.items > 0:
		return append(paras, body(t.lead), body(fmt.Sprintf("（共%d条，详见附页）", t.items)))
	}
	return append(paras, body(t.label+"详见附页。"))
}
