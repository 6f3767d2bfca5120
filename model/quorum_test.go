package model_test

import (
	"slices"
	"testing"

	"oversight/model"
)

func TestQuorumGoesByTypeOfMeetingAndClassOfMatter(t *testing.T) {
	d := model.DefaultDecisions()
	for _, c := range []struct {
		meeting         string
		class           model.Class
		should, present int
		want            model.Finding
	}{
		{"县委常委会", "", 11, 7, model.FindingYes},
		{"县委常委会", model.ClassFunds, 11, 7, model.FindingYes},
		{"县委常委会", model.ClassCadres, 11, 7, model.FindingNo},
		{"县委常委会", model.ClassCadres, 11, 8, model.FindingYes},
		{"县委常委会", model.ClassCadres, 12, 8, model.FindingYes}, // two thirds are enough
		{"县委常委会", "", 12, 6, model.FindingNo},                 // half are not over half
		{"县委常委会", "", 11, 5, model.FindingNo},
		{"县委常委会（扩大）会议", model.ClassCadres, 11, 7, model.FindingNo},
		{"县委全会", "", 40, 26, model.FindingNo},
		{"县委全会", model.ClassDecision, 40, 27, model.FindingYes},
		{"民主生活会", "", 11, 7, model.FindingNo},
		{"县委常委会民主生活会", "", 11, 7, model.FindingNo}, // the last words say what it is
		{"县政府常务会", "", 9, 5, model.FindingYes},
		{"县政府常务会", model.ClassCadres, 9, 5, model.FindingYes},
		{"书记专题会", "", 4, 2, model.FindingNo},
		{"县委常委会", "", 0, 8, model.FindingUnknown},
		{"县委常委会", "", 12, 0, model.FindingUnknown},
	} {
		q := d.Quorum(model.Meeting{Type: c.meeting, Should: c.should, Present: c.present}, c.class)
		if got := q.Finding(); got != c.want {
			t.Errorf("%s, %s, %d of %d: %q, want %q", c.meeting, c.class, c.present, c.should, got, c.want)
		}
	}
}

func TestLeastThatMustBePresentIsTheFirstThatIsEnough(t *testing.T) {
	for _, share := range []model.Share{model.ShareMajority, model.ShareTwoThirds} {
		for should := 1; should < 200; should++ {
			q := model.Quorum{Share: share, Should: should}
			q.Present = q.Least()
			enough := q.Finding()
			q.Present--
			if enough != model.FindingYes || q.Present > 0 && q.Finding() != model.FindingNo {
				t.Errorf("%s of %d: %d is said to be the least", share, should, q.Least())
			}
		}
	}
}

func TestAnOwnRowOfTheOfficeComesBeforeTheUsual(t *testing.T) {
	d := model.Decisions{MeetingTypes: []string{"领导小组会"}, Quorums: []model.QuorumRule{
		{Share: model.ShareMajority}, {Class: model.ClassFunds, Share: model.ShareTwoThirds}, {Type: "领导小组会", Share: model.ShareNone},
	}}
	m := model.Meeting{Type: "领导小组会", Should: 9, Present: 1}
	if got := d.Quorum(m, model.ClassFunds).Finding(); got != model.FindingNone {
		t.Errorf("what the meeting needs nothing for is %q", got)
	}
	m.Type = "县委专题会"
	if got := d.Quorum(m, model.ClassFunds).Share; got != model.ShareTwoThirds {
		t.Errorf("of another meeting the class needs %q", got)
	}
	if short := d.Short(model.Meeting{Type: "x", Should: 11, Present: 7}, []model.Class{model.ClassFunds, model.ClassDecision}); !slices.Equal(short, []model.Class{model.ClassFunds}) {
		t.Errorf("short are %v", short)
	}
}

func TestTableOfQuorumsMustBeClear(t *testing.T) {
	for name, rules := range map[string][]model.QuorumRule{
		"twice":          {{Type: "县委全会", Share: model.ShareMajority}, {Type: "县委全会", Share: model.ShareTwoThirds}},
		"no share":       {{Type: "县委全会"}},
		"no class":       {{Type: "县委全会", Class: "人事", Share: model.ShareMajority}},
		"too long":       {{Type: "县委全会县委全会县委全会县委全会县委全会县委全会", Share: model.ShareMajority}},
		"too many twice": append(model.DefaultQuorums(), model.DefaultQuorums()[1]),
	} {
		d := model.DefaultDecisions()
		d.Quorums = rules
		if err := d.Check(); model.FieldOf(err) != "quorums" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if types := model.DefaultDecisions().Offered(); !slices.Equal(types[5:], []string{"民主生活会"}) { // 政府常务会 is in the list as 县政府常务会
		t.Errorf("offered are %v", types)
	}
	if err := model.DefaultDecisions().Check(); err != nil {
		t.Error(err)
	}
}
