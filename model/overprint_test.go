package model

import (
	"math"
	"strings"
	"testing"
)

func TestOverprintTakesOnlyOffsetsARulerMeasures(t *testing.T) {
	for _, c := range []struct {
		o     Overprint
		field string // "" is accepted
	}{
		{Overprint{}, "printer"},
		{Overprint{"一楼 HP", 20, -20}, ""},
		{Overprint{"二楼", -0.5, 1.5}, ""},
		{Overprint{Printer: "甲", X: 20.5}, "x"},
		{Overprint{Printer: "甲", Y: -20.5}, "y"},
		{Overprint{Printer: "甲", X: 0.3}, "x"},
		{Overprint{Printer: "甲", Y: 0.25}, "y"},
		{Overprint{Printer: "甲", X: math.NaN()}, "x"},
		{Overprint{Printer: "甲", Y: math.Inf(1)}, "y"},
		{Overprint{Printer: strings.Repeat("机", 121)}, "printer"},
	} {
		err := c.o.Check()
		if FieldOf(err) != c.field || c.field != "" && CodeOf(err) != Invalid {
			t.Errorf("%+v: got %v, want the field %q", c.o, err, c.field)
		}
	}
}
