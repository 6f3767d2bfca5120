package printing

import (
	"image"
	"math"
	"sync"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/f64"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// glyphKey names a drawn glyph: the same key is the same picture.
type glyphKey struct {
	face   *Face
	glyph  sfnt.GlyphIndex
	pixels float64 // of the em
	angle  float64 // degrees
	shift  uint8   // quarters of a pixel to the right
}

// mask is the picture of a glyph and where it stands relative to the pixel of its origin.
type mask struct {
	alpha  *image.Alpha // nil for a blank
	bounds image.Rectangle
}

// maxMasks bounds the cache: a preview page needs about a thousand, each of half a kilobyte.
const maxMasks = 8192

var masks = struct {
	sync.Mutex
	of map[glyphKey]mask
}{of: map[glyphKey]mask{}}

// glyphMask returns the picture of a glyph, drawn at most once as long as the cache holds it.
func glyphMask(f *font, key glyphKey, buf *sfnt.Buffer) mask {
	masks.Lock()
	m, ok := masks.of[key]
	masks.Unlock()
	if ok {
		return m
	}
	m = rasterize(f, key, buf)
	masks.Lock()
	defer masks.Unlock()
	if len(masks.of) >= maxMasks {
		clear(masks.of)
	}
	masks.of[key] = m
	return m
}

// shape is the outline of a glyph in pixels.
type shape []shapeSegment

type shapeSegment struct {
	op   sfnt.SegmentOp
	args [3][2]float32
}

// outline turns font segments by an affine map.
func outline(segments sfnt.Segments, by f64.Aff3) shape {
	s := make(shape, len(segments))
	for i, segment := range segments {
		s[i].op = segment.Op
		for j, p := range segment.Args {
			x, y := fixedToFloat(p.X), fixedToFloat(p.Y)
			s[i].args[j] = [2]float32{float32(by[0]*x + by[1]*y + by[2]), float32(by[3]*x + by[4]*y + by[5])}
		}
	}
	return s
}

func fixedToFloat(v fixed.Int26_6) float64 { return float64(v) / 64 }

// points is how many arguments a segment has.
func (s shapeSegment) points() int {
	switch s.op {
	case sfnt.SegmentOpQuadTo:
		return 2
	case sfnt.SegmentOpCubeTo:
		return 3
	}
	return 1
}

func (s shape) bounds() image.Rectangle {
	minX, minY := float32(math.MaxFloat32), float32(math.MaxFloat32)
	maxX, maxY := -minX, -minY
	for _, segment := range s {
		for _, p := range segment.args[:segment.points()] {
			minX, maxX = min(minX, p[0]), max(maxX, p[0])
			minY, maxY = min(minY, p[1]), max(maxY, p[1])
		}
	}
	floor := func(v float32) int { return int(math.Floor(float64(v))) }
	return image.Rect(floor(minX), floor(minY), floor(maxX)+1, floor(maxY)+1)
}

// draw adds the outline to the rasterizer, whose first pixel is at origin.
func (s shape) draw(r *vector.Rasterizer, origin image.Point) {
	dx, dy := float32(origin.X), float32(origin.Y)
	for _, segment := range s {
		a := segment.args
		for i := range a {
			a[i][0] -= dx
			a[i][1] -= dy
		}
		switch segment.op {
		case sfnt.SegmentOpMoveTo:
			r.MoveTo(a[0][0], a[0][1])
		case sfnt.SegmentOpLineTo:
			r.LineTo(a[0][0], a[0][1])
		case sfnt.SegmentOpQuadTo:
			r.QuadTo(a[0][0], a[0][1], a[1][0], a[1][1])
		case sfnt.SegmentOpCubeTo:
			r.CubeTo(a[0][0], a[0][1], a[1][0], a[1][1], a[2][0], a[2][1])
		}
	}
}
