package printing

import (
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"oversight/model"
)

// libreOffice measures how long LibreOffice takes to make a PDF of a page of HTML with the same text, its start
// included, as a program that calls it pays for both; 0 where it is not installed.
func libreOffice(b *testing.B, text string) time.Duration {
	b.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		return 0
	}
	dir := b.TempDir()
	fonts, err := filepath.Abs("../assets/fonts") // a Linux machine may have no Chinese font of its own
	if err == nil {
		err = os.Symlink(fonts, filepath.Join(dir, "fonts"))
	}
	if err != nil {
		b.Fatal(err)
	}
	convert := func(text string) {
		file := filepath.Join(dir, "same.html")
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
		cmd := exec.Command(soffice, "-env:UserInstallation=file://"+dir+"/profile", "--headless",
			"--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export", "--outdir", dir, file)
		cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+dir)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("soffice: %v\n%s", err, out)
		}
		if err := os.Remove(filepath.Join(dir, "same.pdf")); err != nil {
			b.Fatalf("soffice made no PDF: %v", err)
		}
	}
	convert("<p>1</p>") // makes the profile
	start := time.Now()
	convert(text)
	return time.Since(start)
}

// cardsHTML is the text of n cards, each on a page of its own.
func cardsHTML(n int) string {
	var b strings.Builder
	b.WriteString(`<meta charset="utf-8">`)
	for i := range n {
		p := plainPaper(i + 1)
		fmt.Fprintf(&b, `<h1 style="page-break-before:always">%s</h1><h2>%s</h2><p>%s</p><table border="1">`,
			html.EscapeString(p.Office.Issuer), html.EscapeString(p.Kind.Name), html.EscapeString(p.number()))
		for _, f := range p.facts() {
			htmlRow(&b, f.label, f.value)
		}
		for _, part := range p.parts() {
			htmlRow(&b, part.label, textOfParas(append(part.intro, part.full...)))
		}
		for _, row := range p.receiptTable().Rows {
			var texts []string
			for _, cell := range row.Cells {
				texts = append(texts, textOfParas(cell.Paras))
			}
			htmlRow(&b, texts...)
		}
		b.WriteString("</table>")
	}
	return b.String()
}

// ledgerHTML begins a new table now and then: one of 2,000 rows keeps LibreOffice busy for minutes.
func ledgerHTML(l model.Ledger) string {
	var b strings.Builder
	b.WriteString(`<meta charset="utf-8"><style>@page { size: 297mm 210mm }</style><table border="1">`)
	for i, r := range l.Rows {
		if i > 0 && i%50 == 0 {
			b.WriteString(`</table><p></p><table border="1">`)
		}
		htmlRow(&b, ledgerTexts(i+1, r)...)
	}
	b.WriteString("</table>")
	return b.String()
}

func htmlRow(b *strings.Builder, texts ...string) {
	b.WriteString("<tr>")
	for _, text := range texts {
		b.WriteString("<td>" + strings.ReplaceAll(html.EscapeString(text), "\n", "<br>") + "</td>")
	}
	b.WriteString("</tr>")
}
