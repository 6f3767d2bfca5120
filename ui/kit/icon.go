package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Icon is one of the theme's icons in a colour of the theme.
type Icon struct {
	widget.BaseWidget
	Resource fyne.Resource
	Color    fyne.ThemeColorName
	Edge     float32 // of its square, in Fyne units; the theme's icon size when 0
}

// NewIcon returns an icon of the named colour.
func NewIcon(resource fyne.Resource, color fyne.ThemeColorName) *Icon {
	i := &Icon{Resource: resource, Color: color}
	i.ExtendBaseWidget(i)
	return i
}

// CreateRenderer is called by Fyne.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	i.ExtendBaseWidget(i)
	r := &iconRenderer{icon: i, image: &canvas.Image{FillMode: canvas.ImageFillContain}}
	r.image.Resource = i.coloured()
	return r
}

func (i *Icon) coloured() fyne.Resource { return theme.NewColoredResource(i.Resource, i.Color) }

type iconRenderer struct {
	icon  *Icon
	image *canvas.Image
}

func (r *iconRenderer) Destroy() {}

func (r *iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }

func (r *iconRenderer) MinSize() fyne.Size {
	if r.icon.Edge > 0 {
		return fyne.NewSquareSize(r.icon.Edge)
	}
	return fyne.NewSquareSize(theme.SizeForWidget(theme.SizeNameInlineIcon, r.icon))
}

func (r *iconRenderer) Layout(size fyne.Size) { r.image.Resize(size) }

func (r *iconRenderer) Refresh() {
	r.image.Resource = r.icon.coloured()
	r.image.Refresh()
}

// NewEmptyState fills a place that has nothing to show yet and says what to do; the button may be nil.
func NewEmptyState(icon fyne.Resource, title, text string, button fyne.CanvasObject) fyne.CanvasObject {
	picture := NewIcon(icon, theme.ColorNameDisabled)
	picture.Edge = 48
	head, explain := NewSubHeading(title), NewText(text)
	head.Align, explain.Align = fyne.TextAlignCenter, fyne.TextAlignCenter
	explain.Color = ColorMuted
	objects := []fyne.CanvasObject{container.NewCenter(picture), head, explain}
	if button != nil {
		objects = append(objects, container.NewCenter(button))
	}
	return container.NewCenter(container.New(layout.NewCustomPaddedVBoxLayout(10), objects...))
}
