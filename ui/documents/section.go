package documents

import (
	"oversight/model"
	"oversight/ui/kit"
)

// section is a group of inputs that only some kinds of documents have.
type section interface {
	above(followsUp bool) []kit.Field // before the problems
	below() []kit.Field               // after the suggestions
	last() []kit.Field                // at the end of the form
	set(d model.Document)
	// read puts into the document what can be read; the first input that cannot is the error.
	read(d *model.Document) error
	listen(changed func())
}

// newSections makes the inputs a kind has besides those of every document.
func newSections(p *Page, f *form) []section {
	layout := f.kind().Layout
	var sections []section
	if layout == model.LayoutOversight {
		sections = append(sections, newOversightFields(p, f.basis))
	}
	if layout.IsLetter() {
		sections = append(sections, newLetterFields(f.kind()))
	} else {
		sections = append(sections, newCardFields())
	}
	return append(sections, newMarkFields())
}
