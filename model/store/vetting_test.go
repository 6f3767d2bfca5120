package store_test

import (
	"errors"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/storetest"
)

func TestVettingLivesFromLetterToReply(t *testing.T) {
	s := storetest.New(t)
	v := storetest.AdvanceVetting(t, s, storetest.Vetting(t, s, 3, day), model.VettingReplied, day)
	if v.Number.String() != "复〔2020〕1号" || v.Deadline.Due.String() != "2020-06-01" || v.Office != storetest.Office {
		t.Errorf("replied %+v", v)
	}
	pdf, err := s.VettingReplyPDF(ctx, v.ID)
	if err != nil || string(pdf) != "%PDF 复〔2020〕1号" {
		t.Errorf("paper %q, %v", pdf, err)
	}
	lines, err := s.Timeline(ctx, "vetting", v.ID)
	if err != nil || len(lines) != 5 || lines[4].Text != "回复中共示例县委组织部，文号 复〔2020〕1号，成文日期：2020年5月27日" {
		t.Errorf("timeline %+v, %v", lines, err)
	}
	person := storetest.People(t, s, v.ID)[0]
	lines, err = s.Timeline(ctx, "vetted", person.ID)
	if err != nil || len(lines) != 7 || lines[1].Text != "“张1”信访：无反映" {
		t.Errorf("timeline of a person %+v, %v", lines, err)
	}
	second := storetest.AdvanceVetting(t, s, storetest.Vetting(t, s, 1, day), model.VettingReplied, day)
	if second.Number.Seq != 2 {
		t.Errorf("the second reply is %s", second.Number)
	}
	wantSound(t, s)
}

func TestAReplyThatFailsSpendsNoNumber(t *testing.T) {
	s := storetest.New(t)
	v := storetest.AdvanceVetting(t, s, storetest.Vetting(t, s, 1, day), model.VettingDeciding, day)
	reply := func(version int64, text string, render store.RenderVetting) error {
		_, err := s.ReplyVetting(ctx, v.ID, version, model.VettingIssue{Text: text, On: day}, day, render)
		return err
	}
	wantRefused(t, reply(v.Version, "好", storetest.RenderVetting), "领导还没有审定")
	v, err := s.DecideVetting(ctx, v.ID, v.Version, model.VettingDecision{By: "郑国强", On: day, Opinion: "同意"}, day)
	if err != nil {
		t.Fatal(err)
	}
	failing := func(model.VettingPaper) ([]byte, error) { return nil, model.Refuse("以下字无法打印：😀") }
	wantRefused(t, reply(v.Version, "好", failing), "无法打印")
	if err := reply(v.Version-1, "好", storetest.RenderVetting); model.CodeOf(err) != model.Conflict {
		t.Errorf("an old version: %v", err)
	}
	if err := reply(v.Version, " \n", storetest.RenderVetting); model.FieldOf(err) != "text" {
		t.Errorf("without a text: %v", err)
	}
	if err := reply(v.Version, "好", storetest.RenderVetting); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Vetting(ctx, v.ID); err != nil || got.Number.Seq != 1 {
		t.Errorf("the number is %s, %v", got.Number, err)
	}
	wantRefused(t, reply(v.Version+1, "好", storetest.RenderVetting), "现在是“已回复”")
	wantSound(t, s)
}

func TestAVoidedReplyKeepsItsNumber(t *testing.T) {
	s := storetest.New(t)
	v := storetest.AdvanceVetting(t, s, storetest.Vetting(t, s, 2, day), model.VettingReplied, day)
	v, err := s.VoidVetting(ctx, v.ID, v.Version, model.Void{On: day, Reason: "名单有误", By: "郑国强"}, day)
	if err != nil || v.Number.Seq != 1 || v.State != model.VettingVoided {
		t.Fatal(v, err)
	}
	if next := storetest.AdvanceVetting(t, s, storetest.Vetting(t, s, 1, day), model.VettingReplied, day); next.Number.Seq != 2 {
		t.Errorf("the next reply is %s", next.Number)
	}
	if c, err := s.VettingCounts(ctx, 2020); err != nil || c.Batches != 1 || c.Persons != 1 {
		t.Errorf("counts %+v, %v", c, err)
	}
	wantSound(t, s)
}

func TestAnImportIsAllOrNothing(t *testing.T) {
	s := storetest.New(t)
	before, err := s.Verify(ctx)
	if err != nil {
		t.Fatal(err)
	}
	v := model.NewVetting(model.DefaultVettingSettings(), "周明", day)
	v.From, v.Occasion = "县委组织部", "提拔"
	persons := []model.Vetted{{Name: "张 三", Unit: "教育局"}, {Name: "李四", Unit: "民政局"}, {Name: "", Unit: "民政局"}}
	if _, err := s.ImportVetting(ctx, v, persons, day); !strings.Contains(model.UserMessage(err), "第 3 人：请填写姓名") {
		t.Errorf("got %v", err)
	}
	persons[2] = model.Vetted{Name: "张三", Unit: "教育局"}
	if _, err := s.ImportVetting(ctx, v, persons, day); model.FieldOf(err) != "note" {
		t.Errorf("twice without a note: %v", err)
	}
	after, err := s.Verify(ctx)
	if err != nil || after.LastHash != before.LastHash {
		t.Errorf("a refused import wrote something: %v", err)
	}
	persons[2].Note = "同名"
	if v, err = s.ImportVetting(ctx, v, persons, day); err != nil {
		t.Fatal(err)
	}
	if got := storetest.People(t, s, v.ID); len(got) != 3 || got[0].Name != "张三" || got[2].Note != "同名" {
		t.Errorf("stored %+v", got)
	}
	wantSound(t, s)
}

func TestPersonsAreAddedChangedAndTakenOutUntilTheDecision(t *testing.T) {
	s := storetest.New(t)
	v := storetest.Vetting(t, s, 2, day)
	v, err := s.AddVetted(ctx, v.ID, v.Version, []model.Vetted{{Name: "李四", Unit: "民政局"}})
	if err != nil {
		t.Fatal(err)
	}
	persons := storetest.People(t, s, v.ID)
	persons[0].Post = "局长"
	changed, err := s.ChangeVetted(ctx, v.ID, persons[:1])
	if err != nil || changed[0].Version != 2 {
		t.Fatal(changed, err)
	}
	if _, err := s.ChangeVetted(ctx, v.ID, persons[:1]); model.CodeOf(err) != model.Conflict {
		t.Errorf("an old version: %v", err)
	}
	if _, err := s.RemoveVetted(ctx, v.ID, v.Version, persons[2].ID, " "); model.FieldOf(err) != "reason" {
		t.Errorf("taken out without a reason: %v", err)
	}
	v, err = s.RemoveVetted(ctx, v.ID, v.Version, persons[2].ID, "来函单位撤回")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.ChangeVetted(ctx, v.ID, persons[2:]); model.CodeOf(err) != model.NotFound {
		t.Errorf("one taken out is changed: %v", err)
	}
	v, err = s.AddVetted(ctx, v.ID, v.Version, []model.Vetted{{Name: "王五", Unit: "民政局"}})
	if err != nil {
		t.Fatal(err)
	}
	if last := storetest.People(t, s, v.ID)[2]; last.ID == persons[2].ID {
		t.Error("the id of one taken out is given again")
	}
	v = storetest.AdvanceVetting(t, s, v, model.VettingReplied, day)
	_, err = s.ChangeVetted(ctx, v.ID, storetest.People(t, s, v.ID)[:1])
	wantRefused(t, err, "现在是“已回复”，不能填写人员意见")
	_, err = s.AddVetted(ctx, v.ID, v.Version, []model.Vetted{{Name: "钱六", Unit: "民政局"}})
	wantRefused(t, err, "不能加入人员")
	wantSound(t, s)
}

func TestALetterIsCorrectedUntilItIsDecidedOn(t *testing.T) {
	s := storetest.New(t)
	v := storetest.Vetting(t, s, 1, day)
	v.Occasion, v.Letter = "换届", "示组函〔2020〕6号"
	v, err := s.SaveVetting(ctx, v, day)
	if err != nil || v.Version != 2 {
		t.Fatal(v, err)
	}
	if rows, err := s.VettedPersons(ctx, model.VettedFilter{Occasion: "换届"}, 0, 10); err != nil || len(rows) != 1 || rows[0].Batch.Letter != "示组函〔2020〕6号" {
		t.Errorf("persons %+v, %v", rows, err)
	}
	v = storetest.AdvanceVetting(t, s, v, model.VettingDeciding, day)
	_, err = s.SaveVetting(ctx, v, day)
	wantRefused(t, err, "现在是“待审定”，不能修改来函信息")
	v, err = s.ReworkVetting(ctx, v.ID, v.Version, "案管的意见不清楚")
	if err != nil || v.State != model.VettingCirculating || v.Decision.By != "" {
		t.Errorf("%+v, %v", v, err)
	}
	wantSound(t, s)
}

func TestVerifyFindsWhatWasDoneToAVettingPastTheProgram(t *testing.T) {
	for name, c := range map[string]struct{ statement, part string }{
		"a letter":            {"UPDATE vetting SET body=replace(body,'提拔','转任')", "内容与操作记录不一致"},
		"a row":               {"UPDATE vetting SET sender='县人大'", "在列表里的内容与记录本身不一致"},
		"an opinion":          {"DROP TRIGGER vetted_frozen; UPDATE vetted SET body=replace(body,'无反映','有反映') WHERE id=1", "人员（记录 1）与操作记录不一致"},
		"a conclusion listed": {"DROP TRIGGER vetted_frozen; UPDATE vetted SET conclusion='不宜' WHERE id=2", "人员（记录 2）在列表里"},
		"a year":              {"UPDATE vetted SET year=2019 WHERE id=2", "人员（记录 2）在列表里"},
		"a person gone":       {"DROP TRIGGER vetted_kept; DELETE FROM vetted WHERE id=2", "人员（记录 2）不见了"},
		"a batch gone":        {"DROP TRIGGER vetting_kept; DROP TRIGGER vetted_kept; DROP TRIGGER vetting_paper_no_delete; DELETE FROM vetting_paper; DELETE FROM vetted; DELETE FROM vetting", "意见回复（记录 1）不见了"},
		"the paper":           {"DROP TRIGGER vetting_paper_no_update; UPDATE vetting_paper SET pdf=x'00'", "回复函缺失或被改动过"},
		"the number":          {"DROP TRIGGER vetting_number_kept; UPDATE vetting SET seq=NULL", "却只有"},
	} {
		t.Run(name, func(t *testing.T) {
			s := storetest.New(t)
			storetest.AdvanceVetting(t, s, storetest.Vetting(t, s, 2, day), model.VettingReplied, day)
			if err := s.Exec(c.statement); err != nil {
				t.Fatal(err)
			}
			if r, err := s.Verify(ctx); err != nil || !strings.Contains(strings.Join(r.Problems, "\n"), c.part) {
				t.Errorf("found %v, %v", r.Problems, err)
			}
		})
	}
}

func TestTheDatabaseItselfKeepsAReply(t *testing.T) {
	s := storetest.New(t)
	storetest.AdvanceVetting(t, s, storetest.Vetting(t, s, 2, day), model.VettingReplied, day)
	for _, st := range []string{
		"DELETE FROM vetting", "UPDATE vetting SET seq=9", "DELETE FROM vetted", "UPDATE vetted SET conclusion='不宜'",
		"DELETE FROM vetting_paper", "UPDATE vetting_paper SET pdf=x'00'",
	} {
		if err := s.Exec(st); err == nil {
			t.Errorf("%s went through", st)
		}
	}
}

func TestTheMarkOfRepliesIsOfNoOtherSeries(t *testing.T) {
	s := storetest.New(t)
	set, err := s.VettingSettings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, taken := range []string{"同监提", model.InquiryMark} {
		set.Mark = taken
		if err := s.SetVettingSettings(ctx, set); model.FieldOf(err) != "mark" {
			t.Errorf("the mark %s, which is another series: %v", taken, err)
		}
	}
	set.Mark, set.Term = "示纪复", 5
	if err := s.SetVettingSettings(ctx, set); err != nil {
		t.Fatal(err)
	}
	all, err := s.Kinds(ctx)
	if err != nil {
		t.Fatal(err)
	}
	all[0].Mark = "示纪复"
	if _, err := s.SetKind(ctx, all[0]); model.FieldOf(err) != "mark" {
		t.Errorf("a kind with the mark of replies: %v", err)
	}
	if v := storetest.AdvanceVetting(t, s, storetest.Vetting(t, s, 1, day), model.VettingReplied, day); v.Number.String() != "示纪复〔2020〕1号" {
		t.Errorf("number %s", v.Number)
	}
	wantSound(t, s)
}

func TestLeadersAreImportedAllOrNone(t *testing.T) {
	s := storetest.New(t)
	storetest.Leader(t, s, "李书言")
	list := []model.Person{{Name: "王 五", Posts: []model.Post{{Title: "县长"}}}, {Name: "李书言"}}
	_, err := s.ImportPersons(ctx, list)
	wantRefused(t, err, "“李书言”已在监督对象里")
	if people, err := s.People(ctx, ""); err != nil || len(people) != 1 {
		t.Errorf("%d leaders after the refusal, %v", len(people), err)
	}
	list[1].Note = "另一人"
	if list, err = s.ImportPersons(ctx, list); err != nil || list[0].ID == 0 || list[0].Name != "王五" {
		t.Fatal(list, err)
	}
	if lines, err := s.Timeline(ctx, "person", list[0].ID); err != nil || len(lines) != 1 || lines[0].Text != "从表格导入监督对象“王五”" {
		t.Errorf("%+v, %v", lines, err)
	}
	var refusal *model.Error
	if _, err := s.ImportPersons(ctx, []model.Person{{Name: strings.Repeat("长", 41)}}); !errors.As(err, &refusal) || !strings.Contains(refusal.Msg, "第 1 人") {
		t.Errorf("a name too long: %v", err)
	}
	wantSound(t, s)
}
