package model

// life is a table of a life cycle: what each act makes of each state. What is not a row is refused. The first row of
// a state that leads onward is the usual next act.
type life[S, A ~string] []lifeRow[S, A]

// lifeRow is one row of a life cycle.
type lifeRow[S, A ~string] struct {
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

// after returns the state after the act; ok is false where the act is refused.
func (l life[S, A]) after(s S, a A) (to S, ok bool) {
	for _, row := range l {
		if row.from == s && row.act == a {
			return row.to, true
		}
	}
	return s, false
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
