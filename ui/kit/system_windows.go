package kit

import (
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

func openFile(path string) error { return shellExecute("open", path, "") }

func printFile(path string) error { return shellExecute("print", path, "") }

func showInFolder(path string) error {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("absolute path of %s: %w", path, err)
	}
	return shellExecute("open", "explorer.exe", `/select,"`+absolute+`"`)
}

// shellExecute is used instead of fyne.App.OpenURL, which escapes Chinese paths for rundll32.
func shellExecute(verb, file, args string) error {
	v, err := windows.UTF16PtrFromString(verb)
	if err != nil {
		return fmt.Errorf("%s %s: %w", verb, file, err)
	}
	f, err := windows.UTF16PtrFromString(file)
	if err != nil {
		return fmt.Errorf("%s %s: %w", verb, file, err)
	}
	a, err := windows.UTF16PtrFromString(args)
	if err != nil {
		return fmt.Errorf("%s %s: %w", verb, file, err)
	}
	if err := windows.ShellExecute(0, v, f, a, nil, windows.SW_SHOWNORMAL); err != nil {
		return fmt.Errorf("%s %s: %w", verb, file, err)
	}
	return nil
}

func pick(w fyne.Window, p picking) { showSave(w, p) }
