package model

import (
	"strings"
	"unicode"
)

// CleanIDNumber removes blanks and marks from a number as it was typed and makes its x large.
func CleanIDNumber(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' || r == '\'' || r == '‘' || r == '’' || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, toHalfWidth(text))
}

// ReadIDNumber reads month of birth and gender out of a citizen's number of 18 characters (GB 11643-1999: region, date of
// birth, serial odd for men, check character). A number that is not one is refused, never mended.
func ReadIDNumber(number string) (born Month, gender string, err error) {
	if len(number) != 18 || strings.Trim(number[:17], "0123456789") != "" {
		return born, "", InvalidField("idNumber", "身份证号“"+number+"”不是 18 位，请核对")
	}
	day, err := ParseDate(number[6:14])
	if err != nil {
		return born, "", InvalidField("idNumber", "身份证号“"+number+"”里的出生日期不对，请核对")
	}
	if idCheck(number[:17]) != number[17] {
		return born, "", InvalidField("idNumber", "身份证号“"+number+"”的校验位不对，可能抄错了一位，请核对")
	}
	gender = "女"
	if (number[16]-'0')%2 == 1 {
		gender = "男"
	}
	return MonthOf(day), gender, nil
}

// idCheck is the check character of 17 digits: ISO 7064, MOD 11-2.
func idCheck(digits string) byte {
	weight, sum := 1, 0
	for i := len(digits) - 1; i >= 0; i-- {
		weight = weight * 2 % 11
		sum += int(digits[i]-'0') * weight
	}
	return "10X98765432"[sum%11]
}
