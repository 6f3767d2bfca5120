package store_test

import (
	"errors"
	"flag"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"oversight/model/store/storetest/powercut"
)

// cuts is how often the power fails in all scenarios together. make powercut tries allCuts.
var cuts = flag.Int("powercut", 150, "how often the power is cut")

// allCuts is the sum of the scenarios' shares.
const allCuts = 1500

// scenario is a run of the program that the power is cut in.
type scenario struct {
	name    string
	share   int                                 // of all cuts
	prepare func(t *testing.T, dir string)      // makes what is there before, in dir and beside it
	act     func(dir string, tell teller) error // runs in a program of its own
	check   func(t *testing.T, after *left)     // looks at what is left
}

// teller acknowledges something to the clerk.
type teller func(words ...any)

// left is what a cut has left.
type left struct {
	dir  string   // the data folder
	said []string // what was acknowledged before the cut, in order
	disk *powercut.Disk
	root string // of what was recorded
}

// wasSaid reports whether something was acknowledged before the cut.
func (l *left) wasSaid(what string) bool { return slices.Contains(l.said, what) }

// wantWhole wants a file that is always replaced as a whole to hold one of the contents it was ever given. With
// said it must be there, and hold the content of the naming with this index or of a later one.
func (l *left) wantWhole(t *testing.T, said bool, index int, path ...string) {
	t.Helper()
	rel := filepath.Join(path...)
	data, err := os.ReadFile(filepath.Join(filepath.Dir(l.dir), rel))
	if os.IsNotExist(err) {
		if said {
			t.Errorf("%s was acknowledged and is not there", rel)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	named := l.disk.Named(filepath.Join(l.root, rel))
	at := -1
	for i, content := range named {
		if string(content) == string(data) {
			at = i
		}
	}
	if at < 0 {
		t.Errorf("%s holds %d bytes that are none of the %d contents it was given", rel, len(data), len(named))
	}
	if said && at < index {
		t.Errorf("%s holds content %d, content %d was acknowledged", rel, at, index)
	}
}

func TestWhatIsAcknowledgedOutlivesAPowerCut(t *testing.T) {
	if testing.Short() {
		t.Skip("cuts prove what is on the disk, not who reads what when")
	}
	for _, sc := range scenarios {
		t.Run(sc.name, func(t *testing.T) { sc.run(t, max(1, sc.share**cuts/allCuts)) })
	}
}

func (sc scenario) run(t *testing.T, cuts int) {
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(root, "data")
	if err := os.Mkdir(outside(dir), 0o700); err != nil {
		t.Fatal(err)
	}
	sc.prepare(t, dir)
	disk, err := powercut.NewDisk(root)
	if err != nil {
		t.Fatal(err)
	}
	events, err := powercut.Record(child(rolePower+sc.name, dir, 1), root)
	if errors.Is(err, powercut.ErrNotHere) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err) // not skipped: nothing was tried
	}
	rng := rand.New(rand.NewPCG(1, uint64(len(events))))
	points, acks := sc.points(events, cuts, rng)
	after := &left{disk: disk, root: root}
	next := 0
	for i, e := range events {
		if err := disk.Apply(e); err != nil {
			t.Fatal(err)
		}
		if e.Op == powercut.Say {
			after.said = append(after.said, strings.Split(strings.TrimSpace(string(e.Data)), "\n")...)
		}
		for ; next < len(points) && points[next] == i; next++ {
			keep := []float64{0, 0.5, 0.9, 1}[rng.IntN(4)]
			if e.Op == powercut.Say {
				keep = 0 // what is promised must be there without luck
			}
			sc.cut(t, after, i, keep, rng)
			if t.Failed() {
				return
			}
		}
	}
	if err := disk.WantSame(root); err != nil {
		t.Errorf("the recording is not whole: %v", err)
	}
	t.Logf("%d cuts among %d events, %d of them acknowledgements", len(points), len(events), acks)
}

// points chooses when the power fails, in order: right after every acknowledgement, and anywhere.
func (sc scenario) points(events []powercut.Event, cuts int, rng *rand.Rand) (points []int, acks int) {
	for i, e := range events {
		if e.Op == powercut.Say {
			points = append(points, i)
		}
	}
	acks = len(points)
	for len(points) < cuts {
		points = append(points, rng.IntN(len(events)))
	}
	slices.Sort(points)
	return points, acks
}

// cut lets the power fail after an event and looks at what is left.
func (sc scenario) cut(t *testing.T, after *left, event int, keep float64, rng *rand.Rand) {
	t.Helper()
	root, err := os.MkdirTemp("", "cut")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(root)
	if err := after.disk.Cut(root, keep, rng); err != nil {
		t.Fatal(err)
	}
	after.dir = filepath.Join(root, "data")
	sc.check(t, after)
	clerks := func(path string) bool { return filepath.Base(filepath.Dir(path)) == "exports" } // there only what is surely ours goes
	if left := slices.DeleteFunc(unfinished(t, after.dir), clerks); len(left) > 0 {
		t.Errorf("after the next start there still are %v", left)
	}
	if t.Failed() {
		t.Logf("cut after event %d with %v of what was not flushed; said was %q", event, keep, after.said)
	}
}

// unfinished are the names of unfinished work anywhere in a folder.
func unfinished(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if os.IsNotExist(err) { // a program is at work
			return nil
		}
		if path != dir && strings.HasPrefix(e.Name(), ".") {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
