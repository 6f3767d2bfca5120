package model

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// NoticeKind is what a notice means for the calendar; empty while nobody has said and it is not plain.
type NoticeKind string

// The kinds.
const (
	NoticeYear      NoticeKind = "year"      // the table of a year: all its holidays; it publishes the year
	NoticeAmendment NoticeKind = "amendment" // a later notice on national days: the days it names change, no others
	NoticeLocal     NoticeKind = "local"     // days of a province, a county, a unit: they lie over the year and publish nothing
)

// NoticeKinds are the kinds in the order in which they are offered.
func NoticeKinds() []NoticeKind { return []NoticeKind{NoticeYear, NoticeAmendment, NoticeLocal} }

var noticeKindLabels = map[NoticeKind]string{
	NoticeYear: "全年放假安排", NoticeAmendment: "对全国安排的调整", NoticeLocal: "本地或补充安排",
}

// Label is the kind in Chinese.
func (k NoticeKind) Label() string { return noticeKindLabels[k] }

// Title is what a table of the kind is called for a year.
func (k NoticeKind) Title(year int) string {
	switch k {
	case NoticeAmendment:
		return fmt.Sprintf("%d年放假安排的调整", year)
	case NoticeLocal:
		return fmt.Sprintf("%d年本地放假安排", year)
	}
	return fmt.Sprintf("%d年放假安排", year)
}

// ParseNoticeKind reads year, amendment or local.
func ParseNoticeKind(s string) (NoticeKind, error) {
	if k := NoticeKind(s); slices.Contains(NoticeKinds(), k) {
		return k, nil
	}
	return "", InvalidField("kind", "“"+s+"”应写 year（全年放假安排）、amendment（对全国安排的调整）或 local（本地或补充安排）")
}

// NoticeKind is the kind of table.
func (y CalendarYear) NoticeKind() NoticeKind {
	switch {
	case y.Local:
		return NoticeLocal
	case y.Amends:
		return NoticeAmendment
	}
	return NoticeYear
}

// As is the table taken as the kind.
func (y CalendarYear) As(k NoticeKind) CalendarYear {
	y.Amends, y.Local = k == NoticeAmendment, k == NoticeLocal
	return y
}

// classify finds what a notice means. It is plain where speaker and days leave no doubt: a national notice of all the
// holidays, or one that says it changes them; the notice of any other office; days that are no national holidays.
func (n *Notice) classify(amends bool) {
	rules := rulesOfDays(n.Days)
	whole := len(MissingHolidays(n.Year, rules)) == 0
	national := nationalIssuer.MatchString(n.Issuer)
	foreign := n.Issuer != "" && !national
	switch {
	case whole:
		n.Kind, n.Plain = NoticeYear, !foreign && !amending.MatchString(n.Title)
	case foreign:
		n.Kind, n.Plain = NoticeLocal, true
	case national && amends:
		n.Kind, n.Plain = NoticeAmendment, true
	case national:
		n.Kind = NoticeYear
	case !slices.ContainsFunc(rules, func(r DayRule) bool { return len(festivalsIn(r.Name)) > 0 || festivalOn(r.Date) != "" }):
		n.Kind, n.Plain = NoticeLocal, len(n.Days) > 0
	case amends && amending.MatchString(n.Title):
		n.Kind = NoticeAmendment
	}
}

func rulesOfDays(days []NoticeDay) []DayRule {
	var rules []DayRule
	for _, d := range days {
		rules = append(rules, d.DayRule)
	}
	return rules
}

// Meaning says in a sentence who speaks and what the notice is taken for.
func (n Notice) Meaning() string {
	who := "没有写明发文机关"
	if n.Issuer != "" {
		who = "发文机关：" + n.Issuer
	}
	switch {
	case n.Kind == "":
		return who + "；看不出它是全年安排、对全国安排的调整，还是本地或补充安排，请选择"
	case n.Plain:
		return who + "；读作" + n.Kind.Label()
	}
	return who + "；可能是" + n.Kind.Label() + "，请确认或另选"
}

// NeedsKind is the refusal of a notice that is not plain where nobody is there to choose.
func (n Notice) NeedsKind() error {
	text := n.Meaning()
	if missing := MissingHolidays(n.Year, rulesOfDays(n.Days)); len(missing) > 0 {
		text = fmt.Sprintf("没有读到%s的放假安排，不能当作%d年全年的安排；%s", strings.Join(missing, "、"), n.Year, text)
	}
	return InvalidField("kind", text+"。请用 -as year（全年）、-as amendment（调整）或 -as local（本地或补充）写明")
}

const (
	officeEnds  = `(?:办公厅|办公室|人民政府|委员会|指挥部|党委|县委|市委|区委|州委|局|厅|委|部|院|处|中心|公司|集团)`
	officeWords = `(?:[\p{Han}]{2,40}` + officeEnds + `)`
)

var (
	nationalIssuer = regexp.MustCompile(`^(?:国务院|全国假日)`)
	issuerBefore   = regexp.MustCompile(officeWords + `$`)
	signatureWords = regexp.MustCompile(`^\(?(` + officeWords + `)` + dateWords + `\)?$`)
	forwarding     = regexp.MustCompile(`^(` + officeWords + `)(?:转发|印发)`)
)

// A notice cites others: in 《…》 with their numbers, or by 根据 … 通知. Who is cited does not speak.
var (
	citedTitle  = regexp.MustCompile(`《[^》]*》(?:\([^()]*\))?`)
	citedClause = regexp.MustCompile(`(?:根据|按照|依据|依照|遵照|结合|落实|贯彻)[^,。:;]{0,60}?(?:通知|\[\d{4}\]\d{1,4}号)(?:\([^()]*\)|"|精神|要求|规定|安排)*`)
)

// uncited is a sentence without what it cites. A title that stands alone in brackets is no citation.
func uncited(text string) string {
	if strings.HasPrefix(text, "《") && strings.HasSuffix(text, "》") && strings.Count(text, "《") == 1 {
		return strings.Trim(text, "《》")
	}
	return citedClause.ReplaceAllString(citedTitle.ReplaceAllString(text, ""), "")
}
