package printing

import (
	"fmt"
	"strings"
	"testing"

	"oversight/model"
)

// sampleChanges has n due dates that a notice moved: to another day, settled as they were, and still provisional.
func sampleChanges(n int) Changes {
	c := Changes{Office: samplePaper().Office, Filter: "2026年11月1日以来", On: model.MustDate("2026-12-28")}
	for i := range n {
		due := model.MustDate("2027-01-05").Add(i)
		c.Rows = append(c.Rows, model.DeadlineChange{
			On: c.On, Document: int64(i + 1), Number: model.Number{Mark: "示同监提", Year: 2026, Seq: i + 1},
			Kind: model.BuiltinKinds()[i%2].Name, Leader: model.LeaderRef{Name: "欧阳𬱖喆", Post: "县委常委、宣传部部长"},
			Title:  fmt.Sprintf("第%d个村的产业奖补资金兑现不及时，村级公示不规范", i+1),
			Before: due, After: due.Add(i % 3), WasProvisional: true, Provisional: i%4 == 3,
			Reason: "采用2027年放假安排（国办发明电〔2026〕9号）",
		})
	}
	return c
}

func TestChangesOfDeadlinesReadBackFromTheirPDF(t *testing.T) {
	c := sampleChanges(24)
	s := ChangesForm(c)
	checkOnPaper(t, s)
	checkPrinted(t, s, "期限变动", "范围：2026年11月1日以来", "打印日期：2026年12月28日")
	text := packed(tool(t, []Sheets{s}, "pdftotext", "-raw", "FILE", "-"))
	if !strings.Contains(text, "序号变动日期编号文种对象/职务事由原期限现期限原因") {
		t.Errorf("no heading:\n%s", text)
	}
	for _, r := range c.Rows {
		checkPrinted(t, s, r.Number.String(), r.Title, r.Reason)
		if !strings.Contains(text, r.Before.String()) || !strings.Contains(text, r.After.String()) {
			t.Errorf("%s or %s is not on the list in one piece", r.Before, r.After)
		}
	}
	if n := strings.Count(text, "暂定"); n != 24+6 {
		t.Errorf("%d provisional dates are marked, want all 24 old ones and 6 new ones", n)
	}
}
