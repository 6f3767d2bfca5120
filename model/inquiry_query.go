package model

import "fmt"

// InquiryRow is an inquiry as lists show it, with what they say of its matter and meeting.
type InquiryRow struct {
	ID       int64
	State    InquiryState
	Number   Number
	Phase    Phase
	On       Date
	By       string
	Means    Means
	Gist     string // the question in one line
	Reported Date   // to those above, the last time
	Closed   Date

	Matter   int64
	Title    string // of the matter
	Class    Class
	Unit     string
	Leader   LeaderRef
	Amount   Money
	Decision Decision

	Meeting     int64
	MeetingType string
	MeetingName string
	Held        Date

	Suggestions                           int
	Adopted, Partly, NotAdopted, Deferred int
	FollowUnit                            string
	Due                                   Date // of the follow-up
	Provisional                           bool
	Done                                  Date // carried out
	Standing                              Standing
}

// Row is the inquiry as lists show it; the standing, which belongs to a day, is left to the list.
func (q *Inquiry) Row(m Matter, meeting Meeting) InquiryRow {
	r := InquiryRow{
		ID: q.ID, State: q.State, Number: q.Number, Phase: q.Phase, On: q.On, By: q.By, Means: q.Means, Gist: q.Gist(), Closed: q.Closed,
		Matter: q.Matter, Title: m.Title, Class: m.Class, Unit: m.Unit, Leader: m.Leader, Amount: m.Amount, Decision: m.Decision,
		Meeting: meeting.ID, MeetingType: meeting.Type, MeetingName: meeting.Name, Held: meeting.From,
		Suggestions: len(q.Suggestions),
		Adopted:     q.count(Adopted), Partly: q.count(AdoptedPartly), NotAdopted: q.count(AdoptedNot), Deferred: q.count(AdoptionPutOff),
		FollowUnit: q.Follow.Unit, Due: q.Follow.Deadline.Due, Provisional: q.Follow.Deadline.Provisional, Done: q.Follow.Done,
	}
	if n := len(q.Reports); n > 0 {
		r.Reported = q.Reports[n-1].On
	}
	return r
}

// Adoption says in a phrase what became of the suggestions: 采纳2条、未采纳1条.
func (r InquiryRow) Adoption() string {
	text, judged := "", 0
	for i, n := range []int{r.Adopted, r.Partly, r.NotAdopted, r.Deferred} {
		judged += n
		text = joined(text, n, string(Adoptions()[i]))
	}
	return joined(text, r.Suggestions-judged, "未认定")
}

func joined(text string, n int, word string) string {
	if n == 0 {
		return text
	}
	if text != "" {
		text += "、"
	}
	return text + fmt.Sprintf("%s%d条", word, n)
}

// InquiryStanding judges the clock of a follow-up on a day; warn is how many working days before its end the light turns
// yellow.
func InquiryStanding(s InquiryState, due, done, today Date, warn int, cal *Calendar) Standing {
	switch {
	case s == InquiryClosed || s == InquiryVoided:
		return Standing{Light: LightDone}
	case s != InquiryFollowing:
		return Standing{Light: LightNone}
	case !done.IsZero():
		return Standing{Light: LightReplied}
	}
	return StandingOn(Served, due, today, warn, cal)
}

// FollowWarn is how many working days before the end of a follow-up its light turns yellow.
const FollowWarn = 3

// InquiryFilter narrows a list of inquiries; zero fields do not narrow.
type InquiryFilter struct {
	ID          int64
	Matter      int64
	Meeting     int64
	MeetingType string
	Year        int // of the day the inquiry was put
	Phase       Phase
	States      []InquiryState
	Class       Class
	Leader      int64    // in charge of the matter
	Adoption    Adoption // of at least one suggestion
	Unjudged    bool     // at least one suggestion is not judged
	Counted     bool     // numbered and not void: what figures count
	Text        string   // words of number, matter, meeting, people, question, answers and suggestions
}

// InquiryCount is one figure, with the filter that opens the records behind it.
type InquiryCount struct {
	Name   string
	N      int
	Filter InquiryFilter
}

// InquiryCounts are the figures of the inquiries a filter leaves. Drafts and void ones are not counted.
type InquiryCounts struct {
	Inquiries   InquiryCount // 次
	Suggestions InquiryCount // 条
	ByPhase     []InquiryCount
	ByClass     []InquiryCount
	ByType      []InquiryCount // of meeting; one without a meeting is in none
	ByAdoption  []InquiryCount // 条 of each adoption, those not judged last
	Money       Money          // of the matters, each once
}

// AdoptionRate is how many in a thousand suggestions were adopted, whole or in part, of those judged and not put off;
// known is false where there is none.
func (c InquiryCounts) AdoptionRate() (perMille int, known bool) {
	adopted, judged := 0, 0
	for _, a := range c.ByAdoption {
		switch a.Filter.Adoption {
		case Adopted, AdoptedPartly:
			adopted += a.N
			judged += a.N
		case AdoptedNot:
			judged += a.N
		}
	}
	if judged == 0 {
		return 0, false
	}
	return (adopted*1000 + judged/2) / judged, true
}

// MeetingRow is a meeting as lists show it.
type MeetingRow struct {
	Meeting
	Matters   int
	Inquiries int // drafts and void ones not counted
	InTime    Finding
	Quorum    Quorum  // of the meeting as such
	Short     []Class // of its matters, those that needed more than came; see Decisions.Short
}

// MeetingFilter narrows a list of meetings; zero fields do not narrow.
type MeetingFilter struct {
	Type string
	Year int
	Text string // words of type, name, place, people, agenda and the titles of its matters
}

// MatterFilter narrows a list of matters; zero fields do not narrow.
type MatterFilter struct {
	Waiting bool // on no meeting yet
	Class   Class
	Leader  int64
	Text    string // words of title, unit, reporter and leader
}
