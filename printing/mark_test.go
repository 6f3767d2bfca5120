package printing

import (
	"strings"
	"testing"

	"oversight/model"
)

// openPaper is a draft without a source, so that two slots of its wording are open.
func openPaper() Paper {
	p := samplePaper()
	p.Document.State, p.Document.Number, p.Document.Signed, p.Document.SignedBy = model.Draft, model.Number{}, model.Date{}, ""
	p.Document.Source = ""
	p.Document.Wording.Request = "根据{依据}和{会议纪要}，" + p.Document.Wording.Request
	return p
}

// inColor are the operations drawn in a colour.
func inColor(page Page, c Color) (ops []Op) {
	for _, op := range page.Ops {
		if op.ink() == c {
			ops = append(ops, op)
		}
	}
	return ops
}

func TestOpenSlotsAreFramedInADraftOnly(t *testing.T) {
	p := openPaper()
	draft := Card(p)
	frames := inColor(draft.Pages[0], openRed)
	if len(frames) != 2 {
		t.Fatalf("%d frames for {问题来源} and {会议纪要}", len(frames))
	}
	for i, name := range []string{"{问题来源}", "{会议纪要}"} {
		checkFramed(t, draft.Pages[0], frames[i].(Rect), name)
	}
	p.Document.Number = model.Number{Mark: "示同监提", Year: 2020, Seq: 7}
	issued := Card(p)
	if n := len(inColor(issued.Pages[0], openRed)); n != 0 {
		t.Errorf("%d frames on an issued card", n)
	}
}

// checkFramed looks whether the frame stands around the name, by the width of what is before it on the line.
func checkFramed(t *testing.T, page Page, frame Rect, name string) {
	t.Helper()
	for _, op := range page.Ops {
		text, ok := op.(Text)
		at := strings.Index(text.Text, name)
		if !ok || at < 0 {
			continue
		}
		from := text.X + text.Face.length(text.Text[:at], text.Size, text.Spacing)
		to := text.X + text.Face.length(text.Text[:at+len(name)], text.Size, text.Spacing)
		if abs := max(frame.X-from, from-frame.X, frame.X+frame.W-to, to-frame.X-frame.W); abs > 1 {
			t.Errorf("the frame of %s is %.1f mm off", name, abs)
		}
		if frame.Y > text.Y || frame.Y+frame.H < text.Y {
			t.Errorf("the frame of %s is on another line", name)
		}
		return
	}
	t.Errorf("%s is not on one line of the page", name)
}

func TestSlotOverALineBreakIsFramedOnBothLines(t *testing.T) {
	for width := 20.0; width < 60; width += 3 {
		var page Page
		block := Lay([]Para{body("请你及时督促{联系单位}，就上述问题\n依照{依据}整改。")}, width, gridSetting)
		block.Draw(&page, 0, 0)
		want := 0.0
		for _, row := range block.rows {
			for _, slot := range row.slots {
				want += style{size: sizeNo3, spacing: block.tracking() / mmPerPoint}.width(row.Text[slot[0]:slot[1]])
			}
		}
		framed, text := 0.0, ""
		for _, box := range page.slots {
			framed += box.W - 0.6
		}
		for _, row := range block.rows {
			for _, slot := range row.slots {
				text += row.Text[slot[0]:slot[1]]
			}
		}
		if text != "{联系单位}{依据}" || framed < want-0.01 {
			t.Errorf("width %.0f: framed is %q, %.1f of %.1f mm", width, text, framed, want)
		}
	}
}

func TestCopyIsMarkedInTheOuterCornerAndLeavesTheOriginal(t *testing.T) {
	original := Card(longPaper(25))
	ops := len(original.Pages[0].Ops)
	marked := original.Copy()
	for i, page := range marked.Pages {
		last := page.Ops[len(page.Ops)-1].(Text)
		if last.Text != "副本" || last.Y > 20 || (last.X > page.Width/2) != (i%2 == 0) {
			t.Errorf("page %d has %q at %.0f, %.0f", i+1, last.Text, last.X, last.Y)
		}
	}
	if len(original.Pages[0].Ops) != ops || strings.Contains(textOf(original.Pages), "副本") {
		t.Error("the original is marked too")
	}
	text := packed(tool(t, []Sheets{marked}, "pdftotext", "-raw", "FILE", "-"))
	if n := strings.Count(text, "副本"); n != len(marked.Pages) {
		t.Errorf("副本 reads back %d times from %d pages", n, len(marked.Pages))
	}
}
