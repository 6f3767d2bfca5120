package model

// States that are not stored but follow from what is: lists, files and papers name them, filters ask for them.
const (
	Again      State = "again"    // 重新办理: served, and the last reply was accepted in part or returned
	Unmet      State = "unmet"    // 未落实: served, and the last reply was judged not to have been carried out
	Terminated State = "ended"    // 终止办理: closed unanswered
	LookOwed   State = "lookowed" // 待回头看: struck off and owed a look; for filters only
	Running    State = "running"  // 办理中: whatever is served; for filters only
	Sent       State = "sent"     // 已报送: what goes up was handed over; nothing is struck off
)

// Stage is the state that follows from the last judgement, "" where the stored state says it all. It is written beside
// the document for lists to filter by, never into it: what was recorded before there were stages stays as it was hashed.
func (d *Document) Stage() State {
	if d.State == Closed && d.Ended != nil {
		return Terminated
	}
	if d.State != Served {
		return ""
	}
	switch d.Review.Verdict {
	case ActPartial, ActReturn:
		return Again
	case ActUnmet:
		return Unmet
	}
	return ""
}

// ShownState is the state as it is named to the clerk.
func (d *Document) ShownState() State { return shown(d.State, d.Stage(), d.Upward) }

// ShownState is the state as it is named to the clerk.
func (r Row) ShownState() State { return shown(r.State, r.Stage, r.Upward) }

func shown(stored, stage State, upward bool) State {
	switch {
	case upward && stored == Closed:
		return Sent
	case stage != "":
		return stage
	}
	return stored
}

// ShownStates lists the states a list can be asked for, in the order of life.
func ShownStates() []State {
	return []State{Draft, Checking, Signing, Signed, Running, Served, Again, Unmet, Replied, Accepted, Closed, LookOwed, Terminated, Escalated, Voided}
}
