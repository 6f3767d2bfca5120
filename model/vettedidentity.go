package model

import (
	"fmt"
	"slices"
	"strings"
)

// Identity is the clerk's answer to who a person of a vetting is, asked once where somebody of the same name is known. The zero
// Identity says: none of them.
type Identity struct {
	Leader int64   `json:",omitempty"` // the 监督对象 he is
	Before []int64 `json:",omitempty"` // earlier entries that are of him
}

// Line says in the timeline what was answered.
func (id Identity) Line() string {
	var said []string
	if id.Leader != 0 {
		said = append(said, "与同名的监督对象是同一人")
	}
	if len(id.Before) > 0 {
		said = append(said, "与以前征求过意见的同名人员是同一人")
	}
	if len(said) == 0 {
		return "与同名的人不是同一人"
	}
	return strings.Join(said, "，")
}

// Namesake is somebody of the same name whom a person of a vetting may be.
type Namesake struct {
	Leader  int64       // id of a 监督对象; 0 for one vetted before
	Post    string      // of the leader
	Entries []VettedRow // of one vetted before, the latest first
}

// String says who the namesake is.
func (n Namesake) String() string {
	if n.Leader != 0 {
		return strings.TrimRight("监督对象，"+n.Post, "，")
	}
	e := n.Entries[0]
	facts := []string{e.Position()}
	if !e.Born.IsZero() {
		facts = append(facts, e.Born.String())
	}
	facts = append(facts, fmt.Sprintf("%s%s来函", e.Batch.Received.Chinese(), e.Batch.From))
	return fmt.Sprintf("征求过意见 %d 次，最近一次：%s", len(n.Entries), strings.Join(facts, "，"))
}

// is reports whether an answer names the namesake.
func (n Namesake) is(id Identity) bool {
	if n.Leader != 0 {
		return id.Leader == n.Leader
	}
	return slices.ContainsFunc(n.Entries, func(e VettedRow) bool { return slices.Contains(id.Before, e.Vetted.ID) })
}

// Accept returns the answer with the namesake as the same person.
func (id Identity) Accept(n Namesake) Identity {
	if n.Leader != 0 {
		id.Leader = n.Leader
		return id
	}
	id.Before = append(slices.Clone(id.Before), n.Entries[0].Vetted.ID)
	return id
}

// Certain reports whether numbers of identity cards decide whether two entries are of one person.
func (p Vetted) Certain(q Vetted) (same, certain bool) {
	if p.IDNumber == "" || q.IDNumber == "" {
		return false, false
	}
	return p.IDNumber == q.IDNumber, true
}

// Namesakes sorts the earlier entries of a person's name into those known to be his, the latest first, and the namesakes that only
// the clerk can tell from him; these only while he has not been asked. What nobody answered is never taken for the same person.
func (p Vetted) Namesakes(leaders []Namesake, earlier []VettedRow) (his []VettedRow, open []Namesake) {
	answered := p.Identity != nil
	if !answered {
		open = slices.Clone(leaders)
	}
	for _, group := range grouped(earlier) {
		same, certain := false, false
		for _, e := range group {
			if s, c := p.Certain(e.Vetted); c {
				same, certain = same || s, true
			}
		}
		n := Namesake{Entries: group}
		switch {
		case same || answered && n.is(*p.Identity):
			his = append(his, group...)
		case !answered && !certain:
			open = append(open, n)
		}
	}
	slices.SortStableFunc(his, func(a, b VettedRow) int { return b.Batch.Received.Sub(a.Batch.Received) })
	return his, open
}

// grouped puts entries together that are of one person: by number, by an answer, or where unit, post and month of birth agree, as one
// question about all of them.
func grouped(entries []VettedRow) [][]VettedRow {
	var groups [][]VettedRow
	for _, e := range entries {
		at := slices.IndexFunc(groups, func(g []VettedRow) bool {
			return slices.ContainsFunc(g, func(have VettedRow) bool { return ofOne(have.Vetted, e.Vetted) })
		})
		if at < 0 {
			groups = append(groups, []VettedRow{e})
			continue
		}
		groups[at] = append(groups[at], e)
	}
	return groups
}

// ofOne reports whether two entries of a name make one question.
func ofOne(a, b Vetted) bool {
	if same, certain := a.Certain(b); certain {
		return same
	}
	for _, pair := range [][2]Vetted{{a, b}, {b, a}} {
		if id := pair[0].Identity; id != nil {
			return slices.Contains(id.Before, pair[1].ID) || id.Leader != 0 && pair[1].Identity != nil && pair[1].Identity.Leader == id.Leader
		}
	}
	return a.Unit == b.Unit && a.Born == b.Born && (!a.Born.IsZero() || a.Post == b.Post)
}

// CheckIdentities refuses a batch in which the clerk was not yet asked who somebody is; open are the namesakes by person.
func CheckIdentities(persons []Vetted, open map[int64][]Namesake) error {
	for i, p := range persons {
		if n := open[p.ID]; len(n) > 0 {
			return InvalidField("persons", fmt.Sprintf("第 %d 人“%s”与别人同名（%s），请先在“核对同名”里确认是不是同一人", i+1, p.Name, n[0]))
		}
	}
	return nil
}
