// Command zip packs a folder into an archive that Windows opens with the right names, always with the same bytes.
// Info-ZIP, which Debian has, marks its names as UTF-8 only together with things that change: a Chinese Windows then
// reads them as GBK.
//
// usage: go run zip.go FOLDER FILE.zip    every time in the archive is SOURCE_DATE_EPOCH
package main

import (
	"archive/zip"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

func main() {
	seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		log.Fatal(err)
	}
	if err := pack(os.Args[1], os.Args[2], time.Unix(seconds, 0).UTC()); err != nil {
		log.Fatal(err)
	}
}

// pack writes the folder under its own name; WalkDir goes in the order of names.
func pack(folder, archive string, modified time.Time) error {
	out, err := os.Create(archive)
	if err != nil {
		return err
	}
	defer out.Close() // after a failure; else it is closed already
	w := zip.NewWriter(out)
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(filepath.Dir(folder), path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			_, err := w.CreateHeader(&zip.FileHeader{Name: name + "/", Modified: modified})
			return err
		}
		entry, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: modified})
		if err != nil {
			return err
		}
		in, err := os.Open(path)
		if err != nil {
			return err
		}
		defer in.Close()
		_, err = io.Copy(entry, in)
		return err
	})
	if err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return out.Close()
}
