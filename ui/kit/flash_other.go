//go:build !windows

package kit

import "fyne.io/fyne/v2"

// Flash lets the window's button in the task bar blink, where there is one: on Windows.
func Flash(fyne.Window) {}

// Raise puts the window in front of all others.
func Raise(w fyne.Window) { w.RequestFocus() }
