package store_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

// got is what an act returns that must not fail.
func got[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// saysDue stands for the printer of slips where it matters what they say.
func saysDue(p model.Paper, s model.Slip) ([]byte, error) {
	return []byte("%PDF " + s.Name() + s.To + s.Against.String() + p.Document.Service.Received.String()), nil
}

// put corrects the deed whose name begins so: values by the names of its fields.
func put(t *testing.T, s *store.Store, d model.Document, deed string, today model.Date, values map[string]string) (model.Document, error) {
	t.Helper()
	deeds, err := s.Deeds(ctx, d.ID)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(deeds, func(x model.Deed) bool { return strings.HasPrefix(x.Name(), deed) })
	if at < 0 {
		t.Fatalf("no deed %q", deed)
	}
	to, fields := deeds[at].Editable(model.DefaultChaseSteps())
	for name, value := range values {
		i := slices.IndexFunc(fields, func(f model.DeedField) bool { return f.Name == name })
		if i < 0 {
			t.Fatalf("%s has no field %q", deed, name)
		}
		if err := fields[i].Set(value); err != nil {
			return d, err
		}
	}
	return s.Correct(ctx, d.ID, d.Version, at, to, "周明", "抄错了回执", today, saysDue)
}

func withdraw(t *testing.T, s *store.Store, d model.Document, deed string, today model.Date) (model.Document, error) {
	t.Helper()
	deeds, err := s.Deeds(ctx, d.ID)
	at := slices.IndexFunc(deeds, func(x model.Deed) bool { return strings.HasPrefix(x.Name(), deed) })
	if err != nil || at < 0 {
		t.Fatalf("no deed %q in %v, %v", deed, deeds, err)
	}
	return s.Correct(ctx, d.ID, d.Version, at, nil, "周明", "登记到别的文书上了", today, saysDue)
}

func TestACorrectedReceiptMovesTheDueDateAndSaysSo(t *testing.T) {
	s := storetest.New(t)
	d := reminder(t, s, "李书言") // received 2020-05-27, due 2020-06-17
	d = got(s.IssueSlip(ctx, d.ID, d.Version, model.Slip{Kind: model.SlipChase, On: later, By: "周明", To: "李书言", Post: "部长"}, later, saysDue))
	if d.Slips[0].Against.String() != "2020-06-17" {
		t.Fatalf("the slip is against %s", d.Slips[0].Against)
	}
	before := d
	d = got(put(t, s, d, "登记送达", later, map[string]string{"received": "2020-06-01", "by": "吴静"}))
	if d.Deadline.Due.String() != "2020-06-22" || d.Deadline.Original != d.Deadline.Due || d.Service.By != "吴静" || d.State != model.Served {
		t.Errorf("due %s (original %s), handed over by %s", d.Deadline.Due, d.Deadline.Original, d.Service.By)
	}
	if !d.Slips[0].Stale || d.Slips[0].Against != before.Slips[0].Against || d.Slips[0].SHA256 != before.Slips[0].SHA256 {
		t.Errorf("the slip is recorded as %+v", d.Slips[0])
	}
	lines := timeline(t, s, d.ID)
	last := lines[len(lines)-1]
	for _, want := range []string{
		"更正“登记送达（2020年5月27日签收）”，更正人：周明，原因：抄错了回执", "签收日期由“2020年5月27日”改为“2020年6月1日”", "送达人由“周明”改为“吴静”",
		"期限由2020年6月17日改为2020年6月22日", "要更换的纸面：催办通知单（第1次）",
	} {
		if !strings.Contains(last.Text, want) {
			t.Errorf("the timeline does not say %q but %q", want, last.Text)
		}
	}
	rows := got(s.Documents(ctx, model.Filter{ID: d.ID}, 0, 1, later))
	if rows[0].Due != d.Deadline.Due || rows[0].Received.String() != "2020-06-01" || rows[0].Standing.Left != -4 {
		t.Errorf("the list says %+v", rows[0])
	}
	changes := got(s.DeadlineChanges(ctx, day, 10))
	if len(changes) != 1 || changes[0].Reason != "更正：抄错了回执" || changes[0].Before.String() != "2020-06-17" {
		t.Errorf("changes of deadlines: %+v", changes)
	}
	wantSound(t, s)

	// Once more, and back: what stood there each time stays on record.
	d = got(put(t, s, d, "登记送达", later, map[string]string{"received": "2020-05-28"}))
	if d.Deadline.Due.String() != "2020-06-18" || len(d.Corrections) != 2 || d.Corrections[1].Changes[0].Before != "2020年6月1日" || d.Service.By != "吴静" {
		t.Errorf("corrected twice: due %s, %+v", d.Deadline.Due, d.Corrections)
	}
	wantSound(t, s)
}

func TestACorrectionIsRefusedWhereWhatFollowedRestsOnIt(t *testing.T) {
	s := storetest.New(t)
	d := storetest.Advance(t, s, reminder(t, s, "李书言"), model.Closed, model.MustDate("2020-06-10"))
	cal := got(s.Calendar(ctx))
	for _, c := range []struct {
		deed, field, value, says, at string
	}{
		{"登记送达", "received", "2020-06-11", "后面的“登记反馈（2020年6月10日）”就不成立了：反馈日期不能早于签收日期", ""},
		{"登记送达", "received", "2027-05-27", "签收日期不能晚于今天", "received"},
		{"登记送达", "received", "2020-05-26", "签收日期不能早于送达日期", "received"},
		{"登记送达", "received", "5月32日", "", "received"},
		{"登记送达", "receiver", "何秘书", "请填写代收人与本人的关系", "relation"},
		{"登记反馈", "received", "2020-06-11", "后面的“认定为“认可”", ""},
		{"登记反馈", "text", "", "请填写整改情况摘要", "text"},
		{"认定为", "verdict", "退回", "", "opinion"},
		{"认定为", "on", "2020-06-12", "后面的“销号", ""},
		{"销号", "by", "", "请填写批准销号的人", "by"},
		{"销号", "by", "郑国强", "没有改动任何内容", ""},
	} {
		_, err := put(t, s, d, c.deed, later, map[string]string{c.field: c.value})
		if err == nil || !strings.Contains(model.UserMessage(err), c.says) || model.FieldOf(err) != c.at {
			t.Errorf("%s %s=%s: %v at %q", c.deed, c.field, c.value, err, model.FieldOf(err))
		}
	}
	if now := stored(t, s, d.ID); now.Version != d.Version || len(now.Corrections) > 0 {
		t.Errorf("a refused correction left %+v", now.Corrections)
	}
	// A closed document is corrected where nothing rests on it.
	d = got(put(t, s, d, "销号", later, map[string]string{"by": "陈志远", "on": "2020-06-12"}))
	d = got(put(t, s, d, "登记反馈", later, map[string]string{"text": "宣讲三场", "by": "李书言"}))
	if d.State != model.Closed || d.ClosedBy != "陈志远" || d.Closed.String() != "2020-06-12" || d.Reply.Text != "宣讲三场" {
		t.Errorf("closed as %s by %s, reply %q", d.Closed, d.ClosedBy, d.Reply.Text)
	}
	if _, err := withdraw(t, s, d, "登记反馈", later); err == nil || !strings.Contains(model.UserMessage(err), "后面的“认定为") {
		t.Errorf("a reply that was judged is taken back: %v", err)
	}
	d = got(withdraw(t, s, d, "销号", later))
	if d.State != model.Accepted || !d.Closed.IsZero() || d.Deadline.Due != cal.AddWorkdays(day, 15) {
		t.Errorf("after taking back the closing it is %s, closed %s", d.State.Label(), d.Closed)
	}
	wantSound(t, s)
}

func TestEveryActIsCorrected(t *testing.T) {
	s := storetest.New(t)
	d := reminder(t, s, "李书言")
	on := model.MustDate("2020-06-10")
	d = got(s.Chase(ctx, d.ID, d.Version, model.Chase{Step: "phone", On: on, Means: model.ByPhone, Reached: "李书言", By: "周明"}, later))
	d = got(s.Extend(ctx, d.ID, d.Version, model.Extension{Asked: on, By: "李书言", Reason: "招标没有完成", Days: 5, Approver: "郑国强", Decided: on}, later))
	d = got(s.Chase(ctx, d.ID, d.Version, model.Chase{Step: "phone", On: on.Add(5), Means: model.ByPhone, Reached: "何秘书", By: "周明"}, later))
	due := d.Deadline.Due
	// The first chase was about the term before the extension, the second about the one it made.
	d = got(put(t, s, d, "第1次催办", later, map[string]string{"reached": "陈秘书", "answer": "月底前反馈", "means": "当面"}))
	d = got(put(t, s, d, "第1次申请延期", later, map[string]string{"days": "8", "approver": "陈志远"}))
	if d.Chases[0].Reached != "陈秘书" || d.Extensions[0].Approver != "陈志远" || !d.Deadline.Due.After(due) {
		t.Errorf("%+v, due %s", d.Extensions, d.Deadline.Due)
	}
	if d.Chases[1].Against != d.Deadline.Due || d.Chases[0].Against != d.Deadline.Original || d.Extensions[0].After != d.Deadline.Due {
		t.Errorf("the second chase is about %s, due is %s", d.Chases[1].Against, d.Deadline.Due)
	}
	// The receipt below an extension and a chase.
	d = got(put(t, s, d, "登记送达", later, map[string]string{"received": "2020-05-28"}))
	if d.Extensions[0].Before.String() != "2020-06-18" || d.Deadline.Original.String() != "2020-06-18" || d.Extensions[0].After != d.Deadline.Due {
		t.Errorf("%+v, due %s", d.Extensions[0], d.Deadline.Due)
	}
	if _, err := put(t, s, d, "登记送达", later, map[string]string{"received": "2020-06-12"}); err == nil ||
		!strings.Contains(model.UserMessage(err), "后面的“第1次催办（2020年6月10日）”") {
		t.Errorf("a receipt after the first chase: %v", err)
	}
	d = got(withdraw(t, s, d, "第1次催办", later))
	if len(d.Chases) != 1 || d.Chases[0].Nth != 1 || d.Chases[0].Reached != "何秘书" {
		t.Errorf("left are %+v", d.Chases)
	}
	d = got(s.Answer(ctx, d.ID, d.Version, model.Reply{Received: later, Text: "已整改", By: "李书言"}, later))
	d = got(s.Judge(ctx, d.ID, d.Version, model.Review{On: later, Verdict: model.ActPartial, Opinion: "第二条没有", By: "吴静", Term: 5}, later))
	d = got(put(t, s, d, "认定为", later, map[string]string{"verdict": "认可", "opinion": ""}))
	if d.State != model.Accepted || d.Review.Term != 0 || d.Deadline.Event == model.StartReview {
		t.Errorf("judged anew it is %s with %+v", d.State.Label(), d.Deadline)
	}
	d = got(put(t, s, d, "认定为", later, map[string]string{"verdict": "退回", "opinion": "没有佐证", "term": "3"}))
	if d.ShownState() != model.Again || d.Deadline.Due != got(s.Calendar(ctx)).AddWorkdays(later, 3) || d.Deadline.Original.String() != "2020-06-18" {
		t.Errorf("judged once more it is %s, due %s", d.ShownState().Label(), d.Deadline.Due)
	}
	d = got(s.Void(ctx, d.ID, d.Version, model.Void{On: later, Reason: "对象有误", By: "郑国强"}, later))
	d = got(put(t, s, d, "作废", later, map[string]string{"reason": "制发有误"}))
	if d.State != model.Voided || d.Void.Reason != "制发有误" || d.Void.By != "郑国强" {
		t.Errorf("void as %+v", d.Void)
	}
	if _, err := withdraw(t, s, d, "作废", later); err == nil {
		t.Error("a void document came back to life")
	}
	wantSound(t, s)
}

func TestAJudgementUnderAnEscalationIsCorrectedOnlyWhereTheNextDocumentAgrees(t *testing.T) {
	s := storetest.New(t)
	d := storetest.Advance(t, s, reminder(t, s, "李书言"), model.Replied, day)
	items := []model.Outcome{{Result: model.ResultDone}, {Result: model.ResultOpen}}
	d = got(s.Judge(ctx, d.ID, d.Version, model.Review{On: day, Verdict: model.ActReturn, Opinion: "逾期没有反馈第二条", By: "吴静", Term: 5, Items: items}, later))
	next := follow(t, s, d)
	next.Oversight.Earlier = "逾期没有反馈第二条"
	next = storetest.Advance(t, s, save(t, s, next), model.Signed, later)
	d = stored(t, s, d.ID)
	for _, c := range []map[string]string{{"verdict": "认可", "opinion": "", "items": ""}, {"items": "未整改"}, {"verdict": "认可"}} {
		if _, err := put(t, s, d, "认定为", later, c); err == nil {
			t.Errorf("%v is taken though the next document was issued upon it", c)
		}
	}
	d = got(put(t, s, d, "认定为", later, map[string]string{"opinion": "第二条没有佐证", "by": "徐建平"}))
	if d.State != model.Escalated || !slices.Equal(d.Corrections[0].Replace, []string{"《廉政监督卡》" + next.Number.String()}) {
		t.Errorf("%s; to be replaced: %q", d.State.Label(), d.Corrections[0].Replace)
	}
	wantSound(t, s)
}

func TestDocumentsOfOlderReleasesAreCorrected(t *testing.T) {
	s := reopen(t, schema1(t))
	card := number(t, s, "同监督〔2020〕1号")
	deeds := got(s.Deeds(ctx, card.ID))
	if len(deeds) == 0 || deeds[0].Service == nil {
		t.Fatalf("deeds %+v", deeds)
	}
	due := card.Deadline.Due
	card = got(put(t, s, card, "登记送达", due, map[string]string{"note": "机要交接单第7号"}))
	if card.Deadline.Due != due || card.Service.Note != "机要交接单第7号" || card.Corrections[0].Moved != nil {
		t.Errorf("due %s, was %s", card.Deadline.Due, due)
	}
	ended := number(t, s, "同监提〔2020〕1号")
	if ended.State == model.Escalated {
		ended = got(put(t, s, ended, "登记送达", due, map[string]string{"note": "当面"}))
		if ended.State != model.Escalated {
			t.Errorf("corrected it is %s", ended.State.Label())
		}
	}
	wantSound(t, s)
}
