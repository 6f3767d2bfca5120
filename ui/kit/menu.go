package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Choice is one line of a menu.
type Choice struct {
	Label string
	Do    func()
}

// NewMenuButton returns a button that opens a menu below it. The arrows move in the menu, Enter chooses, Esc closes.
func NewMenuButton(label string, choices func() []Choice) *Button {
	b := NewIconButton(label, theme.MenuDropDownIcon(), nil)
	b.IconPlacement = widget.ButtonIconTrailingText
	b.OnTapped = func() { showMenu(b, choices()) }
	return b
}

func showMenu(below *Button, choices []Choice) {
	c := fyne.CurrentApp().Driver().CanvasForObject(below)
	if c == nil || len(choices) == 0 {
		return
	}
	menu := fyne.NewMenu("")
	for _, choice := range choices {
		menu.Items = append(menu.Items, fyne.NewMenuItem(choice.Label, func() { safely(choice.Do) }))
	}
	pop := widget.NewPopUpMenu(menu, c)
	pop.ShowAtRelativePosition(fyne.NewPos(0, below.Size().Height), below)
	pop.ActivateNext() // the keyboard starts on the first line
}
