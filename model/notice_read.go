package model

import (
	"regexp"
	"slices"
	"strings"
)

var (
	// What may stand between two dates of one list, and between the last date and the word that says off or worked.
	// Anything else between them means that the dates belong to something else, so they are not taken.
	listGap = regexp.MustCompile(`^(?:[、,"()]|和|及|以及|与|并|将)+$`)
	nameGap = regexp.MustCompile(`^(?:[、,"()]|和|及|以及|与|并|将)*$`)
	verbGap = regexp.MustCompile(`^(?:[,:、"()]|均|为|是|全国|全体公民|全体|统一|都|全天|仍|按|照常|依法|的|共|[两三四2-4]个|两天)*$`)
	// A day without its month, 30日, continues a list, a range, or begins a clause: not 15日内, 共3日.
	bareDay = regexp.MustCompile(`(?:^|[、,:"()-]|至|到|和|及|与|其中|将)$`)
	// In 共3天, 放假3天 the number is that of the days off.
	countGap = regexp.MustCompile(`^[,(]?(?:共|共计|合计|总共|连休|假期|为期|小长假)?$`)
	// Signs of a date in what was passed over, and a figure that belongs to a list with the date after it.
	dateLike  = regexp.MustCompile(`\d[月日号]`)
	looseList = regexp.MustCompile(`\d(?:[、,和及与至到]|-+)$`)
	monthLike = regexp.MustCompile(`\d月`)
	bareDate  = regexp.MustCompile(`^\(?(?:国务院办公厅)?` + dateWords + `\)?$`)
	itemName  = regexp.MustCompile(`^([^:,。\d]{2,20}):`)
	labelName = regexp.MustCompile(`放假|休假|上班|补班|调休|时间|日期|安排`)
)

// sentenceReader reads one sentence from left to right: dates are held until a word says what they are.
type sentenceReader struct {
	*noticeReader
	noticeSentence
	index int // in Notice.Sentences; -1 until something was read

	held    []span
	gap     string // what stood since the last date, notes and weekdays aside
	ranged  bool   // the next date ends a range
	extends bool   // 延长 was read
	moving  bool   // the held dates get the day off of earlier ones

	label tokenKind // 放假时间： or 上班日期： was read: what dates are that no word follows

	off     []Date // days off read in the sentence
	count   int    // 共n天 before any day
	refused bool   // some date was not taken, so nothing can be counted
	unclear bool   // some date remained without a word
	passed  strings.Builder
}

func (r *noticeReader) readSentence(s noticeSentence) {
	if bareDate.MatchString(s.text) || signatureWords.MatchString(s.text) {
		return
	}
	if s.item {
		s.text = itemNumber.ReplaceAllString(s.text, "")
		r.name, r.anchor = r.general, Date{}
		if m := itemName.FindStringSubmatch(s.text); m != nil && len(festivalsIn(m[1])) == 0 && !labelName.MatchString(m[1]) {
			r.name = strings.Trim(m[1], `"`)
		}
	}
	s.text = bracketNumber.ReplaceAllString(s.text, "")
	sr := &sentenceReader{noticeReader: r, noticeSentence: s, index: -1}
	sr.read()
	if sr.unclear || dateLike.MatchString(sr.passed.String()) {
		r.notice.Unread = append(r.notice.Unread, s.typed)
	}
}

func (s *sentenceReader) read() {
	end := 0
	tokens := noticeTokens(s.text)
	for i, t := range tokens {
		s.pass(s.text[end:t.from])
		end = t.to
		word := s.text[t.from:t.to]
		switch t.kind {
		case tokenDate:
			s.date(t, word)
		case tokenTo:
			s.ranged = s.gap == "" && len(s.held) > 0 || s.extends && len(s.held) == 0
			if !s.ranged {
				s.pass(word)
			}
		case tokenNote, tokenWeekday:
			s.weekdays(weekdaysIn(word))
		case tokenFestival:
			if i == 0 || tokens[i-1].kind != tokenFestival {
				s.heading(tokens[i:])
			}
		case tokenCount:
			s.counted(number(strings.TrimSuffix(word, "天")))
		case tokenLabelOff:
			s.labelled(tokenOff)
		case tokenLabelWork:
			s.labelled(tokenWork)
		case tokenExtend:
			s.extends = true
		case tokenWeekend:
			s.say(tokenOff)
			s.joinWeekend()
		case tokenAdvice:
			s.finish()
			return
		default:
			if word == "调休" && s.onWeekend() {
				s.drop()
			}
			s.say(t.kind)
		}
	}
	s.pass(s.text[end:])
	s.finish()
}

// pass notes text that is no piece of an arrangement.
func (s *sentenceReader) pass(text string) {
	s.gap += text
	s.passed.WriteString(text)
	s.ranged = s.ranged && text == ""
	if monthLike.MatchString(text) {
		s.anchor = Date{} // a day without its month does not belong to the last date
	}
}

// heading takes the holidays named here as the name of the days that follow; a whole year's list is none.
func (s *sentenceReader) heading(tokens []token) {
	from, to := tokens[0].from, tokens[0].to
	for _, t := range tokens[1:] {
		if t.kind != tokenFestival || !nameGap.MatchString(s.text[to:t.from]) {
			break
		}
		to = t.to
	}
	names := festivalsIn(s.text[from:to])
	if len(names) > 2 {
		return
	}
	s.name = strings.Join(names, "、")
	switch {
	case len(s.held) == 0:
		s.anchor = Date{}
	case !strings.Contains(s.gap, ","): // 10月1日国庆节放假
		for i := range s.held {
			s.held[i].name = s.name
		}
	}
}

// date holds a date until a word says what it is.
func (s *sentenceReader) date(t token, word string) {
	before := s.text[:t.from]
	switch {
	case len(s.held) == 0 || s.ranged:
	case s.held[0].extends, s.moving && strings.Contains(s.gap, ","):
		lost := monthLike.MatchString(s.gap)
		s.take(tokenOff)
		if lost {
			s.anchor = Date{}
		}
	case !listGap.MatchString(s.gap) && s.label != 0:
		s.take(s.label)
		s.label = 0
	case !listGap.MatchString(s.gap):
		s.drop()
	}
	w := written{year: t.year, month: t.month, day: t.day}
	switch {
	case t.month != 0:
	case t.year != 0, !bareDay.MatchString(before), len(s.held) == 0 && s.anchor.IsZero():
		s.pass(word)
		return
	case len(s.held) > 0:
		last := s.held[len(s.held)-1]
		w.year, w.month = last.month()
	}
	switch {
	case len(s.held) == 0 && looseList.MatchString(s.gap):
		s.unclear = true
		s.pass(word)
		return
	case !s.ranged:
		s.held = append(s.held, span{from: w, name: s.name, clause: strings.Contains(s.gap, ",")})
	case len(s.held) == 0:
		s.held = []span{{from: w, name: s.name, extends: true}}
	default:
		last := &s.held[len(s.held)-1]
		last.to, last.ranged = w, true
	}
	s.gap, s.ranged = "", false
}

// onWeekend reports whether the held dates are given as Saturdays or Sundays: 9月28日（星期日）调休 may mean either.
func (s *sentenceReader) onWeekend() bool {
	return slices.ContainsFunc(s.held, func(h span) bool {
		return !h.ranged && (h.from.weekday == "六" || h.from.weekday == "日")
	})
}

// drop gives up the held dates as not understood.
func (s *sentenceReader) drop() {
	if len(s.held) > 0 {
		s.unclear, s.anchor = true, Date{}
	}
	s.held, s.gap, s.moving, s.ranged = nil, "", false, false
}

// weekdays gives the weekdays of a note to the dates before it: one to the last date, several to the ends of
// a range or to the dates of a list (4月28日、29日（星期六、星期日）).
func (s *sentenceReader) weekdays(days []string) {
	n := len(s.held)
	switch {
	case n == 0 || len(days) == 0:
	case len(days) == 1:
		s.held[n-1].last().weekday = days[0]
	case len(days) == 2 && s.held[n-1].ranged:
		s.held[n-1].from.weekday, s.held[n-1].to.weekday = days[0], days[1]
	case len(days) <= n:
		for i, day := range days {
			s.held[n-len(days)+i].last().weekday = day
		}
	}
}

// say applies a word to the held dates.
func (s *sentenceReader) say(word tokenKind) {
	if len(s.held) > 0 && s.held[0].extends {
		s.take(tokenOff)
	}
	switch {
	case len(s.held) == 0:
		s.gap = ""
	case word == tokenRule:
		s.held, s.gap, s.anchor = nil, "", Date{}
	case word == tokenAside && s.label != 0:
		s.take(s.label)
	case word == tokenAside || !verbGap.MatchString(s.gap):
		s.drop()
	case word == tokenMove:
		s.move()
	case s.label != 0 && s.label != word:
		s.split(word)
	default:
		s.take(word)
	}
}

// mention returns the index of the sentence among those read.
func (s *sentenceReader) mention() int {
	if s.index < 0 {
		s.index = len(s.notice.Sentences)
		s.notice.Sentences = append(s.notice.Sentences, s.typed)
	}
	return s.index
}
