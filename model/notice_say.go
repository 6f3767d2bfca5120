package model

import (
	"fmt"
	"slices"
)

// take gives the held dates their meaning.
func (s *sentenceReader) take(word tokenKind) {
	held, name := s.held, s.name
	s.held, s.gap, s.moving = nil, "", false
	for _, h := range held {
		s.name = h.name
		from, to, ok := s.days(h)
		if !ok {
			continue
		}
		if h.extends {
			from = s.extended(to)
		}
		if word == tokenWork && s.holiday(from, to) {
			s.refused = true
			s.warn(s.mention(), fmt.Sprintf("%s至%s里有本来的工作日，不像调休上班，没有收录，请查对原文", from.Chinese(), to.Chinese()))
			continue
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
	s.name = name
}

// holiday reports whether a range that is said to be worked is rather a holiday before the make-up days: a day of it,
// from Monday to Friday, is no day off so far.
func (s *sentenceReader) holiday(from, to Date) bool {
	for d := from; from != to && !d.After(to); d = d.Add(1) {
		if !weekend(d) && !s.isOff(d) {
			return true
		}
	}
	return false
}

// labelled takes 放假时间： as the meaning of the dates after it that no word of their own follows.
func (s *sentenceReader) labelled(word tokenKind) {
	if len(s.held) > 0 {
		if s.label == 0 {
			s.drop()
		} else {
			s.take(s.label)
		}
	}
	s.label, s.gap = word, ""
}

// split reads 放假时间：1月1日至3日，1月4日上班: the word belongs to the dates of the last clause, the label to those
// before it. Where one clause holds them all, nothing tells which is meant.
func (s *sentenceReader) split(word tokenKind) {
	last := len(s.held) - 1
	for last > 0 && !s.held[last].clause {
		last--
	}
	if last == 0 && len(s.held) > 1 {
		s.drop()
		return
	}
	rest, gap := s.held[last:], s.gap
	s.held = s.held[:last]
	s.take(s.label)
	s.held, s.gap = rest, gap
	s.take(word)
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
		s.refused, s.anchor = true, Date{}
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
	switch {
	case len(s.held) == 0:
	case s.held[0].extends || s.moving:
		s.take(tokenOff)
	case s.label != 0:
		s.take(s.label)
	}
	s.drop()
	if s.count > 0 && len(s.off) > 0 {
		s.gap = ""
		s.counted(s.count)
	}
}
