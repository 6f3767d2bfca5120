package printing

import "fmt"

// Tables stand on A4 landscape, bound at the upper edge. Lengths are millimetres.
const (
	wideMarginX = 20.0
	wideTop     = 20.0
	wideWidth   = a4Height - 2*wideMarginX
	wideTitle   = 30.0  // baseline
	wideFacts   = 36.0  // upper edge of the facts of a form
	wideBottom  = 192.0 // lower edge of the tables
	wideNumber  = 199.0 // baseline of the page number
)

func widePage() Page { return Page{Width: a4Height, Height: a4Width} }

// wideHead writes the title of the first page.
func (p *Page) wideHead(title string) {
	s := style{role: Title, size: sizeNo2, spacing: 4}.fit(title, wideWidth)
	p.writeCentered(a4Height/2, wideTitle, s, title)
}

// wideFoot writes what the sheet belongs to, because loose sheets get mixed up, and the page number.
func (p *Page) wideFoot(name string, n, of int) {
	s, number := style{size: sizeNo5}, fmt.Sprintf("第%d页　共%d页", n, of)
	p.write(wideMarginX, wideNumber, s.fit(name, wideWidth-s.width(number)-10), name)
	p.writeRight(a4Height-wideMarginX, wideNumber, s, number)
}

// wideForm is a form on A4 landscape: facts below the head of the first page, a list over as many pages as it takes, and
// closing rows that stand together, on a page of their own where the last one has no room for them.
type wideForm struct {
	head          func(*Page) // writes the head of the first page
	facts, ending []laidRow
	list          Table
	fill          bool   // rows grow to fill their pages, for writing by hand
	foot          string // what the sheets belong to
}

func (f wideForm) pages() []Page {
	top := wideFacts + height(f.facts)
	parts := f.list.paginate(wideBottom-top, wideBottom-wideTop)
	pages := make([]Page, len(parts), len(parts)+1)
	below := 0.0
	for i, rows := range parts {
		page, y := &pages[i], wideTop
		*page = widePage()
		if i == 0 {
			y = top
			f.head(page)
			page.drawRows(f.facts, wideMarginX, wideFacts)
		}
		room := wideBottom - y - height(rows)
		if last := i == len(parts)-1; f.fill && (!last || room < height(f.ending)) {
			spread(rows[f.list.Head:], room)
		}
		below = page.drawRows(rows, wideMarginX, y)
	}
	if wideBottom-below < height(f.ending) {
		pages = append(pages, widePage())
		below = wideTop
	}
	if f.fill {
		spread(f.ending, wideBottom-below-height(f.ending))
	}
	pages[len(pages)-1].drawRows(f.ending, wideMarginX, below)
	for i := range pages {
		pages[i].wideFoot(f.foot, i+1, len(pages))
	}
	return pages
}

// mostSpread is how much a row may grow to fill its page, in millimetres.
const mostSpread = 30.0

// spread shares the room left on a page among its rows.
func spread(rows []laidRow, room float64) {
	for i := range rows {
		rows[i].height += min(room/float64(len(rows)), mostSpread)
	}
}
