package sheet_test

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/sheet"
)

const (
	mainNamespace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relations     = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
)

// hostile writes a workbook whose sheet and shared texts are written by functions, so that it may be larger than memory.
func hostile(t testing.TB, name string, sheetData, shared func(w io.Writer)) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name+".xlsx")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	part := func(name string, write func(io.Writer)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		buffered := bufio.NewWriterSize(w, 1<<20)
		write(buffered)
		if err := buffered.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	text := func(s string) func(io.Writer) { return func(w io.Writer) { io.WriteString(w, s) } }
	part("[Content_Types].xml", text(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`))
	part("_rels/.rels", text(`<Relationships><Relationship Id="rId1" Type="`+relations+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`))
	part("xl/workbook.xml", text(`<workbook `+mainNamespace+` xmlns:r="`+relations+`"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>`))
	part("xl/_rels/workbook.xml.rels", text(`<Relationships><Relationship Id="rId1" Type="`+relations+`/worksheet" Target="worksheets/sheet1.xml"/>`+
		`<Relationship Id="rId2" Type="`+relations+`/styles" Target="styles.xml"/><Relationship Id="rId3" Type="`+relations+`/sharedStrings" Target="sharedStrings.xml"/></Relationships>`))
	part("xl/styles.xml", text(`<styleSheet `+mainNamespace+`><fonts count="1"><font/></fonts><cellXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="0"/></cellXfs></styleSheet>`))
	part("xl/worksheets/sheet1.xml", func(w io.Writer) {
		io.WriteString(w, `<worksheet `+mainNamespace+`>`)
		sheetData(w)
		io.WriteString(w, `</worksheet>`)
	})
	part("xl/sharedStrings.xml", func(w io.Writer) {
		io.WriteString(w, `<sst `+mainNamespace+`>`)
		if shared != nil {
			shared(w)
		}
		io.WriteString(w, `</sst>`)
	})
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// leader is a row of a list of leaders.
func leader(row int) string {
	cell := func(column, text string) string {
		return fmt.Sprintf(`<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>`, column, row, text)
	}
	if row == 1 {
		return `<row r="1">` + cell("A", "姓名") + cell("B", "职务") + `</row>`
	}
	return fmt.Sprintf(`<row r="%d">`, row) + cell("A", "钱多"+strconv.Itoa(row)) + cell("B", "副县长") + `</row>`
}

// hostileBooks are workbooks that small files become large by. scale is how many of the most there are; 1 is what was
// seen to stop a computer.
func hostileBooks(scale float64) []struct {
	name          string
	sheet, shared func(io.Writer)
	want          string // that the child says
} {
	n := func(whole int) int { return int(float64(whole) * scale) }
	heads := func(w io.Writer) { io.WriteString(w, `<sheetData>`+leader(1)+leader(2)) }
	return []struct {
		name          string
		sheet, shared func(io.Writer)
		want          string
	}{
		{"styled blanks down to the last row", func(w io.Writer) {
			heads(w)
			for row := 3; row <= n(1_048_576); row++ {
				fmt.Fprintf(w, `<row r="%d" spans="1:8" s="1" customFormat="1">`, row)
				for _, column := range "ABCDEFGH" {
					fmt.Fprintf(w, `<c r="%c%d" s="1"/>`, column, row)
				}
				io.WriteString(w, `</row>`)
			}
			io.WriteString(w, `</sheetData>`)
		}, nil, "read 1\n"},
		{"a styled cell at XFD", func(w io.Writer) {
			heads(w)
			for row := 3; row < 1_000+3; row++ {
				fmt.Fprintf(w, `<row r="%d"><c r="XFD%d" s="1"/></row>`, row, row)
			}
			io.WriteString(w, `</sheetData>`)
		}, nil, "read 1\n"},
		{"sixty thousand leaders", func(w io.Writer) {
			io.WriteString(w, `<sheetData>`)
			for row := 1; row <= 60_000; row++ {
				io.WriteString(w, leader(row))
			}
			io.WriteString(w, `</sheetData>`)
		}, nil, "有内容的行超过 5000 行"},
		{"merged cells", func(w io.Writer) {
			heads(w)
			io.WriteString(w, `</sheetData><mergeCells>`)
			for row := 3; row < 100_000+3; row++ {
				fmt.Fprintf(w, `<mergeCell ref="A%d:H%d"/>`, row, row)
			}
			io.WriteString(w, `</mergeCells>`)
		}, nil, "read 1\n"},
		{"merged cells over one another", func(w io.Writer) {
			io.WriteString(w, `<sheetData>`)
			for row := 1; row <= 4000; row++ {
				io.WriteString(w, leader(row))
			}
			io.WriteString(w, `</sheetData><mergeCells>`)
			for range 100_000 {
				io.WriteString(w, `<mergeCell ref="B2:B1048576"/>`)
			}
			io.WriteString(w, `</mergeCells>`)
		}, nil, "合并的单元格太多"},
		{"tiny texts", func(w io.Writer) {
			heads(w)
			io.WriteString(w, `<row r="3"><c r="A3" t="s"><v>7</v></c></row></sheetData>`)
		}, func(w io.Writer) {
			for range n(15_000_000) {
				io.WriteString(w, `<si><t>a</t></si>`)
			}
		}, "read 2\n"},
		{"blanks that are shared", func(w io.Writer) {
			heads(w)
			for row := 3; row <= n(400_000); row++ {
				fmt.Fprintf(w, `<row r="%d"><c r="A%d" t="s"><v>0</v></c><c r="B%d" t="s"><v>0</v></c></row>`, row, row, row)
			}
			io.WriteString(w, `</sheetData>`)
		}, func(w io.Writer) { io.WriteString(w, `<si><t> </t></si>`) }, "read 1\n"},
		{"a text without end", func(w io.Writer) {
			heads(w)
			io.WriteString(w, `<row r="3"><c r="A3" t="inlineStr"><is><t>`)
			block := bytes.Repeat([]byte("一"), 100_000)
			for range 200 {
				w.Write(block)
			}
			io.WriteString(w, `</t></is></c></row></sheetData>`)
		}, nil, "文件已损坏"},
		{"endless blanks between", func(w io.Writer) {
			heads(w)
			block := bytes.Repeat([]byte(" \n"), 50_000)
			for range n(5_500) {
				io.WriteString(w, `<row/>`)
				w.Write(block)
			}
			io.WriteString(w, `</sheetData>`)
		}, nil, map[bool]string{true: "工作表“名单”读到第", false: "read 1\n"}[scale >= 1]},
	}
}

// childBook is set in the child that reads a hostile workbook; see TestSmallWorkbooksDoNotStopThePC.
const childBook = "OVERSIGHT_TEST_WORKBOOK"

// TestChildReadsAWorkbook is run in a process of its own, so that its memory can be told and is bounded.
func TestChildReadsAWorkbook(t *testing.T) {
	path := os.Getenv(childBook)
	if path == "" {
		t.Skip("only as a child")
	}
	target := sheet.Persons()
	b, err := sheet.Open(t.Context(), path)
	if err == nil {
		defer b.Close()
		var g sheet.Grid
		var l sheet.Layout
		if _, g, l, err = target.Find(t.Context(), b); err == nil {
			var r sheet.Result[model.Person]
			r, err = target.Read(g, l)
			fmt.Printf("read %d\n", len(r.Rows))
		}
	}
	var used runtime.MemStats
	runtime.ReadMemStats(&used)
	fmt.Printf("said %s\npeak %d\n", model.UserMessage(err), used.Sys) // what was ever asked of the system
}

func TestSmallWorkbooksDoNotStopThePC(t *testing.T) {
	scale := 0.1
	if s, err := strconv.ParseFloat(os.Getenv("OVERSIGHT_TEST_SCALE"), 64); err == nil {
		scale = s
	}
	for _, c := range hostileBooks(scale) {
		t.Run(c.name, func(t *testing.T) {
			path := hostile(t, "a", c.sheet, c.shared)
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			child := exec.Command(os.Args[0], "-test.run=^TestChildReadsAWorkbook$", "-test.v")
			child.Env = append(os.Environ(), childBook+"="+path)
			out, err := child.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			cpu := child.ProcessState.UserTime() + child.ProcessState.SystemTime()
			var memory int64
			if _, line, ok := strings.Cut(string(out), "\npeak "); !ok {
				t.Fatalf("the child broke off: %s", out)
			} else if _, err := fmt.Sscan(line, &memory); err != nil {
				t.Fatal(err)
			}
			t.Logf("%d KB: %v of the processor, %d MB", info.Size()>>10, cpu, memory>>20)
			if memory > 200<<20 {
				t.Errorf("%d MB", memory>>20)
			}
			if !strings.Contains(string(out), c.want) {
				t.Errorf("said %s, want %s", out, c.want)
			}
		})
	}
}
