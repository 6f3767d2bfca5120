package documents

import (
	"cmp"
	"context"

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

// paperView shows the papers of one document as they print, with 打印, 另存 and 打开.
// What was issued is printed and saved from its frozen PDF, byte for byte.
type paperView struct {
	page    *Page
	paper   model.Paper
	papers  []paper
	wanted  int // the paper to show, an index of papers
	slip    int // the slip to show as soon as the document has it, from 1; 0 for none
	setup   model.PrintSetup
	which   *kit.Select
	onto    *kit.Select     // blank paper, or one of the printers with pre-printed paper
	ontoBox *fyne.Container // hidden where there is no such printer
	pages   *kit.PageView
	loader  *kit.Loader
	note    *kit.Text
}

func newPaperView(p *Page) *paperView {
	v := &paperView{page: p, pages: kit.NewPageView(p.Window), loader: kit.NewLoader(p.Window), note: kit.NewCaption("")}
	v.which, v.onto = kit.NewSelect(nil, nil), kit.NewSelect([]string{blankPaper}, func(string) { v.layOut() })
	v.onto.Selected = blankPaper
	return v
}

// blankPaper is the choice of printing everything; the others leave out what is printed in red already.
const blankPaper = "白纸"

func (v *paperView) object() fyne.CanvasObject {
	const choiceWidth, ontoWidth = 190, 130 // a Select is otherwise as narrow as its arrow
	choice := container.NewGridWrap(fyne.NewSize(choiceWidth, v.which.MinSize().Height), v.which)
	v.ontoBox = container.NewGridWrap(fyne.NewSize(ontoWidth, v.onto.MinSize().Height), v.onto)
	v.ontoBox.Hide()
	bar := kit.NewFlow(
		choice, v.ontoBox,
		kit.NewIconButton("打印", theme.DocumentPrintIcon(), v.onPrint),
		kit.NewIconButton("另存", theme.DocumentSaveIcon(), v.onSave),
		kit.NewIconButton("打开", theme.FileIcon(), v.onOpen),
	)
	above := container.NewVBox(bar, v.note)
	return container.New(layout.NewBorderLayout(above, nil, nil, nil), above, v.pages) // in the order of Tab
}

// first goes back to the document itself, when another one is shown.
func (v *paperView) first() { v.wanted, v.slip = 0, 0 }

// wantSlip chooses the n-th slip, from 0, for the next showing of a document that has so many: of one just issued the
// document is still on its way.
func (v *paperView) wantSlip(n int) { v.slip = n + 1 }

// choose shows the paper with the label.
func (v *paperView) choose(label string) { v.which.SetSelected(label) }

func (v *paperView) show(p model.Paper) {
	v.paper, v.papers = p, papers(p, v.page.detail.basis.Calendar, v.page.Today())
	if slips := len(p.Document.Slips); v.slip > 0 && v.slip <= slips { // they stand last
		v.wanted, v.slip = len(v.papers)-slips+v.slip-1, 0
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

// laidOut is what the view shows, made in one go.
type laidOut struct {
	sheets printing.Sheets
	setup  model.PrintSetup
}

func (v *paperView) layOut() {
	if len(v.papers) == 0 {
		return
	}
	j := v.job()
	kit.Load(v.loader, func(ctx context.Context) (out laidOut, err error) {
		out.sheets = j.sheets()
		out.setup, err = j.store.PrintSetup(ctx)
		return out, err
	}, func(out laidOut) {
		desk.ShowSheets(v.pages, out.sheets)
		desk.NotePaper(v.note, out.sheets, stage(j.paper.Document))
		v.setSetup(out.setup)
	})
}

// setSetup offers the printers with pre-printed paper.
func (v *paperView) setSetup(s model.PrintSetup) {
	v.setup = s
	v.onto.Options = []string{blankPaper}
	for _, o := range s.Overprint {
		v.onto.Options = append(v.onto.Options, "套打："+o.Printer)
	}
	v.ontoBox.Hide()
	if len(s.Overprint) > 0 {
		v.ontoBox.Show()
	}
	if v.onto.SelectedIndex() < 0 { // that printer is gone
		v.onto.SetSelected(blankPaper)
	}
}

// stage says of the paper of a draft that it is not final; "" of any other.
func stage(d model.Document) string {
	if d.Number.IsZero() {
		return "草稿，还没有编号；签发后纸面固定。"
	}
	return ""
}

// job is a paper on its way to the printer, a file or a viewer; it is safe beside the window's thread.
type job struct {
	store *store.Store
	send  func(path string) (kit.Printed, error)
	paper model.Paper
	which paper
	onto  *model.Overprint // pre-printed paper; nil for blank paper
	marks bool             // 副本 on what was printed before
	done  kit.Printed      // set by print
}

// job takes what is shown; nil when nothing is.
func (v *paperView) job() *job {
	if len(v.papers) == 0 {
		return nil
	}
	j := &job{store: v.page.Store, send: v.page.PrintFile, paper: v.paper, which: v.papers[v.wanted], marks: v.setup.CopyMark}
	if i := v.onto.SelectedIndex(); i > 0 {
		j.onto = &v.setup.Overprint[i-1]
	}
	return j
}

// sheets lays the paper out as it will print the first time.
func (j *job) sheets() printing.Sheets {
	s := j.which.lay(j.paper)
	if j.onto != nil {
		s = s.Overprint(j.onto.X, j.onto.Y)
	}
	return s
}

func (j *job) bytes(ctx context.Context) ([]byte, error) {
	if j.which.kept != nil && j.onto == nil {
		return j.which.kept(ctx, j.store)
	}
	return printing.PDF(j.sheets())
}

// file writes the paper to a file of its own name and returns its path.
func (j *job) file(ctx context.Context) (string, error) {
	if j.which.main && j.which.kept != nil && j.onto == nil {
		return j.store.PaperFile(ctx, j.paper.Document.ID)
	}
	pdf, err := j.bytes(ctx)
	if err != nil {
		return "", err
	}
	return j.store.WorkingCopy(j.name(), pdf)
}

// print sends the paper to the printer and notes it in the timeline.
func (j *job) print(ctx context.Context) error {
	id := j.paper.Document.ID
	before, err := j.store.Prints(ctx, id, j.which.what)
	if err != nil {
		return err
	}
	path, err := j.fileAfter(ctx, before)
	if err != nil {
		return err
	}
	if j.done, err = j.send(path); err != nil {
		return err
	}
	return notePrint(ctx, j.store, id, j.which.what, j.done)
}

// notePrint writes into the timeline that a paper was printed, or opened for it.
func notePrint(ctx context.Context, st *store.Store, document int64, what string, p kit.Printed) error {
	if p.Opened {
		return st.NotePrintOpened(ctx, document, what)
	}
	return st.NotePrint(ctx, document, what)
}

// fileAfter is the file to print when the paper was printed so many times before.
func (j *job) fileAfter(ctx context.Context, before int) (string, error) {
	if before == 0 || !j.marks {
		return j.file(ctx)
	}
	pdf, err := printing.PDF(j.sheets().Copy())
	if err != nil {
		return "", err
	}
	return j.store.WorkingCopy("副本 "+j.name(), pdf)
}

// name proposes a file name: 竹同监提〔2020〕7号 李某 工作提醒卡.pdf.
func (j *job) name() string {
	return fileName(j.paper.Document.Number.String(), j.paper.Document.Leader.Name, j.which.what)
}

func fileName(number, leader, what string) string {
	return kit.SafeFileName(cmp.Or(number, "草稿") + " " + leader + " " + what + ".pdf")
}

func (v *paperView) onPrint() {
	if j := v.job(); j != nil {
		v.reprint(j, func() { v.page.Run("正在打印…", j.print, func() { v.page.Toast(j.done.String()) }) })
	}
}

// reprint goes on with a paper once it is certain that it may leave the program.
func (v *paperView) reprint(j *job, then func()) {
	var papers []desk.Frozen
	if f, issued := j.which.frozen(v.page.Store, j.paper.Document); issued {
		papers = append(papers, f)
	}
	v.page.Reprint(papers, then)
}

func (v *paperView) onOpen() {
	j := v.job()
	if j == nil {
		return
	}
	v.reprint(j, func() {
		v.page.Runner.Run("正在打开…", func(ctx context.Context) error {
			path, err := j.file(ctx)
			if err != nil {
				return err
			}
			return kit.OpenFile(path)
		}, nil)
	})
}

func (v *paperView) onSave() {
	if j := v.job(); j != nil {
		v.reprint(j, func() { v.page.SaveFile(j.name(), j.bytes) })
	}
}
