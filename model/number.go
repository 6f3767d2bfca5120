package model

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Number is the document number of GB/T 9704-2012, 7.2.5: mark, full year in 〔〕, sequence without
// leading zeros and without 第. One sequence runs per mark and year; a number is never given twice.
type Number struct {
	Mark string // 代字, e.g. 竹同监提
	Year int
	Seq  int
}

// IsZero reports whether no number has been given.
func (n Number) IsZero() bool { return n.Seq == 0 }

// String returns 竹同监提〔2020〕7号, or "" when no number has been given.
func (n Number) String() string {
	if n.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s〔%d〕%d号", n.Mark, n.Year, n.Seq)
}

var numberForm = regexp.MustCompile(`^(.*?)[〔\[(【{]\s*(\d{4})\s*[〕\])】}]\s*第?\s*0*(\d{1,6})\s*号?$`)

// ParseNumber reads a number as people type it: any brackets, full or half width, 第 and leading zeros allowed.
func ParseNumber(text string) (Number, error) {
	m := numberForm.FindStringSubmatch(toHalfWidth(strings.TrimSpace(text)))
	if m == nil {
		return Number{}, InvalidField("number", fmt.Sprintf("“%s”不是文书编号，应写成 竹同监提〔2020〕7号 的样子", text))
	}
	year, _ := strconv.Atoi(m[2]) // the pattern admits digits only
	seq, _ := strconv.Atoi(m[3])
	if seq == 0 {
		return Number{}, InvalidField("number", "文书编号的顺序号从 1 开始")
	}
	return Number{Mark: strings.TrimSpace(m[1]), Year: year, Seq: seq}, nil
}

// draftPrefix stands before the id of a document that has no number yet: 草稿12.
const draftPrefix = "草稿"

// DraftName names a document that has no number yet, for the command line.
func DraftName(id int64) string { return draftPrefix + strconv.FormatInt(id, 10) }

// ParseDraftName reads what DraftName returns; ok is false for any other text.
func ParseDraftName(text string) (id int64, ok bool) {
	digits, ok := strings.CutPrefix(strings.TrimSpace(toHalfWidth(text)), draftPrefix)
	if !ok {
		return 0, false
	}
	id, err := strconv.ParseInt(strings.TrimSpace(digits), 10, 64)
	return id, err == nil && id > 0
}

// CheckMark refuses a series mark that would make numbers ambiguous.
func CheckMark(mark string) error {
	if mark == "" {
		return InvalidField("mark", "请填写代字，例如 竹同监提")
	}
	if len([]rune(mark)) > 12 || strings.ContainsAny(mark, "〔〕[]()（）【】{}第号 \t\n/\\:*?\"<>|.") {
		return InvalidField("mark", "代字不超过 12 个字，不含空格、括号、标点和“第”“号”字")
	}
	return nil
}

// checkOwnMark refuses a series mark that the office may not set: one that is no mark, and that of the inquiries.
func checkOwnMark(mark string) error {
	if mark == InquiryMark {
		return InvalidField("mark", "代字“"+InquiryMark+"”是廉政问询编号用的，请换一个")
	}
	return CheckMark(mark)
}

// SortKey orders numbers by mark, year and sequence as text does.
func (n Number) SortKey() string {
	if n.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s %04d %06d", n.Mark, n.Year, n.Seq)
}
