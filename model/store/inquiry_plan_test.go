package store_test

import (
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/store/storetest"
)

func TestListsOfDecisionsNeitherReadNorSortAllRecords(t *testing.T) {
	s, meeting, matter, leader := decided(t)
	q := storetest.Registered(t, s, meeting, matter)
	page := func(f model.InquiryFilter, before int64) func() error {
		return func() error { _, err := s.Inquiries(ctx, f, before, 50, today); return err }
	}
	of := func(f model.InquiryFilter) func() error { return page(f, 0) }
	meetings := func(f model.MeetingFilter, after model.MeetingRow) func() error {
		return func() error { _, err := s.Meetings(ctx, f, after, 50); return err }
	}
	matters := func(f model.MatterFilter) func() error {
		return func() error { _, err := s.Matters(ctx, f, 0, 50); return err }
	}
	calls := []listCall{
		{name: "newest page", call: of(model.InquiryFilter{})},
		{name: "next page", call: page(model.InquiryFilter{Counted: true}, 20)},
		{name: "year", call: of(model.InquiryFilter{Year: 2020}), index: "ix_inquiry_year"},
		{name: "year and class", call: of(model.InquiryFilter{Year: 2020, Class: model.ClassFunds})},
		{name: "phase", call: of(model.InquiryFilter{Phase: model.PhaseAt}), index: "ix_inquiry_phase"},
		{name: "state", call: of(model.InquiryFilter{States: []model.InquiryState{model.InquiryAnswered}}), index: "ix_inquiry_state"},
		{name: "several states", call: of(model.InquiryFilter{States: model.InquiryStates()[:3]}), merges: true},
		{name: "class", call: of(model.InquiryFilter{Class: model.ClassFunds}), index: "ix_inquiry_class"},
		{name: "type of meeting", call: of(model.InquiryFilter{MeetingType: "县委常委会"}), index: "ix_inquiry_type"},
		{name: "leader", call: of(model.InquiryFilter{Leader: leader.ID}), index: "ix_inquiry_person"},
		{name: "matter", call: of(model.InquiryFilter{Matter: matter.ID}), index: "ix_inquiry_matter"},
		{name: "meeting", call: of(model.InquiryFilter{Meeting: meeting.ID}), index: "ix_inquiry_meeting"},
		{name: "notes of a meeting", call: func() error { _, err := s.InquiriesAt(ctx, meeting.ID); return err }, index: "ix_inquiry_meeting"},
		{name: "partly adopted", call: of(model.InquiryFilter{Adoption: model.AdoptedPartly}), index: "ix_inquiry_partly"},
		{name: "not adopted", call: of(model.InquiryFilter{Adoption: model.AdoptedNot}), index: "ix_inquiry_not_adopted"},
		{name: "put off", call: of(model.InquiryFilter{Adoption: model.AdoptionPutOff}), index: "ix_inquiry_deferred"},
		{name: "not judged", call: of(model.InquiryFilter{Unjudged: true}), index: "ix_inquiry_unjudged"},
		{name: "word", call: of(model.InquiryFilter{Text: "国有"})},
		{name: "one character", call: of(model.InquiryFilter{Text: "企"})},
		{name: "initials", call: of(model.InquiryFilter{Text: "lqy"})},
		{name: "follow-ups", call: func() error { _, err := s.FollowUps(ctx, 50, today); return err }},
		{name: "years", call: func() error { _, err := s.InquiryYears(ctx); return err }},
		{name: "by number", call: func() error { _, err := s.InquiryByNumber(ctx, q.Number); return err }},
		{name: "documents of an inquiry", call: func() error {
			_, err := s.Documents(ctx, model.Filter{Inquiry: q.Number.String()}, 0, 50, today)
			return err
		}, index: "ix_document_inquiry"},
		{name: "meetings", call: meetings(model.MeetingFilter{}, model.MeetingRow{}), index: "ix_meeting_held"},
		{name: "next meetings", call: meetings(model.MeetingFilter{}, model.MeetingRow{Meeting: meeting}), index: "ix_meeting_held"},
		{name: "meetings of a type and year", call: meetings(model.MeetingFilter{Type: "县委常委会", Year: 2020}, model.MeetingRow{}), index: "ix_meeting_type"},
		{name: "years of meetings", call: func() error { _, err := s.MeetingYears(ctx); return err }},
		{name: "matters", call: matters(model.MatterFilter{})},
		{name: "meetings by a word", call: meetings(model.MeetingFilter{Text: "企"}, model.MeetingRow{}), index: "ix_meeting_held", gathers: true},
		{name: "matters that wait", call: matters(model.MatterFilter{Waiting: true}), index: "ix_matter_waiting"},
		{name: "matters by a word", call: matters(model.MatterFilter{Text: "企"})},
		{name: "matters of a leader", call: matters(model.MatterFilter{Leader: leader.ID})},
		{name: "agenda", call: func() error { _, err := s.MattersOf(ctx, meeting.ID); return err }, index: "ix_matter_meeting"},
	}
	w, db := watch(t, s)
	for _, c := range calls {
		if err := c.call(); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		checked, indexed := 0, c.index == ""
		for _, st := range w.take() {
			if strings.Contains(st.query, "FROM calendar") || strings.Contains(st.query, "FROM kind") || strings.Contains(st.query, "FROM person") {
				continue
			}
			checked++
			steps := plan(t, db, st)
			for _, step := range steps {
				indexed = indexed || strings.Contains(step, c.index)
				if bad(step) && !(c.merges && step == "USE TEMP B-TREE FOR ORDER BY") && !(c.gathers && step == "CREATE BLOOM FILTER") {
					t.Errorf("%s: %s\nin the plan\n\t%s\nof %s", c.name, step, strings.Join(steps, "\n\t"), st.query)
				}
			}
		}
		if checked == 0 || !indexed {
			t.Errorf("%s: %d statements, none uses %s", c.name, checked, c.index)
		}
	}
}

func TestFiguresAreReadFromTheirIndexAlone(t *testing.T) {
	s, _, _, _ := decided(t)
	w, db := watch(t, s)
	for _, f := range []model.InquiryFilter{{}, {Year: 2020}, {Year: 2020, Phase: model.PhaseAt}} {
		if _, err := s.InquiryCounts(ctx, f); err != nil {
			t.Fatal(err)
		}
		for _, st := range w.take() {
			if steps := strings.Join(plan(t, db, st), "\n\t"); !strings.Contains(steps, "COVERING INDEX ix_inquiry_counted") {
				t.Errorf("%+v:\n\t%s\nof %s", f, steps, st.query)
			}
		}
	}
}
