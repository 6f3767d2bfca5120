package printing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oversight/assets"
	"oversight/model"
)

func TestASetupPrintsInTheOfficesOwnFont(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own#1.ttf") // a name that looks like a member, and is none
	if err := os.WriteFile(path, assets.Font("kai"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { UseFonts(nil) })
	refused := UseSetup(model.PrintSetup{Fonts: map[string]string{"fang": path, "hei": path + ".gone"}})
	if len(refused) != 1 || refused["hei"] == nil {
		t.Fatalf("refused %v, want the file that is not there", refused)
	}
	fonts := strings.Join(Card(samplePaper()).Fonts(), "\n")
	if !strings.Contains(fonts, "own#1.ttf") || !strings.Contains(fonts, "黑体：程序自带") {
		t.Errorf("printed with\n%s", fonts)
	}
	if name, err := CheckFont("fang", path); err != nil || !strings.Contains(name, "own#1.ttf") {
		t.Errorf("the font is called %q, %v", name, err)
	}
	if _, err := CheckFont("fang", path+"#7"); err == nil {
		t.Error("a member that is not there is taken")
	}
}
