package printing

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"oversight/model"
)

// sixteen is a breaker for columns of so many ems of 三号.
func sixteen(ems float64) Breaker {
	s := cellSettings(sizeNo3)[0]
	return Breaker{
		Width: ems * s.em(), Em: s.em(),
		Advance: func(r rune) float64 { return Fang.advance(r) * s.em() },
	}
}

func texts(lines []Line) []string {
	var out []string
	for _, l := range lines {
		out = append(out, l.Text)
	}
	return out
}

// joined undoes Lines.
func joined(lines []Line) string {
	var b strings.Builder
	for i, l := range lines {
		b.WriteString(l.Text)
		if l.Last && i < len(lines)-1 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestLinesBreakWhereChineseTypesettingAllows(t *testing.T) {
	for _, c := range []struct {
		name string
		ems  float64
		text string
		want []string
	}{
		{"句号挤入行末半格", 4.5, "一二三四。五六", []string{"一二三四。", "五六"}},
		{"句号放不下时带一个字到下行", 4, "一二三四。五六", []string{"一二三", "四。五六"}},
		{"前引号不留在行末", 4, "一二三“四五”六", []string{"一二三", "“四五”", "六"}},
		{"书名号前半不留在行末", 5, "一二三四《五六》七", []string{"一二三四", "《五六》七"}},
		{"破折号不拆开", 5, "一二三四——五六", []string{"一二三", "四——五六"}},
		{"省略号不拆开", 5, "一二三四……五六", []string{"一二三", "四……五六"}},
		{"数字不拆开", 8, "涉及资金共计12345678元整", []string{"涉及资金共计", "12345678元整"}},
		{"数字连着单位", 10, "请在收到本卡之日起15个工作日内答复", []string{"请在收到本卡之日起", "15个工作日内答复"}},
		{"金额连着万元", 8, "拖欠工程款项1,384.72万元", []string{"拖欠工程款项", "1,384.72万元"}},
		{"金额宁可留空也不拆开", 28, "二〇一九年以来奖补资金管理不规范，涉及拖欠款项计1,384.72万元", []string{"二〇一九年以来奖补资金管理不规范，涉及拖欠款项计", "1,384.72万元"}},
		{"发文字号不拆开", 9, "根据竹同监提〔2026〕12号的要求", []string{"根据竹同监提", "〔2026〕12号的要求"}},
		{"网址的双斜线不拆开", 5, "见https://a.gov.cn", []string{"见https://", "a.gov.cn"}},
		{"长网址在斜线后断开", 8, "见https://example.gov/notice", []string{"见https://", "example.gov/", "notice"}},
		{"超长的词最后才拆", 4, "abcdefghijklmnop", []string{"abcdefgh", "ijklmnop"}},
		{"空格不出现在行首", 4, "一二三四 五六", []string{"一二三四 ", "五六"}},
		{"换行另起一段", 4, "一二\n三四五六七", []string{"一二", "三四五六", "七"}},
		{"日期先在年后断开", 9, "请于当日签收2020年6月17日前", []string{"请于当日签收2020年", "6月17日前"}},
		{"空段也占一行", 4, "一\n\n二", []string{"一", "", "二"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := texts(sixteen(c.ems).Lines(c.text))
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestTwentyEightCharactersFillALineOfTheGrid(t *testing.T) {
	text := strings.Repeat("监督", 42)
	block := Lay([]Para{body(text)}, bodyWidth, gridSetting)
	want := []int{26, 28, 28, 2}
	for i, row := range block.rows {
		if n := utf8.RuneCountInString(row.Text); n != want[i] {
			t.Errorf("line %d holds %d characters, want %d", i, n, want[i])
		}
	}
}

func TestJustifiedLinesEndAtTheEdgeAndRaggedOnesAreNotTornApart(t *testing.T) {
	b := sixteen(10)
	for _, l := range b.Lines("请于2026年5月18日前通过县政务内网将整改材料报送至zhaoxiaoming@example.gov.cn邮箱，逾期不报的予以通报。") {
		n := float64(len([]rune(strings.TrimRight(l.Text, " "))) - 1)
		if l.Spacing > maxStretch*b.Em || l.Spacing < -maxShrink*b.Em {
			t.Errorf("%q is spaced by %.2f em", l.Text, l.Spacing/b.Em)
		}
		if end := l.Width + l.Spacing*n; end > b.Width+squeeze*b.Em+1e-6 || !l.Last && l.Spacing > 0 && b.Width-end > 1e-6 {
			t.Errorf("%q ends at %.2f of %.2f", l.Text, end, b.Width)
		}
	}
}

func TestFollowingLinesHangUnderTheFirst(t *testing.T) {
	b := sixteen(6)
	b.First, b.Rest = b.Em, 3*b.Em
	lines := b.Lines("抄送：县委办公室县政府办公室")
	for i, want := range []string{"抄送：县委", "办公室", "县政府", "办公室"} {
		if indent := lines[i].Indent / b.Em; lines[i].Text != want || indent != []float64{1, 3, 3, 3}[i] {
			t.Errorf("line %d is %q after %.1f em", i, lines[i].Text, indent)
		}
	}
}

// checkLines fails when a character is lost, a line is too wide, or a mark breaks a rule where a better break existed.
func checkLines(t *testing.T, b Breaker, text string) {
	t.Helper()
	lines := b.Lines(text)
	if got := joined(lines); got != text {
		t.Fatalf("text changed:\n in %q\nout %q", text, got)
	}
	var paragraph []rune
	var starts []int
	check := func() {
		gaps := gapsOf(paragraph)
		for i, start := range starts[1:] {
			if gaps[start] != noGap {
				continue
			}
			for at := starts[i] + 1; at < start; at++ {
				if gaps[at] != noGap {
					t.Errorf("%q is broken at %d, though %d is allowed", string(paragraph), start, at)
				}
			}
		}
	}
	for _, l := range lines {
		starts = append(starts, len(paragraph))
		paragraph = append(paragraph, []rune(l.Text)...)
		n := len([]rune(strings.TrimRight(l.Text, " 　")))
		if end := l.Indent + l.Width + l.Spacing*float64(n-1); n > 1 && end > b.Width+squeeze*b.Em+1e-6 {
			t.Errorf("%q is %.2f wide in a column of %.2f", l.Text, end, b.Width)
		}
		if l.Last {
			check()
			paragraph, starts = nil, nil
		}
	}
}

func TestRandomTextLosesNothingAndKeepsTheRules(t *testing.T) {
	pieces := []string{
		"监督", "检查", "的", "，", "。", "；", "《", "》", "（", "）", "“", "”", "——", "……", "、", "15个工作日", "1,384.72万元",
		"2020年6月17日", "〔2026〕12号", "0731-8888 6666", "dfzf@example.gov.cn", " ", "A", "—", "%", "第3季度", "\n", "𬱖", "镕", "/", "-", "：",
	}
	random := rand.New(rand.NewPCG(7, 7))
	for range 3000 {
		var b strings.Builder
		for range 1 + random.IntN(40) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		breaker := sixteen(2 + 26*random.Float64())
		breaker.First = min(2*breaker.Em, breaker.Width/3)
		checkLines(t, breaker, b.String())
	}
}

func FuzzLines(f *testing.F) {
	f.Add("请在收到本卡之日起15个工作日内（即2020年6月17日前）答复。", 12.0)
	f.Add("，。、；：？！）》", 1.0)
	f.Add("“‘（《〔", 0.1)
	f.Add(" \n 　 a b\n\n", 3.5)
	f.Add("a\u0301\u0301̀", 0.4)
	f.Fuzz(func(t *testing.T, text string, ems float64) {
		if !(ems > -10 && ems < 1000) {
			t.Skip()
		}
		checkLines(t, sixteen(ems), model.CleanText(text))
	})
}
