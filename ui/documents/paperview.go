package documents

import (
	"context"

	"oversight/model"
	"oversight/model/store"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// paperView shows the papers of one document as they print, with 打印, 另存 and 打开.
// What was issued is printed and saved from its frozen PDF, byte for byte.
type paperView struct {
	page   *Page
	paper  model.Paper
	papers []paper
	wanted int // the paper to show, an index of papers
	which  *kit.Select
	pages  *kit.PageView
	loader *kit.Loader
	note   *kit.Text
}

func newPaperView(p *Page) *paperView {
	v := &paperView{page: p, pages: kit.NewPageView(p.Window), loader: kit.NewLoader(p.Window), note: kit.NewCaption("")}
	v.which = kit.NewSelect(nil, nil)
	return v
}

func (v *paperView) object() fyne.CanvasObject {
	const choiceWidth = 190 // a Select is otherwise as narrow as its arrow
	choice := container.NewGridWrap(fyne.NewSize(choiceWidth, v.which.MinSize().Height), v.which)
	bar := kit.NewFlow(
		choice,
		kit.NewIconButton("打印", theme.DocumentPrintIcon(), v.onPrint),
		kit.NewIconButton("另存", theme.DocumentSaveIcon(), v.onSave),
		kit.NewIconButton("打开", theme.FileIcon(), v.onOpen),
	)
	return container.NewBorder(container.NewVBox(bar, v.note), nil, nil, nil, v.pages)
}

// first goes back to the document itself, when another one is shown.
func (v *paperView) first() { v.wanted = 0 }

// wantSlip chooses the n-th slip for the next showing.
func (v *paperView) wantSlip(n int) {
	v.wanted = -1 - n // the slips stand last; show knows how many papers stand before
}

func (v *paperView) show(p model.Paper) {
	v.paper, v.papers = p, papers(p)
	if v.wanted < 0 {
		v.wanted = len(v.papers) - len(p.Document.Slips) - 1 - v.wanted
	}
	v.wanted = min(v.wanted, len(v.papers)-1)
	v.which.OnChanged = nil
	v.which.Options = nil
	for _, paper := range v.papers {
		v.which.Options = append(v.which.Options, paper.label)
	}
	v.which.SetSelectedIndex(v.wanted)
	v.which.OnChanged = func(string) {
		v.wanted = v.which.SelectedIndex()
		v.layOut()
	}
	v.layOut()
}

func (v *paperView) layOut() {
	p, chosen := v.paper, v.papers[v.wanted]
	kit.Load(v.loader, func(context.Context) (printing.Sheets, error) { return chosen.lay(p), nil }, func(s printing.Sheets) {
		desk.ShowSheets(v.pages, s)
		v.note.SetText(noteOn(s, p.Document))
	})
}

func noteOn(s printing.Sheets, d model.Document) string {
	switch {
	case len(s.Missing) > 0:
		return printing.Unprintable(s.Missing)
	case d.Number.IsZero():
		return "草稿，还没有编号；签发后纸面固定"
	}
	return ""
}

// job is a paper on its way to the printer, a file or a viewer; it is safe beside the window's thread.
type job struct {
	store *store.Store
	paper model.Paper
	which paper
}

// job takes what is shown; nil when nothing is.
func (v *paperView) job() *job {
	if len(v.papers) == 0 {
		return nil
	}
	return &job{v.page.Store, v.paper, v.papers[v.wanted]}
}

func (j *job) bytes(ctx context.Context) ([]byte, error) {
	if j.which.kept != nil {
		return j.which.kept(ctx, j.store)
	}
	return printing.PDF(j.which.lay(j.paper))
}

// file writes the paper to a file of its own name and returns its path.
func (j *job) file(ctx context.Context) (string, error) {
	if j.which.main && j.which.kept != nil {
		return j.store.PaperFile(ctx, j.paper.Document.ID)
	}
	pdf, err := j.bytes(ctx)
	if err != nil {
		return "", err
	}
	return j.store.WorkingCopy(j.name(), pdf)
}

// name proposes a file name: 竹同监提〔2020〕7号 李某 工作提醒卡.pdf.
func (j *job) name() string {
	number := j.paper.Document.Number.String()
	if number == "" {
		number = "草稿"
	}
	return kit.SafeFileName(number + " " + j.paper.Document.Leader.Name + " " + j.which.what + ".pdf")
}

func (v *paperView) onPrint() { v.with("正在打印…", kit.PrintFile, "已送到打印机") }

func (v *paperView) onOpen() { v.with("正在打开…", kit.OpenFile, "") }

func (v *paperView) with(busy string, use func(path string) error, said string) {
	j := v.job()
	if j == nil {
		return
	}
	v.page.Runner.Run(busy, func(ctx context.Context) error {
		path, err := j.file(ctx)
		if err != nil {
			return err
		}
		return use(path)
	}, func() {
		if said != "" {
			v.page.Toast(said)
		}
	})
}

func (v *paperView) onSave() {
	if j := v.job(); j != nil {
		v.page.SavePDF(j.name(), j.bytes)
	}
}
