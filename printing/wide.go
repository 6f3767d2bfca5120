package printing

import "fmt"

// Tables stand on A4 landscape, bound at the upper edge. Lengths are millimetres.
const (
	wideMarginX = 20.0
	wideTop     = 20.0
	wideWidth   = a4Height - 2*wideMarginX
	wideTitle   = 30.0  // baseline
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
