package desk

import (
	"oversight/model"
	"oversight/ui/kit"
)

var lightTones = map[model.Light]kit.Tone{
	model.LightNormal: kit.ToneNormal, model.LightSoon: kit.ToneSoon, model.LightToday: kit.ToneToday,
	model.LightOverdue: kit.ToneOverdue, model.LightReplied: kit.ToneReplied, model.LightAccepted: kit.ToneReplied, model.LightDone: kit.ToneDone,
}

// LightTone is the colour of a light; the words come from model.Standing.
func LightTone(l model.Light) kit.Tone { return lightTones[l] }

// RowTone is the colour of a document's light in a table.
func RowTone(r model.Row) kit.Tone { return LightTone(r.Standing.Light) }

// Standing says how a document stands in one phrase: while the clock runs what is left of the term, with a
// mark while the date may still change and, after a reply that was not accepted, the state; before and after it the state.
func Standing(r model.Row) string {
	switch {
	case r.State == model.Replied || r.State == model.Accepted:
		return r.Standing.String()
	case r.State != model.Served:
		return r.ShownState().Label()
	}
	text := r.Standing.String()
	if r.Stage != "" {
		text = r.Stage.Label() + "，" + r.Standing.Short()
	}
	if r.Provisional {
		text += "（暂定）"
	}
	return text
}

// InquiryTone is the colour of an inquiry's light in a table.
func InquiryTone(r model.InquiryRow) kit.Tone { return LightTone(r.Standing.Light) }

// InquiryStanding says how an inquiry stands in one phrase: while the clock of its follow-up runs what is left of the
// term, else the state.
func InquiryStanding(r model.InquiryRow) string {
	switch {
	case r.State != model.InquiryFollowing:
		return r.State.Label()
	case r.Provisional && r.Done.IsZero():
		return FollowStanding(r.Standing) + "（暂定）"
	}
	return FollowStanding(r.Standing)
}

// FollowStanding says how a follow-up stands: what was carried out waits for its end.
func FollowStanding(s model.Standing) string {
	if s.Light == model.LightReplied {
		return "已落实，待办结"
	}
	return s.String()
}

// Answering names the addressee of a document, and who answers for it where it was handed over.
func Answering(r model.Row) string {
	if r.Holder == "" {
		return r.Leader.Name
	}
	return r.Leader.Name + "→" + r.Holder
}
