package model

import "slices"

// Circumstances are what the rules of acts look at besides the document.
type Circumstances struct {
	Today    Date
	Calendar *Calendar
	Steps    []ChaseStep
	Who      Approving
}

// Amendment is the correction (更正) of one deed of an issued document. What was registered before stays in Changes.
type Amendment struct {
	Correction
	Deed      int    // place among the deeds as they were then, from 0
	Name      string // of the deed as it was
	Now       Deed   // as corrected
	Withdrawn bool   `json:",omitempty"` // it never happened; Now is as it was
	Moved     *Moved `json:",omitempty"` // the due date, where it became another one
	// Replace names the papers issued since that say what is no longer so.
	Replace []string `json:",omitempty"`
}

// Moved is a due date that became another one.
type Moved struct{ Before, After Date }

// applied returns the deeds after the amendment.
func (a Amendment) applied(deeds []Deed) []Deed {
	deeds = slices.Clone(deeds)
	switch {
	case a.Deed >= len(deeds):
	case a.Withdrawn:
		deeds = slices.Delete(deeds, a.Deed, a.Deed+1)
	default:
		deeds[a.Deed] = a.Now
	}
	return deeds
}

// Line says in the timeline what was corrected and what follows from it.
func (a Amendment) Line() string {
	text := "更正“" + a.Name + "”，更正人：" + a.By + "，原因：" + a.Reason
	if a.Withdrawn {
		text = "撤销“" + a.Name + "”，更正人：" + a.By + "，原因：" + a.Reason + "；原登记"
		for i, c := range a.Changes {
			if i > 0 {
				text += "，"
			}
			text += c.Label + "“" + c.Before + "”"
		}
	} else {
		for _, c := range a.Changes {
			text += "；" + c.Line()
		}
	}
	if a.Moved != nil {
		text += "；" + a.Moved.line()
	}
	for i, name := range a.Replace {
		if i == 0 {
			text += "；要更换的纸面："
		} else {
			text += "、"
		}
		text += name
	}
	return text
}

func (m Moved) line() string {
	switch {
	case m.Before.IsZero():
		return "期限为" + m.After.Chinese()
	case m.After.IsZero():
		return "期限" + m.Before.Chinese() + "不再有"
	}
	return "期限由" + m.Before.Chinese() + "改为" + m.After.Chinese()
}

// Amended is a document with one of its deeds put right, and how it came there.
type Amended struct {
	Document
	steps []passed // after each deed of the corrected course
}

// passed is a deed with the document after it: as it was done and as it is done again.
type passed struct {
	deed        Deed
	before, now Document
	was         Deed
}

// Amend corrects one deed of an issued document: record is its whole history, to what shall stand there, nil that the deed
// never happened. Everything after it is done again; an act that the correction leaves no ground for refuses it. States and
// due dates that the correction does not touch stay as they are, though the calendar may have changed since.
func (d *Document) Amend(record []Happened, at int, to *Deed, by, reason string, c Circumstances) (Amended, error) {
	issued, deeds := Deeds(record)
	if at < 0 || at >= len(deeds) || !deeds[at].Correctable() || to == nil && !deeds[at].Withdrawable() {
		return Amended{}, Refuse("这一步不能更正，请刷新后再试")
	}
	a, err := newAmendment(deeds, at, to, by, reason, c.Today)
	if err != nil {
		return Amended{}, err
	}
	was := courseOf(issued, deeds, c)
	if !d.madeBy(was) {
		return Amended{}, Refuse("这份文书的经过记录不全，不能更正。确有错误的，请作废后重新制发")
	}
	corrected := a.applied(deeds)
	now := courseOf(issued, corrected, c)
	if err := compare(was, now, a); err != nil {
		return Amended{}, err
	}
	return d.amended(a, was, now), nil
}

func newAmendment(deeds []Deed, at int, to *Deed, by, reason string, today Date) (Amendment, error) {
	by, reason = CleanLine(by), CleanLine(reason)
	switch {
	case reason == "":
		return Amendment{}, InvalidField("reason", "请填写更正原因，更正前的内容会留档")
	case by == "":
		return Amendment{}, InvalidField("corrector", "请填写更正人")
	}
	if err := checkLines([2]string{"reason", reason}, [2]string{"corrector", by}); err != nil {
		return Amendment{}, err
	}
	a := Amendment{Correction: Correction{On: today, By: by, Reason: reason}, Deed: at, Name: deeds[at].Name(), Now: deeds[at]}
	if to == nil {
		a.Withdrawn = true
		for _, f := range deeds[at].Fields(nil) {
			if f.Value != "" {
				a.Changes = append(a.Changes, Change{Label: f.Label, Before: f.Shown()})
			}
		}
		return a, nil
	}
	a.Now = to.clone()
	if a.Now.Look != nil {
		a.Now.Act = ActLook
		if a.Now.Look.relapsed() {
			a.Now.Act = ActRelapse
		}
	}
	if a.Now.Review != nil {
		a.Now.Act = a.Now.Review.Verdict
	}
	if a.Changes = changed(deeds[at], a.Now); len(a.Changes) == 0 {
		return a, Refuse("没有改动任何内容，不需要更正")
	}
	return a, nil
}

// course is what the deeds made of the document one after the other, and what the rules had to say against each.
type course struct {
	steps    []Document
	deeds    []Deed
	refusals []error
}

func (c course) last() Document { return c.steps[len(c.steps)-1] }

func courseOf(issued Document, deeds []Deed, with Circumstances) course {
	c := course{steps: []Document{issued}, deeds: deeds}
	for _, x := range deeds {
		after := c.last()
		err := after.do(x, with)
		after = c.last()
		after.settle(x, with)
		c.steps, c.refusals = append(c.steps, after), append(c.refusals, err)
	}
	return c
}

// compare refuses a correction by what the rules say of it that they did not say before: of the deed itself at its field,
// of a later one with its name.
func compare(was, now course, a Amendment) error {
	for i, err := range now.refusals {
		before := i
		if a.Withdrawn && i >= a.Deed {
			before++
		}
		old := was.refusals[before]
		if now.deeds[i].Act == ActEscalate && !slices.Equal(now.steps[i].Open(), was.steps[before].Open()) {
			return Refuse("已经据此升级，没有整改到位的问题写进了后一份文书，不能这样更正。请先作废后一份文书")
		}
		if err == nil || old != nil && UserMessage(old) == UserMessage(err) {
			continue
		}
		if i == a.Deed && !a.Withdrawn {
			return err
		}
		return &Error{Code: Refused, Msg: "这样更正，后面的“" + now.deeds[i].Name() + "”就不成立了：" + UserMessage(err) + "。请先更正那一步，或者核对这里填的内容", Cause: err}
	}
	return nil
}

// madeBy tells whether the course ends in the document.
func (d *Document) madeBy(c course) bool {
	end := c.last()
	return end.ID == d.ID && end.State == d.State && end.Service.Received == d.Service.Received && end.Reply.Received == d.Reply.Received &&
		end.Review.On == d.Review.On && end.Review.Verdict == d.Review.Verdict && end.Closed == d.Closed &&
		len(end.Extensions) == len(d.Extensions) && len(end.Chases) == len(d.Chases) && len(end.Slips) == len(d.Slips)
}

// amended is the document with what the correction made different.
func (d *Document) amended(a Amendment, was, now course) Amended {
	end, old := now.last(), was.last()
	out := *d
	out.State, out.Service, out.Reply, out.Review = end.State, end.Service, end.Reply, end.Review
	out.Closed, out.ClosedBy, out.Void, out.EscalatedOn = end.Closed, end.ClosedBy, end.Void, end.EscalatedOn
	out.Handovers, out.Ended, out.LookMonths, out.LookBacks = end.Handovers, end.Ended, end.LookMonths, end.LookBacks
	original := out.Deadline.Original
	if old.Deadline.Original != end.Deadline.Original {
		original = end.Deadline.Original
	}
	if old.Deadline != end.Deadline {
		out.Deadline = end.Deadline
	}
	out.Deadline.Original = original
	out.Extensions = kept(d.Extensions, old.Extensions, end.Extensions)
	out.Chases = kept(d.Chases, old.Chases, end.Chases)
	out.Slips = a.slips(d.Slips, was.steps[a.Deed])
	if d.Deadline.Due != out.Deadline.Due {
		a.Moved = &Moved{Before: d.Deadline.Due, After: out.Deadline.Due}
	}
	out.Corrections = append(slices.Clone(d.Corrections), a)
	result := Amended{Document: out}
	for i, x := range now.deeds {
		before := i
		if a.Withdrawn && i >= a.Deed {
			before++
		}
		if i >= a.Deed {
			result.steps = append(result.steps, passed{deed: x, was: was.deeds[before], before: was.steps[before+1], now: now.steps[i+1]})
		}
	}
	return result
}

// slips returns the slips with the one that was corrected; what the record says of the others is what was issued.
func (a Amendment) slips(stored []Slip, before Document) []Slip {
	n := len(before.Slips)
	if a.Now.Slip == nil || n >= len(stored) {
		return stored
	}
	out := slices.Clone(stored)
	sum, stale := out[n].SHA256, out[n].Stale
	out[n] = *a.Now.Slip
	out[n].SHA256, out[n].Stale = sum, stale
	return out
}

// kept returns the records as they are stored where doing them again with and without the correction came to the same.
func kept[T comparable](stored, old, now []T) []T {
	if len(old) != len(now) {
		return now
	}
	out := slices.Clone(now)
	for i := range out {
		if old[i] == now[i] {
			out[i] = stored[i]
		}
	}
	return out
}

// Reprint is a slip issued since a corrected deed: as it was set, and as it would be set now.
type Reprint struct {
	N           int // place among the slips of the document
	Before, Now Document
	Was, Slip   Slip
}

// Reprints returns the slips to be compared: those issued since, and one that was itself corrected.
func (a Amended) Reprints() []Reprint {
	var out []Reprint
	for _, p := range a.steps {
		if p.deed.Slip == nil {
			continue
		}
		r := Reprint{N: len(p.now.Slips) - 1, Before: p.before, Now: p.now, Was: *p.was.Slip, Slip: *p.deed.Slip}
		r.Was.SHA256, r.Slip.SHA256 = "", ""
		r.Was.Against, r.Slip.Against = r.Before.Deadline.Due, r.Now.Deadline.Due
		out = append(out, r)
	}
	return out
}

// Amendment is the correction just made.
func (a *Amended) Amendment() *Amendment { return &a.Corrections[len(a.Corrections)-1] }

// Replace notes that a paper issued since says what is no longer so; n is its place among the slips, or -1.
func (a *Amended) Replace(name string, n int) {
	last := a.Amendment()
	last.Replace = append(last.Replace, name)
	if n >= 0 {
		a.Slips = slices.Clone(a.Slips)
		a.Slips[n].Stale = true
	}
}

// Touched tells whether a text says what the correction replaced: a paper that quotes it is to be replaced.
func (a *Amendment) Touched(text func(string) bool) bool {
	const least = 2 // characters; a shorter text stands anywhere
	for _, c := range a.Changes {
		if len([]rune(c.Before)) >= least && text(c.Before) {
			return true
		}
	}
	return false
}
