package kit

import (
	"slices"
	"testing"
)

func TestTheDefaultPrinterIsOneOfThoseListed(t *testing.T) {
	names, standard := Printers()
	if standard == "" {
		t.Skip("there is no printer here")
	}
	if !slices.Contains(names, standard) {
		t.Errorf("the default printer %q is not among %q", standard, names)
	}
}
