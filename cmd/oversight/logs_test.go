package main

import (
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"oversight/model/store"
)

// crashVar tells this test's own program to crash on the data folder it names.
const crashVar = "OVERSIGHT_TEST_CRASH"

func TestMain(m *testing.M) {
	if dir := os.Getenv(crashVar); dir != "" {
		openLogs(dir)
		go func() { panic("index out of range") }()
		select {}
	}
	code := m.Run()
	for _, f := range atEnd {
		f()
	}
	os.Exit(code)
}

func TestACrashIsKeptAndKnownAtTheNextStart(t *testing.T) {
	defer slog.SetDefault(slog.Default())
	dir := t.TempDir()
	crash := exec.Command(os.Args[0])
	crash.Env = append(os.Environ(), crashVar+"="+dir)
	if err := crash.Run(); err == nil {
		t.Fatal("the program did not crash")
	}
	first := openLogs(dir)
	defer first.Close()
	if !first.crash {
		t.Fatal("the next start does not know of the crash")
	}
	reports, _ := filepath.Glob(filepath.Join(dir, store.LogFolder, "crash-*.txt"))
	if len(reports) != 1 {
		t.Fatalf("%d crash reports are kept", len(reports))
	}
	text, err := os.ReadFile(reports[0])
	if err != nil || !strings.Contains(string(text), "index out of range") {
		t.Errorf("the report says %q (%v)", text, err)
	}
	again := openLogs(dir)
	defer again.Close()
	if again.crash {
		t.Error("the start after that still speaks of the crash")
	}
}

func TestOnlyTheLatestCrashesAreKept(t *testing.T) {
	dir := t.TempDir()
	for i := range mostCrashes + 3 {
		name := filepath.Join(dir, "crash-20261101-0000"+strconv.Itoa(10+i)+".txt")
		if err := os.WriteFile(name, []byte("panic"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	dropOldCrashes(dir)
	left, _ := filepath.Glob(filepath.Join(dir, "crash-*.txt"))
	if len(left) != mostCrashes || !strings.HasSuffix(left[0], "13.txt") {
		t.Errorf("kept are %q", left)
	}
}
