package main

import (
	"bufio"
	"fmt"
	"hash/maphash"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// screen is an X server of the clerk's usual size with nothing on it, and the hands on its keyboard.
type screen struct {
	t       testing.TB
	env     []string
	pixels  string        // the file in which the X server keeps what is on the screen
	desktop string        // of the user, where files are chosen and saved
	lp      string        // the file the printer got last
	rest    time.Duration // how long nothing may change until the window counts as done, see usualRest
}

// display is the one X server of these tests: its number, and the file that holds its pixels.
type display struct {
	server         *exec.Cmd
	number, pixels string
}

// theDisplay starts an X server under a number nobody uses, once for all tests; TestMain ends it.
var theDisplay = sync.OnceValues(func() (d display, err error) {
	dir, err := os.MkdirTemp("", "oversight-screen-")
	if err != nil {
		return d, err
	}
	number, theirs, err := os.Pipe()
	if err != nil {
		return d, err
	}
	defer number.Close()
	d.server = exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-fbdir", dir, "-nolisten", "tcp", "+extension", "GLX")
	d.server.ExtraFiles = []*os.File{theirs}
	if err := d.server.Start(); err != nil {
		return d, err
	}
	theirs.Close()
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		return d, fmt.Errorf("the X server names no display: %w", err)
	}
	d.number, d.pixels = ":"+strings.TrimSpace(line), filepath.Join(dir, "Xvfb_screen0")
	atEnd = append(atEnd, func() {
		end(d.server)
		os.RemoveAll(dir)
	})
	return d, nil
})

// atEnd is what TestMain does when all tests are done.
var atEnd []func()

// newScreen gives a test the screen, a home of its own, and a printer.
func newScreen(t testing.TB) *screen {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool", "xclip", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not installed")
		}
	}
	d, err := theDisplay()
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	s := &screen{t: t, pixels: d.pixels, desktop: filepath.Join(home, "Desktop"), lp: filepath.Join(t.TempDir(), "sheet.pdf"), rest: usualRest}
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "WAYLAND_DISPLAY=") {
			s.env = append(s.env, v)
		}
	}
	if err := os.Mkdir(s.desktop, 0o755); err != nil {
		t.Fatal(err)
	}
	printer := filepath.Join(filepath.Dir(s.lp), "lp")
	if err := os.WriteFile(printer, []byte("#!/bin/sh\ncp \"$1\" '"+s.lp+"'\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	s.env = append(s.env, "DISPLAY="+d.number, "LIBGL_ALWAYS_SOFTWARE=1", "FYNE_THEME=light", "LANG=zh_CN.UTF-8",
		"PATH="+filepath.Dir(printer)+string(os.PathListSeparator)+os.Getenv("PATH"),
		"HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home, "XDG_DATA_HOME="+home, "XDG_STATE_HOME="+home)
	return s
}

// end kills a process and waits for it.
func end(c *exec.Cmd) {
	_ = c.Process.Kill() // it may have ended by itself
	_ = c.Wait()
}

// build builds a program of this folder as it is delivered.
func build(t testing.TB, binary, source string, flags ...string) {
	t.Helper()
	args := append([]string{"build", "-tags", "migrated_fynedo", "-buildvcs=false", "-o", binary}, flags...)
	if out, err := exec.Command("go", append(args, source)...).CombinedOutput(); err != nil {
		t.Fatalf("go build %s: %v\n%s", source, err, out)
	}
}

// program is a running window.
type program struct {
	*exec.Cmd
	ended chan error
}

// start starts the program and waits for its window, which gets the whole screen and the keys.
func (s *screen) start(binary, dir string) (*program, error) {
	c := exec.Command(binary, "-data", dir)
	c.Env, c.Stderr = s.env, os.Stderr
	if err := c.Start(); err != nil {
		return nil, err
	}
	p := &program{c, make(chan error, 1)}
	go func() { p.ended <- c.Wait() }()
	s.t.Cleanup(func() { _ = c.Process.Kill() })
	var id string
	shown := within(30*time.Second, func() bool {
		id = s.do("search", "--onlyvisible", "--pid", fmt.Sprint(c.Process.Pid))
		return id != ""
	})
	if !shown {
		return nil, fmt.Errorf("no window is shown")
	}
	s.do("windowsize", id, "1366", "768", "windowfocus", id, "mousemove", "3", "500", "mousemove", "3", "501")
	s.rests()
	return p, nil
}

// do runs xdotool and returns the last line it prints.
func (s *screen) do(args ...string) string {
	c := exec.Command("xdotool", args...)
	c.Env = s.env
	out, _ := c.Output() // nothing found is an error for xdotool
	lines := strings.Fields(string(out))
	if len(lines) == 0 {
		return ""
	}
	return lines[len(lines)-1]
}

// usualRest is how long the window shows the same when it has opened a dialog or followed a paste; a caret blinks more
// slowly. It is never relied upon: each step ends with a fact in the database, and is repeated, more patiently, when the
// fact does not come.
const usualRest = 120 * time.Millisecond

// rests waits until the screen has not changed for a while: what the keys asked for is drawn.
func (s *screen) rests() {
	const limit, look = 6 * time.Second, 15 * time.Millisecond
	seed := maphash.MakeSeed()
	var before uint64
	since := time.Now()
	for start := since; time.Since(start) < limit && time.Since(since) < s.rest; time.Sleep(look) {
		pixels, err := os.ReadFile(s.pixels)
		if err != nil {
			s.t.Fatal(err)
		}
		if now := maphash.Bytes(seed, pixels); now != before {
			before, since = now, time.Now()
		}
	}
}

// keys strikes keys one after the other.
func (s *screen) keys(names ...string) {
	s.do(append([]string{"key", "--delay", "25"}, names...)...)
	s.rests()
}

// types types what has no Chinese in it.
func (s *screen) types(text string) {
	s.do("type", "--delay", "15", text)
	s.rests()
}

// pastes puts text in from the clipboard: xdotool cannot type Chinese reliably.
func (s *screen) pastes(text string) {
	c := exec.Command("xclip", "-selection", "clipboard", "-i")
	c.Env, c.Stdin = s.env, strings.NewReader(text)
	if err := c.Run(); err != nil {
		s.t.Fatalf("xclip: %v", err)
	}
	s.keys("ctrl+v")
}

// blurs takes the focus away from everything by a click on the empty lower left.
func (s *screen) blurs() { s.do("mousemove", "3", "500", "click", "1") }

// picture keeps a picture of the screen in build/e2e, where ImageMagick is installed.
func (s *screen) picture(name string) {
	dir := filepath.Join("..", "..", "build", "e2e")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		s.t.Fatal(err)
	}
	c := exec.Command("import", "-window", "root", filepath.Join(dir, name+".png"))
	c.Env = s.env
	if err := c.Run(); err != nil {
		s.t.Logf("no picture %s: %v", name, err)
	}
}

// within waits until something is so, and reports whether it came in time.
func within(limit time.Duration, so func() bool) bool {
	for start := time.Now(); time.Since(start) < limit; time.Sleep(30 * time.Millisecond) {
		if so() {
			return true
		}
	}
	return so()
}
