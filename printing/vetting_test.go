package printing

import (
	"fmt"
	"strings"
	"testing"

	"oversight/model"
)

// sampleVetting is an answered batch of n persons, some of whom something is known about.
func sampleVetting(n int) model.VettingPaper {
	day := model.MustDate("2020-05-27")
	set := model.DefaultVettingSettings()
	v := model.NewVetting(set, "李镕", day)
	v.ID, v.State, v.From, v.Letter, v.Lettered, v.Occasion = 3, model.VettingReplied, "中共示例县委组织部", "示组函〔2020〕5号", day.Add(-1), "提拔"
	v.Decision = model.VettingDecision{By: "王某某", On: day.Add(1), Opinion: "同意。请党风室将暂缓对象的有关情况另行报告。"}
	v.Number, v.Replied = model.Number{Mark: "示纪复", Year: 2020, Seq: 9}, day.Add(1)
	v.Office = samplePaper().Office
	var persons []model.Vetted
	for i := range n {
		p := model.Vetted{
			Name: fmt.Sprintf("张%s", chineseNumber(i%99+1)), Gender: []string{"男", "女"}[i%2], Born: model.Month{Year: 1975 + i%15, Month: i%12 + 1},
			Unit: "示例县教育局", Post: "党组成员、办公室主任", Proposed: "党组成员、副局长", Conclusion: model.ConclusionClear,
		}
		for _, room := range set.Rooms {
			p.SetOpinion(model.RoomOpinion{Room: room, Reported: model.ReportedNothing})
		}
		switch i % 17 {
		case 2:
			p.Name, p.Conclusion, p.Note = "欧阳𬱖喆", model.ConclusionPending, "群众来信反映其违规发放津补贴，县纪委监委第三监督检查室正在核实"
			p.SetOpinion(model.RoomOpinion{Room: "信访", Reported: model.ReportedSomething, Text: "来信1件，反映违规发放津补贴"})
			p.SetOpinion(model.RoomOpinion{Room: "监督检查", Reported: model.ReportedSomething, Text: "正在核实"})
		case 4:
			p.Conclusion, p.Note = model.ConclusionSuspended, "2020年1月受党内警告处分，在影响期内"
			p.SetOpinion(model.RoomOpinion{Room: "审理", Reported: model.ReportedSomething, Text: "党内警告，影响期至2021年1月"})
		}
		persons = append(persons, p)
	}
	cal := model.NewCalendar(nil, 2020)
	v.Deadline, _ = cal.Deadline(v.Received, v.Term)
	p := model.NewVettingPaper(v, persons, set, model.Office{}, cal)
	p.Vetting.Text = p.Draft()
	return p
}

func TestReplyToAVettingReadsBackFromItsPDF(t *testing.T) {
	p := sampleVetting(40)
	s := VettingReply(p)
	checkOnPaper(t, s)
	text := pageNumbers.ReplaceAllString(packed(tool(t, []Sheets{s}, "pdftotext", "-raw", "FILE", "-")), "")
	want := packed("中共示例县纪律检查委员会示纪复〔2020〕9号关于对张一等40名同志党风廉政意见的回复中共示例县委组织部：" + p.Vetting.Text +
		"附件：征求意见人员名单中共示例县纪律检查委员会2020年5月28日（联系人：李镕电话：0710-5550123）附件征求意见人员名单")
	if !strings.HasPrefix(text, want) {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	for i, person := range p.Persons {
		if row := packed(fmt.Sprintf("%d%s%s%s", i+1, person.Name, person.Gender, person.Born)); !strings.Contains(text, row) {
			t.Errorf("the list lacks %s", row)
		}
	}
	if n := strings.Count(text, "单位及现任职务"); n != 3 || len(s.Pages) != 5 {
		t.Errorf("the head of the list stands on %d of %d pages", n, len(s.Pages))
	}
	for _, secret := range []string{"来信1件", "会签", "群众来信", "违规发放", "核实", "待核", "影响期", "线索"} {
		if strings.Contains(text, secret) {
			t.Errorf("what a room said goes out: %s", secret)
		}
	}
}

func TestCountersigningFormReadsBackFromItsPDF(t *testing.T) {
	p := sampleVetting(40)
	s := VettingForm(p)
	checkOnPaper(t, s)
	checkPrinted(t, s, "党风廉政意见会签单", "中共示例县委组织部", "示组函〔2020〕5号", "提拔，征求意见40人", "2020年6月1日前",
		"来信1件，反映违规发放津补贴", "党内警告，影响期至2021年1月", p.Vetting.Decision.Opinion, "审定人：王某某", "共40人：无影响34人、暂缓3人、有反映待核3人。")
	text := packed(tool(t, []Sheets{s}, "pdftotext", "-raw", "FILE", "-"))
	for _, person := range p.Persons {
		if !strings.Contains(text, person.Name) {
			t.Errorf("%s is not on the form", person.Name)
		}
	}
	if n := strings.Count(text, "单位及现任职务"); n < 2 || n > len(s.Pages) {
		t.Errorf("the head stands on %d of %d pages", n, len(s.Pages))
	}
}

func TestAnOpenBatchIsPrintedForWritingByHand(t *testing.T) {
	p := sampleVetting(3)
	p.Vetting.State, p.Vetting.Decision, p.Vetting.Number, p.Vetting.Text = model.VettingCirculating, model.VettingDecision{}, model.Number{}, ""
	for i := range p.Persons {
		p.Persons[i] = (model.VettingViewer{}).See(p.Persons[i])
	}
	form := textOf(VettingForm(p).Pages)
	if strings.Contains(form, "来信1件") || !strings.Contains(form, "未作结论3人") || !strings.Contains(form, "审定人：") {
		t.Errorf("the form says\n%s", form)
	}
	reply := VettingReply(p)
	if text := textOf(reply.Pages); !strings.Contains(text, "草稿") || !strings.Contains(text, "你部2020年5月26日来函") {
		t.Errorf("the draft of the reply says\n%s", text)
	}
	void := sampleVetting(1)
	void.Vetting.State = model.VettingVoided
	for _, s := range []Sheets{VettingForm(void), VettingReply(void)} {
		if !strings.Contains(textOf(s.Pages), "作废") {
			t.Errorf("%s of a voided batch is not marked", s.Title)
		}
	}
}

func TestAReplyNobodyCanPrintIsRefused(t *testing.T) {
	p := sampleVetting(2)
	p.Persons[1].Name = "张😀"
	if _, err := IssueVettingReply(p); model.CodeOf(err) != model.Refused || !strings.Contains(model.UserMessage(err), "😀") {
		t.Errorf("got %v", err)
	}
	if pdf, err := IssueVettingReply(sampleVetting(2)); err != nil || len(pdf) == 0 {
		t.Errorf("%d bytes, %v", len(pdf), err)
	}
}

func TestBatchesOfAnySizeStayOnTheirPaper(t *testing.T) {
	for _, n := range []int{0, 1, 14, 1200} {
		for _, s := range []Sheets{VettingForm(sampleVetting(n)), VettingReply(sampleVetting(n))} {
			checkOnPaper(t, s)
			if len(s.Missing) > 0 || n == 1200 && len(s.Pages) < 50 {
				t.Errorf("%s of %d persons: %d pages, missing %q", s.Title, n, len(s.Pages), string(s.Missing))
			}
		}
	}
}
