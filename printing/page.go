// Package printing turns values of the model into pages. A form lays out a Sheets value; two painters read it:
// WritePDF makes the file to print and keep, Image the picture for the preview, so that what is seen is what is printed.
package printing

import (
	"oversight/model"
)

// Sheets is one finished document: what both painters read.
type Sheets struct {
	Title   string     // of the document, for the PDF's properties and bookmark
	Author  string     // the issuing organ
	Date    model.Date // of the document; it dates the PDF, so that equal documents are equal files
	Pages   []Page
	Missing []rune // characters no font has; □ stands in their place, so the paper must not be issued
}

// Page is one side of paper. Ops are painted in order.
type Page struct {
	Width, Height float64 // millimetres
	Ops           []Op
	missing       []rune
	slots         []Rect // frames around the open slots of a draft
}

// Op is one operation of drawing: Text, Rule, Rect or QR. Places are millimetres from the top left corner.
type Op interface {
	ink() Color
	moved(dx, dy float64) Op
}

// Text is a run of characters in one face.
type Text struct {
	X, Y    float64 // left end of the baseline
	Role    Role    // the face was chosen for
	Face    *Face
	Size    float64 // points
	Spacing float64 // points added after each character
	Angle   float64 // degrees counter-clockwise around (X, Y)
	Color   Color
	Text    string
}

// Rule is a straight horizontal or vertical line.
type Rule struct {
	X1, Y1, X2, Y2 float64
	Width          float64 // millimetres
	Dash           float64 // length of dash and gap in millimetres; 0 is a solid line
	Color          Color
}

// Rect is the outline of a rectangle.
type Rect struct {
	X, Y, W, H float64
	Width      float64 // of the line, millimetres
	Color      Color
}

func (t Text) ink() Color { return t.Color }
func (r Rule) ink() Color { return r.Color }
func (r Rect) ink() Color { return r.Color }

func (t Text) moved(dx, dy float64) Op {
	t.X, t.Y = t.X+dx, t.Y+dy
	return t
}

func (r Rule) moved(dx, dy float64) Op {
	r.X1, r.Y1, r.X2, r.Y2 = r.X1+dx, r.Y1+dy, r.X2+dx, r.Y2+dy
	return r
}

func (r Rect) moved(dx, dy float64) Op {
	r.X, r.Y = r.X+dx, r.Y+dy
	return r
}

// Color is what ink to use; the zero value is black.
type Color struct{ R, G, B uint8 }

var (
	black    = Color{}
	red      = Color{215, 0, 15} // of the head and its rules only: it is what 套打 leaves out
	openRed  = Color{230, 60, 40}
	paleRed  = Color{246, 190, 190}
	gray     = Color{110, 110, 110}
	paleGray = Color{226, 226, 226}
)

// add appends operations.
func (p *Page) add(ops ...Op) { p.Ops = append(p.Ops, ops...) }

// style is how a single line of text looks.
type style struct {
	role    Role
	size    float64 // points
	spacing float64 // points added after each character
	angle   float64 // degrees counter-clockwise
	color   Color
}

// width returns the length of a line in millimetres, without the spacing after its last character.
func (s style) width(text string) float64 {
	w, n := 0.0, 0
	for _, r := range text {
		w += s.role.advance(r)
		n++
	}
	return (w*s.size + s.spacing*float64(max(n-1, 0))) * mmPerPoint
}

// fit returns the style with the size and spacing reduced so that the text is at most width millimetres long.
func (s style) fit(text string, width float64) style {
	if natural := s.width(text); natural > width {
		s.size *= width / natural
		s.spacing *= width / natural
	}
	return s
}

// write draws one line of text with the baseline starting at (x, y).
func (p *Page) write(x, y float64, s style, text string) {
	runs, missing := s.role.runs(text)
	p.missing = append(p.missing, missing...)
	for _, run := range runs {
		p.add(Text{x, y, s.role, run.face, s.size, s.spacing, s.angle, s.color, run.text})
		x += run.face.length(run.text, s.size, s.spacing)
	}
}

// writeCentered draws one line of text centred on x.
func (p *Page) writeCentered(x, y float64, s style, text string) {
	p.write(x-s.width(text)/2, y, s, text)
}

// writeRight draws one line of text that ends at x.
func (p *Page) writeRight(x, y float64, s style, text string) {
	p.write(x-s.width(text), y, s, text)
}
