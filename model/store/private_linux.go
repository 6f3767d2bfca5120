package store

import (
	"io/fs"
	"os"
)

const ofOthers fs.FileMode = 0o077

// closeToOthers takes the rights of group and others and leaves those of the owner as they are. A link is followed:
// the folder may be one.
func closeToOthers(path string) {
	if info, err := os.Stat(path); err == nil && info.Mode()&ofOthers != 0 {
		os.Chmod(path, info.Mode()&^ofOthers) // where it fails ReadableByOthers tells
	}
}

func isOpenToOthers(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && info.Mode()&ofOthers != 0
}
