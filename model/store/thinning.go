package store

import (
	"slices"

	"oversight/model"
)

// Of the backups of each day stay the newest of the last days, weeks and months that have one, as restic and others
// thin: what went wrong last week is found in a daily copy, what went wrong in spring in a monthly one.
const (
	keptDays   = 7
	keptWeeks  = 4
	keptMonths = 6
)

// thinned returns which of the days with a backup keep it, oldest first. Days after today come from a wrong clock: they
// all stay, and take no other's place.
func thinned(days []model.Date, today model.Date) []model.Date {
	days = slices.SortedFunc(slices.Values(days), func(a, b model.Date) int { return b.Sub(a) }) // newest first
	kept := map[model.Date]bool{}
	past := slices.DeleteFunc(slices.Clone(days), func(d model.Date) bool { return d.After(today) })
	for _, d := range days[:len(days)-len(past)] {
		kept[d] = true
	}
	newestOf(past, keptDays, kept, func(d model.Date) model.Date { return d })
	newestOf(past, keptWeeks, kept, monday)
	newestOf(past, keptMonths, kept, firstOfMonth)
	slices.Reverse(days)
	return slices.DeleteFunc(days, func(d model.Date) bool { return !kept[d] })
}

// newestOf marks the newest day of each of the last n periods; days come newest first.
func newestOf(days []model.Date, n int, kept map[model.Date]bool, period func(model.Date) model.Date) {
	var last model.Date
	for _, d := range days {
		p := period(d)
		if p == last {
			continue
		}
		if n--; n < 0 {
			return
		}
		kept[d], last = true, p
	}
}

// monday is the first day of a week, as GB/T 7408 counts weeks.
func monday(d model.Date) model.Date { return d.Add(-(int(d.Weekday()) + 6) % 7) }

func firstOfMonth(d model.Date) model.Date {
	year, month, _ := d.YMD()
	return model.NewDate(year, month, 1)
}
