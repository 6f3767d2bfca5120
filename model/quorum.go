package model

import (
	"fmt"
	"slices"
	"strings"
)

// Share is how many of those who should be there must be present before a meeting may decide.
type Share string

// The shares.
const (
	ShareMajority  Share = "过半数"    // more than half; half of them are not enough
	ShareTwoThirds Share = "三分之二以上" // two thirds are enough
	ShareNone      Share = "不作要求"
)

// Shares lists the shares an office may choose from.
func Shares() []Share { return []Share{ShareMajority, ShareTwoThirds, ShareNone} }

// QuorumRule is a row of the table of quorums: what a type of meeting needs for a class of matters.
type QuorumRule struct {
	Type  string // a type of meeting, or words its name has; "" is any type without a row of its own
	Class Class  // "" is every class without a row of its own
	Share Share
}

// DefaultQuorums are the rules of a new office: 《中国共产党地方委员会工作条例》 wants over half of the members for a 常委会, two
// thirds where it decides on cadres (so does 《党政领导干部选拔任用工作条例》), and two thirds of the members for a 全会;
// 《县以上党和国家机关党员领导干部民主生活会若干规定》 wants two thirds. The rules of procedure of governments want over half of
// their members for a 常务会. Of other meetings nothing is written; over half is what deciding by majority needs.
func DefaultQuorums() []QuorumRule {
	return []QuorumRule{
		{Type: "县委常委会", Share: ShareMajority},
		{Type: "县委常委会", Class: ClassCadres, Share: ShareTwoThirds},
		{Type: "县委全会", Share: ShareTwoThirds},
		{Type: "民主生活会", Share: ShareTwoThirds},
		{Type: "政府常务会", Share: ShareMajority},
		{Share: ShareMajority},
	}
}

// maxQuorums is how many rows the table may have.
const maxQuorums = 60

// checkQuorums refuses a table that does not say clearly what a meeting needs.
func checkQuorums(rules []QuorumRule) error {
	if len(rules) > maxQuorums {
		return InvalidField("quorums", fmt.Sprintf("到会人数要求最多 %d 行", maxQuorums))
	}
	for i, r := range rules {
		row := fmt.Sprintf("到会人数要求第 %d 行：", i+1)
		switch {
		case len([]rune(r.Type)) > maxMeetingType:
			return InvalidField("quorums", row+fmt.Sprintf("会议类型不超过 %d 个字", maxMeetingType))
		case r.Class != "" && !slices.Contains(Classes(), r.Class):
			return InvalidField("quorums", row+"请选择议题类别")
		case !slices.Contains(Shares(), r.Share):
			return InvalidField("quorums", row+"请选择要求过半数、三分之二以上，或者不作要求")
		}
		for _, before := range rules[:i] {
			if before.Type == r.Type && before.Class == r.Class {
				return InvalidField("quorums", row+"与前面的一行重复，请删去一行")
			}
		}
	}
	return nil
}

// Quorum is what a meeting needs for matters of a class, and who came.
type Quorum struct {
	Share           Share
	Should, Present int // 0 not registered
}

// Quorum looks the rule up for matters of a class on a meeting, or with "" for the meeting as such.
func (d Decisions) Quorum(m Meeting, c Class) Quorum {
	q := Quorum{Share: ShareNone, Should: m.Should, Present: m.Present}
	best := -1
	for _, r := range d.Quorums {
		rank := r.rank(m.Type, c)
		if rank > best {
			best, q.Share = rank, r.Share
		}
	}
	return q
}

// rank tells how closely a rule is about a type of meeting and a class, -1 when it is not. The type itself comes before
// words in its name, of which those nearest to the end say what the meeting is: 县委常委会民主生活会 is a 民主生活会.
func (r QuorumRule) rank(meetingType string, c Class) int {
	if r.Class != "" && r.Class != c {
		return -1
	}
	rank := 0
	switch at := strings.LastIndex(meetingType, r.Type); {
	case r.Type == "":
	case r.Type == meetingType:
		rank = 1 << 20
	case at < 0:
		return -1
	default:
		rank = (at+len(r.Type))<<8 + len(r.Type)
	}
	rank *= 2
	if r.Class != "" {
		rank++
	}
	return rank
}

// Finding tells whether enough came.
func (q Quorum) Finding() Finding {
	switch {
	case q.Share == ShareNone:
		return FindingNone
	case q.Should == 0 || q.Present == 0:
		return FindingUnknown
	}
	return found(q.Present >= q.Least())
}

// Least is how many must be present at least.
func (q Quorum) Least() int {
	switch q.Share {
	case ShareMajority:
		return q.Should/2 + 1
	case ShareTwoThirds:
		return (2*q.Should + 2) / 3
	}
	return 0
}

// Rule is the requirement as it is ticked on paper: 达到三分之二.
func (q Quorum) Rule() string {
	switch q.Share {
	case ShareMajority:
		return "超过半数"
	case ShareTwoThirds:
		return "达到三分之二"
	}
	return "到会人数不作要求"
}

// Verdict says in a word whether enough came: 未达到三分之二.
func (q Quorum) Verdict() string {
	switch q.Finding() {
	case FindingYes:
		return q.Rule()
	case FindingNo:
		return "未" + q.Rule()
	case FindingUnknown:
		return "出席人数未登记"
	}
	return q.Rule()
}

// Short lists the classes among those of a meeting's matters for which fewer came than they need, where the meeting as
// such had enough.
func (d Decisions) Short(m Meeting, classes []Class) []Class {
	if d.Quorum(m, "").Finding() == FindingNo {
		return nil
	}
	var short []Class
	for _, c := range Classes() {
		if slices.Contains(classes, c) && d.Quorum(m, c).Finding() == FindingNo {
			short = append(short, c)
		}
	}
	return short
}
