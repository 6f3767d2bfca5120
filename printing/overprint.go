package printing

// Overprint returns the sheets for paper on which the red head and the red rules are printed already (套打): what the
// forms draw in red is left out, and the rest stands dx millimetres to the right and dy down of its place.
// See model.Overprint for the offsets a printer needs.
func (s Sheets) Overprint(dx, dy float64) Sheets {
	return s.redrawn(func(op Op) (Op, bool) { return op.moved(dx, dy), op.ink() != red })
}

// shifted returns the sheets with everything dx millimetres to the right and dy down.
func (s Sheets) shifted(dx, dy float64) Sheets {
	return s.redrawn(func(op Op) (Op, bool) { return op.moved(dx, dy), true })
}

// redrawn returns the sheets with every operation changed, or left out; the original stays.
func (s Sheets) redrawn(change func(Op) (changed Op, keep bool)) Sheets {
	pages := make([]Page, len(s.Pages))
	for i, page := range s.Pages {
		pages[i] = page
		pages[i].Ops = nil
		for _, op := range page.Ops {
			if changed, keep := change(op); keep {
				pages[i].add(changed)
			}
		}
	}
	s.Pages = pages
	return s
}
