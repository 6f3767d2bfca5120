package intake

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/ui/kit"
)

// contents is what was read of a file.
type contents struct {
	sheets []string
	sheet  string // the one shown
	grid   sheet.Grid
	layout sheet.Layout // as proposed
	err    error        // why nothing could be read; said in the wizard
}

// open reads a file beside the window; sheet is the one wanted, "" for the first with the headings. What the clerk has
// matched by hand stays while the headings are the same.
func (w *wizard[T]) open(path, wanted string) {
	target := w.im.Target
	if w.path != path { // another list, with answers of its own
		w.layout.Answers = nil
	}
	w.path = path
	w.name.SetText(filepath.Base(path) + "（" + filepath.Dir(path) + "）")
	w.wait("正在读取文件…（按 Esc 取消）")
	w.loader.OnProgress = func(done, total int) {
		w.wait(fmt.Sprintf("正在读取文件…%d%%（按 Esc 取消）", done*100/total))
	}
	kit.Load(w.loader, func(ctx context.Context) (contents, error) { return read(ctx, target, path, wanted), nil }, func(c contents) {
		if c.err != nil { // what was matched by hand stays for when the file is mended
			w.refuse(c.err)
			return
		}
		if w.file.sheet != c.sheet || !slices.Equal(w.file.grid.Headings(w.layout.Header), c.grid.Headings(w.layout.Header)) {
			w.layout = c.layout
		}
		w.file = c
		w.showFile()
	})
}

func read[T any](ctx context.Context, target sheet.Target[T], path, wanted string) (c contents) {
	book, err := sheet.Open(ctx, path)
	if err != nil {
		c.err = err
		return c
	}
	defer book.Close()
	book.Progress = func(done float64) { kit.Progress(ctx, int(done*100), 100) }
	c.sheets = book.Sheets()
	if !slices.Contains(c.sheets, wanted) {
		c.sheet, c.grid, c.layout, err = target.Find(ctx, book)
	} else if c.sheet, err = wanted, ctx.Err(); err == nil {
		if c.grid, err = book.Read(ctx, wanted); err == nil {
			c.layout, err = sheet.Propose(c.grid, target.Fields)
		}
	}
	if len(c.grid) == 0 {
		c.err = err // else headings are missing, which the clerk can name by hand
	}
	return c
}

// onSheet shows another sheet of the file.
func (w *wizard[T]) onSheet(name string) { w.open(w.path, name) }

// onHeader takes another row for that of the headings.
func (w *wizard[T]) onHeader(row int) {
	w.layout = sheet.ProposeAt(w.file.grid, row, w.im.Target.Fields)
	w.columns.show(w.file, w.layout)
	w.understand(nil)
}

// onColumns takes the columns as matched by hand.
func (w *wizard[T]) onColumns(at map[string]int) {
	w.layout.Columns = at
	if w.layout.Answers[sheet.AskColumns] != "" { // what was proposed is among them, or was taken away by hand
		w.layout.Proposed = nil
	}
	w.understand(nil)
}

// onAnswer takes an answer to a question of the list.
func (w *wizard[T]) onAnswer(id, value string) {
	answers := maps.Clone(w.layout.Answers)
	if answers == nil {
		answers = sheet.Answers{}
	}
	answers[id] = value
	w.layout.Answers = answers
	if id == sheet.AskColumns {
		w.columns.show(w.file, w.layout)
	}
	w.understand(nil)
}

// reading is what the list says, as the columns are matched now.
type reading[T any] struct {
	list    sheet.Result[T]
	doubles []sheet.Problem
	err     error // why the sheet cannot be read so
}

// understand reads the list again, beside the window; then, when not nil, is called once it is shown.
func (w *wizard[T]) understand(then func()) {
	im, grid, at := w.im, w.file.grid, w.layout
	w.wait("正在读表…（按 Esc 取消）")
	kit.Load(w.loader, func(ctx context.Context) (r reading[T], err error) {
		if r.list, r.err = im.Target.Read(grid, at); r.err != nil || len(r.list.Problems) > 0 || im.Doubles == nil {
			return r, nil
		}
		doubles, err := im.Doubles(ctx, r.list.Rows)
		r.doubles = r.list.Named(doubles)
		return r, err
	}, func(r reading[T]) {
		w.showList(r)
		if then != nil {
			then()
		}
	})
}

// wait says that something is being read; nothing can be taken meanwhile.
func (w *wizard[T]) wait(words string) {
	w.say(kit.ToneNeutral, words)
	w.dialog.Offer("导入", false)
}

func (w *wizard[T]) say(tone kit.Tone, words string) {
	w.status.Color = ""
	if tone != kit.ToneNeutral {
		w.status.Color = tone.ForegroundName()
	}
	w.status.SetText(words)
}

func (w *wizard[T]) showNothing() {
	w.reread.Disable()
	w.columns.hide()
	w.problems.show(nil)
	w.say(kit.ToneNeutral, "选择 Excel 或 WPS 存成的 .xlsx 文件。还没有表的，先“下载模板”，填好再导入。表里有一处读不懂，就全部不导入。")
	w.dialog.Refresh()
}

// refuse says why the file cannot be read.
func (w *wizard[T]) refuse(err error) {
	w.reread.Enable()
	w.columns.hide()
	w.showList(reading[T]{err: err})
}

// showFile shows a file that was read.
func (w *wizard[T]) showFile() {
	w.reread.Enable()
	w.columns.show(w.file, w.layout)
	w.understand(w.focusNext)
}

// focusNext goes to what is to be done next: taking the list, or the first cell that is wrong.
func (w *wizard[T]) focusNext() {
	if w.problems.object.Visible() {
		w.Window.Canvas().Focus(w.problems.table.FocusTarget())
		return
	}
	w.dialog.FocusDefault()
}

// showList shows the list as it was read.
func (w *wizard[T]) showList(r reading[T]) {
	w.list = r.list
	w.columns.ask(r.list.Questions, w.layout.Answers)
	w.skipped.SetText(fmt.Sprintf("没有读的 %d 行", len(r.list.Skipped)))
	setVisible(w.skipped, len(r.list.Skipped) > 0)
	w.preview.SetRows(r.list.First)
	bad := slices.Concat(r.list.Problems, r.doubles)
	w.problems.show(slices.Concat(bad, r.list.Doubles))
	n := len(r.list.Rows)
	switch {
	case r.err != nil:
		w.say(kit.ToneOverdue, model.UserMessage(r.err))
	case len(r.list.Questions) > 0:
		var words []string
		for _, q := range r.list.Questions {
			words = append(words, q.Text)
		}
		w.say(kit.ToneToday, "请先在左边选定："+strings.Join(words, " "))
	case len(bad) > 0:
		w.say(kit.ToneOverdue, fmt.Sprintf("有 %d 处要改正，改好之前不能导入。请在 Excel 或 WPS 里改好并保存，再点“重新读取”。", len(bad)))
	case len(r.list.Doubles) > 0:
		w.say(kit.ToneToday, fmt.Sprintf("读到 %d 行，可以导入；其中 %d 行重复，已写明原因，请看一眼。", n, len(r.list.Doubles)))
	default:
		w.say(kit.ToneReplied, fmt.Sprintf("读到 %d 行，没有问题，可以导入。", n)+unreadRows(r.list.Skipped))
	}
	verb, possible := "导入", r.err == nil && len(bad) == 0 && len(r.list.Questions) == 0
	if possible {
		verb = fmt.Sprintf("导入 %d 行", n)
	}
	w.dialog.Offer(verb, possible)
}

// unreadRows says which rows were not read, in short; the whole is behind the button.
func unreadRows(rows []sheet.Skipped) string {
	if len(rows) < 2 { // only that of the headings
		return ""
	}
	const most = 90
	text := []rune(sheet.SkippedText(rows))
	if len(text) > most {
		text = append(text[:most], '…')
	}
	return string(text) + "。"
}
