package desk

import (
	"strconv"
	"strings"

	"oversight/model"
	"oversight/ui/kit"
)

// Day reads a date field; what is no day is an error at the field.
func Day(field string, f *kit.DateField) (model.Date, error) {
	day, err := f.Value()
	if err != nil {
		return day, model.InvalidField(field, model.UserMessage(err))
	}
	return day, nil
}

// Days reads a number of days from an entry.
func Days(field, text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil {
		return 0, model.InvalidField(field, "请填写天数，例如 15")
	}
	return n, nil
}

// Entry returns a line with a value to start from.
func Entry(text string) *kit.Entry {
	e := kit.NewEntry("")
	e.SetText(text)
	return e
}

// Choose selects an option, the first one for none.
func Choose(s *kit.Select, option string) {
	s.SetSelectedIndex(0)
	if option != "" {
		s.SetSelected(option)
	}
}
