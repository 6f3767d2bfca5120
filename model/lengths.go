package model

import "fmt"

// The checks of length that every record shares; each pair or item is a field with its text. Errors are Invalid at the field.

// checkLines refuses texts of one line that are too long.
func checkLines(lines ...[2]string) error {
	for _, l := range lines {
		if len([]rune(l[1])) > maxLine {
			return InvalidField(l[0], fmt.Sprintf("这一栏不能超过 %d 个字", maxLine))
		}
	}
	return nil
}

// checkTexts refuses texts of several lines that are too long.
func checkTexts(texts ...[2]string) error {
	for _, t := range texts {
		if n := len([]rune(t[1])); n > MaxItemText {
			return InvalidField(t[0], fmt.Sprintf("这一段有 %d 个字，最多 %d 个字", n, MaxItemText))
		}
	}
	return nil
}

// checkItems refuses too many items or too long ones; word is what an item is called.
func checkItems(field, word string, items []string) error {
	if len(items) > MaxItems {
		return InvalidField(field, fmt.Sprintf("%s最多 %d 条，现有 %d 条", word, MaxItems, len(items)))
	}
	for i, s := range items {
		if n := len([]rune(s)); n > MaxItemText {
			return InvalidField(field, fmt.Sprintf("第 %d 条%s有 %d 个字，最多 %d 个字，请分条填写", i+1, word, n, MaxItemText))
		}
	}
	return nil
}
