package model

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var (
	// What may stand between two dates of one list, and between the last date and the word that says off or worked.
	// Anything else between them means that the dates belong to something else, so they are not taken.
	listGap = regexp.MustCompile(`^(?:[、,"()]|和|及|以及|与|并|将)*$`)
	verbGap = regexp.MustCompile(`^(?:[,:、"()]|均|为|是|全国|全体公民|全体|统一|都|全天|仍|按|照常|依法|的|共|[两三四2-4]个|两天)*$`)
	// A day without its month, 30日, continues a list, a range, or begins a clause: not 15日内, 共3日.
	bareDay = regexp.MustCompile(`(?:^|[、,:"()-]|至|到|和|及|与|其中|将)$`)
	// In 共3天, 放假3天 the number is that of the days off.
	countGap = regexp.MustCompile(`^[,(]?(?:共|共计|合计|总共|连休|假期|为期|小长假)?$`)
	// Signs of a date in a sentence of which none was read.
	dateLike = regexp.MustCompile(`\d月\d|\d[日号]|\d月`)
	bareDate = regexp.MustCompile(`^\(?(?:国务院办公厅)?` + dateWords + `\)?$`)
	itemName = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,3}\))([^:,。\d]{2,20}):`)
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

	off     []Date // days off read in the sentence
	count   int    // 共n天 before any day
	refused bool   // some date was not taken, so nothing can be counted
	unclear bool   // some date remained without a word
	dates   bool   // some date was read, or what follows is advice
}

func (r *noticeReader) readSentence(s noticeSentence) {
	if s.item {
		r.name, r.anchor = r.general, Date{}
		if m := itemName.FindStringSubmatch(s.text); m != nil && len(festivalsIn(m[1])) == 0 {
			r.name = m[1]
		}
	}
	sr := &sentenceReader{noticeReader: r, noticeSentence: s, index: -1}
	sr.read()
	if (sr.unclear || !sr.dates && dateLike.MatchString(s.text)) && !bareDate.MatchString(s.text) {
		r.notice.Unread = append(r.notice.Unread, s.typed)
	}
}

func (s *sentenceReader) read() {
	end := 0
	tokens := noticeTokens(s.text)
	for i, t := range tokens {
		s.gap += s.text[end:t.from]
		end = t.to
		word := s.text[t.from:t.to]
		switch t.kind {
		case tokenDate:
			s.date(t, word)
		case tokenTo:
			s.ranged = s.gap == "" && len(s.held) > 0 || s.extends && len(s.held) == 0
			if !s.ranged {
				s.gap += word
			}
		case tokenNote, tokenWeekday:
			s.weekdays(weekdaysIn(word))
		case tokenFestival:
			if i == 0 || tokens[i-1].kind != tokenFestival {
				s.heading(tokens[i:])
			}
		case tokenCount:
			s.counted(number(strings.TrimSuffix(word, "天")))
		case tokenExtend:
			s.extends = true
		case tokenWeekend:
			s.say(tokenOff)
			s.joinWeekend()
		case tokenAdvice:
			s.dates = true
			s.finish()
			return
		default:
			if word == "调休" && s.onWeekend() {
				s.drop()
			}
			s.say(t.kind)
		}
	}
	s.finish()
}

// heading takes the holidays named here as the name of the days that follow; a whole year's list is none.
func (s *sentenceReader) heading(tokens []token) {
	from, to := tokens[0].from, tokens[0].to
	for _, t := range tokens[1:] {
		if t.kind != tokenFestival || !listGap.MatchString(s.text[to:t.from]) {
			break
		}
		to = t.to
	}
	names := festivalsIn(s.text[from:to])
	if len(names) > 2 {
		return
	}
	s.name = strings.Join(names, "、")
	if len(s.held) == 0 {
		s.anchor = Date{}
	}
}

// date holds a date until a word says what it is.
func (s *sentenceReader) date(t token, word string) {
	w := written{year: t.year, month: t.month, day: t.day}
	if t.month == 0 && (t.year != 0 || !bareDay.MatchString(s.text[:t.from]) || s.anchor.IsZero() && len(s.held) == 0) {
		s.gap += word
		return
	}
	s.dates = true
	if s.ranged {
		s.ranged = false
		if len(s.held) == 0 {
			s.held = []span{{from: w, extends: true}}
		} else {
			last := &s.held[len(s.held)-1]
			last.to, last.ranged = w, true
		}
		s.gap = ""
		return
	}
	switch {
	case len(s.held) == 0:
	case s.held[0].extends, s.moving && strings.Contains(s.gap, ","):
		s.take(tokenOff)
	case !listGap.MatchString(s.gap):
		s.drop()
	}
	if t.month == 0 && len(s.held) > 0 {
		last := s.held[len(s.held)-1].last()
		w.year, w.month = last.year, last.month
	}
	s.held = append(s.held, span{from: w})
	s.gap = ""
}

// onWeekend reports whether the held dates are given as Saturdays or Sundays: 9月28日（星期日）调休 may mean either.
func (s *sentenceReader) onWeekend() bool {
	return slices.ContainsFunc(s.held, func(h span) bool {
		return !h.ranged && (h.from.weekday == "六" || h.from.weekday == "日")
	})
}

// drop gives up the held dates as not understood.
func (s *sentenceReader) drop() {
	s.unclear = s.unclear || len(s.held) > 0
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
		s.held, s.gap = nil, ""
	case word == tokenAside || !verbGap.MatchString(s.gap):
		s.drop()
	case word == tokenMove:
		s.move()
	default:
		s.take(word)
	}
}

// take gives the held dates their meaning.
func (s *sentenceReader) take(word tokenKind) {
	held := s.held
	s.held, s.gap, s.moving = nil, "", false
	for _, h := range held {
		from, to, ok := s.days(h)
		if !ok {
			continue
		}
		if h.extends {
			from = s.extended(to)
		}
		for d := from; !d.After(to); d = d.Add(1) {
			switch {
			case word == tokenOff:
				s.rest(d)
			case word == tokenWork || weekend(d) || s.isOff(d):
				s.work(s.mention(), d)
			}
		}
	}
}

// move reads 2月2日（星期六）公休日调至2月11日（星期一）: the day off leaves the held dates for those that follow.
// A date that is a holiday itself stays off (6月8日（端午节，星期日）公休日调至6月9日).
func (s *sentenceReader) move() {
	held := s.held
	s.held, s.gap, s.moving = nil, "", true
	for _, h := range held {
		from, to, ok := s.days(h)
		for d := from; ok && !d.After(to); d = d.Add(1) {
			if !s.isOff(d) {
				s.work(s.mention(), d)
			}
		}
	}
}

// days resolves a span and compares the weekdays stated with the calendar.
func (s *sentenceReader) days(h span) (from, to Date, ok bool) {
	from, to, doubt := s.resolve(h)
	if doubt != "" {
		s.refused = true
		s.warn(s.mention(), doubt)
		return from, to, false
	}
	for _, text := range []string{h.from.contradicts(from), h.to.contradicts(to)} {
		if text != "" {
			s.warn(s.mention(), text)
		}
	}
	return from, to, true
}

func (s *sentenceReader) rest(d Date) {
	if !slices.Contains(s.off, d) {
		s.off = append(s.off, d)
	}
	s.add(s.mention(), d, true)
}

// extended returns the first day of a holiday that goes on until the day given.
func (s *sentenceReader) extended(until Date) Date {
	first, ok := s.firstOff(until)
	if !ok {
		s.warn(s.mention(), "只写了延长到"+until.Chinese()+"，没有写从哪一天起，只收录了这一天；请先录入原来的放假通知，再读这一份")
		return until
	}
	return first
}

// joinWeekend adds the Saturday and Sunday that touch the days off of the sentence (与周末连休).
func (s *sentenceReader) joinWeekend() {
	if len(s.off) == 0 {
		return
	}
	joined := false
	for _, step := range []int{-1, 1} {
		end := s.off[0]
		for _, d := range s.off {
			if d.Sub(end)*step > 0 {
				end = d
			}
		}
		for d := end.Add(step); weekend(d); d = d.Add(step) {
			joined = true
			s.rest(d)
		}
	}
	if !joined {
		s.warn(s.mention(), "写了与周末连休，但"+dayText(s.off[0])+"与周末不相连，请查对原文")
	}
}

// counted compares 共n天 with the days off read so far; a number before them waits for the end of the sentence.
func (s *sentenceReader) counted(n int) {
	switch {
	case len(s.held) > 0 || !countGap.MatchString(s.gap):
		return
	case len(s.off) == 0:
		s.count = n
	case n != len(s.off) && !s.refused:
		s.warn(s.mention(), fmt.Sprintf("写的是共%d天，按日期数是%d天，仍按日期收录，请查对原文", n, len(s.off)))
	}
}

// finish settles what is still held at the end of the sentence.
func (s *sentenceReader) finish() {
	if len(s.held) > 0 && (s.held[0].extends || s.moving) {
		s.take(tokenOff)
	}
	s.drop()
	if s.count > 0 && len(s.off) > 0 {
		s.gap = ""
		s.counted(s.count)
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
