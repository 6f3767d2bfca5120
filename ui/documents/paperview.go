package documents

import (
	"context"
	"path/filepath"

	"oversight/model"
	"oversight/model/store"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// The papers of a document, in the order of the choice.
const (
	paperCard = iota
	paperReply
)

// paperView shows the papers of one document as they print, with 打印, 另存 and 打开.
// An issued card is printed and saved from its frozen PDF, byte for byte.
type paperView struct {
	page   *Page
	paper  model.Paper
	which  *kit.Select
	pages  *kit.PageView
	loader *kit.Loader
	note   *kit.Text
}

func newPaperView(p *Page) *paperView {
	v := &paperView{page: p, pages: kit.NewPageView(p.Window), loader: kit.NewLoader(p.Window), note: kit.NewCaption("")}
	v.which = kit.NewSelect([]string{"卡片和送达回执", "整改情况反馈表"}, func(string) { v.layOut() })
	v.which.Selected = v.which.Options[paperCard]
	return v
}

func (v *paperView) object() fyne.CanvasObject {
	const choiceWidth = 170 // a Select is otherwise as narrow as its arrow
	choice := container.NewGridWrap(fyne.NewSize(choiceWidth, v.which.MinSize().Height), v.which)
	bar := kit.NewFlow(
		choice,
		kit.NewIconButton("打印", theme.DocumentPrintIcon(), v.onPrint),
		kit.NewIconButton("另存", theme.DocumentSaveIcon(), v.onSave),
		kit.NewIconButton("打开", theme.FileIcon(), v.onOpen),
	)
	return container.NewBorder(container.NewVBox(bar, v.note), nil, nil, nil, v.pages)
}

func (v *paperView) show(p model.Paper) {
	v.paper = p
	v.layOut()
}

// sheets lays out the chosen paper; it is safe beside the window's thread.
func sheets(p model.Paper, which int) printing.Sheets {
	if which == paperReply {
		return printing.ReplyForm(printing.Paper(p))
	}
	return printing.Card(printing.Paper(p))
}

func (v *paperView) layOut() {
	p, which := v.paper, v.which.SelectedIndex()
	if p.Document.Kind == "" {
		return
	}
	kit.Load(v.loader, func(context.Context) (printing.Sheets, error) { return sheets(p, which), nil }, func(s printing.Sheets) {
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

// frozen reports whether the chosen paper is the issued one, which is never made again.
func frozen(p model.Paper, which int) bool { return which == paperCard && !p.Document.Number.IsZero() }

// file writes the chosen paper to a file of its own name and returns its path.
func (v *paperView) file(ctx context.Context, p model.Paper, which int) (string, error) {
	if frozen(p, which) {
		return v.page.Store.PaperFile(ctx, p.Document.ID)
	}
	pdf, err := v.bytes(ctx, p, which)
	if err != nil {
		return "", err
	}
	return v.page.Store.WorkingCopy(name(p, which), pdf)
}

func (v *paperView) bytes(ctx context.Context, p model.Paper, which int) ([]byte, error) {
	if frozen(p, which) {
		return v.page.Store.Paper(ctx, p.Document.ID)
	}
	return printing.PDF(sheets(p, which))
}

// name proposes a file name: 竹同监提〔2020〕7号 李某 工作提醒卡.pdf.
func name(p model.Paper, which int) string {
	number := p.Document.Number.String()
	if number == "" {
		number = "草稿"
	}
	what := p.Kind.Name
	if which == paperReply {
		what = "整改情况反馈表"
	}
	return kit.SafeFileName(number + " " + p.Document.Leader.Name + " " + what + ".pdf")
}

func (v *paperView) onPrint() { v.with("正在打印…", kit.PrintFile, "已送到打印机") }

func (v *paperView) onOpen() { v.with("正在打开…", kit.OpenFile, "") }

func (v *paperView) with(busy string, use func(path string) error, said string) {
	p, which := v.paper, v.which.SelectedIndex()
	v.page.Runner.Run(busy, func(ctx context.Context) error {
		path, err := v.file(ctx, p, which)
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
	p, which := v.paper, v.which.SelectedIndex()
	kit.PickSaveFile(v.page.Window, name(p, which), "", func(path string) {
		v.page.Runner.Run("正在保存…", func(ctx context.Context) error {
			pdf, err := v.bytes(ctx, p, which)
			if err != nil {
				return err
			}
			return store.WriteFile(path, pdf)
		}, func() {
			kit.ShowToast(v.page.Window, kit.Toast{Text: "已保存 " + filepath.Base(path), Tone: kit.ToneNormal, Action: "打开", OnAction: func() {
				v.page.Runner.Run("正在打开…", func(context.Context) error { return kit.OpenFile(path) }, nil)
			}})
		})
	})
}
