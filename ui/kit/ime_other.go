//go:build !windows

package kit

import "fyne.io/fyne/v2"

// placeIME has nothing to do: only on Windows must the input method be told.
func placeIME(fyne.Canvas, imeLine) {}

// imeLeave tells the input method that no text is being edited. Only Windows needs it.
func imeLeave(fyne.CanvasObject) {}
