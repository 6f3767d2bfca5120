package main

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
)

// logLimit is the size at which the log begins anew; the one before is kept.
const logLimit = 2 << 20

// openLogs sends the log and a crash to files in logs/: a program with a window has no console.
// Where the folder cannot be written the log goes to stderr.
func openLogs(dir string) io.Closer {
	logs := filepath.Join(dir, "logs")
	path := filepath.Join(logs, "oversight.log")
	if err := os.MkdirAll(logs, 0o700); err != nil {
		return io.NopCloser(nil)
	}
	if info, err := os.Stat(path); err == nil && info.Size() > logLimit {
		if err := os.Rename(path, path+".1"); err != nil {
			slog.Warn("rotate log", "err", err)
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return io.NopCloser(nil)
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(f, nil)))
	if crash, err := os.OpenFile(filepath.Join(logs, "crash.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err == nil {
		if err := debug.SetCrashOutput(crash, debug.CrashOptions{}); err != nil {
			slog.Warn("set crash output", "err", err)
		}
		crash.Close() // SetCrashOutput keeps a duplicate
	}
	return f
}
