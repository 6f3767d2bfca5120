package inquiries

import (
	"cmp"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// shown are the columns of the list with their widths; texts come from model.InquiryColumns. With the state they fill
// the list of a window of 1366 by 768 and no more; the pane beside has the rest.
var shown = []struct {
	id    string
	width float32
	grow  bool
}{
	{"number", 122, false}, {"phase", 46, false}, {"matter", 120, true}, {"person", 72, false}, {"date", 92, false},
}

func columns() []kit.Column[model.InquiryRow] {
	texts := map[string]model.Column[model.InquiryRow]{}
	for _, c := range model.InquiryColumns() {
		texts[c.ID] = c
	}
	out := []kit.Column[model.InquiryRow]{{
		ID: "standing", Label: "状态", Width: 142, MinWidth: 80, Text: desk.InquiryStanding, Tone: desk.InquiryTone, Less: byUrgency,
	}}
	for _, s := range shown {
		c := texts[s.id]
		less := func(a, b model.InquiryRow) int { return cmp.Compare(c.Text(a), c.Text(b)) }
		if c.ID == "number" {
			less = func(a, b model.InquiryRow) int { return cmp.Compare(a.Number.SortKey(), b.Number.SortKey()) }
		}
		out = append(out, kit.Column[model.InquiryRow]{
			ID: c.ID, Label: c.Label, Width: s.width, MinWidth: 40, Grow: s.grow, Text: c.Text, Less: less,
		})
	}
	return out
}

// byUrgency puts the follow-ups first whose term ends soonest, then the states in the order of life.
func byUrgency(a, b model.InquiryRow) int {
	return cmp.Or(
		cmp.Compare(rank(model.Lights(), a.Standing.Light), rank(model.Lights(), b.Standing.Light)),
		cmp.Compare(a.Standing.Left, b.Standing.Left),
		cmp.Compare(rank(model.InquiryStates(), a.State), rank(model.InquiryStates(), b.State)),
	)
}

func rank[T comparable](order []T, x T) int {
	for i, o := range order {
		if o == x {
			return i
		}
	}
	return len(order)
}
