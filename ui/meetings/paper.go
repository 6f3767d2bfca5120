package meetings

import (
	"context"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// paperTab shows 会议监督记录 of one meeting as it prints, with 打印 and 另存.
type paperTab struct {
	page   *Page
	paper  model.MeetingPaper
	view   *kit.PageView
	loader *kit.Loader
	note   *kit.Text
}

func newPaperTab(p *Page) *paperTab {
	return &paperTab{page: p, view: kit.NewPageView(p.Window), loader: kit.NewLoader(p.Window), note: kit.NewCaption("")}
}

func (t *paperTab) object() fyne.CanvasObject {
	buttons := kit.NewFlow(
		kit.NewIconButton("打印", theme.DocumentPrintIcon(), func() { t.page.PrintPDF(t.name(), t.pdf()) }),
		kit.NewIconButton("另存", theme.DocumentSaveIcon(), func() { t.page.SaveFile(t.name(), t.pdf()) }),
	)
	top := container.NewVBox(buttons, t.note)
	return container.NewBorder(top, nil, nil, nil, t.view)
}

func (t *paperTab) set(p model.MeetingPaper) { t.paper = p }

// show lays the record out; a character that cannot be printed is named above it.
func (t *paperTab) show() {
	paper := t.paper
	kit.Load(t.loader, func(context.Context) (printing.Sheets, error) { return printing.MeetingRecord(paper), nil }, func(s printing.Sheets) {
		desk.ShowSheets(t.view, s)
		desk.NotePaper(t.note, s, "会议监督记录，按现在的登记。")
	})
}

// pdf takes what is shown now; the PDF is made beside the window's thread.
func (t *paperTab) pdf() func(context.Context) ([]byte, error) {
	paper := t.paper
	return func(context.Context) ([]byte, error) { return printing.PDF(printing.MeetingRecord(paper)) }
}

// name proposes a file name: 会议监督记录 县委常委会第38次会议 2020-04-09.pdf.
func (t *paperTab) name() string {
	return kit.SafeFileName("会议监督记录 " + t.paper.Meeting.Title() + " " + t.paper.Meeting.From.String() + ".pdf")
}
