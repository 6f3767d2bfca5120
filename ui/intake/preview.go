package intake

import (
	"strconv"
	"unicode"

	"oversight/model/sheet"
	"oversight/ui/kit"

	"fyne.io/fyne/v2/container"
)

// newPreview is the list as it was read, its first rows; a red mark stands on those that cannot be taken.
func newPreview[T any](target sheet.Target[T]) *kit.Table[sheet.Seen[T]] {
	shown := []kit.Column[sheet.Seen[T]]{{
		ID: "row", Label: "行", Width: 64, Text: func(s sheet.Seen[T]) string { return strconv.Itoa(s.Row) },
		Tone: func(s sheet.Seen[T]) kit.Tone {
			return map[bool]kit.Tone{true: kit.ToneOverdue, false: kit.ToneNormal}[s.Bad]
		},
	}}
	for i, c := range target.Columns {
		shown = append(shown, kit.Column[sheet.Seen[T]]{
			ID: c.ID, Label: c.Label, Width: room(c.Label, target.Fields[i].Example), MinWidth: 40, Grow: true,
			Text: func(s sheet.Seen[T]) string { return c.Text(s.Record) },
		})
	}
	empty := kit.NewText("读到的前 100 行显示在这里")
	empty.Color = kit.ColorMuted
	return kit.NewTable(shown, func(s sheet.Seen[T]) int64 { return int64(s.Row) }, container.NewCenter(empty))
}

// room is the width for what stands in a column, as far as its heading and the example tell.
func room(label, example string) float32 {
	const edges, least, most = 22, 64, 200
	return min(max(glyphs(label), glyphs(example), least-edges)+edges, most)
}

// glyphs is about how wide a text is set.
func glyphs(text string) (width float32) {
	const latin, han = 9, 15
	for _, r := range text {
		if r <= unicode.MaxASCII {
			width += latin
		} else {
			width += han
		}
	}
	return width
}
