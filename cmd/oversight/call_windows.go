package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"path/filepath"
	"strings"

	"oversight/model/store"

	"golang.org/x/sys/windows"
)

var (
	user32                   = windows.NewLazySystemDLL("user32.dll")
	allowSetForegroundWindow = user32.NewProc("AllowSetForegroundWindow")
)

// call is how a second start on a data folder reaches the first one: an event of Windows by a name of the folder. It
// lives as long as a program has it open and is seen in one session only: another user's program cannot be reached.
type call struct {
	event windows.Handle // 0 when Windows gave none
	there bool           // a program had it open before
}

func openCall(dir string) call {
	name, err := windows.UTF16PtrFromString(callName(dir))
	if err != nil {
		return call{}
	}
	event, err := windows.CreateEvent(nil, 0, 0, name) // of several programs that wait, one is woken
	c := call{event: event, there: errors.Is(err, windows.ERROR_ALREADY_EXISTS)}
	if err != nil && !c.there {
		slog.Warn("open event", "err", err)
	}
	return c
}

// callName is the same for all ways of writing a path.
func callName(dir string) string {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	sum := sha256.Sum256([]byte(strings.ToLower(filepath.Clean(dir))))
	return `Local\oversight-` + hex.EncodeToString(sum[:16])
}

// reach calls the window of the first start to the front and reports whether it can be called. This program hands on
// its right to do so, because Windows lets only the program the user dealt with last take the front.
func (c call) reach(h store.Holder) bool {
	if c.event == 0 {
		return false
	}
	defer windows.CloseHandle(c.event) // nobody shall call this program in place of the first
	if !c.there {
		return false
	}
	_, _, _ = allowSetForegroundWindow.Call(uintptr(h.PID))
	if err := windows.SetEvent(c.event); err != nil {
		slog.Warn("set event", "err", err)
		return false
	}
	return true
}

// wait returns a function that waits for the next call, nil when none can come.
func (c call) wait() func() bool {
	if c.event == 0 {
		return nil
	}
	return func() bool {
		woken, err := windows.WaitForSingleObject(c.event, windows.INFINITE)
		if err != nil {
			slog.Warn("wait for event", "err", err)
		}
		return woken == windows.WAIT_OBJECT_0
	}
}
