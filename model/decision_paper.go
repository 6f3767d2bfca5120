package model

import (
	"cmp"
	"slices"
	"strconv"
)

// InquiryPaper is what the papers of an inquiry show.
type InquiryPaper struct {
	Inquiry Inquiry
	Matter  Matter  // the zero Matter for a draft without one
	Meeting Meeting // the zero Meeting while the matter is on none
	Office  Office
	InTime  Finding // whether the papers of the meeting came in time
	Large   bool    // the amount is 大额
	Quorum  Quorum  // what a matter of its class needs
}

// MeetingPaper is what 会议监督记录 shows: the meeting with its matters in the order of the agenda and their inquiries.
type MeetingPaper struct {
	Meeting   Meeting
	Matters   []Matter
	Inquiries map[int64][]Inquiry // of each matter, in the order of their numbers; drafts and void ones left out
	Office    Office
	InTime    Finding
	Setting   Decisions
}

// InquiryLedger is 问询台账: a list of inquiries as it is printed on a day.
type InquiryLedger struct {
	Office Office
	Year   int    // 0: of several years
	Filter string // in words what is listed; "" is everything
	On     Date   // the day of printing, on which the standings were judged
	Rows   []InquiryEntry
	Counts InquiryCounts
}

// InquiryEntry is an inquiry in the ledger.
type InquiryEntry struct {
	InquiryRow
	Inquiry Inquiry
}

// Title names the ledger by the desk that keeps it.
func (l InquiryLedger) Title() string {
	year := ""
	if l.Year != 0 {
		year = strconv.Itoa(l.Year) + "年"
	}
	return l.Office.Desk + year + "廉政问询台账"
}

// Sort puts the rows in the order of their numbers, whatever the order in which they were typed in.
func (l *InquiryLedger) Sort() {
	slices.SortStableFunc(l.Rows, func(a, b InquiryEntry) int {
		return cmp.Compare(a.Number.SortKey(), b.Number.SortKey())
	})
}
