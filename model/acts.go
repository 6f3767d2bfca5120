package model

import (
	"slices"
	"strconv"
)

// The rules of each act beyond the life cycle. Each method changes the document or refuses with a
// sentence; the store calls it inside the transaction of the act.

// Move changes the state by the act, or refuses.
func (d *Document) Move(a Act) error {
	to, err := d.After(a)
	if err != nil {
		return err
	}
	d.State = to
	return nil
}

// After returns the state after the act, or an error that says why the act is refused and what comes first.
func (d *Document) After(a Act) (State, error) {
	if d.Upward {
		return upwardLife.after("文书", d.State, a)
	}
	return d.State.After(a)
}

// Acts returns the acts allowed now, the usual next one first.
func (d *Document) Acts() []Act {
	if d.Upward {
		return upwardLife.acts(d.State)
	}
	return d.State.Acts()
}

// Rework sends the document back to its drafter (退回修改), to be checked again. It returns the reason as it is kept.
func (d *Document) Rework(reason string) (string, error) {
	if err := d.Move(ActRework); err != nil {
		return "", err
	}
	if reason = CleanText(reason); reason == "" {
		return "", InvalidField("reason", "请填写退回原因，拟稿人要据此修改")
	}
	d.CheckedBy = ""
	return reason, checkTexts([2]string{"reason", reason})
}

// Sign fills the wording for good, sets signer and date, gives the number and keeps what else stands on the paper.
// CheckSigning has been asked.
func (d *Document) Sign(s Signature, n Number, with Paper) error {
	s.normalize()
	if err := d.CheckComplete(with.Office); err != nil {
		return err
	}
	if err := d.Move(ActSign); err != nil {
		return err
	}
	if spots := d.TellingSpots(); len(spots) > 0 { // handed in before such words were looked for
		return Refuse(TellingSentence(spots) + "，会让对方看出有人反映或者正在核查。请退回修改，核对后再送核")
	}
	d.SourceShown = d.OuterSource()
	d.Wording, _ = d.Filled(with.Office)
	d.SignedBy, d.Signed, d.Number, d.Sheet, d.Backdated = s.By, s.On, n, s.Sheet, s.Late
	if s.Sheet != nil {
		d.CheckedBy = s.Checker
	}
	d.Issue = Issue{Kind: with.Kind.Name, Layout: with.Kind.Layout, Labels: with.Kind.Labels, Office: with.Office, Forecast: with.Forecast}
	return nil
}

// CheckSigning refuses an impossible signature, before a number is taken for it: the date is at least the day of
// drafting and not in the future (a day off is allowed), and nobody is two of drafter, checker and signer.
func (d *Document) CheckSigning(s Signature, rules Approvals, staff Staff, today Date) error {
	if _, err := d.After(ActSign); err != nil {
		return err
	}
	s.normalize()
	switch {
	case nameKey(s.By) == "":
		return InvalidField("by", "请填写签发人")
	case s.On.IsZero():
		return InvalidField("on", "请填写签发日期")
	case s.On.Before(d.Drafted):
		return InvalidField("on", "签发日期不能早于拟稿日期（"+d.Drafted.Chinese()+"）")
	case s.On.After(today):
		return InvalidField("on", "签发日期不能晚于今天")
	case rules.OnPaper != (s.Sheet != nil):
		return Refuse("“线下核签”的设置刚刚改过，请重新打开签发对话框")
	}
	return d.checkHands(s, staff)
}

// Serve records the receipt slip and starts the clock.
func (d *Document) Serve(s Service, today Date, cal *Calendar) error {
	if err := d.Move(ActServe); err != nil {
		return err
	}
	if err := s.normalize(); err != nil {
		return err
	}
	switch {
	case s.Served.IsZero():
		return InvalidField("served", "请填写送达日期")
	case s.Served.Before(d.Signed):
		return InvalidField("served", "送达日期不能早于签发日期（"+d.Signed.Chinese()+"）")
	case s.Received.IsZero():
		return InvalidField("received", "请填写签收日期，反馈期限从它起算")
	case s.Received.Before(s.Served):
		return InvalidField("received", "签收日期不能早于送达日期")
	case s.Received.After(today):
		return InvalidField("received", "签收日期不能晚于今天")
	case s.Means == "":
		return InvalidField("means", "请选择送达方式")
	case s.By == "":
		return InvalidField("by", "请填写送达人")
	case s.Receiver == "":
		return InvalidField("receiver", "请填写签收人")
	case s.Receiver != d.Leader.Name && s.Receiver != d.Holder().Name && s.Relation == "":
		return InvalidField("relation", "签收人不是提醒对象本人，请填写代收人与本人的关系，例如 秘书、办公室主任")
	}
	if d.Upward { // nobody is bound to answer it by a day
		d.Service = s
		return nil
	}
	dl, err := cal.Deadline(d.clockStart(s), d.Term)
	if err != nil {
		return err
	}
	dl.Event = d.Start
	d.Service, d.Deadline = s, dl
	return nil
}

func (d *Document) clockStart(s Service) Date {
	switch d.Start {
	case StartSigning:
		return d.Signed
	case StartService:
		return s.Served
	default:
		return s.Received
	}
}

// Forecast returns the deadline that the paper names before the receipt is known: counted from the
// day of signing, or of drafting while it is not signed. It is zero when it cannot be counted.
func (d *Document) Forecast(cal *Calendar) Deadline {
	start := d.Signed
	if start.IsZero() {
		start = d.Drafted
	}
	dl, err := cal.Deadline(start, d.Term)
	if err != nil {
		return Deadline{}
	}
	return dl
}

// Answer records the reply. A late reply is taken like any other; lateness is what the lights say.
func (d *Document) Answer(r Reply, today Date) error {
	if err := d.Move(ActReply); err != nil {
		return err
	}
	if err := r.normalize(); err != nil {
		return err
	}
	switch {
	case r.Received.IsZero():
		return InvalidField("received", "请填写收到反馈的日期")
	case r.Received.Before(d.Service.Received):
		return InvalidField("received", "反馈日期不能早于签收日期（"+d.Service.Received.Chinese()+"）")
	case !d.Review.On.IsZero() && r.Received.Before(d.Review.On):
		return InvalidField("received", "重新反馈的日期不能早于上次认定日期（"+d.Review.On.Chinese()+"）")
	case r.Received.After(today):
		return InvalidField("received", "反馈日期不能晚于今天")
	case r.By == "":
		return InvalidField("by", "请填写反馈人（在反馈表上签字的人）")
	case r.Text == "" && d.Upward:
		return InvalidField("text", "请填写批示或回复的内容")
	case r.Text == "":
		return InvalidField("text", "请填写整改情况摘要")
	}
	d.Reply = r
	return nil
}

// Judge records the judgement on the reply. After 部分认可 or 退回 the clock runs again from the day
// of the judgement; the original due date is kept.
func (d *Document) Judge(r Review, today Date, cal *Calendar) error {
	if err := d.Move(r.Verdict); err != nil {
		return err
	}
	if err := r.normalize(); err != nil {
		return err
	}
	again := r.again()
	switch {
	case r.On.IsZero():
		return InvalidField("on", "请填写认定日期")
	case r.On.Before(d.Reply.Received):
		return InvalidField("on", "认定日期不能早于收到反馈的日期（"+d.Reply.Received.Chinese()+"）")
	case r.On.After(today):
		return InvalidField("on", "认定日期不能晚于今天")
	case r.By == "":
		return InvalidField("by", "请填写审核人")
	case r.Verdict == ActUnmet && r.Opinion == "":
		return InvalidField("opinion", "请写明认定为未落实的理由，升级要以它为据")
	case again && r.Opinion == "":
		return InvalidField("opinion", "请写明哪些问题没有整改到位，"+d.Leader.Name+"要据此重新反馈")
	}
	if err := d.checkOutcomes(r); err != nil {
		return err
	}
	if again {
		dl, err := cal.Deadline(r.On, r.Term)
		if err != nil {
			return err
		}
		dl.Event, dl.Original = StartReview, d.Deadline.Original
		d.Deadline = dl
	}
	d.Review = r
	return nil
}

// checkOutcomes refuses a judgement problem by problem that contradicts the verdict on the whole.
func (d *Document) checkOutcomes(r Review) error {
	if len(r.Items) == 0 {
		return nil
	}
	if len(r.Items) != len(d.Problems) {
		return InvalidField("items", "请逐条认定，共 "+strconv.Itoa(len(d.Problems))+" 条问题")
	}
	open := 0
	for i, item := range r.Items {
		if !slices.Contains(Results(), item.Result) {
			return InvalidField("items", "请选择第 "+strconv.Itoa(i+1)+" 条问题的认定结果")
		}
		if len([]rune(item.Note)) > MaxItemText {
			return InvalidField("items", "第 "+strconv.Itoa(i+1)+" 条的核验情况太长，最多 "+strconv.Itoa(MaxItemText)+" 个字")
		}
		if item.Result != ResultDone {
			open++
		}
	}
	switch {
	case r.Verdict == ActAccept && open > 0:
		return InvalidField("items", "还有 "+strconv.Itoa(open)+" 条没有整改到位，不能整体认可；请选“部分认可”“退回”或“未落实”")
	case r.Verdict != ActAccept && open == 0:
		return InvalidField("items", "各条都已整改，结论应为“认可”")
	}
	return nil
}

// Close strikes the document off (销号) after its reply was accepted.
func (d *Document) Close(by string, on, today Date) error {
	if err := d.Move(ActClose); err != nil {
		return err
	}
	by = CleanLine(by)
	if err := checkLines([2]string{"by", by}); err != nil {
		return err
	}
	switch {
	case by == "":
		return InvalidField("by", "请填写批准销号的人")
	case on.IsZero():
		return InvalidField("on", "请填写销号日期")
	case on.Before(d.Review.On):
		return InvalidField("on", "销号日期不能早于认定日期（"+d.Review.On.Chinese()+"）")
	case on.After(today):
		return InvalidField("on", "销号日期不能晚于今天")
	}
	d.Closed, d.ClosedBy = on, by
	return nil
}

// Cancel voids the document; a number given stays with it for ever.
func (d *Document) Cancel(v Void, today Date) error {
	if err := d.Move(ActVoid); err != nil {
		return err
	}
	if err := v.normalize(); err != nil {
		return err
	}
	switch {
	case v.Reason == "":
		return InvalidField("reason", "请填写作废原因，编号会保留，原因要留档")
	case v.By == "":
		return InvalidField("by", "请填写批准作废的人")
	case v.On.IsZero() || v.On.After(today):
		return InvalidField("on", "作废日期不能空，也不能晚于今天")
	case v.On.Before(d.Signed):
		return InvalidField("on", "作废日期不能早于签发日期（"+d.Signed.Chinese()+"）")
	}
	d.Void = v
	return nil
}
