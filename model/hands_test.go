package model_test

import (
	"strings"
	"testing"

	"oversight/model"
)

func TestNamesAreComparedWithBlanksFullWidthAndFormerNamesApart(t *testing.T) {
	staff := model.Staff{
		{ID: 1, Name: "周铭", Former: []string{"周明"}},
		{ID: 2, Name: "张伟（信访室）"},
		{ID: 3, Name: "张伟（案管室）"},
		{ID: 4, Name: "Ayşe Kaya"},
	}
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"吴静", "吴静", true},
		{"吴 静", "吴静", true},
		{"吴　静", "吴静", true},
		{"　吴静 ", "吴\u00a0静", true},
		{"吴\u200b静", "吴静", true},
		{"Ｌｉ　Ｍｉｎｇ", "li ming", true},
		{"阿不都·热合曼", "阿不都・热合曼", true},
		{"阿不都·热合曼", "阿不都热合曼", true},
		{"吴静（案管室主任）", "吴静", true},
		{"吴静(主任)", "吴静（副书记）", true},
		{"吴静【代】", "吴 静", true},
		{"吴静、李明", "王强，吴静", true},
		{"吴静", "吴靖", false},
		{"吴静", "吴静文", false},
		{"", "", false},
		{"。", "，", false},
		{"周明", "周铭", true}, // renamed in the list
		{"周明（办公室）", "周　铭", true},
		{"张伟（信访室）", "张伟（案管室）", false}, // the list tells the two apart
		{"张伟", "张伟（案管室）", true},       // which of them, nobody can tell
		{"张伟（信访室）", "张伟(信访室)", true},
		{"AYŞE　KAYA", "Ayşe Kaya", true},
	} {
		if got := staff.Same(c.a, c.b); got != c.same {
			t.Errorf("%q and %q: same is %v", c.a, c.b, got)
		}
		if got := staff.Same(c.b, c.a); got != c.same {
			t.Errorf("%q and %q: same is %v", c.b, c.a, got)
		}
	}
}

func handed(drafter, checker string) model.Document {
	d := completeCard()
	d.State, d.DraftedBy, d.CheckedBy, d.Drafted = model.Signing, drafter, checker, model.MustDate("2020-05-27")
	return d
}

func TestNobodyIsTwoOfDrafterCheckerAndSigner(t *testing.T) {
	day := model.MustDate("2020-05-28")
	for _, c := range []struct {
		drafter, checker, signer, want string
	}{
		{"周明", "吴静", "郑国强", ""},
		{"周明", "吴静", "周明", "“周明”是这份文书的拟稿人，拟稿、核稿、签发不能由同一人办，请另请一人签发"},
		{"周明", "吴静", "周　明", "是这份文书的拟稿人"},
		{"周明", "吴静", "吴 静", "是这份文书的核稿人"},
		{"周明", "吴静", "吴静（副书记）", "“吴静（副书记）”（与“吴静”是同一人）是这份文书的核稿人"},
		{"周明", "周明", "郑国强", "“周明”是这份文书的拟稿人，拟稿、核稿、签发不能由同一人办，请另请一人核稿。请“退回修改”后重新送核"},
		{"周明", "", "郑国强", "还没有核稿"},
		{"", "吴静", "郑国强", "没有写拟稿人"},
		{"周明", "吴静", "　", "请填写签发人"},
	} {
		d := handed(c.drafter, c.checker)
		err := d.CheckSigning(model.Signature{By: c.signer, On: day}, model.Approvals{}, nil, day)
		if (err == nil) != (c.want == "") || !strings.Contains(model.UserMessage(err), c.want) {
			t.Errorf("%s, %s, %s: %v, want %q", c.drafter, c.checker, c.signer, err, c.want)
		}
	}
	d := handed("周明", "")
	d.State = model.Checking
	staff := model.Staff{{ID: 1, Name: "周铭", Former: []string{"周明"}}}
	if err := d.PassCheck("周铭", staff); !strings.Contains(model.UserMessage(err), "“周铭”（与“周明”是同一人）") || d.CheckedBy != "" {
		t.Errorf("after renaming: %v, checked by %q", err, d.CheckedBy)
	}
	d = handed("周明", "")
	d.State = model.Checking
	if err := d.PassCheck("吴 静", staff); err != nil || d.CheckedBy != "吴静" {
		t.Errorf("%v, checked by %q", err, d.CheckedBy)
	}
}

func TestOnPaperTheSheetTellsWhoChecked(t *testing.T) {
	day := model.MustDate("2020-05-28")
	rules := model.Approvals{OnPaper: true}
	for _, c := range []struct {
		sig  model.Signature
		want string
	}{
		{model.Signature{By: "郑国强", On: day, Checker: "吴静", Sheet: &model.SigningSheet{}}, ""},
		{model.Signature{By: "郑国强", On: day, Sheet: &model.SigningSheet{}}, "请填写核稿人"},
		{model.Signature{By: "郑国强", On: day, Checker: "周 明", Sheet: &model.SigningSheet{}}, "拟稿人"},
		{model.Signature{By: "郑国强", On: day, Checker: "郑 国 强", Sheet: &model.SigningSheet{}}, "核稿人"},
		{model.Signature{By: "郑国强", On: day}, "设置刚刚改过"},
	} {
		d := handed("周明", "")
		err := d.CheckSigning(c.sig, rules, nil, day)
		if (err == nil) != (c.want == "") || !strings.Contains(model.UserMessage(err), c.want) {
			t.Errorf("%+v: %v, want %q", c.sig, err, c.want)
		}
	}
	d := handed("周明", "")
	sig := model.Signature{By: "郑国强", On: day, Checker: "吴静", Sheet: &model.SigningSheet{Number: " 12 ", Countersigned: "李法规"}}
	if err := d.Sign(sig, model.Number{Mark: "同监提", Year: 2020, Seq: 1}, model.Paper{Office: office}); err != nil {
		t.Fatal(err)
	}
	want := "签发，编号 同监提〔2020〕1号，签发人：郑国强，成文日期：2020年5月28日；线下签批，发文稿纸12，核稿人：吴静，会签：李法规，签发人：郑国强，签批日期：2020年5月28日"
	if got := d.SigningLine(); got != want {
		t.Errorf("the record says\n%s, want\n%s", got, want)
	}
}

func TestAnEarlierDayThanTheLastOfTheSeriesNeedsAReason(t *testing.T) {
	last := model.Given{Number: model.Number{Mark: "同监提", Year: 2020, Seq: 7}, On: model.MustDate("2020-05-28")}
	for _, c := range []struct {
		on, late, want, kept string
		last                 model.Given
	}{
		{"2020-05-28", "", "", "", last},
		{"2020-05-29", "多余的话", "", "", last},
		{"2020-05-27", "", "2020年5月27日早于同一序列已签发的同监提〔2020〕7号（2020年5月28日）", "", last},
		{"2020-05-27", " \n ", "请填写补签原因", "", last},
		{"2020-05-27", "领导昨日已签", "", "领导昨日已签", last},
		{"2020-05-27", "", "", "", model.Given{}},
	} {
		sig, err := model.Signature{By: "郑国强", On: model.MustDate(c.on), Late: c.late}.InOrder(c.last)
		if (err == nil) != (c.want == "") || !strings.Contains(model.UserMessage(err), c.want) || err == nil && sig.Late != c.kept {
			t.Errorf("%s %q: %v, reason %q", c.on, c.late, err, sig.Late)
		}
		if err != nil && model.FieldOf(err) != "late" {
			t.Errorf("at the field %q", model.FieldOf(err))
		}
	}
}

func TestAMemberKeepsTheNamesHeHad(t *testing.T) {
	before := model.Member{ID: 1, Name: "周明", Former: []string{"周小明"}}
	m := model.Member{ID: 1, Name: "周 铭"}
	m.Normalize()
	if m = m.Renamed(before); m.Name != "周铭" || strings.Join(m.Former, " ") != "周小明 周明" {
		t.Errorf("%+v", m)
	}
	if again := m.Renamed(m); len(again.Former) != 2 {
		t.Errorf("saved again unchanged: %+v", again)
	}
	staff := model.Staff{m, {ID: 2, Name: "吴静"}}
	if err := staff.Double(model.Member{ID: 1, Name: "吴　静"}); !strings.Contains(model.UserMessage(err), "已经有“吴静”") {
		t.Errorf("%v", err)
	}
	for _, bad := range []string{"", " ", "、", "吴静、周铭", strings.Repeat("长", 41)} {
		m := model.Member{Name: bad}
		m.Normalize()
		if m.Check() == nil {
			t.Errorf("%q is taken for one person", bad)
		}
	}
}
