package model

// NewNote starts an inquiry that is recorded in the room of the meeting (会中速记): put by word of mouth on the day of
// the meeting that is today. What is recorded after the meeting was put on its first day unless the clerk says
// otherwise; before the meeting it can only be about the papers.
func NewNote(matter int64, meeting Meeting, clerk string, today Date) Inquiry {
	q := NewInquiry(matter, meeting, clerk, today)
	if q.Phase == PhaseAfter {
		q.Phase, q.Means, q.On = PhaseAt, MeansList()[0], meeting.From
	}
	return q
}

// NoteRemark says what to mind when inquiries are recorded on a day that is none of the meeting; "" on its days.
func (m Meeting) NoteRemark(today Date) string {
	switch {
	case today.Before(m.From):
		return "会议" + m.From.Chinese() + "才召开，今天记的是会前问询；会议提前了，请先改会议日期"
	case today.After(m.To):
		return "会议已于" + m.To.Chinese() + "结束，现在是补记，请核对问询日期。会议开到今天的，请先改会议结束日期"
	}
	return ""
}

// Within tells whether a day is one of the meeting.
func (m Meeting) Within(day Date) bool { return !day.Before(m.From) && !day.After(m.To) }

// NextNo is the place on the agenda of a matter that comes up at the meeting, behind those there are; 0 when the agenda
// is full.
func NextNo(matters []Matter) int {
	last := 0
	for _, m := range matters {
		last = max(last, m.No)
	}
	if last >= maxAgenda {
		return 0
	}
	return last + 1
}
