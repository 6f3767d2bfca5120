package printing

import (
	"encoding/xml"
	"fmt"
	"image"
	"image/png"
	"math"
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

// The positions of GB/T 9704-2012 are read back from the PDF: type from pdftotext -bbox, ink from a picture.

const tolerance = 0.5 // millimetres

// scanned is a page as it comes out of the printer, ten pixels a millimetre.
type scanned struct{ image.Image }

const perMillimetre = 10

func scan(t *testing.T, s Sheets, page int) scanned {
	t.Helper()
	n := fmt.Sprint(page)
	picture, err := png.Decode(strings.NewReader(tool(t, []Sheets{s}, "pdftoppm", "-r", "254", "-f", n, "-l", n, "-png", "FILE")))
	if err != nil {
		t.Fatal(err)
	}
	return scanned{picture}
}

func isRed(r, g, b uint32) bool   { return r > 0xA000 && g < 0x6000 && b < 0x6000 }
func isBlack(r, g, b uint32) bool { return r < 0x8000 && g < 0x8000 && b < 0x8000 }

// box is the smallest one around the ink of a colour in a part of the page; all in millimetres.
func (s scanned) box(ink func(r, g, b uint32) bool, left, top, right, bottom float64) (box [4]float64) {
	pixels := image.Rect(int(left*perMillimetre), int(top*perMillimetre), int(right*perMillimetre), int(bottom*perMillimetre))
	found := image.Rectangle{}
	for y := pixels.Min.Y; y < pixels.Max.Y; y++ {
		for x := pixels.Min.X; x < pixels.Max.X; x++ {
			r, g, b, _ := s.At(x, y).RGBA()
			if ink(r, g, b) {
				found = found.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	for i, v := range []int{found.Min.X, found.Min.Y, found.Max.X, found.Max.Y} {
		box[i] = float64(v) / perMillimetre
	}
	return box
}

// words are those of a page of a PDF, in millimetres.
type word struct {
	Left   float64 `xml:"xMin,attr"`
	Top    float64 `xml:"yMin,attr"`
	Right  float64 `xml:"xMax,attr"`
	Bottom float64 `xml:"yMax,attr"`
	Text   string  `xml:",chardata"`
}

func wordsOf(t *testing.T, s Sheets) [][]word {
	t.Helper()
	var doc struct {
		Pages []struct {
			Words []word `xml:"word"`
		} `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal([]byte(tool(t, []Sheets{s}, "pdftotext", "-bbox", "FILE", "-")), &doc); err != nil {
		t.Fatal(err)
	}
	pages := make([][]word, len(doc.Pages))
	for i, page := range doc.Pages {
		for _, w := range page.Words {
			pages[i] = append(pages[i], word{w.Left * mmPerPoint, w.Top * mmPerPoint, w.Right * mmPerPoint, w.Bottom * mmPerPoint, w.Text})
		}
	}
	return pages
}

// find returns the first word that begins so.
func find(t *testing.T, words []word, prefix string) word {
	t.Helper()
	i := slices.IndexFunc(words, func(w word) bool { return strings.HasPrefix(w.Text, prefix) })
	if i < 0 {
		t.Fatalf("no word %q in %v", prefix, words)
	}
	return words[i]
}

func near(t *testing.T, clause string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > tolerance {
		t.Errorf("%s: %.2f mm, the standard says %.2f", clause, got, want)
	}
}

const cell3, cell4 = sizeNo3 * mmPerPoint, sizeNo4 * mmPerPoint

func TestGeometryOfTheLetterFormat(t *testing.T) {
	p := fullLetter()
	p.Document.Letter.ProblemList, p.Document.Letter.Form = false, false
	s := Document(p)
	page, words := scan(t, s, 1), wordsOf(t, s)[0]

	mark := page.box(isRed, 0, 20, 210, 44.5)
	near(t, "10.1 发文机关标志上边缘至上页边", mark[1], 30)
	near(t, "10.1 发文机关标志居中", (mark[0]+mark[2])/2, 106)
	upper := page.box(isRed, 0, mark[3]+2, 210, 60)
	near(t, "10.1 双线距标志", upper[1]-mark[3], 4)
	near(t, "10.1 双线左端", upper[0], 20)
	near(t, "10.1 双线长", upper[2]-upper[0], 170)
	lower := page.box(isRed, 0, 200, 210, 297)
	near(t, "10.1 下双线距下页边", 297-lower[3], 20)
	near(t, "10.1 下双线左端", lower[0], 20)
	near(t, "10.1 下双线长", lower[2]-lower[0], 170)

	thick, thin := page.box(isRed, 100, upper[1], 110, upper[1]+1.2), page.box(isRed, 100, upper[3]-0.7, 110, upper[3])
	if thick[3]-thick[1] <= thin[3]-thin[1] {
		t.Error("10.1 上线为上粗下细")
	}
	thin, thick = page.box(isRed, 100, lower[1], 110, lower[1]+0.7), page.box(isRed, 100, lower[3]-1.2, 110, lower[3])
	if thick[3]-thick[1] <= thin[3]-thin[1] {
		t.Error("10.1 下线为上细下粗")
	}

	number := page.box(isBlack, 120, upper[3], 200, 60)
	near(t, "10.1 发文字号距线", number[1]-upper[3], 0.875*cell3)
	near(t, "10.1 发文字号顶格居版心右边缘", find(t, words, "示同监建").Right, 184)
	near(t, "10.1 份号顶格居版心左边缘", find(t, words, "000001").Left, 28)
	near(t, "10.1 紧急程度在密级下一行", find(t, words, "特急").Top-find(t, words, "秘密").Top, linePitch)
	last, title := page.box(isBlack, 25, 67, 60, 77), page.box(isBlack, 60, 79, 150, 110)
	if blank := (title[1] - last[3]) / linePitch; blank < 1.4 || blank > 2.6 {
		t.Errorf("10.1 标题与其上最后一个要素相距二行: %.1f lines", blank)
	}
	if foot := page.box(isBlack, 0, 255, 210, 297); foot[3] > 262.5 {
		t.Error("10.1 首页不显示页码")
	}
	note := find(t, wordsOf(t, s)[len(s.Pages)-1], "抄送")
	near(t, "7.4.2 抄送左空一字", note.Left, 28+cell4)
	imprint := scan(t, s, len(s.Pages)).box(isBlack, 25, 250, 190, 263)
	if imprint[3] > 262 || imprint[3] < 262-imprintPitch {
		t.Errorf("10.1 版记位于版心内最下方: it ends at %.1f", imprint[3])
	}
}

func TestGeometryOfTheOrdinaryFormat(t *testing.T) {
	p := redHeaded(fullLetter())
	p.Document.Letter.ProblemList, p.Document.Letter.Form = false, false
	p.Document.Letter.FurtherAnnexes = []string{"有关制度汇编", "检查组名单"}
	p.Document.Letter.Causes = ""
	s := Document(p)
	page, all := scan(t, s, 1), wordsOf(t, s)
	words := all[0]

	mark := page.box(isRed, 0, 60, 210, 90)
	near(t, "7.2.4 标志上边缘至版心上边缘", mark[1]-37, 35)
	near(t, "7.2.4 标志居中", (mark[0]+mark[2])/2, 106)
	near(t, "7.2.1 份号顶格", find(t, words, "000001").Left, 28)
	for line, clause := range []string{"7.2.1 份号在第一行", "7.2.2 密级在第二行", "7.2.3 紧急程度在第三行"} {
		top := marginTop + float64(line)*linePitch
		ink := page.box(isBlack, 20, top, 70, top+linePitch)
		near(t, clause, (ink[1]+ink[3])/2, top+linePitch/2)
	}
	number := find(t, words, "示同监建")
	near(t, "7.2.5 发文字号居中", (number.Left+number.Right)/2, 106)
	ink := page.box(isBlack, 60, mark[3]+5, 150, mark[3]+35)
	if blank := (ink[1] - mark[3]) / linePitch; blank < 1.5 || blank > 2.9 {
		t.Errorf("7.2.5 发文字号在标志下空二行: %.1f lines", blank)
	}
	rule := page.box(isRed, 0, mark[3]+5, 210, 150)
	near(t, "7.2.7 红线在发文字号下", rule[1]-ink[3], 4)
	near(t, "7.2.7 红线左端", rule[0], 28)
	near(t, "7.2.7 红线长", rule[2]-rule[0], 156)
	title := find(t, words, "关于")
	near(t, "7.3.1 标题居中", (title.Left+title.Right)/2, 106)
	near(t, "7.3.2 主送顶格", find(t, words, "示例镇、").Left, 28)
	near(t, "7.3.3 一、左空二字", find(t, words, "一、").Left, 28+2*cellWidth)
	near(t, "7.5 页码居右空一字", words[len(words)-1].Right, 184-cell4)

	end, words := scan(t, s, 2), all[1]
	near(t, "7.5 页码居左空一字", find(t, words, "—").Left, 28+cell4)
	dash := end.box(isBlack, 28, 264, 28+2*cell4-1, 275)
	near(t, "7.5 一字线距版心下边缘", (dash[1]+dash[3])/2-262, 7)
	annex, second := find(t, words, "附件："), find(t, words, "2.")
	near(t, "7.3.4 附件左空二字", annex.Left, 28+2*cellWidth)
	near(t, "7.3.4 第二个附件与第一个对齐", second.Left, 28+5*cellWidth)
	date := find(t, words, "2020年10月15日")
	issuer := find(t, words, "中共示例县")
	near(t, "7.3.5.1 日期右空四字", date.Right, 184-4*cell3)
	near(t, "7.3.5.1 署名以日期为准居中", (issuer.Left+issuer.Right)/2, (date.Left+date.Right)/2)
	near(t, "7.3.5.1 日期在署名下一行", date.Top-issuer.Top, linePitch)
	near(t, "7.3.6 附注左空二字", find(t, words, "（联系人").Left, 28+2*cellWidth)
	last := end.box(isBlack, 20, 261, 190, 263)
	near(t, "7.4.1 末条分隔线与版心下边缘重合", (last[1]+last[3])/2, 262)
	near(t, "7.4.1 分隔线左端", last[0], 28)
	near(t, "7.4.1 分隔线与版心等宽", last[2]-last[0], 156)
	near(t, "7.4.2 抄送左空一字", find(t, words, "抄送").Left, 28+cell4)
	near(t, "7.4.3 印发机关左空一字", find(t, words, "县同级").Left, 28+cell4)
	printed := words[slices.IndexFunc(words, func(w word) bool { return strings.HasSuffix(w.Text, "印发") })]
	near(t, "7.4.3 印发日期右空一字", printed.Right, 184-cell4)
}

// upwardLetter is a letter to those above, signed by the names.
func upwardLetter(signers string) Paper {
	p := letterPaper()
	kinds := model.FurtherKinds()
	p.Kind = kinds[slices.IndexFunc(kinds, func(k model.Kind) bool { return k.Key == model.KindReport })]
	d := model.NewDocument(p.Kind, "李镕", model.MustDate("2020-10-15"))
	d.Leader = model.LeaderRef{ID: 1, Name: "陆承远", Post: "县委书记", Role: model.RoleParty}
	d.Source, d.Title, d.Letter.To = "县委第三轮巡察", "示例镇思想文化宣传薄弱问题", "市纪委监委"
	d.Problems, d.Suggestions = p.Document.Problems, p.Document.Suggestions
	d.State, d.Signed, d.SignedBy = model.Signed, p.Document.Signed, signers
	d.Number = model.Number{Mark: "示同监报", Year: 2020, Seq: 1}
	p.Document, p.Forecast = d, model.Deadline{}
	return p
}

func TestGeometryOfWhatGoesUp(t *testing.T) {
	for _, c := range []struct {
		signers string
		names   []string
		lines   int
	}{
		{"王某某", []string{"王某某"}, 1},
		{"王某某、李某", []string{"王某某", "李某"}, 1},
		{"王某某、欧阳𬱖喆，李某;赵某某", []string{"王某某", "欧阳", "李某", "赵某某"}, 2},
	} {
		p := upwardLetter(c.signers)
		p.Document.Marks = fullLetter().Document.Marks
		s := Document(p)
		checkOnPaper(t, s)
		page, words := scan(t, s, 1), wordsOf(t, s)[0]
		mark := page.box(isRed, 0, 60, 210, 90)
		near(t, "7.2.4 标志上边缘至版心上边缘", mark[1]-37, 35)
		number, signed := find(t, words, "示同监报"), find(t, words, "签发人：")
		near(t, "7.2.5 发文字号居左空一字", number.Left, 28+cellWidth)
		var last word
		var at []word
		for _, name := range c.names {
			i := slices.IndexFunc(words, func(w word) bool {
				return strings.Contains(w.Text, name) && w.Top >= signed.Top-1 && w.Top < signed.Top+30
			})
			if i < 0 {
				t.Fatalf("%s is not in the head: %v", name, words[:20])
			}
			last = words[i]
			at = append(at, last)
		}
		near(t, "7.2.5 发文字号与最后一个签发人同一行", number.Top, last.Top)
		near(t, "7.2.6 回行的行距", last.Top-signed.Top, float64(c.lines-1)*linePitch)
		if c.lines > 1 {
			near(t, "7.2.6 回行与上一行第一个签发人对齐", at[2].Left, at[0].Right-3*cellWidth)
		}
		ink := page.box(isBlack, 100, mark[3]+5, 200, mark[3]+35)
		if blank := (ink[1] - mark[3]) / linePitch; blank < 1.5 || blank > 2.9 {
			t.Errorf("7.2.6 签发人在标志下空二行: %.1f lines", blank)
		}
		if c.lines == 1 && len(c.names) == 1 {
			near(t, "7.2.6 签发人居右空一字", ink[2], 184-cellWidth)
		}
		rule := page.box(isRed, 0, mark[3]+5, 210, 150)
		head := page.box(isBlack, 20, mark[3]+5, 190, rule[1])
		near(t, "7.2.7 红线在发文字号下", rule[1]-head[3], 4)
		near(t, "7.2.7 红线长", rule[2]-rule[0], 156)
		faces := facesOf(s)
		for _, name := range model.SplitNames(c.signers) {
			if !strings.Contains(faces[kaiFace], "|"+name) && !strings.Contains(name, "𬱖") {
				t.Errorf("7.2.6 %s is not in 楷体: %s", name, faces[kaiFace])
			}
		}
		if !strings.Contains(faces[fangFace], "|签发人：") {
			t.Error("7.2.6 签发人 is not in 仿宋")
		}
	}
}

func TestWhatGoesUpReadsAsAReport(t *testing.T) {
	s := Document(upwardLetter("王某某"))
	readsInOrder(t, s, "签发人：", "王某某", "示同监报〔2020〕1号", "关于示例镇思想文化宣传薄弱问题的情况报告", "市纪委监委：", "一、基本情况",
		"经县委第三轮巡察，发现涉及县委书记陆承远同志的下列问题", "二、存在的主要问题", "三、意见建议", "特此报告。", "2020年10月15日", "联系人：李镕", "印发")
	if text := textOf(s.Pages); strings.Contains(text, "工作日") || strings.Contains(text, "四、") {
		t.Errorf("it reads %s", text)
	}
	draft := upwardLetter("")
	draft.Document.State, draft.Document.Number, draft.Document.Signed = model.Draft, model.Number{}, model.Date{}
	if text := textOf(Document(draft).Pages); !strings.Contains(text, "签发人：") {
		t.Errorf("the draft has no room for the signer: %s", text)
	}
}

func TestPagesHold22LinesOf28Characters(t *testing.T) {
	s := Document(plainLetter(2000))
	words, page := wordsOf(t, s)[1], scan(t, s, 2)
	lines := slices.DeleteFunc(words, func(w word) bool { return !strings.HasPrefix(w.Text, "甲") })
	if len(lines) != 22 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, w := range lines {
		near(t, "5.2.3 行距", w.Top-lines[0].Top, float64(i)*225/22)
		if n := len([]rune(w.Text)); n != 28 {
			t.Errorf("line %d holds %d characters", i+1, n)
		}
		near(t, "5.2.1 版心左边缘", w.Left, 28)
		near(t, "5.2.1 版心右边缘", w.Right, 184)
	}
	ink := page.box(isBlack, 0, 0, 210, 263)
	if ink[0] < 28 || ink[2] > 184.5 || ink[1] < 37 || ink[3] > 262 || ink[1] > 40.5 || ink[3] < 258.5 {
		t.Errorf("5.2.1 版心: the text takes %v", ink)
	}
}
