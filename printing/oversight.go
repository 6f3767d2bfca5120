package printing

import (
	"unicode/utf8"

	"oversight/model"
)

// What a 廉政监督卡 has besides the rows of every card. Only what is filled in has a row.

// oversightDensity is tighter than a reminder's: twice as many rows share the page with the receipt. 五号 keeps a
// card of one problem whole, and of a longer one the sentences that introduce the 附页.
var oversightDensity = density{8.5, 34, cellSettings(sizeNo3, sizeNo4, sizeSmallNo4, sizeNo5)}

// oversightFacts are the short ones; a long matter is a part of its own.
func (p Paper) oversightFacts() []cardFact {
	o := p.Document.Oversight
	all := []cardFact{
		{"监督事项", o.Matter},
		{"监督时段", o.Period()},
		{"风险等级", string(o.Level)},
		{"跟踪监督人", o.Follower},
	}
	if p.longMatter() {
		all = all[1:]
	}
	var facts []cardFact
	for _, f := range all {
		if f.value != "" {
			facts = append(facts, f)
		}
	}
	return facts
}

// oversightParts stand before the problems.
func (p Paper) oversightParts() []part {
	o := p.Document.Oversight
	var parts []part
	if p.longMatter() {
		parts = append(parts, part{label: "监督事项", full: sentence(o.Matter)})
	}
	if o.Risk != "" {
		parts = append(parts, part{label: "廉政风险点", full: sentence(o.Risk)})
	}
	if earlier, ok := p.earlierPart(); ok {
		parts = append(parts, earlier)
	}
	return parts
}

func sentence(text string) []Para { return []Para{body(finished(text, "。"))} }

func (p Paper) longMatter() bool {
	return utf8.RuneCountInString(p.Document.Oversight.Matter) > longFact
}

// earlierPart names the card that was not carried out and says how far it was. An office may have reminded
// without a card of this program; then the judgement stands alone.
func (p Paper) earlierPart() (earlier part, ok bool) {
	card, judgement := p.previous(), p.Document.Oversight.Earlier
	earlier = part{label: "前次提醒", lead: card}
	switch {
	case judgement == "":
		earlier.full = []Para{body(card)}
	case card == "":
		earlier.full = sentence(judgement)
	default:
		earlier.full, earlier.rest = sentence(card+"，落实评价："+judgement), "落实评价"
	}
	return earlier, card != "" || judgement != ""
}

// previous names the card before this one by its number, and by its kind where the ladder tells it.
func (p Paper) previous() string {
	number := p.Document.Previous
	if number == "" {
		return ""
	}
	for _, k := range model.BuiltinKinds() {
		if k.Next == p.Kind.Key {
			return "《" + k.Name + "》（" + number + "）"
		}
	}
	return number
}

// withMeasures adds to the advice what is to be done against the risk.
func (p Paper) withMeasures(advice part) part {
	measures := p.Document.Oversight.Measures
	if measures == "" {
		return advice
	}
	advice.full = append(advice.full, sentence("防控措施："+measures)...)
	if advice.rest != "" {
		advice.rest += "和"
	}
	advice.rest += "防控措施"
	return advice
}
