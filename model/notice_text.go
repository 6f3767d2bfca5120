package model

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// noticeSentence is a sentence of a notice without blanks and line breaks.
type noticeSentence struct {
	typed string
	text  string // the same with half-width marks and dates in Arabic figures
	item  bool   // begins with the number of an item: 一、
}

var (
	// Line-making tags of a pasted web page, and the others.
	breakTag = regexp.MustCompile(`(?i)<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]{0,500}>`)
	anyTag   = regexp.MustCompile(`</?[A-Za-z][^<>]{0,500}>`)

	// itemMark begins an item: 一、 or 1. or （一）, or its holiday and a colon.
	itemMark    = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|\(?\d{1,2}[.、)](?:\D|\d{1,2}月)|\([一二三四五六七八九十]{1,3}\))`)
	itemNumber  = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|\(?\d{1,2}[.、)]|\([一二三四五六七八九十]{1,3}\))`)
	headingMark = regexp.MustCompile(`^(?:(?:` + festivalWords + `)[、和]?){1,3}:`)
	itemHeading = regexp.MustCompile(`^[一二三四五六七八九十]{1,3}、(?:(?:` + festivalWords + `)[、和]?){1,3}:`)
)

// alike writes what reads alike with one rune each, so that places in the text stay the same.
// The last row are the radicals that text copied from PDF files has instead of the characters.
var alike = strings.NewReplacer(
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "─", "-", "−", "-", "~", "-", "〜", "-",
	"“", `"`, "”", `"`, "‘", `"`, "’", `"`, "「", `"`, "」", `"`, "『", `"`, "』", `"`,
	"〔", "[", "【", "[", "〕", "]", "】", "]", "○", "〇", "零", "〇", "!", "。",
	"⽇", "日", "⽉", "月", "⼀", "一", "⼆", "二", "⼋", "八", "⼗", "十", "⾄", "至",
)

// noticeSentences takes a pasted text apart. Line breaks do not end a sentence, because notices are wrapped
// anywhere, even within a title; a new item or the signature on a new line does.
func noticeSentences(text string) []noticeSentence {
	text = anyTag.ReplaceAllString(breakTag.ReplaceAllString(text, "\n"), "")
	text = CleanText(html.UnescapeString(text))
	var typed []rune
	lineStart := map[int]bool{}
	for _, c := range text {
		if c == '\n' {
			lineStart[len(typed)] = true
		} else if !unicode.IsSpace(c) {
			typed = append(typed, c)
		}
	}
	flat := []rune(alike.Replace(toHalfWidth(string(typed))))
	var out []noticeSentence
	from := 0
	for i := range flat {
		if endsSentence(flat, i) || i+1 == len(flat) || beginsSentence(flat, i+1, lineStart[i+1]) {
			s := noticeSentence{typed: string(typed[from : i+1]), text: arabicDates(string(flat[from : i+1]))}
			s.item = itemMark.MatchString(s.text)
			out, from = append(out, s), i+1
		}
	}
	return out
}

func endsSentence(flat []rune, i int) bool {
	switch flat[i] {
	case '。', ';':
		return true
	case '.': // a full stop typed half-width; 1. is the number of an item
		return i > 0 && !unicode.IsDigit(flat[i-1])
	case ':': // 各直属机构：, 安排如下：, 特作如下调休：
		before := string(flat[max(0, i-6):i])
		return strings.Contains(before, "如下") || strings.HasSuffix(before, "机构")
	}
	return false
}

// beginsSentence reports whether a sentence begins at i though the one before has no full stop.
func beginsSentence(flat []rune, i int, newLine bool) bool {
	isNumeral := func(c rune) bool { return strings.ContainsRune("一二三四五六七八九十", c) }
	afterColon := flat[i-1] == ':'
	if !newLine && !afterColon && (!isNumeral(flat[i]) || isNumeral(flat[i-1])) {
		return false
	}
	rest := string(flat[i:min(len(flat), i+24)])
	switch {
	case !newLine:
		return afterColon && itemMark.MatchString(rest) || itemHeading.MatchString(rest)
	case itemMark.MatchString(rest), strings.HasPrefix(rest, "国务院"), titleEnd.MatchString(string(flat[max(0, i-2):i])):
		return true
	}
	return flat[i-1] != '、' && headingMark.MatchString(rest)
}

// titleEnd are the last characters of a title.
var titleEnd = regexp.MustCompile(`^(?:通知|公告|通告)$`)

var (
	chineseYear = regexp.MustCompile(`[〇一二三四五六七八九]{4}年`)
	// 农历八月十五日 is a lunar day and stays as it is.
	chineseDay = regexp.MustCompile(`(农历|闰)?([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日`)
	plainDate  = regexp.MustCompile(`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})日?`)
	// 1月25、26、27日 and 9月30至10月3日 leave out 日.
	shortList  = regexp.MustCompile(`月\d{1,2}(?:(?:[、,和及至到]|-+)\d{1,2})+日`)
	shortItem  = regexp.MustCompile(`(\d{1,2})([、,和及至到-])`)
	shortRange = regexp.MustCompile(`(月\d{1,2})(-+|至|到)(\d{1,2}月\d{1,2}日)`)
)

// arabicDates writes the dates of a text in one way: 2026年1月1日, 日 after every day.
func arabicDates(s string) string {
	s = chineseYear.ReplaceAllStringFunc(s, func(year string) string {
		return strings.Map(func(c rune) rune {
			if n := strings.IndexRune("〇一二三四五六七八九", c); n >= 0 {
				return rune('0' + n/len("一"))
			}
			return c
		}, year)
	})
	s = chineseDay.ReplaceAllStringFunc(s, func(day string) string {
		m := chineseDay.FindStringSubmatch(day)
		if m[1] != "" {
			return day
		}
		return strconv.Itoa(number(m[2])) + "月" + strconv.Itoa(number(m[3])) + "日"
	})
	s = plainDate.ReplaceAllString(s, "${1}年${2}月${3}日")
	s = shortList.ReplaceAllStringFunc(s, func(list string) string { return shortItem.ReplaceAllString(list, "${1}日${2}") })
	return shortRange.ReplaceAllString(s, "${1}日${2}${3}")
}
