//go:build !windows

package kit

import "fyne.io/fyne/v2"

// imeFollow tells the input method where the caret stands. Only Windows needs it.
func imeFollow(fyne.CanvasObject, fyne.Position, float32) {}

// imeLeave tells the input method that no text is being edited. Only Windows needs it.
func imeLeave(fyne.CanvasObject) {}
