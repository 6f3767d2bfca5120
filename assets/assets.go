// Package assets carries the files built into the program: fonts, the workday table, translations and the icon.
// It knows nothing of what they are used for.
package assets

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strconv"
	"sync"
)

// Calendar is the State Council's table of holidays and make-up workdays: a header line, then date TAB off|work TAB name.
//
//go:embed calendar/workday-exceptions.tsv
var Calendar []byte

// Notices names the notices of the State Council behind Calendar: a header line, then year TAB first day TAB last day TAB number;
// a later line with days of an earlier one is an amendment.
//
//go:embed calendar/notices.tsv
var Notices []byte

// Chinese holds every text the Fyne toolkit shows by itself, in the trade's Chinese, as Fyne's translation JSON.
//
//go:embed lang/zh.json
var Chinese []byte

// SampleCounty is the made-up county that shows the program at work, as JSON; package model/store/sample reads it.
//
//go:embed sample/county.json
var SampleCounty []byte

// SampleDecisions holds the meetings, matters and inquiries of that county, as JSON.
//
//go:embed sample/decisions.json
var SampleDecisions []byte

// SampleVetting are the cadres vetted in that county, as JSON for the same package: batches, and what names are made of.
//
//go:embed sample/vetting.json
var SampleVetting []byte

// Icon is the program's icon, a PNG of 512×512 pixels.
//
//go:embed icon.png
var Icon []byte

var (
	//go:embed fonts/fang.ttf
	fang []byte
	//go:embed fonts/fang-ext.ttf
	fangExt []byte
	//go:embed fonts/title.ttf
	title []byte
	//go:embed fonts/hei.ttf
	hei []byte
	//go:embed fonts/kai.ttf
	kai []byte
	//go:embed fonts/ui.ttf
	ui []byte
	//go:embed fonts/ui-bold.ttf
	uiBold []byte

	//go:embed fonts/pua.json
	privateUse []byte
)

// Font returns the TrueType file of a face, or nil for a name it does not know. The names: fang 仿宋,
// fang-ext (the rare characters fang lacks), title 小标宋, hei 黑体, kai 楷体, ui and ui-bold (window text).
//
// The bytes are shared, not copied: do not write into them. gofpdf, which writes into fonts of the usual make,
// leaves these alone (fonts/build/fixfont.py says why), so documents may be made at the same time from them.
func Font(name string) []byte {
	switch name {
	case "fang":
		return fang
	case "fang-ext":
		return fangExt
	case "title":
		return title
	case "hei":
		return hei
	case "kai":
		return kai
	case "ui":
		return ui
	case "ui-bold":
		return uiBold
	}
	return nil
}

// PUA maps each character of 通用规范汉字表 beyond U+FFFF to the private-use code point under which the print fonts
// (all but ui and ui-bold) hold its glyph a second time. The map is shared: do not change it.
func PUA() map[rune]rune {
	return parsePUA()
}

var parsePUA = sync.OnceValue(func() map[rune]rune {
	var codes map[string]string
	if err := json.Unmarshal(privateUse, &codes); err != nil {
		panic(fmt.Sprintf("assets: pua.json: %v", err)) // a broken build, caught by this package's test
	}
	runes := make(map[rune]rune, len(codes))
	for char, private := range codes {
		runes[mustRune(char)] = mustRune(private)
	}
	return runes
})

func mustRune(hex string) rune {
	code, err := strconv.ParseInt(hex, 16, 32)
	if err != nil {
		panic(fmt.Sprintf("assets: pua.json: %v", err))
	}
	return rune(code)
}
