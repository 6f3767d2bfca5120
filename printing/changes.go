package printing

import "oversight/model"

// Changes is the list 期限变动: due dates that a notice, a day set by the office or an extension has moved or settled.
type Changes struct {
	Office model.Office
	Filter string // in words what is listed; "" is everything
	On     model.Date
	Rows   []model.DeadlineChange
}

var changeColumns = []ListColumn[model.DeadlineChange]{
	{"变动日期", 18.2, func(c model.DeadlineChange) []Para { return []Para{centred(c.On.String())} }},
	{"编号", 25, func(c model.DeadlineChange) []Para { return []Para{centred(c.Number.String())} }},
	{"文种", 18.5, func(c model.DeadlineChange) []Para { return []Para{centred(c.Kind)} }},
	{"对象/职务", 31, func(c model.DeadlineChange) []Para { return lines(c.Leader.Name, c.Leader.Post) }},
	{"事由", 51.3, func(c model.DeadlineChange) []Para { return lines(c.Title) }},
	{"原期限", 18.7, func(c model.DeadlineChange) []Para { return dueCell(c.Before, c.WasProvisional) }},
	{"现期限", 18.7, func(c model.DeadlineChange) []Para { return dueCell(c.After, c.Provisional) }},
	{"原因", 66, func(c model.DeadlineChange) []Para { return lines(c.Reason) }},
}

// ChangesForm lays out 期限变动.
func ChangesForm(c Changes) Sheets {
	return List[model.DeadlineChange]{
		Title: "期限变动", Author: c.Office.Issuer, Filter: c.Filter, On: c.On, Columns: changeColumns, Rows: c.Rows,
	}.Sheets()
}
