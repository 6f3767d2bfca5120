package model

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// PastInquiry is an inquiry of the time before the program, as a ledger in Excel has it: texts as they stand there.
type PastInquiry struct {
	On          Date
	Number      string // as it was given then
	Held        Date   // of the meeting; zero where the ledger does not say
	MeetingType string
	Meeting     string
	Matter      string
	Class       string
	Amount      string // 万元
	Phase       string // 会前, 会中, 会后 or ""
	By          string
	Means       string
	Question    string
	AnsweredBy  string
	Answer      string
	Suggestions []string
	Adopted     string
	Result      string
}

// listNumber is the number before an item; 3.5亿元 begins with none.
var listNumber = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、)）]|\d{1,2}[.．](\D))\s*`)

// SetSuggestions takes a text with a suggestion on each line; numbers before them (1. （一）) go.
func (p *PastInquiry) SetSuggestions(text string) {
	p.Suggestions = nil
	for _, s := range cleanItems(strings.Split(text, "\n")) {
		p.Suggestions = append(p.Suggestions, strings.TrimSpace(listNumber.ReplaceAllString(s, "$1")))
	}
}

// Check refuses a row that could not be an inquiry.
func (p *PastInquiry) Check() error {
	switch {
	case p.On.IsZero():
		return InvalidField("on", "请填写问询日期")
	case p.Matter == "":
		return InvalidField("matter", "请填写议题")
	case p.Question == "":
		return InvalidField("question", "请填写问询内容")
	case p.Phase != "" && !slices.Contains([]string{"会前", "会中", "会后"}, p.Phase):
		return InvalidField("phase", "阶段请填 会前、会中 或 会后")
	}
	for field, text := range map[string]string{"matter": p.Matter, "question": p.Question, "answer": p.Answer, "result": p.Result} {
		if n := len([]rune(text)); n > MaxItemText {
			return InvalidField(field, fmt.Sprintf("这一格有 %d 个字，最多 %d 个字", n, MaxItemText))
		}
	}
	return checkItems("suggestions", "建议", p.Suggestions)
}

// Same reports whether two rows are of one inquiry.
func (p PastInquiry) Same(q PastInquiry) bool {
	return p.On == q.On && p.Matter == q.Matter && p.Question == q.Question
}
