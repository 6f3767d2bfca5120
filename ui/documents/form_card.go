package documents

import (
	"oversight/model"
	"oversight/ui/kit"
)

// cardFields are the inputs of a card besides those of every document.
type cardFields struct{ copies *kit.Entry }

func newCardFields() *cardFields {
	return &cardFields{copies: kit.NewEntry("例如：县委办公室；没有的不填")}
}

func (f *cardFields) above(bool) []kit.Field { return nil }

func (f *cardFields) below() []kit.Field { return nil }

func (f *cardFields) last() []kit.Field {
	return []kit.Field{{Name: "copies", Label: "抄送", Widget: f.copies}}
}

func (f *cardFields) set(d model.Document) { f.copies.SetText(d.Letter.Copies) }

func (f *cardFields) read(d *model.Document) error {
	d.Letter.Copies = f.copies.Text
	return nil
}

func (f *cardFields) listen(changed func()) { f.copies.OnChanged = func(string) { changed() } }
