// Package sample fills an empty desk with the sample county (示例县): made-up leaders, the documents of the
// pilot year 2020, the inquiries of that year, and records dated relative to today so that every state and light shows.
// Everything is done through the acts of the store, as a clerk would.
package sample

import (
	"context"
	"fmt"

	"oversight/model"
	"oversight/model/store"
)

// Printers set the papers of the county.
type Printers struct {
	Document store.Render
	Slip     store.RenderSlip
	Vetting  store.RenderVetting
}

// Fill builds the sample county in a store without people and documents; any other is refused, and so
// is a today before the county's own history. The words and dates are in assets.SampleCounty and SampleDecisions. A failure
// leaves what was built so far, hence use it inside store.Create.
func Fill(ctx context.Context, s *store.Store, today model.Date, print Printers) error {
	c, err := readCounty()
	if err != nil {
		return err
	}
	if err := checkEmpty(ctx, s, c, today); err != nil {
		return err
	}
	kinds, err := setUp(ctx, s, c)
	if err != nil {
		return err
	}
	cal, err := s.Calendar(ctx)
	if err != nil {
		return err
	}
	people, err := saveLeaders(ctx, s, c)
	if err != nil {
		return err
	}
	f := filler{s: s, county: c, kinds: kinds, today: today, cal: cal, people: people, written: map[string]int64{}, asked: map[string]model.Number{}, print: print}
	if err := f.decide(ctx); err != nil {
		return err
	}
	if err := f.fillCards(ctx); err != nil {
		return err
	}
	if err := f.fillDuties(ctx); err != nil {
		return err
	}
	return f.vet(ctx)
}

// fillCards takes every card through its life. Its papers of years ago are owed no looks, as those of an office that
// begins with this version are not: 补列 lists them.
func (f filler) fillCards(ctx context.Context) error {
	rules := model.DefaultReminding()
	rules.LookMonths = 0
	if err := f.s.SetReminding(ctx, rules); err != nil {
		return err
	}
	for _, card := range f.county.Cards {
		if err := ctx.Err(); err != nil { // the store finishes each act, so a cancelled window stops between two
			return err
		}
		if err := f.fill(ctx, card); err != nil {
			return fmt.Errorf("sample card %s: %w", card.Title, err)
		}
	}
	return f.s.SetReminding(ctx, model.DefaultReminding())
}

func checkEmpty(ctx context.Context, s *store.Store, c county, today model.Date) error {
	if today.Before(c.From) {
		return model.Refuse("电脑日期是" + today.Chinese() + "，早于示例县的资料。请先把电脑日期改正，再建示例县")
	}
	people, err := s.People(ctx, "")
	if err != nil {
		return err
	}
	documents, err := s.Documents(ctx, model.Filter{}, 0, 1, today)
	if err != nil {
		return err
	}
	if len(people)+len(documents) > 0 {
		return model.Refuse("数据文件夹里已有监督对象或文书，示例县只能建在空的数据文件夹里。请换一个空文件夹")
	}
	return nil
}

// setUp enters the office and its marks and returns the kinds by key.
func setUp(ctx context.Context, s *store.Store, c county) (map[string]model.Kind, error) {
	if err := s.SetOffice(ctx, c.Office); err != nil {
		return nil, err
	}
	for _, m := range c.Staff {
		if _, err := s.SaveMember(ctx, m); err != nil {
			return nil, fmt.Errorf("sample member %s: %w", m.Name, err)
		}
	}
	all, err := s.Kinds(ctx)
	if err != nil {
		return nil, err
	}
	kinds := make(map[string]model.Kind, len(all))
	for _, k := range all {
		k.Mark = c.Marks[k.Key]
		if _, err := s.SetKind(ctx, k); err != nil {
			return nil, fmt.Errorf("sample kind %s: %w", k.Key, err)
		}
		kinds[k.Key] = k
	}
	return kinds, nil
}

// saveLeaders stores the leaders and returns their ids by ref.
func saveLeaders(ctx context.Context, s *store.Store, c county) (map[string]int64, error) {
	people := make(map[string]int64, len(c.Leaders))
	for _, l := range c.Leaders {
		p, err := s.SavePerson(ctx, l.Person)
		if err != nil {
			return nil, fmt.Errorf("sample leader %s: %w", l.ref(), err)
		}
		people[l.ref()] = p.ID
	}
	return people, nil
}
