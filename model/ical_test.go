package model_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"oversight/model"
)

// property is a content line of an iCalendar file, unfolded and unescaped.
type property struct{ name, value string }

// readICal reads a file as RFC 5545 wants it: CRLF, lines of at most 75 octets, whole characters, nested components.
func readICal(t *testing.T, file []byte) []property {
	t.Helper()
	if !bytes.HasSuffix(file, []byte("\r\n")) {
		t.Fatal("the last line does not end in CRLF")
	}
	var lines []string
	for i, raw := range strings.Split(strings.TrimSuffix(string(file), "\r\n"), "\r\n") {
		if len(raw) > 75 || !utf8.ValidString(raw) || strings.ContainsAny(raw, "\r\n\t\x00") {
			t.Errorf("line %d has %d octets, valid UTF-8 %v: %q", i+1, len(raw), utf8.ValidString(raw), raw)
		}
		if rest, folded := strings.CutPrefix(raw, " "); folded && len(lines) > 0 {
			lines[len(lines)-1] += rest
		} else {
			lines = append(lines, raw)
		}
	}
	var out []property
	var open []string
	for _, l := range lines {
		name, value, ok := strings.Cut(l, ":")
		if !ok || strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-;=") != "" {
			t.Errorf("no content line: %q", l)
		}
		switch name {
		case "BEGIN":
			open = append(open, value)
		case "END":
			if len(open) == 0 || open[len(open)-1] != value {
				t.Fatalf("END:%s within %v", value, open)
			}
			open = open[:len(open)-1]
		default:
			out = append(out, property{strings.Join(append(open, name), "/"), unescape(t, value)})
		}
	}
	if len(open) > 0 {
		t.Errorf("%v is never closed", open)
	}
	return out
}

func unescape(t *testing.T, value string) string {
	t.Helper()
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		if value[i] != '\\' {
			b.WriteByte(value[i])
			continue
		}
		i++
		if i == len(value) || !strings.ContainsRune(`\;,nN`, rune(value[i])) {
			t.Fatalf("a stray backslash in %q", value)
		}
		b.WriteString(map[byte]string{'n': "\n", 'N': "\n"}[value[i]] + strings.Trim(string(value[i]), "nN"))
	}
	return b.String()
}

func valueOf(props []property, name string) []string {
	var out []string
	for _, p := range props {
		if p.name == name {
			out = append(out, p.value)
		}
	}
	return out
}

func TestDeadlinesBecomeEventsByTheLetterOfRFC5545(t *testing.T) {
	title := `公务接待; 台账,不规范 \ 资金🧾` + strings.Repeat("拨付不及时", 30)
	r := model.Row{
		ID: 12, Kind: "工作提醒卡", State: model.Served, Number: model.Number{Mark: "同监提", Year: 2026, Seq: 7},
		Leader: model.LeaderRef{Name: "李书言", Post: "县委常委、宣传部部长"}, Units: "示例县融媒体中心", Title: title,
		Received: model.MustDate("2026-12-10"), Due: model.MustDate("2026-12-31"), Original: model.MustDate("2026-12-17"),
		Provisional: true, Standing: model.Standing{Light: model.LightNormal, Left: 9},
	}
	draft, old := r, r
	draft.State, draft.Due = model.Draft, model.Date{}
	old.State, old.Due = model.Closed, model.MustDate("2025-11-01")
	stamp := time.Date(2026, 12, 15, 8, 30, 5, 0, time.FixedZone("CST", 8*3600))
	file := model.ICalendar([]model.Row{r, draft, old}, stamp)
	props := readICal(t, file)
	const event = "VCALENDAR/VEVENT/"
	for name, want := range map[string]string{
		"VCALENDAR/VERSION":          "2.0",
		event + "DTSTAMP":            "20261215T003005Z",
		event + "DTSTART;VALUE=DATE": "20261231",
		event + "DTEND;VALUE=DATE":   "20270101",
		event + "SUMMARY":            "反馈期限：同监提〔2026〕7号 李书言 " + title,
		event + "DESCRIPTION":        "工作提醒卡 同监提〔2026〕7号\n县委常委、宣传部部长 李书言\n示例县融媒体中心\n签收日期：2026年12月10日\n应反馈日期：2026年12月31日（暂定）\n原定期限：2026年12月17日",
		event + "CATEGORIES":         "工作提醒卡,正常",
		event + "VALARM/TRIGGER":     "-PT15H", // nine on the day before
		event + "STATUS":             "CONFIRMED",
	} {
		if got := valueOf(props, name); len(got) != 1 || got[0] != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	later := r
	later.Due = later.Due.Add(5)
	uid := func(rows ...model.Row) string {
		return strings.Join(valueOf(readICal(t, model.ICalendar(rows, stamp)), event+"UID"), " ")
	}
	other := r
	other.ID = 13
	if a := uid(r); a == "" || a != uid(later) || a == uid(other) || strings.ContainsAny(a, " ;,") {
		t.Errorf("UIDs %q, %q, %q", a, uid(later), uid(other))
	}
	if got := valueOf(readICal(t, model.ICalendar(nil, stamp)), "VCALENDAR/PRODID"); len(got) != 1 {
		t.Errorf("an empty calendar has %q", got)
	}
}

// What was answered since the last export is taken out of the calendar that took it in.
func TestWhatIsAnsweredIsExportedAsCancelled(t *testing.T) {
	stamp := time.Date(2026, 12, 15, 8, 30, 5, 0, time.UTC)
	r := model.Row{ID: 12, State: model.Served, Number: model.Number{Mark: "同监提", Year: 2026, Seq: 7}, Due: model.MustDate("2026-12-31")}
	live := readICal(t, model.ICalendar([]model.Row{r}, stamp))
	for _, state := range []model.State{model.Replied, model.Accepted, model.Closed, model.Escalated, model.Voided} {
		r.State = state
		gone := readICal(t, model.ICalendar([]model.Row{r}, stamp))
		const event = "VCALENDAR/VEVENT/"
		if valueOf(gone, event+"UID")[0] != valueOf(live, event+"UID")[0] || valueOf(gone, event+"STATUS")[0] != "CANCELLED" ||
			valueOf(gone, event+"SEQUENCE")[0] <= valueOf(live, event+"SEQUENCE")[0] || len(valueOf(gone, event+"VALARM/TRIGGER")) > 0 {
			t.Errorf("%s: %v", state, gone)
		}
	}
}

func TestLinesOfEveryLengthAreFoldedBetweenCharacters(t *testing.T) {
	for n := range 200 {
		title := strings.Repeat("a", n%5) + strings.Repeat("县", n)
		r := model.Row{ID: 1, State: model.Served, Number: model.Number{Mark: "甲", Year: 2026, Seq: 1}, Due: model.MustDate("2026-12-31"), Title: title}
		got := valueOf(readICal(t, model.ICalendar([]model.Row{r}, time.Now())), "VCALENDAR/VEVENT/SUMMARY")
		if len(got) != 1 || !strings.HasSuffix(got[0], strings.TrimSpace(title)) {
			t.Fatalf("a title of %d characters comes back as %q", n, got)
		}
	}
}
