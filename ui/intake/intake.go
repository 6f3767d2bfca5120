// Package intake takes lists in Excel in and out. In by a wizard: a file is chosen, its columns are matched to the fields,
// what was read is shown with every cell that cannot be taken, and then all of it is taken or nothing.
package intake

import (
	"context"
	"fmt"
	"path/filepath"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// Import is what a page wants to take in.
type Import[T any] struct {
	Title  string
	Target sheet.Target[T]
	// Doubles names the records that are on the desk already, or twice in the list; they stand in the way. nil: none.
	Doubles func(ctx context.Context, rows []T) ([]model.Double, error)
	// Take stores all records or none.
	Take func(ctx context.Context, rows []T) error
	// Done is called with the number of records once they are stored and the pages show them; it may be nil.
	Done func(n int)
}

// Start opens the wizard.
func Start[T any](d *desk.Desk, im Import[T]) {
	w := &wizard[T]{
		Desk: d, im: im, loader: kit.NewLoader(d.Window), name: kit.NewText("还没有选择文件"), status: kit.NewParagraph(""),
	}
	w.columns = newColumns(im.Target.Fields, w.onSheet, w.onHeader, w.onColumns, w.onAnswer)
	w.skipped = kit.NewIconButton("没有读的行", theme.ListIcon(), w.onSkipped)
	w.problems, w.preview = newProblems(d), newPreview(im.Target)
	w.dialog = kit.ShowLarge(d.Window, kit.LargeDialog{Title: im.Title, Body: w.body(), Verb: "导入", OnOK: w.onTake, OnCancel: w.loader.Drop})
	w.showNothing()
}

// wizard is one list being taken in.
type wizard[T any] struct {
	*desk.Desk
	im       Import[T]
	dialog   *kit.Dialog
	loader   *kit.Loader
	name     *kit.Text
	reread   *kit.Button
	status   *kit.Text
	skipped  *kit.Button // opens the list of the rows that were not read
	columns  *columns
	problems *problems
	preview  *kit.Table[sheet.Seen[T]]

	path   string
	file   contents
	layout sheet.Layout
	list   sheet.Result[T]
}

// share is how much of the width the columns take.
const share = 0.32

func (w *wizard[T]) body() fyne.CanvasObject {
	choose := kit.NewIconButton("选择文件", theme.FolderOpenIcon(), w.onChoose)
	w.reread = kit.NewIconButton("重新读取", theme.ViewRefreshIcon(), func() { w.open(w.path, w.file.sheet) })
	template := kit.NewIconButton("下载模板", theme.DownloadIcon(), w.onTemplate)
	w.name.Fit = kit.FitCut
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(kit.CardGap), choose, w.reread, template)
	name := container.New(layout.NewCustomPaddedLayout(0, 0, kit.CardGap, 0), kit.Middle(w.name))
	top := container.NewBorder(nil, nil, buttons, nil, name)
	gap := container.New(layout.NewCustomPaddedLayout(0, 0, 0, kit.CardGap), kit.NewCard("列的对应", w.columns.object))
	tables := container.New(layout.NewGridLayoutWithColumns(1), w.problems.object, kit.NewCard("预览：读入后的样子", w.preview))
	aside := kit.Middle(w.skipped)
	said := container.New(layout.NewBorderLayout(nil, nil, nil, aside), w.status, aside)
	right := container.New(layout.NewCustomPaddedLayout(0, 0, kit.CardGap, 0),
		container.New(layout.NewBorderLayout(said, nil, nil, nil), said, tables)) // in the order of Tab
	split := container.NewHSplit(gap, right)
	split.Offset = share
	return container.New(layout.NewBorderLayout(top, nil, nil, nil), top, container.New(layout.NewCustomPaddedLayout(kit.CardGap, 0, 0, 0), split))
}

// folderKey is where the folder used last is kept.
const folderKey = "intake.folder"

// extensions are those of spreadsheets; of old ones it is said what to do with them.
var extensions = []string{".xlsx", ".xlsm", ".xltx", ".xls", ".et"}

func (w *wizard[T]) onChoose() {
	kit.PickFile(w.Window, "选择要导入的 Excel 文件", w.App.Preferences().String(folderKey), extensions, func(path string) {
		w.App.Preferences().SetString(folderKey, filepath.Dir(path))
		w.open(path, "")
	})
}

func (w *wizard[T]) onTemplate() { SaveTemplate(w.Desk, w.im.Target) }

// onTake takes what is shown. It can be given up while it lasts: a list is stored whole or not at all.
func (w *wizard[T]) onTake() {
	rows := w.list.Rows
	w.Runner.Start(kit.Job{Busy: "正在导入…", Work: func(ctx context.Context) error { return w.im.Take(ctx, rows) }, Done: func() {
		w.loader.Drop()
		w.dialog.Close()
		w.Changed()
		if w.im.Done != nil {
			w.im.Done(len(rows))
			return
		}
		w.Toast(fmt.Sprintf("已导入%s %d 条", w.im.Target.Name, len(rows)))
	}})
}
