package kit

import (
	"fmt"
	"path/filepath"

	"golang.org/x/sys/windows"
)

func openFile(path string) error { return shellExecute("open", path, "") }

// printFile lets the program for PDF files print one. Most know “print” only, which goes to the default printer.
func printFile(path, printer, standard string) error {
	if printer == "" {
		return shellExecute("print", path, "")
	}
	err := shellExecute("printto", path, `"`+printer+`"`)
	if err != nil && printer == standard {
		return shellExecute("print", path, "")
	}
	return err
}

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
	err = inApartment(func() error { return windows.ShellExecute(0, v, f, a, nil, windows.SW_SHOWNORMAL) })
	if err != nil {
		return fmt.Errorf("%s %s: %w", verb, file, err)
	}
	return nil
}
