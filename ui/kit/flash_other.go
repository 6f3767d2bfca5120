//go:build !windows

package kit

import "fyne.io/fyne/v2"

// Flash lets the window's button in the task bar blink, where there is one: on Windows.
func Flash(fyne.Window) {}
