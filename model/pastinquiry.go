package model

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// PastInquiry is an inquiry of the time before the program, as a ledger in Excel has it: texts as they stand there.
//
// A number of the program's own form, 问〔2019〕3号, is taken over into its series, which goes on after the highest. Any
// other number stays here as the old one, and the inquiry is given the next number of its year.
type PastInquiry struct {
	On          Date
	Number      string // as it was given then
	MeetingType string
	Meeting     string
	Held        Date // of the meeting
	Matter      string
	Class       string
	Amount      string // 万元
	Phase       string // 会前, 会中, 会后
	By          string
	Means       string
	Question    string
	AnsweredBy  string
	Answer      string
	Suggestions []string
	Adopted     string
	Result      string
}

// maxPastNumber is beyond the inquiries of any year: a higher number is a slip of the finger, and the series would go
// on after it for ever.
const maxPastNumber = 9999

// listNumber is the number before an item; 3.5亿元 begins with none.
var listNumber = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、)）]|\d{1,2}[.．](\D))\s*`)

// SetSuggestions takes a text with a suggestion on each line; numbers before them (1. （一）) go.
func (p *PastInquiry) SetSuggestions(text string) {
	p.Suggestions = nil
	for _, s := range cleanItems(strings.Split(text, "\n")) {
		p.Suggestions = append(p.Suggestions, strings.TrimSpace(listNumber.ReplaceAllString(s, "$1")))
	}
}

// Normalize cleans the texts and fills in what goes without saying: without a class it was a decision; with a meeting
// it was put there, without one before any; the day of an inquiry put at a meeting is the day of the meeting.
func (p *PastInquiry) Normalize() {
	for _, s := range []*string{&p.Number, &p.MeetingType, &p.Meeting, &p.Matter, &p.Class, &p.Amount, &p.Phase, &p.By, &p.Means, &p.AnsweredBy} {
		*s = CleanLine(*s)
	}
	for _, s := range []*string{&p.Question, &p.Answer, &p.Adopted, &p.Result} {
		*s = strings.TrimSpace(CleanText(*s))
	}
	p.Suggestions = cleanItems(p.Suggestions)
	if n, ok := p.Own(); ok {
		p.Number = n.String()
	}
	if p.Class == "" {
		p.Class = string(ClassDecision)
	}
	if p.Phase == "" {
		p.Phase = string(PhaseBefore)
		if p.named() {
			p.Phase = string(PhaseAt)
		}
	}
	if p.Phase == string(PhaseAt) && p.named() && p.Held.IsZero() {
		p.Held = p.On
	}
}

// Own returns the number if it is of the program's own form.
func (p PastInquiry) Own() (Number, bool) {
	n, err := ParseNumber(p.Number)
	return n, err == nil && n.Mark == InquiryMark
}

// named tells whether the row names a meeting.
func (p *PastInquiry) named() bool { return p.MeetingType != "" || p.Meeting != "" }

// Check refuses a row that could not be an inquiry.
func (p *PastInquiry) Check() error {
	switch {
	case p.On.IsZero():
		return InvalidField("on", "请填写问询日期")
	case p.Matter == "":
		return InvalidField("matter", "请填写议题")
	case p.Question == "":
		return InvalidField("question", "请填写问询内容")
	case !slices.Contains(Phases(), Phase(p.Phase)):
		return InvalidField("phase", "阶段请填 会前、会中 或 会后")
	}
	for _, check := range []func() error{p.checkNumber, p.checkMeeting, p.checkMatter, p.checkTexts} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (p *PastInquiry) checkNumber() error {
	n, ok := p.Own()
	switch {
	case !ok:
		return checkLines([2]string{"number", p.Number})
	case n.Year != p.On.Year():
		return InvalidField("number", fmt.Sprintf("编号是%d年的，问询日期在%d年，请核对", n.Year, p.On.Year()))
	case n.Seq > maxPastNumber:
		return InvalidField("number", fmt.Sprintf("编号的顺序号太大（最多 %d），以后的编号都要接着它往下编，请核对", maxPastNumber))
	}
	return nil
}

func (p *PastInquiry) checkMeeting() error {
	switch phase := Phase(p.Phase); {
	case !p.named() && phase != PhaseBefore:
		return InvalidField("meeting", p.Phase+"的问询请填会议名称或会议类型")
	case !p.named() && !p.Held.IsZero():
		return InvalidField("meeting", "填了会议日期，请填会议名称或会议类型")
	case !p.named():
		return nil
	case p.Held.IsZero():
		return InvalidField("held", p.Phase+"的问询写明了会议的，请填开会那天的日期；表里没有“会议日期”这一列的请加上")
	case phase == PhaseBefore && p.On.After(p.Held), phase == PhaseAfter && p.On.Before(p.Held), phase == PhaseAt && p.On != p.Held:
		return InvalidField("held", fmt.Sprintf("问询日期（%s）和会议日期（%s）与“%s”不符，请核对", p.On, p.Held, p.Phase))
	}
	m, _, _ := p.Records(nil)
	return renamed(m.Check(), map[string]string{"type": "meetingType", "name": "meeting"})
}

func (p *PastInquiry) checkMatter() error {
	if _, ok := classOf(p.Class); !ok {
		return InvalidField("class", "类别请填 重大决策、重要干部任免、重大项目安排 或 大额资金使用")
	}
	if _, err := ParseMoney(p.Amount); err != nil {
		return err
	}
	_, m, _ := p.Records(nil)
	if p.named() {
		m.Meeting = -1 // the one that is still to be stored
	}
	return renamed(m.Check(), map[string]string{"title": "matter"})
}

func (p *PastInquiry) checkTexts() error {
	err := checkTexts([2]string{"question", p.Question}, [2]string{"answer", p.Answer}, [2]string{"adopted", p.Adopted}, [2]string{"result", p.Result})
	if err != nil {
		return err
	}
	if err := checkLines([2]string{"by", p.By}, [2]string{"means", p.Means}, [2]string{"answeredBy", p.AnsweredBy}); err != nil {
		return err
	}
	return checkItems("suggestions", "建议", p.Suggestions)
}

// renamed lets an error stand at the column that a field of a record was read from.
func renamed(err error, columns map[string]string) error {
	if column, ok := columns[FieldOf(err)]; ok {
		return InvalidField(column, UserMessage(err))
	}
	return err
}

// Same reports whether two rows are of one inquiry.
func (p PastInquiry) Same(q PastInquiry) bool {
	return p.On == q.On && p.Matter == q.Matter && p.Question == q.Question
}

// Line says in the timeline what the ledger said beyond what the inquiry holds.
func (p PastInquiry) Line() string {
	text := "从台账导入"
	if _, own := p.Own(); p.Number != "" && !own {
		text += "，原编号 " + p.Number
	}
	for _, part := range [][2]string{{"方式", p.Means}, {"采纳情况", p.Adopted}, {"落实情况", p.Result}} {
		if part[1] != "" {
			text += "；" + part[0] + "：" + part[1]
		}
	}
	return text
}

// PastClashes names the rows of a ledger that say what an earlier one says, or contradict it.
func PastClashes(list []PastInquiry) []Double {
	var doubles []Double
	numbers, matters := map[string]int{}, map[pastMatter]int{}
	rows := map[[3]string]int{}
	for i, p := range list {
		say := func(first int, why string) {
			doubles = append(doubles, Double{At: i, First: first, Name: p.Matter, Why: why})
		}
		row := [3]string{p.On.String(), p.Matter, p.Question}
		if first, ok := rows[row]; ok {
			say(first, "相同（日期、议题和问询内容都一样），请删去一处")
			continue
		}
		rows[row] = i
		if n, ok := p.Own(); ok {
			if first, ok := numbers[n.String()]; ok {
				say(first, "的编号相同（"+n.String()+"），请核对")
			}
			numbers[n.String()] = i
		}
		if first, ok := matters[p.matter()]; ok && (list[first].Class != p.Class || list[first].Amount != p.Amount) {
			say(first, "是同一个议题，类别或金额却不一样，请核对")
		} else if !ok {
			matters[p.matter()] = i
		}
	}
	return doubles
}
