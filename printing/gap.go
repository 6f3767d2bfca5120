package printing

import (
	"strings"
	"unicode"
)

// gap says how willingly a line is broken between two characters; a greater value is a worse break.
type gap uint8

const (
	freeGap  gap = iota // anywhere in Chinese text, after a blank
	softGap             // inside a long run after - / @ . _, after the year of a date, inside a telephone number
	keepGap             // between a number and its unit, inside 6月17日 and 〔2026〕12号
	tightGap            // inside a word or number
	noGap               // against the rules for marks
	gapKinds
)

const (
	// noStart may not begin a line: closing marks, dashes, ellipses, and signs that follow a number.
	noStart = "，。、；：？！）》〉〕】〗」』”’…—·％‰℃～,.;:?!)]}%°"
	// noEnd may not end a line: opening marks and signs that precede a number.
	noEnd = "（《〈〔【〖「『“‘￥¥$([{"
	// afterThese a long run of letters and digits is broken first.
	afterThese = "-/@._"
)

// units follow a number and should stay with it; longer ones stand before their beginnings.
var units = []string{
	"个工作日", "个自然日", "个百分点", "个季度", "个月", "个", "工作日",
	"余万元", "万余元", "万元", "亿元", "余元", "元", "平方公里", "平方米", "立方米", "公里", "千米", "米",
	"年度", "年", "月份", "月", "日", "号", "季度", "小时", "分钟", "时", "分", "天", "周",
	"人次", "余人", "人", "名", "户", "家", "份", "次", "件", "条", "项", "批", "张", "辆", "台", "套", "处", "栋", "间", "所",
	"届", "轮", "期", "页", "万亩", "亩", "公顷", "吨", "公斤", "千克", "级", "类", "种", "宗", "起", "倍", "余", "多",
}

// gapsOf returns the gap before each character; the first has none worth asking.
func gapsOf(text []rune) []gap {
	gaps := make([]gap, len(text))
	for i := 1; i < len(text); i++ {
		gaps[i] = gapBetween(text, i)
	}
	for i := 1; i < len(text); i++ {
		if isDigit(text[i-1]) && isHan(text[i]) {
			keepUnit(gaps, text, i)
		}
	}
	return gaps
}

func gapBetween(text []rune, i int) gap {
	before, after := text[i-1], text[i]
	switch {
	case unicode.IsSpace(after), unicode.Is(unicode.M, after), strings.ContainsRune(noStart, after):
		return noGap
	case unicode.IsSpace(before):
		return gapAfterBlank(text[:i], after)
	case strings.ContainsRune(noEnd, before):
		return noGap
	case isLatin(before) && isLatin(after):
		return gapInRun(before, after)
	case before == '〕' && isDigit(after):
		return tightGap
	case after == '〔', before == '第' && isDigit(after):
		return keepGap
	case before == '年' && isDigit(after) && i > 1 && isDigit(text[i-2]):
		return softGap
	case before == '月' && isDigit(after) && i > 1 && isDigit(text[i-2]):
		return keepGap
	}
	return freeGap
}

// gapAfterBlank keeps opening marks and the indent typed by hand with what follows, and the groups of a number together.
func gapAfterBlank(before []rune, after rune) gap {
	i := len(before) - 1
	for i >= 0 && unicode.IsSpace(before[i]) {
		i--
	}
	switch {
	case i < 0 || strings.ContainsRune(noEnd, before[i]):
		return noGap
	case isDigit(before[i]) && isDigit(after):
		return softGap
	}
	return freeGap
}

func gapInRun(before, after rune) gap {
	if !strings.ContainsRune(afterThese, before) || before == after || before == '.' && isDigit(after) { // after // as a whole
		return tightGap
	}
	return softGap
}

// keepUnit marks the gaps between a number that ends before i and the unit that begins there.
func keepUnit(gaps []gap, text []rune, i int) {
	rest := string(text[i:min(i+4, len(text))])
	for _, unit := range units {
		if !strings.HasPrefix(rest, unit) {
			continue
		}
		for j := i; j < i+len([]rune(unit)); j++ {
			gaps[j] = max(gaps[j], keepGap)
		}
		return
	}
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// isLatin reports whether the character belongs to a run of letters and digits. The middle dot and the
// multiplication sign, though Latin-1, are Chinese marks here.
func isLatin(r rune) bool {
	return r > ' ' && r < 0x2000 && r != '·' && r != '×' || isDigit(r)
}
