package kit

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"oversight/assets"
)

// Mode says which palette the window uses.
type Mode int

// The modes; the zero value follows the operating system.
const (
	ModeSystem Mode = iota
	ModeLight
	ModeDark
)

// String returns the name of the mode for the settings page.
func (m Mode) String() string {
	switch m {
	case ModeLight:
		return "浅色"
	case ModeDark:
		return "深色"
	default:
		return "跟随系统"
	}
}

// Scale says how large text and spacing are.
type Scale int

// The scales; the zero value is made for 1366×768.
const (
	ScaleStandard Scale = iota
	ScaleSmall
	ScaleLarge
)

// String returns the name of the scale for the settings page.
func (s Scale) String() string {
	switch s {
	case ScaleSmall:
		return "小"
	case ScaleLarge:
		return "大"
	default:
		return "标准"
	}
}

func (s Scale) factor() float64 {
	switch s {
	case ScaleSmall:
		return 13.0 / 14
	case ScaleLarge:
		return 17.0 / 14
	default:
		return 1
	}
}

// Theme is the look of the window: own fonts, compact sizes, a light and a dark palette.
type Theme struct {
	Mode  Mode
	Scale Scale
}

// NewTheme returns the theme for a mode and a scale.
func NewTheme(mode Mode, scale Scale) *Theme { return &Theme{Mode: mode, Scale: scale} }

// Fyne keys its glyph caches by these pointers, so they must stay the same for the life of the program.
var (
	fontRegular = fyne.NewStaticResource("ui.ttf", assets.Font("ui"))
	fontBold    = fyne.NewStaticResource("ui-bold.ttf", assets.Font("ui-bold"))
)

// Font returns one of our two faces for every style but Symbol: a style left to Fyne's Latin fonts would show its
// Chinese in whatever the system falls back to.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return fontBold
	default:
		return fontRegular
	}
}

// Icon returns Fyne's own icon of the name.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Color returns the colour of our palette; names we do not know come from Fyne.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	variant = t.variant(variant)
	if c, ok := paletteColor(name, variant); ok {
		return c
	}
	return theme.DefaultTheme().Color(name, variant)
}

func (t *Theme) variant(system fyne.ThemeVariant) fyne.ThemeVariant {
	switch t.Mode {
	case ModeLight:
		return theme.VariantLight
	case ModeDark:
		return theme.VariantDark
	default:
		return system
	}
}

// baseSizes are in Fyne's device-independent pixels at ScaleStandard.
var baseSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:           14,
	theme.SizeNameCaptionText:    12,
	theme.SizeNameSubHeadingText: 16,
	theme.SizeNameHeadingText:    20,
	theme.SizeNameInlineIcon:     18,
	theme.SizeNamePadding:        4,
	theme.SizeNameInnerPadding:   7,
	theme.SizeNameLineSpacing:    4,
	theme.SizeNameScrollBar:      12,
	theme.SizeNameScrollBarSmall: 5,
}

// fixedSizes do not grow with the text.
var fixedSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameInputBorder:        1,
	theme.SizeNameInputRadius:        5,
	theme.SizeNameSelectionRadius:    4,
	theme.SizeNameScrollBarRadius:    3,
}

// Size returns our compact sizes; names we do not know come from Fyne.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := fixedSizes[name]; ok {
		return size
	}
	if size, ok := baseSizes[name]; ok {
		return float32(math.Round(float64(size) * t.Scale.factor()))
	}
	return theme.DefaultTheme().Size(name)
}
