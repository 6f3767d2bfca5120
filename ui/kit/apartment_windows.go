package kit

import (
	"errors"
	"fmt"
	"runtime"

	"golang.org/x/sys/windows"
)

// inApartment runs what talks to the shell of Windows on a thread of its own kind: programs of the shell, and its
// dialogs, want a single-threaded apartment. It must not run on the window's thread.
func inApartment(act func() error) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE)
	if err != nil && !errors.Is(err, windows.Errno(windows.S_FALSE)) { // S_FALSE: it is one already
		return fmt.Errorf("enter apartment: %w", err)
	}
	defer windows.CoUninitialize()
	return act()
}
