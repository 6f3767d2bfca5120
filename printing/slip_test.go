package printing

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"oversight/model"
)

// checkWithinTypeArea fails when a table leaves the 版心 (GB/T 9704-2012, 5.2.1).
func checkWithinTypeArea(t *testing.T, s Sheets) {
	t.Helper()
	for i, p := range s.Pages {
		for _, r := range frames(p) {
			if r.X < marginLeft-0.01 || r.X+r.W > marginLeft+bodyWidth+0.01 || r.Y < marginTop-0.01 || r.Y+r.H > slipBottom+0.01 {
				t.Errorf("page %d: a table takes %.1f…%.1f, %.1f…%.1f", i+1, r.X, r.X+r.W, r.Y, r.Y+r.H)
			}
		}
	}
}

func TestEveryKindOfSlipHasAFormOfOnePage(t *testing.T) {
	for _, k := range model.SlipKinds() {
		t.Run(string(k), func(t *testing.T) {
			s := Slip(slipSample(k, samplePaper()))
			if len(s.Pages) != 1 || len(s.Missing) > 0 {
				t.Fatalf("%d pages, missing %q", len(s.Pages), string(s.Missing))
			}
			checkOnPaper(t, s)
			checkWithinTypeArea(t, s)
			text := textOf(s.Pages)
			if !strings.HasPrefix(text, "中共示例县纪律检查委员会"+k.Label()+"示同监提〔2020〕7号") {
				t.Errorf("the slip begins %.60s", text)
			}
			if strings.Contains(text, "—1—") || !strings.Contains(s.Title, k.Label()) || !strings.Contains(s.Title, "示同监提〔2020〕7号") {
				t.Errorf("title %q, text %s", s.Title, text)
			}
			if bottom := frames(s.Pages[0])[len(frames(s.Pages[0]))-1]; math.Abs(bottom.Y+bottom.H-slipBottom) > 0.01 {
				t.Errorf("the table of the only page ends at %.1f", bottom.Y+bottom.H)
			}
		})
	}
}

func TestSlipsReadBackFromTheirPDF(t *testing.T) {
	problems := samplePaper().Document.Problems
	for k, wants := range map[model.SlipKind][]string{
		model.SlipChase: {
			"催办通知单", "示同监提〔2020〕7号", "第1次", "催办对象欧阳𬱖喆", "反馈期限2020年6月18日前催办日期2020年6月24日", "欧阳𬱖喆同志：",
			"《工作提醒卡》（示同监提〔2020〕7号）于2020年5月28日签收，应于2020年6月18日前反馈整改情况。截至2020年6月24日，期限已过，仍未收到整改情况反馈。",
			"6月19日、6月22日两次电话催办，均答复正在汇总。", "1." + problems[0] + "；", "2." + problems[1] + "。",
			"请于2020年6月29日前完成整改，将整改情况书面反馈县同级监督领导小组办公室。", "联系人：李镕", "中共示例县纪律检查委员会2020年6月24日", "□电话□发函□登门经办人：李镕",
		},
		model.SlipSupervise: {
			"三色督办单", "红色督办超过期限未完成", "督办对象欧阳𬱖喆", "期限已过", problems[1], "督办意见", "逐项限期整改。", "请于2020年7月1日前完成整改", "签收人（签字）：", "办理结果",
		},
		model.SlipExtension: {
			"延期申请审批表", "第1次", "原定期限2020年6月18日现行期限2020年6月18日前申请延至2020年7月2日申请次数第1次", "现已走访28户；",
			"申请延期至2020年7月2日。", "单位主要负责人（签字、盖章）：", "审核意见□同意延期至", "领导审批□同意", "经办人：李镕",
		},
		model.SlipReturn: {
			"退回重报通知", "收到反馈2020年6月16日认定日期2020年6月19日认定结论部分认可重报期限2020年7月7日前",
			"以下1个问题没有整改到位，", "2" + problems[1][:3], "抽查12户", "退回原因部分问题整改措施没有落实到户，佐证材料不全。", "请于2020年7月7日前，将退回问题的整改情况连同佐证材料书面重新反馈", "2020年6月19日",
		},
		model.SlipClosure: {
			"销号审批表", "反馈期限2020年6月18日前收到反馈2020年6月16日", "兑现产业奖补资金12.6万元。", "反馈人：欧阳𬱖喆", "序号问题核验结果佐证及说明核验人",
			"已整改", "查看会议记", "王堃", "2020年6月19日审核认定为“认可”。", "审核意见□同意销号", "领导审批□同意销号", "填表日期：2020年6月24日",
		},
		model.SlipCopy: {
			"抄告单", "抄告对象司马𫖯职务县委副书记、县长监督对象欧阳𬱖喆", "被监督单位示例镇、县融媒体中心", "司马𫖯同志：", "已于2020年5月27日发欧阳𬱖喆同志，",
			"为你分管单位，请关注整改进展。", "请于2020年7月10日前告知", "主要问题1." + problems[0], "√督促整改落实□列席有关专题会议", "√出席示例镇整改推进会", "阅知签名", "签字背书",
		},
	} {
		t.Run(string(k), func(t *testing.T) {
			text, at := packed(tool(t, []Sheets{Slip(slipSample(k, samplePaper()))}, "pdftotext", "-raw", "FILE", "-")), 0
			for _, want := range wants {
				found := strings.Index(text[at:], want)
				if found < 0 {
					t.Fatalf("the PDF does not hold %q after %q:\n%s", want, text[:at], text)
				}
				at += found
			}
		})
	}
}

func TestLongSlipsGoOnOverNumberedPagesAndLoseNothing(t *testing.T) {
	for _, k := range model.SlipKinds() {
		t.Run(string(k), func(t *testing.T) {
			p, slip := longSlip(k)
			s := Slip(p, slip)
			checkOnPaper(t, s)
			checkWithinTypeArea(t, s)
			texts := []string{slip.Text}
			if k != model.SlipExtension {
				for _, i := range p.Document.Open() {
					texts = append(texts, p.Document.Problems[i])
				}
			}
			if k == model.SlipClosure {
				texts = append(p.Document.Problems, slip.Text)
			}
			checkPrinted(t, s, texts...)
			for i := range s.Pages {
				text := textOf(s.Pages[i : i+1])
				if !strings.Contains(text, fmt.Sprintf("—%d—", i+1)) || !strings.Contains(text, k.Label()) || !strings.Contains(text, "示同监提〔2020〕7号") {
					t.Errorf("page %d of %d does not say what it is", i+1, len(s.Pages))
				}
			}
			if len(s.Pages) < 2 {
				t.Error("the long slip has one page")
			}
		})
	}
}

func TestAllSlipsAreSoundPDF(t *testing.T) {
	var all []Sheets
	for _, k := range model.SlipKinds() {
		all = append(all, Slip(slipSample(k, samplePaper())), Slip(longSlip(k)))
	}
	if out := tool(t, all, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
}

func TestSignaturesStayWithTheTextTheySign(t *testing.T) {
	for k, pair := range map[model.SlipKind][2]string{
		model.SlipExtension: {"领导审批", "延期理由"},
		model.SlipClosure:   {"领导审批", "核验意见"},
		model.SlipChase:     {"催办记录", "办理要求"},
		model.SlipCopy:      {"签字背书", "提请事项"},
	} {
		for n := 0; n <= 1900; n += 95 {
			p, slip := slipSample(k, samplePaper())
			slip.Text = strings.Repeat("延", n+1)
			s := Slip(p, slip)
			checkWithinTypeArea(t, s)
			last := textOf(s.Pages[len(s.Pages)-1:])
			if !strings.Contains(last, pair[0]) || !strings.Contains(last, pair[1]) {
				t.Fatalf("%s with %d characters: the last page reads %s", k, n, last)
			}
		}
	}
}

func TestSlipShrinksBeforeItGoesOn(t *testing.T) {
	size, pages := sizeNo3, 1
	seen := map[float64]bool{}
	for n := 20; n <= 600; n += 20 {
		p, slip := slipSample(model.SlipExtension, samplePaper())
		slip.Text = strings.Repeat("延期", n/2)
		s := Slip(p, slip)
		now := 0.0
		for _, op := range s.Pages[0].Ops {
			if text, ok := op.(Text); ok && strings.HasPrefix(text.Text, "延期延期") {
				now = text.Size
			}
		}
		seen[now] = true
		if now > size || len(s.Pages) < pages {
			t.Errorf("%d characters are set in %v pt on %d pages, fewer in %v pt on %d", n, now, len(s.Pages), size, pages)
		}
		size, pages = now, len(s.Pages)
	}
	if !seen[sizeNo3] || !seen[sizeNo4] || !seen[sizeSmallNo4] || pages == 1 {
		t.Errorf("sizes %v, %d pages", seen, pages)
	}
}

func TestSlipOfAVoidedDocumentIsMarked(t *testing.T) {
	p, slip := slipSample(model.SlipCopy, samplePaper())
	p.Document.State = model.Voided
	if text := textOf(Slip(p, slip).Pages); !strings.HasPrefix(text, "作废") {
		t.Errorf("the slip reads %s", text)
	}
}

func TestSlipWithoutAFormIsNotIssued(t *testing.T) {
	p, slip := slipSample(model.SlipChase, samplePaper())
	slip.Kind = "unknown"
	if _, err := IssueSlip(model.Paper(p), slip); model.CodeOf(err) != model.Internal {
		t.Errorf("got %v", err)
	}
}

func TestIssueSlipRefusesWhatNoFontCanPrint(t *testing.T) {
	for _, k := range model.SlipKinds() {
		p, slip := slipSample(k, samplePaper())
		if _, err := IssueSlip(model.Paper(p), slip); err != nil {
			t.Errorf("%s with rare names: %v", k, err)
		}
		slip.To = "李😀𠮷"
		if _, err := IssueSlip(model.Paper(p), slip); model.CodeOf(err) != model.Refused || !strings.Contains(model.UserMessage(err), "😀 𠮷") {
			t.Errorf("%s: got %v, want both characters named", k, err)
		}
	}
}

func FuzzSlipPrintsEveryCharacter(f *testing.F) {
	f.Add("涉及资金1,384.72万元，见https://example.gov/a_b？👍", "张三", "已改")
	f.Add("\xff\x00\u202e\ue000𠮷\n\n　a̐", "", "\n√□")
	f.Add(strings.Repeat("长", 1900), "张三", strings.Repeat("证", 1900))
	f.Fuzz(func(t *testing.T, text, name, note string) {
		for _, k := range model.SlipKinds() {
			p, slip := slipSample(k, samplePaper())
			slip.Text, slip.To = text, name
			for i := range p.Document.Review.Items {
				p.Document.Review.Items[i].Note = note
			}
			s := Slip(p, slip)
			checkWithinTypeArea(t, s)
			checkPrinted(t, s, text, model.CleanLine(name))
			if k == model.SlipClosure {
				checkPrinted(t, s, note, note)
			}
		}
	})
}
