package model

import (
	"math"
	"unicode/utf8"
)

// Overprint is how far one printer's print is moved so that it meets what stands on pre-printed red paper (套打).
type Overprint struct {
	Printer string  // which printer the offsets were measured on
	X, Y    float64 // millimetres to the right and down
}

// The offsets a clerk can set: a sheet that is fed more than MaxOverprint off is fed wrongly, and nobody measures
// finer than OverprintStep with a ruler. Both are millimetres.
const (
	MaxOverprint  = 20.0
	OverprintStep = 0.5
)

// Normalize cleans what was typed or pasted.
func (o *Overprint) Normalize() { o.Printer = CleanLine(o.Printer) }

// Check refuses offsets that no ruler measures and no printer needs.
func (o Overprint) Check() error {
	if utf8.RuneCountInString(o.Printer) > maxLine {
		return InvalidField("printer", "打印机名称不能超过 120 个字")
	}
	if err := checkOffset("x", "左右偏移", o.X); err != nil {
		return err
	}
	return checkOffset("y", "上下偏移", o.Y)
}

func checkOffset(field, label string, v float64) error {
	switch steps := v / OverprintStep; {
	case math.IsNaN(v) || math.Abs(v) > MaxOverprint:
		return InvalidField(field, label+"应在 -20 至 20 毫米之间。偏得更多时，请检查纸张大小和进纸方向")
	case steps != math.Trunc(steps):
		return InvalidField(field, label+"以 0.5 毫米为一档，例如 1.5 或 -0.5")
	}
	return nil
}
