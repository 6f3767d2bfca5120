package model

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// festivals are the holidays of all citizens, in the order of the year.
var festivals = []string{"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"}

const festivalWords = `元旦|春节|清明节?|(?:国际)?劳动节|"五一"(?:国际劳动节)?|端午节?|中秋节?|国庆节?|"十一"`

var festivalWord = regexp.MustCompile(festivalWords)

// festivalsIn names the holidays of a text, each once, in the order of the text.
func festivalsIn(text string) []string {
	var names []string
	for _, word := range festivalWord.FindAllString(text, -1) {
		word = strings.NewReplacer(`"五一"国际劳动节`, "劳动节", `"五一"`, "劳动节", `"十一"`, "国庆节", "国际", "").Replace(word)
		name := word
		for _, f := range festivals {
			if strings.HasPrefix(f, word) {
				name = f
			}
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// sharesFestival reports whether two names of days have a holiday in common: 国庆节、中秋节 and 中秋节.
func sharesFestival(a, b string) bool {
	return slices.ContainsFunc(festivalsIn(a), func(f string) bool { return slices.Contains(festivalsIn(b), f) })
}

// noticePart is one notice of a pasted text: what stands before its arrangements, and the arrangements.
type noticePart struct{ head, body []noticeSentence }

const dateWords = `\d{4}年\d{1,2}月\d{1,2}日`

var (
	titleWords = regexp.MustCompile(`(?:国务院(?:办公厅)?)?关于(?:[^。:"]|"[^。:"]{1,12}"){0,40}(?:节假日|假期|放假|调休)[^。:"]{0,12}的(?:通知|公告|通告)`)
	// Arrangements follow 现将…具体安排通知如下。
	leadWords = regexp.MustCompile(`如下[^。:]{0,6}[。:.]?$`)
	// Arrangements end with the closing sentence, the signature, or the beginning of another notice.
	endWords  = regexp.MustCompile(`妥善安排好?值班|^国务院(?:办公厅)?` + dateWords + `(?:$|[^发印下公])|^国务院(?:办公厅)?$|各省、自治区|` + titleWords.String())
	yearWords = regexp.MustCompile(`(\d{4})年(?:全国|全年|部分|法定)*(?:节假日|放假|假期|` + festivalWords + `)`)
	dayOfYear = regexp.MustCompile(`(\d{4})年\d{1,2}月\d{1,2}日`)
	dayOff    = regexp.MustCompile(`(\d{4})年\d{1,2}月\d{1,2}日(?:全国)?放假`)
	numberOf  = regexp.MustCompile(`国办?发(?:明电)?\[(\d{4})\](\d{1,3})号`)
	amending  = regexp.MustCompile(`(?:延长|缩短|调整|变更)[^。]{0,20}(?:假期|放假|节假日)|(?:假期|放假)[^。]{0,10}(?:延长|缩短|调整)`)
	// Number and addressees stand between title and text.
	addressWords = regexp.MustCompile(numberOf.String() + `|各省、自治区|机构:$`)
	inTitle      = regexp.MustCompile(`关于(.{2,40}?日)(?:调休|放假|补假)`)
	// The name of a local holiday: 关于2026年"壮族三月三"放假安排的通知.
	localTitle    = regexp.MustCompile(`关于(?:做好|调整)?(?:\d{4}年)?"?([^"\d。]{2,16}?)"?(?:传统节日|节日|期间)?(?:放假|调休|休假|补假|假期)`)
	leadingYear   = regexp.MustCompile(`^\d{4}年`)
	titleYear     = regexp.MustCompile(`(\d{4})年`)
	numberLine    = regexp.MustCompile(`^(?:\p{Han}{1,14}\[\d{4}\]\d{1,4}号)`)
	bracketNumber = regexp.MustCompile(`\[\d{4}\]\d{1,4}号`)
)

// noticeParts finds the notices of a pasted text. Without a 如下 everything from the title on, or all of it, is one.
func noticeParts(all []noticeSentence) []noticePart {
	var parts []noticePart
	from := 0
	for i, s := range all {
		if !leadWords.MatchString(s.text) {
			continue
		}
		p := noticePart{head: all[from : i+1], body: untilEnd(all[i+1:])}
		if p.namesDays() {
			parts = append(parts, p)
			from = i + 1 + len(p.body)
		}
	}
	if len(parts) > 0 {
		return parts
	}
	title := slices.IndexFunc(all, func(s noticeSentence) bool { return titleWords.MatchString(s.text) })
	if title < 0 {
		return []noticePart{{body: untilEnd(all)}}
	}
	start := title + 1
	for start < len(all) && addressWords.MatchString(all[start].text) {
		start++
	}
	// The title stays in the body: a report may go on with the days in the same sentence.
	return []noticePart{{head: all[:start], body: slices.Concat(all[title:title+1], untilEnd(all[start:]))}}
}

func untilEnd(body []noticeSentence) []noticeSentence {
	end := slices.IndexFunc(body, func(s noticeSentence) bool {
		return endWords.MatchString(s.text) || leadWords.MatchString(s.text)
	})
	if end < 0 {
		return body
	}
	return body[:end]
}

// namesDays reports whether any sentence of the body has a date and says off or worked.
func (p noticePart) namesDays() bool {
	return slices.ContainsFunc(p.body, func(s noticeSentence) bool {
		var date, says bool
		for _, t := range noticeTokens(s.text) {
			date = date || t.kind == tokenDate
			says = says || slices.Contains([]tokenKind{tokenOff, tokenWork, tokenResume, tokenMove, tokenExtend, tokenLabelOff, tokenLabelWork}, t.kind)
		}
		return date && says
	})
}

// headline returns the last title before the arrangements, and what stands before it in its sentence. What the notice
// cites is no title of it.
func (p noticePart) headline() (title, before string) {
	for _, s := range slices.Backward(p.head) {
		text := uncited(s.text)
		if all := titleWords.FindAllStringIndex(text, -1); len(all) > 0 {
			m := all[len(all)-1]
			return text[m[0]:m[1]], text[:m[0]]
		}
	}
	return "", ""
}

// title returns the notice's own title, with the office that issues it.
func (p noticePart) title() string {
	title, before := p.headline()
	if whole := issuerBefore.FindString(before) + title; len([]rune(whole)) <= maxDaySource {
		title = whole
	}
	return pairedQuotes.ReplaceAllString(title, "“$1”")
}

var pairedQuotes = regexp.MustCompile(`"([^"]*)"`)

// issuer returns the office in the title, or the one that forwards what follows without a title of its own.
func (p noticePart) issuer() string {
	title, before := p.headline()
	if head := nationalIssuer.FindString(title); head != "" {
		head, _, _ = strings.Cut(title, "关于")
		return head
	}
	if title != "" {
		return issuerBefore.FindString(before)
	}
	for _, s := range p.head {
		if m := forwarding.FindStringSubmatch(uncited(s.text)); m != nil {
			return m[1]
		}
	}
	return ""
}

// signer is the office whose name stands over the date at the end, or "".
func signer(all []noticeSentence) string {
	for _, s := range slices.Backward(all) {
		if m := signatureWords.FindStringSubmatch(s.text); m != nil {
			return m[1]
		}
	}
	return ""
}

// number returns the notice's own number: of the State Council's anywhere before the arrangements, of another office
// where it begins a line.
func (p noticePart) number() string {
	national := p.issuer() == "" || nationalIssuer.MatchString(p.issuer())
	for _, s := range slices.Backward(slices.Concat(p.head, p.body[:min(2, len(p.body))])) {
		text := uncited(s.text)
		if m := numberOf.FindString(text); m != "" && national {
			return officialBrackets.Replace(m)
		}
		if m := numberLine.FindString(text); m != "" && !national && !numberOf.MatchString(m) {
			return officialBrackets.Replace(m)
		}
	}
	return ""
}

// year is the year of the title, else the one named with the holidays, else the latest of a day; 0 when there is none.
func (p noticePart) year() int {
	head, body := texts(p.head), texts(p.body)
	slices.Reverse(head) // the sentence next to the arrangements speaks of them
	if m := titleYear.FindStringSubmatch(p.title()); m != nil {
		return number(m[1])
	}
	near := slices.Concat(head, body)
	for _, text := range near {
		if m := yearWords.FindStringSubmatch(text); m != nil {
			return number(m[1])
		}
	}
	latest := 0
	for _, m := range dayOff.FindAllStringSubmatch(strings.Join(head, ""), -1) {
		latest = max(latest, number(m[1]))
	}
	for _, m := range dayOfYear.FindAllStringSubmatch(strings.Join(body, ""), -1) {
		latest = max(latest, number(m[1]))
	}
	return latest
}

// amends reports whether the notice changes an earlier one: it says so, or its title does not speak of a year's holidays.
func (p noticePart) amends() bool {
	if title := p.title(); title != "" {
		return amending.MatchString(title) || !strings.Contains(title, "节假日")
	}
	if lead := texts(p.head); len(lead) > 0 {
		return amending.MatchString(lead[len(lead)-1])
	}
	return len(p.body) > 0 && amending.MatchString(p.body[0].text)
}

func amendmentsLast(a, b noticePart) int {
	switch {
	case a.amends() == b.amends():
		return 0
	case b.amends():
		return -1
	}
	return 1
}

// unnamedHoliday is what days are called of which nothing says what they are.
const unnamedHoliday = "节日"

// general is the name for days under no heading of their own.
func (p noticePart) general() string {
	title, _ := p.headline()
	if m := inTitle.FindStringSubmatch(title); m != nil && !strings.Contains(title, "节假日") {
		return leadingYear.ReplaceAllString(m[1], "")
	}
	text := title
	if len(festivalsIn(text)) == 0 && len(p.head) > 0 {
		text = p.head[len(p.head)-1].text
	}
	if names := festivalsIn(text); len(names) == 1 || len(names) == 2 {
		return strings.Join(names, "、")
	}
	if m := localTitle.FindStringSubmatch(title); m != nil && len(festivalsIn(title)) == 0 && !strings.Contains(title, "节假日") {
		return m[1]
	}
	return unnamedHoliday
}

func texts(all []noticeSentence) []string {
	var out []string
	for _, s := range all {
		out = append(out, s.text)
	}
	return out
}

// number reads one or two Arabic or Chinese figures; what is none gives 0.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err == nil {
		return n
	}
	for _, c := range s {
		digit := strings.IndexRune("〇一二三四五六七八九", c) / len("一")
		switch {
		case c == '两':
			n = 2
		case c == '十':
			n = max(n, 1) * 10
		default:
			n += max(digit, 0)
		}
	}
	return n
}
