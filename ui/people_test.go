package ui_test

import (
	"testing"
)

func TestALeaderWhoLooksLikeAnotherIsAskedAboutOnce(t *testing.T) {
	c := begin(t, friday)
	storeLeader(t, c, "杨树民")
	c.ctrl(peopleKey)
	c.click("新增监督对象")
	c.enter("姓名", "杨树⺠") // the radical, as copied from a PDF
	c.click("保存")
	c.refused("备注", "名字看起来一样", "")
	c.enter("备注", "分管农业")
	c.click("保存")
	c.sees("已保存“杨树民”")
	people, err := c.stored().People(t.Context(), "杨树民")
	if err != nil || len(people) != 2 || people[0].Name != people[1].Name {
		t.Errorf("the desk has %v, %v", people, err)
	}

	c.click("新增监督对象")
	c.enter("姓名", "杨 树民")
	c.click("保存")
	c.refused("备注", "再按一次“保存”", "")
	c.click("保存")
	c.sees("已保存“杨树民”")
	if people, err = c.stored().People(t.Context(), ""); err != nil || len(people) != 3 {
		t.Errorf("the desk has %d leaders, %v", len(people), err)
	}
}
