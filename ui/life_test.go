package ui_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"oversight/model"

	"fyne.io/fyne/v2"
)

// begin passes the first start with an office, as on the given day.
func begin(t *testing.T, today string) *clerk {
	t.Helper()
	c := sit(t, t.TempDir(), today)
	c.enter("签发机关", "中共示例县纪律检查委员会")
	c.enter("反馈对象", "县同级监督领导小组办公室")
	c.enter("经办人", "周明")
	c.click("从空白开始")
	c.sees("期限看板")
	c.click("知道了") // the offer of the first steps lies over the corner
	return c
}

// employ adds a leader on the page 监督对象.
func (c *clerk) employ(name, post, unit string) {
	c.t.Helper()
	c.ctrl(peopleKey)
	c.click("新增监督对象")
	c.enter("姓名", name)
	c.enter("职务", post)
	c.enter("联系（分管）单位", unit)
	c.click("保存")
	c.sees("已保存“" + name + "”")
}

// draft fills the form of a new card completely.
func (c *clerk) draft(leader string, problems ...string) {
	c.t.Helper()
	c.ctrl(fyne.KeyN)
	c.fill(leader, problems...)
}

// fill fills the form that is open.
func (c *clerk) fill(leader string, problems ...string) {
	c.t.Helper()
	c.enter("提醒对象", leader)
	c.enter("拟稿日期", "2020-05-27")
	c.enter("问题", problems[0])
	for _, p := range problems[1:] {
		c.ctrl(fyne.KeyReturn)
		c.types(p)
	}
}

// sign takes the card from 待核稿 to 已签发.
func (c *clerk) sign(day string) {
	c.t.Helper()
	c.click("核稿通过")
	c.enter("核稿人", "吴静")
	c.click("通过")
	c.click("签发编号")
	c.enter("签发人", "郑国强")
	c.enter("签发日期", day)
	c.click("签发")
}

func TestACardIsWalkedThroughItsWholeLife(t *testing.T) {
	c := begin(t, "2020-06-20")
	c.employ("李书言", "县委常委、宣传部部长", "示东镇")

	c.draft("李书言", "思想文化宣传薄弱", "内生动力不足")
	c.sees("县委常委、宣传部部长", "示东镇") // the only unit of the leader is offered
	c.click("保存并送核")
	c.sees("已送核", "思想文化宣传薄弱")
	d := c.document(model.Checking)
	if d.Drafted != model.MustDate("2020-05-27") || len(d.Problems) != 2 || d.UnitNames() != "示东镇" {
		t.Errorf("stored is %+v", d)
	}

	c.click("核稿通过")
	c.enter("核稿人", "吴静")
	c.press(fyne.KeyReturn)
	if d = c.document(model.Signing); d.CheckedBy != "吴静" {
		t.Errorf("checked by %q", d.CheckedBy)
	}

	c.click("签发编号")
	c.enter("签发人", "郑国强")
	c.enter("签发日期", "2020-05-27")
	c.press(fyne.KeyReturn)
	c.sees("同监提〔2020〕1号")
	if d = c.document(model.Signed); d.Number.String() != "同监提〔2020〕1号" || d.Signed != model.MustDate("2020-05-27") {
		t.Errorf("signed as %s on %s", d.Number, d.Signed)
	}
	text := paperText(t, filepath.Join(c.dir, "printed", "2020", "同监提〔2020〕1号.pdf"))
	for _, want := range []string{"李书言", "同监提〔2020〕1号", "思想文化宣传薄弱", "内生动力不足", "2020年6月17日", "中共示例县纪律检查委员会"} {
		if !strings.Contains(text, want) {
			t.Errorf("the paper does not say %q:\n%s", want, text)
		}
	}

	c.click("登记送达")
	c.enter("送达日期", "2020-05-27")
	c.enter("签收日期", "2020-05-27")
	c.click("登记")
	c.sees("应于2020年6月17日前反馈", "超期 2 个工作日")
	if d = c.document(model.Served); d.Deadline.Due != model.MustDate("2020-06-17") || d.Service.Receiver != "李书言" {
		t.Errorf("served as %+v, due %s", d.Service, d.Deadline.Due)
	}

	c.click("登记反馈")
	c.enter("收到日期", "2020-06-16")
	c.enter("整改情况", "已组织专题宣讲三场，制定整改方案")
	c.click("登记")
	c.sees("待认定", "已组织专题宣讲三场")
	if d = c.document(model.Replied); d.Reply.Received != model.MustDate("2020-06-16") || d.Reply.By != "李书言" {
		t.Errorf("replied as %+v", d.Reply)
	}

	c.click("认定")
	c.enter("结论", "认可")
	c.enter("审核人", "吴静")
	c.click("认定")
	if d = c.document(model.Accepted); d.Review.By != "吴静" {
		t.Errorf("judged as %+v", d.Review)
	}

	c.click("销号")
	c.enter("批准人", "郑国强")
	c.click("销号")
	if d = c.document(model.Closed); d.ClosedBy != "郑国强" || d.Closed != c.today {
		t.Errorf("closed by %q on %s", d.ClosedBy, d.Closed)
	}
	c.click("经过")
	c.sees("周明", "签发，编号 同监提〔2020〕1号", "销号，批准人：郑国强")

	report, err := c.stored().Verify(t.Context())
	if err != nil || len(report.Problems) > 0 {
		t.Errorf("verify finds %v, %v", report.Problems, err)
	}
}

func TestFirstStartRefusesAnOfficeWithoutNameAndKeepsWhatWasTyped(t *testing.T) {
	c := sit(t, t.TempDir(), "2020-06-20")
	c.enter("反馈对象", "县同级监督领导小组办公室")
	c.click("从空白开始")
	if note := c.row("签发机关").note; note != "请填写签发机关全称，例如 中共某某县纪律检查委员会" {
		t.Errorf("below 签发机关 stands %q", note)
	}
	if c.holds("反馈对象") != "县同级监督领导小组办公室" {
		t.Error("what was typed is gone")
	}
	if _, err := os.Stat(filepath.Join(c.dir, "oversight.db")); !os.IsNotExist(err) {
		t.Errorf("a database was made although the office was refused: %v", err)
	}
}

func TestFirstStartWithTheSampleCountyShowsItsBoard(t *testing.T) {
	c := sit(t, t.TempDir(), friday)
	c.click("装入示例县")
	c.sees("期限看板", "超期", "今日待办")
	if !slices.ContainsFunc(c.list().Rows(), func(r model.Row) bool { return r.Leader.Name == "顾𬱖宁" }) {
		t.Errorf("the board is %v", c.list().Rows())
	}
}

// paperText returns the text of a PDF without blanks and line ends, which depend on the layout.
func paperText(t *testing.T, path string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext %s: %v", path, err)
	}
	return strings.Join(strings.Fields(string(out)), "")
}
