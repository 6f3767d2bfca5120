package documents

import (
	"context"

	"oversight/model"
	"oversight/model/store"
	"oversight/printing"
	"oversight/ui/desk"
)

// paper is one of the papers of a document.
type paper struct {
	label string // in the choice
	what  string // in the file's name and in the timeline
	lay   func(model.Paper) printing.Sheets
	// kept returns the PDF that was frozen when the paper was issued; nil for a form that is made anew each time.
	kept func(ctx context.Context, st *store.Store) ([]byte, error)
	main bool // the document itself
	// tells says where the issued paper tells of a report; nil for one that was not issued.
	tells func() []model.TellingSpot
}

// frozen is the issued paper for the question whether it may be used once more; false for one that was not issued.
func (p paper) frozen(st *store.Store, doc model.Document) (desk.Frozen, bool) {
	if p.tells == nil {
		return desk.Frozen{}, false
	}
	return desk.Frozen{
		Name: doc.Number.String() + " " + p.what, Tells: model.TellingSentence(p.tells()),
		Note: func(ctx context.Context, reason string) error { return st.NoteReprint(ctx, doc.ID, p.what, reason) },
	}, true
}

// papers lists the papers of a document as it is today: the document, its blank forms, why it is due when it is, its slips.
func papers(p model.Paper, cal *model.Calendar, today model.Date) []paper {
	id := p.Document.ID
	main := paper{label: p.Kind.Name + "和送达回执", what: p.Kind.Name, lay: lay(printing.Document), main: true}
	if !p.Document.Number.IsZero() {
		main.tells = p.Document.PaperTells
		main.kept = func(ctx context.Context, st *store.Store) ([]byte, error) { return st.Paper(ctx, id) }
	}
	out := []paper{main}
	if p.Kind.Layout.IsLetter() {
		out[0].label = p.Kind.Name
		out = append(out, paper{label: "送达回执", what: "送达回执", lay: lay(printing.Receipt)})
	}
	if p.Document.ToBeSigned() {
		out = append(out, paper{label: sheetLabel, what: printing.SigningSheetName, lay: lay(printing.SigningSheet)})
	}
	out = append(out, paper{label: "整改情况反馈表", what: "整改情况反馈表", lay: lay(printing.ReplyForm)})
	if why := p.Document.Explanation(cal); len(why.Counts) > 0 {
		out = append(out, paper{
			label: printing.DeadlineNoteName, what: printing.DeadlineNoteName,
			lay: func(p model.Paper) printing.Sheets { return printing.DeadlineNote(printing.Paper(p), why, today) },
		})
	}
	for i, s := range p.Document.Slips {
		out = append(out, paper{
			label: s.Name(), what: s.Name(),
			lay:   func(p model.Paper) printing.Sheets { return printing.Slip(printing.Paper(p), s) },
			kept:  func(ctx context.Context, st *store.Store) ([]byte, error) { return st.SlipPaper(ctx, id, i) },
			tells: func() []model.TellingSpot { return p.Document.SlipTells(i) },
		})
	}
	return out
}

// sheetLabel is the 发文稿纸 in the choice of papers.
const sheetLabel = printing.SigningSheetName + "，后附草稿"

func lay(form func(printing.Paper) printing.Sheets) func(model.Paper) printing.Sheets {
	return func(p model.Paper) printing.Sheets { return form(printing.Paper(p)) }
}
