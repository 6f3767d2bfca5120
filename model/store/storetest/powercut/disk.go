// Package powercut cuts the power under a program, so that a test can look at what is left on the disk. A program is
// run once while its system calls are recorded; they are replayed on a model of a disk up to any point, and what a
// disk may have lost by then is taken away: what was written to a file since it was flushed, sector by sector, and the
// names made, changed and removed since their folder was flushed.
package powercut

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
)

// Op is what a system call did.
type Op int

const (
	Make     Op = iota // a file was made
	MakeDir            // a folder was made
	Write              // Data was written at Off
	Truncate           // a file was brought to the size Off
	Flush              // a file or a folder was flushed
	Rename             // Path became To
	Remove             // a file or a folder was removed
	Say                // Data was written to the standard output: somebody was told
)

// Event is one system call that succeeded.
type Event struct {
	Op       Op
	Path, To string
	Off      int64
	Data     []byte
}

// sector is the largest piece that a disk writes whole.
const sector = 512

// node is a file or a folder apart from its names.
type node struct {
	dir     bool
	flushed []byte
	since   []change // what was done to it since it was flushed
}

// change is a write, or without data a truncation.
type change struct {
	off  int64
	data []byte
}

func (n *node) flush() {
	for _, c := range n.since {
		n.flushed = c.apply(n.flushed)
	}
	n.since = nil
}

// whole is what programs read.
func (n *node) whole() []byte {
	data := slices.Clone(n.flushed)
	for _, c := range n.since {
		data = c.apply(data)
	}
	return data
}

func (c change) apply(to []byte) []byte {
	if c.data == nil {
		return resized(to, int(c.off))
	}
	to = resized(to, max(len(to), int(c.off)+len(c.data)))
	copy(to[c.off:], c.data)
	return to
}

func resized(data []byte, size int) []byte {
	if size <= len(data) {
		return data[:size]
	}
	return append(data, make([]byte, size-len(data))...)
}

// renaming is a change of names: to gets the node, from loses it. Either may be "".
type renaming struct {
	from, to string
	node     *node
}

// Disk is a folder on a disk whose power may be cut.
type Disk struct {
	root    string
	now     map[string]*node // as programs see it
	flushed map[string]*node // as it was when the folders were last flushed
	since   []renaming       // in order
	named   map[string][][]byte
}

// EmptyDisk has nothing in the folder.
func EmptyDisk(root string) *Disk {
	top := &node{dir: true}
	return &Disk{root: root, now: map[string]*node{root: top}, flushed: map[string]*node{root: top}, named: map[string][][]byte{}}
}

// NewDisk takes a folder as it is, everything on the disk.
func NewDisk(root string) (*Disk, error) {
	d := EmptyDisk(root)
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		n := &node{dir: e.IsDir()}
		if !n.dir {
			if n.flushed, err = os.ReadFile(path); err != nil {
				return err
			}
			d.named[path] = [][]byte{slices.Clone(n.flushed)}
		}
		d.now[path], d.flushed[path] = n, n
		return nil
	})
	return d, err
}

// Named are the contents that a file had whenever it got its name, in order: what it may hold after a cut when it is
// always replaced as a whole.
func (d *Disk) Named(path string) [][]byte { return d.named[path] }

// WantSame compares what programs see with a real folder, in which the recorded program was at work, and names the first
// difference.
func (d *Disk) WantSame(root string) error {
	real, err := NewDisk(root)
	if err != nil {
		return err
	}
	for path, n := range real.now {
		if m := d.now[path]; m == nil || m.dir != n.dir || !bytes.Equal(m.whole(), n.flushed) {
			return fmt.Errorf("%s differs", path)
		}
	}
	for path := range d.now {
		if real.now[path] == nil {
			return fmt.Errorf("%s is not there", path)
		}
	}
	return nil
}

// Apply lets a program do something. It fails on a file that the disk does not know: then the recording is not whole.
func (d *Disk) Apply(e Event) error {
	n := d.now[e.Path]
	if n == nil && e.Op != Make && e.Op != MakeDir && e.Op != Say {
		return fmt.Errorf("%s is not on the disk and yet has event %d", e.Path, e.Op)
	}
	switch e.Op {
	case Make, MakeDir:
		d.name(renaming{to: e.Path, node: &node{dir: e.Op == MakeDir}})
	case Rename:
		d.name(renaming{from: e.Path, to: e.To, node: n})
		d.named[e.To] = append(d.named[e.To], n.whole())
	case Remove:
		d.name(renaming{from: e.Path})
	case Write:
		n.since = append(n.since, change{e.Off, e.Data})
	case Truncate:
		n.since = append(n.since, change{off: e.Off})
	case Flush:
		if n.dir {
			d.flushNames(e.Path)
		} else {
			n.flush()
		}
	}
	return nil
}

func (d *Disk) name(r renaming) {
	r.apply(d.now)
	d.since = append(d.since, r)
}

func (r renaming) apply(names map[string]*node) {
	delete(names, r.from)
	if r.to != "" {
		names[r.to] = r.node
	}
}

// flushNames brings the names of a folder to the disk. A file that was moved into it may still be where it was, too,
// until that folder is flushed.
func (d *Disk) flushNames(dir string) {
	var later []renaming
	for _, r := range d.since {
		switch {
		case r.to == "" && filepath.Dir(r.from) == dir:
			r.apply(d.flushed)
		case r.to == "" || filepath.Dir(r.to) != dir:
			later = append(later, r)
		case r.from == "" || filepath.Dir(r.from) == dir:
			r.apply(d.flushed)
		default:
			d.flushed[r.to] = r.node
			later = append(later, renaming{from: r.from})
		}
	}
	d.since = later
}

// Cut writes to a folder what the disk holds when the power fails now. Of what was not flushed each part is kept with
// the probability keep; a program must be content with 0 as with 1 and with all between. The disk goes on as it was.
func (d *Disk) Cut(to string, keep float64, rng *rand.Rand) error {
	names := map[string]*node{}
	maps.Copy(names, d.flushed)
	for _, r := range d.since {
		if rng.Float64() < keep {
			r.apply(names)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(names)) { // a folder before what is in it
		if above := names[filepath.Dir(path)]; path != d.root && (above == nil || !above.dir) {
			delete(names, path) // its folder is not on the disk
			continue
		}
		rel, err := filepath.Rel(d.root, path)
		if err != nil {
			return err
		}
		if err := names[path].write(filepath.Join(to, rel), keep, rng); err != nil {
			return err
		}
	}
	return nil
}

func (n *node) write(path string, keep float64, rng *rand.Rand) error {
	if n.dir {
		return os.MkdirAll(path, 0o700)
	}
	data := slices.Clone(n.flushed)
	for _, c := range n.since {
		if c.data == nil {
			if rng.Float64() < keep {
				data = c.apply(data)
			}
			continue
		}
		for _, part := range c.sectors() {
			if rng.Float64() < keep {
				data = part.apply(data)
			}
		}
	}
	return os.WriteFile(path, data, 0o600)
}

// sectors cuts a write where the sectors of the disk end.
func (c change) sectors() (parts []change) {
	for off, data := c.off, c.data; len(data) > 0; {
		n := min(len(data), sector-int(off%sector))
		parts = append(parts, change{off, data[:n]})
		off, data = off+int64(n), data[n:]
	}
	return parts
}
