package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"oversight/assets"
	"oversight/ui"
)

// fyneApp returns the lines of FyneApp.toml, which is where the scripts take the version from.
func fyneApp(t *testing.T) map[string]string {
	t.Helper()
	values := map[string]string{}
	for line := range strings.Lines(read(t, "../../FyneApp.toml")) {
		if key, value, ok := strings.Cut(line, "="); ok {
			values[strings.TrimSpace(key)] = strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return values
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// FyneApp.toml is read in development only; the program must say the same about itself.
func TestMetadataAgreesWithFyneAppToml(t *testing.T) {
	values, m := fyneApp(t), metadata()
	for key, want := range map[string]string{"ID": m.ID, "Name": m.Name, "Version": m.Version, "Build": strconv.Itoa(m.Build)} {
		if values[key] != want {
			t.Errorf("%s is %q in FyneApp.toml, the program says %q", key, values[key], want)
		}
	}
	if m.Name != ui.Title || m.ID != appID {
		t.Errorf("the window is titled %q, the program named %q", ui.Title, m.Name)
	}
	if read(t, "../../"+values["Icon"]) != string(m.Icon.Content()) {
		t.Error("the icon of FyneApp.toml is another one")
	}
}

func TestTheRecordOfChangesBeginsWithThisVersion(t *testing.T) {
	head := regexp.MustCompile(`(?m)^## (\S+) — \d{4}-\d{2}-\d{2}$`).FindStringSubmatch(read(t, "../../CHANGELOG.md"))
	if head == nil || head[1] != assets.Version {
		t.Errorf("CHANGELOG.md begins with %q, the program is %s", head, assets.Version)
	}
}

func TestTheScriptsBuildThisVersionWithTheDayOfItsSources(t *testing.T) {
	script := exec.Command("bash", "-c", `source .ci/release.sh; echo "$version $build_date $SOURCE_DATE_EPOCH"`)
	script.Dir, script.Env = "../..", append(os.Environ(), "SOURCE_DATE_EPOCH=1795305600")
	out, err := script.Output()
	if want := assets.Version + " 2026-11-22 1795305600\n"; err != nil || string(out) != want {
		t.Errorf("release.sh says %q, want %q: %v", out, want, err)
	}
}

// The resources of the programs and the installer are given the version when they are made; none may hold one itself.
func TestResourcesAndInstallerHoldNoVersionOfTheirOwn(t *testing.T) {
	for _, path := range []string{"winres/winres.json", "../oversightctl/winres/winres.json"} {
		var resources struct {
			Version map[string]map[string]struct {
				Fixed map[string]string `json:"fixed"`
				Info  map[string]map[string]string
			} `json:"RT_VERSION"`
		}
		if err := json.Unmarshal([]byte(read(t, path)), &resources); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		version := resources.Version["#1"]["0000"]
		if f := version.Fixed; f["file_version"] != "0.0.0.0" || f["product_version"] != "0.0.0.0" {
			t.Errorf("%s holds the version %v", path, f)
		}
		if name := version.Info["0804"]["ProductName"]; name != ui.Title {
			t.Errorf("%s names the program %q", path, name)
		}
	}
	installer := read(t, "installer/oversight.nsi")
	if found := regexp.MustCompile(`(?m)^.*"\d+\.\d+\.\d+.*$`).FindString(installer); found != "" {
		t.Errorf("the installer holds a version: %s", found)
	}
	for _, want := range []string{`!define NAME "` + ui.Title + `"`, `!define ID "` + appID + `"`, `VIProductVersion "${VERSION}.0"`, `"DisplayVersion" "${VERSION}"`} {
		if !strings.Contains(installer, want) {
			t.Errorf("the installer does not say %s", want)
		}
	}
}
