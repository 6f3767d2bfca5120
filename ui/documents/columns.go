package documents

import (
	"cmp"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// shown are the columns of the list with their widths; texts come from model.DocumentColumns. With the state they
// fill the list of a window of 1366 by 768 and no more; the pane beside has the rest.
var shown = []struct {
	id    string
	width float32
	grow  bool
}{
	{"number", 172, false}, {"person", 118, false}, {"title", 110, true}, {"due", 122, false},
}

func columns() []kit.Column[model.Row] {
	texts := map[string]model.Column[model.Row]{}
	for _, c := range model.DocumentColumns() {
		texts[c.ID] = c
	}
	out := []kit.Column[model.Row]{{
		ID: "standing", Label: "状态", Width: 142, MinWidth: 80, Text: desk.Standing, Tone: desk.RowTone,
		Less: func(a, b model.Row) int {
			return cmp.Or(cmp.Compare(lightRank(a), lightRank(b)), cmp.Compare(a.Standing.Left, b.Standing.Left))
		},
	}}
	for _, s := range shown {
		c := texts[s.id]
		text := c.Text
		switch s.id {
		case "due":
			text = due
		case "person":
			text = desk.Answering
		}
		out = append(out, kit.Column[model.Row]{
			ID: c.ID, Label: c.Label, Width: s.width, MinWidth: 40, Grow: s.grow, Text: text,
			Less: func(a, b model.Row) int { return cmp.Compare(sortKey(c, a), sortKey(c, b)) },
		})
	}
	return out
}

// due marks a date that is not the original one, or may still change.
func due(r model.Row) string {
	text := r.Due.String()
	if r.Extended > 0 {
		text += " 延"
	}
	if r.Provisional {
		text += " 暂"
	}
	return text
}

func lightRank(r model.Row) int {
	for i, l := range model.Lights() {
		if r.Standing.Light == l {
			return i
		}
	}
	return 0
}

// sortKey sorts numbers by year and sequence, everything else as it reads.
func sortKey(c model.Column[model.Row], r model.Row) string {
	if c.ID == "number" {
		return r.Number.SortKey()
	}
	return c.Text(r)
}
