package model_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

func vetted(name, unit, born string) model.Vetted {
	b, err := model.ParseMonth(born)
	if err != nil {
		panic(err)
	}
	return model.Vetted{Name: name, Unit: unit, Post: "副局长", Born: b}
}

func TestMonthsAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"1975.03": "1975.03", "1975.3": "1975.03", "1975-03": "1975.03", "1975年3月": "1975.03", "197503": "1975.03", "１９７５．０３": "1975.03",
		"1975年3月12日": "1975.03", "1975-03-12": "1975.03", "19750312": "1975.03", "1975.10": "1975.10", "1975年 3月生": "1975.03", "": "",
	} {
		got, err := model.ParseMonth(text)
		if err != nil || got.String() != want {
			t.Errorf("%q is read as %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"1975", "1975.13", "1975.0", "三月", "1875.03", "75.3", "1975.03.32"} {
		if got, err := model.ParseMonth(text); err == nil {
			t.Errorf("%q is read as %s", text, got)
		}
	}
}

func TestMonthGoesThroughJSON(t *testing.T) {
	body, err := json.Marshal(vetted("张三", "教育局", "1975.03"))
	if err != nil || !strings.Contains(string(body), `"Born":"1975.03"`) {
		t.Fatal(string(body), err)
	}
	var back model.Vetted
	if err := json.Unmarshal(body, &back); err != nil || back.Born != (model.Month{Year: 1975, Month: 3}) {
		t.Errorf("back as %v, %v", back.Born, err)
	}
}

func TestNumberOfAnIdentityCardIsCheckedNeverMended(t *testing.T) {
	born, gender, err := model.ReadIDNumber("11010519491231002X") // the example of GB 11643-1999
	if err != nil || born.String() != "1949.12" || gender != "女" {
		t.Errorf("%s, %s, %v", born, gender, err)
	}
	for _, bad := range []string{"110105194912310021", "11010519491331002X", "1101051949123100", "4.2E+17", "420000000000000000"} {
		if _, _, err := model.ReadIDNumber(bad); model.FieldOf(err) != "idNumber" {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if got := model.CleanIDNumber(" 110105 19491231-002x\u200b"); got != "11010519491231002X" {
		t.Errorf("cleaned to %q", got)
	}
}

func TestThePersonMustAgreeWithHisIdentityCard(t *testing.T) {
	p := vetted("张三", "教育局", "1949.12")
	p.IDNumber = "11010519491231002X"
	if err := p.Check(); err != nil {
		t.Error(err)
	}
	p.Gender = "男"
	if err := p.Check(); model.FieldOf(err) != "gender" {
		t.Errorf("gender: %v", err)
	}
	p.Gender, p.Born = "女", model.Month{Year: 1950, Month: 1}
	if err := p.Check(); model.FieldOf(err) != "born" {
		t.Errorf("born: %v", err)
	}
}

func TestOneIsTheSameByUnitOrMonthOfBirth(t *testing.T) {
	card := func(p model.Vetted, n string) model.Vetted { p.IDNumber = n; return p }
	zhang := vetted("张三", "教育局", "1975.03")
	for _, c := range []struct {
		what string
		q    model.Vetted
		same bool
	}{
		{"unit", vetted("张三", "教育局", ""), true},
		{"birth, in another unit now", vetted("张三", "民政局", "1975.03"), true},
		{"neither", vetted("张三", "民政局", "1981.01"), false},
		{"nothing known", vetted("张三", "", ""), false},
		{"another name", vetted("张山", "教育局", "1975.03"), false},
		{"another card", card(vetted("张三", "教育局", "1975.03"), "2"), false},
	} {
		p := zhang
		if c.q.IDNumber != "" {
			p.IDNumber = "1"
		}
		if got := p.Same(c.q); got != c.same || c.q.Same(p) != c.same {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}

func TestTwiceInOneBatchNeedsAWordWhy(t *testing.T) {
	persons := []model.Vetted{vetted("张三", "教育局", "1975.03"), vetted("李四", "教育局", ""), vetted("张三", "教育局", "1975.03")}
	if got := model.Twice(persons); len(got) != 1 || got[2] != 0 {
		t.Errorf("twice %v", got)
	}
	if err := model.CheckVetted(persons); !strings.Contains(model.UserMessage(err), "第 1 人和第 3 人") {
		t.Errorf("%v", err)
	}
	persons[2].Note = "同名同单位，身份证号不同"
	if err := model.CheckVetted(persons); err != nil {
		t.Error(err)
	}
}

func TestVettingGoesItsWayAndNoOther(t *testing.T) {
	day := model.MustDate("2020-05-27")
	v := model.NewVetting(model.DefaultVettingSettings(), "周明", day)
	v.From, v.Occasion = "中共示例县委组织部", "提拔"
	if err := v.Check(day); err != nil {
		t.Fatal(err)
	}
	rooms := []string{"信访", "案管"}
	wantVettingRefusal(t, v.Submit(nil, rooms), "请先送会签")
	wantVettingRefusal(t, v.Circulate(nil), "还没有人员")
	persons := []model.Vetted{vetted("张三", "教育局", "1975.03")}
	v.State = model.VettingRegistered
	mustVet(t, v.Circulate(persons))
	submit := func(part string) {
		t.Helper()
		try := v
		wantVettingRefusal(t, try.Submit(persons, rooms), part)
	}
	empty := v // everybody was taken out while it circulated
	wantVettingRefusal(t, empty.Submit(nil, rooms), "还没有人员")
	submit("还没有信访、案管的意见")
	persons = model.FillOpinion(persons, model.RoomOpinion{Room: "信访", Reported: model.ReportedNothing})
	submit("还没有案管的意见")
	persons[0].SetOpinion(model.RoomOpinion{Room: "案管", Reported: model.ReportedSomething, Text: "一件信访件已了结"})
	submit("还没有结论")
	if got := model.ConcludeClear(persons, rooms); len(got) != 0 {
		t.Errorf("concluded of one reported: %v", got)
	}
	persons[0].Conclusion = model.ConclusionClear
	submit("案管意见是“有反映”，结论不能是“无影响”")
	settled := []model.Vetted{persons[0]}
	settled[0].SetOpinion(model.RoomOpinion{Room: "案管", Reported: model.ReportedSettled, Text: "一件信访件已了结"})
	wantVettingRefusal(t, v.Submit(settled, rooms), "写明怎样了结")
	v.State = model.VettingCirculating
	persons[0].Conclusion = model.ConclusionSuspended
	submit("请在“内部说明”里写明原因")
	persons[0].Note = "尚在影响期"
	mustVet(t, v.Submit(persons, rooms))
	wantVettingRefusal(t, v.CheckReply("好", day, day), "请先登记审定意见")
	wantVettingRefusal(t, v.Decide(model.VettingDecision{By: "郑国强", On: day.Add(-1), Opinion: "同意"}, nil, day), "不能早于收到来函的日期")
	mustVet(t, v.Decide(model.VettingDecision{By: "郑国强", On: day, Opinion: "同意"}, nil, day))
	mustVet(t, v.CheckReply("好", day, day))
	cal := model.NewCalendar(nil, 2020)
	mustVet(t, v.Reply("好", day, model.Number{Mark: "复", Year: 2020, Seq: 1}, model.Office{}, cal))
	if v.Deadline.Due.String() != "2020-06-01" || v.Deadline.Event != model.StartReceipt {
		t.Errorf("due %+v", v.Deadline)
	}
	wantVettingRefusal(t, v.Rework("错"), "不能退回会签")
	mustVet(t, v.Cancel(model.Void{On: day, Reason: "发错", By: "郑国强"}, day))
	if v.Number.IsZero() || v.State != model.VettingVoided || len(v.State.Acts()) != 0 {
		t.Errorf("void %+v", v)
	}
}

func mustVet(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantVettingRefusal(t *testing.T, err error, part string) {
	t.Helper()
	if err == nil || !strings.Contains(model.UserMessage(err), part) {
		t.Errorf("got %v, want %q", err, part)
	}
}

func TestEveryVettingActLeadsFromARefusalToTheActBeforeIt(t *testing.T) {
	for _, s := range model.VettingStates() {
		for _, a := range s.Acts() {
			if _, err := s.After(a); err != nil || a.Label() == "" {
				t.Errorf("%s: %v", a, err)
			}
		}
		if s.Label() == "" {
			t.Errorf("%s has no word", s)
		}
	}
	_, err := model.VettingRegistered.After(model.VettingReply)
	wantVettingRefusal(t, err, "现在是“登记”，不能回复，请先送会签")
}

func TestTheClockOfAnOpenVettingFollowsTheCalendar(t *testing.T) {
	v := model.Vetting{Received: model.MustDate("2020-04-29"), Term: 3}
	plain := model.NewCalendar(nil, 2020)
	holidays := model.NewCalendar([]model.DayRule{{Date: model.MustDate("2020-05-01"), Off: true, Name: "劳动节"}}, 2020)
	if got := v.Clock(plain).Due; got != model.MustDate("2020-05-04") {
		t.Errorf("due %s", got)
	}
	if got := v.Clock(holidays).Due; got != model.MustDate("2020-05-05") {
		t.Errorf("due %s after the holiday was set", got)
	}
	v.Deadline = v.Clock(plain)
	if got := v.Clock(holidays).Due; got != model.MustDate("2020-05-04") {
		t.Errorf("due %s though the reply is out", got)
	}
}

func TestTheDraftOfTheReplyNamesWhatStandsInTheWay(t *testing.T) {
	p := model.VettingPaper{Rooms: []string{"信访", "案管", "审理室"}, Vetting: model.Vetting{
		From: "中共示例县委组织部", Occasion: "提拔", Letter: "示组函〔2020〕5号", Lettered: model.MustDate("2020-05-26"), Decision: model.VettingDecision{On: model.MustDate("2020-05-28")},
	}}
	for _, name := range []string{"张三", "李四", "王五", "赵六"} {
		person := vetted(name, "教育局", "")
		person.Conclusion = model.ConclusionClear
		p.Persons = append(p.Persons, person)
	}
	p.Persons[3].Conclusion, p.Persons[3].Note = model.ConclusionPending, "群众反映其违规领取补贴。"
	want := "你部2020年5月26日来函（示组函〔2020〕5号）收悉。就提拔征求党风廉政意见的4名同志，经征求信访、案管、审理3个室意见并研究，截至2020年5月28日，现回复如下：\n" +
		"1. 未发现张三、李四、王五3名同志有影响提拔的党风廉政方面问题，无不同意见。\n" +
		"2. 赵六同志：建议暂缓提拔。\n" +
		"以上意见仅供本次提拔使用，名单和意见见附件，请注意保密。"
	if got := p.Draft(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := p.Heading(); got != "关于对张三等4名同志党风廉政意见的回复" {
		t.Errorf("heading %s", got)
	}
}

func TestOpinionsAreReadBackAndNeverGuessed(t *testing.T) {
	for text, want := range map[string]string{
		"无反映": "无反映", "无": "无反映", "没有": "无反映", "有": "有反映", "有反映：一件来信，已了结": "有反映：一件来信，已了结",
		"未发现问题线索": "无反映", "经查，未收到信访举报。": "无反映", "已了结：来信一件，查否": "已了结：来信一件，查否", "": "",
	} {
		o, err := model.ParseRoomOpinion("案管", text)
		if err != nil || o.String() != want || o.Room != "案管" {
			t.Errorf("%q is read as %q, %v", text, o, err)
		}
		if again, err := model.ParseRoomOpinion("案管", o.String()); err != nil || again != o {
			t.Errorf("%q goes back as %q, %v", o, again, err)
		}
	}
	for _, text := range []string{"无法判断", "待查", "已了结", "无反映：见附件", "无反映，来信一件", "未发现问题，但有来信一件", "未收到举报，正在核查"} {
		if o, err := model.ParseRoomOpinion("案管", text); err == nil {
			t.Errorf("%q is taken for %q", text, o)
		}
	}
}

func TestAViewerWithoutTheRightSeesNobodysOpinions(t *testing.T) {
	p := vetted("张三", "教育局", "1975.03")
	p.SetOpinion(model.RoomOpinion{Room: "信访", Reported: model.ReportedSomething, Text: "来信两件"})
	p.Conclusion, p.Note, p.IDNumber = model.ConclusionPending, "来信两件待核", "11010519491231002X"
	row := model.VettedRow{Vetted: p}
	text := func(viewer model.VettingViewer) string {
		var cells []string
		for _, c := range model.VettedColumns([]string{"信访"}, viewer) {
			cells = append(cells, c.Text(row))
		}
		return strings.Join(cells, "|")
	}
	for _, secret := range []string{"来信两件", "有反映", "待核", "110105"} {
		if strings.Contains(text(model.VettingViewer{}), secret) {
			t.Errorf("%q is shown to everybody", secret)
		}
		if !strings.Contains(text(model.WholeVetting), secret) {
			t.Errorf("%q is hidden from the one who may see it", secret)
		}
	}
	if !strings.Contains(text(model.VettingViewer{}), "张三") {
		t.Error("the name is hidden")
	}
	if seen := (model.VettingViewer{}).See(p); seen.Opinions != nil || len(p.Opinions) != 1 {
		t.Errorf("seen %+v of %+v", seen, p)
	}
}

func TestSettingsThatCannotNumberOrTimeAReplyAreRefused(t *testing.T) {
	for field, change := range map[string]func(*model.VettingSettings){
		"mark": func(s *model.VettingSettings) { s.Mark = "复（" }, "term": func(s *model.VettingSettings) { s.Term = 0 },
		"warn": func(s *model.VettingSettings) { s.Warn = 4 }, "occasions": func(s *model.VettingSettings) { s.Occasions = []string{" "} },
		"rooms": func(s *model.VettingSettings) { s.Rooms = strings.Split("一二三四五六七", "") },
		"names": func(s *model.VettingSettings) { s.Rooms = []string{strings.Repeat("室", 13)} },
	} {
		set := model.DefaultVettingSettings()
		change(&set)
		set.Normalize()
		if err := set.Check(); model.FieldOf(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	set := model.DefaultVettingSettings()
	set.Rooms = []string{"信访", " 信访 ", "案管"}
	set.Normalize()
	if err := set.Check(); err != nil || !slices.Equal(set.Rooms, []string{"信访", "案管"}) {
		t.Errorf("%v, %v", set.Rooms, err)
	}
}

func TestLeadersOfOneNameAreToldApartByTheirNotes(t *testing.T) {
	known := []model.Person{{Name: "张三"}, {Name: "李四", Note: "教育局"}}
	people := []model.Person{{Name: "张三", Note: "民政局"}, {Name: "李四", Note: "教育局"}, {Name: "王五"}, {Name: "王五"}}
	got := model.PersonDoubles(people, known)
	if len(got) != 2 || got[0] != (model.Double{At: 1, First: -1, Name: "李四"}) || got[1] != (model.Double{At: 3, First: 2, Name: "王五"}) {
		t.Errorf("doubles %+v", got)
	}
}
