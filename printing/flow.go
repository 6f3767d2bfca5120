package printing

import "slices"

// section is rows of a form that belong together.
type section struct {
	head  []laidRow // stands again above what goes on to the next page
	rows  []laidRow
	grow  float64 // share of the room that is left on a page of its own
	split int     // rows of so many lines may be cut wherever a few fit; 0 is only one higher than half a page
	bound bool    // stays on the page of the row before it: a signature belongs to its text
}

// height is what the section takes in one piece.
func (s section) height() float64 { return height(s.head) + height(s.rows) }

// tiny forgives the rounding of a page that is filled exactly, in millimetres.
const tiny = 1e-6

// paginate divides sections over pages: first millimetres are left on the first page, rest on each following one.
func paginate(sections []section, first, rest float64) [][]laidRow {
	f := filler{left: first + tiny, rest: rest + tiny}
	for i, s := range sections {
		f.fill(s, boundHeight(sections[i+1:]))
	}
	return append(f.pages, f.page)
}

// boundHeight is how much room the sections at the beginning need that are bound to the row before them.
func boundHeight(sections []section) float64 {
	sum := 0.0
	for _, s := range sections {
		if !s.bound {
			break
		}
		sum += s.height()
	}
	return sum
}

// filler fills pages from the top.
type filler struct {
	pages [][]laidRow
	page  []laidRow
	heads int     // rows of a repeated head at the top of the page
	left  float64 // on the page
	rest  float64 // on an empty page
}

func (f *filler) add(rows ...laidRow) {
	f.page = append(f.page, rows...)
	f.left -= height(rows)
}

// begin starts a page, or a section on an empty one, with the head.
func (f *filler) begin(head []laidRow) {
	f.add(head...)
	f.heads = len(head)
}

func (f *filler) turn(head []laidRow) {
	f.pages, f.page, f.left = append(f.pages, f.page), nil, f.rest
	f.begin(head)
}

// fill places a section; after its last row so many millimetres are needed on the same page.
func (f *filler) fill(s section, after float64) {
	head, body := s.head, slices.Clone(s.rows)
	if len(f.page) == 0 {
		f.begin(head)
		head = nil
	}
	for len(body) > 0 {
		row, room, need := body[0], f.left-height(head), body[0].height
		if len(body) == 1 {
			need += after
		}
		fresh := len(f.page) == f.heads
		cuttable := s.cuts(row, f.rest)
		switch {
		case need <= room, fresh && !cuttable && row.height <= room:
			f.add(head...)
			f.add(row)
			head, body = nil, body[1:]
			continue
		case cuttable:
			if part, tail, ok := row.cut(min(room, row.mostAbove())); ok || fresh {
				f.add(head...)
				f.add(part)
				body[0] = tail
			}
		}
		f.turn(s.head)
		head = nil
	}
}

// cuts tells whether the row may be cut, on pages with so much room.
func (s section) cuts(row laidRow, rest float64) bool {
	lines := row.lines()
	if s.split > 0 && lines >= s.split {
		return true
	}
	return lines >= 2*fewLines && row.height > (rest-height(s.head))/2
}

// lines is how many lines the longest cell has.
func (r laidRow) lines() int {
	most := 0
	for _, c := range r.cells {
		most = max(most, len(c.block.rows))
	}
	return most
}

// mostAbove is the height at which a cut leaves a few lines for the next page.
func (r laidRow) mostAbove() float64 {
	pitch := 0.0
	for _, c := range r.cells {
		pitch = max(pitch, c.block.Pitch)
	}
	return r.height - fewLines*pitch
}
