package duties

import (
	"context"

	"oversight/model"
	"oversight/ui/intake"
)

// onExport saves what the filter leaves, in the order shown.
func (p *Page) onExport() {
	rows := p.table.Rows()
	intake.SaveList(p.Desk, "定期事项", exportColumns(), func(context.Context) ([]model.DutyOwed, error) { return rows, nil })
}

// exportColumns are those of the list and what the line below it says of the term selected.
func exportColumns() []model.Column[model.DutyOwed] {
	return []model.Column[model.DutyOwed]{
		{ID: "standing", Label: "状态", Text: standing},
		{ID: "due", Label: "期限", Text: func(o model.DutyOwed) string { return o.Shown.String() }},
		{ID: "who", Label: "责任人", Text: who},
		{ID: "post", Label: "职务", Text: func(o model.DutyOwed) string { return o.Leader.Post }},
		{ID: "term", Label: "期间", Text: func(o model.DutyOwed) string { return o.Term.Label(o.Duty.Period) }},
		{ID: "name", Label: "事项", Text: func(o model.DutyOwed) string { return o.Duty.Name }},
		{ID: "basis", Label: "依据", Text: func(o model.DutyOwed) string { return o.Duty.Basis }},
		{ID: "done", Label: "完成日期", Text: func(o model.DutyOwed) string { return o.Done.On.String() }},
		{ID: "note", Label: "完成情况", Text: func(o model.DutyOwed) string { return o.Done.Note }},
		{ID: "by", Label: "经办人", Text: func(o model.DutyOwed) string { return o.Done.By }},
	}
}
