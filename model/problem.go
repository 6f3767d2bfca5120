package model

import (
	"fmt"
	"slices"
	"strings"
)

// Outcome is what became of one problem when the reply was judged (逐项认定).
type Outcome struct {
	Result Result
	Note   string // what was verified and by which evidence
}

// Result is the judgement on one problem.
type Result string

// The results.
const (
	ResultDone Result = "已整改"
	ResultPart Result = "部分整改"
	ResultOpen Result = "未整改"
)

// Results lists the judgements on one problem, the best first.
func Results() []Result { return []Result{ResultDone, ResultPart, ResultOpen} }

// again tells a judgement after which the leader answers once more, in a new term.
func (r Review) again() bool { return r.Verdict == ActPartial || r.Verdict == ActReturn }

// outcomes says what became of each problem: 第1条已整改；第2条未整改（合同没有补签）.
func (r Review) outcomes() string {
	words := make([]string, len(r.Items))
	for i, item := range r.Items {
		words[i] = fmt.Sprintf("第%d条%s", i+1, item.Result)
		if item.Note != "" {
			words[i] += "（" + item.Note + "）"
		}
	}
	return strings.Join(words, "；")
}

// Line says in the timeline how the reply was judged.
func (r Review) Line() string {
	text := "认定为“" + r.Verdict.Label() + "”，审核人：" + r.By
	for _, part := range []string{r.outcomes(), r.Opinion} {
		if part != "" {
			text += "；" + part
		}
	}
	return text
}

// normalize cleans what was typed or pasted and refuses what is too long.
func (r *Review) normalize() error {
	r.By, r.Opinion = CleanLine(r.By), CleanText(r.Opinion)
	r.Items = slices.Clone(r.Items)
	for i := range r.Items {
		r.Items[i].Note = CleanText(r.Items[i].Note)
	}
	if err := checkLines([2]string{"by", r.By}); err != nil {
		return err
	}
	return checkTexts([2]string{"opinion", r.Opinion})
}

// Origin names the i-th problem of a numbered document, for the documents of the ladder that name it again.
func Origin(n Number, i int) string { return fmt.Sprintf("%s第%d条", n, i+1) }

// origin returns where problem i was named first, "" for a draft's own.
func (d *Document) origin(i int) string {
	if i < len(d.Origins) && d.Origins[i] != "" {
		return d.Origins[i]
	}
	if d.Number.IsZero() {
		return ""
	}
	return Origin(d.Number, i)
}

// Open returns the places of the problems not carried out. Where the reply was not judged problem by problem, all
// are open.
func (d *Document) Open() []int {
	var open []int
	for i := range d.Problems {
		if i >= len(d.Review.Items) || d.Review.Items[i].Result != ResultDone {
			open = append(open, i)
		}
	}
	return open
}

// openProblems are the problems not carried out, each with the document that named it first.
func (d *Document) openProblems() (problems, origins []string) {
	for _, i := range d.Open() {
		problems, origins = append(problems, d.Problems[i]), append(origins, d.origin(i))
	}
	return problems, origins
}

// Naming is one place where a problem is named.
type Naming struct {
	Document int64 // id
	Number   string
	Item     int // from 0
	Outcome  Outcome
}

// Namings returns where else in the ladder problem i of the document is named, in the ladder's order.
func (d *Document) Namings(i int, ladder []Document) []Naming {
	origin := d.origin(i)
	if origin == "" {
		return nil
	}
	var out []Naming
	for _, other := range ladder {
		if other.ID == d.ID {
			continue
		}
		for j := range other.Problems {
			if other.origin(j) != origin {
				continue
			}
			n := Naming{Document: other.ID, Number: other.Number.String(), Item: j}
			if j < len(other.Review.Items) {
				n.Outcome = other.Review.Items[j]
			}
			out = append(out, n)
		}
	}
	return out
}

// cleanProblems cleans the texts and drops empty ones with their origins.
func cleanProblems(problems, origins []string) (texts, from []string) {
	for i, s := range problems {
		if s = CleanText(s); s == "" {
			continue
		}
		o := ""
		if i < len(origins) {
			o = origins[i]
		}
		texts, from = append(texts, s), append(from, o)
	}
	if !slices.ContainsFunc(from, func(o string) bool { return o != "" }) {
		from = nil
	}
	return texts, from
}
