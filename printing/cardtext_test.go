package printing

import (
	"strings"
	"testing"

	"oversight/model"
)

func TestFeedbackNamesTermAndDate(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Paper)
		want   string
	}{
		{"签收起算", func(*Paper) {}, "15个工作日内（当日签收的，即2020年6月17日前），将整改"},
		{"送达起算", func(p *Paper) { p.Document.Start = model.StartService }, "15个工作日内（当日送达的，即2020年6月17日前），"},
		{"签发起算", func(p *Paper) { p.Document.Start = model.StartSigning }, "15个工作日内（即2020年6月17日前），"},
		{"节假日未公布是暂定", func(p *Paper) { p.Forecast.Provisional = true }, "即2020年6月17日前，暂定），"},
		{"算不出日期只写期限", func(p *Paper) { p.Forecast = model.Deadline{} }, "15个工作日内，将整改"},
		{
			"文字没写期限则另写一句", func(p *Paper) { p.Document.Wording.Feedback = "请及时反馈" },
			"请及时反馈。反馈期限：15个工作日内（当日签收的，即2020年6月17日前）。",
		},
		{"文字里的15不是期限5", func(p *Paper) {
			p.Document.Term, p.Document.Wording.Feedback = 5, "请在15个工作日内反馈。"
		}, "请在15个工作日内反馈。反馈期限：5个工作日内（当日签收的，"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := samplePaper()
			c.change(&p)
			if text := textOf(Card(p).Pages); !strings.Contains(text, c.want) {
				t.Errorf("the card reads %s", text)
			}
		})
	}
}

func TestBasisStandsBeforeTheRequestOnce(t *testing.T) {
	const basis = "《关于加强同级监督的意见（试行）》"
	for _, c := range []struct{ name, basis, request, want string }{
		{"依据写在请求之前", basis, "现提醒如下：请整改。", "根据" + basis + "，现提醒如下：请整改。"},
		{"依据自带根据二字", "根据" + basis, "现提醒如下：", "根据" + basis + "，现提醒如下："},
		{"文字里已有依据", basis, "依照" + basis + "，请整改。", "工作建议依照" + basis + "，请整改。"},
		{"没有请求文字", basis, "", "根据" + basis + "，提出以下建议："},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := samplePaper()
			p.Document.Basis, p.Document.Wording.Request = c.basis, c.request
			text := textOf(Card(p).Pages)
			if !strings.Contains(text, c.want) || strings.Count(text, basis) != 1 {
				t.Errorf("the card reads %s", text)
			}
		})
	}
}

func TestItemsAreNumberedAndClosed(t *testing.T) {
	got := numbered([]string{"登记不全", "发放不及时。", "公示不规范"})
	want := []string{"1. 登记不全；", "2. 发放不及时。", "3. 公示不规范。"}
	for i := range want {
		if got[i].Text != want[i] {
			t.Errorf("got %q, want %q", got[i].Text, want[i])
		}
	}
	if one := numbered([]string{"登记不全"}); one[0].Text != "登记不全。" {
		t.Errorf("a single item reads %q", one[0].Text)
	}
}
