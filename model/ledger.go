package model

// Ledger is 台账: a list of documents as it is printed on a day.
type Ledger struct {
	Office Office
	Filter string // in words what is listed; "" is everything
	On     Date   // the day of printing, on which the standings were judged
	Rows   []Row
}

// Title names the list by the desk that keeps it.
func (l Ledger) Title() string { return l.Office.Desk + "“两卡一书”台账" }

// Tally is how many rows share a name.
type Tally struct {
	Name  string
	Count int
}

// ByKind counts the rows of each kind, in the order in which the kinds first appear.
func (l Ledger) ByKind() []Tally {
	var tallies []Tally
	at := map[string]int{}
	for _, r := range l.Rows {
		i, ok := at[r.Kind]
		if !ok {
			i = len(tallies)
			at[r.Kind] = i
			tallies = append(tallies, Tally{Name: r.Kind})
		}
		tallies[i].Count++
	}
	return tallies
}

// ByLight counts the rows of each light.
func (l Ledger) ByLight() map[Light]int {
	counts := map[Light]int{}
	for _, r := range l.Rows {
		counts[r.Standing.Light]++
	}
	return counts
}
