package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// RailItem is a page one can go to.
type RailItem struct {
	Icon fyne.Resource // one of the theme's icons, it is coloured anew
	Word string
}

// Rail is the navigation at the left edge of the window: emblem and name, then the items.
type Rail struct {
	widget.BaseWidget
	// OnSelect is called when the user goes to an item; it is not called by Select.
	OnSelect func(index int)

	emblem   fyne.CanvasObject
	name     *Text
	items    []*railItem
	selected int
}

// Sizes of the rail in Fyne units.
const (
	railEms        = 10.5 // width
	railEdge       = 8
	railItemGap    = 2
	railEmblemEdge = 26
	railBarWidth   = 3
)

// NewRail returns a rail with the first item selected. A name of two lines, parted by \n, stands well beside the emblem.
func NewRail(emblem fyne.Resource, name string, items ...RailItem) *Rail {
	image := canvas.NewImageFromResource(emblem)
	image.FillMode = canvas.ImageFillContain
	r := &Rail{emblem: image, name: NewText(name)}
	r.name.Bold, r.name.Fit = true, FitWrap
	for i, item := range items {
		r.items = append(r.items, newRailItem(r, i, item))
	}
	r.ExtendBaseWidget(r)
	r.Select(0)
	return r
}

// Select marks an item; a number that names no item is ignored.
func (r *Rail) Select(index int) {
	if index < 0 || index >= len(r.items) {
		return
	}
	r.selected = index
	for i, item := range r.items {
		item.setSelected(i == index)
	}
}

// Selected returns the number of the marked item.
func (r *Rail) Selected() int { return r.selected }

// SetBadge shows a count at an item in a tone; 0 takes it away.
func (r *Rail) SetBadge(index, count int, tone Tone) {
	if index < 0 || index >= len(r.items) {
		return
	}
	r.items[index].setBadge(count, tone)
}

func (r *Rail) press(index int) {
	r.Select(index)
	if r.OnSelect != nil {
		r.OnSelect(index)
	}
}

// moveFocus goes from one item to the next without opening it.
func (r *Rail) moveFocus(from, steps int) {
	to := from + steps
	if to < 0 || to >= len(r.items) {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil {
		c.Focus(r.items[to].area)
	}
}

// CreateRenderer is called by Fyne.
func (r *Rail) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{NewSurface(ColorRail, 0, nil), r.emblem, r.name}
	for _, item := range r.items {
		objects = append(objects, item)
	}
	return &railRenderer{rail: r, objects: objects}
}

type railRenderer struct {
	rail    *Rail
	objects []fyne.CanvasObject
}

func (r *railRenderer) Destroy() {}

func (r *railRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *railRenderer) MinSize() fyne.Size {
	_, height := r.head()
	height += railEdge
	for _, item := range r.rail.items {
		height += item.MinSize().Height + railItemGap
	}
	return fyne.NewSize(ems(railEms), height)
}

// nameX is where the name begins, right of the emblem.
const nameX = railEdge + 4 + railEmblemEdge + 8

// head returns the height of the name and of the room for it and the emblem.
func (r *railRenderer) head() (name, room float32) {
	name = heightAt(r.rail.name, ems(railEms)-nameX-4)
	return name, max(railEmblemEdge, name) + 3*railEdge
}

func (r *railRenderer) Layout(size fyne.Size) {
	place(r.objects[0], 0, 0, size.Width, size.Height)
	name, y := r.head()
	place(r.rail.emblem, railEdge+4, (y-railEmblemEdge)/2, railEmblemEdge, railEmblemEdge)
	place(r.rail.name, nameX, (y-name)/2, size.Width-nameX-4, name)
	for _, item := range r.rail.items {
		height := item.MinSize().Height
		place(item, railEdge, y, size.Width-2*railEdge, height)
		y += height + railItemGap
	}
}

func (r *railRenderer) Refresh() {
	r.Layout(r.rail.BaseWidget.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

// railItem is one line of the rail.
type railItem struct {
	widget.BaseWidget
	area  *pressable
	back  *Surface // of the selected item
	bar   *Surface // at its left edge
	icon  *Icon
	word  *Text
	badge *Surface
	count *Text
}

func newRailItem(r *Rail, index int, item RailItem) *railItem {
	i := &railItem{
		area: newPressable(func() { r.press(index) }),
		back: NewSurface(ColorSurface, 0, nil),
		bar:  NewSurface(ToneAccent.SolidName(), 0, nil),
		icon: NewIcon(item.Icon, ColorMuted), word: NewText(item.Word), count: NewText(""),
	}
	i.area.onMove = func(steps int) { r.moveFocus(index, steps) }
	i.back.Radius, i.bar.Radius = 5, railBarWidth/2.0
	i.count.SizeName, i.count.Bold, i.count.Align = theme.SizeNameCaptionText, true, fyne.TextAlignCenter
	i.badge = NewSurface(ToneNeutral.SoftName(), 0, i.count)
	i.badge.Hide()
	i.ExtendBaseWidget(i)
	return i
}

func (i *railItem) setSelected(on bool) {
	i.word.Bold, i.word.Color, i.icon.Color = on, theme.ColorNameForeground, ColorMuted
	i.back.Hidden, i.bar.Hidden = !on, !on
	if on {
		i.word.Color, i.icon.Color = ToneAccent.ForegroundName(), ToneAccent.ForegroundName()
	}
	i.Refresh()
}

func (i *railItem) setBadge(count int, tone Tone) {
	i.badge.Hidden = count <= 0
	text := strconv.Itoa(count)
	if count > 99 {
		text = "99+"
	}
	i.count.Text, i.count.Color, i.badge.Fill = text, tone.ForegroundName(), tone.SoftName()
	i.Refresh()
}

// CreateRenderer is called by Fyne.
func (i *railItem) CreateRenderer() fyne.WidgetRenderer {
	return &railItemRenderer{item: i, objects: []fyne.CanvasObject{i.back, i.bar, i.icon, i.word, i.badge, i.area}}
}

type railItemRenderer struct {
	item    *railItem
	objects []fyne.CanvasObject
}

func (r *railItemRenderer) Destroy() {}

func (r *railItemRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *railItemRenderer) MinSize() fyne.Size {
	return fyne.NewSize(ems(railEms)-2*railEdge, r.item.word.MinSize().Height+2*theme.InnerPadding()+2)
}

func (r *railItemRenderer) Layout(size fyne.Size) {
	i := r.item
	place(i.back, 0, 0, size.Width, size.Height)
	place(i.bar, 0, size.Height/4, railBarWidth, size.Height/2)
	place(i.area, 0, 0, size.Width, size.Height)
	edge := i.icon.MinSize().Width
	place(i.icon, 10, (size.Height-edge)/2, edge, edge)
	height := i.word.MinSize().Height
	place(i.word, 10+edge+8, (size.Height-height)/2, size.Width-edge-18, height)
	badge := i.count.MinSize().Add(fyne.NewSize(12, 2))
	badge.Width = max(badge.Width, badge.Height)
	i.badge.Radius = badge.Height / 2
	i.badge.Move(fyne.NewPos(size.Width-badge.Width-6, (size.Height-badge.Height)/2))
	i.badge.Resize(badge)
	i.count.Resize(fyne.NewSize(badge.Width, i.count.MinSize().Height))
	i.count.Move(fyne.NewPos(0, 1))
}

func (r *railItemRenderer) Refresh() {
	for _, o := range r.objects {
		o.Refresh()
	}
	r.Layout(r.item.BaseWidget.Size())
	canvas.Refresh(r.item)
}
