package desk

import (
	"image"
	"slices"
	"strings"

	"oversight/printing"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// ShowSheets puts laid out pages into a view.
func ShowSheets(v *kit.PageView, s printing.Sheets) {
	page := s.Pages[0]
	v.SetPages(len(s.Pages), fyne.NewSize(float32(page.Width), float32(page.Height)), func(n, width int) (image.Image, error) {
		return printing.Image(s.Pages[n], width), nil
	})
}

// NotePaper says below pages what a clerk should know of them: characters that cannot be printed, else the words and
// what the pages are printed with.
func NotePaper(note *kit.Text, s printing.Sheets, words string) {
	if len(s.Missing) > 0 {
		note.SetText(printing.Unprintable(s.Missing))
		note.SetTone(kit.ToneOverdue)
		return
	}
	note.SetText(words + fontsOf(s))
	note.SetTone(kit.ToneNeutral)
}

// fontsOf says what the pages are printed with.
func fontsOf(s printing.Sheets) string {
	const bundled = "：程序自带"
	fonts := s.Fonts()
	if !slices.ContainsFunc(fonts, func(f string) bool { return !strings.HasSuffix(f, bundled) }) {
		return "字体：程序自带"
	}
	return "字体：" + strings.Join(fonts, "，")
}
