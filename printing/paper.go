package printing

import (
	"slices"
	"strconv"
	"unicode"

	"oversight/model"
)

// Paper is what a form prints; the forms hang their parts on it.
type Paper model.Paper

// clean returns the paper with all its texts fit for print: no control or invisible characters, one-line values on one line.
func (p Paper) clean() Paper {
	p.Document.Normalize()
	p.Document.Leader.Name = model.CleanLine(p.Document.Leader.Name)
	p.Document.Leader.Post = model.CleanLine(p.Document.Leader.Post)
	p.Document.Number.Mark = model.CleanLine(p.Document.Number.Mark)
	p.Document.Units = slices.Clone(p.Document.Units)
	for i := range p.Document.Units {
		p.Document.Units[i].Name = model.CleanLine(p.Document.Units[i].Name)
	}
	p.Office.Normalize()
	p.Kind.Normalize()
	p.Document.Previous = model.CleanLine(p.Document.Previous)
	p.Document.Marks.Copy = model.CleanLine(p.Document.Marks.Copy)
	return p
}

// number returns the document number, or words that nobody takes for one.
func (p Paper) number() string {
	if p.Document.Number.IsZero() {
		return "（编号待签发）"
	}
	return p.Document.Number.String()
}

// leader returns the name as it stands on paper; a draft may not have one yet.
func (p Paper) leader() string {
	if p.Document.Leader.Name == "" {
		return "×××"
	}
	return p.Document.Leader.Name
}

// date returns 成文日期; a draft has room for it instead.
func (p Paper) date() string {
	if p.Document.Signed.IsZero() {
		return blankDate
	}
	return p.Document.Signed.Chinese()
}

// blankDate leaves room to write a date by hand.
const blankDate = "　　　　年　　月　　日"

// numbered sets items as paragraphs "1. …；" with the full stop after the last; a single item has no number.
func numbered(items []string) []Para {
	places := make([]int, len(items))
	for i := range places {
		places[i] = i
	}
	return numberedAt(items, places)
}

// numberedAt sets the items at some places only, with the numbers they have among all.
func numberedAt(items []string, places []int) []Para {
	paras := make([]Para, len(places))
	for i, at := range places {
		mark := "；"
		if i == len(places)-1 {
			mark = "。"
		}
		text := finished(items[at], mark)
		if len(items) > 1 {
			text = ordinal(at) + ". " + text
		}
		paras[i] = body(text)
	}
	return paras
}

// ordinal is the number of the item at a place, which counts from 0.
func ordinal(at int) string { return strconv.Itoa(at + 1) }

// body is a paragraph of running text (GB/T 9704-2012, 7.3.3: 每个自然段左空二字，回行顶格).
func body(text string) Para { return Para{Text: text, Indent: 2} }

// finished adds the mark to a text that ends without one.
func finished(text, mark string) string {
	last := []rune(text)
	if len(last) == 0 || unicode.IsPunct(last[len(last)-1]) {
		return text
	}
	return text + mark
}
