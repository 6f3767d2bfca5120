package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestOneClickPressesOnceAndASlippedOneToo(t *testing.T) {
	pressed := 0
	b := NewButton("登记", func() { pressed++ })
	w := test.NewTempWindow(t, b)
	w.Resize(fyne.NewSize(200, 100))
	at := func(x, y float32) *desktop.MouseEvent {
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: desktop.MouseButtonPrimary}
	}
	b.MouseDown(at(5, 5))
	b.MouseUp(at(9, 7)) // moved: the driver sends no Tapped
	if pressed != 1 {
		t.Errorf("a click that slipped pressed %d times", pressed)
	}
	b.MouseDown(at(5, 5))
	b.MouseUp(at(5, 5))
	b.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 5)})
	if pressed != 2 {
		t.Errorf("a clean click makes %d presses in all, want 2", pressed)
	}
	b.MouseDown(at(5, 5))
	b.MouseUp(at(-20, 5))
	if pressed != 2 {
		t.Error("letting go beside the button pressed it")
	}
	b.MouseDown(at(5, 5))
	b.MouseUp(at(5, 5))
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if pressed != 4 {
		t.Errorf("the key after a click is lost: %d presses", pressed)
	}
}
