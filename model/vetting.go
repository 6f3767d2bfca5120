package model

import (
	"fmt"
	"slices"
)

// Vetting is a batch of persons on whom another organ asks for the opinion of the commission before it decides
// (党风廉政意见回复). Its persons are records of their own, see Vetted.
type Vetting struct {
	ID      int64
	Version int64 // grows with every act; an act on an older version is a Conflict
	State   VettingState

	From     string // 来函单位
	Letter   string // 来函文号, as it stands on the letter
	Lettered Date   // 来函日期
	Received Date   // 收到日期; starts the clock
	Occasion string // 事由
	Term     int    // for the reply, working days
	Note     string
	Clerk    string // 经办人

	Decision VettingDecision
	Number   Number
	Replied  Date     // 成文日期 of the reply
	Text     string   // of the reply
	Deadline Deadline // as it stood when the reply went out; zero before, see Clock
	Office   Office   // as it stood on the reply
	Late     string   `json:",omitempty"` // why the number is later than the day in its series (补签)
	SHA256   string   // of the reply's PDF, hexadecimal
	Void     Void

	Counting Counting `json:",omitempty"` // whether the occasion is 选人用人; "" in records from before it was asked
}

// VettingDecision is what the leader decided on the batch (领导审定).
type VettingDecision struct {
	By      string
	On      Date
	Opinion string
}

// NewVetting starts a batch received today.
func NewVetting(set VettingSettings, clerk string, today Date) Vetting {
	return Vetting{State: VettingRegistered, Received: today, Term: set.Term, Clerk: clerk}
}

// Normalize cleans what was typed or pasted.
func (v *Vetting) Normalize() {
	for _, s := range []*string{&v.From, &v.Letter, &v.Occasion, &v.Clerk} {
		*s = CleanLine(*s)
	}
	v.Note = CleanText(v.Note)
}

// Check refuses a batch that nobody could answer or whose clock could not run.
func (v *Vetting) Check(today Date) error {
	switch {
	case v.From == "":
		return InvalidField("from", "请填写来函单位")
	case v.Occasion == "":
		return InvalidField("occasion", "请选择或填写事由，例如 提拔")
	case !slices.Contains([]Counting{"", CountAppointed, CountApart}, v.Counting):
		return InvalidField("counting", "请选择这个事由是不是选人用人")
	case v.Received.IsZero():
		return InvalidField("received", "请填写收到来函的日期，回复期限从它起算")
	case v.Received.After(today):
		return InvalidField("received", "收到日期不能晚于今天")
	case v.Lettered.After(v.Received):
		return InvalidField("lettered", "来函日期不能晚于收到日期（"+v.Received.Chinese()+"）")
	case v.Term < 1 || v.Term > MaxTerm:
		return InvalidField("term", fmt.Sprintf("回复期限应为 1 至 %d 个工作日", MaxTerm))
	case v.Clerk == "":
		return InvalidField("clerk", "请填写经办人")
	}
	err := checkLines([2]string{"from", v.From}, [2]string{"letter", v.Letter}, [2]string{"occasion", v.Occasion}, [2]string{"clerk", v.Clerk})
	if err != nil {
		return err
	}
	if len([]rune(v.Note)) > MaxItemText {
		return InvalidField("note", fmt.Sprintf("备注不能超过 %d 个字", MaxItemText))
	}
	return nil
}

// AsRegistered returns what is entered of the incoming letter; everything else comes from acts.
func (v Vetting) AsRegistered() Vetting {
	return Vetting{
		ID: v.ID, Version: v.Version, State: VettingRegistered, From: v.From, Letter: v.Letter, Lettered: v.Lettered,
		Received: v.Received, Occasion: v.Occasion, Counting: v.Counting, Term: v.Term, Note: v.Note, Clerk: v.Clerk,
	}
}

// Reregister takes over what is entered of the incoming letter and keeps what acts have made.
func (v *Vetting) Reregister(with Vetting) {
	v.From, v.Letter, v.Lettered, v.Received = with.From, with.Letter, with.Lettered, with.Received
	v.Occasion, v.Counting, v.Term, v.Note, v.Clerk = with.Occasion, with.Counting, with.Term, with.Note, with.Clerk
}

// Clock returns the deadline of the reply. While the organ waits it is counted on the calendar as it is now, so that
// a change of the calendar can never leave a wrong date behind.
func (v *Vetting) Clock(cal *Calendar) Deadline {
	if !v.Deadline.Due.IsZero() {
		return v.Deadline
	}
	return vettingClock(v.Received, v.Term, cal)
}

// Explain lists how the due date came about, day by day. It counts with the calendar as it is.
func (v *Vetting) Explain(cal *Calendar) Count {
	dl := v.Clock(cal)
	return cal.term("从收到来函之日", dl.Start, dl.Term)
}

// vettingClock is zero where it cannot be counted.
func vettingClock(received Date, term int, cal *Calendar) Deadline {
	dl, err := cal.Deadline(received, term)
	if err != nil {
		return Deadline{}
	}
	dl.Event = StartReceipt
	return dl
}

// Year is the year a vetting counts in: of its number, or of its receipt while it has none.
func (v *Vetting) Year() int {
	if !v.Number.IsZero() {
		return v.Number.Year
	}
	return v.Received.Year()
}

// VettingSettings is what the office sets for vetting.
type VettingSettings struct {
	Mark      string   // 代字 of the replies
	Term      int      // for the reply, working days from receipt
	Warn      int      // the light turns yellow when so many working days are left
	Occasions []string // 事由 to choose from; another may be typed
	Rooms     []string // the rooms whose opinion is asked, in the order of the form

	Appointing []string `json:",omitempty"` // those of the occasions that are 选人用人; nil in settings from before
}

// DefaultVettingSettings are those of a new office. No rule sets a term for the reply; three working days are what
// offices promise each other.
func DefaultVettingSettings() VettingSettings {
	return VettingSettings{
		Mark: "复", Term: 3, Warn: 1,
		Occasions:  []string{"提拔", "转任", "职级晋升", "换届", "试用期转正", "评优", occasionDuty, occasionPrivate},
		Appointing: []string{"提拔", "转任", "职级晋升", "换届", "试用期转正"},
		Rooms:      []string{"信访", "案管", "监督检查", "审理", "党风"},
	}
}

// maxRooms is how many columns of opinions the form has room for.
const maxRooms = 6

// Normalize cleans what was typed and drops empty and repeated names.
func (s *VettingSettings) Normalize() {
	s.Mark = CleanLine(s.Mark)
	s.Occasions, s.Rooms = cleanNames(s.Occasions), cleanNames(s.Rooms)
	appointing := cleanNames(s.Appointing)
	s.Appointing = []string{}
	for _, name := range s.Occasions {
		if slices.Contains(appointing, name) {
			s.Appointing = append(s.Appointing, name)
		}
	}
}

// Check refuses settings under which no reply could be numbered or timed.
func (s VettingSettings) Check() error {
	if err := checkOwnMark(s.Mark); err != nil {
		return err
	}
	switch {
	case s.Term < 1 || s.Term > MaxTerm:
		return InvalidField("term", fmt.Sprintf("回复期限应为 1 至 %d 个工作日", MaxTerm))
	case s.Warn < 0 || s.Warn > s.Term:
		return InvalidField("warn", "临期提醒天数应在 0 与回复期限之间")
	case len(s.Occasions) == 0:
		return InvalidField("occasions", "请至少保留一种事由")
	case len(s.Rooms) == 0 || len(s.Rooms) > maxRooms:
		return InvalidField("rooms", fmt.Sprintf("会签的室应为 1 至 %d 个", maxRooms))
	}
	for _, name := range slices.Concat(s.Occasions, s.Rooms) {
		if len([]rune(name)) > maxShortName {
			return InvalidField("names", fmt.Sprintf("“%s”太长，不超过 %d 个字", name, maxShortName))
		}
	}
	return nil
}

// maxShortName is the longest name of an occasion or a room, in characters.
const maxShortName = 12
