package ui_test

import (
	"path/filepath"
	"strings"
	"testing"

	"oversight/model"

	"fyne.io/fyne/v2"
)

func TestALetterIsWrittenSignedAndPrinted(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.employ("李书言", "县委常委、宣传部部长", "示东镇")
	c.ctrl(documentsKey)
	c.click("新建整改建议书")
	c.enter("监督对象", "李书言")
	c.enter("问题", "文化活动室长期不开放")
	c.enter("整改建议", "制定开放制度")
	c.enter("主送", "中共示东镇委员会")
	c.enter("原因分析", "一是责任没有落实，二是经费没有保障。")
	c.enter("事由", "基层文化阵地管理")
	c.enter("抄送", "县委宣传部")
	c.enter("拟稿日期", "2020-05-27")
	c.enter("紧急程度", "加急")
	c.click("保存并送核")
	c.sign("2020-05-27")
	c.sees("同监建〔2020〕1号", "中共示东镇委员会", "加急")
	if d := c.document(model.Signed); !d.Letter.Form || d.Letter.Copies != "县委宣传部" || d.Marks.Urgency != "加急" {
		t.Errorf("stored is %+v, %+v", d.Letter, d.Marks)
	}
	text := strings.Join(strings.Fields(paperText(t, filepath.Join(c.dir, "printed", "2020", "同监建〔2020〕1号.pdf"))), "")
	for _, want := range []string{
		"加急", "关于基层文化阵地管理的整改建议书", "中共示东镇委员会：", "一、问题来源", "三、原因分析", "四、整改建议", "附件：整改情况反馈表", "抄送：县委宣传部。",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter does not say %q:\n%s", want, text)
		}
	}
}

func TestASecretMarkAsksForItsBasis(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.employ("李书言", "县委常委、宣传部部长", "示东镇")
	c.draft("李书言", "思想文化宣传薄弱")
	secrecy := c.row("密级").input.(*fyne.Container).Objects // the class, and for how many years
	c.into(secrecy[0], "秘密")
	c.click("保存草稿")
	c.refused("密级", "请填写保密期限，例如 1（年）", "")
	c.into(secrecy[1], "1")
	c.click("保存草稿")
	c.refused("定密依据", "标密级要写明定密依据（依据哪份文件派生定密，或由谁定密）", "")
	c.enter("定密依据", "示机发〔2020〕3号派生定密")
	c.click("保存草稿")
	if d := c.document(model.Draft); d.Marks.Class() != "秘密★1年" {
		t.Errorf("the marks are %+v", d.Marks)
	}
}
