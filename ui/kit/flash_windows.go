package kit

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

var (
	getForegroundWindow = user32.NewProc("GetForegroundWindow")
	flashWindowEx       = user32.NewProc("FlashWindowEx")
	isIconic            = user32.NewProc("IsIconic")
	showWindow          = user32.NewProc("ShowWindow")
)

// Flags of FLASHWINFO in winuser.h.
const (
	flashTray    = 0x0002 // FLASHW_TRAY: the button in the task bar
	flashTimerNo = 0x000C // FLASHW_TIMERNOFG: until the window comes to the front
)

// flashInfo is FLASHWINFO of winuser.h.
type flashInfo struct {
	size    uint32
	window  uintptr
	flags   uint32
	count   uint32
	timeout uint32
}

// Flash lets the window's button in the task bar blink until the window comes to the front; one that is there
// already does not blink. It makes no sound and takes no focus.
func Flash(w fyne.Window) {
	withWindow(w.Canvas(), func(hwnd uintptr) {
		if front, _, _ := getForegroundWindow.Call(); front == hwnd {
			return
		}
		info := flashInfo{window: hwnd, flags: flashTray | flashTimerNo}
		info.size = uint32(unsafe.Sizeof(info))
		_, _, _ = flashWindowEx.Call(uintptr(unsafe.Pointer(&info)))
	})
}

// Raise puts the window in front of all others. It does not use fyne.Window.Show, which moves a window that was
// minimised to where Windows keeps those: outside of the screen.
func Raise(w fyne.Window) {
	withWindow(w.Canvas(), func(hwnd uintptr) {
		if small, _, _ := isIconic.Call(hwnd); small != 0 {
			_, _, _ = showWindow.Call(hwnd, windows.SW_RESTORE)
		}
	})
	w.RequestFocus()
}
