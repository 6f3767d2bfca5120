package calendar

import (
	"slices"
	"strconv"
	"strings"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// view shows a year or a month of it.
type view struct {
	page   *Page
	object fyne.CanvasObject

	choose *kit.Select
	turn   *kit.Button
	back   *kit.Button
	state  *kit.Text
	year   *kit.YearGrid
	month  *kit.MonthGrid
	grids  *fyne.Container
	mute   bool // the program itself sets the choice
}

func newView(p *Page) *view {
	today := p.Today()
	v := &view{page: p, state: kit.NewCaption("")}
	v.choose = kit.NewSelect(nil, v.onYear)
	v.turn = kit.NewButton("按月看", v.onTurn)
	v.back = kit.NewButton("恢复自带年度表", func() { p.onRestore(v.year.Year()) })
	v.year, v.month = kit.NewYearGrid(today, today), kit.NewMonthGrid(today, today)
	v.year.Cell, v.month.Cell = v.cell, v.cell
	v.year.OnTapped, v.month.OnTapped = p.day.onChosen(p), p.day.onChosen(p)
	v.month.Counts, v.month.Marked = true, true
	v.month.OnMonth = func(first model.Date) { v.showYear(first.Year()) }
	v.grids = container.NewStack(v.year, v.month)
	v.month.Hide()
	head := container.NewBorder(nil, nil, container.NewHBox(v.choose, v.turn, v.back), nil, kit.Middle(v.state))
	legend := kit.NewCaption("休 放假　班 调休上班　地 本地节日　手 手工设置　有框的日子有文书到期，数字是份数，颜色同期限灯；点一天看说明和名单")
	v.object = container.NewBorder(head, legend, nil, nil, kit.NewCard("", v.grids))
	return v
}

func (v *view) cell(d model.Date) kit.MonthCell { return v.page.cell(d) }

func (v *view) focusTarget() fyne.Focusable {
	if v.month.Visible() {
		return v.month.FocusTarget()
	}
	return v.year.FocusTarget()
}

func (v *view) refresh() {
	v.year.Today, v.month.Today = v.page.Today(), v.page.Today()
	v.showYear(v.year.Year())
	v.year.Refresh()
	v.month.Refresh()
}

// showYear says which year is shown and whose table stands for it.
func (v *view) showYear(year int) {
	v.mute = true
	if choices := v.page.choices(v.page.Today(), year); !slices.Equal(choices, v.choose.Options) {
		v.choose.Options = choices
	}
	v.choose.SetSelected(yearText(year))
	v.choose.Refresh()
	v.mute = false
	text, missing := v.page.standing(year)
	v.state.Color = kit.ColorMuted
	if missing {
		v.state.Color = kit.ToneToday.ForegroundName()
	}
	v.state.Text = text
	v.state.Refresh()
}

// onYear turns to the same day of another year.
func (v *view) onYear(text string) {
	year, err := strconv.Atoi(strings.TrimSuffix(text, "年"))
	if v.mute || err != nil {
		return
	}
	_, month, _ := v.page.day.date.YMD()
	v.page.day.show(model.NewDate(year, month, 1))
	v.goTo(v.page.day.date)
}

// goTo shows a day in year and month.
func (v *view) goTo(d model.Date) {
	v.year.Choose(d)
	v.month.Choose(d)
	v.showYear(d.Year())
}

// onTurn changes between year and month.
func (v *view) onTurn() {
	v.goTo(v.page.day.date)
	if v.month.Visible() {
		v.month.Hide()
		v.year.Show()
		v.turn.SetText("按月看")
		return
	}
	v.year.Hide()
	v.month.Show()
	v.turn.SetText("按年看")
}
