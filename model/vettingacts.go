package model

import (
	"fmt"
	"strings"
)

// The rules of each act on a vetting beyond its life cycle. Each method changes the batch or refuses with a sentence;
// the store calls it inside the transaction of the act.

// Circulate sends a batch to the rooms (送会签).
func (v *Vetting) Circulate(persons []Vetted) error {
	if err := v.Move(VettingCirculate); err != nil {
		return err
	}
	return checkAny(persons)
}

// checkAny refuses a batch of nobody; its reply would spend a number on nothing.
func checkAny(persons []Vetted) error {
	if len(persons) == 0 {
		return InvalidField("persons", "这一批还没有人员，请先录入或从 Excel 导入名单")
	}
	return nil
}

// Submit hands a batch in for the leader's decision (送审定): there is somebody in it, every room has answered, every person
// has a conclusion, and what is not plain is explained.
func (v *Vetting) Submit(persons []Vetted, rooms []string) error {
	if err := v.Move(VettingSubmit); err != nil {
		return err
	}
	if err := checkAny(persons); err != nil {
		return err
	}
	for i, p := range persons {
		if why := p.unready(rooms); why != "" {
			return InvalidField("persons", fmt.Sprintf("第 %d 人“%s”%s", i+1, p.Name, why))
		}
	}
	return CheckTwice(persons)
}

// unready says what is missing before the leader can decide on the person, or "".
func (p Vetted) unready(rooms []string) string {
	var silent []string
	for _, room := range rooms {
		if p.Opinion(room).Reported == "" {
			silent = append(silent, room)
		}
	}
	switch {
	case len(silent) > 0:
		return "还没有" + strings.Join(silent, "、") + "的意见，请补填"
	case p.Conclusion == "":
		return "还没有结论，请选择"
	case p.Conclusion != ConclusionClear && p.Note == "":
		return "的结论是“" + string(p.Conclusion) + "”，请在“内部说明”里写明原因"
	case p.Conclusion == ConclusionClear && !p.Reported() && p.known() && p.Note == "":
		return "有过反映而结论是“无影响”，请在“内部说明”里写明怎样了结"
	}
	if err := p.Check(); err != nil { // entered before a rule was there
		return "：" + UserMessage(err)
	}
	return ""
}

// Rework sends a batch back to the rooms with the reason (退回会签); what was decided on it no longer stands.
func (v *Vetting) Rework(reason string) error {
	reason = CleanText(reason)
	if err := v.Move(VettingRework); err != nil {
		return err
	}
	if reason == "" {
		return InvalidField("reason", "请填写退回原因")
	}
	if err := checkTexts([2]string{"reason", reason}); err != nil {
		return err
	}
	v.Decision = VettingDecision{}
	return nil
}

// Decide records the decision of the leader (领导审定); a later one stands in the place of an earlier. Who prepared the
// batch cannot decide on it.
func (v *Vetting) Decide(d VettingDecision, staff Staff, today Date) error {
	if err := v.Move(VettingDecide); err != nil {
		return err
	}
	d.By, d.Opinion = cleanName(d.By), CleanText(d.Opinion)
	switch {
	case nameKey(d.By) == "":
		return InvalidField("by", "请填写审定的领导")
	case staff.Same(d.By, v.Clerk):
		return &Error{Code: Refused, Field: "by", Msg: "“" + d.By + "”是这一批的经办人，经办和审定不能由同一人办，请填写审定的领导"}
	case d.On.IsZero() || d.On.After(today):
		return InvalidField("on", "请填写审定日期，不能晚于今天")
	case d.On.Before(v.Received):
		return InvalidField("on", "审定日期不能早于收到来函的日期（"+v.Received.Chinese()+"）")
	case d.Opinion == "":
		return InvalidField("opinion", "请填写审定意见，例如 同意")
	case max(len([]rune(d.By)), len([]rune(d.Opinion))) > MaxItemText:
		return InvalidField("opinion", fmt.Sprintf("审定意见不能超过 %d 个字", MaxItemText))
	}
	v.Decision = d
	return nil
}

// CheckReply refuses a reply that cannot go out yet, before a number is taken for it.
func (v *Vetting) CheckReply(text string, on, today Date) error {
	text = CleanText(text)
	if _, err := v.State.After(VettingReply); err != nil {
		return err
	}
	switch {
	case v.Decision.By == "":
		return Refuse("领导还没有审定，不能回复，请先登记审定意见")
	case on.IsZero() || on.After(today):
		return InvalidField("on", "请填写回复日期，不能晚于今天")
	case on.Before(v.Decision.On):
		return InvalidField("on", "回复日期不能早于审定日期（"+v.Decision.On.Chinese()+"）")
	case text == "":
		return InvalidField("text", "请填写回复函的正文")
	case len([]rune(text)) > MaxWording:
		return InvalidField("text", fmt.Sprintf("正文有 %d 个字，最多 %d 个字", len([]rune(text)), MaxWording))
	}
	return nil
}

// VettingIssue is what is said when a reply gets its number.
type VettingIssue struct {
	Text string // the paragraphs of the letter
	On   Date   // 成文日期
	Late string // why the number is given on an earlier day than the last of its series (补签)
}

// Reply gives the batch its number and keeps what else stands on the letter. CheckReply has been asked.
func (v *Vetting) Reply(text string, on Date, n Number, o Office, cal *Calendar) error {
	if err := v.Move(VettingReply); err != nil {
		return err
	}
	v.Deadline = vettingClock(v.Received, v.Term, cal)
	v.Text, v.Replied, v.Number, v.Office = CleanText(text), on, n, o
	v.Counting = v.counting()
	return nil
}

// Cancel voids a batch (作废); a number given stays with it.
func (v *Vetting) Cancel(void Void, today Date) error {
	if err := v.Move(VettingVoid); err != nil {
		return err
	}
	if err := void.normalize(); err != nil {
		return err
	}
	switch {
	case void.Reason == "":
		return InvalidField("reason", "请填写作废原因")
	case void.By == "":
		return InvalidField("by", "请填写批准人")
	case void.On.IsZero() || void.On.After(today):
		return InvalidField("on", "请填写作废日期，不能晚于今天")
	case void.On.Before(v.Received):
		return InvalidField("on", "作废日期不能早于收到来函的日期（"+v.Received.Chinese()+"）")
	}
	v.Void = void
	return nil
}
