package model

import (
	"fmt"
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
	Source  string   // 问题来源
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
	Signed    Date // 成文日期
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

	Oversight Oversight // of a kind with LayoutOversight
	Letter    Letter    // of a kind with a letter's layout
	Marks     Marks

	Slips      []Slip      // every one issued, in order
	Extensions []Extension // every one asked for, in order
	Chases     []Chase     // in order
}

// LeaderRef is the leader as the document names him; the post is the one at issue, whatever comes later.
type LeaderRef struct {
	ID   int64
	Name string
	Post string
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

// Verdict is the judgement on a reply; it is one of the acts ActAccept, ActPartial, ActReturn.
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

// Limits of what a document can hold.
const (
	MaxItems    = 60   // problems or suggestions
	MaxItemText = 2000 // characters of one of them
	MaxWording  = 5000 // characters of one part of the wording
	maxLine     = 120  // characters of a text of one line
)

// Normalize cleans what was typed or pasted and drops empty items.
func (d *Document) Normalize() {
	for _, s := range []*string{&d.Source, &d.Basis, &d.Title, &d.DraftedBy, &d.Oversight.Matter, &d.Oversight.Follower, &d.Marks.Copy, &d.Marks.Basis} {
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

// CheckDraft refuses what could not even be kept as a draft: too long or impossible values.
func (d *Document) CheckDraft(today Date) error {
	switch {
	case d.Kind == "":
		return InvalidField("kind", "请选择文种")
	case d.Drafted.IsZero():
		return InvalidField("drafted", "请填写拟稿日期")
	case d.Drafted.After(today):
		return InvalidField("drafted", "拟稿日期不能晚于今天")
	case d.Term < 1 || d.Term > MaxTerm:
		return InvalidField("term", fmt.Sprintf("反馈期限应为 1 至 %d 个工作日", MaxTerm))
	case !d.Oversight.To.IsZero() && d.Oversight.To.Before(d.Oversight.From):
		return InvalidField("to", "监督时段的结束日期早于开始日期，请改正")
	}
	for _, line := range []struct{ field, text string }{
		{"title", d.Title}, {"source", d.Source}, {"basis", d.Basis}, {"matter", d.Oversight.Matter}, {"follower", d.Oversight.Follower}, {"secrecyBasis", d.Marks.Basis},
	} {
		if len([]rune(line.text)) > maxLine {
			return InvalidField(line.field, fmt.Sprintf("这一栏不能超过 %d 个字", maxLine))
		}
	}
	if err := checkItems("problems", "问题", d.Problems); err != nil {
		return err
	}
	if err := checkItems("suggestions", "建议", d.Suggestions); err != nil {
		return err
	}
	if err := d.Letter.check(); err != nil {
		return err
	}
	if err := d.Marks.Check(); err != nil {
		return err
	}
	for _, p := range d.texts() {
		if n := len([]rune(*p.text)); n > MaxWording {
			return InvalidField(p.field, fmt.Sprintf("这一段有 %d 个字，最多 %d 个字", n, MaxWording))
		}
	}
	return nil
}

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

// CheckComplete refuses a document that is not ready to be checked or signed, naming the first gap.
func (d *Document) CheckComplete(office Office) error {
	switch {
	case d.Leader.ID == 0:
		return InvalidField("leader", "请选择这份文书发给谁")
	case d.Leader.Post == "":
		return InvalidField("leader", "“"+d.Leader.Name+"”在发文那天没有职务，请先在“监督对象”里登记职务")
	case len(d.Problems) == 0:
		return InvalidField("problems", "请至少填写一条问题")
	case len(d.Suggestions) == 0 && d.Wording.Request == "":
		return InvalidField("suggestions", "请至少填写一条建议")
	}
	for _, p := range d.Wording.parts() {
		if *p.text == "" && p.field == "feedback" {
			return InvalidField("feedback", "请填写反馈要求")
		}
		if _, open := d.Fill(*p.text, office); len(open) > 0 {
			return openSlot(p.field, open[0])
		}
	}
	return nil
}

// slotFields are the inputs that fill a slot; an open slot is best mended there.
var slotFields = map[string]string{slotUnits: "units", slotSource: "source", slotBasis: "basis", slotTerm: "term", slotMatter: "matter", slotTitle: "title", slotTo: "to"}

func openSlot(field, slot string) error {
	if input, ok := slotFields[slot]; ok {
		return InvalidField(input, "请填写，印出来的文字里要用它；不需要的话从下面的文字里删去 {"+slot+"}")
	}
	return InvalidField(field, "“{"+slot+"}”没有内容可填，请改写或从文字里删去它")
}

// AsDraft returns what a drafter writes of the document, as a draft; everything else comes from acts.
func (d Document) AsDraft() Document {
	return Document{
		ID: d.ID, Version: d.Version, Kind: d.Kind, State: Draft, Leader: d.Leader, Units: d.Units, Link: d.Link,
		Source: d.Source, Basis: d.Basis, Title: d.Title, Wording: d.Wording, Problems: d.Problems, Suggestions: d.Suggestions,
		Origins: d.Origins, Term: d.Term, Start: d.Start, DraftedBy: d.DraftedBy, Drafted: d.Drafted, Previous: d.Previous, Inquiry: d.Inquiry,
		Oversight: d.Oversight, Letter: d.Letter, Marks: d.Marks, Edition: d.Edition,
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
	return d
}

// Escalation starts the draft that follows a document which was not carried out, of the next kind in the
// ladder, with everything known filled in.
func (d *Document) Escalation(k Kind, clerk string, today Date) (Document, error) {
	if _, err := d.State.After(ActEscalate); err != nil {
		return Document{}, err
	}
	next := NewDocument(k, clerk, today)
	next.Wording.Earlier = k.Wording.Earlier
	next.Previous = d.Number.String()
	next.Leader, next.Units, next.Link = d.Leader, d.Units, d.Link
	next.Source, next.Basis, next.Title = d.Source, d.Basis, d.Title
	next.Problems, next.Origins = d.openProblems()
	next.Suggestions = slices.Clone(d.Suggestions)
	next.Oversight.Earlier = d.Review.Opinion
	next.Marks = d.Marks // what repeats a classified text is classified as it is
	next.Marks.Copy = ""
	return next, nil
}

// Sources are the usual sources of a problem (问题来源); the clerk may type another.
func Sources() []string {
	return []string{"日常监督", "巡视巡察", "审计监督", "检查考核", "执纪监督", "信访举报", "派驻监督", "财会监督", "统计监督", "群众监督", "舆论监督", SourceInquiry}
}
