package vetting

import (
	"context"
	"slices"

	"oversight/model"
	"oversight/model/store"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// paper is one of the papers of a batch.
type paper struct {
	label string
	name  string // of its file
	lay   func(model.VettingPaper) printing.Sheets
	kept  func(context.Context) ([]byte, error) // the frozen PDF; nil for a form that is made anew each time
}

// papersOf lists the papers of a batch as it is: the reply that went out first, else the form the rooms sign, and a
// draft of the reply once the leader has it before him.
func papersOf(v model.Vetting, st *store.Store) []paper {
	form := paper{label: "会签单", name: kit.SafeFileName("会签单 " + v.From + v.Letter + ".pdf"), lay: printing.VettingForm}
	reply := paper{label: "回复函", name: replyName(v), lay: printing.VettingReply}
	switch {
	case !v.Number.IsZero():
		reply.kept = keptReply(st, v.ID)
		return []paper{reply, form}
	case v.State == model.VettingDeciding:
		reply.label, reply.name = "回复函（草稿）", kit.SafeFileName("回复函草稿 "+v.From+v.Letter+".pdf")
		return []paper{form, reply}
	}
	return []paper{form}
}

// replyName names the file of a reply: 复〔2026〕5号 中共示例县委组织部.pdf.
func replyName(v model.Vetting) string {
	return kit.SafeFileName(v.Number.String() + " " + v.From + ".pdf")
}

// keptReply returns the reply as it went out, byte for byte.
func keptReply(st *store.Store, id int64) func(context.Context) ([]byte, error) {
	return func(ctx context.Context) ([]byte, error) { return st.VettingReplyPDF(ctx, id) }
}

// paperView shows the papers of one batch as they print, with 打印 and 另存.
type paperView struct {
	page   *Page
	papers []paper
	of     model.VettingPaper // with the persons as the viewer may see them
	which  *kit.Select
	pages  *kit.PageView
	note   *kit.Text
	loader *kit.Loader
	object fyne.CanvasObject
}

func newPaperView(p *Page) *paperView {
	v := &paperView{page: p, pages: kit.NewPageView(p.Window), note: kit.NewCaption(""), loader: kit.NewLoader(p.Window)}
	v.which = kit.NewSelect(nil, func(string) { v.layOut() })
	const whichWidth = 160 // a Select is otherwise as narrow as its arrow
	buttons := kit.NewFlow(
		container.NewGridWrap(fyne.NewSize(whichWidth, v.which.MinSize().Height), v.which),
		kit.NewIconButton("打印", theme.DocumentPrintIcon(), v.onPrint),
		kit.NewIconButton("另存", theme.DocumentSaveIcon(), v.onSave),
	)
	above := container.New(layout.NewCustomPaddedLayout(kit.CardGap, 0, 0, 0), container.NewVBox(buttons, v.note))
	v.object = container.New(layout.NewBorderLayout(above, nil, nil, nil), above, v.pages) // in the order of Tab
	return v
}

// first goes back to the first paper.
func (v *paperView) first() { v.which.Selected = "" }

// show shows the papers of a batch; the one shown before stays chosen where there is one.
func (v *paperView) show(of view) {
	v.papers = papersOf(of.vetting, v.page.Store)
	v.of = of.paper
	v.of.Persons = make([]model.Vetted, len(of.paper.Persons))
	for i, p := range of.paper.Persons {
		v.of.Persons[i] = v.page.viewer.See(p)
	}
	v.which.Options = nil
	for _, p := range v.papers {
		v.which.Options = append(v.which.Options, p.label)
	}
	if !slices.Contains(v.which.Options, v.which.Selected) {
		v.which.Selected = v.which.Options[0]
	}
	v.which.Refresh()
	v.layOut()
}

func (v *paperView) chosen() (paper, bool) {
	i := v.which.SelectedIndex()
	if i < 0 {
		return paper{}, false
	}
	return v.papers[i], true
}

func (v *paperView) layOut() {
	p, ok := v.chosen()
	if !ok {
		return
	}
	of := v.of
	kit.Load(v.loader, func(context.Context) (printing.Sheets, error) { return p.lay(of), nil }, func(s printing.Sheets) {
		desk.ShowSheets(v.pages, s)
		desk.NotePaper(v.note, s, noteOn(p))
	})
}

func noteOn(p paper) string {
	if p.kept != nil {
		return "打印和另存的都是回复时留存的那一份。"
	}
	return "按现在填写的内容排；没有填写的留空，可以手写。"
}

// bytes returns what makes the PDF of the paper shown: the frozen one where there is one.
func (v *paperView) bytes(p paper) func(context.Context) ([]byte, error) {
	if p.kept != nil {
		return p.kept
	}
	of := v.of
	return func(context.Context) ([]byte, error) { return printing.PDF(p.lay(of)) }
}

func (v *paperView) onPrint() {
	if p, ok := v.chosen(); ok {
		v.reprint(p, func() { v.page.PrintPDF(p.name, v.bytes(p)) })
	}
}

// reprint goes on with a paper once it is certain that it may leave the program.
func (v *paperView) reprint(p paper, then func()) {
	var papers []desk.Frozen
	if p.kept != nil {
		st, id := v.page.Store, v.of.Vetting.ID
		papers = append(papers, desk.Frozen{
			Name: p.label + " " + v.of.Vetting.Number.String(), Tells: model.TellingSentence(v.of.Vetting.TellsOf(v.of.Persons)),
			Note: func(ctx context.Context, reason string) error { return st.NoteVettingReprint(ctx, id, reason) },
		})
	}
	v.page.Reprint(papers, then)
}

func (v *paperView) onSave() {
	if p, ok := v.chosen(); ok {
		v.reprint(p, func() { v.page.SaveFile(p.name, v.bytes(p)) })
	}
}
