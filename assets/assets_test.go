package assets_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/encoding/simplifiedchinese"

	"oversight/assets"
)

const (
	punctuation = "“”‘’—…〔〕《》（）、。，；：？！·"
	// rareNames are characters of 通用规范汉字表 found in people's names but not in GB 2312; the last is beyond U+FFFF.
	rareNames = "镕喆堃䶮𬱖"
	// uiExtra is shown in the window only: a name's old form, in GBK alone, and signs.
	uiExtra = "龑●○◐■□▲△▼▽◆◇★☆✓←↑→↓…—·°№"
)

// chains are the faces a text is looked up in, in this order.
var chains = map[string][]string{
	"fang":    {"fang", "fang-ext"},
	"title":   {"title"},
	"hei":     {"hei"},
	"kai":     {"kai"},
	"ui":      {"ui"},
	"ui-bold": {"ui-bold"},
}

func TestEveryFontParses(t *testing.T) {
	for _, name := range []string{"fang", "fang-ext", "title", "hei", "kai", "ui", "ui-bold"} {
		if parse(t, name).NumGlyphs() < 1000 {
			t.Errorf("%s: fewer glyphs than a Chinese font can have", name)
		}
	}
	if assets.Font("songti") != nil {
		t.Error("an unknown name gave a font")
	}
}

func TestFontChainsCoverNamesAndPunctuation(t *testing.T) {
	for chain, names := range chains {
		text := ascii() + punctuation + gb2312(t) + rareNames
		if strings.HasPrefix(chain, "ui") {
			text += uiExtra
		}
		if missing := lacking(t, names, text); missing != "" {
			t.Errorf("%s lacks %s", chain, missing)
		}
	}
}

func TestPrintFontsHoldPrivateCodesOfAllRareCharacters(t *testing.T) {
	codes := assets.PUA()
	if len(codes) != 196 {
		t.Fatalf("%d characters beyond U+FFFF, 通用规范汉字表 has 196", len(codes))
	}
	var chars, private strings.Builder
	for char, code := range codes {
		if char <= 0xFFFF || code < 0xE000 || code > 0xF8FF {
			t.Errorf("U+%04X → U+%04X: not from beyond U+FFFF to private use", char, code)
		}
		chars.WriteRune(char)
		private.WriteRune(code)
	}
	for _, chain := range []string{"fang", "title", "hei", "kai"} {
		if missing := lacking(t, chains[chain], private.String()); missing != "" {
			t.Errorf("%s lacks private codes %+q", chain, missing)
		}
	}
	for _, chain := range []string{"ui", "ui-bold"} {
		if missing := lacking(t, chains[chain], chars.String()); missing != "" {
			t.Errorf("%s lacks %s", chain, missing)
		}
	}
}

func TestPrivateCodeDrawsTheSameGlyph(t *testing.T) {
	font := parse(t, "hei")
	for char, code := range assets.PUA() {
		if glyph(t, font, char) != glyph(t, font, code) {
			t.Errorf("U+%X and its private code U+%X are different glyphs", char, code)
		}
	}
}

func TestFontFilesMatchSHA256SUMS(t *testing.T) {
	list, err := os.ReadFile("fonts/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for line := range strings.Lines(string(list)) {
		want, name, ok := strings.Cut(strings.TrimSpace(line), "  ")
		if !ok {
			t.Fatalf("not a line of sha256sum: %q", line)
		}
		data, err := os.ReadFile(filepath.Join("fonts", name))
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != want {
			t.Errorf("%s differs from SHA256SUMS", name)
		}
		listed[name] = true
	}
	fonts, err := filepath.Glob("fonts/*.ttf")
	if err != nil || len(fonts) != 7 {
		t.Fatalf("font files: %v, %v; want 7", fonts, err)
	}
	for _, font := range fonts {
		if !listed[filepath.Base(font)] {
			t.Errorf("%s is not in SHA256SUMS", font)
		}
	}
}

func TestChineseTranslatesEveryTextOfFyne(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	base, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "lang/translations/base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	english, chinese := translations(t, base), translations(t, assets.Chinese)
	if len(english) == 0 {
		t.Fatal("Fyne's English texts are empty")
	}
	for key, text := range english {
		if chinese[key] == "" || chinese[key] == text {
			t.Errorf("%q is not translated", key)
		}
	}
	for key := range chinese {
		if english[key] == "" {
			t.Errorf("%q is not a text of Fyne", key)
		}
	}
}

func TestIconIsAPNGOf512Pixels(t *testing.T) {
	icon, err := png.DecodeConfig(bytes.NewReader(assets.Icon))
	if err != nil || icon.Width != 512 || icon.Height != 512 {
		t.Errorf("icon %+v, %v; want 512×512", icon, err)
	}
}

// lacking returns the runes of text that no font of the chain has.
func lacking(t *testing.T, names []string, text string) string {
	t.Helper()
	fonts := make([]*sfnt.Font, len(names))
	for i, name := range names {
		fonts[i] = parse(t, name)
	}
	var missing strings.Builder
next:
	for _, r := range text {
		for _, font := range fonts {
			if glyph(t, font, r) != 0 {
				continue next
			}
		}
		missing.WriteRune(r)
	}
	return missing.String()
}

func parse(t *testing.T, name string) *sfnt.Font {
	t.Helper()
	font, err := sfnt.Parse(assets.Font(name))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return font
}

func glyph(t *testing.T, font *sfnt.Font, r rune) sfnt.GlyphIndex {
	t.Helper()
	var buffer sfnt.Buffer
	index, err := font.GlyphIndex(&buffer, r)
	if err != nil {
		t.Fatal(err)
	}
	return index
}

func ascii() string {
	var text strings.Builder
	for r := ' '; r <= '~'; r++ {
		text.WriteRune(r)
	}
	return text.String()
}

// gb2312 returns the 6763 Han characters of GB 2312.
func gb2312(t *testing.T) string {
	t.Helper()
	var text strings.Builder
	count := 0
	for high := byte(0xB0); high <= 0xF7; high++ {
		for low := byte(0xA1); low <= 0xFE; low++ {
			if high == 0xD7 && low > 0xF9 {
				continue // the five empty places after the last level-1 character
			}
			char, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{high, low})
			if err != nil {
				t.Fatal(err)
			}
			text.Write(char)
			count++
		}
	}
	if count != 6763 {
		t.Fatalf("%d characters, GB 2312 has 6763", count)
	}
	return text.String()
}

// translations flattens Fyne's translation JSON: a text, or {"other": text}.
func translations(t *testing.T, data []byte) map[string]string {
	t.Helper()
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	texts := make(map[string]string, len(raw))
	for key, value := range raw {
		var text string
		if json.Unmarshal(value, &text) != nil {
			var plural struct{ Other string }
			if err := json.Unmarshal(value, &plural); err != nil {
				t.Fatalf("%s: %v", key, err)
			}
			text = plural.Other
		}
		texts[key] = text
	}
	return texts
}
