package store

import "os"

// What is being made lies in a folder of its own until it is finished; these are their names.
const (
	partWork    = ".part-*"    // a file of the clerk or a paper
	backupWork  = ".backup-*"  // a backup, or the copy before an upgrade
	restoreWork = ".restore-*" // a backup that is being restored
	newWorkName = ".new-*"     // a database that is being filled for the first time
)

// work is a folder for what is not finished.
type work struct{ dir string }

func newWork(parent, name string) (work, error) {
	dir, err := os.MkdirTemp(parent, name)
	return work{dir}, err
}

// remove removes the folder with all that is left in it.
func (w work) remove() { os.RemoveAll(w.dir) }
