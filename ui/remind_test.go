package ui_test

import "oversight/ui"

// icon is the notification area of a test: what the icon says, and its menu.
type icon struct {
	words   string
	choices []ui.TrayChoice
}

func (i *icon) Show(words string, choices []ui.TrayChoice) { i.words, i.choices = words, choices }
