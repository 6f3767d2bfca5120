package printing

import (
	"math"
	"slices"
	"strings"

	"oversight/model"
)

// sheets makes the finished document of pages; every form of a document ends here, so that none lacks the marks.
func (p Paper) sheets(title string, pages []Page) Sheets {
	date := p.Document.Signed
	if date.IsZero() {
		date = p.Document.Drafted
	}
	s := gather(Sheets{Title: title, Author: p.Office.Issuer, Date: date, Pages: pages})
	switch {
	case p.Document.State == model.Voided:
		s.watermark("作废", paleRed)
	case p.Document.Number.IsZero():
		s.boxOpenSlots()
		s.watermark("草稿", paleGray)
	}
	return s
}

// gather collects what could not be printed on the pages.
func gather(s Sheets) Sheets {
	var missing strings.Builder
	for _, page := range s.Pages {
		missing.WriteString(string(page.missing))
	}
	s.Missing = Missing(missing.String())
	return s
}

// watermark writes a word across every page of what must not be taken for an issued document. It goes under the text.
func (s Sheets) watermark(word string, color Color) {
	const lean = 30.0 // degrees
	large := style{role: Hei, size: 150, spacing: 20, angle: lean, color: color}
	sin, cos := math.Sincos(lean * math.Pi / 180)
	along, up := large.width(word)/2, large.size*mmPerPoint*(ascent-0.5) // from the start of the baseline to the middle of the word
	for i := range s.Pages {
		page, under := &s.Pages[i], Page{}
		under.write(page.Width/2-along*cos+up*sin, page.Height/2+along*sin+up*cos, large, word)
		page.Ops = append(under.Ops, page.Ops...)
	}
}

// boxOpenSlots frames the slots of the wording, such as {依据}, that still have no value: the clerk must fill them
// before the signing. A frame is seen in black and white too, and the text stays where it was measured.
func (s Sheets) boxOpenSlots() {
	for i := range s.Pages {
		for _, box := range s.Pages[i].slots {
			s.Pages[i].add(box)
		}
	}
}

// slotBox is the frame around a slot of the given width whose baseline begins at (x, y).
func slotBox(x, y, width, em float64) Rect {
	const air = 0.3
	return Rect{X: x - air, Y: y - ascent*em - air, W: width + 2*air, H: em + 2*air, Width: ruleThin, Color: openRed}
}

// Copy returns the sheets with 副本 in the upper outer corner of every page: for what is printed once more after
// the issued paper, which is not marked. Pages with an even number are the backs of sheets, as for page numbers.
func (s Sheets) Copy() Sheets {
	const edge, top, width, height = 12.0, 9.0, 16.0, 8.0
	pages := slices.Clone(s.Pages)
	for i := range pages {
		page := &pages[i]
		page.Ops = slices.Clone(page.Ops)
		x := page.Width - edge - width
		if i%2 == 1 {
			x = edge
		}
		page.add(Rect{X: x, Y: top, W: width, H: height, Width: ruleThick})
		page.writeCentered(x+width/2, top+height/2+sizeNo4*mmPerPoint*(ascent-0.5), style{role: Hei, size: sizeNo4, spacing: 2}, "副本")
	}
	s.Pages = pages
	return s
}
