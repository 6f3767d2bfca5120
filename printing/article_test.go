package printing

import (
	"fmt"
	"strings"
	"testing"

	"oversight/model"
)

func TestAnArticleReadsBackWholeFromItsPDF(t *testing.T) {
	var paras []Para
	for i := range 90 {
		paras = append(paras, Para{Text: fmt.Sprintf("第%d步，送达后登记回执，从签收之日起算。", i+1), Indent: 2})
	}
	s := Article("登记送达", model.MustDate("2026-11-22"), paras)
	if len(s.Pages) < 3 || len(s.Missing) > 0 {
		t.Fatalf("%d pages, missing %q", len(s.Pages), s.Missing)
	}
	text := packed(tool(t, []Sheets{s}, "pdftotext", "-raw", "FILE", "-"))
	for _, want := range []string{"登记送达", "第1步，送达后登记回执", "第90步，送达后登记回执，从签收之日起算。", fmt.Sprintf("—%d—", len(s.Pages))} {
		if !strings.Contains(text, want) {
			t.Errorf("the PDF does not say %q", want)
		}
	}
}

func TestAnArticleWithoutTextHasOnePage(t *testing.T) {
	if s := Article("空", model.MustDate("2026-11-22"), nil); len(s.Pages) != 1 {
		t.Errorf("%d pages", len(s.Pages))
	}
}
