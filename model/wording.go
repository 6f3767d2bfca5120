package model

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The names of the slots a wording may hold, written in braces: {联系单位}. 《》 and 【】 stay literal.
const (
	slotName    = "姓名"
	slotPost    = "职务"
	slotUnits   = "联系单位"
	slotLink    = "联系方式"
	slotSource  = "问题来源"
	slotBasis   = "依据"
	slotTerm    = "期限"
	slotAddress = "反馈对象"
	slotMatter  = "监督事项"
	slotEarlier = "前次文书"
	slotTitle   = "事由"
	slotTo      = "主送"
	slotAsked   = "问询情况"
)

// SlotNames lists the slots a wording may use, in the order a clerk meets them.
func SlotNames() []string {
	return []string{slotName, slotPost, slotUnits, slotLink, slotSource, slotBasis, slotTerm, slotAddress, slotMatter, slotEarlier, slotTitle, slotTo, slotAsked}
}

var slotForm = regexp.MustCompile(`\{([^{}\n]*)\}`)

// SlotSpans returns where the slots of a text stand, known and unknown: the byte offsets of { and behind }.
func SlotSpans(text string) [][]int { return slotForm.FindAllStringIndex(text, -1) }

// UnknownSlots returns the names in braces that are no slots, each once.
func UnknownSlots(text string) []string {
	var bad []string
	for _, m := range slotForm.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(SlotNames(), m[1]) && !slices.Contains(bad, m[1]) {
			bad = append(bad, m[1])
		}
	}
	return bad
}

// Fill replaces the slots of a wording by the document's values. Slots without a value and unknown
// slots stay in braces and are returned, so that they can be marked before signing.
func (d *Document) Fill(text string, office Office) (filled string, open []string) {
	values := d.slots(office)
	filled = slotForm.ReplaceAllStringFunc(text, func(s string) string {
		name := s[1 : len(s)-1]
		if v := values[name]; v != "" {
			return v
		}
		if !slices.Contains(open, name) {
			open = append(open, name)
		}
		return s
	})
	return filled, open
}

func (d *Document) slots(office Office) map[string]string {
	term := ""
	if d.Term > 0 {
		term = strconv.Itoa(d.Term)
	}
	return map[string]string{
		slotName: d.Leader.Name, slotPost: d.Leader.Post, slotUnits: d.UnitNames(), slotLink: string(d.Link),
		slotSource: d.OuterSource(), slotBasis: d.Basis, slotTerm: term, slotAddress: office.Desk,
		slotMatter: d.Oversight.Matter, slotEarlier: d.Previous, slotTitle: d.Title, slotTo: d.Addressee(), slotAsked: d.Occasion,
	}
}

// part is one text of a wording and the input it is typed into.
type part struct {
	field string
	text  *string
}

// parts lists the texts of a wording in the order of the paper.
func (w *Wording) parts() []part {
	return []part{{"earlier", &w.Earlier}, {"lead", &w.Lead}, {"request", &w.Request}, {"feedback", &w.Feedback}}
}

// Filled returns the wording with the slots replaced, and the slots that stay open.
func (d *Document) Filled(office Office) (w Wording, open []string) {
	w = d.Wording
	for _, p := range w.parts() {
		var o []string
		*p.text, o = d.Fill(*p.text, office)
		for _, name := range o {
			if !slices.Contains(open, name) {
				open = append(open, name)
			}
		}
	}
	return w, open
}

// UnitNames returns the units as a phrase: 甲镇、乙局.
func (d *Document) UnitNames() string {
	names := make([]string, len(d.Units))
	for i, u := range d.Units {
		names[i] = u.Name
	}
	return strings.Join(names, "、")
}
