// Package desk is what every page of the window works with: the open data folder, today, the runner,
// and the few things all pages say the same way.
package desk

import (
	"context"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// Desk is handed to every page.
type Desk struct {
	App    fyne.App
	Window fyne.Window
	Store  *store.Store // nil where the data could not be opened
	Dir    string       // the data folder
	Runner *kit.Runner
	Today  func() model.Date
	// Changed tells the window that a record changed, so that every page shows it.
	Changed func()
}

// Run does one act of the clerk: work beside the window's thread, then the pages show the change.
func (d *Desk) Run(busy string, work kit.Work, done func()) {
	d.Runner.Start(kit.Job{Busy: busy, Work: work, Fixed: true, Done: func() {
		d.Changed()
		if done != nil {
			done()
		}
	}})
}

// Toast says that something was done.
func (d *Desk) Toast(text string) {
	kit.ShowToast(d.Window, kit.Toast{Text: text, Tone: kit.ToneNormal})
}

// Basis is what pages look up again and again; load it once a page.
type Basis struct {
	Office   model.Office
	Kinds    []model.Kind
	Calendar *model.Calendar
	People   *Directory
	Units    []model.Unit
	Staff    model.Staff
	Rules    model.Approvals
}

// LoadBasis reads the Basis; call it from a Work or a Load.
func (d *Desk) LoadBasis(ctx context.Context) (b Basis, err error) {
	if b.Office, err = d.Store.Office(ctx); err != nil {
		return b, err
	}
	if b.Kinds, err = d.Store.AllKinds(ctx); err != nil {
		return b, err
	}
	if b.Calendar, err = d.Store.Calendar(ctx); err != nil {
		return b, err
	}
	if b.Units, err = d.Store.Units(ctx); err != nil {
		return b, err
	}
	if b.Staff, err = d.Store.Staff(ctx); err != nil {
		return b, err
	}
	if b.Rules, err = d.Store.Approvals(ctx); err != nil {
		return b, err
	}
	people, err := d.Store.People(ctx, "")
	b.People = NewDirectory(people)
	return b, err
}

// Kind returns the kind with the key.
func (b Basis) Kind(key string) model.Kind {
	for _, k := range b.Kinds {
		if k.Key == key {
			return k
		}
	}
	return model.Kind{}
}

// KindNamed returns the kind with the name.
func (b Basis) KindNamed(name string) model.Kind {
	for _, k := range b.Kinds {
		if k.Name == name {
			return k
		}
	}
	return model.Kind{}
}

// DescribeDay says whether a day is worked and why, for date fields.
func (b Basis) DescribeDay(d model.Date) string {
	day := b.Calendar.Day(d)
	word := DayWord(day)
	if day.Reason != d.WeekdayName() {
		word += "，" + day.Reason
	}
	return word
}

// DayWord says whether a day is worked.
func DayWord(d model.Day) string {
	if d.Working {
		return "工作日"
	}
	return "休息日"
}

// ToneDay colours the days of a month that differ from Monday to Friday.
func (b Basis) ToneDay(d model.Date) (kit.Tone, string) {
	day := b.Calendar.Day(d)
	weekend := d.Weekday() == 0 || d.Weekday() == 6
	switch {
	case !day.Working && day.Reason != d.WeekdayName():
		return kit.ToneOverdue, "休"
	case day.Working && weekend:
		return kit.ToneDone, "班"
	}
	return kit.ToneNeutral, ""
}

// DateField returns a field for a day that knows the calendar.
func (d *Desk) DateField(b Basis, value model.Date) *kit.DateField {
	f := kit.NewDateField(d.Today)
	f.Describe, f.DayTone = b.DescribeDay, b.ToneDay
	f.SetValue(value)
	return f
}
