package model

import "fmt"

// Double is an entry of a list that is there already.
type Double struct {
	At    int // place in the list, from 0
	First int // place of the one it repeats; -1 when that one is on the desk already
	Name  string
	Why   string // in the place of the words about leaders; "" for them
}

// String says what is double, and what to do.
func (d Double) String() string {
	if d.Why != "" {
		return d.Why
	}
	if d.First < 0 {
		return "“" + d.Name + "”已在监督对象里，请从表里删去；确是另一个同名的人，请在“备注”里写明以便区分。"
	}
	return fmt.Sprintf("“%s”与表里第 %d 人相同，请删去一处；确是另一个同名的人，请在“备注”里写明以便区分。", d.Name, d.First+1)
}

// PersonDoubles returns which leaders of a list are in it twice or among the known ones. Two whose names look alike are
// told apart by their notes.
func PersonDoubles(people, known []Person) []Double {
	type key struct{ name, note string }
	first := make(map[key]int, len(known)+len(people))
	for _, p := range known {
		first[key{LookAlike(p.Name), LookAlike(p.Note)}] = -1
	}
	var doubles []Double
	for i, p := range people {
		k := key{LookAlike(p.Name), LookAlike(p.Note)}
		if at, ok := first[k]; ok {
			doubles = append(doubles, Double{At: i, First: at, Name: p.Name})
			continue
		}
		first[k] = i
	}
	return doubles
}
