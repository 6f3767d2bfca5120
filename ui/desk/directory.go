package desk

import (
	"slices"
	"strings"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui/kit"
)

// Directory finds leaders by any part of the name or by pinyin initials, without asking the store at each key.
type Directory struct {
	people   []model.Person
	initials []string
}

// NewDirectory makes a directory of the leaders, keeping their order.
func NewDirectory(people []model.Person) *Directory {
	d := &Directory{people: people, initials: make([]string, len(people))}
	for i, p := range people {
		d.initials[i] = " " + store.Initials(p.Name)
	}
	return d
}

// Options returns the leaders that match what is typed, with the posts of the day to tell namesakes apart.
func (d *Directory) Options(query string, day model.Date) []kit.Option {
	query = strings.TrimSpace(query)
	var out []kit.Option
	for i, p := range d.people {
		if model.Holds(p.Name, query) || model.Holds(d.initials[i], " "+query) {
			out = append(out, Option(p, day))
		}
	}
	return out
}

// Option shows a leader in a picker.
func Option(p model.Person, day model.Date) kit.Option {
	detail := p.PostOn(day)
	if p.Note != "" {
		detail += "（" + p.Note + "）"
	}
	return kit.Option{ID: p.ID, Label: p.Name, Detail: detail}
}

// Person returns the leader with the id.
func (d *Directory) Person(id int64) (model.Person, bool) {
	for _, p := range d.people {
		if p.ID == id {
			return p, true
		}
	}
	return model.Person{}, false
}

// Name returns a line for the name of one of the people of the office, who are offered with their posts; those who may
// not do what is asked for are left out.
func (b Basis) Name(text string, except ...string) *kit.Entry {
	e := kit.NewOfferEntry("", func(query string) []kit.Option { return b.members(query, except) })
	e.SetText(text)
	return e
}

func (b Basis) members(query string, except []string) []kit.Option {
	query = strings.ToLower(strings.TrimSpace(query))
	var out []kit.Option
	for _, m := range b.Staff.InService() {
		not := slices.ContainsFunc(except, func(name string) bool { return b.Staff.Same(m.Name, name) })
		if !not && (model.Holds(m.Name, query) || model.Holds(m.Post, query) || strings.Contains(" "+store.Initials(m.Name), " "+query)) {
			out = append(out, kit.Option{ID: m.ID, Label: m.Name, Detail: m.Post})
		}
	}
	return out
}

// LookAlike returns another leader whom nobody could tell from p on a list or on paper: the name looks the same, and so
// does the note.
func (d *Directory) LookAlike(p model.Person) (other model.Person, found bool) {
	for _, o := range d.people {
		if o.ID != p.ID && len(model.PersonDoubles([]model.Person{p}, []model.Person{o})) > 0 {
			return o, true
		}
	}
	return other, false
}

// UnitOptions returns the units that match what is typed; those of the leader come first.
func (b Basis) UnitOptions(query string, leader int64, day model.Date) []kit.Option {
	var out []kit.Option
	own := map[int64]bool{}
	if p, ok := b.People.Person(leader); ok {
		for _, l := range p.UnitsOn(day) {
			own[l.Unit.ID] = true
			if model.Holds(l.Unit.Name, query) {
				out = append(out, kit.Option{ID: l.Unit.ID, Label: l.Unit.Name, Detail: string(l.Kind)})
			}
		}
	}
	for _, u := range b.Units {
		if !own[u.ID] && model.Holds(u.Name, query) {
			out = append(out, kit.Option{ID: u.ID, Label: u.Name})
		}
	}
	return out
}

// InCharge returns the one leader in charge of a unit (分管) on the day; false when there is none, or more than one.
func (d *Directory) InCharge(unit int64, day model.Date) (leader model.Person, one bool) {
	for _, p := range d.people {
		for _, l := range p.UnitsOn(day) {
			if l.Unit.ID != unit || l.Kind != model.InCharge {
				continue
			}
			if one {
				return model.Person{}, false
			}
			leader, one = p, true
		}
	}
	return leader, one
}
