package model

import (
	"fmt"
	"slices"
	"strings"
)

// Decisions is what the office sets for meetings and matters.
type Decisions struct {
	MeetingTypes []string // in the order of the list to choose from
	Large        Money    // from this amount on a matter is 大额; 0: nothing is
	Quorums      []QuorumRule
}

// DefaultDecisions are those of a new office. From which amount on money is 大额 each county decides for itself; the
// program begins with half a million yuan.
func DefaultDecisions() Decisions {
	return Decisions{
		MeetingTypes: []string{"县委常委会", "县政府常务会", "书记专题会", "县委全会", "领导小组会"},
		Large:        50 * wan,
		Quorums:      DefaultQuorums(),
	}
}

// Normalize cleans what was typed and drops empty and repeated names.
func (d *Decisions) Normalize() {
	d.MeetingTypes = cleanNames(d.MeetingTypes)
	d.Quorums = slices.Clone(d.Quorums)
	for i := range d.Quorums {
		d.Quorums[i].Type = CleanLine(d.Quorums[i].Type)
	}
}

// Offered are the types a meeting may be registered as: those of the list, and those the table of quorums names besides.
func (d Decisions) Offered() []string {
	types := slices.Clone(d.MeetingTypes)
	for _, r := range d.Quorums {
		if !slices.ContainsFunc(types, func(t string) bool { return strings.Contains(t, r.Type) }) { // "" is in every name
			types = append(types, r.Type)
		}
	}
	return types
}

// Check refuses a list nothing can be chosen from.
func (d Decisions) Check() error {
	if len(d.MeetingTypes) == 0 {
		return InvalidField("types", "请至少保留一种会议类型")
	}
	for _, name := range d.MeetingTypes {
		if len([]rune(name)) > maxMeetingType {
			return InvalidField("types", fmt.Sprintf("“%s”太长，会议类型不超过 %d 个字", name, maxMeetingType))
		}
	}
	if d.Large < 0 {
		return InvalidField("large", "大额标准不能是负数")
	}
	return checkQuorums(d.Quorums)
}

// Finding is what was found of a rule of procedure.
type Finding string

// The findings; the empty one is that nothing is known.
const (
	FindingUnknown Finding = ""
	FindingYes     Finding = "是"
	FindingNo      Finding = "否"
	FindingNone    Finding = "不适用"
)

// Findings lists what can be chosen for a rule.
func Findings() []Finding { return []Finding{FindingYes, FindingNo, FindingNone} }

// Label returns the word for the finding.
func (f Finding) Label() string {
	if f == FindingUnknown {
		return "未登记"
	}
	return string(f)
}

func found(yes bool) Finding {
	if yes {
		return FindingYes
	}
	return FindingNo
}
