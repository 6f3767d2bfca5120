package model

import (
	"slices"
	"strconv"
	"strings"
)

// Counting says under which number a batch counts: the opinions an office reports are those on appointments (选人用人); honours and
// journeys abroad are counted apart.
type Counting string

// The ways to count; "" is not said.
const (
	CountAppointed Counting = "appointed"
	CountApart     Counting = "apart"
)

// The two kinds of journeys abroad.
const (
	occasionDuty    = "因公出国（境）"
	occasionPrivate = "因私出国（境）"
)

// appointing are the words by which an occasion from before the flag is known to be 选人用人. The migration has them too.
var appointing = []string{"提拔", "转任", "职级晋升", "晋升职级", "换届", "转正", "任职", "任用", "选拔"}

// Appoints tells by its name whether an occasion is 选人用人.
func Appoints(occasion string) bool {
	return slices.ContainsFunc(appointing, func(w string) bool { return strings.Contains(occasion, w) })
}

// CountingOf is how an occasion counts by the settings, "" for one they do not have.
func (s VettingSettings) CountingOf(occasion string) Counting {
	switch {
	case slices.Contains(s.Appointing, occasion):
		return CountAppointed
	case slices.Contains(s.Occasions, occasion):
		return CountApart
	}
	return ""
}

// Apart are the occasions that are counted apart.
func (s VettingSettings) Apart() (apart []string) {
	for _, o := range s.Occasions {
		if !slices.Contains(s.Appointing, o) {
			apart = append(apart, o)
		}
	}
	return apart
}

// counting is how the batch counts, by the name of its occasion where nobody was asked.
func (v *Vetting) counting() Counting {
	switch {
	case v.Counting != "":
		return v.Counting
	case Appoints(v.Occasion):
		return CountAppointed
	}
	return CountApart
}

// Appointed reports whether the batch is 选人用人 and counts among the opinions an office reports.
func (v *Vetting) Appointed() bool { return v.counting() == CountAppointed }

// usualBefore are the occasions a new office had before journeys were told apart.
var usualBefore = []string{"提拔", "转任", "评优", "换届", "出国", "职级晋升"}

// Upgrade completes settings from before occasions had a flag: untouched ones become those of a new office, others are flagged by name.
func (s *VettingSettings) Upgrade() {
	if s.Appointing != nil {
		return
	}
	if slices.Equal(s.Occasions, usualBefore) {
		now := DefaultVettingSettings()
		s.Occasions, s.Appointing = now.Occasions, now.Appointing
		return
	}
	s.Appointing = []string{}
	for _, name := range s.Occasions {
		if Appoints(name) {
			s.Appointing = append(s.Appointing, name)
		}
	}
}

// VettingSheetColumns are the columns of a list of vettings for people to read; `list vettings -json` has words for programs.
func VettingSheetColumns() []Column[VettingRow] {
	columns := VettingColumns()
	for i, c := range columns {
		if c.ID == "appointed" {
			columns[i].Text = func(r VettingRow) string { return map[bool]string{true: "是", false: "否"}[r.Appointed] }
		}
	}
	return columns
}

func appointedColumn() Column[VettingRow] {
	return Column[VettingRow]{"appointed", "选人用人", func(r VettingRow) string { return strconv.FormatBool(r.Appointed) }}
}
