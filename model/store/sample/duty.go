package sample

import (
	"context"
	"fmt"

	"oversight/model"
)

// duty is what became of one of the duties a new office has. Of the terms before the present one all were done but
// those missed; of the present one those done early.
type duty struct {
	Name   string
	Note   string   // on the record of each term done
	Missed []string // refs of the leaders with whom the term before was missed
	Early  []string // refs of the leaders with whom the present term is done already
	Events []event
}

// event is what a duty owed once runs from, and when it was done; not given, it is still owed.
type event struct {
	Leader string
	On     when
	Note   string
	Done   when
}

// fillDuties records what was done of the duties since the half-year before this one.
func (f filler) fillDuties(ctx context.Context) error {
	all, err := f.s.Duties(ctx)
	if err != nil {
		return err
	}
	for _, d := range all {
		d.Since = halfBefore(f.today)
		if _, err := f.s.SaveDuty(ctx, d); err != nil {
			return fmt.Errorf("sample duty %s: %w", d.Name, err)
		}
		for _, of := range f.county.Duties {
			if of.Name != d.Name {
				continue
			}
			if err := f.fillEvents(ctx, d, of); err != nil {
				return fmt.Errorf("sample duty %s: %w", d.Name, err)
			}
			if err := f.fillTerms(ctx, d, of); err != nil {
				return fmt.Errorf("sample duty %s: %w", d.Name, err)
			}
		}
	}
	return nil
}

// halfBefore is the first day of the half-year before the one of today.
func halfBefore(today model.Date) model.Date {
	year, month, _ := today.YMD()
	return model.NewDate(year, (month-1)/6*6+1-6, 1)
}

func (f filler) fillEvents(ctx context.Context, d model.Duty, of duty) error {
	for _, e := range of.Events {
		on := f.on(e.On)
		if err := f.s.AddDutyEvent(ctx, model.DutyEvent{Duty: d.ID, Leader: f.people[e.Leader], On: on, Note: e.Note}, f.today); err != nil {
			return err
		}
		if !e.Done.given() {
			continue
		}
		done := model.DutyDone{Duty: d.ID, Leader: f.people[e.Leader], Term: on.String(), On: f.on(e.Done), Note: of.Note, By: f.county.Office.Clerk}
		if err := f.s.FulfillDuty(ctx, done, f.today); err != nil {
			return err
		}
	}
	return nil
}

// fillTerms records the terms of a duty that were done: over ones some days before they were due, the present one early.
func (f filler) fillTerms(ctx context.Context, d model.Duty, of duty) error {
	board, err := f.s.DutyBoard(ctx, f.today)
	if err != nil {
		return err
	}
	missed, early := f.idsOf(of.Missed), f.idsOf(of.Early)
	for _, o := range board {
		over := o.Term.Due.Before(f.today)
		if o.Duty.ID != d.ID || d.Period == model.Once || over && missed[o.Leader.ID] || !over && !early[o.Leader.ID] {
			continue
		}
		on := f.cal.AddWorkdays(o.Term.Due, -8)
		if !over {
			on = f.cal.AddWorkdays(o.Term.From, 12)
		}
		if yesterday := f.today.Add(-1); on.After(yesterday) {
			on = yesterday
		}
		if on.Before(o.Term.From) {
			continue // the term begins today
		}
		done := model.DutyDone{Duty: d.ID, Leader: o.Leader.ID, Term: o.Term.Key, On: on, Note: of.Note, By: f.county.Office.Clerk}
		if err := f.s.FulfillDuty(ctx, done, f.today); err != nil {
			return err
		}
	}
	return nil
}

func (f filler) idsOf(refs []string) map[int64]bool {
	ids := map[int64]bool{}
	for _, ref := range refs {
		ids[f.people[ref]] = true
	}
	return ids
}
