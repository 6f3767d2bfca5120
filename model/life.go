package model

import "fmt"

// named is a state or an act with its Chinese word.
type named interface {
	~string
	Label() string
}

// life is a table of a life cycle: what each act makes of each state. What is not a row is refused. The first row of
// a state that leads onward is the usual next act.
type life[S, A named] []lifeRow[S, A]

// lifeRow is one row of a life cycle.
type lifeRow[S, A named] struct {
	from S
	act  A
	to   S
}

// acts returns the acts allowed in the state, the usual next one first.
func (l life[S, A]) acts(s S) []A {
	var acts []A
	for _, row := range l {
		if row.from == s {
			acts = append(acts, row.act)
		}
	}
	return acts
}

// after returns the state after the act, or an error that says why the act is refused and what comes first; subject
// is what has the state: 文书.
func (l life[S, A]) after(subject string, s S, a A) (S, error) {
	for _, row := range l {
		if row.from == s && row.act == a {
			return row.to, nil
		}
	}
	msg := fmt.Sprintf("%s现在是“%s”，不能%s", subject, s.Label(), a.Label())
	if first := l.onward(s, a); first != "" {
		msg += "，请先" + first.Label()
	}
	return s, Refuse(msg)
}

// onward returns the next act on the shortest way to a state where act a is possible, or "".
func (l life[S, A]) onward(s S, a A) A {
	type way struct {
		at    S
		first A
	}
	queue, seen := []way{{s, ""}}, map[S]bool{s: true}
	for len(queue) > 0 {
		w := queue[0]
		queue = queue[1:]
		for _, row := range l {
			if row.from != w.at {
				continue
			}
			if row.act == a {
				return w.first
			}
			if !seen[row.to] {
				seen[row.to] = true
				first := w.first
				if first == "" {
					first = row.act
				}
				queue = append(queue, way{row.to, first})
			}
		}
	}
	return ""
}
