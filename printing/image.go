package printing

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/f64"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// Image paints the page on white, widthPx pixels wide. It may be called from several goroutines at once.
func Image(p Page, widthPx int) *image.RGBA {
	scale := float64(widthPx) / p.Width
	d := &imagePainter{
		img:   image.NewRGBA(image.Rect(0, 0, widthPx, int(math.Round(p.Height*scale)))),
		scale: scale,
	}
	draw.Draw(d.img, d.img.Bounds(), image.White, image.Point{}, draw.Src)
	for _, op := range p.Ops {
		switch op := op.(type) {
		case Text:
			d.text(op)
		case Rule:
			d.rule(op)
		case Rect:
			d.rect(op)
		case QR:
			d.qr(op)
		}
	}
	return d.img
}

type imagePainter struct {
	img   *image.RGBA
	scale float64 // pixels a millimetre
	buf   sfnt.Buffer
}

func (c Color) rgba() color.RGBA { return color.RGBA{c.R, c.G, c.B, 255} }

func (d *imagePainter) rule(r Rule) {
	horizontal := r.Y1 == r.Y2
	from, to, across := r.X1, r.X2, r.Y1
	if !horizontal {
		from, to, across = r.Y1, r.Y2, r.X1
	}
	dash := r.Dash
	if dash == 0 {
		dash = to - from
	}
	for ; from < to; from += 2 * dash {
		d.stroke(horizontal, from, min(from+dash, to), across, r.Width, r.Color)
	}
}

func (d *imagePainter) rect(r Rect) {
	half := r.Width / 2
	d.stroke(true, r.X-half, r.X+r.W+half, r.Y, r.Width, r.Color)
	d.stroke(true, r.X-half, r.X+r.W+half, r.Y+r.H, r.Width, r.Color)
	d.stroke(false, r.Y-half, r.Y+r.H+half, r.X, r.Width, r.Color)
	d.stroke(false, r.Y-half, r.Y+r.H+half, r.X+r.W, r.Width, r.Color)
}

// stroke fills a line of whole pixels, at least one wide, so that the thin rules of a form stay crisp on a screen.
func (d *imagePainter) stroke(horizontal bool, from, to, across, width float64, c Color) {
	thick := max(1, int(math.Round(width*d.scale)))
	side := int(math.Round(across*d.scale - float64(thick)/2))
	start, end := int(math.Round(from*d.scale)), int(math.Round(to*d.scale))
	r := image.Rect(start, side, end, side+thick)
	if !horizontal {
		r = image.Rect(side, start, side+thick, end)
	}
	draw.Draw(d.img, r, image.NewUniform(c.rgba()), image.Point{}, draw.Src)
}

// qr fills the code with its edges on whole pixels, so that bars that touch leave no seam.
func (d *imagePainter) qr(q QR) {
	pixel := func(place float64, module int) int {
		return int(math.Round((place + float64(module)*q.module()) * d.scale))
	}
	for _, b := range q.Bars {
		r := image.Rect(pixel(q.X, b.Min.X), pixel(q.Y, b.Min.Y), pixel(q.X, b.Max.X), pixel(q.Y, b.Max.Y))
		draw.Draw(d.img, r, image.NewUniform(black.rgba()), image.Point{}, draw.Src)
	}
}

func (d *imagePainter) text(t Text) {
	font := t.Face.font()
	ink := image.NewUniform(t.Color.rgba())
	pixels := t.Size * mmPerPoint * d.scale // the em in pixels
	sin, cos := math.Sincos(t.Angle * math.Pi / 180)
	x, y := t.X*d.scale, t.Y*d.scale
	for _, r := range t.Text {
		c, _ := code(r)
		m := glyphMask(font, glyphKey{t.Face, font.glyph[c], pixels, t.Angle, quarter(x)}, &d.buf)
		at := m.bounds.Add(image.Pt(int(math.Floor(x)), int(math.Round(y))))
		if m.alpha != nil {
			draw.DrawMask(d.img, at, ink, image.Point{}, m.alpha, image.Point{}, draw.Over)
		}
		step := float64(font.advance[c])/1000*pixels + t.Spacing*mmPerPoint*d.scale
		x, y = x+step*cos, y-step*sin
	}
}

// quarter returns which quarter of a pixel the position is in.
func quarter(x float64) uint8 { return uint8((x - math.Floor(x)) * 4) }

// rasterize draws a glyph turned by the key's angle with its origin at (key.shift/4, 0).
func rasterize(f *font, key glyphKey, buf *sfnt.Buffer) mask {
	segments, err := f.sfnt.LoadGlyph(buf, key.glyph, fixed.Int26_6(math.Round(key.pixels*64)), nil)
	if err != nil || len(segments) == 0 {
		return mask{}
	}
	sin, cos := math.Sincos(key.angle * math.Pi / 180)
	turn := f64.Aff3{cos, sin, float64(key.shift) / 4, -sin, cos, 0}
	points := outline(segments, turn)
	bounds := points.bounds()
	r := vector.NewRasterizer(bounds.Dx(), bounds.Dy())
	points.draw(r, bounds.Min)
	alpha := image.NewAlpha(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	r.Draw(alpha, alpha.Bounds(), image.Opaque, image.Point{})
	return mask{alpha, bounds}
}
