package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// What is being made lies in a folder of its own until it is finished; these are their names.
const (
	partWork    = ".part-*"    // a file of the clerk or a paper
	backupWork  = ".backup-*"  // a backup, or the copy before an upgrade
	restoreWork = ".restore-*" // a backup that is being restored
	newWorkName = ".new-*"     // a database that is being filled for the first time
)

// awayNote is the name of a file in the data folder that says where outside of it something is being made.
const awayNote = ".away-*"

// heldName is the file in a working folder that its program holds open and locked, until it ends or is killed.
const heldName = "oversight.held"

// work is a folder for what is not finished.
type work struct {
	dir  string
	lock *os.File
	away *os.File // the note in the data folder, held; nil when there is none
}

// newWork makes a working folder and holds it.
func newWork(parent, name string) (work, error) {
	for tries := 1; ; tries++ {
		dir, err := os.MkdirTemp(parent, name)
		if err != nil {
			return work{}, err
		}
		lock, err := claim(filepath.Join(dir, heldName))
		if !errors.Is(err, ErrElsewhere) || tries == 100 { // some disks know no locks: then it is not held, and nobody sweeps there
			return work{dir: dir, lock: lock}, nil
		} // else another program took it for a leftover in this very moment
	}
}

// newWorkFor makes a working folder in a folder of the clerk's. What may be left of it is known again by the lock in
// it, which is therefore on the disk before anything else; and where it lies outside the data folder home, a note
// there says so before it is made. Note and lock are courtesies to the next start: a full disk goes without.
func newWorkFor(home, parent, name string) (work, error) {
	sweep(parent, isOurLeftover)
	var away *os.File
	if home != "" && !isWithin(home, parent) {
		away = noteAway(home, parent)
	}
	w, err := newWork(parent, name)
	if w.away = away; err != nil {
		w.remove()
		return w, err
	}
	return w, flushFolder(w.dir)
}

// noteAway notes in a data folder that something is being made in another, and holds the note.
func noteAway(home, parent string) *os.File {
	note, err := os.CreateTemp(home, awayNote)
	if err != nil {
		return nil
	}
	note.Close()
	held, err := claim(note.Name())
	if err == nil {
		_, err = held.WriteString(parent)
	}
	if err != nil {
		held.Close() // on a full disk the note is made and cannot be written
		os.Remove(note.Name())
		return nil
	}
	return held
}

// isWithin reports whether a folder is another or lies in it.
func isWithin(outer, inner string) bool {
	for at, below := inner, ""; at != below; at, below = filepath.Dir(at), at {
		if sameFile(at, outer) {
			return true
		}
	}
	return false
}

// remove removes the folder with all that is left in it.
func (w work) remove() {
	w.lock.Close() // Windows removes no file that is open
	if w.dir != "" {
		os.RemoveAll(w.dir)
	}
	dropNote(w.away)
}

func dropNote(note *os.File) {
	if note != nil {
		note.Close()
		removeFile(note.Name())
	}
}

// claim takes a file for this program as long as it stays open, and makes it if need be. One that another program
// holds, or has just removed, is ErrElsewhere.
func claim(path string) (*os.File, error) {
	held, err := takeLock(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrElsewhere
	}
	if err != nil {
		return nil, err
	}
	mine, err := held.Stat()
	if err == nil {
		if now, e := os.Stat(path); e == nil && os.SameFile(mine, now) {
			return held, nil
		}
		err = ErrElsewhere // removed between opening and locking
	}
	held.Close()
	return nil, err
}

// sweepLeftovers removes from a data folder, and from where its notes lead, what killed programs were making. What a
// running program holds stays. Nothing depends on it, so that it fails silently: the next start tries again.
func sweepLeftovers(dir string) {
	sweepAway(dir)
	sweep(dir, isLeftover)
	sweep(filepath.Join(dir, backupsFolder), isLeftover)
	sweep(filepath.Join(dir, exportsFolder), isOurLeftover)
	sweepPrinted(filepath.Join(dir, printedFolder))
}

func sweepPrinted(dir string) {
	sweep(dir, isLeftover)
	years, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, year := range years {
		if year.IsDir() {
			sweep(filepath.Join(dir, year.Name()), isLeftover)
		}
	}
}

// sweepAway looks where killed programs were making something outside, and removes what they left there.
func sweepAway(dir string) {
	notes, err := filepath.Glob(filepath.Join(globQuoted(dir), awayNote))
	if err != nil {
		return
	}
	for _, path := range notes {
		note, err := claim(path)
		if err != nil {
			continue // its program is at work
		}
		if parent, err := io.ReadAll(note); err == nil {
			sweep(string(parent), isOurLeftover)
		}
		dropNote(note)
	}
}

// globQuoted is a folder's path for a pattern of file names, in which [ * ? stand for themselves.
var globQuoted = strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace

// sweep removes the entries of a folder that are leftovers.
func sweep(dir string, leftover func(dir string, e fs.DirEntry) bool) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch {
		case !leftover(dir, e):
		case e.IsDir():
			sweepFolder(path)
		case e.Type().IsRegular(): // of a version before 0.4.0
			os.Remove(path)
		}
	}
}

// sweepFolder removes a working folder unless a program holds it.
func sweepFolder(dir string) {
	if lock, err := claim(filepath.Join(dir, heldName)); err == nil {
		work{dir: dir, lock: lock}.remove()
	}
}

// workName matches the names of unfinished work, and has a second group when the program itself has given it.
var workName = regexp.MustCompile(`^\.(part|backup|restore|new)-(\d+$)?`)

// isLeftover reports whether an entry of a folder of the program's own is unfinished work. A folder with a name that
// somebody else has given it must look like ours inside: the clerk may have made a folder .backup-old in hers.
func isLeftover(dir string, e fs.DirEntry) bool {
	name := workName.FindStringSubmatch(e.Name())
	return name != nil && (!e.IsDir() || name[2] != "" || isOursInside(filepath.Join(dir, e.Name())))
}

// isOurLeftover reports whether an entry of a folder of the clerk's is unfinished work of this program: both its name
// and what is in it are ours.
func isOurLeftover(dir string, e fs.DirEntry) bool {
	name := workName.FindStringSubmatch(e.Name())
	return name != nil && name[2] != "" && e.IsDir() && isOursInside(filepath.Join(dir, e.Name()))
}

// isOursInside reports whether a folder has our lock in it, or, of a version before 0.4.0, nothing but a copy of the
// database. One with nothing in it loses nothing.
func isOursInside(dir string) bool {
	inside, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	foreign := func(e fs.DirEntry) bool { return !strings.HasPrefix(e.Name(), DatabaseName) }
	has := func(e fs.DirEntry) bool { return e.Name() == heldName }
	return slices.ContainsFunc(inside, has) || !slices.ContainsFunc(inside, foreign)
}
