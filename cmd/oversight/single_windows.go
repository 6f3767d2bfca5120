package main

import (
	"log/slog"
	"time"
	"unsafe"

	"oversight/model/store"
	"oversight/ui"

	"golang.org/x/sys/windows"
)

var (
	user32              = windows.NewLazySystemDLL("user32.dll")
	isIconic            = user32.NewProc("IsIconic")
	showWindow          = user32.NewProc("ShowWindow")
	setForegroundWindow = user32.NewProc("SetForegroundWindow")
	getWindowText       = user32.NewProc("GetWindowTextW")
)

// windowTime is how long the program started before may need until its window is there.
const windowTime = 5 * time.Second

// raiseOther brings the window of the program that holds the data folder to the front and reports whether it could: not
// when it runs in the session of another user. The lock names the process, so that folders reached by several paths,
// and other folders with windows of their own, are told apart. This program may do it and not the other one, because
// Windows lets only the program the user dealt with last take the front.
func raiseOther(h store.Holder) bool {
	if !inThisSession(h.PID) {
		return false
	}
	var found windows.HWND
	each := windows.NewCallback(func(w windows.HWND, _ uintptr) uintptr {
		if !isDesk(w, h.PID) {
			return 1 // go on
		}
		found = w
		return 0
	})
	for start := time.Now(); time.Since(start) < windowTime; time.Sleep(100 * time.Millisecond) {
		_ = windows.EnumWindows(each, nil) // to stop early counts as an error
		if found != 0 {
			bringUp(found)
			return true
		}
	}
	return false
}

func inThisSession(pid int) bool {
	var own, other uint32
	if err := windows.ProcessIdToSessionId(windows.GetCurrentProcessId(), &own); err != nil {
		slog.Warn("own session", "err", err)
		return false
	}
	err := windows.ProcessIdToSessionId(uint32(pid), &other)
	return err == nil && own == other
}

// isDesk reports whether a process shows its desk in a window. Its dialogs lie within it, and the icon in the
// notification area has a window with another title.
func isDesk(w windows.HWND, pid int) bool {
	var owner uint32
	_, err := windows.GetWindowThreadProcessId(w, &owner)
	return err == nil && owner == uint32(pid) && windows.IsWindowVisible(w) && titleOf(w) == ui.Title
}

func titleOf(w windows.HWND) string {
	text := make([]uint16, 64) // longer than the title
	n, _, _ := getWindowText.Call(uintptr(w), uintptr(unsafe.Pointer(&text[0])), uintptr(len(text)))
	return windows.UTF16ToString(text[:n])
}

func bringUp(w windows.HWND) {
	if small, _, _ := isIconic.Call(uintptr(w)); small != 0 {
		_, _, _ = showWindow.Call(uintptr(w), windows.SW_RESTORE)
	}
	_, _, _ = setForegroundWindow.Call(uintptr(w))
}
