package model

import (
	"fmt"
	"strconv"
)

// FieldKind is what a field of a deed holds.
type FieldKind int

// The kinds of fields.
const (
	LineField FieldKind = iota
	TextField
	DateField
	DaysField
	ChoiceField
)

// DeedField is one thing that was registered of a deed, as data: the dialog of a correction is made of them, and so is
// what the record says of it.
type DeedField struct {
	Name    string // the Field of the errors of the act
	Label   string
	Kind    FieldKind
	Choices []string // of a ChoiceField, the words; "" is none of them
	Value   string   // a date as YYYY-MM-DD
	set     func(string) error
}

// Set changes the deed the field was taken from.
func (f DeedField) Set(value string) error { return f.set(value) }

// Shown is the value as the record says it.
func (f DeedField) Shown() string {
	if f.Kind == DateField {
		if day, err := ParseDate(f.Value); err == nil {
			return day.Chinese()
		}
	}
	return f.Value
}

// Editable returns a copy of the deed and its fields, which change the copy.
func (x Deed) Editable(steps []ChaseStep) (*Deed, []DeedField) {
	c := x.clone()
	return &c, c.Fields(steps)
}

// Fields returns what was registered of the deed; steps are those of the office, for a chase.
func (x *Deed) Fields(steps []ChaseStep) []DeedField {
	switch {
	case x.Service != nil:
		s := x.Service
		return []DeedField{
			dateField("served", "送达日期", &s.Served), dateField("received", "签收日期", &s.Received),
			choiceField("means", "送达方式", ServiceMeansList(), &s.Means), lineField("by", "送达人", &s.By),
			lineField("receiver", "签收人", &s.Receiver), lineField("relation", "代收关系", &s.Relation), lineField("note", "备注", &s.Note),
		}
	case x.Reply != nil:
		r := x.Reply
		return []DeedField{dateField("received", "收到日期", &r.Received), lineField("by", "反馈人", &r.By), textField("text", "整改情况", &r.Text)}
	case x.Review != nil:
		return x.Review.fields()
	case x.Extension != nil:
		e := x.Extension
		return []DeedField{
			dateField("asked", "申请日期", &e.Asked), lineField("by", "申请人", &e.By), textField("reason", "延期理由", &e.Reason),
			textField("progress", "目前进展", &e.Progress), textField("refusal", "不同意的理由", &e.Refusal), textField("override", "破例的理由", &e.Override),
			dateField("until", "延至", &e.Until), daysField("days", "延长工作日数", &e.Days),
			lineField("approver", "审批人", &e.Approver), dateField("decided", "审批日期", &e.Decided),
		}
	case x.Chase != nil:
		c := x.Chase
		return []DeedField{
			c.stepField(steps), dateField("on", "催办日期", &c.On), choiceField("means", "方式", ChaseMeansList(), &c.Means),
			lineField("reached", "联系对象", &c.Reached), textField("answer", "答复", &c.Answer), dateField("promised", "承诺反馈于", &c.Promised),
			lineField("by", "经办人", &c.By),
		}
	case x.Slip != nil:
		return x.Slip.fields()
	case x.Closing != nil:
		return []DeedField{lineField("by", "批准人", &x.Closing.By), dateField("on", "销号日期", &x.Closing.On)}
	case x.Handover != nil: // to the wrong person: taken back, and handed over again
		h := x.Handover
		return []DeedField{dateField("from", "起始日期", &h.From), textField("reason", "移交原因", &h.Reason), lineField("by", "经办人", &h.By)}
	case x.Ended != nil:
		return []DeedField{textField("reason", "终止原因", &x.Ended.Reason), lineField("approver", "批准人", &x.Ended.By), dateField("on", "终止日期", &x.Ended.On)}
	case x.Look != nil:
		return x.Look.fields()
	case x.Void != nil:
		return []DeedField{textField("reason", "作废原因", &x.Void.Reason), lineField("by", "批准人", &x.Void.By), dateField("on", "作废日期", &x.Void.On)}
	}
	return nil
}

func (r *Review) fields() []DeedField {
	verdicts := []Verdict{ActAccept, ActPartial, ActReturn, ActUnmet}
	labels := make([]string, len(verdicts))
	for i, v := range verdicts {
		labels[i] = v.Label()
	}
	out := []DeedField{{Name: "verdict", Label: "结论", Kind: ChoiceField, Choices: labels, Value: r.Verdict.Label(), set: func(s string) error {
		for i, label := range labels {
			if label == s {
				r.Verdict = verdicts[i]
			}
		}
		if r.again() && r.Term == 0 {
			return nil // said at its own field
		}
		if !r.again() {
			r.Term = 0
		}
		return nil
	}}}
	for i := range r.Items {
		out = append(out,
			choiceField("items", fmt.Sprintf("第%d条认定", i+1), Results(), &r.Items[i].Result), lineField("items", fmt.Sprintf("第%d条核验", i+1), &r.Items[i].Note))
	}
	return append(out, textField("opinion", "审核意见", &r.Opinion), daysField("term", "重新反馈期限", &r.Term), dateField("on", "认定日期", &r.On), lineField("by", "审核人", &r.By))
}

func (s *Slip) fields() []DeedField {
	out := []DeedField{dateField("on", "日期", &s.On), lineField("by", "经办人", &s.By), lineField("to", "给谁", &s.To), lineField("post", "职务", &s.Post)}
	if s.Kind == SlipSupervise {
		out = append(out, choiceField("color", "颜色", Colors(), &s.Color))
	}
	return append(out, textField("text", s.Kind.TextLabel(), &s.Text), dateField("due", "要求的日期", &s.Due))
}

// stepField chooses among the steps of the office; one that it no longer has stays as it is.
func (c *Chase) stepField(steps []ChaseStep) DeedField {
	f := DeedField{Name: "step", Label: "步骤", Kind: ChoiceField, Choices: []string{""}, Value: c.Name}
	for _, s := range steps {
		f.Choices = append(f.Choices, s.Name)
	}
	f.set = func(name string) error {
		if name == c.Name {
			return nil
		}
		c.Step, c.Name = "", ""
		for _, s := range steps {
			if s.Name == name {
				c.Step, c.Name = s.Key, s.Name
			}
		}
		return nil
	}
	return f
}

// changed lists what differs between two versions of a deed.
func changed(before, after Deed) []Change {
	was, now := before.Fields(nil), after.Fields(nil)
	var out []Change
	for i := range was {
		if i < len(now) && was[i].Value != now[i].Value {
			out = append(out, Change{Label: was[i].Label, Before: was[i].Shown(), After: now[i].Shown()})
		}
	}
	return out
}

func lineField(name, label string, s *string) DeedField {
	return DeedField{Name: name, Label: label, Value: *s, set: func(v string) error { *s = CleanLine(v); return nil }}
}

func textField(name, label string, s *string) DeedField {
	return DeedField{Name: name, Label: label, Kind: TextField, Value: *s, set: func(v string) error { *s = CleanText(v); return nil }}
}

func dateField(name, label string, d *Date) DeedField {
	return DeedField{Name: name, Label: label, Kind: DateField, Value: d.String(), set: func(v string) (err error) {
		if v = CleanLine(v); v == "" {
			*d = Date{}
			return nil
		}
		day, err := ParseDate(v)
		if err != nil {
			return InvalidField(name, UserMessage(err))
		}
		*d = day
		return nil
	}}
}

func daysField(name, label string, n *int) DeedField {
	f := DeedField{Name: name, Label: label, Kind: DaysField, set: func(v string) error {
		if v = CleanLine(v); v == "" {
			*n = 0
			return nil
		}
		days, err := strconv.Atoi(toHalfWidth(v))
		if err != nil {
			return InvalidField(name, "请填写工作日数，例如 15")
		}
		*n = days
		return nil
	}}
	if *n != 0 {
		f.Value = strconv.Itoa(*n)
	}
	return f
}

func choiceField[W ~string](name, label string, words []W, value *W) DeedField {
	f := DeedField{Name: name, Label: label, Kind: ChoiceField, Value: string(*value), set: func(v string) error { *value = W(v); return nil }}
	for _, w := range words {
		f.Choices = append(f.Choices, string(w))
	}
	return f
}

// What is found of a problem in a look.
const (
	lookHeld = "仍然解决"
	lookBack = "反弹"
)

func (l *LookBack) fields() []DeedField {
	out := []DeedField{dateField("on", "回头看日期", &l.On), lineField("means", "方式", &l.Means)}
	for i := range l.Items {
		item := &l.Items[i]
		f := DeedField{
			Name: "items", Label: fmt.Sprintf("第%d条", i+1), Kind: ChoiceField, Choices: []string{lookHeld, lookBack}, Value: lookHeld,
			set: func(v string) error { item.Back = v == lookBack; return nil },
		}
		if item.Back {
			f.Value = lookBack
		}
		out = append(out, f, lineField("items", fmt.Sprintf("第%d条情况", i+1), &item.Note))
	}
	return append(out, textField("evidence", "依据", &l.Evidence), lineField("by", "回头看的人", &l.By))
}
