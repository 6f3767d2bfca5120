package powercut_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"oversight/model/store/storetest/powercut"
)

// rootEnv makes this binary the program that is recorded, at work in the folder that it names.
const rootEnv = "POWERCUT_TEST_ROOT"

func TestMain(m *testing.M) {
	root := os.Getenv(rootEnv)
	if root == "" {
		os.Exit(m.Run())
	}
	if err := program(root); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// program does once what programs do to files, in several threads.
func program(root string) error {
	in := func(name string) string { return filepath.Join(root, name) }
	steps := []func() error{
		func() error { return os.Mkdir(in("folder"), 0o700) },
		func() error { return os.WriteFile(in("a"), []byte(strings.Repeat("a", 3000)), 0o600) },
		func() error { return os.WriteFile(in("a"), []byte("shorter"), 0o600) },
		func() error {
			return edit(in("a"), os.O_APPEND, func(f *os.File) error { _, err := f.WriteString(" and on"); return err })
		},
		func() error {
			return edit(in("old"), 0, func(f *os.File) error { _, err := f.WriteAt([]byte("XY"), 5); return err })
		},
		func() error { return edit(in("old"), 0, func(f *os.File) error { return f.Truncate(20) }) },
		func() error { return os.Rename(in("a"), in("folder/b")) },
		func() error { return os.WriteFile(in("gone"), nil, 0o600) },
		func() error { return os.Remove(in("gone")) },
		func() error { return os.MkdirAll(in("much/more"), 0o700) },
		func() error { return os.WriteFile(in("much/more/x"), []byte("x"), 0o600) },
		func() error { return os.RemoveAll(in("much")) },
		func() error { return os.Chdir(root) },
		func() error { return os.WriteFile("relative", []byte("r"), 0o600) },
		func() error { return os.CopyFS(in("copies"), os.DirFS(in("folder"))) },
		func() error {
			return edit(in("old"), 0, func(f *os.File) error {
				return edit(in("copies/old"), os.O_CREATE, func(to *os.File) error { _, err := to.ReadFrom(f); return err })
			})
		},
	}
	for i, step := range steps {
		done := make(chan error)
		go func() { done <- step() }()
		if err := <-done; err != nil {
			return fmt.Errorf("step %d: %w", i, err)
		}
	}
	fmt.Println("done")
	return nil
}

func edit(path string, flags int, act func(*os.File) error) error {
	f, err := os.OpenFile(path, os.O_RDWR|flags, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	return act(f)
}

func TestARecordingIsWhole(t *testing.T) {
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "old"), []byte("it was here before"), 0o600); err != nil {
		t.Fatal(err)
	}
	disk, err := powercut.NewDisk(root)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), rootEnv+"="+root)
	events, err := powercut.Record(cmd, root)
	if errors.Is(err, powercut.ErrNotHere) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		if err := disk.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	if last := events[len(events)-1]; last.Op != powercut.Say || string(last.Data) != "done\n" {
		t.Errorf("the last event is %+v", last)
	}
	if err := disk.WantSame(root); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(filepath.Join(root, "relative"), []byte("R"), 0o600); err != nil {
		t.Fatal(err)
	}
	if disk.WantSame(root) == nil {
		t.Error("a difference is not seen")
	}
}

func TestAProgramThatFailsIsNotRecorded(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), rootEnv+"="+filepath.Join(t.TempDir(), "nowhere"))
	if events, err := powercut.Record(cmd, t.TempDir()); err == nil {
		t.Errorf("%d events", len(events))
	}
}

func TestACutTakesWhatWasNotFlushed(t *testing.T) {
	const root = "/disk"
	event := func(op powercut.Op, path string) powercut.Event { return powercut.Event{Op: op, Path: root + path} }
	write := func(path, text string) powercut.Event {
		return powercut.Event{Op: powercut.Write, Path: root + path, Data: []byte(text)}
	}
	move := func(from, to string) powercut.Event {
		return powercut.Event{Op: powercut.Rename, Path: root + from, To: root + to}
	}
	flush := func(path string) powercut.Event { return event(powercut.Flush, path) }
	made := []powercut.Event{event(powercut.Make, "/a"), write("/a", "text")}
	for _, c := range []struct {
		name    string
		events  []powercut.Event
		without string // left when nothing that was not flushed is kept
		with    string // left when everything is
	}{
		{"written", made, "", "a=text"},
		{"file flushed", append(made, flush("/a")), "", "a=text"},
		{"folder flushed", append(made, flush("")), "a=", "a=text"},
		{"both flushed", append(made, flush("/a"), flush("")), "a=text", "a=text"},
		{"written on", append(made, flush("/a"), flush(""), write("/a", "T")), "a=text", "a=Text"},
		{"cut off", append(made, flush("/a"), flush(""), event(powercut.Truncate, "/a")), "a=text", "a="},
		{"renamed", append(made, flush("/a"), flush(""), move("/a", "/b")), "a=text", "b=text"},
		{"renamed, flushed", append(made, flush("/a"), move("/a", "/b"), flush("")), "b=text", "b=text"},
		{"renamed, only the name flushed", append(made, move("/a", "/b"), flush("")), "b=", "b=text"},
		{"removed", append(made, flush("/a"), flush(""), event(powercut.Remove, "/a")), "a=text", ""},
		{"removed, flushed", append(made, flush("/a"), flush(""), event(powercut.Remove, "/a"), flush("")), "", ""},
		{"in a folder not flushed", []powercut.Event{event(powercut.MakeDir, "/d"), event(powercut.Make, "/d/a"), flush("/d/a"), flush("/d")}, "", "d/a="},
		{"moved out of it", []powercut.Event{
			event(powercut.MakeDir, "/d"), event(powercut.Make, "/d/a"), write("/d/a", "text"), flush("/d/a"), move("/d/a", "/a"), flush(""),
		}, "a=text", "a=text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for keep, want := range map[float64]string{0: c.without, 1: c.with} {
				if got := cutAfter(t, root, c.events, keep); got != want {
					t.Errorf("of %v is left %q, want %q", keep, got, want)
				}
			}
		})
	}
}

// cutAfter names the files that a cut leaves, with their contents.
func cutAfter(t *testing.T, root string, events []powercut.Event, keep float64) string {
	t.Helper()
	disk := powercut.EmptyDisk(root)
	for _, e := range events {
		if err := disk.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	to := t.TempDir()
	if err := disk.Cut(to, keep, rand.New(rand.NewPCG(1, 1))); err != nil {
		t.Fatal(err)
	}
	var files []string
	err := filepath.WalkDir(to, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(to, path)
		files = append(files, rel+"="+string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(files)
	return strings.Join(files, " ")
}

func TestAWriteIsTornWhereSectorsEnd(t *testing.T) {
	const root = "/disk"
	text := strings.Repeat("1", 512-100) + strings.Repeat("2", 512) + strings.Repeat("3", 50)
	seen := map[string]bool{}
	for seed := range uint64(60) {
		disk := powercut.EmptyDisk(root)
		for _, e := range []powercut.Event{
			{Op: powercut.Make, Path: root + "/a"},
			{Op: powercut.Write, Path: root + "/a", Data: make([]byte, 100+len(text))},
			{Op: powercut.Flush, Path: root + "/a"},
			{Op: powercut.Flush, Path: root},
			{Op: powercut.Write, Path: root + "/a", Off: 100, Data: []byte(text)},
		} {
			if err := disk.Apply(e); err != nil {
				t.Fatal(err)
			}
		}
		to := t.TempDir()
		if err := disk.Cut(to, 0.5, rand.New(rand.NewPCG(seed, 1))); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(filepath.Join(to, "a"))
		if err != nil || len(data) != 100+len(text) {
			t.Fatalf("%d bytes, %v", len(data), err)
		}
		kept := ""
		for at, c := range map[int]byte{100: '1', 512: '2', 1024: '3'} {
			if data[at] == c {
				kept += string(c)
			}
		}
		letters := []byte(kept)
		slices.Sort(letters)
		seen[string(letters)] = true
		for _, c := range letters {
			if n := strings.Count(string(data), string(c)); n != strings.Count(text, string(c)) {
				t.Fatalf("of a sector %d bytes are kept", n)
			}
		}
	}
	if len(seen) != 8 {
		t.Errorf("of three sectors were kept %v, want every choice", seen)
	}
}
