package model

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// ScanCode returns what the QR code of a document says: OD:<id>:<year>:<seq>: and the number as people read it, for
// example OD:24:2020:7:竹同监提〔2020〕7号; "" for a document without a number. The head is plain ASCII because a scanner
// that types on the keyboard may spoil the Chinese behind it.
func ScanCode(id int64, n Number) string {
	if n.IsZero() {
		return ""
	}
	return fmt.Sprintf("OD:%d:%04d:%d:%s", id, n.Year, n.Seq, n)
}

// The colon behind the sequence must be there, or else a code that was cut off would be taken for another.
var scanForm = regexp.MustCompile(`(?is)^OD:(\d{1,18}):(\d{4}):(\d{1,9}):(.*)$`)

// ParseScan reads what a scanner typed for a ScanCode: blanks and line ends around it, small letters and the full-width
// digits and colons of a Chinese input method are all right. The number has its mark only where the Chinese part came
// through unspoiled. ok is false for a text that is no such code.
func ParseScan(text string) (id int64, n Number, ok bool) {
	m := scanForm.FindStringSubmatch(strings.TrimSpace(toHalfWidth(text)))
	if m == nil {
		return 0, Number{}, false
	}
	id, _ = strconv.ParseInt(m[1], 10, 64) // the pattern admits digits only, and no more than fit
	n.Year, _ = strconv.Atoi(m[2])
	n.Seq, _ = strconv.Atoi(m[3])
	if whole, err := ParseNumber(m[4]); err == nil && whole.Year == n.Year && whole.Seq == n.Seq && CheckMark(whole.Mark) == nil {
		n.Mark = whole.Mark
	}
	return id, n, id > 0 && n.Seq > 0
}
