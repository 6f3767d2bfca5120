package model

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Notice is what a notice on holidays says, read from its text: the State Council's on a year
// (国务院办公厅关于…年部分节假日安排的通知), a later one on some days, or that of a province, a county, a unit.
type Notice struct {
	Year      int        // the year the notice is for; its days may also lie in the year before or after
	Kind      NoticeKind // what it is taken for; empty when nothing speaks for one kind
	Plain     bool       // whether the text leaves no doubt about the kind; else somebody must say it
	Issuer    string     // the office that speaks, not one that is cited; empty when the text does not say
	Number    string     // 国办发明电〔2023〕7号; its own, empty when the text does not give it
	Title     string     // its own, in one line, with Arabic figures; empty when the text has none
	Tabular   bool       // read from a table: the sentences are its lines
	Days      []NoticeDay
	Sentences []string        // the sentences days or warnings come from, as typed, without blanks and line breaks
	Warnings  []NoticeWarning // what the clerk must compare with the original before the days are used
	Unread    []string        // sentences with a date of which it is unclear whether it is worked or not
}

// NoticeDay is one day of a notice or of a table; days come in the order of their dates, each date once.
type NoticeDay struct {
	DayRule
	Sentence int // index into Notice.Sentences; for a day of a table, the index of its line
}

// NoticeWarning says in Chinese what is doubtful about a text.
type NoticeWarning struct {
	Text     string
	Sentence int // index as in NoticeDay; -1 when the whole text is meant
}

// maxNoticeLength, in bytes, is forty times the length of a notice: what is longer is no notice.
const maxNoticeLength = 1 << 16

// ParseNotice reads the days off and the make-up working days out of the text of a notice, as it is copied from
// a web page, a newspaper or a file; what stands before and after the notice is passed over. Every day is named
// in the text, lies within a range named there, or belongs to the weekend next to a holiday that the text joins
// to it (与周末连休).
//
// known is the calendar as it stands. Only amending notices need it: 延长春节假期至2月2日 does not say when the holiday
// begins. It may be nil; then such a sentence gives its last day and a warning.
//
// The error tells the clerk why nothing can be taken: no day, no year to put the days in, or a day inside a holiday
// that would come out as a working day.
func ParseNotice(text string, known *Calendar) (Notice, error) {
	if len(text) > maxNoticeLength {
		return Notice{}, InvalidField("notice", "文字太长，不像是一份放假通知，请只粘贴通知的正文")
	}
	r := noticeReader{known: known, days: map[Date]noticed{}, seen: map[string]int{}}
	sentences := noticeSentences(text)
	r.signer = signer(sentences)
	parts := noticeParts(sentences)
	slices.SortStableFunc(parts, amendmentsLast)
	for i, p := range parts {
		r.part = i
		if err := r.readPart(p); err != nil {
			return r.notice, err
		}
	}
	return r.settle()
}

// noticeReader gathers a notice part by part.
type noticeReader struct {
	notice   Notice
	known    *Calendar
	days     map[Date]noticed
	seen     map[string]int // the part in which a sentence was read
	repeated bool

	wrong   []string // what makes the whole notice unfit: a holiday that would come out as a working day
	signer  string   // the office that signs the text
	part    int
	year    int    // of the part being read
	amends  bool   // whether that part changes earlier days
	general string // the name of days under no heading
	name    string // of the item being read
	anchor  Date   // the last date read in the item, from which a missing month is taken
}

// noticed is a day read, and how.
type noticed struct {
	NoticeDay
	part int
	torn bool // both off and worked by the same notice
}

// readPart reads one notice of the pasted text; a second one for another year is left alone.
func (r *noticeReader) readPart(p noticePart) error {
	year := p.year()
	switch {
	case year == 0 && r.year == 0:
		if !p.namesDays() {
			return InvalidField("notice", "没有读到放假或上班的日期，请粘贴放假通知的全文")
		}
		return InvalidField("notice", "看不出是哪一年的放假通知，请连同标题一起粘贴")
	case year != 0 && r.year != 0 && year != r.year:
		r.warn(-1, fmt.Sprintf("粘贴的文字里还有%d年的通知，这次只读了%d年的；请另外粘贴一次", year, r.year))
		return nil
	case year != 0:
		r.year = year
	}
	r.amends, r.general = p.amends(), p.general()
	r.name, r.anchor = r.general, Date{}
	if r.part == 0 {
		r.notice = Notice{Year: r.year, Title: p.title(), Issuer: p.issuer(), Number: p.number()}
		if r.notice.Issuer == "" {
			r.notice.Issuer = r.signer
		}
	}
	for _, s := range p.body {
		if first, ok := r.seen[s.text]; ok && first != r.part {
			r.repeated = true
			continue
		}
		r.seen[s.text] = r.part
		r.readSentence(s)
	}
	return nil
}

// warn notes what is doubtful.
func (r *noticeReader) warn(sentence int, text string) {
	r.notice.Warnings = append(r.notice.Warnings, NoticeWarning{Text: text, Sentence: sentence})
}

// settle puts the days in order and looks at the notice as a whole.
func (r *noticeReader) settle() (Notice, error) {
	n := &r.notice
	n.Days = r.sorted()
	if r.repeated {
		r.warn(-1, "同一份通知粘贴了不止一遍，只收录一次")
	}
	r.guard()
	if len(r.wrong) > 0 {
		n.Days = nil
		return *n, unfit(r.wrong[0])
	}
	if len(n.Days) == 0 {
		msg := "没有读到放假或上班的日期，请粘贴放假通知的全文"
		if len(n.Warnings) > 0 {
			msg = "没有读到可以收录的日期：" + n.Warnings[0].Text
		}
		return *n, InvalidField("notice", msg)
	}
	n.classify(r.amends && len(r.days) > 0)
	n.warnMissing()
	return *n, nil
}

// unfit refuses a whole notice for one thing in it.
func unfit(why string) error {
	return InvalidField("notice", why+"。没有读入任何日期，请对照原文改正后再读")
}

// guard finds holidays that would come out as working days, besides those that misread finds: a day from Monday to
// Friday that is written both ways.
func (r *noticeReader) guard() {
	r.wrong = append(r.wrong, misread(r.notice.Days)...)
	for date, d := range r.days {
		if d.torn && !weekend(date) {
			r.wrong = append(r.wrong, dayText(date)+"既写了放假又写了上班")
		}
	}
	slices.Sort(r.wrong)
}

// misread names the days said to be worked that are a holiday's very day, or lie between days off of the same holiday.
func misread(days []NoticeDay) (wrong []string) {
	off := map[Date]string{}
	for _, d := range days {
		if d.Off {
			off[d.Date] = d.Name
		}
	}
	within := func(d NoticeDay) bool {
		var before, after bool
		for i := 1; i < maxHoliday; i++ {
			before = before || off[d.Date.Add(-i)] == d.Name
			after = after || off[d.Date.Add(i)] == d.Name
		}
		return before && after
	}
	for _, d := range days {
		switch name := festivalOn(d.Date); {
		case d.Off:
		case name != "":
			wrong = append(wrong, fmt.Sprintf("%s是%s，却读成了上班", dayText(d.Date), name))
		case d.Name != unnamedHoliday && within(d):
			wrong = append(wrong, fmt.Sprintf("%s在%s假期里，却读成了上班", dayText(d.Date), d.Name))
		}
	}
	return wrong
}

// warnMissing notes the holidays of which a whole year's table gives no day, or another than the holiday's own.
func (n *Notice) warnMissing() {
	if n.Kind == NoticeAmendment || n.Kind == NoticeLocal {
		return
	}
	rules := rulesOfDays(n.Days)
	if missing := MissingHolidays(n.Year, rules); len(missing) > 0 {
		text := "没有读到" + strings.Join(missing, "、") + "的放假安排，通知可能没有粘贴完整"
		n.Warnings = append(n.Warnings, NoticeWarning{Text: text, Sentence: -1})
	}
	for _, text := range strayFestivals(n.Year, rules) {
		n.Warnings = append(n.Warnings, NoticeWarning{Text: text, Sentence: -1})
	}
}

// sorted returns the days that are not in doubt, in the order of their dates.
func (r *noticeReader) sorted() []NoticeDay {
	var days []NoticeDay
	for _, d := range r.days {
		if !d.torn {
			days = append(days, d.NoticeDay)
		}
	}
	slices.SortFunc(days, func(a, b NoticeDay) int { return a.Date.Sub(b.Date) })
	return days
}

// add takes a day as off or worked. Within one notice a day cannot be both; a notice that amends has the last word.
func (r *noticeReader) add(sentence int, d Date, off bool) {
	before, ok := r.days[d]
	switch {
	case !ok, before.Off != off && before.part != r.part && r.amends:
		r.days[d] = noticed{NoticeDay: NoticeDay{DayRule{Date: d, Off: off, Name: r.name}, sentence}, part: r.part}
	case before.Off != off && !before.torn:
		before.torn = true
		r.days[d] = before
		r.warn(sentence, dayText(d)+"既写了放假又写了上班，没有收录，请查对原文")
	}
}

// work takes a make-up day. Monday to Friday is worked anyway, unless it was a holiday.
func (r *noticeReader) work(sentence int, d Date) {
	if !weekend(d) && !r.isOff(d) {
		r.warn(sentence, dayText(d)+"本来就是工作日，不是调休上班，没有收录，请查对原文")
		return
	}
	r.add(sentence, d, false)
}

// isOff reports whether the day is a holiday by what was read so far or, for a notice that amends, by the calendar.
func (r *noticeReader) isOff(d Date) bool {
	if before, ok := r.days[d]; ok {
		return before.Off
	}
	if !r.amends || r.known == nil {
		return false
	}
	rule, ok := r.known.rules[d]
	return ok && rule.Off
}

// firstOff returns the first day, at most maxHoliday days before until, of the holiday being read.
func (r *noticeReader) firstOff(until Date) (Date, bool) {
	for d := until.Add(1 - maxHoliday); d.Before(until); d = d.Add(1) {
		rule := r.days[d].DayRule
		if rule.Date.IsZero() && r.known != nil {
			rule = r.known.rules[d]
		}
		if rule.Off && sharesFestival(rule.Name, r.name) {
			return d, true
		}
	}
	return Date{}, false
}

func weekend(d Date) bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }

func dayText(d Date) string { return d.Chinese() + "（" + d.WeekdayName() + "）" }
