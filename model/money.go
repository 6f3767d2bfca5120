package model

import (
	"fmt"
	"strconv"
	"strings"
)

// Money is an amount in yuan. The trade writes it in 万元, with as many decimals as it has.
type Money int64

// A 万元 and an 亿元 in yuan.
const (
	wan Money = 10_000
	yi  Money = 100_000_000
)

// maxMoney is beyond the budget of any county: a larger amount is a slip of the finger.
const maxMoney = 10_000 * yi

// ParseMoney reads an amount as clerks type it: 1,384.72万元, 1384.72 (万元 where no unit stands), 3600元, 1.2亿元; "" is no
// amount. Parts of a yuan are refused.
func ParseMoney(text string) (Money, error) {
	s := strings.NewReplacer(",", "", "，", "", " ", "", "人民币", "", "约", "").Replace(toHalfWidth(text))
	unit := wan
	for _, u := range []struct {
		word string
		unit Money
	}{{"亿元", yi}, {"亿", yi}, {"万元", wan}, {"万", wan}, {"元", 1}} {
		if rest, ok := strings.CutSuffix(s, u.word); ok {
			s, unit = rest, u.unit
			break
		}
	}
	if s == "" && unit == wan && strings.TrimSpace(text) == "" {
		return 0, nil
	}
	whole, fraction, _ := strings.Cut(s, ".")
	digits := len(strconv.FormatInt(int64(unit), 10)) - 1 // decimals that make whole yuan
	fraction = strings.TrimRight(fraction, "0")
	n, err := strconv.ParseUint(whole+fraction, 10, 62)
	if err != nil || whole == "" || strings.HasPrefix(fraction, "+") {
		return 0, InvalidField("amount", fmt.Sprintf("“%s”不是金额，请按 1384.72 的样子填写，单位是万元", text))
	}
	if len(fraction) > digits {
		return 0, InvalidField("amount", "金额精确到元，小数位太多，请改正")
	}
	for range digits - len(fraction) {
		n *= 10
		if n > uint64(maxMoney) {
			break
		}
	}
	if n > uint64(maxMoney) {
		return 0, InvalidField("amount", "金额太大，请检查单位：不写单位时按万元计")
	}
	return Money(n), nil
}

// Wan returns the amount in 万元 without the unit: 1,384.72; "" for no amount.
func (m Money) Wan() string {
	if m == 0 {
		return ""
	}
	whole := strconv.FormatInt(int64(m/wan), 10)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	rest := strings.TrimRight(fmt.Sprintf("%04d", m%wan), "0")
	if rest == "" {
		return whole
	}
	return whole + "." + rest
}

// String returns the amount with its unit: 1,384.72万元; "" for no amount.
func (m Money) String() string {
	if m == 0 {
		return ""
	}
	return m.Wan() + "万元"
}
