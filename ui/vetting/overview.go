package vetting

import (
	"context"
	"slices"
	"strconv"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// anyYear is the choice of all years; the first option of every other choice does not narrow either.
const anyYear = "全部年份"

// overview is what was asked and answered: the counts of a year, the batches, and the persons of all of them.
type overview struct {
	page    *Page
	loader  *kit.Loader
	basis   basis
	year    *kit.Select
	quiet   bool // while the year is set by the program
	tiles   []tile
	batches *batchList
	persons *personList
	tabs    *container.AppTabs
	object  fyne.CanvasObject
}

// tile is a number with the records it counts behind it.
type tile struct {
	*kit.StatTile
	count func(model.VettingCounts) int
}

func newOverview(p *Page) *overview {
	o := &overview{page: p, loader: kit.NewLoader(p.Window)}
	o.year = kit.NewSelect([]string{anyYear}, func(string) {
		if !o.quiet {
			o.reload()
		}
	})
	o.year.Selected = anyYear
	o.batches, o.persons = newBatchList(o), newPersonList(o)
	o.tabs = container.NewAppTabs(container.NewTabItem("批次", o.batches.object), container.NewTabItem("人员", o.persons.object))
	o.tabs.OnSelected = func(*container.TabItem) { o.loadList() }
	o.makeTiles()
	tiles := container.New(layout.NewGridLayoutWithColumns(len(o.tiles)))
	for _, t := range o.tiles {
		tiles.Add(t.StatTile)
	}
	const yearWidth = 112 // a Select is otherwise as narrow as its arrow
	year := container.NewGridWrap(fyne.NewSize(yearWidth, o.year.MinSize().Height), o.year)
	register := kit.NewIconButton("登记来函", theme.ContentAddIcon(), o.onRegister)
	register.Importance = widget.HighImportance
	body := container.New(layout.NewBorderLayout(tiles, nil, nil, nil), tiles, o.tabs) // in the order of Tab
	o.object = kit.NewPage("意见回复", body, year, register)
	return o
}

// makeTiles makes the numbers: what is open whatever the year, and what was answered in the year, by conclusion.
func (o *overview) makeTiles() {
	add := func(tone kit.Tone, word string, count func(model.VettingCounts) int, pressed func()) {
		o.tiles = append(o.tiles, tile{kit.NewStatTile(tone, word, pressed), count})
	}
	add(kit.ToneSoon, "在办批次", func(c model.VettingCounts) int { return c.Open }, func() {
		o.showBatches(model.VettingFilter{States: model.OpenVettings()})
	})
	add(kit.ToneNeutral, "已回复批次", func(c model.VettingCounts) int { return c.Batches }, func() {
		o.showBatches(model.VettingFilter{Year: o.chosenYear(), States: []model.VettingState{model.VettingReplied}})
	})
	add(kit.ToneNeutral, "选人用人人次", func(c model.VettingCounts) int { return c.Persons }, func() {
		o.showPersons(model.VettedFilter{Year: o.chosenYear(), Counted: true, Counting: model.CountAppointed})
	})
	add(kit.ToneNeutral, "其他人次", func(c model.VettingCounts) int { return c.Apart }, func() {
		o.showPersons(model.VettedFilter{Year: o.chosenYear(), Counted: true, Counting: model.CountApart})
	})
	for _, conclusion := range model.Conclusions() {
		add(conclusionTone(conclusion), string(conclusion), func(c model.VettingCounts) int { return c.By[conclusion] }, func() {
			o.showPersons(model.VettedFilter{Year: o.chosenYear(), Conclusion: conclusion, Counted: true, Counting: model.CountAppointed})
		})
	}
}

// onRegister asks for a new letter, once what it is asked with has come.
func (o *overview) onRegister() {
	if o.basis.Calendar != nil {
		o.page.onRegister(o.basis, o.batches.table.Rows())
	}
}

// chosenYear is 0 for all years.
func (o *overview) chosenYear() int {
	year, _ := strconv.Atoi(o.year.Selected) // 全部年份 is 0
	return year
}

func (o *overview) setYear(year int) {
	o.quiet = true
	defer func() { o.quiet = false }()
	o.year.SetSelected(anyYear)
	if year != 0 {
		o.year.SetSelected(strconv.Itoa(year))
	}
}

// figures is what stands above the lists, read in one go.
type figures struct {
	basis
	years  []int
	counts model.VettingCounts
}

// reload loads the counts and the list that is seen again.
func (o *overview) reload() {
	st, year := o.page.Store, o.chosenYear()
	kit.Load(o.loader, func(ctx context.Context) (f figures, err error) {
		if f.basis, err = o.page.loadBasis(ctx); err != nil {
			return f, err
		}
		if f.years, err = st.VettingYears(ctx); err != nil {
			return f, err
		}
		f.counts, err = st.VettingCounts(ctx, year)
		return f, err
	}, func(f figures) {
		o.basis = f.basis
		o.setYears(f.years)
		for _, t := range o.tiles {
			t.SetCount(t.count(f.counts))
		}
		o.batches.filter.setOccasions(f.settings.Occasions)
		o.persons.filter.setOccasions(f.settings.Occasions)
		o.loadList()
	})
}

func (o *overview) setYears(years []int) {
	o.year.Options = []string{anyYear}
	for _, y := range years {
		o.year.Options = append(o.year.Options, strconv.Itoa(y))
	}
	if !slices.Contains(o.year.Options, o.year.Selected) {
		o.setYear(0)
	}
	o.year.Refresh()
}

// loadList loads the list that is seen.
func (o *overview) loadList() {
	if o.tabs.SelectedIndex() == tabPersons {
		o.persons.load()
		return
	}
	o.batches.load()
}

// The places of the tabs.
const (
	tabBatches = iota
	tabPersons
)

func (o *overview) showBatches(f model.VettingFilter) {
	o.setYear(f.Year)
	o.batches.filter.set(f)
	o.tabs.SelectIndex(tabBatches)
	o.reload()
}

func (o *overview) showPersons(f model.VettedFilter) {
	o.setYear(f.Year)
	o.persons.filter.set(f)
	o.tabs.SelectIndex(tabPersons)
	o.reload()
}

func (o *overview) focusTarget() fyne.Focusable {
	if o.tabs.SelectedIndex() == tabPersons {
		return o.persons.table.FocusTarget()
	}
	return o.batches.table.FocusTarget()
}

// search returns the field to type words into.
func (o *overview) search() fyne.Focusable {
	if o.tabs.SelectedIndex() == tabPersons {
		return o.persons.filter.name
	}
	return o.batches.filter.text
}
