package printing

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"oversight/model"
)

// tool runs a program of poppler or qpdf on a PDF of the sheets; the test is skipped where it is not installed.
func tool(t *testing.T, sheets []Sheets, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	file := filepath.Join(t.TempDir(), "test.pdf")
	if err := os.WriteFile(file, pdfOf(t, sheets...), 0o644); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "FILE", file)
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func pdfOf(t *testing.T, sheets ...Sheets) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WritePDF(&b, PDFOptions{}, sheets...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// packed drops all blanks, which readers put where they like.
func packed(s string) string { return strings.Join(strings.Fields(s), "") }

func TestPDFReadsBackAsTheTextOfTheCard(t *testing.T) {
	p := samplePaper()
	text := packed(tool(t, []Sheets{Card(p)}, "pdftotext", "-raw", "FILE", "-"))
	for _, want := range []string{
		"中共示例县纪律检查委员会", "工作提醒卡", "示同监提〔2020〕7号", "欧阳𬱖喆同志：", "县委常委、宣传部部长",
		"经县委第三轮巡察发现，你联系的示例镇、县融媒体中心存在以下问题：",
		p.Document.Problems[0] + "；", p.Document.Problems[1] + "。",
		"根据《关于加强同级监督的意见（试行）》，现提醒如下：",
		"请在收到本卡之日起15个工作日内（当日签收的，即2020年6月17日前），将整改情况书面反馈县同级监督领导小组办公室。",
		"联系人：李镕", "2020年5月27日", "沿此线剪开", "送达回执", "今收到《工作提醒卡》（示同监提〔2020〕7号）1份。", "□当面", "□转交（代收人",
	} {
		if !strings.Contains(text, packed(want)) {
			t.Errorf("the PDF does not hold %q:\n%s", want, text)
		}
	}
}

func TestPDFIsSoundAndEmbedsOnlyTheFontsInUse(t *testing.T) {
	sheets := []Sheets{Card(samplePaper()), ReplyForm(samplePaper())}
	if out := tool(t, sheets, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
	fonts := tool(t, sheets, "pdffonts", "FILE")
	for _, name := range []string{"fang", "fang-ext", "hei", "title"} {
		if !strings.Contains(fonts, "utf8"+name+" ") {
			t.Errorf("%s is not embedded:\n%s", name, fonts)
		}
	}
	if strings.Contains(fonts, "kai") {
		t.Errorf("a font not in use is embedded:\n%s", fonts)
	}
}

func TestPDFPropertiesAreChineseAndDatedByTheDocument(t *testing.T) {
	p := samplePaper()
	p.Kind.Name = "提醒𬱖卡"
	info := tool(t, []Sheets{Card(p)}, "pdfinfo", "-isodates", "FILE")
	for _, want := range []string{"提醒𬱖卡 示同监提〔2020〕7号", "中共示例县纪律检查委员会", "同级监督工作台", "2020-05-27", "A4"} {
		if !strings.Contains(info, want) {
			t.Errorf("the properties lack %q:\n%s", want, info)
		}
	}
}

func TestBatchHasABookmarkForEachDocument(t *testing.T) {
	a, b := samplePaper(), longPaper(25)
	b.Document.Number.Seq = 8
	var out bytes.Buffer
	if err := WritePDF(&out, PDFOptions{Title: "工作提醒卡2份"}, Card(a), Card(b)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"工作提醒卡 示同监提〔2020〕7号", "工作提醒卡 示同监提〔2020〕8号"} {
		if !bytes.Contains(out.Bytes(), utf16Escaped(want)) {
			t.Errorf("no bookmark %q", want)
		}
	}
	if n := strings.Count(out.String(), "/Type /Page\n"); n != len(Card(a).Pages)+len(Card(b).Pages) {
		t.Errorf("%d pages", n)
	}
}

// utf16Escaped is a PDF text string as gofpdf writes it.
func utf16Escaped(s string) []byte {
	b := []byte{0xFE, 0xFF}
	for _, r := range s {
		b = append(b, byte(r>>8), byte(r))
	}
	return []byte(strings.NewReplacer("\\", "\\\\", "(", "\\(", ")", "\\)", "\r", "\\r").Replace(string(b)))
}

func TestEqualDocumentsAreEqualFilesInAnyGoroutine(t *testing.T) {
	want := sha256.Sum256(pdfOf(t, Card(longPaper(9))))
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			var b bytes.Buffer
			if err := WritePDF(&b, PDFOptions{}, Card(longPaper(9))); err != nil {
				t.Error(err)
			}
			if sha256.Sum256(b.Bytes()) != want {
				t.Error("the same document gave other bytes")
			}
		})
	}
	wait.Wait()
}

func TestHostileTextIsPrintedNotFatal(t *testing.T) {
	p := samplePaper()
	p.Document.Leader.Name = "张\xff三\u202e\x00"
	p.Document.Problems = []string{"👍🙂\u200d\u200b\ufeff", strings.Repeat("丙", 2000), strings.Repeat("w", 2000), "(\\) %s\n\n\t"}
	p.Office.Issuer = strings.Repeat("中共示例县委", 6)
	s := Card(p)
	if err := WritePDF(io.Discard, PDFOptions{Title: "\xff👍(", Author: "\\"}, s); err != nil {
		t.Fatal(err)
	}
	if string(s.Missing) != "👍🙂" {
		t.Errorf("missing %q", string(s.Missing))
	}
	text := packed(tool(t, []Sheets{s}, "pdftotext", "-raw", "FILE", "-"))
	if !strings.Contains(text, "□□") || !strings.Contains(text, "张三同志：") || strings.Count(text, "丙") != 2000 {
		t.Errorf("not all is printed: %d times 丙, begins\n%.1500s", strings.Count(text, "丙"), text)
	}
}

func TestAnyCharactersMakeASoundPDF(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var sheets []Sheets
	for range 60 {
		text := make([]rune, 200)
		for i := range text {
			text[i] = rune(random.IntN(1 << (7 + random.IntN(15)))) // up to beyond the last plane
		}
		p := samplePaper()
		p.Document.Problems, p.Document.Title = []string{string(text)}, string(text[:20])
		p.Document.Number.Mark, p.Kind.Name = string(text[20:25]), string(text[30:36])
		sheets = append(sheets, Card(p), ReplyForm(p))
	}
	if out := tool(t, sheets, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteFailureIsAnErrorTheClerkCanRead(t *testing.T) {
	err := WritePDF(failingWriter{}, PDFOptions{}, Card(samplePaper()))
	if model.CodeOf(err) != model.Internal || !strings.Contains(model.UserMessage(err), "没有能够生成打印文件") {
		t.Errorf("got %v", err)
	}
}

// bboxWord is a word of pdftotext -bbox, in points from the top left.
type bboxWord struct {
	X    float64 `xml:"xMin,attr"`
	Top  float64 `xml:"yMin,attr"`
	Text string  `xml:",chardata"`
}

func TestTextStandsWhereTheLayoutPutIt(t *testing.T) {
	s := Card(samplePaper())
	var doc struct {
		Words []bboxWord `xml:"body>doc>page>word"`
	}
	if err := xml.Unmarshal([]byte(tool(t, []Sheets{s}, "pdftotext", "-bbox", "FILE", "-")), &doc); err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, op := range s.Pages[0].Ops {
		text, ok := op.(Text)
		if !ok {
			continue
		}
		for _, w := range doc.Words {
			sameLine := math.Abs(w.Top*mmPerPoint-(text.Y-ascent*text.Size*mmPerPoint)) < 3
			if !sameLine || len(w.Text) < 12 || !strings.HasPrefix(text.Text, w.Text) {
				continue
			}
			checked++
			if off := math.Abs(w.X*mmPerPoint - text.X); off > 0.5 {
				t.Errorf("%q is %.2f mm off", w.Text, off)
			}
		}
	}
	if checked < 10 {
		t.Errorf("only %d words were found again", checked)
	}
}
