package settings

import (
	"context"
	"slices"
	"strconv"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// overprintRows are the printers that print on pre-printed red paper, a row each.
type overprintRows struct {
	tab    *printTab
	stored []model.Overprint
	rows   []*printerRow

	form *kit.Form
	box  *fyne.Container // holds the form
	add  *kit.Button
	save *kit.Button
}

func newOverprintRows(t *printTab) *overprintRows {
	r := &overprintRows{tab: t, box: container.NewStack()}
	r.add = kit.NewIconButton("添加打印机", theme.ContentAddIcon(), r.onAdd)
	r.save = kit.NewPrimaryButton("保存", r.onSave)
	r.show()
	return r
}

func (r *overprintRows) object() fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(kit.CardGap),
		kit.NewCaption("在印好红头和红线的纸上打印时，程序不印红色的部分，其余的字按这台打印机的偏移挪动，与纸上的红线对齐。往右、往下为正，往左、往上为负。"),
		r.box,
		kit.NewFlow(r.add, r.save),
		kit.NewCaption("怎样量：一、打开测试页，放好红头纸，按“实际大小”打印。“打印”送到上面所选的打印机；要用别的打印机，请先在上面另选。\n"+
			"二、照测试页上的说明量出差几毫米，加到偏移上，每档半毫米，再打印一次测试页。\n"+
			"三、红线的两端落在十字线上，就是对准了，点“保存”。"),
	)
}

// refresh shows the printers as they are stored now, unless something typed is not saved.
func (r *overprintRows) refresh(stored []model.Overprint) {
	changed := !slices.Equal(stored, r.stored)
	typed := r.unsaved()
	r.stored = stored
	if changed && !typed {
		r.rows = nil
		for _, o := range stored {
			r.rows = append(r.rows, newPrinterRow(r, o))
		}
		r.show()
	}
	r.changed()
}

// unsaved reports whether what is typed differs from what is stored.
func (r *overprintRows) unsaved() bool {
	typed, _, err := r.read()
	return err != nil || !slices.Equal(typed, r.stored)
}

// changed follows the typing.
func (r *overprintRows) changed() {
	if r.unsaved() {
		r.save.Enable()
		return
	}
	r.save.Disable()
}

// read returns what is typed; an error is about the row at the place it returns.
func (r *overprintRows) read() (typed []model.Overprint, at int, err error) {
	for at, row := range r.rows {
		o, err := row.read()
		if err == nil {
			typed = append(typed, o)
			err = model.PrintSetup{Overprint: typed}.Check()
		}
		if err != nil {
			return nil, at, err
		}
	}
	return typed, 0, nil
}

// show puts the rows into a form, so that an error stands below its row.
func (r *overprintRows) show() {
	fields := make([]kit.Field, len(r.rows))
	for i, row := range r.rows {
		fields[i] = kit.Field{Name: fieldOf(i), Widget: row.object}
	}
	r.form = kit.NewForm(fields...)
	r.box.Objects = []fyne.CanvasObject{r.form}
	r.box.Refresh()
}

// fieldOf is what the form calls a row.
func fieldOf(at int) string { return strconv.Itoa(at) }

// refuse shows an error at its row and gives the focus to the input it is about.
func (r *overprintRows) refuse(at int, err error) {
	r.form.SetError(fieldOf(at), model.UserMessage(err))
	r.tab.page.Window.Canvas().Focus(r.rows[at].input(model.FieldOf(err)))
}

func (r *overprintRows) onAdd() {
	row := newPrinterRow(r, model.Overprint{})
	r.rows = append(r.rows, row)
	r.show()
	r.changed()
	r.tab.page.Window.Canvas().Focus(row.name)
}

// remove takes a row away; the printer stays stored until 保存.
func (r *overprintRows) remove(row *printerRow) {
	at := slices.Index(r.rows, row)
	r.rows = slices.Delete(r.rows, at, at+1)
	r.show()
	r.changed()
	var next fyne.Focusable = r.add
	if len(r.rows) > 0 {
		next = r.rows[min(at, len(r.rows)-1)].name
	}
	r.tab.page.Window.Canvas().Focus(next)
}

func (r *overprintRows) onSave() {
	r.form.ClearErrors()
	typed, at, err := r.read()
	if err != nil {
		r.refuse(at, err)
		return
	}
	setup := r.tab.changed()
	setup.Overprint = typed
	r.tab.store(setup)
}

// onTest lays out the test page with the offsets typed, saved or not.
func (r *overprintRows) onTest(row *printerRow) {
	r.form.ClearErrors()
	o, err := row.read()
	if err == nil {
		err = o.Check()
	}
	if err != nil {
		r.refuse(slices.Index(r.rows, row), err)
		return
	}
	p := r.tab.page
	today := p.Today()
	var page printing.Sheets
	p.Runner.Run("正在排版…", func(context.Context) error {
		page = printing.RulerPage(o, today)
		return nil
	}, func() { p.OfferPaper(page, page.Title+" "+o.Printer) })
}

// printerRow is a printer with its offsets.
type printerRow struct {
	name   *kit.Entry
	x, y   *offsetInput
	object fyne.CanvasObject
}

func newPrinterRow(r *overprintRows, o model.Overprint) *printerRow {
	row := &printerRow{
		name: kit.NewEntry("例如 二楼 HP"), x: newOffsetInput("x", "左右偏移", o.X), y: newOffsetInput("y", "上下偏移", o.Y),
	}
	row.name.SetText(o.Printer)
	for _, e := range []*kit.Entry{row.name, row.x.entry, row.y.entry} {
		e.OnChanged = func(string) { r.changed() }
	}
	test := kit.NewButton("打印测试页", func() { r.onTest(row) })
	remove := kit.NewButton("删除", func() { r.remove(row) })
	row.object = container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(kit.CardGap),
		captioned(row.x.label+"（毫米）", row.x.box), captioned(row.y.label+"（毫米）", row.y.box),
		container.NewVBox(layout.NewSpacer(), container.NewHBox(test, remove)),
	), captioned("打印机", row.name))
	return row
}

func (p *printerRow) read() (o model.Overprint, err error) {
	o.Printer = p.name.Text
	o.Normalize()
	if o.X, err = p.x.value(); err != nil {
		return o, err
	}
	o.Y, err = p.y.value()
	return o, err
}

// input returns the entry behind a field of a model.Error.
func (p *printerRow) input(field string) *kit.Entry {
	switch field {
	case p.x.field:
		return p.x.entry
	case p.y.field:
		return p.y.entry
	}
	return p.name
}
