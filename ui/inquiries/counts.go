package inquiries

import (
	"fmt"
	"reflect"
	"strconv"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// foldedKey keeps among the preferences whether the figures are folded to their first line.
const foldedKey = "inquiries.counts.folded"

// countsRule says how the figures are counted.
const countsRule = "草稿和作废的不计。采纳率是采纳和部分采纳的占已认定的比例，待定暂缓的不计。点数字看记录。"

// countsCard shows the figures of what the filter leaves; each opens its records.
type countsCard struct {
	prefs  fyne.Preferences
	shown  model.InquiryCounts
	open   func(model.InquiryFilter)
	grown  func() // the card has another height
	card   *kit.Surface
	totals *fyne.Container
	groups *fyne.Container
	fold   *kit.Button
}

func newCountsCard(prefs fyne.Preferences, open func(model.InquiryFilter)) *countsCard {
	c := &countsCard{prefs: prefs, open: open, grown: func() {}, totals: kit.NewFlow(), groups: container.NewVBox()}
	c.fold = kit.NewButton("", func() {
		prefs.SetBool(foldedKey, !prefs.Bool(foldedKey))
		c.showFold()
	})
	c.fold.Importance = widget.LowImportance
	head := container.NewBorder(nil, nil, nil, c.fold, kit.Middle(c.totals))
	c.card = kit.NewCard("", container.NewVBox(head, c.groups))
	c.showFold()
	return c
}

// showFold leaves of a folded card its first line.
func (c *countsCard) showFold() {
	folded := c.prefs.Bool(foldedKey)
	c.fold.SetText(map[bool]string{false: "收起", true: "展开"}[folded])
	c.fold.SetIcon(map[bool]fyne.Resource{false: theme.MenuDropUpIcon(), true: theme.MenuDropDownIcon()}[folded])
	c.groups.Hidden = folded
	c.card.Refresh()
	c.grown()
}

// set shows other figures. While they are the same they stay, and with them the focus.
func (c *countsCard) set(n model.InquiryCounts) {
	if reflect.DeepEqual(n, c.shown) {
		return
	}
	c.shown = n
	c.totals.Objects = []fyne.CanvasObject{c.figure(n.Inquiries, "次"), c.figure(n.Suggestions, "条")}
	if rate, known := n.AdoptionRate(); known {
		c.totals.Add(kit.NewFigure("采纳率", fmt.Sprintf("%d.%d%%", rate/10, rate%10), "", nil))
	}
	if n.Money > 0 {
		c.totals.Add(kit.NewFigure("涉及金额", n.Money.Wan(), "万元", nil))
	}
	c.groups.Objects = nil
	for _, g := range []struct {
		word   string
		counts []model.InquiryCount
	}{{"阶段", n.ByPhase}, {"类别", n.ByClass}, {"会议", n.ByType}, {"建议", n.ByAdoption}} {
		row := kit.NewFlow()
		for _, count := range g.counts {
			row.Add(c.figure(count, ""))
		}
		c.groups.Add(container.NewBorder(nil, nil, kit.Middle(kit.NewText(g.word)), nil, row))
	}
	c.groups.Add(kit.NewCaption(countsRule))
	c.card.Refresh()
	c.grown()
}

// figure opens its records where it has some.
func (c *countsCard) figure(n model.InquiryCount, unit string) *kit.Figure {
	if n.N == 0 {
		return kit.NewFigure(n.Name, "0", unit, nil)
	}
	return kit.NewFigure(n.Name, strconv.Itoa(n.N), unit, func() { c.open(n.Filter) })
}
