package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colour names of our own, next to those of Fyne. A widget that looks them up through its theme when it refreshes
// follows a change of the theme at once.
const (
	ColorSurface fyne.ThemeColorName = "oversight-surface" // cards, on the window's background
	ColorRail    fyne.ThemeColorName = "oversight-rail"    // navigation rail and status bar
	ColorShade   fyne.ThemeColorName = "oversight-shade"   // over the window while a dialog is open
	ColorMuted   fyne.ThemeColorName = "oversight-muted"   // captions, labels of values
)

// Tone is the meaning a colour carries. It never stands alone: words say the same.
type Tone int

// The tones; the first six are the lights of a deadline.
const (
	ToneNeutral Tone = iota
	ToneNormal       // green: in time
	ToneSoon         // yellow: due within the warning time
	ToneToday        // orange: due today
	ToneOverdue      // red: overdue; also errors
	ToneReplied      // blue: replied, to be judged
	ToneDone         // grey: closed or void
	ToneAccent       // the programme's own deep red
)

var toneKeys = [...]string{
	ToneNeutral: "neutral", ToneNormal: "normal", ToneSoon: "soon", ToneToday: "today",
	ToneOverdue: "overdue", ToneReplied: "replied", ToneDone: "done", ToneAccent: "accent",
}

// ForegroundName is the theme colour of text in this tone, readable on the window, on cards and on SoftName.
func (t Tone) ForegroundName() fyne.ThemeColorName { return t.name("text") }

// SoftName is the theme colour of a quiet background in this tone.
func (t Tone) SoftName() fyne.ThemeColorName { return t.name("soft") }

// SolidName is the theme colour of a dot or a bar in this tone; not for text.
func (t Tone) SolidName() fyne.ThemeColorName { return t.name("solid") }

func (t Tone) name(part string) fyne.ThemeColorName {
	if t < 0 || int(t) >= len(toneKeys) {
		t = ToneNeutral
	}
	return fyne.ThemeColorName("oversight-" + toneKeys[t] + "-" + part)
}

// Foreground returns the colour of text in this tone.
func (t Tone) Foreground(variant fyne.ThemeVariant) color.Color {
	return mustColor(t.ForegroundName(), variant)
}

// Soft returns the quiet background of this tone.
func (t Tone) Soft(variant fyne.ThemeVariant) color.Color { return mustColor(t.SoftName(), variant) }

func mustColor(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	c, _ := paletteColor(name, variant) // every tone is in the palette, a test says so
	return c
}

// shades is one colour in the light and in the dark variant, each 0xRRGGBBAA.
type shades struct{ light, dark uint32 }

func paletteColor(name fyne.ThemeColorName, variant fyne.ThemeVariant) (color.Color, bool) {
	s, ok := palette[name]
	if !ok {
		return color.NRGBA{}, false
	}
	v := s.light
	if variant == theme.VariantDark {
		v = s.dark
	}
	return color.NRGBA{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}, true
}

// palette keeps text at a contrast of 4.5 or more on its backgrounds (WCAG 2.2, 1.4.3 AA) and the border of inputs at
// 3 or more (1.4.11); the test of this file measures both.
var palette = map[fyne.ThemeColorName]shades{
	theme.ColorNameBackground:          {0xF4F5F7FF, 0x1B1D21FF},
	ColorSurface:                       {0xFFFFFFFF, 0x25282DFF},
	ColorRail:                          {0xEAECEFFF, 0x15171AFF},
	theme.ColorNameMenuBackground:      {0xFFFFFFFF, 0x2B2F35FF},
	theme.ColorNameOverlayBackground:   {0xFFFFFFFF, 0x25282DFF},
	theme.ColorNameHeaderBackground:    {0xECEEF1FF, 0x2B2F35FF},
	theme.ColorNameForeground:          {0x1F2329FF, 0xE6E8EBFF},
	ColorMuted:                         {0x59616CFF, 0xA9B0BAFF},
	theme.ColorNamePlaceHolder:         {0x656D78FF, 0x9AA2ADFF},
	theme.ColorNameDisabled:            {0x9AA1ABFF, 0x6A727DFF},
	theme.ColorNameDisabledButton:      {0xEDEEF1FF, 0x2B2E33FF},
	theme.ColorNameButton:              {0xE3E6EAFF, 0x363A41FF},
	theme.ColorNameHover:               {0x1F232912, 0xFFFFFF14},
	theme.ColorNamePressed:             {0x1F232926, 0xFFFFFF26},
	theme.ColorNameFocus:               {0x9B1C2433, 0xF0928E40},
	theme.ColorNameSelection:           {0x9B1C2426, 0xF0928E40},
	theme.ColorNameSeparator:           {0xDDE0E5FF, 0x383C43FF},
	theme.ColorNameInputBackground:     {0xFFFFFFFF, 0x1F2226FF},
	theme.ColorNameInputBorder:         {0x8A92A0FF, 0x717986FF},
	theme.ColorNameScrollBar:           {0x59616C80, 0xA9B0BA80},
	theme.ColorNameScrollBarBackground: {0x59616C14, 0xA9B0BA14},
	theme.ColorNameShadow:              {0x0F12161F, 0x00000059},
	ColorShade:                         {0x0F121659, 0x00000099},

	theme.ColorNamePrimary:             {0x9B1C24FF, 0xC4474DFF},
	theme.ColorNameForegroundOnPrimary: {0xFFFFFFFF, 0xFFFFFFFF},
	theme.ColorNameHyperlink:           {0x1D57B0FF, 0x9CC2FFFF},
	theme.ColorNameError:               {0xC9252DFF, 0xCF4049FF},
	theme.ColorNameForegroundOnError:   {0xFFFFFFFF, 0xFFFFFFFF},
	theme.ColorNameSuccess:             {0x1B7438FF, 0x27804AFF},
	theme.ColorNameForegroundOnSuccess: {0xFFFFFFFF, 0xFFFFFFFF},
	theme.ColorNameWarning:             {0xA34B00FF, 0xB85C14FF},
	theme.ColorNameForegroundOnWarning: {0xFFFFFFFF, 0xFFFFFFFF},

	ToneNeutral.ForegroundName(): {0x3B424CFF, 0xD5D9DEFF},
	ToneNeutral.SoftName():       {0xE9EBEFFF, 0x363A41FF},
	ToneNeutral.SolidName():      {0x59616CFF, 0xA9B0BAFF},
	ToneNormal.ForegroundName():  {0x1B6E35FF, 0x7FD493FF},
	ToneNormal.SoftName():        {0xE1F3E6FF, 0x1E3A27FF},
	ToneNormal.SolidName():       {0x2E9E4FFF, 0x4CBF6CFF},
	ToneSoon.ForegroundName():    {0x745500FF, 0xF0D06EFF},
	ToneSoon.SoftName():          {0xFFF3C9FF, 0x3D3415FF},
	ToneSoon.SolidName():         {0xE0B000FF, 0xE8C33DFF},
	ToneToday.ForegroundName():   {0x9C4300FF, 0xFFB074FF},
	ToneToday.SoftName():         {0xFFE7D3FF, 0x43301DFF},
	ToneToday.SolidName():        {0xEA7A1AFF, 0xF08C38FF},
	ToneOverdue.ForegroundName(): {0xB3161EFF, 0xFF9A95FF},
	ToneOverdue.SoftName():       {0xFDE3E3FF, 0x472424FF},
	ToneOverdue.SolidName():      {0xD3222AFF, 0xE5545AFF},
	ToneReplied.ForegroundName(): {0x1D57B0FF, 0x9CC2FFFF},
	ToneReplied.SoftName():       {0xE2ECFBFF, 0x20324FFF},
	ToneReplied.SolidName():      {0x2F6FDEFF, 0x5C94F2FF},
	ToneDone.ForegroundName():    {0x59616CFF, 0xA9B0BAFF},
	ToneDone.SoftName():          {0xECEEF1FF, 0x30343AFF},
	ToneDone.SolidName():         {0x8A92A0FF, 0x7E8693FF},
	ToneAccent.ForegroundName():  {0x9B1C24FF, 0xF0928EFF},
	ToneAccent.SoftName():        {0xF8E6E7FF, 0x45282AFF},
	ToneAccent.SolidName():       {0x9B1C24FF, 0xC4474DFF},
}
