package printing

import (
	"math"
	"slices"
	"strings"
	"testing"

	"oversight/model"
)

func TestPressingSlipsSayHowFarTheDocumentIs(t *testing.T) {
	first := func() Paper { return onItsWay(samplePaper(), model.Served) }
	for _, c := range []struct {
		name, on string
		p        Paper
		want     string
	}{
		{"期限之前", "2020-06-16", first(), "应于2020年6月18日前反馈整改情况。截至2020年6月16日，尚未收到整改情况反馈。"},
		{"期限之前没有要求日期", "2020-06-16", first(), "请在反馈期限内完成整改，"},
		{"期限之前可以申请延期", "2020-06-16", first(), "应当在期限届满前书面申请延期，"},
		{"期限当天", "2020-06-18", first(), "今日（2020年6月18日）期限届满，尚未收到整改情况反馈。"},
		{"超期", "2020-06-19", first(), "截至2020年6月19日，期限已过，仍未收到整改情况反馈。"},
		{"超期没有要求日期", "2020-06-19", first(), "请立即完成整改，"},
		{"部分认可之后", "2020-07-08", judged(samplePaper(), model.ActPartial), "的整改情况反馈于2020年6月19日认定为“部分认可”，应于2020年7月7日前重新反馈。截至2020年7月8日，期限已过，仍未收到重新反馈。"},
		{"部分认可之后只列没有整改的", "2020-07-08", judged(samplePaper(), model.ActPartial), "未办结的问题2." + samplePaper().Document.Problems[1] + "。"},
		{"退回之后", "2020-06-22", judged(samplePaper(), model.ActReturn), "认定为“退回”，应于2020年7月7日前重新反馈。截至2020年6月22日，尚未收到重新反馈。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			slip := c.p.Document.NewSlip(model.SlipChase, "李镕", model.MustDate(c.on), model.Standing{})
			if text := textOf(Slip(c.p, slip).Pages); !strings.Contains(text, packed(c.want)) {
				t.Errorf("the slip lacks %q:\n%s", c.want, text)
			}
		})
	}
	replied := first()
	replied.Document.State, replied.Document.Reply.Received = model.Replied, model.MustDate("2020-06-17")
	slip := replied.Document.NewSlip(model.SlipSupervise, "李镕", model.MustDate("2020-06-22"), model.Standing{})
	if text := textOf(Slip(replied, slip).Pages); !strings.Contains(text, "2020年6月17日收到整改情况反馈，问题尚未办结。") || !strings.Contains(text, "黄色督办") {
		t.Errorf("the slip reads %s", text)
	}
}

func TestProvisionalDueDateSaysSo(t *testing.T) {
	p, slip := slipSample(model.SlipChase, samplePaper())
	p.Document.Deadline.Provisional = true
	if text := textOf(Slip(p, slip).Pages); !strings.Contains(text, "反馈期限2020年6月18日前，暂定") {
		t.Errorf("the slip reads %s", text)
	}
}

func TestEarlierDeadlineIsKeptOnTheExtension(t *testing.T) {
	p, _ := slipSample(model.SlipExtension, samplePaper())
	p.Document.Deadline.Due = model.MustDate("2020-07-02")
	p.Document.Slips = []model.Slip{{Kind: model.SlipExtension}}
	slip := p.Document.NewSlip(model.SlipExtension, "李镕", model.MustDate("2020-06-30"), model.Standing{})
	slip.Due = model.MustDate("2020-07-09")
	if text := textOf(Slip(p, slip).Pages); !strings.Contains(text, "原定期限2020年6月18日现行期限2020年7月2日前申请延至2020年7月9日申请次数第2次") {
		t.Errorf("the form reads %s", text)
	}
}

// luminance is how light a colour is in black and white, 0 to 1 (ITU-R BT.709).
func luminance(c Color) float64 {
	linear := func(v uint8) float64 { return math.Pow(float64(v)/255, 2.2) }
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func TestEveryColorIsAWordThatIsLegibleInBlackAndWhite(t *testing.T) {
	for _, c := range model.Colors() {
		p, slip := slipSample(model.SlipSupervise, samplePaper())
		slip.Color = c
		ops := Slip(p, slip).Pages[0].Ops
		band := slices.IndexFunc(ops, func(op Op) bool { r, ok := op.(Rule); return ok && r.Width == bandHeight })
		if band < 0 {
			t.Fatalf("%s has no band", c)
		}
		ground, word := ops[band].(Rule), ops[band+1].(Text)
		light, dark := max(luminance(ground.Color), luminance(word.Color)), min(luminance(ground.Color), luminance(word.Color))
		if contrast := (light + 0.05) / (dark + 0.05); contrast < 4.5 {
			t.Errorf("%s: contrast %.1f", c, contrast)
		}
		if ground.Color == red {
			t.Errorf("%s has the red of the head, which pre-printed paper leaves out", c)
		}
		if !strings.Contains(textOf(Slip(p, slip).Pages), string(c)+"督办"+c.Meaning()) {
			t.Errorf("%s is not in words", c)
		}
	}
}

func TestReplyJudgedAsAWholeLeavesNoEmptyColumns(t *testing.T) {
	p, slip := slipSample(model.SlipReturn, samplePaper())
	p.Document.Review.Items = nil
	if text := textOf(Slip(p, slip).Pages); strings.Contains(text, "认定结果") || !strings.Contains(text, "1"+p.Document.Problems[0]+"2"+p.Document.Problems[1]) {
		t.Errorf("the notice reads %s", text)
	}
	p, slip = slipSample(model.SlipClosure, samplePaper())
	p.Document.Review.Items = nil
	if text := textOf(Slip(p, slip).Pages); strings.Count(text, "认可") != len(p.Document.Problems)+1 {
		t.Errorf("the form reads %s", text)
	}
}

func TestTickedBoxesAreTheChosenRequests(t *testing.T) {
	p, slip := slipSample(model.SlipCopy, samplePaper())
	boxes := func() int { return len(frames(Slip(p, slip).Pages[0])) - 1 }
	if n := boxes(); n != 3 {
		t.Errorf("%d ticks are boxed, want 3", n)
	}
	slip.Asks = nil
	if text := textOf(Slip(p, slip).Pages); boxes() != 0 || strings.Contains(text, tick) || strings.Count(text, box) != len(model.Asks()) {
		t.Errorf("nothing was chosen, the slip reads %s", text)
	}
}
