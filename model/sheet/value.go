package sheet

import (
	"regexp"
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
	case "是", "√", "Y", "1", "TRUE":
		return true
	case "", "否", "×", "N", "0", "FALSE":
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
	plain, weekday := dateWords(text)
	if d, err := model.ParseDate(plain); err == nil {
		if weekday >= 0 && d.Weekday() != weekday {
			l.complain(id, "日期和星期对不上（"+d.String()+"是"+d.WeekdayName()+"），请核对")
			return model.Date{}, model.Month{}
		}
		return d, model.Month{}
	}
	month, err := model.ParseMonth(plain)
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

var (
	clockTime = regexp.MustCompile(`(?:\s*T?\s*(?:上午|下午|AM|PM)?\s*\d{1,2}(?::\d{1,2}){1,2}(?:\.\d+)?\s*(?:AM|PM)?|\s*(?:上午|下午|晚上?|中午)(?:\d{1,2}[时点](?:\d{1,2}分|半)?)?)$`)
	weekdays  = regexp.MustCompile(`\s*[(,]?\s*(?:星期|周|礼拜)([一二三四五六日天])\s*\)?`)
	ages      = regexp.MustCompile(`\s*\(?(?:现年)?\d{1,3}周?岁\)?$`)
	dashes    = strings.NewReplacer("–", "-", "—", "-", "―", "-", "−", "-", "‐", "-", "‑", "-", "～", "-", "~", "-", "﹣", "-", "：", ":", "（", "(", "）", ")", "，", ",", "号", "日", "　", " ")
)

// dateWords is a date without what people and programs write beside it: a time (2020-04-07T00:00:00), the day of the week, an
// age (1975.03（51岁）), other signs between the numbers. weekday is -1 where none is named. A time with a zone stays: it may be
// another day here.
func dateWords(text string) (plain string, weekday time.Weekday) {
	plain, weekday = toHalf(dashes.Replace(compactLine(text))), -1
	plain = dashes.Replace(plain)
	if m := weekdays.FindStringSubmatchIndex(plain); m != nil {
		day := strings.Index("日一二三四五六", plain[m[2]:m[3]])
		weekday = time.Weekday(max(day, 0) / len("日")) // 天 is 日
		plain = plain[:m[0]] + " " + plain[m[1]:]
	}
	plain = ages.ReplaceAllString(strings.TrimSpace(plain), "")
	plain = clockTime.ReplaceAllString(plain, "")
	return strings.TrimRight(strings.TrimSpace(plain), "-. "), weekday
}

// compactLine is a text on one line.
func compactLine(text string) string { return strings.Join(strings.Fields(text), " ") }
