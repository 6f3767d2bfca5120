//go:build !windows

package kit

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

func openFile(path string) error { return command("xdg-open", path) }

func printFile(path, printer, _ string) error {
	if printer == "" {
		return command("lp", path)
	}
	return command("lp", path, "-d", printer)
}

// printers asks the printing system, CUPS, in the language that its answers are known in.
func printers() (names []string, standard string) {
	ctx, stop := context.WithTimeout(context.Background(), startTime)
	defer stop()
	ask := func(option string) string {
		cmd := exec.CommandContext(ctx, "lpstat", option)
		cmd.Env = append(os.Environ(), "LC_ALL=C")
		out, err := cmd.Output()
		if err != nil {
			slog.Info("no answer about printers", "option", option, "err", err)
		}
		return string(out)
	}
	_, standard, _ = strings.Cut(ask("-d"), "destination: ")
	return strings.Fields(ask("-e")), strings.TrimSpace(standard)
}

func showInFolder(path string) error { return command("xdg-open", filepath.Dir(path)) }

// startTime is how long a command has to fail in; some viewers stay in the foreground until they are closed.
const startTime = 2 * time.Second

func command(name, path string, options ...string) error {
	absolute, err := filepath.Abs(path) // so that no path can be taken for an option
	if err != nil {
		return fmt.Errorf("%s %s: %w", name, path, err)
	}
	cmd := exec.Command(name, append(options, absolute)...)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start %s: %w", name, err)
	}
	if err := waitBriefly(startTime, cmd.Wait); err != nil {
		return fmt.Errorf("%s %s: %w", name, path, err)
	}
	return nil
}

// ofSystem has none: there is no dialog that every desktop has. Tests replace it.
var ofSystem systemDialogs
