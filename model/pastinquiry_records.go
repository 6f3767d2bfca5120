package model

import (
	"regexp"
	"strings"
)

// pastMatter tells the matters of a ledger apart: by title and meeting, without a meeting by the day.
type pastMatter struct {
	meetingType, meeting string
	day                  Date
	title                string
}

func (p *PastInquiry) matter() pastMatter {
	k := pastMatter{meetingType: p.MeetingType, meeting: p.Meeting, day: p.Held, title: p.Matter}
	if !p.named() {
		k.day = p.On
	}
	return k
}

// otherMeeting is the type of a meeting whose name holds none of the office's types.
const otherMeeting = "其他会议"

// Records are the meeting, the matter and the inquiry of a row, without ids and number. Where the row has no type of
// meeting it is the one of types whose word the name holds. A row that names no meeting has the zero one.
//
// The ledger has no days of answer, judgement and end, so the records have none. What it says in words the program
// does not know is left open here and stands in Inquiry.Past.
func (p PastInquiry) Records(types []string) (Meeting, Matter, Inquiry) {
	var meeting Meeting
	if p.named() {
		meeting = Meeting{Type: p.MeetingType, Name: p.Meeting, From: p.Held, To: p.Held}
		if meeting.Type == "" {
			meeting.Type = typeIn(p.Meeting, types)
		}
	}
	matter := NewMatter(0, 0)
	matter.Title = p.Matter
	matter.Class, _ = classOf(p.Class)
	matter.Amount, _ = ParseMoney(p.Amount)
	q := Inquiry{
		Phase: Phase(p.Phase), On: p.On, By: p.By, Means: meansIn(p.Means), Question: p.Question, Past: &p,
	}
	if p.Answer != "" {
		q.Answers = []Answer{{Who: p.AnsweredBy, What: p.Answer}}
	}
	outcome := Suggestion{}
	if p.judged() {
		outcome, _ = adoptionOf(p.Adopted)
	}
	for _, text := range p.Suggestions {
		q.Suggestions = append(q.Suggestions, Suggestion{Text: text, Adoption: outcome.Adoption, Note: outcome.Note})
	}
	q.State = p.state()
	if q.State == InquiryClosed {
		q.Follow.Result = p.Result
	}
	return meeting, matter, q
}

// judged tells whether the ledger says of each suggestion whether it was adopted: 部分采纳 of several does not say of
// which.
func (p *PastInquiry) judged() bool {
	outcome, ok := adoptionOf(p.Adopted)
	return ok && len(p.Suggestions) > 0 && (outcome.Adoption != AdoptedPartly || len(p.Suggestions) == 1)
}

// state is as far as the ledger says the inquiry has come. It is at its end where a result is there and nothing is left
// to judge, or where nothing was suggested and its 采纳情况 is decided.
func (p *PastInquiry) state() InquiryState {
	outcome, known := adoptionOf(p.Adopted)
	decided := known && outcome.Adoption != AdoptionPutOff
	switch {
	case p.carriedOut() && (p.judged() || len(p.Suggestions) == 0), decided && len(p.Suggestions) == 0:
		return InquiryClosed
	case p.judged():
		return InquiryJudged
	case p.Answer != "":
		return InquiryAnswered
	}
	return InquiryRegistered
}

// underWay are the words of a result that is none yet.
var underWay = regexp.MustCompile(`正在|尚未|未落实|未完成|没有落实|推进中|落实中|进行中|办理中|待落实`)

func (p *PastInquiry) carriedOut() bool { return p.Result != "" && !underWay.MatchString(p.Result) }

// adoptionWords is an adoption as ledgers write it: 已采纳, 未采纳（与上级规定不符）. What counts (采纳2条) says not which.
var adoptionWords = regexp.MustCompile(`^(?:已|全部|均|都)*(部分采纳|未采纳|不采纳|没有采纳|采纳|待定暂缓|暂缓|待定|是|否)(?:[：:，,。；;（(\s]+((?s:.*)))?$`)

var adoptionOfWord = map[string]Adoption{
	"采纳": Adopted, "是": Adopted, "部分采纳": AdoptedPartly, "未采纳": AdoptedNot, "不采纳": AdoptedNot, "没有采纳": AdoptedNot, "否": AdoptedNot,
	"待定暂缓": AdoptionPutOff, "暂缓": AdoptionPutOff, "待定": AdoptionPutOff,
}

// adoptionOf reads what became of all suggestions; false where the text does not say it.
func adoptionOf(text string) (Suggestion, bool) {
	m := adoptionWords.FindStringSubmatch(text)
	if m == nil {
		return Suggestion{}, false
	}
	return Suggestion{Adoption: adoptionOfWord[m[1]], Note: strings.TrimRight(m[2], "）)。")}, true
}

// classWords are the words by which the classes of 三重一大 are known.
var classWords = map[Class]*regexp.Regexp{
	ClassDecision: regexp.MustCompile(`决策`),
	ClassCadres:   regexp.MustCompile(`任免|干部|人事`),
	ClassProject:  regexp.MustCompile(`项目`),
	ClassFunds:    regexp.MustCompile(`资金`),
}

// classOf reads a class; false where the text names none or several.
func classOf(text string) (found Class, ok bool) {
	for _, c := range Classes() {
		if text == string(c) {
			return c, true
		}
		if classWords[c].MatchString(text) {
			if ok {
				return "", false
			}
			found, ok = c, true
		}
	}
	return found, ok
}

func meansIn(text string) Means {
	for _, m := range MeansList() {
		if strings.Contains(text, string(m)) {
			return m
		}
	}
	return ""
}

// typeIn returns the longest of the types that a meeting's name holds.
func typeIn(name string, types []string) string {
	found := ""
	for _, t := range types {
		if strings.Contains(name, t) && len(t) > len(found) {
			found = t
		}
	}
	if found == "" {
		return otherMeeting
	}
	return found
}
