package intake

import (
	"fmt"
	"slices"

	"oversight/model/sheet"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// columns says of each field from which column it is read; the sheet and the row of the headings stand above.
type columns struct {
	object   fyne.CanvasObject
	form     *kit.Form
	sheet    *kit.Select
	header   *kit.Select
	rows     []int // of the options of header
	fields   []sheet.Field
	choices  []*kit.Select
	asked    map[string]*kit.Select    // answers to the questions a list can raise
	offered  map[string][]sheet.Choice // by question, as the options stand
	onMatch  func(map[string]int)
	onHeader func(row int)
	onAnswer func(id, value string)
}

// questions are what a list can leave open, in the order they are asked.
var questions = []struct{ id, label string }{
	{sheet.AskColumns, "部分相同的列"}, {sheet.AskUnit, "金额单位"}, {sheet.AskHidden, "隐藏、划掉的"}, {sheet.AskLinks, "联系还是分管"},
}

// notAnswered is the choice that stands until a question is answered.
const notAnswered = "（请选择）"

// noColumn is the choice for a field the list does not have.
const noColumn = "（没有这一列）"

func newColumns(fields []sheet.Field, onSheet func(string), onHeader func(int), onMatch func(map[string]int), onAnswer func(id, value string)) *columns {
	c := &columns{
		fields: fields, onMatch: onMatch, onHeader: onHeader, onAnswer: onAnswer, asked: map[string]*kit.Select{}, offered: map[string][]sheet.Choice{},
	}
	c.sheet = kit.NewSelect(nil, onSheet)
	c.header = kit.NewSelect(nil, func(string) { c.onHeader(c.rows[c.header.SelectedIndex()]) })
	lines := []kit.Field{{Name: "sheet", Label: "工作表", Widget: c.sheet}, {Name: "header", Label: "表头", Widget: c.header}}
	for _, q := range questions {
		c.asked[q.id] = kit.NewSelect(nil, func(string) { c.answer(q.id) })
		lines = append(lines, kit.Field{Name: askField + q.id, Label: q.label, Required: true, Widget: c.asked[q.id]})
	}
	for _, f := range fields {
		choice := kit.NewSelect(nil, func(string) { c.onMatch(c.matched()) })
		c.choices = append(c.choices, choice)
		lines = append(lines, kit.Field{Name: f.ID, Label: f.Label, Required: f.Required, Widget: choice})
	}
	c.form = kit.NewForm(lines...)
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, kit.CardGap), c.form)) // clear of the bar
	c.form.Scroll, c.object = scroll, scroll
	return c
}

func (c *columns) hide() { c.object.Hide() }

// show offers the columns of a sheet, with those of the layout chosen.
func (c *columns) show(f contents, l sheet.Layout) {
	c.object.Show()
	c.form.SetVisible("sheet", len(f.sheets) > 1)
	choose(c.sheet, f.sheets, slices.Index(f.sheets, f.sheet))
	rows, texts := f.grid.HeaderRows()
	c.rows = rows
	for i, row := range rows {
		texts[i] = fmt.Sprintf("第 %d 行　%s", f.grid[row].Number, texts[i])
	}
	choose(c.header, texts, slices.Index(rows, l.Header))
	headings := append([]string{noColumn}, f.grid.Headings(l.Header)...)
	for i, field := range c.fields {
		at, ok := l.Columns[field.ID]
		if !ok && l.Answers[sheet.AskColumns] == sheet.Take {
			at, ok = l.Proposed[field.ID]
		}
		if !ok {
			at = -1
		}
		choose(c.choices[i], headings, at+1)
	}
}

// askField stands before the names of the lines of questions.
const askField = "ask-"

// ask shows the questions that a list raised, and those that were answered, which can be answered otherwise.
func (c *columns) ask(open []sheet.Question, answers sheet.Answers) {
	for _, q := range questions {
		at := slices.IndexFunc(open, func(o sheet.Question) bool { return o.ID == q.id })
		if at >= 0 {
			c.offered[q.id] = open[at].Choices
			options := []string{notAnswered}
			for _, choice := range open[at].Choices {
				options = append(options, choice.Label)
			}
			choose(c.asked[q.id], options, 0)
			c.form.SetHint(askField+q.id, open[at].Text)
		}
		c.form.SetVisible(askField+q.id, at >= 0 || answers[q.id] != "")
	}
}

// answer tells what was chosen; the choice that nothing is said opens the question again.
func (c *columns) answer(id string) {
	value := ""
	if at := c.asked[id].SelectedIndex() - 1; at >= 0 && at < len(c.offered[id]) {
		value = c.offered[id][at].Value
	}
	c.onAnswer(id, value)
}

// choose sets a choice without a word to who listens to it.
func choose(s *kit.Select, options []string, at int) {
	s.Options, s.Selected = options, ""
	if at >= 0 && at < len(options) {
		s.Selected = options[at]
	}
	s.Refresh()
}

// matched is what is chosen now.
func (c *columns) matched() map[string]int {
	at := map[string]int{}
	for i, field := range c.fields {
		if chosen := c.choices[i].SelectedIndex(); chosen > 0 {
			at[field.ID] = chosen - 1
		}
	}
	return at
}
