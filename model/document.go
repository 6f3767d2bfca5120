package model

import (
	"slices"
	"strings"
)

// Document is one card or letter with its whole life.
type Document struct {
	ID      int64
	Version int64 // grows with every act; an act on an older version is a Conflict
	Kind    string
	State   State
	Number  Number

	Leader  LeaderRef
	Units   []Unit
	Link    LinkKind // how the leader is responsible for the units
	Source  string   // 问题来源, inside
	Basis   string   // 依据
	Title   string   // 事由, one line for lists
	Wording Wording  // with slots while a draft; filled and final from signing on
	Edition int      // of the kind's wording that the draft began with

	Problems    []string
	Origins     []string // for each problem the document that named it first, see Origin; "" where it is this one
	Suggestions []string

	Term  int // for the reply, working days
	Start StartEvent

	DraftedBy string
	Drafted   Date
	CheckedBy string
	SignedBy  string
	Signed    Date          // 成文日期
	Sheet     *SigningSheet `json:",omitempty"` // set where check and signature stand on a 发文稿纸 (线下签批)
	Backdated string        `json:",omitempty"` // why the number is later than the day in its series (补签)
	Issue     Issue

	Service  Service
	Deadline Deadline // zero until the clock has started
	Reply    Reply    // the last one
	Review   Review   // the last one
	Closed   Date
	ClosedBy string
	Void     Void
	Previous string // number of the document before it in the ladder, "" where there is none
	Inquiry  string // number of the inquiry it was made from, "" where there is none
	Upward   bool   `json:",omitempty"` // it goes up (上行文): nobody is bound to answer it by a day
	Occasion string `json:",omitempty"` // of what was made from an inquiry: when, on what and how it was put (问询情况)
	Direct   string `json:",omitempty"` // on what basis it goes to the first secretary all the same
	Asked    bool   `json:",omitempty"` // the drafter was asked, and means to write to the head of the government

	Oversight Oversight // of a kind with LayoutOversight
	Letter    Letter    // of a kind with a letter's layout; of a card only 抄送
	Marks     Marks
	Quantity  int `json:",omitempty"` // 份数: how many are made; 0 where it is not said

	SourceShown string   `json:",omitempty"` // 对外来源表述, printed; "" in records from before it, see OuterSource
	Cleared     []string `json:",omitempty"` // telling words the clerk let stand when the document was handed in

	Slips      []Slip      // every one issued, in order
	Extensions []Extension // every one asked for, in order
	Chases     []Chase     // in order

	Handovers  []Handover `json:",omitempty"` // in order
	Ended      *Ended     `json:",omitempty"` // of one brought to an end unanswered; its State is Closed
	LookMonths int        `json:",omitempty"` // so long after it was struck off it is owed a look; 0: not
	LookBacks  []LookBack `json:",omitempty"` // in order

	EscalatedOn Date        `json:",omitzero"`  // zero in records from before it was kept
	Corrections []Amendment `json:",omitempty"` // in order
}

// LeaderRef is the leader as the document names him; the post is the one at issue, whatever comes later.
type LeaderRef struct {
	ID   int64
	Name string
	Post string
	Role PostRole `json:",omitempty"` // as of the same day; see Person.RoleOn
}

// Service is the handing over of the paper (送达回执).
type Service struct {
	Served   Date // 送达日期
	Received Date // 签收日期; starts the clock
	Means    ServiceMeans
	By       string // 送达人
	Receiver string // 签收人
	Relation string // of a proxy (代收人) to the leader; empty when the leader signed himself
	Note     string
}

// ServiceMeans is how the paper was handed over.
type ServiceMeans string

// ServiceMeansList lists the means as they stand on the receipt slip.
func ServiceMeansList() []ServiceMeans { return []ServiceMeans{"当面", "机要", "转交", "会议"} }

// Reply is the answer of the leader (整改情况反馈).
type Reply struct {
	Received Date
	Text     string // what was done
	By       string // who signed it
}

// Verdict is the judgement on a reply; it is one of the acts ActAccept, ActPartial, ActReturn, ActUnmet.
type Verdict = Act

// Review is the judgement of the office on a reply (审核认定).
type Review struct {
	On      Date
	Verdict Verdict
	Opinion string
	By      string
	Term    int       // a new term after 部分认可 or 退回, working days
	Items   []Outcome // for each problem; empty where the reply was judged as a whole
}

// Void says why a document was voided; its number is kept.
type Void struct {
	On     Date
	Reason string
	By     string // who approved it
}

// normalize cleans what was typed or pasted and refuses what is too long.
func (s *Service) normalize() error {
	s.By, s.Receiver, s.Relation, s.Note = CleanLine(s.By), CleanLine(s.Receiver), CleanLine(s.Relation), CleanText(s.Note)
	if err := checkLines([2]string{"by", s.By}, [2]string{"receiver", s.Receiver}, [2]string{"relation", s.Relation}); err != nil {
		return err
	}
	return checkTexts([2]string{"note", s.Note})
}

// normalize cleans what was typed or pasted and refuses what is too long.
func (r *Reply) normalize() error {
	r.By, r.Text = CleanLine(r.By), CleanText(r.Text)
	if err := checkLines([2]string{"by", r.By}); err != nil {
		return err
	}
	return checkTexts([2]string{"text", r.Text})
}

// normalize cleans what was typed or pasted and refuses what is too long.
func (v *Void) normalize() error {
	v.Reason, v.By = CleanText(v.Reason), CleanLine(v.By)
	if err := checkLines([2]string{"by", v.By}); err != nil {
		return err
	}
	return checkTexts([2]string{"reason", v.Reason})
}

// Limits of what a document can hold.
const (
	MaxItems    = 60   // problems or suggestions
	MaxItemText = 2000 // characters of one of them
	MaxWording  = 5000 // characters of one part of the wording
	maxLine     = 120  // characters of a text of one line
	MaxQuantity = 999  // copies of a document that are made
)

// Normalize cleans what was typed or pasted and drops empty items.
func (d *Document) Normalize() {
	for _, s := range []*string{&d.Source, &d.SourceShown, &d.Basis, &d.Title, &d.DraftedBy, &d.Oversight.Matter, &d.Oversight.Follower, &d.Direct, &d.Occasion, &d.Marks.Copy, &d.Marks.Basis} {
		*s = CleanLine(*s)
	}
	d.Letter.normalize()
	d.Marks.Copy = toHalfWidth(CleanLine(d.Marks.Copy))
	for _, p := range d.texts() {
		*p.text = CleanText(*p.text)
	}
	d.Problems, d.Origins = cleanProblems(d.Problems, d.Origins)
	d.Suggestions = cleanItems(d.Suggestions)
	d.Units = cleanUnits(d.Units)
	if d.Title == "" && len(d.Problems) > 0 {
		d.Title = firstClause(d.Problems[0])
	}
}

// texts lists the texts of several lines.
func (d *Document) texts() []part {
	o := &d.Oversight
	return append([]part{{"risk", &o.Risk}, {"earlierResult", &o.Earlier}, {"measures", &o.Measures}, {"causes", &d.Letter.Causes}}, d.Wording.parts()...)
}

func cleanItems(items []string) []string {
	var out []string
	for _, s := range items {
		if s = CleanText(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func cleanUnits(units []Unit) []Unit {
	var out []Unit
	for _, u := range units {
		u.Name = CleanLine(u.Name)
		if u.Name != "" && !slices.ContainsFunc(out, func(have Unit) bool { return have.Name == u.Name }) {
			out = append(out, u)
		}
	}
	return out
}

// firstClause shortens a problem to a title for lists.
func firstClause(text string) string {
	r := []rune(CleanLine(text))
	for i, c := range r {
		if strings.ContainsRune("。；;", c) || i == 40 {
			return string(r[:i])
		}
	}
	return string(r)
}

// AsDraft returns what a drafter writes of the document, as a draft; everything else comes from acts.
func (d Document) AsDraft() Document {
	return Document{
		ID: d.ID, Version: d.Version, Kind: d.Kind, State: Draft, Leader: d.Leader, Units: d.Units, Link: d.Link,
		Source: d.Source, SourceShown: d.SourceShown, Basis: d.Basis, Title: d.Title, Wording: d.Wording, Problems: d.Problems, Suggestions: d.Suggestions,
		Origins: d.Origins, Term: d.Term, Start: d.Start, DraftedBy: d.DraftedBy, Drafted: d.Drafted, Previous: d.Previous, Inquiry: d.Inquiry,
		Oversight: d.Oversight, Letter: d.Letter, Marks: d.Marks, Quantity: d.Quantity, Edition: d.Edition,
		Upward: d.Upward, Occasion: d.Occasion, Direct: d.Direct, Asked: d.Asked,
	}
}

// NewDocument starts a draft of a kind with the office's default wording.
func NewDocument(k Kind, clerk string, today Date) Document {
	d := Document{
		Kind: k.Key, State: Draft, Link: Liaison, Source: Sources()[0],
		Wording: k.Wording, Edition: k.Edition, Term: k.Term, Start: k.Start, DraftedBy: clerk, Drafted: today,
	}
	d.Wording.Earlier = "" // nothing came before
	if k.Layout.IsLetter() {
		d.Letter.Form = true
	}
	if k.Layout == LayoutUpward {
		d.Upward, d.Term, d.Letter.Form = true, 0, false
	}
	return d
}

// Sources are the usual sources of a problem (问题来源); the clerk may type another.
func Sources() []string {
	return []string{"日常监督", "巡视巡察", "审计监督", "检查考核", "执纪监督", "信访举报", "派驻监督", "财会监督", "统计监督", "群众监督", "舆论监督", SourceInquiry}
}
