package kit

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

var (
	imm32  = windows.NewLazySystemDLL("imm32.dll")
	user32 = windows.NewLazySystemDLL("user32.dll")

	immGetContext           = imm32.NewProc("ImmGetContext")
	immReleaseContext       = imm32.NewProc("ImmReleaseContext")
	immSetCompositionWindow = imm32.NewProc("ImmSetCompositionWindow")
	immSetCandidateWindow   = imm32.NewProc("ImmSetCandidateWindow")
	createCaret             = user32.NewProc("CreateCaret")
	setCaretPos             = user32.NewProc("SetCaretPos")
	destroyCaret            = user32.NewProc("DestroyCaret")
)

// Values of imm.h.
const (
	cfsPoint        = 0x0002
	cfsCandidatePos = 0x0040
	cfsExclude      = 0x0080
)

type point struct{ x, y int32 }

type rect struct{ left, top, right, bottom int32 }

// compositionForm is COMPOSITIONFORM of imm.h.
type compositionForm struct {
	style uint32
	pos   point
	area  rect
}

// candidateForm is CANDIDATEFORM of imm.h.
type candidateForm struct {
	index uint32
	style uint32
	pos   point
	area  rect
}

// placeIME sets the composition and candidate windows of the input method below a line of the window of canvas.
func placeIME(canvas fyne.Canvas, line imeLine) {
	withWindow(canvas, func(hwnd uintptr) { setIME(hwnd, point{line.x, line.y}, line.height) })
}

// imeLeave tells the input method that no text is being edited.
func imeLeave(o fyne.CanvasObject) {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(o)
	if canvas == nil {
		return
	}
	withWindow(canvas, func(uintptr) { _, _, _ = destroyCaret.Call() })
}

// withWindow calls act with the handle of the window that shows canvas, once there is one.
func withWindow(canvas fyne.Canvas, act func(hwnd uintptr)) {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		native, ok := w.(driver.NativeWindow)
		if !ok || w.Canvas() != canvas {
			continue
		}
		native.RunNative(func(context any) {
			if c, ok := context.(driver.WindowsWindowContext); ok && c.HWND != 0 {
				act(c.HWND)
			}
		})
		return
	}
}

// setIME sets the composition and candidate windows at a point of the client area, in pixels. Input methods
// that ask for neither (Sogou and others) follow the system caret instead, which is made but never shown.
// A failing call leaves the candidate list where it was: nothing else depends on it.
func setIME(hwnd uintptr, at point, line int32) {
	below := point{at.x, at.y + line}
	himc, _, _ := immGetContext.Call(hwnd)
	if himc != 0 {
		form := compositionForm{style: cfsPoint, pos: at}
		_, _, _ = immSetCompositionWindow.Call(himc, uintptr(unsafe.Pointer(&form)))
		list := candidateForm{style: cfsCandidatePos, pos: below}
		_, _, _ = immSetCandidateWindow.Call(himc, uintptr(unsafe.Pointer(&list)))
		list = candidateForm{style: cfsExclude, pos: at, area: rect{at.x, at.y, at.x + 1, below.y}}
		_, _, _ = immSetCandidateWindow.Call(himc, uintptr(unsafe.Pointer(&list)))
		_, _, _ = immReleaseContext.Call(hwnd, himc)
	}
	_, _, _ = createCaret.Call(hwnd, 0, 1, uintptr(line))
	_, _, _ = setCaretPos.Call(uintptr(at.x), uintptr(at.y))
}
