package model_test

import (
	"strings"
	"testing"

	"oversight/model"
)

func TestBeyondTheCeilingsOnlyTheChiefGrantsAndSaysWhy(t *testing.T) {
	cal := publishedCalendar(t)
	for _, c := range []struct {
		name      string
		rules     model.Approvals
		before    []int // working days of the extensions granted before
		asked     string
		days      int
		until     string
		approver  string
		override  string
		field, to string // where it is refused; else the new due date
		says      string
	}{
		{name: "the first within the term", asked: "2020-06-15", days: 10, approver: "吴静", to: "2020-07-02"},
		{name: "exactly the term", asked: "2020-06-15", days: 15, approver: "吴静", to: "2020-07-09"},
		{name: "a day more than the term", asked: "2020-06-15", days: 16, approver: "吴静", field: "override", says: "合计延期16个工作日，超过原定期限15个工作日"},
		{name: "a day more, by a deputy with a reason", asked: "2020-06-15", days: 16, approver: "吴静", override: "工程复杂", field: "approver", says: "“吴静”在“设置 → 人员与审批”里没有标为主要领导"},
		{name: "a day more, by the chief", asked: "2020-06-15", days: 16, approver: "郑 国 强", override: "工程复杂", to: "2020-07-10"},
		{name: "two together more than the term", before: []int{10}, asked: "2020-06-15", days: 6, approver: "吴静", field: "override", says: "合计延期16个工作日"},
		{name: "400 days", asked: "2020-06-15", until: "2021-07-22", approver: "吴静", override: "忘了", field: "approver", says: "超过原定期限15个工作日，要由主要领导批准"},
		{name: "400 working days", asked: "2020-06-15", days: 400, approver: "郑国强", override: "工程复杂", field: "days", says: "1 至 250 个工作日"},
		{name: "the third", before: []int{1, 1}, asked: "2020-06-15", days: 1, approver: "吴静", field: "override", says: "已延期2次，达到上限2次"},
		{name: "the third, by the chief without a reason", before: []int{1, 1}, asked: "2020-06-15", days: 1, approver: "郑国强", field: "override"},
		{name: "the third, by the chief", before: []int{1, 1}, asked: "2020-06-15", days: 1, approver: "郑国强", override: "汛期", to: "2020-06-22"},
		{name: "the third where three are allowed", rules: model.Approvals{Extensions: 3}, before: []int{1, 1}, asked: "2020-06-15", days: 1, approver: "吴静", to: "2020-06-22"},
		{name: "none allowed", rules: model.Approvals{Extensions: 0, ExtensionDays: 30}, asked: "2020-06-15", days: 1, approver: "吴静", field: "override", says: "达到上限0次"},
		{name: "a ceiling of days", rules: model.Approvals{Extensions: 2, ExtensionDays: 5}, asked: "2020-06-15", days: 6, approver: "吴静", field: "override", says: "超过上限5个工作日"},
		{name: "after the due date by a deputy", asked: "2020-06-18", days: 5, approver: "吴静", override: "汛期", field: "approver", says: "期限2020年6月17日已过"},
		{name: "after the due date by the chief", asked: "2020-06-18", days: 5, approver: "郑国强", override: "汛期", to: "2020-06-24"},
		{name: "by the clerk", asked: "2020-06-15", days: 5, approver: "周明", field: "approver", says: "是经办人"},
		{name: "by the clerk with a blank", asked: "2020-06-15", days: 5, approver: "周 明", field: "approver", says: "是经办人"},
		{name: "by the clerk under a new name", asked: "2020-06-15", days: 5, approver: "周　铭", field: "approver", says: "是经办人"},
		{name: "by who asks", asked: "2020-06-15", days: 5, approver: "李 书 言", field: "approver", says: "不能审批自己的延期"},
	} {
		d := running(t, cal, "2020-05-27", 15)
		for _, days := range c.before {
			e := asking("2020-06-01")
			e.Days = days
			extended(t, &d, e, cal)
		}
		who := office2020
		if c.rules != (model.Approvals{}) {
			who.Rules = c.rules
		}
		e := asking(c.asked)
		e.Days, e.Approver, e.Override = c.days, c.approver, c.override
		if c.until != "" {
			e.Until = model.MustDate(c.until)
		}
		had := len(d.Extensions)
		err := d.Extend(e, who, e.Decided, cal)
		if c.to != "" {
			if err != nil || d.Deadline.Due.String() != c.to {
				t.Errorf("%s: due %s, %v", c.name, d.Deadline.Due, err)
			}
			if got := d.Extensions[had]; (got.Beyond != "") != (got.Override != "") {
				t.Errorf("%s: %+v", c.name, got)
			}
			continue
		}
		if model.FieldOf(err) != c.field || !strings.Contains(model.UserMessage(err), c.says) || len(d.Extensions) != had {
			t.Errorf("%s: %v at %q, want %q at %q", c.name, err, model.FieldOf(err), c.says, c.field)
		}
	}
}

func TestAChiefWhoLeftGrantsNothing(t *testing.T) {
	cal := publishedCalendar(t)
	d := running(t, cal, "2020-05-27", 15)
	who := office2020
	who.Staff = model.Staff{{ID: 1, Name: "郑国强", Chief: true, Left: true}}
	e := asking("2020-06-18")
	e.Days, e.Override = 5, "汛期"
	if err := d.Extend(e, who, e.Decided, cal); model.FieldOf(err) != "approver" {
		t.Errorf("%v", err)
	}
	e.Refusal = "已有替代安排" // to refuse needs no chief
	if err := d.Extend(e, who, e.Decided, cal); err != nil || d.Extensions[0].Override != "" {
		t.Errorf("%v, %+v", err, d.Extensions)
	}
}

func TestTheRecordSaysByWhatAnExtensionWentBeyondTheCeilings(t *testing.T) {
	cal := publishedCalendar(t)
	d := running(t, cal, "2020-05-27", 15)
	e := asking("2020-06-15")
	e.Days, e.Override = 16, "工程复杂"
	extended(t, &d, e, cal)
	want := "同意，批准人：郑国强（主要领导），合计延期16个工作日，超过原定期限15个工作日，破例同意的理由：工程复杂；期限由2020年6月17日延至2020年7月10日"
	if got := d.Extensions[0].Line(); !strings.Contains(got, want) {
		t.Errorf("the record says %s", got)
	}
	old := d.Extensions[0]
	old.Beyond = "" // as records from before the ceilings are
	if got := old.Line(); !strings.Contains(got, "，逾期申请仍予同意的理由：工程复杂") {
		t.Errorf("an older record says %s", got)
	}
}

func TestCeilingsThatMakeNoSenseAreRefused(t *testing.T) {
	for field, rules := range map[string]model.Approvals{
		"extensions": {Extensions: -1}, "extensionDays": {Extensions: 2, ExtensionDays: 251},
	} {
		if err := rules.Check(); model.FieldOf(err) != field {
			t.Errorf("%+v: %v", rules, err)
		}
	}
	if err := model.DefaultApprovals().Check(); err != nil {
		t.Error(err)
	}
}
