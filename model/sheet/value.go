package sheet

import (
	"strings"
	"time"

	"oversight/model"
)

// What a cell of a field says. Each complains of what it cannot read, and never guesses.

// text is the text of a cell; a required one must have some.
func (l *line) text(id string) string {
	c := l.cell(id)
	switch c.Kind {
	case Damaged:
		l.complain(id, "数字太长，Excel 已丢掉后面几位，原来的号码找不回来。请把这一列设为“文本”格式，重新填写完整的号码")
	case Failed:
		l.complain(id, "公式没有算出结果，请改成文字")
	case Unclear:
		l.complain(id, "这一格设了特别的显示格式，看到的和存的不一样，请改成文字，写成要读的样子")
	}
	if c.Text == "" {
		for _, f := range l.fields {
			if f.ID == id && f.Required {
				l.complain(id, "没有填写")
			}
		}
	}
	return c.Text
}

// items are the parts of a cell that lists several.
func (l *line) items(id string) []string {
	return strings.FieldsFunc(l.text(id), func(r rune) bool { return strings.ContainsRune("、，,；;\n", r) })
}

// yes is whether a cell says so; anything but a yes, a no and nothing is named.
func (l *line) yes(id string) bool {
	switch strings.ToUpper(l.text(id)) {
	case "是", "√", "Y", "1":
		return true
	case "", "否", "×", "N", "0":
	default:
		l.complain(id, "请填 是 或 否")
	}
	return false
}

// day is a day: a real date, the serial number of one, or one as people write it. What has no day is named.
func (l *line) day(id string) model.Date {
	d, month := l.when(id, "请按 2020-04-07 的样子填写")
	if !month.IsZero() {
		l.complain(id, "只有年月，没有日，请补全，例如 2020-04-07")
	}
	return d
}

// since is a day from which something holds; of a month alone it is the first.
func (l *line) since(id string) model.Date {
	d, month := l.when(id, "请按 2020-04-07 或 2020.04 的样子填写")
	if month.IsZero() {
		return d
	}
	return model.NewDate(month.Year, time.Month(month.Month), 1)
}

// month is a month, or that of a day.
func (l *line) month(id string) model.Month {
	d, month := l.when(id, "请按 1975.03 的样子填写")
	if month.IsZero() {
		return model.MonthOf(d)
	}
	return month
}

// when reads a day, or the month where there is no more; form says how to write it.
func (l *line) when(id, form string) (model.Date, model.Month) {
	c, text := l.cell(id), l.text(id)
	if text == "" || c.Kind == Damaged || c.Kind == Failed || c.Kind == Unclear {
		return model.Date{}, model.Month{} // named already where something must stand
	}
	if !c.day.IsZero() {
		return c.day, model.Month{}
	}
	if d, err := model.ParseDate(text); err == nil {
		return d, model.Month{}
	}
	month, err := model.ParseMonth(text)
	if err != nil {
		l.complain(id, "看不出日期，"+form)
		return model.Date{}, model.Month{}
	}
	if _, fraction, _ := strings.Cut(text, "."); c.Kind == Number && fraction == "1" {
		l.complain(id, "Excel 把它存成了数字，分不清是 1 月还是 10 月。请把这一列设为“文本”格式，按 1975.01 或 1975.10 重新填写")
		return model.Date{}, model.Month{}
	}
	return model.Date{}, month
}
