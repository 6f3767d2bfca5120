package inquiries

import (
	"context"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// paperView shows the paper of one inquiry as it prints, with 打印 and 另存. Its letter is a document of its own.
type paperView struct {
	page   *Page
	paper  model.InquiryPaper
	pages  *kit.PageView
	loader *kit.Loader
	note   *kit.Text
}

func newPaperView(p *Page) *paperView {
	return &paperView{page: p, pages: kit.NewPageView(p.Window), loader: kit.NewLoader(p.Window), note: kit.NewCaption("")}
}

func (v *paperView) object() fyne.CanvasObject {
	bar := kit.NewFlow(
		kit.Middle(kit.NewText(printing.InquiryRecordName)),
		kit.NewIconButton("打印", theme.DocumentPrintIcon(), func() { v.page.PrintPDF(v.name(), v.pdf()) }),
		kit.NewIconButton("另存", theme.DocumentSaveIcon(), func() { v.page.SaveFile(v.name(), v.pdf()) }),
	)
	above := container.NewVBox(bar, v.note)
	return container.New(layout.NewBorderLayout(above, nil, nil, nil), above, v.pages) // in the order of Tab
}

// show shows the paper of an inquiry.
func (v *paperView) show(p model.InquiryPaper) {
	v.paper = p
	v.layOut()
}

func (v *paperView) pdf() func(context.Context) ([]byte, error) {
	paper := v.paper
	return func(context.Context) ([]byte, error) { return printing.PDF(printing.InquiryRecord(paper)) }
}

func (v *paperView) layOut() {
	if v.paper.Inquiry.ID == 0 {
		return
	}
	paper, words := v.paper, stage(v.paper.Inquiry)
	kit.Load(v.loader, func(context.Context) (printing.Sheets, error) { return printing.InquiryRecord(paper), nil }, func(s printing.Sheets) {
		desk.ShowSheets(v.pages, s)
		desk.NotePaper(v.note, s, words)
	})
}

// stage says of the paper of a draft that it is not final; "" of any other.
func stage(q model.Inquiry) string {
	if q.Number.IsZero() {
		return "草稿，还没有编号。"
	}
	return ""
}

// name proposes a file name: 问〔2020〕12号 廉政问询记录表.pdf.
func (v *paperView) name() string {
	number := v.paper.Inquiry.Number.String()
	if number == "" {
		number = "问询草稿"
	}
	return kit.SafeFileName(number + " " + printing.InquiryRecordName + ".pdf")
}
