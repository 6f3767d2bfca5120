package printing

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func titled(text string) []string {
	return titleLines(text, []string{"整改建议书", "示例镇", "县融媒体中心"}, style{role: Title, size: sizeNo2}, bodyWidth)
}

func TestTitlesBreakBetweenWordsInBalancedLines(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"短的一行", "关于财务的建议书"},
		{"两行梯形", "关于示例镇思想文化|宣传薄弱问题的整改建议书"},
		{"30字在顿号后", "关于产业奖补资金兑现不及时、|村级公示不规范等问题的整改建议书"},
		{"书名号不拆开", "关于贯彻落实|《关于加强同级监督的意见（试行）》|不到位问题的整改建议书"},
		{"单位名不拆开", "关于县融媒体中心落实|意识形态工作责任制不到位、内部|管理制度执行不严格问题的整改建议书"},
		{"引号和四字词不拆开", "关于“一卡通”补贴资金发放中优亲厚友、|虚报冒领问题的整改建议书"},
		{"数字连着单位", "关于1,384.72万元扶贫|专项资金滞留问题的整改建议书"},
		{"70字四行", "关于示例县住房和城乡建设局、示例县|交通运输局在2019年至2020年农村公路|建设项目招标投标和资金拨付管理|工作中存在的突出问题的整改建议书"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(titled(strings.ReplaceAll(c.want, "|", "")), "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestTitlesOfAnyWordsKeepTheirTextAndShape breaks titles of random words of the trade.
func TestTitlesOfAnyWordsKeepTheirTextAndShape(t *testing.T) {
	words, s := strings.Fields(tradeWords), style{role: Title, size: sizeNo2}
	random := rand.New(rand.NewPCG(3, 5))
	torn, lines := 0, 0
	for range 500 {
		title := "关于"
		for range 3 + random.IntN(20) {
			title += words[random.IntN(len(words))]
		}
		got := titled(title + "问题的整改建议书")
		if joined := strings.Join(got, ""); joined != title+"问题的整改建议书" {
			t.Fatalf("%q became %q", title, got)
		}
		shortest, longest := math.Inf(1), 0.0
		for _, l := range got {
			shortest, longest = min(shortest, s.width(l)), max(longest, s.width(l))
			if first := []rune(l)[0]; strings.ContainsRune("的和及了", first) {
				torn++
			}
		}
		lines += len(got)
		if longest > bodyWidth || len(got) > 1 && shortest < longest*0.45 {
			t.Errorf("%q: lines of %.0f to %.0f mm", got, shortest, longest)
		}
	}
	if torn*100 > lines {
		t.Errorf("%d of %d lines begin with a particle", torn, lines)
	}
}

func TestTitleOfOneEndlessWordIsStillSet(t *testing.T) {
	for _, title := range []string{"", strings.Repeat("w", 300), strings.Repeat("，", 90), "《" + strings.Repeat("甲", 90), "  "} {
		got := titled(title)
		for _, l := range got {
			if (style{role: Title, size: sizeNo2}).width(l) > bodyWidth+0.01 {
				t.Errorf("%q is wider than the page", l)
			}
		}
		if strings.Join(got, "") != strings.TrimSpace(title) {
			t.Errorf("%q became %q", title, got)
		}
	}
}

func TestShapesAreNeitherRectanglesNorHourglasses(t *testing.T) {
	for n := 2; n <= 7; n++ {
		for _, shape := range shapes(n) {
			sum := 0.0
			for _, part := range shape {
				sum += part
			}
			if slices.Max(shape)-slices.Min(shape) < 0.1 || math.Abs(sum-float64(n)) > 0.35 {
				t.Errorf("%v", shape)
			}
			if middle := shape[n/2]; n > 2 && middle < shape[0] && middle < shape[n-1] {
				t.Errorf("%v is an hourglass", shape)
			}
		}
	}
}
