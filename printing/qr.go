package printing

import (
	"image"
	"sync"

	"github.com/boombuler/barcode/qr"

	"oversight/model"
)

// QR is a QR code (GB/T 18284-2000) of error correction level M, black. Four modules around it must stay blank.
type QR struct {
	X, Y, Size float64 // millimetres, without the blank margin
	Text       string
	Modules    int               // along each side
	Bars       []image.Rectangle // the dark modules, joined to rectangles that do not overlap
}

func (QR) ink() Color { return black }

func (q QR) moved(dx, dy float64) Op {
	q.X, q.Y = q.X+dx, q.Y+dy
	return q
}

// qrQuiet is the width of the blank margin, in modules.
const qrQuiet = 4

// scanCode draws the QR code of the document. A draft has none, and neither has a number too long for one.
func (p Paper) scanCode(page *Page, x, y, size float64) {
	text := model.ScanCode(p.Document.ID, p.Document.Number)
	if text == "" {
		return
	}
	if code := matrices.get(text); code.modules > 0 {
		page.add(QR{X: x, Y: y, Size: size, Text: text, Modules: code.modules, Bars: code.bars})
	}
}

// matrix is a finished code; without modules the text was too long.
type matrix struct {
	modules int
	bars    []image.Rectangle
}

// matrices keep the codes made last: to make one takes longer than to lay out a card, and card and receipt share it.
var matrices = matrixCache{of: map[string]matrix{}}

type matrixCache struct {
	sync.Mutex
	of map[string]matrix
}

// mostMatrices bounds the cache; a code has about 4 kilobytes.
const mostMatrices = 256

func (c *matrixCache) get(text string) matrix {
	c.Lock()
	defer c.Unlock()
	m, ok := c.of[text]
	if ok {
		return m
	}
	if len(c.of) >= mostMatrices {
		clear(c.of)
	}
	m = encodeQR(text)
	c.of[text] = m
	return m
}

func encodeQR(text string) matrix {
	code, err := qr.Encode(text, qr.M, qr.Unicode)
	if err != nil {
		return matrix{}
	}
	modules := code.Bounds().Dx()
	dark := func(x, y int) bool {
		r, _, _, _ := code.At(x, y).RGBA()
		return r == 0
	}
	return matrix{modules, qrBars(modules, dark)}
}

// qrBars joins dark modules to bars along the rows, and equal bars of rows below each other.
func qrBars(modules int, dark func(x, y int) bool) []image.Rectangle {
	var bars []image.Rectangle
	above := map[[2]int]int{} // the bars of the row above: from and to → place in bars
	for y := range modules {
		row := map[[2]int]int{}
		for x := 0; x < modules; x++ {
			from := x
			for x < modules && dark(x, y) {
				x++
			}
			if from == x {
				continue
			}
			span := [2]int{from, x}
			if i, ok := above[span]; ok {
				bars[i].Max.Y, row[span] = y+1, i
				continue
			}
			row[span] = len(bars)
			bars = append(bars, image.Rect(from, y, x, y+1))
		}
		above = row
	}
	return bars
}

// module is the width of a module in millimetres.
func (q QR) module() float64 { return q.Size / float64(q.Modules) }
