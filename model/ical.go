package model

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// cancelledFor is how long an event that came to nothing is exported as cancelled, in days: a calendar that took it in
// takes it out again.
const cancelledFor = 366

// ICalendar writes the due dates of running documents as an iCalendar file (RFC 5545): an all-day event for each,
// with an alarm at nine on the day before: Outlook passes over an alarm after the start, which is midnight. stamp is the
// moment of the export. A document keeps its UID, so that a later export replaces the event; one that is answered, closed
// or void, and was due in the last year or later, is exported as cancelled. Other rows are left out.
func ICalendar(rows []Row, stamp time.Time) []byte {
	var w icalWriter
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//oversight//Deadlines//ZH")
	w.line("CALSCALE", "GREGORIAN")
	for _, r := range rows {
		switch {
		case r.Due.IsZero():
		case r.State == Served:
			w.event(r, stamp, false)
		case !r.Due.Before(DateOf(stamp).Add(-cancelledFor)):
			w.event(r, stamp, true)
		}
	}
	w.line("END", "VCALENDAR")
	return w.Bytes()
}

// icalWriter writes content lines.
type icalWriter struct{ bytes.Buffer }

const icalDate = "20060102"

func (w *icalWriter) event(r Row, stamp time.Time, cancelled bool) {
	sum := sha256.Sum256([]byte(r.Number.String()))
	title := "反馈期限：" + r.Heading()
	w.line("BEGIN", "VEVENT")
	w.line("UID", fmt.Sprintf("%d-%x@oversight", r.ID, sum[:8]))
	w.line("DTSTAMP", stamp.UTC().Format(icalDate+"T150405Z"))
	w.line("DTSTART;VALUE=DATE", r.Due.time().Format(icalDate))
	w.line("DTEND;VALUE=DATE", r.Due.Add(1).time().Format(icalDate)) // the day after: the end does not belong to an event
	w.line("SUMMARY", icalText(title))
	w.line("DESCRIPTION", icalText(icalDescription(r)))
	w.line("CATEGORIES", icalText(r.Kind)+","+icalText(r.Standing.Light.Label()))
	w.line("CLASS", "CONFIDENTIAL")
	w.line("TRANSP", "TRANSPARENT")
	// A program takes an event with the same UID for the later one by its SEQUENCE, then by DTSTAMP.
	if cancelled {
		w.line("STATUS", "CANCELLED")
		w.line("SEQUENCE", "1")
	} else {
		w.line("STATUS", "CONFIRMED")
		w.line("SEQUENCE", "0")
		w.line("BEGIN", "VALARM")
		w.line("ACTION", "DISPLAY")
		w.line("TRIGGER", "-PT15H")
		w.line("DESCRIPTION", icalText(title))
		w.line("END", "VALARM")
	}
	w.line("END", "VEVENT")
}

func icalDescription(r Row) string {
	lines := []string{r.Kind + " " + r.Number.String(), r.Leader.Post + " " + r.Leader.Name, r.Units, "签收日期：" + r.Received.Chinese(), "应反馈日期：" + r.Due.Chinese()}
	if r.Provisional {
		lines[4] += "（暂定）"
	}
	if r.Original != r.Due {
		lines = append(lines, "原定期限："+r.Original.Chinese())
	}
	return strings.Join(lines, "\n")
}

var icalEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// icalText writes a value of type TEXT, which must hold no control characters (RFC 5545, 3.3.11).
func icalText(s string) string { return icalEscapes.Replace(CleanText(s)) }

// line writes a content line, folded after at most 75 octets and never within a character (RFC 5545, 3.1).
func (w *icalWriter) line(name, value string) {
	const most = 75
	rest, room := name+":"+value, most
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		w.WriteString(rest[:cut] + "\r\n ")
		rest, room = rest[cut:], most-1 // the blank counts
	}
	w.WriteString(rest + "\r\n")
}
