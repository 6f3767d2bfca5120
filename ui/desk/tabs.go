package desk

import "fyne.io/fyne/v2/container"

// TurnTabs goes on by so many tabs, from the last to the first and back: Fyne's tabs take no keys, so the window does.
func TurnTabs(tabs *container.AppTabs, by int) {
	n := len(tabs.Items)
	tabs.SelectIndex((tabs.SelectedIndex() + by + n) % n)
}
