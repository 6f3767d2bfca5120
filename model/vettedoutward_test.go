package model_test

import (
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

// judged is a person on whom every room has said something.
func judgedPerson(c model.Conclusion, opinions ...model.RoomOpinion) model.Vetted {
	p := vetted("张三", "教育局", "1975.03")
	p.Opinions, p.Conclusion, p.Note = opinions, c, "问题线索正在初步核实"
	return p
}

func TestOpinionsThatContradictThemselvesAreRefused(t *testing.T) {
	nothing := model.RoomOpinion{Room: "信访", Reported: model.ReportedNothing}
	something := model.RoomOpinion{Room: "信访", Reported: model.ReportedSomething, Text: "来信1件"}
	for name, c := range map[string]struct {
		p     model.Vetted
		field string
		part  string
	}{
		"text under nothing": {
			judgedPerson("", model.RoomOpinion{Room: "信访", Reported: model.ReportedNothing, Text: "来信1件，反映其违规发放津补贴"}), "opinions", "选了“无反映”，后面又写了“来信1件",
		},
		"clear beside something":          {judgedPerson(model.ConclusionClear, nothing, model.RoomOpinion{Room: "案管", Reported: model.ReportedSomething}), "conclusion", "案管意见是“有反映”，结论不能是“无影响”"},
		"settled without how":             {judgedPerson(model.ConclusionClear, model.RoomOpinion{Room: "信访", Reported: model.ReportedSettled}), "opinions", "请写明反映了什么、怎样了结"},
		"pending but nothing to say":      {withOutward(judgedPerson(model.ConclusionPending, something), "无不同意见"), "outward", "两处矛盾"},
		"clear but suspended":             {withOutward(judgedPerson(model.ConclusionClear, nothing), "建议暂缓"), "outward", "两处矛盾"},
		"a word in full width":            {withOutward(judgedPerson(model.ConclusionPending, something), "有问题　線 索，建议暂缓"), "outward", "会让人"},
		"a petition":                      {withOutward(judgedPerson(model.ConclusionPending, something), "有群众来信，建议暂缓"), "outward", ""},
		"an outward one of no conclusion": {withOutward(judgedPerson("", nothing), "建议暂缓"), "outward", "还没有结论"},
		"the note":                        {withOutward(noted(judgedPerson(model.ConclusionSuspended, something), "津补贴问题未了"), "建议暂缓，津补贴 问题未了"), "outward", "只供内部掌握"},
	} {
		p := c.p
		p.Normalize()
		err := p.Check()
		if part := c.part; model.FieldOf(err) != c.field || part != "会让人" && !strings.Contains(model.UserMessage(err), part) {
			t.Errorf("%s: %q at %q", name, model.UserMessage(err), model.FieldOf(err))
		}
	}
	for name, p := range map[string]model.Vetted{
		"settled":   judgedPerson(model.ConclusionClear, model.RoomOpinion{Room: "信访", Reported: model.ReportedSettled, Text: "来信1件，查否"}),
		"pending":   judgedPerson(model.ConclusionPending, something),
		"own words": withOutward(judgedPerson(model.ConclusionSuspended, something), "建议待处分影响期满后再研究"),
	} {
		p.Normalize()
		if err := p.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func withOutward(p model.Vetted, text string) model.Vetted {
	p.Outward = text
	return p
}

func noted(p model.Vetted, text string) model.Vetted {
	p.Note = text
	return p
}

func TestWhatIsKnownInsideNeverStandsInTheReply(t *testing.T) {
	for conclusion, want := range map[model.Conclusion]string{
		model.ConclusionClear: "无不同意见", model.ConclusionSuspended: "建议暂缓", model.ConclusionUnfit: "不宜", model.ConclusionPending: "建议暂缓", "": "",
	} {
		if got := judgedPerson(conclusion).OutwardOpinion(); got != want {
			t.Errorf("%s goes out as %s", conclusion, got)
		}
	}
	pending := judgedPerson(model.ConclusionPending, model.RoomOpinion{Room: "案管", Reported: model.ReportedSomething, Text: "反映其违规发放津补贴"})
	p := model.VettingPaper{Vetting: model.Vetting{From: "县人大常委会", Occasion: "换届"}, Persons: []model.Vetted{pending}, Rooms: []string{"信访", "案管"}}
	draft := p.Draft()
	for _, secret := range []string{"线索", "核实", "核查", "待核", "津补贴", "贵单位", "你部"} {
		if strings.Contains(draft, secret) {
			t.Errorf("the draft says %s:\n%s", secret, draft)
		}
	}
	for _, want := range []string{"你单位来函", "信访、案管2个室", "张三同志：建议暂缓换届。"} {
		if !strings.Contains(draft, want) {
			t.Errorf("the draft lacks %s:\n%s", want, draft)
		}
	}
	if err := model.CheckReplyText(draft, p.Persons, p.Rooms); err != nil {
		t.Errorf("the draft is refused: %v", err)
	}
	for _, typed := range []string{"张三同志问 题 线索正在核实。", "张三同志：反映其违规发放 津补贴。", "据来信反映，建议暂缓。"} {
		if err := model.CheckReplyText(draft+typed, p.Persons, p.Rooms); model.FieldOf(err) != "text" {
			t.Errorf("%s: %v", typed, err)
		}
	}
}

func TestAnAddresseeIsSpokenToAsWhatItIs(t *testing.T) {
	for organ, want := range map[string]string{
		"中共示例县委组织部": "你部", "示例县委宣传部（文明办）": "你部", "中共示例县委组织部干部监督科": "你部", "县人大常委会": "你单位", "示例县人力资源和社会保障局": "你单位", "县俱乐部管理处": "你单位",
	} {
		p := model.VettingPaper{Vetting: model.Vetting{From: organ, Occasion: "提拔"}}
		if got := p.Draft(); !strings.HasPrefix(got, want+"来函") {
			t.Errorf("%s: %s", organ, got)
		}
	}
}

func TestPunishmentsAreRowsAndTheirTimeIsKnown(t *testing.T) {
	p := judgedPerson(model.ConclusionSuspended)
	p.Sanctions = []model.Sanction{{}, {Name: " 党内警告 ", On: model.MustDate("2026-03-10"), Until: model.MustDate("2027-03-10")}}
	p.Normalize()
	if err := p.Check(); err != nil || p.SanctionText() != "党内警告（2026年3月10日），影响期至2027年3月10日" {
		t.Errorf("%q, %v", p.SanctionText(), err)
	}
	for on, want := range map[string]int{"2026-03-09": 0, "2026-03-10": 1, "2027-03-10": 1, "2027-03-11": 0} {
		if got := model.Inside([]model.Vetted{p, vetted("李四", "教育局", "")}, model.MustDate(on)); len(got) != want {
			t.Errorf("on %s inside: %v", on, got)
		}
	}
	for part, s := range map[string]model.Sanction{
		"影响期至哪一天": {Name: "党内警告"}, "是什么处分": {Until: model.MustDate("2027-03-10")}, "早于处分日期": {Name: "诫勉", On: model.MustDate("2027-03-10"), Until: model.MustDate("2026-03-10")},
	} {
		p.Sanctions = []model.Sanction{s}
		if err := p.Check(); model.FieldOf(err) != "sanctions" || !strings.Contains(model.UserMessage(err), part) {
			t.Errorf("%s: %v", part, err)
		}
	}
}

func TestOccasionsAreCountedByTheirFlag(t *testing.T) {
	for occasion, want := range map[string]bool{
		"提拔": true, "转任": true, "职级晋升": true, "换届": true, "试用期转正": true, "拟提拔任用": true, "评优": false, "出国": false, "因公出国（境）": false, "评先评优": false,
	} {
		v := model.Vetting{Occasion: occasion}
		if v.Appointed() != want {
			t.Errorf("%s counts: %v", occasion, v.Appointed())
		}
	}
	old := model.VettingSettings{Occasions: []string{"提拔", "转任", "评优", "换届", "出国", "职级晋升"}}
	old.Upgrade()
	if usual := model.DefaultVettingSettings(); !slices.Equal(old.Occasions, usual.Occasions) || !slices.Equal(old.Appointing, usual.Appointing) {
		t.Errorf("the usual ones became %v, %v", old.Occasions, old.Appointing)
	}
	own := model.VettingSettings{Occasions: []string{"提拔任用", "两代表一委员", "评优"}}
	own.Upgrade()
	if own.CountingOf("提拔任用") != model.CountAppointed || own.CountingOf("两代表一委员") != model.CountApart || own.CountingOf("别的") != "" {
		t.Errorf("own ones became %+v", own)
	}
}

func TestNobodyIsTakenForANamesakeUnasked(t *testing.T) {
	now := vetted("张三", "教育局", "1975.03")
	entry := func(id int64, unit, born, number string, identity *model.Identity) model.VettedRow {
		p := vetted("张三", unit, born)
		p.ID, p.IDNumber, p.Identity = id, number, identity
		return model.VettedRow{Vetted: p}
	}
	leader := model.Namesake{Leader: 7, Post: "县委常委"}
	earlier := []model.VettedRow{
		entry(5, "教育局", "1975.03", "", nil), entry(4, "教育局", "1975.03", "", nil), entry(3, "民政局", "1980.01", "", nil),
		entry(2, "财政局", "1975.03", "", &model.Identity{Before: []int64{3}}),
	}
	his, open := now.Namesakes([]model.Namesake{leader}, earlier)
	if len(his) != 0 || len(open) != 3 || len(open[1].Entries) != 2 || len(open[2].Entries) != 2 {
		t.Errorf("his %v, open %v", his, open)
	}
	answer := (model.Identity{}).Accept(open[0]).Accept(open[2])
	now.Identity = &answer
	his, open = now.Namesakes([]model.Namesake{leader}, earlier)
	if answer.Leader != 7 || len(open) != 0 || len(his) != 2 {
		t.Errorf("after the answer %+v: his %v, open %v", answer, his, open)
	}
	now.Identity = &model.Identity{}
	if his, open = now.Namesakes([]model.Namesake{leader}, earlier); len(his)+len(open) != 0 {
		t.Errorf("asked again after none of them: %v, %v", his, open)
	}
	const number, other = "11010519491231002X", "440524188001010014"
	now.Identity, now.IDNumber = nil, number
	his, open = now.Namesakes(nil, []model.VettedRow{entry(5, "民政局", "", number, nil), entry(4, "教育局", "1975.03", other, nil)})
	if len(his) != 1 || his[0].Vetted.ID != 5 || len(open) != 0 {
		t.Errorf("numbers decide: his %v, open %v", his, open)
	}
}
