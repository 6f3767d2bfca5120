package main

import (
	"path/filepath"
	"testing"
)

func TestTheIconIsShownOnlyWhereADesktopTakesIt(t *testing.T) {
	here := t.TempDir()
	for _, c := range []struct {
		system, bus string
		want        bool
	}{
		{"windows", "", true},
		{"linux", "", false},
		{"linux", "unix:path=" + here, true},
		{"linux", "unix:path=" + here + ",guid=1234", true},
		{"linux", "unix:path=" + filepath.Join(here, "gone"), false}, // of a session that has ended
		{"linux", "unix:abstract=/dbus-7", false},
	} {
		if got := hasTray(c.system, c.bus); got != c.want {
			t.Errorf("%s with the bus %q: %v", c.system, c.bus, got)
		}
	}
}
