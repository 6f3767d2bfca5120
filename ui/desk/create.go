package desk

import (
	"slices"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Offered returns the kinds new documents are made of, the usual one first: all but the retired ones, and but those that
// are made of another record only, a letter from an inquiry and what goes up.
func (b Basis) Offered() []model.Kind {
	return slices.DeleteFunc(slices.Clone(b.Kinds), func(k model.Kind) bool {
		return k.Retired || k.Key == model.KindInquiry || k.Layout == model.LayoutUpward
	})
}

// Upward returns the kinds that go up (上行文).
func (b Basis) Upward() []model.Kind {
	return slices.DeleteFunc(slices.Clone(b.Kinds), func(k model.Kind) bool { return k.Retired || k.Layout != model.LayoutUpward })
}

// FromInquiry returns the kinds documents are made of from an inquiry, the letter that passes its suggestions on first.
func (b Basis) FromInquiry() []model.Kind {
	out := b.Offered()
	if k := b.Kind(model.KindInquiry); k.Key != "" && !k.Retired {
		out = append([]model.Kind{k}, out...)
	}
	return out
}

// KindToCreate returns the kind a new document is begun with; an empty key stands for the usual one. A kind that was
// retired meanwhile is refused.
func (b Basis) KindToCreate(key string) (model.Kind, error) {
	offered := b.Offered()
	if len(offered) == 0 {
		return model.Kind{}, model.Refuse("所有文种都已停用，不能新建文书。请先在“设置”的“文种”里启用或增加一个")
	}
	if key == "" {
		return offered[0], nil
	}
	if k := b.Kind(key); k.Retired {
		return k, model.Refuse("“" + k.Name + "”已停用，不能新建。要用请先在“设置”的“文种”里启用")
	}
	return b.Kind(key), nil
}

// CreateBar holds the buttons that begin a new document, one a kind, the usual one marked. The kinds there is no
// room for are in a menu.
type CreateBar struct {
	box    *fyne.Container
	create func(kind string)
	names  []string
}

// mostButtons is how many kinds stand beside the title of a page in a window of 1280 units.
const mostButtons = 3

// NewCreateBar returns the bar for the built-in kinds; create gets the key of the kind pressed.
func NewCreateBar(create func(kind string)) *CreateBar {
	b := &CreateBar{box: container.New(layout.NewCustomPaddedHBoxLayout(kit.CardGap)), create: create}
	b.Set(model.BuiltinKinds())
	return b
}

// Object returns what the pages show beside their titles.
func (b *CreateBar) Object() fyne.CanvasObject { return b.box }

// Set offers other kinds. It reports whether the bar has changed, so that the page must be laid out again.
func (b *CreateBar) Set(offered []model.Kind) bool {
	names := make([]string, len(offered))
	for i, k := range offered {
		names[i] = k.Key + k.Name
	}
	if slices.Equal(names, b.names) {
		return false
	}
	b.names, b.box.Objects = names, nil
	shown := min(len(offered), mostButtons)
	for i, k := range offered[:shown] {
		button := kit.NewIconButton("新建"+k.Name, theme.ContentAddIcon(), func() { b.create(k.Key) })
		if i == 0 {
			button.Importance = widget.HighImportance
		}
		b.box.Add(button)
	}
	if shown < len(offered) {
		b.box.Add(b.more(offered[shown:]))
	}
	return true
}

func (b *CreateBar) more(kinds []model.Kind) *kit.Button {
	return kit.NewMenuButton("其他文种", func() (choices []kit.Choice) {
		for _, k := range kinds {
			choices = append(choices, kit.Choice{Label: "新建" + k.Name, Do: func() { b.create(k.Key) }})
		}
		return choices
	})
}
