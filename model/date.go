package model

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a civil day without time or zone. The zero value means "not set".
// It is stored and exchanged as YYYY-MM-DD, so that text order is date order.
type Date struct{ days int32 } // days since 1970-01-01 plus one, so that zero stays free for "not set"

const dateLayout = "2006-01-02"

// NewDate returns the civil day; out of range values roll over as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return Date{int32(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/86400) + 1}
}

// DateOf returns the civil day that t shows on the wall clock of its own zone.
func DateOf(t time.Time) Date {
	return NewDate(t.Year(), t.Month(), t.Day())
}

// dateForms are the ways people write a day; 20260507 is tried first because it has no separator.
var dateForms = strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-", ".", "-", "．", "-", "。", "-", "／", "-", "－", "-", " ", "")

// ParseDate reads a day as clerks write it: 2026-05-07, 2026.5.7, 2026/5/7, 2026年5月7日, 20260507.
// Years outside 1900–2199 are refused, because they are slips of the finger.
func ParseDate(text string) (Date, error) {
	s := toHalfWidth(dateForms.Replace(strings.TrimSpace(text)))
	if len(s) == 8 && !strings.Contains(s, "-") {
		s = s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	parts := strings.Split(s, "-")
	if len(parts) != 3 {
		return Date{}, badDate(text)
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 10, 16)
		if err != nil {
			return Date{}, badDate(text)
		}
		n[i] = int(v)
	}
	d := NewDate(n[0], time.Month(n[1]), n[2])
	y, m, day := d.YMD()
	if n[0] < 1900 || n[0] > 2199 || y != n[0] || int(m) != n[1] || day != n[2] {
		return Date{}, badDate(text)
	}
	return d, nil
}

func badDate(text string) error {
	return &Error{Code: Invalid, Msg: fmt.Sprintf("“%s”不是有效的日期，请按 2026-05-07 的样子填写", text)}
}

// MustDate is ParseDate for literals in code and tests; it panics on a malformed day.
func MustDate(text string) Date {
	d, err := ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func (d Date) time() time.Time { return time.Unix(int64(d.days-1)*86400, 0).UTC() }

// IsZero reports whether no day is set.
func (d Date) IsZero() bool { return d.days == 0 }

// YMD returns the parts of the day.
func (d Date) YMD() (year int, month time.Month, day int) { return d.time().Date() }

// Year returns the calendar year.
func (d Date) Year() int { return d.time().Year() }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday {
	const thursday = 4 // 1970-01-01
	return time.Weekday(((int(d.days)-1+thursday)%7 + 7) % 7)
}

// Add returns the day n calendar days later; a day not set stays not set.
func (d Date) Add(n int) Date {
	if d.IsZero() {
		return d
	}
	return Date{d.days + int32(n)}
}

// Sub returns the calendar days from other to d.
func (d Date) Sub(other Date) int { return int(d.days - other.days) }

// Before reports whether d is an earlier day than other.
func (d Date) Before(other Date) bool { return d.days < other.days }

// After reports whether d is a later day than other.
func (d Date) After(other Date) bool { return d.days > other.days }

// String returns YYYY-MM-DD, or "" when not set.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.time().Format(dateLayout)
}

// Chinese returns the day as official paper writes it: full year, no leading zeros
// (GB/T 9704-2012, 7.3.5.4): 2020年5月27日. It is "" when not set.
func (d Date) Chinese() string {
	if d.IsZero() {
		return ""
	}
	y, m, day := d.YMD()
	return fmt.Sprintf("%d年%d月%d日", y, int(m), day)
}

var weekdayNames = [7]string{"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"}

// WeekdayName returns 星期一 … 星期日.
func (d Date) WeekdayName() string { return weekdayNames[d.Weekday()] }

// DateRanges writes days in order, runs as ranges and each year once: 2026年12月31日、2027年2月5日、2月8日至12日.
func DateRanges(days []Date) string {
	var b strings.Builder
	var year int
	for i := 0; i < len(days); {
		last := i
		for last+1 < len(days) && days[last+1] == days[last].Add(1) {
			last++
		}
		if b.Len() > 0 {
			b.WriteString("、")
		}
		b.WriteString(days[i].after(year, 0))
		if last > i {
			y, m, _ := days[i].YMD()
			b.WriteString("至" + days[last].after(y, m))
		}
		year = days[last].Year()
		i = last + 1
	}
	return b.String()
}

// after is Chinese without the year and month that stand before it.
func (d Date) after(year int, month time.Month) string {
	y, m, day := d.YMD()
	switch {
	case y != year:
		return d.Chinese()
	case m != month:
		return fmt.Sprintf("%d月%d日", int(m), day)
	}
	return fmt.Sprintf("%d日", day)
}

// Scan reads the TEXT column of a database; NULL and "" mean not set.
func (d *Date) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*d = Date{}
		return nil
	case string:
		if v == "" {
			*d = Date{}
			return nil
		}
		t, err := time.Parse(dateLayout, v)
		if err != nil {
			return fmt.Errorf("scan date: %w", err)
		}
		*d = DateOf(t)
		return nil
	}
	return fmt.Errorf("scan date: unexpected %T", v)
}

// Value writes the TEXT column of a database.
func (d Date) Value() (driver.Value, error) { return d.String(), nil }

// MarshalText writes YYYY-MM-DD, for JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error { return d.Scan(string(b)) }
