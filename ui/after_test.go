package ui_test

import (
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// choose puts a text into the n-th input in the line of a form.
func (c *clerk) choose(label string, n int, text string) {
	c.t.Helper()
	var found []fyne.CanvasObject
	walk(c.row(label).input, nil, func(o fyne.CanvasObject, _ fyne.Tappable) bool {
		switch o.(type) {
		case *kit.Entry, *kit.Select, *kit.Picker:
			found = append(found, o)
			return false
		}
		return true
	})
	c.into(found[n], text)
}

func TestRetiringALeaderWithThreeOpenCardsSettlesEach(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.employ("李书言", "县委常委、宣传部部长", "示东镇")
	c.employ("曾国强", "县委副书记", "示南乡")
	leaver, err := c.stored().People(t.Context(), "李书言")
	if err != nil || len(leaver) != 1 {
		t.Fatal(leaver, err)
	}
	on := model.MustDate("2020-05-27")
	for _, st := range []model.State{model.Signed, model.Served, model.Replied} {
		storetest.Advance(t, c.stored(), storetest.Draft(t, c.stored(), leaver[0], on), st, on)
	}
	c.ctrl(peopleKey)
	c.press(fyne.KeyF5)
	people := all[*kit.Table[model.Person]](c)[0]
	c.w.Canvas().Focus(people.FocusTarget())
	for len(people.Selected()) != 1 || people.Selected()[0].ID != leaver[0].ID {
		c.press(fyne.KeyDown)
	}
	c.click("免职")
	c.sees("还有 3 份文书没有办结", "同监提〔2020〕1号", "同监提〔2020〕2号", "同监提〔2020〕3号")
	c.enter("在任最后一天", "2020-06-10")
	c.enter("起始日期", "2020-06-11")
	c.click("登记")
	c.refused("第1份", "请选择移交，还是终止办理", "")
	c.choose("第1份", 0, "移交")
	c.click("登记")
	c.choose("第2份", 0, "移交")
	c.choose("第3份", 0, "终止办理")
	c.click("登记")
	c.refused("终止批准人", "请填写批准终止办理的人", "")
	c.enter("终止批准人", "郑国强")
	c.click("登记")
	c.refused("第1份", "请选择移交给哪位监督对象", "")
	c.choose("第1份", 2, "曾国强")
	c.choose("第2份", 2, "曾国强")
	c.click("登记")
	c.refused("第3份", "请填写终止办理的原因，原因要留档", "")
	c.choose("第3份", 1, "卡片送达以前本人已经退休")
	c.click("登记")
	c.sees("已登记免职")
	rows, err := c.stored().Documents(t.Context(), model.Filter{Leader: leaver[0].ID}, 0, 9, c.today)
	if err != nil || len(rows) != 3 || rows[0].Holder != "曾国强" || rows[1].Holder != "曾国强" || rows[2].ShownState() != model.Terminated {
		t.Fatalf("%+v, %v", rows, err)
	}
	c.ctrl(documentsKey)
	c.press(fyne.KeyF5)
	c.sees("李书言→曾国强", "终止办理")
}

func TestALookFindsOneOfThreeProblemsBack(t *testing.T) {
	c := begin(t, "2020-05-27")
	c.employ("李书言", "县委常委、宣传部部长", "示东镇")
	people, err := c.stored().People(t.Context(), "李书言")
	if err != nil {
		t.Fatal(err)
	}
	d := storetest.Draft(t, c.stored(), people[0], c.today)
	d.Problems = []string{"公示不到位", "答复推诿", "台账缺失"}
	if d, err = c.stored().SaveDraft(t.Context(), d, c.today); err != nil {
		t.Fatal(err)
	}
	storetest.Advance(t, c.stored(), d, model.Closed, c.today)
	c.today = model.MustDate("2020-11-28")
	c.ctrl(homeKey)
	c.press(fyne.KeyF5)
	c.sees("回头看", "过期 1 天")
	c.ctrl(documentsKey)
	c.press(fyne.KeyF5)
	c.w.Canvas().Focus(c.list().FocusTarget())
	c.press(fyne.KeyDown)
	c.sees("应于2020年11月27日前回头看")
	c.click("回头看")
	c.click("登记")
	c.refused("逐条查看", "请选择第 1 条问题现在怎样", "")
	c.choose("逐条查看", 0, "仍然解决")
	c.choose("逐条查看", 2, "反弹")
	c.choose("逐条查看", 3, "又有两户没有答复")
	c.choose("逐条查看", 4, "仍然解决")
	c.enter("方式", "走访群众")
	c.enter("依据", "走访11户，记录存卷")
	c.enter("回头看的人", "吴静")
	c.click("登记")
	c.refused("反弹的处理", "有问题反弹，请选择重新办理，还是升级", "")
	c.enter("反弹的处理", "重新办理这份文书")
	c.enter("重新反馈期限", "10")
	c.click("登记")
	d = c.document(model.Served)
	if d.ShownState() != model.Again || len(d.Open()) != 1 || d.Review.Term != 10 || len(d.LookBacks) != 1 {
		t.Fatalf("%s, open %v, %+v", d.ShownState().Label(), d.Open(), d.LookBacks)
	}
	c.sees("重新办理", "第2条反弹（又有两户没有答复）")
	report, err := c.stored().Verify(t.Context())
	if err != nil || len(report.Problems) > 0 {
		t.Errorf("verify finds %v, %v", report.Problems, err)
	}
}
