package ui_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"oversight/model"
	"oversight/model/sheet"
	"oversight/model/store/storetest"

	"fyne.io/fyne/v2"
)

// long is more records than any page loads at once.
const long = 2500

// longDesk is a desk with so many records on every page; all but the first of each are copies made past the program.
func longDesk(t *testing.T) *clerk {
	t.Helper()
	dir, day := t.TempDir(), model.MustDate("2026-11-20")
	s := storetest.Open(t, dir)
	leader := storetest.Leader(t, s, "李书言")
	storetest.Draft(t, s, leader, day)
	meeting := storetest.Meeting(t, s, day)
	storetest.Registered(t, s, meeting, storetest.Matter(t, s, meeting, leader))
	waiting := model.Matter{Title: "设立县产业引导基金", Class: model.ClassFunds, Unit: "县财政局", Leader: model.LeaderRef{ID: leader.ID}}
	if _, err := s.SaveMatter(t.Context(), waiting, day); err != nil {
		t.Fatal(err)
	}
	storetest.Vetting(t, s, 1, day)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, "oversight.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, table := range []string{"document", "document_text", "meeting", "matter", "inquiry", "inquiry_text", "vetting", "vetted", "person"} {
		multiply(t, db, table)
	}
	c := sit(t, dir, day.String())
	c.sees("不一致") // the copies are no records of the program's, and the daily check finds them
	c.press(fyne.KeyEscape)
	return c
}

// multiply copies the last row of a table until there are long of them; ids, numbers and what belongs together go up.
func multiply(t *testing.T, db *sql.DB, table string) {
	t.Helper()
	rows, err := db.Query("SELECT name FROM pragma_table_info(?)", table)
	if err != nil {
		t.Fatal(err)
	}
	var columns, values []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		value := name
		if slices.Contains([]string{"id", "document_id", "inquiry_id", "vetting_id", "seq"}, name) {
			value = name + "+i"
		}
		columns, values = append(columns, name), append(values, value)
	}
	key := columns[0] // the id of the table, or of the record it belongs to
	_, err = db.Exec(fmt.Sprintf(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < ? - (SELECT count(*) FROM %[1]s))
		INSERT INTO %[1]s(%[2]s) SELECT %[3]s FROM %[1]s, n WHERE %[4]s = (SELECT max(%[4]s) FROM %[1]s)`,
		table, strings.Join(columns, ","), strings.Join(values, ","), key), long)
	if err != nil {
		t.Fatalf("%s: %v", table, err)
	}
}

// exportedRows saves the list shown and counts the rows of the first sheet below its heading.
func (c *clerk) exportedRows(home, name string) int {
	c.t.Helper()
	c.clock.Advance(time.Minute) // what is said of the list saved before goes
	c.click("导出 Excel")
	c.click("保存")
	book, err := sheet.Open(c.t.Context(), filepath.Join(home, name+" "+c.today.String()+".xlsx"))
	if err != nil {
		c.t.Fatal(err)
	}
	defer book.Close()
	grid, err := book.Read(c.t.Context(), book.Sheets()[0])
	if err != nil {
		c.t.Fatal(err)
	}
	return len(grid) - 1
}

// The count on the screen, in the ledger and in the workbook are one, however little of a list the screen loads.
func TestListsAreWholeWhereverTheyGo(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	paper := printer(t)
	c := longDesk(t)
	for _, p := range []struct {
		key          fyne.KeyName
		open         func() // a tab of the page
		count        string
		file, ledger string // what the ledger says of its count; "" where the page prints none
	}{
		{documentsKey, nil, "共 2500 份，只列出最近 2000 份", "两卡一书", "合计2500份"},
		{inquiriesKey, nil, "共 2500 次问询，只列出最近 2000 次问询", "廉政问询", "2500"},
		{meetingsKey, nil, "共 2500 次会议，只列出最近 2000 次会议", "会议", ""},
		{meetingsKey, func() { c.click("待上会议题 2000") }, "共 2499 个议题，只列出最近 2000 个议题", "待上会议题", ""},
		{vettingKey, nil, "共 2500 批，2500 人次，只列出最近 2000 批", "党风廉政意见回复", ""},
		{vettingKey, func() { c.ctrl(fyne.KeyPageDown) }, "共 2500 人次，在 2500 批里", "征求意见人员", ""},
		{peopleKey, nil, "共 2500 人", "监督对象", ""},
	} {
		c.ctrl(p.key)
		if p.open != nil {
			p.open()
		}
		c.sees(p.count)
		want := long
		if strings.Contains(p.count, "2499") { // one of them stands on the meeting
			want--
		}
		if got := c.exportedRows(home, p.file); got != want {
			t.Errorf("%s: the workbook has %d rows, want %d", p.file, got, want)
		}
		if p.ledger == "" {
			continue
		}
		c.click("打印台账")
		c.click("打印")
		if text := paperText(t, paper); !strings.Contains(text, p.ledger) {
			t.Errorf("%s: the ledger does not say %s: %.300s", p.file, p.ledger, text)
		}
		for c.w.Canvas().Overlays().Top() != nil {
			c.press(fyne.KeyEscape)
		}
	}
}
