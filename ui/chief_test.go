package ui_test

import (
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/ui/kit"
)

func TestACardToTheFirstSecretaryOffersTheLetterThatGoesUp(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.employ("陆承远", "县委书记", "示中镇") // the title proposes 党委主要负责人, in sight
	if p := c.leaders()["陆承远"]; p.Posts[0].Role != model.RoleParty {
		t.Fatalf("saved is %+v", p.Posts)
	}
	c.sees("县委书记（党委主要负责人，在任）")
	c.draft("陆承远", "宣传阵地管理松懈")
	c.sees("“陆承远”是党委主要负责人", "向上级纪委监委报告", "改拟情况报告", "改拟呈阅件", "直接制发的依据")
	c.strike("保存并送核")
	c.refused("直接制发的依据", "确有依据要发这份文书的，请填写依据", "")

	c.strike("改拟情况报告")
	c.sees("新建情况报告")
	c.misses("反馈期限", "直接制发的依据")
	c.strike("保存并送核")
	c.refused("主送", "请填写主送机关", "")
	c.enter("主送", "市纪委监委")
	c.enter("拟稿日期", "2020-05-27")
	c.strike("保存并送核")
	c.sign("2020-05-27")
	c.sees("同监报〔2020〕1号")
	text := strings.Join(strings.Fields(paperText(t, filepath.Join(c.dir, "printed", "2020", "同监报〔2020〕1号.pdf"))), "")
	for _, want := range []string{"签发人：郑国强", "市纪委监委：", "县委书记陆承远同志", "宣传阵地管理松懈", "特此报告。"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q:\n%s", want, text)
		}
	}
	c.click("登记报送")
	c.enter("送达日期", "2020-05-28")
	c.enter("签收日期", "2020-05-28")
	c.enter("签收人", "机要室")
	c.click("登记")
	c.sees("已登记报送", "已报送")
	c.click("登记批示")
	c.enter("批示人", "市纪委监委")
	c.enter("批示内容", "请继续关注整改")
	c.click("登记")
	c.sees("已登记批示")
	if d := c.document(model.Closed); d.Reply.Text != "请继续关注整改" || !d.Deadline.Due.IsZero() {
		t.Errorf("stored is %+v", d)
	}
}

func TestACardToTheFirstSecretaryGoesOnWithTheBasisTyped(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.employ("陆承远", "县委书记", "示中镇")
	c.draft("陆承远", "宣传阵地管理松懈")
	c.enter("直接制发的依据", "市纪委监委2020年5月20日批复")
	c.strike("保存并送核")
	c.sign("2020-05-27")
	c.sees("直接制发依据", "市纪委监委2020年5月20日批复")
	if d := c.document(model.Signed); d.Direct != "市纪委监委2020年5月20日批复" {
		t.Errorf("kept is %q", d.Direct)
	}
}

func TestTheHeadOfTheGovernmentIsAskedAbout(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.employ("沈明川", "县委副书记、县长", "县审计局")
	c.draft("沈明川", "审计整改滞后")
	c.misses("直接制发的依据")
	c.strike("保存并送核")
	c.sees("发给政府主要负责人？")
	c.click("取消")
	c.strike("保存并送核")
	c.click("确认，继续")
	if d := c.document(model.Checking); !d.Asked {
		t.Error("nothing says that she was asked")
	}
}

func TestAPostOfBeforeIsProposedAndNeverGuessed(t *testing.T) {
	c := begin(t, "2020-06-20")
	p, err := c.stored().SavePerson(t.Context(), model.Person{Name: "陆承远", Posts: []model.Post{{Title: "县委书记"}}})
	if err != nil {
		t.Fatal(err)
	}
	c.draft("陆承远", "宣传阵地管理松懈")
	c.sees("像是党委主要负责人，还没有标明")
	c.click("返回列表")
	c.click("放弃")
	c.ctrl(peopleKey)
	c.sees("请标明是否主要负责人：陆承远")
	all[*kit.Table[model.Person]](c)[0].OnSelect([]model.Person{p})
	c.sees("请标明职务")
	c.click("是党委主要负责人")
	c.sees("已标明")
	c.misses("请标明职务", "请标明是否主要负责人")
	if got := c.leaders()["陆承远"].Posts[0].Role; got != model.RoleParty {
		t.Errorf("said is %q", got)
	}
}

func TestACopyToTheFirstSecretaryAsksForItsBasis(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.employ("陆承远", "县委书记", "示中镇")
	c.employ("李书言", "县委常委、宣传部部长", "示东镇")
	c.draft("李书言", "思想文化宣传薄弱")
	c.strike("保存并送核")
	c.sign("2020-05-27")
	c.click("出具单据")
	c.click("抄告单…")
	c.misses("抄告依据")
	c.enter("抄告对象", "陆承远")
	c.sees("“陆承远”是党委主要负责人", "抄告依据")
	c.enter("抄告事项", "示东镇整改滞后")
	c.click("出具")
	c.refused("抄告依据", "请填写依据", "")
	c.enter("抄告依据", "县委书记专题会要求")
	c.click("出具")
	c.sees("已出具抄告单")
	if s := c.document(model.Signed).Slips; len(s) != 1 || s[0].Direct != "县委书记专题会要求" {
		t.Errorf("issued is %+v", s)
	}
}
