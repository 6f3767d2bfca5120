package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// Distances between the parts of a page, in Fyne units.
const (
	PageMargin  = 16
	CardPadding = 12
	CardGap     = 10 // between cards; use it for the gaps of a page's layout
	headEms     = 2  // height of the line with a card's title
)

// NewPage lays out a page: its title and, at the right, what can be done on it; the body fills the rest.
func NewPage(title string, body fyne.CanvasObject, actions ...fyne.CanvasObject) fyne.CanvasObject {
	head := container.NewBorder(nil, nil, container.NewCenter(NewHeading(title)), container.New(
		layout.NewCustomPaddedHBoxLayout(buttonGap), actions...))
	return Edged(container.New(topLayout{gap: CardGap}, head, body))
}

// Edged gives content the margins of a page.
func Edged(content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(CardGap, CardGap, PageMargin, PageMargin), content)
}

// NewCard returns content with a title on a card, which it fills; the actions stand at the right of the title.
// An empty title and no actions leave out the line.
func NewCard(title string, content fyne.CanvasObject, actions ...fyne.CanvasObject) *Surface {
	body := content
	if title != "" || len(actions) > 0 {
		head := container.New(headLayout{}, append([]fyne.CanvasObject{NewSubHeading(title)}, actions...)...)
		body = container.New(topLayout{gap: 8}, head, content)
	}
	s := NewSurface(ColorSurface, CardPadding, body)
	s.Stroke, s.Radius = theme.ColorNameSeparator, 8
	return s
}

// topLayout puts the first object above the second, which gets all the height that is left.
type topLayout struct{ gap float32 }

func (l topLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	head, body := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(head.Width, body.Width), head.Height+l.gap+body.Height)
}

func (l topLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top := o[0].MinSize().Height
	place(o[0], 0, 0, size.Width, top)
	place(o[1], 0, top+l.gap, size.Width, size.Height-top-l.gap)
}

// headLayout is the line of a card's title: as high with buttons as without, so that cards side by side are in line.
type headLayout struct{}

func (headLayout) height() float32 { return ems(headEms) }

func (l headLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, object := range o {
		width += object.MinSize().Width + buttonGap
	}
	return fyne.NewSize(width, l.height())
}

func (l headLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	title, right := o[0], size.Width
	for i := len(o) - 1; i > 0; i-- {
		width := o[i].MinSize().Width
		right -= width
		place(o[i], right, 0, width, l.height())
		right -= buttonGap
	}
	height := title.MinSize().Height
	place(title, 0, (l.height()-height)/2, right, height)
}

// NewStackOfCards puts cards below each other with the gap of a page.
func NewStackOfCards(cards ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(CardGap), cards...)
}
