package kit

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestThemeGivesAChineseFontForEveryStyle(t *testing.T) {
	test.NewTempApp(t)
	th := NewTheme(ModeSystem, ScaleStandard)
	for bits := range 16 {
		style := fyne.TextStyle{Bold: bits&1 > 0, Italic: bits&2 > 0, Monospace: bits&4 > 0, Underline: bits&8 > 0}
		want := fontRegular
		if style.Bold {
			want = fontBold
		}
		if got := th.Font(style); got != fyne.Resource(want) {
			t.Errorf("%+v: font %v, want the one resource %s", style, got, want.Name())
		}
	}
	if th.Font(fyne.TextStyle{Symbol: true}) != theme.DefaultTheme().Font(fyne.TextStyle{Symbol: true}) {
		t.Error("symbols do not come from Fyne's symbol font")
	}
}

func TestThemeModeDecidesTheVariant(t *testing.T) {
	test.NewTempApp(t)
	light := NewTheme(ModeLight, ScaleStandard).Color(theme.ColorNameBackground, theme.VariantDark)
	dark := NewTheme(ModeDark, ScaleStandard).Color(theme.ColorNameBackground, theme.VariantLight)
	system := NewTheme(ModeSystem, ScaleStandard)
	if luminance(light) < luminance(dark) {
		t.Error("light mode is darker than dark mode")
	}
	if system.Color(theme.ColorNameBackground, theme.VariantLight) != light ||
		system.Color(theme.ColorNameBackground, theme.VariantDark) != dark {
		t.Error("system mode does not follow the variant of the system")
	}
}

func TestThemeScaleChangesTextAndNotTheBorders(t *testing.T) {
	test.NewTempApp(t)
	var sizes [3]float32
	for i, scale := range []Scale{ScaleSmall, ScaleStandard, ScaleLarge} {
		th := NewTheme(ModeLight, scale)
		sizes[i] = th.Size(theme.SizeNameText)
		if border := th.Size(theme.SizeNameInputBorder); border != 1 {
			t.Errorf("%v: border %v", scale, border)
		}
	}
	if sizes != [3]float32{13, 14, 17} {
		t.Errorf("text sizes %v", sizes)
	}
}

func TestTextIsReadableInBothPalettes(t *testing.T) {
	surfaces := []fyne.ThemeColorName{theme.ColorNameBackground, ColorSurface, theme.ColorNameOverlayBackground}
	type pair struct {
		text  fyne.ThemeColorName
		on    fyne.ThemeColorName
		least float64
	}
	var pairs []pair
	for _, on := range append(surfaces, ColorRail, theme.ColorNameMenuBackground, theme.ColorNameHeaderBackground, theme.ColorNameButton) {
		pairs = append(pairs, pair{theme.ColorNameForeground, on, 4.5})
	}
	for _, on := range append(surfaces, ColorRail) {
		pairs = append(pairs, pair{ColorMuted, on, 4.5}, pair{theme.ColorNameHyperlink, on, 4.5})
	}
	pairs = append(
		pairs,
		pair{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground, 4.5},
		pair{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, 4.5},
		pair{theme.ColorNameForegroundOnError, theme.ColorNameError, 4.5},
		pair{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess, 4.5},
		pair{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning, 4.5},
		pair{theme.ColorNameInputBorder, ColorSurface, 3},
		pair{theme.ColorNamePrimary, theme.ColorNameInputBackground, 3},
	)
	for tone := range Tone(len(toneKeys)) {
		for _, on := range append(surfaces, ColorRail, tone.SoftName()) {
			pairs = append(pairs, pair{tone.ForegroundName(), on, 4.5})
		}
	}
	for _, variant := range []fyne.ThemeVariant{theme.VariantLight, theme.VariantDark} {
		for _, p := range pairs {
			text, known := paletteColor(p.text, variant)
			on, onKnown := paletteColor(p.on, variant)
			if !known || !onKnown {
				t.Fatalf("%s or %s is missing in the palette", p.text, p.on)
			}
			if c := contrast(text, on); c < p.least {
				t.Errorf("variant %d: %s on %s has a contrast of %.2f, wants %.1f", variant, p.text, p.on, c, p.least)
			}
		}
	}
}

func TestToneColoursComeFromThePalette(t *testing.T) {
	for tone := range Tone(len(toneKeys)) {
		if tone.Foreground(theme.VariantLight) == tone.Foreground(theme.VariantDark) {
			t.Errorf("%s text is the same in both variants", toneKeys[tone])
		}
		if contrast(tone.Soft(theme.VariantLight), color.White) > 1.5 {
			t.Errorf("%s is not a quiet background", toneKeys[tone])
		}
		if _, ok := paletteColor(tone.SolidName(), theme.VariantDark); !ok {
			t.Errorf("%s has no solid colour", toneKeys[tone])
		}
	}
	if Tone(99).SoftName() != ToneNeutral.SoftName() {
		t.Error("a tone that does not exist is not neutral")
	}
}

func TestFynesOwnTextsAreChinese(t *testing.T) {
	test.NewTempApp(t)
	for range 2 {
		if err := InstallChinese(); err != nil {
			t.Fatal(err)
		}
	}
	for _, word := range []string{"Cancel", "Copy", "Select all", "monday.short"} {
		if got := lang.L(word); got == "" || got[0] < 0x80 {
			t.Errorf("%s is %q", word, got)
		}
	}
}

// contrast is the ratio of WCAG 2.2, 1.4.3.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		x := float64(v) / 0xFFFF
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
