package sheet

import (
	"io"
	"slices"

	"oversight/model"
)

// templateHelp is the name of the sheet that explains how to fill a template in.
const templateHelp = "填写说明"

// Template writes a file to be filled in: the headings, cells of text below them, and a sheet that explains them.
func (t Target[T]) Template(w io.Writer) error {
	headings := Tab{name: t.Name, cell: func(int, int) string { return "" }}
	fields := slices.DeleteFunc(slices.Clone(t.Fields), func(f Field) bool { return f.Extra })
	for _, field := range fields {
		headings.labels = append(headings.labels, field.Label)
	}
	return WriteTabs(w, headings, TabOf(templateHelp, helpColumns, fields))
}

var helpColumns = []model.Column[Field]{
	{ID: "label", Label: "列名", Text: func(f Field) string { return f.Label }},
	{ID: "required", Label: "必填", Text: func(f Field) string {
		if f.Required {
			return "必填"
		}
		return ""
	}},
	{ID: "help", Label: "怎样填写", Text: func(f Field) string { return f.Help }},
	{ID: "example", Label: "例子", Text: func(f Field) string { return f.Example }},
}
