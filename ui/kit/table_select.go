package kit

// selection is which rows of a table are selected, by key, and where the keyboard stands, by row.
type selection struct {
	count func() int
	key   func(row int) int64
	keys  map[int64]bool

	cursor    int // the row the keyboard stands on, when placed
	cursorKey int64
	placed    bool
	anchor    int // where a range began
}

func (s *selection) has(row int) bool { return s.keys[s.key(row)] }

// only selects one row.
func (s *selection) only(row int) {
	s.keys = map[int64]bool{s.key(row): true}
	s.place(row)
	s.anchor = row
}

// toggle turns one row on or off and keeps the others.
func (s *selection) toggle(row int) {
	if s.keys == nil {
		s.keys = map[int64]bool{}
	}
	if s.has(row) {
		delete(s.keys, s.key(row))
	} else {
		s.keys[s.key(row)] = true
	}
	s.place(row)
	s.anchor = row
}

// extend selects all rows from where the range began.
func (s *selection) extend(row int) {
	if !s.placed {
		s.only(row)
		return
	}
	s.keys = map[int64]bool{}
	for i := min(s.anchor, row); i <= max(s.anchor, row); i++ {
		s.keys[s.key(i)] = true
	}
	s.place(row)
}

// all selects every row.
func (s *selection) all() {
	s.keys = make(map[int64]bool, s.count())
	for i := range s.count() {
		s.keys[s.key(i)] = true
	}
}

// move goes by rows with the keyboard, from the first row when it stands nowhere.
func (s *selection) move(by int, extend bool) (row int, moved bool) {
	if s.count() == 0 {
		return 0, false
	}
	row = max(0, min(s.cursor+by, s.count()-1))
	if !s.placed {
		row = 0
	}
	if extend {
		s.extend(row)
	} else {
		s.only(row)
	}
	return row, true
}

// set selects the rows with these keys.
func (s *selection) set(keys []int64) {
	s.keys = map[int64]bool{}
	for _, k := range keys {
		s.keys[k] = true
	}
	s.placed = false
	s.keep()
}

// keep forgets keys that no row has any more and finds the row of the cursor again; when that row is gone, the
// cursor stays at its height.
func (s *selection) keep() {
	left := map[int64]bool{}
	at := -1
	for i := range s.count() {
		key := s.key(i)
		if s.keys[key] {
			left[key] = true
			if at < 0 || key == s.cursorKey {
				at = i
			}
		}
	}
	if at < 0 && s.placed {
		at = min(s.cursor, s.count()-1)
	}
	s.keys = left
	s.place(at)
	s.anchor = at
}

// place moves the cursor.
func (s *selection) place(row int) {
	s.cursor, s.placed = row, row >= 0
	if s.placed {
		s.cursorKey = s.key(row)
	}
}
