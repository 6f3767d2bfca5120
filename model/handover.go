package model

import "slices"

// Handover passes an open document on from a leader who left his post (移交). The paper keeps its addressee; chasing and
// reply go on under the new name.
type Handover struct {
	To     LeaderRef
	From   Date // since when
	Reason string
	By     string // 经办人
}

// Ended says why a document was brought to an end unanswered (终止办理), as when its addressee left for good.
type Ended struct {
	On     Date
	Reason string
	By     string // who approved it
}

// OpenStates are those of an issued document that somebody still owes an answer, or the office an end.
func OpenStates() []State { return []State{Signed, Served, Replied, Accepted} }

// Holder is who answers for the document now: the addressee, or the one it was handed over to last.
func (d *Document) Holder() LeaderRef {
	if n := len(d.Handovers); n > 0 {
		return d.Handovers[n-1].To
	}
	return d.Leader
}

// PassOn hands the document over (移交).
func (d *Document) PassOn(h Handover, today Date) error {
	if err := d.Move(ActHandover); err != nil {
		return err
	}
	h.Reason, h.By = CleanText(h.Reason), CleanLine(h.By)
	since := d.Signed
	if n := len(d.Handovers); n > 0 {
		since = d.Handovers[n-1].From
	}
	switch {
	case h.To.ID == 0 || h.To.Name == "":
		return InvalidField("to", "请选择移交给哪位监督对象")
	case h.To.ID == d.Holder().ID:
		return InvalidField("to", "这份文书现在就由"+h.To.Name+"承办，请选择另一位")
	case h.From.IsZero():
		return InvalidField("from", "请填写从哪一天起由新的承办人办理")
	case h.From.Before(since):
		return InvalidField("from", "移交日期不能早于"+since.Chinese())
	case h.From.After(today):
		return InvalidField("from", "移交日期不能晚于今天")
	case h.Reason == "":
		return InvalidField("reason", "请填写移交原因，例如 李书言调离")
	case h.By == "":
		return InvalidField("by", "请填写经办人")
	}
	if err := checkTexts([2]string{"reason", h.Reason}); err != nil {
		return err
	}
	d.Handovers = append(slices.Clone(d.Handovers), h)
	return checkLines([2]string{"by", h.By})
}

// Line says in the timeline to whom the document went.
func (h Handover) Line(from LeaderRef) string {
	return "移交：" + h.From.Chinese() + "起由" + h.To.Name + "（" + h.To.Post + "）承办，原承办人：" + from.Name + "；原因：" + h.Reason + "；经办人：" + h.By
}

// End brings the document to an end unanswered (终止办理).
func (d *Document) End(e Ended, today Date) error {
	if err := d.Move(ActEnd); err != nil {
		return err
	}
	e.Reason, e.By = CleanText(e.Reason), CleanLine(e.By)
	last := latest(d.Signed, d.Service.Received, d.Reply.Received, d.Review.On)
	switch {
	case e.Reason == "":
		return InvalidField("reason", "请填写终止办理的原因，原因要留档")
	case e.By == "":
		return InvalidField("approver", "请填写批准终止办理的人")
	case e.On.IsZero() || e.On.After(today):
		return InvalidField("on", "终止日期不能空，也不能晚于今天")
	case e.On.Before(last):
		return InvalidField("on", "终止日期不能早于"+last.Chinese()+"，那天还登记过办理情况")
	}
	if err := checkTexts([2]string{"reason", e.Reason}); err != nil {
		return err
	}
	d.Ended = &e
	return checkLines([2]string{"approver", e.By})
}

func latest(days ...Date) Date {
	return slices.MaxFunc(days, func(a, b Date) int { return a.Sub(b) })
}

// Line says in the timeline why the document ended.
func (e Ended) Line() string {
	return "终止办理（" + e.On.Chinese() + "），原因：" + e.Reason + "；批准人：" + e.By
}

// Settlement is what becomes of one open document when its leader leaves his post: one of the two, or neither where he
// keeps another post and goes on with it.
type Settlement struct {
	Document, Version int64
	Handover          *Handover
	End               *Ended
}
