//go:build !windows

package kit

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
)

func openFile(path string) error { return command("xdg-open", path) }

func printFile(path string) error { return command("lp", path) }

func showInFolder(path string) error { return command("xdg-open", filepath.Dir(path)) }

// startTime is how long a command has to fail in; some viewers stay in the foreground until they are closed.
const startTime = 2 * time.Second

func command(name, path string) error {
	absolute, err := filepath.Abs(path) // so that no path can be taken for an option
	if err != nil {
		return fmt.Errorf("%s %s: %w", name, path, err)
	}
	cmd := exec.Command(name, absolute)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start %s: %w", name, err)
	}
	if err := waitBriefly(startTime, cmd.Wait); err != nil {
		return fmt.Errorf("%s %s: %w", name, path, err)
	}
	return nil
}

func pick(w fyne.Window, p picking) { showSave(w, p) }
