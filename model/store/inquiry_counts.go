package store

import (
	"context"
	"database/sql"

	"oversight/model"
)

// InquiryCounts returns the figures of the inquiries a filter leaves, each with the filter that opens its records.
func (s *Store) InquiryCounts(ctx context.Context, f model.InquiryFilter) (model.InquiryCounts, error) {
	f.Counted = true
	c, err := s.inquiryCounts(ctx, f)
	return c, storageError("inquiry counts", err)
}

func (s *Store) inquiryCounts(ctx context.Context, f model.InquiryFilter) (c model.InquiryCounts, err error) {
	n := inquiryConditions(f)
	if err := s.addText(ctx, &n, "inquiry", "i", f.Text); err != nil {
		return c, err
	}
	groups, err := s.inquiryGroups(ctx, n)
	if err != nil {
		return c, err
	}
	c = tally(f, groups)
	err = s.ro.QueryRowContext(ctx, "SELECT coalesce(sum(amount), 0) FROM (SELECT DISTINCT +i.matter_id, i.amount "+n.from+" WHERE "+n.where()+")", n.args...).Scan(&c.Money)
	return c, err
}

// inquiryGroup is how many inquiries and suggestions share phase, class and type of meeting.
type inquiryGroup struct {
	phase                             model.Phase
	class                             model.Class
	meetingType                       string
	inquiries, suggestions            int
	adopted, partly, rejected, putOff int
}

// The sign before a column keeps the planner from reading every record in the order of that column's index.
func (s *Store) inquiryGroups(ctx context.Context, n narrowing) ([]inquiryGroup, error) {
	rows, err := s.ro.QueryContext(ctx, `SELECT +i.phase, i.class, i.meeting_type, count(*), sum(i.suggestions), sum(i.adopted), sum(i.partly),
		sum(i.not_adopted), sum(i.deferred) `+n.from+" WHERE "+n.where()+" GROUP BY 1, 2, 3 ORDER BY 3", n.args...)
	return collect(rows, err, func(r *sql.Rows) (g inquiryGroup, err error) {
		return g, r.Scan(&g.phase, &g.class, &g.meetingType, &g.inquiries, &g.suggestions, &g.adopted, &g.partly, &g.rejected, &g.putOff)
	})
}

// tally makes figures of the groups, in the order of the trade; a type of meeting is counted where it occurs.
func tally(f model.InquiryFilter, groups []inquiryGroup) model.InquiryCounts {
	c := model.InquiryCounts{Inquiries: model.InquiryCount{Name: "问询", Filter: f}, Suggestions: model.InquiryCount{Name: "建议", Filter: f}}
	phases, classes, types := map[model.Phase]int{}, map[model.Class]int{}, map[string]int{}
	adoptions := map[model.Adoption]int{}
	var typeOrder []string
	for _, g := range groups {
		c.Inquiries.N += g.inquiries
		c.Suggestions.N += g.suggestions
		phases[g.phase] += g.inquiries
		classes[g.class] += g.inquiries
		if types[g.meetingType] == 0 && g.meetingType != "" {
			typeOrder = append(typeOrder, g.meetingType)
		}
		types[g.meetingType] += g.inquiries
		adoptions[model.Adopted] += g.adopted
		adoptions[model.AdoptedPartly] += g.partly
		adoptions[model.AdoptedNot] += g.rejected
		adoptions[model.AdoptionPutOff] += g.putOff
	}
	for _, p := range model.Phases() {
		of := f
		of.Phase = p
		c.ByPhase = append(c.ByPhase, model.InquiryCount{Name: string(p), N: phases[p], Filter: of})
	}
	for _, class := range model.Classes() {
		of := f
		of.Class = class
		c.ByClass = append(c.ByClass, model.InquiryCount{Name: string(class), N: classes[class], Filter: of})
	}
	for _, name := range typeOrder {
		of := f
		of.MeetingType = name
		c.ByType = append(c.ByType, model.InquiryCount{Name: name, N: types[name], Filter: of})
	}
	left := c.Suggestions.N
	for _, a := range model.Adoptions() {
		of := f
		of.Adoption = a
		c.ByAdoption = append(c.ByAdoption, model.InquiryCount{Name: string(a), N: adoptions[a], Filter: of})
		left -= adoptions[a]
	}
	of := f
	of.Unjudged = true
	c.ByAdoption = append(c.ByAdoption, model.InquiryCount{Name: "未认定", N: left, Filter: of})
	return c
}
