package store_test

import (
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
)

// Whatever a ledger says, it is stored whole, soundly and with numbers of its own, or refused with a sentence.
func FuzzLedgerIsStoredWholeOrNotAtAll(f *testing.F) {
	f.Add(int32(0), "问〔2020〕3号", "县委常委会第3次会议", "审议办法", "会中", "程序是否明确", "甲\n乙", "部分采纳", "已落实")
	f.Add(int32(-400), "", "", "干部任免", "", "是否征求意见", "", "是", "")
	f.Add(int32(1), "问〔2020〕9999号", "x", "\x00", "会后", "\u202e", strings.Repeat("1.\n", 99), "采纳1条", "正在落实")
	f.Fuzz(func(t *testing.T, after int32, number, meeting, matter, phase, question, suggestions, adopted, result string) {
		s := storetest.New(t)
		p := model.PastInquiry{
			On: day.Add(int(after % 4000)), Number: number, Meeting: meeting, Matter: matter, Phase: phase, Question: question, Adopted: adopted, Result: result,
		}
		p.SetSuggestions(suggestions)
		q := p
		q.Question, q.Number = question+"另问", adopted
		before := tally(t, s)
		n, err := s.ImportInquiries(ctx, []model.PastInquiry{p, q}, day)
		got := tally(t, s)
		switch {
		case err != nil:
			if code := model.CodeOf(err); code != model.Invalid && code != model.Refused {
				t.Errorf("%s: %v", code, err)
			}
			if got != before || n != 0 {
				t.Errorf("a part was taken: %+v", got)
			}
		case n != 2 || got.inquiries != before.inquiries+2:
			t.Errorf("%d taken, %+v", n, got)
		}
	})
}

// Likewise a list of leaders.
func FuzzLeadersAreStoredWholeOrNotAtAll(f *testing.F) {
	f.Add("钱多", "副县长", "示中镇", "")
	f.Add("", "\x00", "\u200b", "备注")
	f.Add("李书言", strings.Repeat("长", 300), "示中镇", "")
	f.Fuzz(func(t *testing.T, name, post, unit, note string) {
		s := storetest.New(t)
		storetest.Leader(t, s, "李书言")
		before := tally(t, s)
		p := model.Person{
			Name: name, Note: note, Posts: []model.Post{{Title: post}}, Links: []model.Link{{Unit: model.Unit{Name: unit}, Kind: model.Liaison}},
		}
		people, err := s.ImportPersons(ctx, []model.Person{{Name: "孙立", Note: "甲"}, p})
		got := tally(t, s)
		switch {
		case err != nil:
			if code := model.CodeOf(err); code != model.Invalid && code != model.Refused {
				t.Errorf("%s: %v", code, err)
			}
			if got != before {
				t.Errorf("a part was taken: %+v", got)
			}
		case len(people) != 2 || got.people != before.people+2:
			t.Errorf("%d taken, %+v", len(people), got)
		}
	})
}
