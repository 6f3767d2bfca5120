package model

import (
	"fmt"
	"slices"
)

// Deed is one act on an issued document with what was registered of it. Together with the document as it was issued, its
// deeds make it what it is: a correction changes one of them and does them all again.
type Deed struct {
	Act       Act
	On        Date       `json:",omitzero"` // of an escalation the day the next document was signed; zero where it was not kept
	Service   *Service   `json:",omitempty"`
	Reply     *Reply     `json:",omitempty"`
	Review    *Review    `json:",omitempty"`
	Extension *Extension `json:",omitempty"`
	Chase     *Chase     `json:",omitempty"`
	Slip      *Slip      `json:",omitempty"`
	Closing   *Closing   `json:",omitempty"`
	Void      *Void      `json:",omitempty"`
	Handover  *Handover  `json:",omitempty"`
	Ended     *Ended     `json:",omitempty"`
	Look      *LookBack  `json:",omitempty"`
}

// Closing says who approved that a document was struck off, and when.
type Closing struct {
	On   Date
	By   string
	Look int `json:",omitempty"` // months after which a look is owed
}

// Happened is a line of a document's record: an act, and the document as it was after it.
type Happened struct {
	Act   Act
	After Document
}

// Deeds returns the document as it was issued and its deeds in order, as they were corrected since. Lines of other acts
// (drafting, printing, a calendar that changed) are passed over.
func Deeds(record []Happened) (issued Document, deeds []Deed) {
	for _, h := range record {
		switch d := h.After; h.Act {
		case ActSign:
			issued, deeds = d, nil
		case ActServe:
			deeds = append(deeds, Deed{Act: h.Act, Service: &d.Service})
		case ActReply:
			deeds = append(deeds, Deed{Act: h.Act, Reply: &d.Reply})
		case ActAccept, ActPartial, ActReturn, ActUnmet:
			deeds = append(deeds, Deed{Act: h.Act, Review: &d.Review})
		case ActExtend:
			deeds = appendLast(deeds, d.Extensions, func(e *Extension) Deed { return Deed{Act: h.Act, Extension: e} })
		case ActChase:
			deeds = appendLast(deeds, d.Chases, func(c *Chase) Deed { return Deed{Act: h.Act, Chase: c} })
		case ActSlip:
			deeds = appendLast(deeds, d.Slips, func(s *Slip) Deed { return Deed{Act: h.Act, Slip: s} })
		case ActClose:
			deeds = append(deeds, Deed{Act: h.Act, Closing: &Closing{On: d.Closed, By: d.ClosedBy, Look: d.LookMonths}})
		case ActHandover:
			deeds = appendLast(deeds, d.Handovers, func(h *Handover) Deed { return Deed{Act: ActHandover, Handover: h} })
		case ActEnd:
			deeds = append(deeds, Deed{Act: h.Act, Ended: d.Ended})
		case ActLook, ActRelapse:
			deeds = appendLast(deeds, d.LookBacks, func(l *LookBack) Deed { return Deed{Act: h.Act, Look: l} })
		case ActOweLook:
			deeds = owing(deeds, d.LookMonths)
		case ActVoid:
			deeds = append(deeds, Deed{Act: h.Act, Void: &d.Void})
		case ActEscalate:
			deeds = append(deeds, Deed{Act: h.Act, On: d.EscalatedOn})
		case ActCorrect:
			if n := len(d.Corrections); n > 0 {
				deeds = d.Corrections[n-1].applied(deeds)
			}
		}
	}
	return issued, deeds
}

func appendLast[T any](deeds []Deed, all []T, deed func(*T) Deed) []Deed {
	if len(all) == 0 {
		return deeds
	}
	last := all[len(all)-1]
	return append(deeds, deed(&last))
}

// owing notes with the last closing that a look is owed.
func owing(deeds []Deed, months int) []Deed {
	deeds = slices.Clone(deeds)
	for i, x := range slices.Backward(deeds) {
		if x.Closing != nil {
			closing := *x.Closing
			closing.Look = months
			deeds[i].Closing = &closing
			break
		}
	}
	return deeds
}

// Name says in one line which act it is.
func (x Deed) Name() string {
	switch {
	case x.Service != nil:
		return "登记送达（" + x.Service.Received.Chinese() + "签收）"
	case x.Reply != nil:
		return "登记反馈（" + x.Reply.Received.Chinese() + "）"
	case x.Review != nil:
		return "认定为“" + x.Review.Verdict.Label() + "”（" + x.Review.On.Chinese() + "）"
	case x.Extension != nil:
		return fmt.Sprintf("第%d次申请延期（%s）", x.Extension.Nth, x.Extension.Asked.Chinese())
	case x.Chase != nil:
		return fmt.Sprintf("第%d次催办（%s）", x.Chase.Nth, x.Chase.On.Chinese())
	case x.Slip != nil:
		return x.Slip.Name()
	case x.Closing != nil:
		return "销号（" + x.Closing.On.Chinese() + "）"
	case x.Handover != nil:
		return "移交给" + x.Handover.To.Name + "（" + x.Handover.From.Chinese() + "起）"
	case x.Ended != nil:
		return "终止办理（" + x.Ended.On.Chinese() + "）"
	case x.Look != nil:
		return "回头看（" + x.Look.On.Chinese() + "）"
	case x.Void != nil:
		return "作废（" + x.Void.On.Chinese() + "）"
	}
	return x.Act.Label()
}

// Correctable reports whether what was registered can be put right. An escalation is the signing of another document.
func (x Deed) Correctable() bool { return x.Act != ActEscalate }

// Withdrawable reports whether the act can be taken back as one that never happened: not the issuing of a paper, nor
// the voiding of a document, whose number is settled by it.
func (x Deed) Withdrawable() bool { return x.Correctable() && x.Slip == nil && x.Void == nil }

// clone returns a copy that can be changed without changing the deed.
func (x Deed) clone() Deed {
	x.Service, x.Reply, x.Review, x.Extension = copied(x.Service), copied(x.Reply), copied(x.Review), copied(x.Extension)
	x.Chase, x.Slip, x.Closing, x.Void = copied(x.Chase), copied(x.Slip), copied(x.Closing), copied(x.Void)
	x.Handover, x.Ended, x.Look = copied(x.Handover), copied(x.Ended), copied(x.Look)
	if x.Look != nil {
		x.Look.Items = slices.Clone(x.Look.Items)
	}
	if x.Review != nil {
		x.Review.Items = slices.Clone(x.Review.Items)
	}
	return x
}

func copied[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

// do does the deed under the rules of its act.
func (d *Document) do(x Deed, c Circumstances) error {
	switch {
	case x.Service != nil:
		return d.Serve(*x.Service, c.Today, c.Calendar)
	case x.Reply != nil:
		return d.Answer(*x.Reply, c.Today)
	case x.Review != nil:
		return d.Judge(*x.Review, c.Today, c.Calendar)
	case x.Extension != nil:
		return d.Extend(*x.Extension, c.Who, c.Today, c.Calendar)
	case x.Chase != nil:
		return d.Chase(*x.Chase, c.Steps, c.Today)
	case x.Slip != nil:
		return d.IssueSlip(*x.Slip, c.Today)
	case x.Closing != nil:
		return d.Close(x.Closing.By, x.Closing.On, c.Today)
	case x.Handover != nil:
		return d.PassOn(*x.Handover, c.Today)
	case x.Ended != nil:
		return d.End(*x.Ended, c.Today)
	case x.Look != nil:
		return d.Look(*x.Look, c.Today, c.Calendar)
	case x.Void != nil:
		return d.Cancel(*x.Void, c.Today)
	case x.On.IsZero():
		return d.Move(x.Act)
	}
	return d.Escalate(x.On)
}

// settle writes what was registered into the document, whatever the rules say of it: word for word as it was, and the
// deadline that follows.
func (d *Document) settle(x Deed, c Circumstances) {
	if d.Upward && (x.Service != nil || x.Reply != nil) { // it has a life of its own, and no clock
		if to, err := d.After(x.Act); err == nil {
			d.State = to
		}
		if x.Service != nil {
			d.Service = *x.Service
		} else {
			d.Reply = *x.Reply
		}
		return
	}
	switch {
	case x.Service != nil:
		d.State, d.Service = Served, *x.Service
		if dl, err := c.Calendar.Deadline(d.clockStart(d.Service), d.Term); err == nil {
			dl.Event = d.Start
			d.Deadline = dl
		}
	case x.Reply != nil:
		d.State, d.Reply = Replied, *x.Reply
	case x.Review != nil:
		d.settleReview(*x.Review, c.Calendar)
	case x.Extension != nil:
		d.settleExtension(*x.Extension, c)
	case x.Chase != nil:
		chase := *x.Chase
		chase.Nth, chase.Against = len(d.Chases)+1, d.Deadline.Due
		d.Chases = append(slices.Clone(d.Chases), chase)
	case x.Slip != nil:
		d.Slips = append(slices.Clone(d.Slips), *x.Slip)
	case x.Closing != nil:
		d.State, d.Closed, d.ClosedBy, d.LookMonths = Closed, x.Closing.On, x.Closing.By, x.Closing.Look
	case x.Handover != nil:
		d.Handovers = append(slices.Clone(d.Handovers), *x.Handover)
	case x.Ended != nil:
		d.State, d.Ended = Closed, x.Ended
	case x.Look != nil:
		d.LookBacks = append(slices.Clone(d.LookBacks), *x.Look)
		if x.Look.relapsed() {
			_ = d.relapse(*x.Look, c.Calendar) // a term that cannot be counted is refused where it was typed
		}
	case x.Void != nil:
		d.State, d.Void = Voided, *x.Void
	default:
		d.State, d.EscalatedOn = Escalated, x.On
	}
}

func (d *Document) settleReview(r Review, cal *Calendar) {
	d.State, d.Review = Served, r
	if r.Verdict == ActAccept {
		d.State = Accepted
	}
	if !r.again() {
		return
	}
	if dl, err := cal.Deadline(r.On, r.Term); err == nil {
		dl.Event, dl.Original = StartReview, d.Deadline.Original
		d.Deadline = dl
	}
}

func (d *Document) settleExtension(e Extension, c Circumstances) {
	e.Nth, e.Before, e.After = len(d.Extensions)+1, d.Deadline.Due, Date{}
	if e.Granted() {
		dl := d.Deadline.extend(e, c.Calendar)
		if _, chief := c.Who.Staff.Chief(e.Approver); chief && e.Override != "" {
			e.Beyond = d.exceeds(e, dl.Due, c.Who.Rules, c.Calendar)
		}
		d.Deadline = dl
	}
	e.After = d.Deadline.Due
	d.Extensions = append(slices.Clone(d.Extensions), e)
}
