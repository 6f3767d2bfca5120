package model_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

var office = model.Office{Issuer: "中共示例县纪律检查委员会", Desk: "县同级监督领导小组办公室", Clerk: "周明"}

// completeCard is a card ready to be signed.
func completeCard() model.Document {
	d := model.NewDocument(model.BuiltinKinds()[0], "周明", model.MustDate("2020-05-27"))
	d.Leader = model.LeaderRef{ID: 1, Name: "欧阳静文", Post: "县委常委、宣传部部长"}
	d.Units = []model.Unit{{Name: "示东镇"}, {Name: "县融媒体中心"}}
	d.Problems, d.Suggestions = []string{"思想文化宣传薄弱"}, []string{"制定整改方案"}
	return d
}

func TestWordingIsFilledFromTheDocument(t *testing.T) {
	d := completeCard()
	w, open := d.Filled(office)
	if len(open) > 0 {
		t.Errorf("open slots %v", open)
	}
	for _, c := range []struct{ text, want string }{
		{w.Lead, "经日常监督发现，你联系的示东镇、县融媒体中心存在以下问题："},
		{w.Request, "现提醒如下：请你及时督促示东镇、县融媒体中心，就上述问题进行整改。"},
		{w.Feedback, "请在收到本卡之日起15个工作日内，将整改情况书面反馈县同级监督领导小组办公室。"},
	} {
		if c.text != c.want {
			t.Errorf("got  %s\nwant %s", c.text, c.want)
		}
	}
}

func TestTitlesInAngleAndSquareBracketsStayLiteral(t *testing.T) {
	d := completeCard()
	text := "根据《中国共产党党内监督条例》【2016】第〔3〕条、《{姓名}》，{}与{不闭合"
	got, open := d.Fill(text, office)
	if want := strings.Replace(text, "{姓名}", "欧阳静文", 1); got != want || !slices.Equal(open, []string{""}) {
		t.Errorf("got %s, open %q", got, open)
	}
	d.Basis = "《{姓名}》" // braces in a value are text, not slots
	if got, open := d.Fill("依据{依据}", office); got != "依据《{姓名}》" || len(open) > 0 {
		t.Errorf("got %s, open %q", got, open)
	}
}

func TestUnknownSlotsAreNamedOnce(t *testing.T) {
	text := "{姓名}{单位}{反馈对象}{单位}{ 期限}"
	if got := model.UnknownSlots(text); !slices.Equal(got, []string{"单位", " 期限"}) {
		t.Errorf("unknown %q", got)
	}
	k := model.BuiltinKinds()[0]
	k.Wording.Request = text
	if err := k.Check(); model.FieldOf(err) != "request" || !strings.Contains(model.UserMessage(err), "{单位}") {
		t.Errorf("the kind with it: %v", err)
	}
	for _, name := range model.SlotNames() {
		if bad := model.UnknownSlots("{" + name + "}"); len(bad) > 0 {
			t.Errorf("%s is listed as a slot and unknown", name)
		}
	}
	for _, k := range model.BuiltinKinds() {
		if err := k.Check(); err != nil {
			t.Errorf("built-in kind %s: %v", k.Name, err)
		}
	}
}

func TestAnOpenSlotBlocksSigning(t *testing.T) {
	on := model.MustDate("2020-05-27")
	for _, c := range []struct {
		name, field, says string
		change            func(*model.Document)
	}{
		{"no units", "units", "{联系单位}", func(d *model.Document) { d.Units = nil }},
		{"no source", "source", "{问题来源}", func(d *model.Document) { d.Source = "" }},
		{"no basis", "basis", "{依据}", func(d *model.Document) { d.Wording.Request = "根据{依据}，请整改。" }},
		{"unknown slot", "feedback", "{某某}", func(d *model.Document) { d.Wording.Feedback = "请向{某某}反馈" }},
		{"no feedback", "feedback", "反馈要求", func(d *model.Document) { d.Wording.Feedback = "" }},
		{"no leader", "leader", "发给谁", func(d *model.Document) { d.Leader = model.LeaderRef{} }},
		{"no post", "leader", "没有职务", func(d *model.Document) { d.Leader.Post = "" }},
		{"no problems", "problems", "问题", func(d *model.Document) { d.Problems = nil }},
		{"neither suggestions nor request", "suggestions", "建议", func(d *model.Document) { d.Suggestions, d.Wording.Request = nil, "" }},
	} {
		d := completeCard()
		d.State = model.Signing
		c.change(&d)
		err := d.Sign(model.Signature{By: "郑国强", On: on}, model.Number{Mark: "示", Year: 2020, Seq: 1}, model.Paper{Office: office})
		if model.FieldOf(err) != c.field || !strings.Contains(model.UserMessage(err), c.says) {
			t.Errorf("%s: %v at %q, want %q at %q", c.name, err, model.FieldOf(err), c.says, c.field)
		}
		if !d.Number.IsZero() || d.State != model.Signing {
			t.Errorf("%s: refused, yet it is %s with number %s", c.name, d.State.Label(), d.Number)
		}
	}
	d := completeCard()
	d.State = model.Signing
	if err := d.Sign(model.Signature{By: "郑国强", On: on}, model.Number{Mark: "示", Year: 2020, Seq: 1}, model.Paper{Office: office}); err != nil {
		t.Errorf("the complete card: %v", err)
	}
}
