package sheet_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"
	"oversight/model/sheet"
)

// exported is what the export of n rows writes: text, numbers of documents, names, real dates, what looks like a formula.
func exported(n int) ([]model.Column[int], []int) {
	day := model.MustDate("2010-01-01")
	texts := []func(int) string{
		func(i int) string { return fmt.Sprintf("示同监提〔2020〕%d号", i) },
		func(i int) string { return "欧阳𬱖喆" },
		func(i int) string { return "县委常委、宣传部部长" },
		func(i int) string {
			return fmt.Sprintf("第%d个村的产业奖补资金兑现不及时，村级公示不规范", i)
		},
		func(i int) string { return day.Add(i % 5000).String() },
		func(i int) string { return day.Add(i%5000 + 21).String() },
		func(i int) string { return "=1+" + fmt.Sprint(i) },
		func(i int) string { return fmt.Sprintf("%018d", i) },
	}
	var columns []model.Column[int]
	for i := range 16 {
		columns = append(columns, model.Column[int]{ID: fmt.Sprint(i), Label: fmt.Sprintf("第%d列", i+1), Text: texts[i%len(texts)]})
	}
	rows := make([]int, n)
	for i := range rows {
		rows[i] = i
	}
	return columns, rows
}

const openpyxlWrite = `
import csv, datetime, sys, time
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8")))
start = time.perf_counter()
book = Workbook(write_only=True)
sheet = book.create_sheet("export")
for row in rows:
    sheet.append([datetime.date.fromisoformat(v) if len(v) == 10 and v[4] == "-" else v for v in row])
book.save(sys.argv[2])
print(time.perf_counter() - start)
`

func BenchmarkExportOf100000Rows(b *testing.B) {
	columns, rows := exported(100_000)
	benchmarkExport(b, columns, rows)
}

func BenchmarkExportOf100000Inquiries(b *testing.B) {
	day := model.MustDate("2017-01-01")
	rows := make([]model.InquiryRow, 100_000)
	for i := range rows {
		on := day.Add(i / 30)
		rows[i] = model.InquiryRow{
			ID: int64(i + 1), State: model.InquiryClosed, Number: model.Number{Mark: model.InquiryMark, Year: on.Year(), Seq: i + 1},
			Phase: model.Phases()[i%3], On: on, By: "郑国强", Means: "口头", Gist: "政府公益项目和企业经营项目怎样分开", Closed: on.Add(60),
			Title: "审议《县属国有企业领导人管理办法》", Class: model.Classes()[i%4], Unit: "县国资局",
			Leader: model.LeaderRef{Name: "罗清源", Post: "县委常委、常务副县长"}, Amount: 13_847_200, Decision: model.DecisionAmended,
			MeetingType: "县委常委会", MeetingName: "第38次会议", Held: on, Suggestions: 3, Adopted: 2, Partly: 1,
			FollowUnit: "县国资局", Due: on.Add(21), Done: on.Add(20),
		}
	}
	benchmarkExport(b, model.InquiryColumns(), rows)
}

// benchmarkExport names how many times slower openpyxl writes the same rows in the same run, where Python has it.
func benchmarkExport[T any](b *testing.B, columns []model.Column[T], rows []T) {
	b.Helper()
	for b.Loop() {
		var out bytes.Buffer
		if err := sheet.Write(&out, "export", columns, rows); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
	ours := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(float64(len(rows))/ours, "rows/s")
	python, err := pythonWith("openpyxl")
	if err != nil {
		b.Log("openpyxl is not here: ", err)
		return
	}
	b.ReportMetric(openpyxlSeconds(b, python, columns, rows)/ours, "openpyxl/ours")
}

// pythonWith returns a Python that has a module.
func pythonWith(module string) (python string, err error) {
	for _, python = range []string{"python3", filepath.FromSlash("/usr/bin/python3")} {
		if err = exec.Command(python, "-c", "import "+module).Run(); err == nil {
			return python, nil
		}
	}
	return "", err
}

func openpyxlSeconds[T any](b *testing.B, python string, columns []model.Column[T], rows []T) float64 {
	b.Helper()
	dir := b.TempDir()
	in, script := filepath.Join(dir, "rows.csv"), filepath.Join(dir, "write.py")
	f, err := os.Create(in)
	if err != nil {
		b.Fatal(err)
	}
	w := csv.NewWriter(f)
	line := make([]string, len(columns))
	for _, r := range rows {
		for i, c := range columns {
			line[i] = c.Text(r)
		}
		if err := w.Write(line); err != nil {
			b.Fatal(err)
		}
	}
	w.Flush()
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(script, []byte(openpyxlWrite), 0o600); err != nil {
		b.Fatal(err)
	}
	out, err := exec.Command(python, script, in, filepath.Join(dir, "out.xlsx")).CombinedOutput()
	var seconds float64
	if _, bad := fmt.Sscan(string(out), &seconds); err != nil || bad != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return seconds
}

func TestExportOfManyRowsReadsBack(t *testing.T) {
	columns, rows := exported(4000)
	var out bytes.Buffer
	if err := sheet.Write(&out, "export", columns, rows); err != nil {
		t.Fatal(err)
	}
	b, err := sheet.ReadBytes(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	g, err := b.Read(t.Context(), "export")
	if err != nil || len(g) != len(rows)+1 {
		t.Fatalf("%d rows, %v", len(g), err)
	}
	for i, c := range columns {
		if g[0].Cells[i].Text != c.Label {
			t.Errorf("heading %q", g[0].Cells[i].Text)
		}
		for _, r := range rows {
			if got := g[r+1].Cells[i]; got.Text != c.Text(r) || (got.Kind == sheet.Day) != (i%8 == 4 || i%8 == 5) {
				t.Fatalf("row %d, %s: %+v, want %q", r, c.Label, got, c.Text(r))
			}
		}
	}
}

func TestLibreOfficeReadsAnExportAsItWasWritten(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here")
	}
	dir := t.TempDir()
	columns, rows := exported(50)
	var out bytes.Buffer
	if err := sheet.Write(&out, "export", columns, rows); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "export.xlsx")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", dir, path)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	data, err := os.ReadFile(filepath.Join(dir, "export.csv"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil || len(got) != len(rows)+1 {
		t.Fatalf("%d rows, %v", len(got), err)
	}
	for _, r := range rows {
		for i, c := range columns {
			if got[r+1][i] != c.Text(r) {
				t.Errorf("row %d, %s: %q, want %q", r, c.Label, got[r+1][i], c.Text(r))
			}
		}
	}
}

func TestAListSavedByLibreOfficeIsRead(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here")
	}
	dir := t.TempDir()
	list := "名单,,,,\n姓名,出生年月,单位,现任职务,信访\n张 三,1975.03,县教育局,股长,无反映\n李四,1980-12-01,县民政局,副股长,有反映：来信一件\n"
	path := filepath.Join(dir, "list.csv")
	if err := os.WriteFile(path, []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--infilter=Text - txt - csv (StarCalc):44,34,76", "--convert-to", "xlsx", "--outdir", dir, path)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	r := taken(t, filepath.Join(dir, "list.xlsx"), sheet.Vetted(rooms))
	if len(r.Problems) > 0 || len(r.Rows) != 2 || r.Rows[0].Name != "张三" || r.Rows[0].Born.String() != "1975.03" || r.Rows[1].Born.String() != "1980.12" {
		t.Errorf("%+v", r)
	}
	if o := r.Rows[1].Opinion("信访"); o.Reported != model.ReportedSomething || o.Text != "来信一件" {
		t.Errorf("opinion %+v", o)
	}
}
