package model

import "strings"

// The short name of a county stands before the marks of its series: 示 makes 示同监提 of 同监提.

// inquiryLetterMark is what follows the short name in the mark of 问询建议函: 示问.
const inquiryLetterMark = "问"

// CountyMark is the mark of a built-in kind with the short name of the county, the bare mark of the program for "".
func CountyMark(k Kind, county string) string {
	for _, b := range append(BuiltinKinds(), FurtherKinds()...) {
		switch {
		case b.Key != k.Key:
		case county == "":
			return b.Mark
		case k.Key == KindInquiry:
			return county + inquiryLetterMark
		default:
			return county + b.Mark
		}
	}
	return k.Mark
}

// CountyOf is the short name that the marks of the kinds have before those of the program; "" where they have none, or
// marks of the office's own.
func CountyOf(kinds []Kind) string {
	for _, k := range kinds {
		if !k.Builtin() || k.Key == KindInquiry {
			continue
		}
		if county, ok := strings.CutSuffix(k.Mark, CountyMark(k, "")); ok && county != "" {
			return county
		}
	}
	return ""
}

// maxCounty is how many characters a short name has at most.
const maxCounty = 6

// CheckCounty refuses what could not stand in front of a mark.
func CheckCounty(county string) error {
	if county == "" {
		return InvalidField("county", "请填写本县（市、区）的简称，例如 竹、竹溪；编号的代字用它开头")
	}
	if err := CheckMark(county); err != nil || len([]rune(county)) > maxCounty {
		return InvalidField("county", "简称不超过 6 个字，不含空格、括号、标点和“第”“号”字")
	}
	return nil
}
