package model

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Month is a month of a year, as the date of birth of a cadre is given: 1975.03. The zero value means not set. It is
// stored and exchanged as it is written, so that text order is the order of time.
type Month struct{ Year, Month int }

// IsZero reports whether no month is set.
func (m Month) IsZero() bool { return m == Month{} }

// String returns 1975.03, the way of a cadre's form (干部任免审批表), or "" when not set.
func (m Month) String() string {
	if m.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d.%02d", m.Year, m.Month)
}

// MonthOf returns the month of a day, which may be not set.
func MonthOf(d Date) Month {
	if d.IsZero() {
		return Month{}
	}
	year, month, _ := d.YMD()
	return Month{year, int(month)}
}

var monthForm = regexp.MustCompile(`^(\d{4})(?:[-./年](\d{1,2})月?|(\d{2}))(?:生|出生)?$`)

// ParseMonth reads a month as people write it: 1975.03, 1975.3, 1975-03, 1975年3月, 197503; a day behind it is left out. ""
// is not set. Years outside 1900–2199 are refused.
func ParseMonth(text string) (Month, error) {
	s := strings.ReplaceAll(toHalfWidth(strings.TrimSpace(text)), " ", "")
	if s == "" {
		return Month{}, nil
	}
	if d, err := ParseDate(s); err == nil {
		return MonthOf(d), nil
	}
	parts := monthForm.FindStringSubmatch(s)
	if parts == nil {
		return Month{}, badMonth(text)
	}
	year, _ := strconv.Atoi(parts[1]) // the pattern admits digits only
	month, _ := strconv.Atoi(parts[2] + parts[3])
	if year < 1900 || year > 2199 || month < 1 || month > 12 {
		return Month{}, badMonth(text)
	}
	return Month{year, month}, nil
}

func badMonth(text string) error {
	return InvalidField("born", fmt.Sprintf("“%s”不是年月，请按 1975.03 的样子填写", text))
}

// MarshalText writes 1975.03, for JSON.
func (m Month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (m *Month) UnmarshalText(b []byte) (err error) {
	*m, err = ParseMonth(string(b))
	return err
}
