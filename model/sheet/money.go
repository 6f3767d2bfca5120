package sheet

import (
	"regexp"
	"strconv"
	"strings"

	"oversight/model"
)

// unit is a unit of amounts. Its zero is not known.
type unit struct {
	word  string
	power int // of ten, of a yuan
}

func (u unit) known() bool { return u.word != "" }

// moneyUnits are those that amounts are given in, longer words first: 千万元 ends with 万元.
var moneyUnits = []unit{
	{"千万元", 7}, {"百万元", 6}, {"十万元", 5}, {"亿元", 8}, {"万元", 4}, {"千元", 3}, {"百元", 2}, {"元", 0}, {"亿", 8}, {"万", 4},
}

// UnitChoices are the units that can be named for a list.
func UnitChoices() []Choice {
	return []Choice{{"元", "元"}, {"千元", "千元"}, {"万元", "万元"}, {"亿元", "亿元"}}
}

func unitOfWord(word string) unit {
	for _, u := range moneyUnits {
		if u.word == word {
			return u
		}
	}
	return unit{}
}

const unitWords = `(千万元|百万元|十万元|亿元|万元|千元|百元|元|亿|万)`

var (
	unitAtEnd    = regexp.MustCompile(`\s*[/／:：,，]?\s*` + unitWords + `$`)
	inBrackets   = regexp.MustCompile(`[（(【\[]\s*(?:单位\s*[:：]?\s*)?(?:人民币)?\s*` + unitWords + `\s*[）)】\]]`)
	saidInNote   = regexp.MustCompile(`单位\s*[:：为是]?\s*(?:人民币)?\s*` + unitWords + `(?:$|[^\p{Han}])`)
	foreignMoney = regexp.MustCompile(`[美欧日港韩澳加]元|英镑|卢布|\$|€|£`)
	amountText   = regexp.MustCompile(`^[¥￥]?\s*(-?[\d,，]*\.?\d*)\s*` + unitWords + `?(?:人民币)?整?$`)
)

// unitOfHeading is the unit that a heading says: 金额（元）, 金额/万元, 金额(单位：万元).
func unitOfHeading(heading string) unit {
	heading = compact(heading)
	if m := inBrackets.FindStringSubmatch(heading); m != nil {
		return unitOfWord(m[1])
	}
	if m := unitAtEnd.FindStringSubmatch(heading); m != nil && !foreignMoney.MatchString(heading) {
		return unitOfWord(m[1])
	}
	return unit{}
}

// unitOfNote is the unit that a line above a table says: 单位：元.
func unitOfNote(text string) unit {
	if !strings.Contains(text, "单位") {
		return unit{}
	}
	if m := saidInNote.FindStringSubmatch(compact(text)); m != nil {
		return unitOfWord(m[1])
	}
	return unit{}
}

// money reads an amount and returns it as the model writes it, in 万元. Its unit is what the cell shows, or the heading or
// a line above the table says, or the clerk.
func (l *line) money(id string) string {
	text := l.text(id)
	c := l.cell(id)
	if text == "" || c.Kind == Damaged || c.Kind == Failed || c.Kind == Unclear {
		return ""
	}
	shown := strings.NewReplacer("人民币", "", "约", "", " ", "").Replace(toHalf(compact(text)))
	m := amountText.FindStringSubmatch(shown)
	if m == nil || strings.Trim(m[1], ",，.-") == "" || foreignMoney.MatchString(text) || c.Kind == Day {
		l.complain(id, "看不出金额，请按 1384.72 的样子填写数字，单位写在表头里，例如“金额（万元）”")
		return ""
	}
	number, u := strings.NewReplacer(",", "", "，", "").Replace(m[1]), unitOfWord(m[2])
	if c.Kind == Number && c.held != "" && c.held != number {
		var ok bool
		if number, u, ok = l.heldMoney(id, c.held, number, u); !ok {
			return ""
		}
	}
	if !u.known() {
		u = l.unit
	}
	if !u.known() {
		u = unitOfWord(l.layout.Answers[AskUnit])
	}
	if !u.known() {
		l.unitMissing = true
		return ""
	}
	amount, err := model.ParseMoney(shifted(number, u.power) + "元")
	if err != nil {
		l.complain(id, strings.TrimSuffix(model.UserMessage(err), "：不写单位时按万元计"))
		return ""
	}
	if amount == 0 {
		return ""
	}
	return amount.Wan()
}

// heldMoney compares what a cell shows with what it holds: its format may scale it (500000 shown as 50.0万元) or round it.
// The digits are those held, the unit that shown.
func (l *line) heldMoney(id, held, shown string, u unit) (string, unit, bool) {
	if strings.Trim(held, "0.-") == "" {
		return "0", u, true
	}
	for power := 0; power <= 8; power++ {
		exact := shifted(held, -power)
		_, fraction, _ := strings.Cut(shown, ".")
		if rounded(exact, len(fraction)) != rounded(shown, len(fraction)) || strings.Trim(shown, "0.-") == "" {
			continue
		}
		if power > 0 && !u.known() && l.unit.power != power {
			break // scaled, and nothing says to what
		}
		return exact, u, true
	}
	l.complain(id, "格子里显示的和存的（"+held+"）不是一个数，分不清是多少，请把它改成一样的")
	return "", unit{}, false
}

// rounded is a number in decimals with n of them.
func rounded(number string, n int) string {
	value, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return number
	}
	d := decimalOf(value)
	left, right := d.round(n)
	if d.minus {
		left = "-" + left
	}
	return left + "." + right
}

// shifted is a number in decimals times a power of ten.
func shifted(number string, power int) string {
	sign := ""
	if rest, ok := strings.CutPrefix(number, "-"); ok {
		sign, number = "-", rest
	}
	whole, fraction, _ := strings.Cut(number, ".")
	for ; power > 0; power-- {
		if fraction == "" {
			fraction = "0"
		}
		whole, fraction = whole+fraction[:1], fraction[1:]
	}
	for ; power < 0; power++ {
		if whole == "" {
			whole = "0"
		}
		whole, fraction = whole[:len(whole)-1], whole[len(whole)-1:]+fraction
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

// toHalf turns full-width letters, digits and marks into their ASCII twins.
func toHalf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - 0xFEE0
		}
		return r
	}, s)
}
