package documents

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"oversight/model"
	"oversight/model/store"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// batch prints several chosen documents as one PDF. It stands in the place of the detail pane.
type batch struct {
	page  *Page
	rows  []model.Row
	title *kit.Text
	parts *kit.Text
	main  *kit.Check
	slip  *kit.Check
	form  *kit.Check
	sheet *kit.Check
	box   fyne.CanvasObject
}

func newBatch(p *Page) *batch {
	b := &batch{page: p, title: kit.NewSubHeading(""), parts: kit.NewParagraph("")}
	b.main, b.form = kit.NewCheck("文书（卡片连同回执）", nil), kit.NewCheck("整改情况反馈表", nil)
	b.slip = kit.NewCheck("公文的送达回执", nil)
	b.sheet = kit.NewCheck("没有签发的印发文稿纸，后附草稿", nil)
	b.main.SetChecked(true)
	actions := kit.NewFlow(
		kit.NewIconButton("打印", theme.DocumentPrintIcon(), b.onPrint),
		kit.NewIconButton("另存为一份 PDF", theme.DocumentSaveIcon(), b.onSave),
		kit.NewIconButton("分别另存", theme.FolderIcon(), b.onSaveEach),
	)
	ledger := kit.NewFlow(kit.NewIconButton("所选文书的台账", theme.ListIcon(), func() { p.onLedger(b.rows, "所选文书") }))
	b.box = container.NewVScroll(kit.Edged(container.NewVBox(
		b.title, b.parts,
		kit.NewCard("合并打印", container.NewVBox(b.main, b.slip, b.form, b.sheet, actions,
			kit.NewCaption("合成一份 PDF，每份文书一个书签；分别另存则每份文书一个文件。正式留存的仍是签发时的那一份。"))),
		kit.NewCard("台账", ledger),
	)))
	return b
}

func (b *batch) show(rows []model.Row) {
	b.rows = rows
	b.title.SetText(fmt.Sprintf("已选 %d 份文书", len(rows)))
	var parts []string
	for _, t := range (model.Ledger{Rows: rows}).ByKind() {
		parts = append(parts, fmt.Sprintf("%s %d 份", t.Name, t.Count))
	}
	b.parts.SetText(strings.Join(parts, "，"))
}

// sheet is one form of one document.
type sheet struct {
	row    model.Row
	what   string // in the timeline, as when it is printed alone
	lay    func(model.Paper) printing.Sheets
	frozen bool // when the document was signed
}

// laidOut makes the pages as they are now.
func (s sheet) laidOut(ctx context.Context, st *store.Store, basis desk.Basis) (printing.Sheets, error) {
	d, err := st.Document(ctx, s.row.ID)
	if err != nil {
		return printing.Sheets{}, err
	}
	return s.lay(model.NewPaper(d, basis.Kind(d.Kind), basis.Office, basis.Calendar)), nil
}

// pdf returns the file of the sheet alone: what was frozen, byte for byte.
func (s sheet) pdf(ctx context.Context, st *store.Store, basis desk.Basis) ([]byte, error) {
	if s.frozen {
		return st.Paper(ctx, s.row.ID)
	}
	sheets, err := s.laidOut(ctx, st, basis)
	if err != nil {
		return nil, err
	}
	return printing.PDF(sheets)
}

// sheets are the forms ticked, document by document.
func (b *batch) sheets() []sheet {
	var out []sheet
	for _, r := range b.rows {
		if b.sheet.Checked && r.ToBeSigned() {
			out = append(out, sheet{row: r, what: printing.SigningSheetName, lay: lay(printing.SigningSheet)})
			continue // the draft stands behind it
		}
		if b.main.Checked {
			out = append(out, sheet{row: r, what: r.Kind, lay: lay(printing.Document), frozen: !r.Number.IsZero()})
		}
		if b.slip.Checked && b.page.detail.basis.KindNamed(r.Kind).Layout.IsLetter() {
			out = append(out, sheet{row: r, what: "送达回执", lay: lay(printing.Receipt)})
		}
		if b.form.Checked {
			out = append(out, sheet{row: r, what: "整改情况反馈表", lay: lay(printing.ReplyForm)})
		}
	}
	return out
}

// hasAny reports whether there is a sheet, and tells the clerk when there is none.
func (b *batch) hasAny(sheets []sheet) bool {
	if len(sheets) == 0 {
		kit.Inform(b.page.Window, "没有可印的内容", "请勾选要印什么；所选的都是卡片时，回执已经印在卡片下方。")
	}
	return len(sheets) > 0
}

// job returns the work that makes one PDF of the sheets. To be printed, what was printed before is marked as a copy
// where the office wants that.
func (b *batch) job(sheets []sheet, print bool) func(context.Context) ([]byte, error) {
	st, basis := b.page.Store, b.page.detail.basis
	return func(ctx context.Context) ([]byte, error) {
		setup, err := st.PrintSetup(ctx)
		if err != nil {
			return nil, err
		}
		var pdf bytes.Buffer
		o := printing.PDFOptions{Progress: func(done, total int) { kit.Progress(ctx, done, total) }}
		err = printing.WriteBatch(ctx, &pdf, o, len(sheets), func(i int) (printing.Sheets, error) {
			s, err := sheets[i].laidOut(ctx, st, basis)
			if err != nil || !print || !setup.CopyMark {
				return s, err
			}
			before, err := st.Prints(ctx, sheets[i].row.ID, sheets[i].what)
			if before > 0 {
				s = s.Copy()
			}
			return s, err
		})
		return pdf.Bytes(), err
	}
}

func (b *batch) name() string {
	return fmt.Sprintf("%s 等%d份.pdf", strings.TrimSpace(b.rows[0].Number.String()+" "+b.rows[0].Kind), len(b.rows))
}

func (b *batch) onSave() {
	if sheets := b.sheets(); b.hasAny(sheets) {
		b.reprint(sheets, func() { b.page.SaveFile(kit.SafeFileName(b.name()), b.job(sheets, false)) })
	}
}

// reprint goes on once it is certain that what was issued among the sheets may leave the program.
func (b *batch) reprint(sheets []sheet, then func()) {
	st := b.page.Store
	var papers []desk.Frozen
	b.page.Runner.Run("正在读取…", func(ctx context.Context) error {
		for _, s := range sheets {
			if !s.frozen {
				continue
			}
			doc, err := st.Document(ctx, s.row.ID)
			if err != nil {
				return err
			}
			f, _ := paper{what: s.what, tells: doc.PaperTells}.frozen(st, doc)
			papers = append(papers, f)
		}
		return nil
	}, func() { b.page.Reprint(papers, then) })
}

func (b *batch) onPrint() {
	sheets := b.sheets()
	if !b.hasAny(sheets) {
		return
	}
	b.reprint(sheets, func() { b.print(sheets) })
}

func (b *batch) print(sheets []sheet) {
	make := b.job(sheets, true)
	name, st := kit.SafeFileName(b.name()), b.page.Store
	var printed kit.Printed
	b.page.Runner.Run("正在生成…", func(ctx context.Context) error {
		pdf, err := make(ctx)
		if err != nil {
			return err
		}
		path, err := st.WorkingCopy(name, pdf)
		if err != nil {
			return err
		}
		if printed, err = b.page.PrintFile(path); err != nil {
			return err
		}
		for _, s := range sheets {
			if err := notePrint(ctx, st, s.row.ID, s.what, printed); err != nil {
				return err
			}
		}
		return nil
	}, func() {
		b.page.Changed()
		b.page.Toast(printed.String())
	})
}
