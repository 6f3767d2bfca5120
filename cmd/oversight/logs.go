package main

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"

	"oversight/model/store"
)

// logLimit is the size at which the log begins anew; the one before is kept.
const logLimit = 2 << 20

// mostCrashes is how many crash reports are kept.
const mostCrashes = 10

// logs is where the program writes what happens to it.
type logs struct {
	io.Closer
	crash bool // the program crashed the last time
}

// openLogs sends the log and a crash to files in logs/: a program with a window has no console.
// Where the folder cannot be written the log goes to stderr.
func openLogs(dir string) logs {
	folder := filepath.Join(dir, store.LogFolder)
	path := filepath.Join(folder, "oversight.log")
	none := logs{Closer: io.NopCloser(nil)}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return none
	}
	if info, err := os.Stat(path); err == nil && info.Size() > logLimit {
		if err := os.Rename(path, path+".1"); err != nil {
			slog.Warn("rotate log", "err", err)
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return none
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(f, nil)))
	return logs{f, catchCrashes(folder)}
}

// catchCrashes makes the runtime write a crash to a file, and reports whether the last run has left one there; that one
// is kept under the time of the crash.
func catchCrashes(folder string) (last bool) {
	path := filepath.Join(folder, "crash.log")
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		last = true
		slog.Error("crashed the last time", "at", info.ModTime())
		if err := os.Rename(path, filepath.Join(folder, "crash-"+info.ModTime().Format("20060102-150405")+".txt")); err != nil {
			slog.Warn("keep crash report", "err", err)
		}
		dropOldCrashes(folder)
	}
	crash, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		slog.Warn("open crash output", "err", err)
		return last
	}
	defer crash.Close() // SetCrashOutput keeps a duplicate
	if err := debug.SetCrashOutput(crash, debug.CrashOptions{}); err != nil {
		slog.Warn("set crash output", "err", err)
	}
	return last
}

func dropOldCrashes(folder string) {
	reports, err := filepath.Glob(filepath.Join(folder, "crash-*.txt"))
	if err != nil {
		return // the pattern is sound
	}
	slices.Sort(reports) // by time
	for _, old := range reports[:max(len(reports)-mostCrashes, 0)] {
		if err := os.Remove(old); err != nil {
			slog.Warn("drop crash report", "err", err)
		}
	}
}
