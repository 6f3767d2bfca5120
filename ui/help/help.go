// Package help is the handbook inside the program: F1 opens the page on what the clerk is doing.
package help

import (
	"bytes"
	"context"
	"image/png"
	"log/slog"
	"slices"

	"oversight/assets"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// What of the window the handbook takes, and of it the list of its pages.
const (
	bookWidth  = 0.82
	bookHeight = 0.66
	listShare  = 0.24
)

// pictureWidth is how wide a picture is shown, in Fyne units.
const pictureWidth = 560

// Book is the handbook.
type Book struct {
	*desk.Desk
	// OnTour, when set, is called to show the first steps again.
	OnTour func()

	articles []article
	shown    article
	dialog   *kit.Dialog // nil while the handbook is closed
	list     *kit.Table[article]
	page     *fyne.Container
	scroll   *container.Scroll
}

// New reads the handbook.
func New(d *desk.Desk) *Book {
	articles, err := readArticles(assets.Handbook())
	if err != nil { // built into the program; a test reads it
		slog.Error("read handbook", "err", err)
	}
	return &Book{Desk: d, articles: articles}
}

// Show opens the handbook at a topic, over whatever is open; where it is open already it goes there.
func (b *Book) Show(topic string) {
	at := max(slices.IndexFunc(b.articles, func(a article) bool { return a.topic == topic }), 0)
	if b.dialog != nil || at >= len(b.articles) {
		return
	}
	b.page = container.New(layout.NewCustomPaddedVBoxLayout(kit.CardGap))
	b.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, kit.PageMargin, kit.PageMargin, kit.PageMargin), b.page))
	b.list = kit.NewTable([]kit.Column[article]{{Label: "目录", Width: 160, Grow: true, Text: func(a article) string { return a.title }}},
		func(a article) int64 {
			return int64(slices.IndexFunc(b.articles, func(x article) bool { return x.topic == a.topic }))
		}, nil)
	b.list.SetRows(b.articles)
	b.list.OnSelect = func(chosen []article) {
		if len(chosen) == 1 {
			b.turnTo(chosen[0])
		}
	}
	split := container.NewHSplit(b.list, b.scroll)
	split.Offset = listShare
	size := b.Window.Canvas().Size()
	buttons := kit.NewFlow(kit.NewIconButton("打印这一页", theme.DocumentPrintIcon(), b.print))
	if b.OnTour != nil {
		buttons.Add(kit.NewButton("重看五步引导", func() { b.dialog.Close(); b.OnTour() }))
	}
	book := container.NewGridWrap(fyne.NewSize(size.Width*bookWidth, size.Height*bookHeight), split)
	b.dialog = kit.ShowContent(b.Window, "帮助手册", container.NewVBox(buttons, book))
	b.dialog.OnClosed = func() { b.dialog = nil }
	b.list.Select(int64(at))
	b.turnTo(b.articles[at])
	b.Window.Canvas().Focus(b.list.FocusTarget())
}

func (b *Book) turnTo(a article) {
	b.shown = a
	b.page.Objects = []fyne.CanvasObject{kit.NewHeading(a.title)}
	for _, x := range a.blocks {
		b.page.Add(b.render(x))
	}
	b.page.Refresh()
	b.scroll.ScrollToTop()
}

func (b *Book) render(x block) fyne.CanvasObject {
	switch {
	case x.picture != "":
		return b.picture(x)
	case x.level > 0:
		return kit.NewSubHeading(x.text)
	case x.mark != "":
		mark := container.NewVBox(kit.NewText(x.mark))
		return container.NewBorder(nil, nil, mark, nil, kit.NewParagraph(x.text))
	}
	return kit.NewParagraph(x.text)
}

// picture shows a picture as wide as the page has room, its caption below.
func (b *Book) picture(x block) fyne.CanvasObject {
	file := assets.Picture(x.picture)
	config, err := png.DecodeConfig(bytes.NewReader(file))
	if err != nil { // a test opens every picture
		slog.Error("read picture of the handbook", "picture", x.picture, "err", err)
		return kit.NewCaption(x.text)
	}
	image := canvas.NewImageFromResource(fyne.NewStaticResource(x.picture, file))
	image.FillMode = canvas.ImageFillContain
	width := min(float32(config.Width), pictureWidth)
	image.SetMinSize(fyne.NewSize(width, width*float32(config.Height)/float32(config.Width)))
	return container.NewVBox(image, kit.NewCaption(x.text))
}

// print prints the page that is shown, without its pictures.
func (b *Book) print() {
	sheets := printing.Article(b.shown.title, b.Today(), paragraphs(b.shown))
	b.PrintPDF(kit.SafeFileName("帮助 "+b.shown.title+".pdf"), func(context.Context) ([]byte, error) { return printing.PDF(sheets) })
}

func paragraphs(a article) []printing.Para {
	var paras []printing.Para
	for _, x := range a.blocks {
		switch {
		case x.picture != "":
		case x.level > 0:
			paras = append(paras, printing.Para{Text: x.text, Role: printing.Hei, Keep: true})
		case x.mark != "":
			paras = append(paras, printing.Para{Text: x.mark + " " + x.text, Hang: 2})
		default:
			paras = append(paras, printing.Para{Text: x.text, Indent: 2})
		}
	}
	return paras
}
