package assets

import (
	"embed"
	"io/fs"
)

//go:embed handbook/*.md
var handbook embed.FS

//go:embed pictures/*.png
var pictures embed.FS

// Handbook is the help in Chinese: files of Markdown, a page each, in the order of their names.
func Handbook() fs.FS {
	files, err := fs.Sub(handbook, "handbook")
	if err != nil {
		panic(err) // the name of the folder is valid
	}
	return files
}

// Picture returns a picture of the window or of a paper, as made by `make pictures` from the sample county; nil for a
// name there is none of.
func Picture(name string) []byte {
	file, err := pictures.ReadFile("pictures/" + name)
	if err != nil {
		return nil
	}
	return file
}
