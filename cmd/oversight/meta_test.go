package main

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"oversight/ui"
)

// FyneApp.toml is read in development only; the program must say the same about itself.
func TestMetadataAgreesWithFyneAppToml(t *testing.T) {
	data, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if key, value, ok := strings.Cut(line, "="); ok {
			values[strings.TrimSpace(key)] = strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	m := metadata()
	for key, want := range map[string]string{"ID": m.ID, "Name": m.Name, "Version": m.Version, "Build": strconv.Itoa(m.Build)} {
		if values[key] != want {
			t.Errorf("%s is %q in FyneApp.toml, the program says %q", key, values[key], want)
		}
	}
	if m.Name != ui.Title || m.ID != appID {
		t.Errorf("the window is titled %q, the program named %q", ui.Title, m.Name)
	}
	if icon, err := os.ReadFile("../../" + values["Icon"]); err != nil || string(icon) != string(m.Icon.Content()) {
		t.Errorf("the icon of FyneApp.toml is another one, or missing: %v", err)
	}
}
