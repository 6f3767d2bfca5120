package sample

import (
	"bytes"
	"encoding/json"
	"fmt"

	"oversight/assets"
	"oversight/model"
)

// county is the file of the sample county: who works there and what was written.
type county struct {
	From    model.Date        // the first day it can be filled: what is dated by calendar lies before it
	Marks   map[string]string // 代字 by key of kind
	Office  model.Office
	Staff   model.Staff // 本单位人员
	Checker string      // 核稿人
	Signer  string      // 签发人
	Duties  []duty
	Leaders []leader
	Cards   []card // by day of signing, hence each kind in the order of its numbers
}

// leader is a supervised leader; Ref is what cards call one whose name another leader has too.
type leader struct {
	Ref string
	model.Person
}

func (l leader) ref() string {
	if l.Ref != "" {
		return l.Ref
	}
	return l.Name
}

// card is one document and what became of it. What is not given has not happened; what is usual (a reminder,
// signed for by the leader himself) may be left out.
type card struct {
	Kind        string // key
	Follows     string // title of the card above that was not carried out; leader, units and source are its
	Inquiry     string // ref of the inquiry it was made from
	Leader      string // ref of a leader
	Link        model.LinkKind
	Units       []string
	Source      string
	Title       string
	Problems    []string
	Repeats     []int // for each problem of a card that follows another, which of those taken over it is, from 1; 0 is a new one
	Suggestions []string
	Oversight   oversight
	Letter      model.Letter

	Drafted when
	Rework  string      // why it was sent back once before
	Reaches model.State // where a card without a number stands now

	Signed   when
	Served   when // the day of receipt when not given
	Received when
	Means    model.ServiceMeans
	Receiver string
	Relation string
	Slips    []slip // issued before the first reply
	Replies  []reply
	Closed   when
	Void     *void
}

// oversight is what only a supervision card says; the period is in days of the file.
type oversight struct {
	model.Oversight
	From, To when
}

type reply struct {
	Received when
	Text     string
	Judged   when
	Verdict  model.Verdict
	Opinion  string
	Term     int
	Items    []model.Outcome
	Slips    []slip // issued after it was judged
}

// slip is a slip with what it says other than the window proposes.
type slip struct {
	Kind model.SlipKind
	On   when
	To   string
	Post string
	Text string
	Due  when
	Asks []string
}

type void struct {
	On     when
	Reason string
}

// when is a day of the file: a date, or so many working days before today, after it when negative. 0 is today,
// or the last working day when today is a day off.
type when struct {
	date model.Date
	ago  *int
}

// UnmarshalJSON reads "2020-05-27" or 12.
func (w *when) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(b, []byte(`"`)) {
		return json.Unmarshal(b, &w.date)
	}
	return json.Unmarshal(b, &w.ago)
}

func (w when) given() bool { return w.ago != nil || !w.date.IsZero() }

// on returns the day as seen from today.
func (w when) on(today model.Date, cal *model.Calendar) model.Date {
	if w.ago == nil {
		return w.date
	}
	if *w.ago < 0 {
		return cal.AddWorkdays(today, -*w.ago)
	}
	d := today
	for left := *w.ago; ; d = d.Add(-1) {
		if !cal.IsWorking(d) {
			continue
		}
		if left == 0 {
			return d
		}
		left--
	}
}

func readCounty() (c county, err error) { return c, readStrictly(assets.SampleCounty, &c) }

// readStrictly reads a file of the sample county and refuses what it does not know.
func readStrictly(file []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(file))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return fmt.Errorf("sample county: %w", err)
	}
	return nil
}
