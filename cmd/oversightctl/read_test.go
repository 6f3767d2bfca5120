package main

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
)

// documentKeys are the keys of an object of `list documents -json`, which scripts rely on.
var documentKeys = []string{
	"number", "kind", "state", "light", "person", "post", "units", "title", "drafted", "signed", "served", "received", "due",
	"original_due", "provisional", "replied", "closed", "previous", "source", "source_shown",
}

func listed(t *testing.T, args ...string) []map[string]string {
	t.Helper()
	var rows []map[string]string
	out := does(t, args...)
	if err := json.Unmarshal([]byte(out), &rows); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	return rows
}

func TestListOfDocumentsHasTheAgreedKeysAndTheCardOfMay2020(t *testing.T) {
	rows := listed(t, "-data", county(t), "list", "documents", "-json")
	want := slices.Sorted(slices.Values(documentKeys))
	for _, row := range rows {
		if got := slices.Sorted(maps.Keys(row)); !slices.Equal(got, want) {
			t.Fatalf("keys %v, want %v", got, want)
		}
	}
	i := slices.IndexFunc(rows, func(r map[string]string) bool { return r["signed"] == "2020-05-27" })
	if i < 0 {
		t.Fatal("the card of 2020-05-27 is not listed")
	}
	card := rows[i]
	for key, want := range map[string]string{"due": "2020-06-17", "original_due": "2020-06-17", "kind": "工作提醒卡", "provisional": "", "previous": ""} {
		if card[key] != want {
			t.Errorf("%s of the card of 2020-05-27 is %q, want %q", key, card[key], want)
		}
	}
	if n := len(listed(t, "-data", county(t), "list", "documents", "-json", "-filter", card["number"])); n != 1 {
		t.Errorf("%d documents have its number", n)
	}
}

func TestAnEmptyListIsAnEmptyArray(t *testing.T) {
	if out := does(t, "-data", county(t), "list", "-json", "documents", "-filter", "查无此事"); out != "[]\n" {
		t.Errorf("prints %q", out)
	}
}

func TestListOfPersonsIsFilteredByInitials(t *testing.T) {
	rows := listed(t, "-data", county(t), "list", "persons", "-json", "-filter", "oyjw")
	if len(rows) != 1 || rows[0]["name"] != "欧阳静文" || rows[0]["post"] != "县委常委、宣传部部长" {
		t.Errorf("lists %v", rows)
	}
}

// inquiryKeys and meetingKeys are those of the lists of decisions.
var (
	inquiryKeys = []string{
		"number", "state", "phase", "date", "by", "means", "meeting_type", "meeting", "held", "matter", "class", "unit", "person", "post", "amount",
		"decision", "question", "suggestions", "adopted", "partly", "not_adopted", "deferred", "follow_unit", "due", "provisional", "done", "reported", "closed",
	}
	meetingKeys = []string{
		"type", "name", "from", "to", "place", "chair", "should", "present", "quorum", "observer", "papers", "papers_in_time", "first_topic",
		"matters", "inquiries", "minutes",
	}
)

func TestListsOfDecisionsHaveTheAgreedKeysAndTheRecordsOfApril2020(t *testing.T) {
	dir := county(t)
	for _, c := range []struct {
		table, filter string
		keys          []string
		rows          int
		want          map[string]string
	}{
		{"inquiries", "国有企业领导人管理办法 常委会", inquiryKeys, 1, map[string]string{
			"number": "问〔2020〕3号", "state": "已办结", "phase": "会中", "date": "2020-04-14", "class": "重大决策", "person": "罗清源", "amount": "",
			"suggestions": "3", "adopted": "2", "not_adopted": "1", "partly": "", "due": "2020-05-14", "done": "2020-05-12", "reported": "",
		}},
		{"meetings", "国有企业领导人管理办法 常委会", meetingKeys, 1, map[string]string{
			"type": "县委常委会", "name": "第98次会议", "from": "2020-04-14", "should": "11", "quorum": "是", "papers_in_time": "是", "matters": "2", "inquiries": "2",
		}},
	} {
		rows := listed(t, "-data", dir, "list", c.table, "-json", "-filter", c.filter)
		if len(rows) != c.rows {
			t.Fatalf("%s: %d rows", c.table, len(rows))
		}
		if got := slices.Sorted(maps.Keys(rows[0])); !slices.Equal(got, slices.Sorted(slices.Values(c.keys))) {
			t.Errorf("%s has the keys %v", c.table, got)
		}
		for key, want := range c.want {
			if rows[0][key] != want {
				t.Errorf("%s of %s is %q, want %q", key, c.table, rows[0][key], want)
			}
		}
	}
}

func TestAListToReadHasAHeadingAndALineADocument(t *testing.T) {
	dir := county(t)
	lines := strings.Split(strings.TrimSuffix(does(t, "-data", dir, "list", "documents"), "\n"), "\n")
	if n := len(listed(t, "-data", dir, "list", "documents", "-json")); len(lines) != n+1 {
		t.Errorf("%d lines for %d documents", len(lines), n)
	}
	for _, line := range lines {
		if n := strings.Count(line, "\t"); n != len(documentKeys)-1 {
			t.Fatalf("%d tabs in %q", n, line)
		}
	}
}

func TestDeadlineIsCountedWithoutADatabase(t *testing.T) {
	dir := t.TempDir()
	if out := does(t, "-data", dir, "deadline", "2020-05-27", "15"); out != "2020-06-17\n" {
		t.Errorf("prints %q", out)
	}
	lines := strings.Split(strings.TrimSpace(does(t, "-data", dir, "deadline", "-explain", "2020-05-27", "15")), "\n")
	if len(lines) != 2+21 { // the result, the first day, and each day up to the result
		t.Fatalf("%d lines:\n%s", len(lines), strings.Join(lines, "\n"))
	}
	for i, want := range map[int]string{
		0: "2020-06-17", 1: "2020-05-27 星期三 起算日，不计（《民法典》第二百零一条）", 2: "2020-05-28 星期四 第 1 个工作日",
		4: "2020-05-30 星期六 不计（星期六）", 22: "2020-06-17 星期三 第 15 个工作日",
	} {
		if lines[i] != want {
			t.Errorf("line %d is %q, want %q", i+1, lines[i], want)
		}
	}
}

func TestDeadlineCountsWithTheCalendarOfTheDatabase(t *testing.T) {
	if out := does(t, "-data", county(t), "deadline", "2020-04-15", "15"); out != "2020-05-08\n" { // 26 April and 9 May are worked
		t.Errorf("prints %q", out)
	}
}
