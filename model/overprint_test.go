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
		{Overprint{}, ""},
		{Overprint{"一楼 HP", 20, -20}, ""},
		{Overprint{"", -0.5, 1.5}, ""},
		{Overprint{X: 20.5}, "x"},
		{Overprint{Y: -20.5}, "y"},
		{Overprint{X: 0.3}, "x"},
		{Overprint{Y: 0.25}, "y"},
		{Overprint{X: math.NaN()}, "x"},
		{Overprint{Y: math.Inf(1)}, "y"},
		{Overprint{Printer: strings.Repeat("机", 121)}, "printer"},
	} {
		err := c.o.Check()
		if FieldOf(err) != c.field || c.field != "" && CodeOf(err) != Invalid {
			t.Errorf("%+v: got %v, want the field %q", c.o, err, c.field)
		}
	}
}
