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

// paperView shows the papers of one inquiry as they print, with 打印 and 另存.
type paperView struct {
	page    *Page
	paper   model.InquiryPaper
	which   *kit.Select
	dated   *kit.DateField // 成文日期 of the letter
	dateBox *fyne.Container
	pages   *kit.PageView
	loader  *kit.Loader
	note    *kit.Text
}

func newPaperView(p *Page) *paperView {
	v := &paperView{page: p, pages: kit.NewPageView(p.Window), loader: kit.NewLoader(p.Window), note: kit.NewCaption("")}
	v.which = kit.NewSelect([]string{printing.InquiryRecordName}, nil)
	v.which.SetSelectedIndex(0)
	v.which.OnChanged = func(string) { v.layOut() }
	v.dated = kit.NewDateField(p.Today)
	v.dated.SetValue(p.Today())
	v.dated.OnChanged = func(model.Date) { v.layOut() }
	return v
}

func (v *paperView) object() fyne.CanvasObject {
	const choiceWidth, dateWidth = 160, 230 // a Select is otherwise as narrow as its arrow
	choice := container.NewGridWrap(fyne.NewSize(choiceWidth, v.which.MinSize().Height), v.which)
	date := container.NewGridWrap(fyne.NewSize(dateWidth, v.dated.MinSize().Height), v.dated)
	v.dateBox = container.NewHBox(kit.Middle(kit.NewText("成文日期")), date)
	v.dateBox.Hide()
	bar := kit.NewFlow(
		choice, v.dateBox,
		kit.NewIconButton("打印", theme.DocumentPrintIcon(), func() { v.page.PrintPDF(v.name(), v.pdf()) }),
		kit.NewIconButton("另存", theme.DocumentSaveIcon(), func() { v.page.SaveFile(v.name(), v.pdf()) }),
	)
	above := container.NewVBox(bar, v.note)
	return container.New(layout.NewBorderLayout(above, nil, nil, nil), above, v.pages) // in the order of Tab
}

// first goes back to the record, when another inquiry is shown.
func (v *paperView) first() { v.which.SetSelectedIndex(0) }

// show shows the papers of an inquiry; the letter only where there is something to suggest.
func (v *paperView) show(p model.InquiryPaper) {
	v.paper, v.which.Options = p, []string{printing.InquiryRecordName}
	if len(p.Inquiry.Suggestions) > 0 {
		v.which.Options = append(v.which.Options, printing.InquiryLetterName)
	}
	if v.which.SelectedIndex() < 0 {
		v.first()
	}
	v.layOut()
}

// sheets returns the work that lays out the paper chosen; it is safe beside the window's thread.
func (v *paperView) sheets() func() printing.Sheets {
	paper := v.paper
	if v.which.Selected == printing.InquiryRecordName {
		return func() printing.Sheets { return printing.InquiryRecord(paper) }
	}
	on, err := v.dated.Value()
	if err != nil || on.IsZero() {
		on = v.page.Today()
	}
	return func() printing.Sheets { return printing.InquiryLetter(paper, on) }
}

func (v *paperView) pdf() func(context.Context) ([]byte, error) {
	lay := v.sheets()
	return func(context.Context) ([]byte, error) { return printing.PDF(lay()) }
}

func (v *paperView) layOut() {
	if v.paper.Inquiry.ID == 0 {
		return
	}
	if v.which.Selected == printing.InquiryLetterName {
		v.dateBox.Show()
	} else {
		v.dateBox.Hide()
	}
	lay, words := v.sheets(), stage(v.paper.Inquiry)
	kit.Load(v.loader, func(context.Context) (printing.Sheets, error) { return lay(), nil }, func(s printing.Sheets) {
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
	return kit.SafeFileName(number + " " + v.which.Selected + ".pdf")
}
