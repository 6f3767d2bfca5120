package printing

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"oversight/model"
)

// cardFact is a short value with its name, above the text.
type cardFact struct{ label, value string }

// facts are whom the card is about and how it came to be written.
func (p Paper) facts() []cardFact {
	d := p.Document
	facts := []cardFact{
		{p.Kind.Labels.Object, d.Leader.Name},
		{"职　　务", d.Leader.Post},
		{string(d.Link) + "单位", p.units()},
		{"问题来源", d.SourceOnPaper()},
	}
	if p.Kind.Layout == model.LayoutOversight {
		facts = append(facts, p.oversightFacts()...)
	}
	return facts
}

// copyFacts are who else gets the card and how many are made; none where neither is said.
func (p Paper) copyFacts() (facts []cardFact) {
	if copies := p.Document.Letter.Copies; copies != "" {
		facts = append(facts, cardFact{"抄　　送", copies})
	}
	if n := p.Document.Quantity; n > 0 {
		facts = append(facts, cardFact{"份　　数", fmt.Sprintf("%d份", n)})
	}
	return facts
}

// part is a section of the card: complete, or shortened with its whole text on the 附页.
type part struct {
	label string
	intro []Para // stands on the card only
	full  []Para
	lead  string // the sentence that stays on the card when only the rest goes
	rest  string // what goes; "" where the lead is all or there is none
}

// parts are the sections below the facts; the last three are problems, suggestions and feedback.
func (p Paper) parts() []part {
	wording, _ := p.Document.Filled(p.Office)
	problems, advice := p.Document.Problems, p.Document.Suggestions
	lead, request := finished(wording.Earlier, "。")+wording.Lead, p.request(wording.Request)
	parts := []part{
		{
			label: p.Kind.Labels.Problems, intro: []Para{{Text: p.leader() + "同志："}},
			full: content(lead, problems), lead: lead, rest: count(problems),
		},
		{label: p.Kind.Labels.Advice, full: content(request, advice), lead: request, rest: count(advice)},
		{label: "反馈要求", full: p.feedback(wording.Feedback)},
	}
	if p.Kind.Layout == model.LayoutOversight {
		parts[1] = p.withMeasures(parts[1])
		parts = append(p.oversightParts(), parts...)
	}
	return parts
}

// count says how many items go to the 附页.
func count(items []string) string {
	if len(items) == 0 {
		return ""
	}
	return fmt.Sprintf("共%d条", len(items))
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

// feedback says by when and to whom to answer: the term and the date, and whom to ask.
func (p Paper) feedback(text string) []Para {
	paras := []Para{body(p.dated(text))}
	if contact := contact(p.Office.Contact, p.Office.Phone); contact != "" {
		paras = append(paras, body(contact))
	}
	return paras
}

// dated adds the last day of the term to the sentence that names the term.
func (p Paper) dated(text string) string {
	term, due := fmt.Sprintf("%d个工作日内", p.Document.Term), p.dueNote()
	before, after, found := strings.Cut(text, term)
	if found && !endsInDigit(before) { // 15个工作日内 does not name a term of 5
		text = before + term + due + after
	} else if due != "" {
		text = finished(text, "。") + "反馈期限：" + term + due + "。"
	}
	return text
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

// dueBy names a due date within a sentence: 2027年1月12日（暂定）前.
func dueBy(dl model.Deadline) string {
	if dl.Provisional {
		return dl.Due.Chinese() + "（暂定）前"
	}
	return dl.Due.Chinese() + "前"
}

func contact(name, phone string) string {
	var fields []string
	if name != "" {
		fields = append(fields, "联系人："+name)
	}
	if phone != "" {
		fields = append(fields, "电话："+phone)
	}
	return strings.Join(fields, "　　")
}

func endsInDigit(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return isDigit(last)
}

// longFact is how many characters a value among the facts takes.
const longFact = 48

// units names the units, or the first and how many when they are many; the lead sentence names them all.
func (p Paper) units() string {
	names := p.Document.UnitNames()
	if n := len(p.Document.Units); n > 1 && utf8.RuneCountInString(names) > longFact {
		return fmt.Sprintf("%s等%d个单位", p.Document.Units[0].Name, n)
	}
	return names
}

// shortPart is how many characters stand on one line beside a label; to move them would gain nothing.
const shortPart = 28

// length is how many characters the part has on the card; a line that was broken by hand counts as a full one.
func (t part) length() int {
	n := 0
	for _, para := range slices.Concat(t.intro, t.full) {
		n += utf8.RuneCountInString(para.Text) + shortPart*strings.Count(para.Text, "\n")
	}
	return n
}

// on returns what of the part stands on the card itself.
func (t part) on(form uint8) []Para {
	paras := slices.Clone(t.intro)
	switch {
	case form == whole:
		return append(paras, t.full...)
	case form == leading && t.rest != "":
		return append(paras, body(t.lead), body("（"+t.rest+"，详见附页）"))
	}
	return append(paras, body(t.label+"详见附页。"))
}
