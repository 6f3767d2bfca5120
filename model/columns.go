package model

import (
	"strconv"
	"strings"
)

// Column is a column of a list as data: the window, the JSON list and the Excel export share it.
type Column[T any] struct {
	ID    string // key in JSON and header id in Excel
	Label string
	Text  func(T) string
}

// numberColumns are the columns of counts and amounts, by id.
var numberColumns = map[string]bool{
	"amount": true, "suggestions": true, "adopted": true, "partly": true, "not_adopted": true, "deferred": true, "should": true, "present": true,
	"matters": true, "inquiries": true, "persons": true, "clear": true, "suspended": true, "unfit": true, "pending": true, "id": true,
	"problem_count": true, "quantity": true, "secrecy_years": true, "term": true, "extended": true, "chased": true, "nth": true,
}

// IsNumber reports whether the column holds counts or amounts, which a workbook keeps as numbers.
func (c Column[T]) IsNumber() bool { return numberColumns[c.ID] }

// MaskedText stands in a list for what the viewer may not see. A workbook has a marked blank in its place, which an import
// leaves alone.
const MaskedText = "〔不显示〕"

// Lines writes rows as lines with tabs between the cells, under a heading.
func Lines[T any](columns []Column[T], rows []T) string {
	var b strings.Builder
	line := func(cell func(Column[T]) string) {
		for i, c := range columns {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(CleanLine(cell(c)))
		}
		b.WriteByte('\n')
	}
	line(func(c Column[T]) string { return c.Label })
	for _, r := range rows {
		line(func(c Column[T]) string { return c.Text(r) })
	}
	return b.String()
}

// DocumentColumns are the columns of a list of documents as the window and Excel have it: those agreed for scripts, then
// who answers for it now and the look it is owed.
func DocumentColumns() []Column[Row] {
	return append(AgreedDocumentColumns(),
		Column[Row]{"holder", "现承办人", func(r Row) string { return r.Holder }},
		Column[Row]{"look_due", "回头看期限", func(r Row) string { return r.LookDue.String() }})
}

// AgreedDocumentColumns are the columns of `list documents -json` in their order; its keys are agreed with who reads it.
func AgreedDocumentColumns() []Column[Row] {
	return []Column[Row]{
		{"number", "编号", func(r Row) string { return r.Number.String() }},
		{"kind", "文种", func(r Row) string { return r.Kind }},
		{"state", "状态", func(r Row) string { return r.ShownState().Label() }},
		{"light", "灯", func(r Row) string { return r.Standing.Light.Label() }},
		{"person", "监督对象", func(r Row) string { return r.Leader.Name }},
		{"post", "职务", func(r Row) string { return r.Leader.Post }},
		{"units", "联系单位", func(r Row) string { return r.Units }},
		{"title", "事由", func(r Row) string { return r.Title }},
		{"source", "问题来源", func(r Row) string { return r.Source }},
		{"source_shown", "对外来源表述", func(r Row) string { return r.Shown }},
		{"drafted", "拟稿日期", func(r Row) string { return r.Drafted.String() }},
		{"signed", "签发日期", func(r Row) string { return r.Signed.String() }},
		{"served", "送达日期", func(r Row) string { return r.Served.String() }},
		{"received", "签收日期", func(r Row) string { return r.Received.String() }},
		{"due", "应反馈日期", func(r Row) string { return r.Due.String() }},
		{"original_due", "原定期限", func(r Row) string { return r.Original.String() }},
		{"provisional", "暂定", func(r Row) string { return yes(r.Provisional) }},
		{"replied", "反馈日期", func(r Row) string { return r.Replied.String() }},
		{"closed", "销号日期", func(r Row) string { return r.Closed.String() }},
		{"previous", "前次文书", func(r Row) string { return r.Previous }},
	}
}

func yes(b bool) string {
	if b {
		return "是"
	}
	return ""
}

// DayColumns are the columns of the table of a year, in the order in which ParseDayTable reads them.
func DayColumns() []Column[DayRule] {
	return []Column[DayRule]{
		{"date", "日期", func(r DayRule) string { return r.Date.String() }},
		{"kind", "安排", func(r DayRule) string { return r.word() }},
		{"name", "名称", func(r DayRule) string { return r.Name }},
		{"source", "出处", func(r DayRule) string { return r.Source }},
	}
}

// PersonExportColumns are those of a workbook of leaders: the list's, with posts only where there are any, each unit with how
// it is led, 县教育局（分管）, since when, and what kind of post it is, so that the import takes them as they are.
func PersonExportColumns(day Date) []Column[Person] {
	columns := PersonColumns(day)
	for i := range columns {
		switch columns[i].ID {
		case "units":
			columns[i].Text = func(p Person) string { return kindPhrase(p.UnitsOn(day)) }
		case "post":
			columns[i].Text = func(p Person) string { p.Level = ""; return p.PostOn(day) }
		}
	}
	return append(columns,
		Column[Person]{"since", "任职日期", func(p Person) string { return p.since(day).String() }},
		Column[Person]{"role", "职务性质", func(p Person) string { return string(p.saidRole(day)) }})
}

// saidRole is what kind of post the leader holds on a day: the highest of several, "" where nobody has said.
func (p Person) saidRole(day Date) PostRole {
	for _, role := range []PostRole{RoleParty, RoleGovernment, RolePlain} {
		for _, post := range p.Posts {
			if post.Role == role && held(post.From, post.To, day) {
				return role
			}
		}
	}
	return ""
}

func kindPhrase(links []Link) string {
	words := make([]string, len(links))
	for i, l := range links {
		words[i] = l.Unit.Name + "（" + string(l.Kind) + "）"
	}
	return strings.Join(words, "、")
}

// since is the day from which the first post of a day is held, or the first unit where there is no post.
func (p Person) since(day Date) Date {
	for _, post := range p.Posts {
		if held(post.From, post.To, day) {
			return post.From
		}
	}
	for _, l := range p.UnitsOn(day) {
		return l.From
	}
	return Date{}
}

// PersonColumns are the columns of a list of leaders; posts and units are those of the day.
func PersonColumns(day Date) []Column[Person] {
	return []Column[Person]{
		{"id", "序号", func(p Person) string { return strconv.FormatInt(p.ID, 10) }},
		{"name", "姓名", func(p Person) string { return p.Name }},
		{"post", "职务", func(p Person) string { return p.PostOn(day) }},
		{"level", "职级", func(p Person) string { return p.Level }},
		{"top", "一把手", func(p Person) string { return yes(p.Top) }},
		{"units", "联系（分管）单位", func(p Person) string { return linkPhrase(p.UnitsOn(day)) }},
		{"note", "备注", func(p Person) string { return p.Note }},
	}
}

func linkPhrase(links []Link) string {
	s := ""
	for i, l := range links {
		if i > 0 {
			s += "、"
		}
		s += l.Unit.Name
	}
	return s
}
