package desk

import (
	"oversight/model"
	"oversight/ui/kit"
)

var lightTones = map[model.Light]kit.Tone{
	model.LightNormal: kit.ToneNormal, model.LightSoon: kit.ToneSoon, model.LightToday: kit.ToneToday,
	model.LightOverdue: kit.ToneOverdue, model.LightReplied: kit.ToneReplied, model.LightDone: kit.ToneDone,
}

// LightTone is the colour of a light; the words come from model.Standing.
func LightTone(l model.Light) kit.Tone { return lightTones[l] }

// RowTone is the colour of a document's light in a table.
func RowTone(r model.Row) kit.Tone { return LightTone(r.Standing.Light) }

// Standing says how a document stands, with a mark while the date may still change.
func Standing(r model.Row) string {
	if r.Provisional && r.State == model.Served {
		return r.Standing.String() + "（暂定）"
	}
	if r.State == model.Signed {
		return "待送达"
	}
	return r.Standing.String()
}
