package model_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

// inState is a reminder served on 28 May 2020 and due on 18 June, in the state.
func inState(st model.State, v model.Verdict) model.Document {
	d := completeCard()
	d.State, d.Number, d.Signed = st, model.Number{Mark: "同监提", Year: 2020, Seq: 7}, model.MustDate("2020-05-27")
	d.Service.Received, d.Deadline.Due = model.MustDate("2020-05-28"), model.MustDate("2020-06-18")
	if d.Review.Verdict = v; v != "" {
		d.Review.On, d.Review.Opinion = model.MustDate("2020-06-10"), "没有整改结果"
	}
	return d
}

// fullSlip is a slip of the kind with everything filled in.
func fullSlip(d *model.Document, k model.SlipKind, on model.Date) model.Slip {
	s := d.NewSlip(k, "周明", on, model.Standing{})
	s.To, s.Text = "县委副书记 许镕之", "请按期反馈"
	if k == model.SlipExtension {
		s.Due = d.Deadline.Due.Add(10)
	}
	return s
}

func TestEachStateHasItsSlips(t *testing.T) {
	cp, chase, sv, ext, back, end := model.SlipCopy, model.SlipChase, model.SlipSupervise, model.SlipExtension, model.SlipReturn, model.SlipClosure
	on := model.MustDate("2020-06-11")
	for _, c := range []struct {
		state   model.State
		verdict model.Verdict
		want    []model.SlipKind
	}{
		{model.Draft, "", nil},
		{model.Checking, "", nil},
		{model.Signing, "", nil},
		{model.Signed, "", []model.SlipKind{cp}},
		{model.Served, "", []model.SlipKind{cp, chase, sv, ext}},
		{model.Served, model.ActReturn, []model.SlipKind{cp, chase, sv, ext, back}},
		{model.Served, model.ActPartial, []model.SlipKind{cp, chase, sv, ext, back}},
		{model.Replied, "", []model.SlipKind{cp, sv}},
		{model.Replied, model.ActReturn, []model.SlipKind{cp, sv}},
		{model.Accepted, model.ActAccept, []model.SlipKind{cp, end}},
		{model.Closed, model.ActAccept, []model.SlipKind{cp}},
		{model.Escalated, model.ActReturn, []model.SlipKind{cp}},
		{model.Voided, "", nil},
	} {
		d := inState(c.state, c.verdict)
		if got := d.SlipsNow(); !slices.Equal(got, c.want) {
			t.Errorf("%s %s: %v, want %v", c.state.Label(), c.verdict, got, c.want)
		}
		for _, k := range []model.SlipKind{cp, chase, sv, ext, back, end} {
			err := d.IssueSlip(fullSlip(&d, k, on), on)
			if now := slices.Contains(c.want, k); now != (err == nil) || !now && model.CodeOf(err) != model.Refused {
				t.Errorf("%s of a document that is %s: %v", k.Label(), c.state.Label(), err)
			}
		}
		if len(d.Slips) != len(c.want) || d.State != c.state {
			t.Errorf("%s: %d slips kept, now %s", c.state.Label(), len(d.Slips), d.State.Label())
		}
	}
}

func TestASlipThatCannotBeIssuedIsRefusedAtItsField(t *testing.T) {
	on := model.MustDate("2020-06-11")
	for _, c := range []struct {
		name, field string // no field where the slip is fine
		kind        model.SlipKind
		change      func(*model.Slip)
	}{
		{"as proposed", "", model.SlipChase, func(*model.Slip) {}},
		{"tomorrow", "on", model.SlipChase, func(s *model.Slip) { s.On = on.Add(1) }},
		{"no date", "on", model.SlipChase, func(s *model.Slip) { s.On = model.Date{} }},
		{"before the receipt", "on", model.SlipChase, func(s *model.Slip) { s.On = model.MustDate("2020-05-27") }},
		{"a copy on the day of signing", "", model.SlipCopy, func(s *model.Slip) { s.On = model.MustDate("2020-05-27") }},
		{"a copy before the signing", "on", model.SlipCopy, func(s *model.Slip) { s.On = model.MustDate("2020-05-26") }},
		{"a return before the judgement", "on", model.SlipReturn, func(s *model.Slip) { s.On = model.MustDate("2020-06-09") }},
		{"nobody hands it over", "by", model.SlipChase, func(s *model.Slip) { s.By = " " }},
		{"for nobody", "to", model.SlipCopy, func(s *model.Slip) { s.To = "" }},
		{"for too many", "to", model.SlipCopy, func(s *model.Slip) { s.To = strings.Repeat("长", 121) }},
		{"a chase says enough by itself", "", model.SlipChase, func(s *model.Slip) { s.Text = "" }},
		{"a copy that says nothing", "text", model.SlipCopy, func(s *model.Slip) { s.Text = "\n" }},
		{"an extension without a reason", "text", model.SlipExtension, func(s *model.Slip) { s.Text = "" }},
		{"a text without end", "text", model.SlipSupervise, func(s *model.Slip) { s.Text = strings.Repeat("长", model.MaxItemText+1) }},
		{"an extension to the same day", "due", model.SlipExtension, func(s *model.Slip) { s.Due = model.MustDate("2020-06-18") }},
		{"an extension without a day", "due", model.SlipExtension, func(s *model.Slip) { s.Due = model.Date{} }},
		{"to be done yesterday", "due", model.SlipSupervise, func(s *model.Slip) { s.Due = on.Add(-1) }},
		{"to be done today", "", model.SlipSupervise, func(s *model.Slip) { s.Due = on }},
		{"no colour", "color", model.SlipSupervise, func(s *model.Slip) { s.Color = "" }},
		{"a colour of its own", "color", model.SlipSupervise, func(s *model.Slip) { s.Color = "绿色" }},
		{"too much is asked", "asks", model.SlipCopy, func(s *model.Slip) { s.Asks = slices.Repeat([]string{"督促整改落实"}, model.MaxItems+1) }},
	} {
		d := inState(model.Served, model.ActReturn)
		s := fullSlip(&d, c.kind, on)
		c.change(&s)
		err := d.IssueSlip(s, on)
		if model.FieldOf(err) != c.field || (err == nil) != (c.field == "") || len(d.Slips) != map[bool]int{true: 1, false: 0}[err == nil] {
			t.Errorf("%s: %v at %q with %d slips, want it at %q", c.name, err, model.FieldOf(err), len(d.Slips), c.field)
		}
	}
}

func TestSlipsAreCountedByKind(t *testing.T) {
	on := model.MustDate("2020-06-11")
	d := inState(model.Served, model.ActReturn)
	stale := fullSlip(&d, model.SlipChase, on) // a form opened before the first one was issued
	stale.Against, stale.SHA256 = model.MustDate("2020-01-01"), "abc"
	for _, c := range []struct {
		slip model.Slip
		name string
	}{
		{fullSlip(&d, model.SlipChase, on), "催办通知单（第1次）"},
		{fullSlip(&d, model.SlipReturn, on), "退回重报通知"},
		{stale, "催办通知单（第2次）"},
		{fullSlip(&d, model.SlipReturn, on), "退回重报通知（第2次）"},
		{fullSlip(&d, model.SlipCopy, on), "抄告单（第1次）"},
	} {
		if err := d.IssueSlip(c.slip, on); err != nil {
			t.Fatal(err)
		}
		got := d.Slips[len(d.Slips)-1]
		if got.Name() != c.name || got.Against != d.Deadline.Due || got.SHA256 != "" {
			t.Errorf("%s against %s with hash %q, want %s", got.Name(), got.Against, got.SHA256, c.name)
		}
	}
	if next := d.NewSlip(model.SlipChase, "周明", on, model.Standing{}); next.Nth != 3 {
		t.Errorf("the next chase is proposed as the %dth", next.Nth)
	}
}

func TestANewSlipKnowsWhatTheDocumentKnows(t *testing.T) {
	d, on := inState(model.Served, model.ActReturn), model.MustDate("2020-06-11")
	for _, k := range d.SlipsNow() {
		s := d.NewSlip(k, "周明", on, model.Standing{})
		toLeader := s.To == d.Leader.Name && s.Post == d.Leader.Post
		if s.On != on || s.By != "周明" || s.Against != d.Deadline.Due || toLeader == (k == model.SlipCopy) {
			t.Errorf("%s: %+v", k.Label(), s)
		}
		if k.Label() == "" || k.TextLabel() == "" {
			t.Errorf("%s has no words", k)
		}
	}
	if s := d.NewSlip(model.SlipReturn, "周明", on, model.Standing{}); s.Text != "没有整改结果" || s.Due != d.Deadline.Due {
		t.Errorf("the return says %q by %s", s.Text, s.Due)
	}
}

func TestTheColourFollowsHowTheDocumentStands(t *testing.T) {
	on := model.MustDate("2020-06-11")
	for _, c := range []struct {
		verdict model.Verdict
		light   model.Light
		want    model.Color
	}{
		{"", model.LightSoon, model.Blue},
		{"", model.LightToday, model.Blue},
		{"", model.LightNormal, model.Yellow},
		{model.ActPartial, model.LightSoon, model.Yellow},
		{model.ActReturn, model.LightOverdue, model.Red},
		{"", model.LightOverdue, model.Red},
	} {
		d := inState(model.Served, c.verdict)
		if got := d.NewSlip(model.SlipSupervise, "周明", on, model.Standing{Light: c.light}).Color; got != c.want {
			t.Errorf("%s after %q: %s, want %s", c.light.Label(), c.verdict, got, c.want)
		}
		if c.want.Meaning() == "" {
			t.Errorf("%s means nothing", c.want)
		}
	}
}

func TestTheTimelineSaysWhichSlipWasIssued(t *testing.T) {
	for want, s := range map[string]model.Slip{
		"出具催办通知单（第2次），2020年6月20日前；请按期反馈": {Kind: model.SlipChase, Nth: 2, Due: model.MustDate("2020-06-20"), Text: "请按期反馈"},
		"出具三色督办单（第1次），红色；已超期":            {Kind: model.SlipSupervise, Nth: 1, Color: model.Red, Text: "已超期"},
		"出具抄告单（第1次），抄告许镕之；请督促":           {Kind: model.SlipCopy, Nth: 1, To: "许镕之", Text: "请督促"},
		"出具销号审批表": {Kind: model.SlipClosure, Nth: 1, To: "欧阳静文"},
	} {
		if got := s.Line(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
