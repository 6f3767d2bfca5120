package kit

import (
	"regexp"
	"strings"

	"oversight/model"
)

// itemNumbers match a line with a number before it, in the ways office texts have it; the group is the line behind it:
// 1、 1） （1） ① 一、 （一） 第一， 1. ; a point followed by a digit is a decimal point.
var itemNumbers = []*regexp.Regexp{
	regexp.MustCompile(`^[0-9０-９]{1,2}\s*(?:[、)）]|[.．]\s)\s*(.*)$`),
	regexp.MustCompile(`^[0-9０-９]{1,2}\s*[.．]((?:[^0-9０-９].*)?)$`),
	regexp.MustCompile(`^(?:[（(]\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[)）]|[①-⑳])\s*(.*)$`),
	regexp.MustCompile(`^第?[一二三四五六七八九十]{1,3}[、，,.．]\s*(.*)$`),
}

// SplitItems returns the lines of a text that are not empty, without the numbers before them.
func SplitItems(text string) []string {
	var items []string
	for line := range strings.Lines(model.CleanText(text)) {
		if line = withoutNumber(strings.TrimSpace(line)); line != "" {
			items = append(items, line)
		}
	}
	return items
}

func withoutNumber(line string) string {
	for _, number := range itemNumbers {
		if found := number.FindStringSubmatch(line); found != nil {
			return found[1]
		}
	}
	return line
}
