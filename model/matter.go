package model

import (
	"fmt"
	"slices"
	"strings"
)

// Class is the class of a 三重一大 matter.
type Class string

// The classes.
const (
	ClassDecision Class = "重大决策"
	ClassCadres   Class = "重要干部任免"
	ClassProject  Class = "重大项目安排"
	ClassFunds    Class = "大额资金使用"
)

// Classes lists the classes in the order in which 三重一大 names them.
func Classes() []Class { return []Class{ClassDecision, ClassCadres, ClassProject, ClassFunds} }

// Decision is what a meeting decided on a matter.
type Decision string

// The decisions.
const (
	DecisionOpen      Decision = "未定"
	DecisionPassed    Decision = "通过"
	DecisionAmended   Decision = "修改后通过"
	DecisionDeferred  Decision = "暂缓"
	DecisionRejected  Decision = "不通过"
	DecisionAnother   Decision = "另行研究"
	DecisionWithdrawn Decision = "撤回"
)

// DecisionList lists the decisions, the undecided first.
func DecisionList() []Decision {
	return []Decision{DecisionOpen, DecisionPassed, DecisionAmended, DecisionDeferred, DecisionRejected, DecisionAnother, DecisionWithdrawn}
}

// Vote is how somebody voted who was not of the majority's opinion.
type Vote string

// Votes lists the votes.
func Votes() []Vote { return []Vote{"同意", "不同意", "弃权"} }

// Dissent is an opinion against a decision, or with a reservation (反对或保留意见).
type Dissent struct {
	Who  string
	What string
	Vote Vote
}

// Procedure is what was checked of how a matter was decided; the quorum is the meeting's.
type Procedure struct {
	LastWord Finding // 末位表态: the first in charge spoke last
	Recusal  Finding // 回避: who was concerned left the room
	Recused  string  // who did, or should have
	Recorded Finding // 全程纪实
	Dissents []Dissent
}

// Matter is a matter on the agenda of a meeting, or waiting for one (议题).
type Matter struct {
	ID      int64
	Version int64 // as of a Meeting

	Meeting  int64 // id; 0 while it is on no meeting
	No       int   // place on the agenda; 0 not known yet
	Class    Class
	Title    string
	Unit     string    // 提请单位
	Reporter string    // 汇报人
	Leader   LeaderRef // 分管领导, with the post as of the meeting
	Amount   Money
	Persons  int // 涉及人数
	Decision Decision
	Ruling   string // what was decided, or changed before it passed
	Checks   Procedure
}

// What a matter can hold.
const (
	maxTitle    = 80
	maxAgenda   = 200 // matters on one meeting
	maxPersons  = 1_000_000
	maxDissents = 60
)

// NewMatter starts a matter of a meeting, or of none yet for 0.
func NewMatter(meeting int64, no int) Matter {
	return Matter{Meeting: meeting, No: no, Class: ClassDecision, Decision: DecisionOpen}
}

// Normalize cleans what was typed or pasted and drops empty dissents.
func (m *Matter) Normalize() {
	for _, s := range []*string{&m.Title, &m.Unit, &m.Reporter, &m.Checks.Recused} {
		*s = CleanLine(*s)
	}
	m.Ruling = CleanText(m.Ruling)
	if m.Decision == "" {
		m.Decision = DecisionOpen
	}
	var dissents []Dissent
	for _, d := range m.Checks.Dissents {
		d.Who, d.What = CleanLine(d.Who), CleanText(d.What)
		if d.Who != "" || d.What != "" {
			dissents = append(dissents, d)
		}
	}
	m.Checks.Dissents = dissents
}

// Check refuses what could not be a matter.
func (m *Matter) Check() error {
	switch {
	case m.Title == "":
		return InvalidField("title", "请填写议题名称")
	case len([]rune(m.Title)) > maxTitle:
		return InvalidField("title", fmt.Sprintf("议题名称不能超过 %d 个字", maxTitle))
	case !slices.Contains(Classes(), m.Class):
		return InvalidField("class", "请选择“三重一大”类别")
	case !slices.Contains(DecisionList(), m.Decision):
		return InvalidField("decision", "请选择会议决定")
	case m.No < 0 || m.No > maxAgenda:
		return InvalidField("no", fmt.Sprintf("议题序号请填 1 至 %d；还没有序号时留空", maxAgenda))
	case m.Amount < 0 || m.Amount > maxMoney:
		return InvalidField("amount", "金额不能是负数，也不能太大，请检查单位")
	case m.Persons < 0 || m.Persons > maxPersons:
		return InvalidField("persons", "涉及人数请填数字；不涉及人员时留空")
	case m.Meeting == 0 && m.decided():
		return InvalidField("decision", "议题还没有上会，会议决定只能是“未定”或“撤回”")
	}
	err := checkLines([2]string{"unit", m.Unit}, [2]string{"reporter", m.Reporter}, [2]string{"recused", m.Checks.Recused})
	if err != nil {
		return err
	}
	if err := checkTexts([2]string{"ruling", m.Ruling}); err != nil {
		return err
	}
	return m.Checks.check()
}

// decided tells a decision that only a meeting can take.
func (m *Matter) decided() bool {
	return m.Decision != DecisionOpen && m.Decision != DecisionWithdrawn
}

func (p Procedure) check() error {
	for _, f := range []struct {
		field   string
		finding Finding
	}{{"lastWord", p.LastWord}, {"recusal", p.Recusal}, {"recorded", p.Recorded}} {
		if f.finding != FindingUnknown && !slices.Contains(Findings(), f.finding) {
			return InvalidField(f.field, "决策程序核对请选是、否或不适用")
		}
	}
	if len(p.Dissents) > maxDissents {
		return InvalidField("dissents", fmt.Sprintf("反对或保留意见最多 %d 条", maxDissents))
	}
	for i, d := range p.Dissents {
		switch {
		case d.Who == "":
			return InvalidField("dissents", fmt.Sprintf("请填写第 %d 条反对或保留意见是谁提出的", i+1))
		case len([]rune(d.Who)) > maxLine || len([]rune(d.What)) > MaxItemText:
			return InvalidField("dissents", fmt.Sprintf("第 %d 条反对或保留意见太长，请缩短", i+1))
		case d.Vote != "" && !slices.Contains(Votes(), d.Vote):
			return InvalidField("dissents", fmt.Sprintf("请选择第 %d 条意见的表决：同意、不同意或弃权", i+1))
		}
	}
	return nil
}

// Large tells whether the amount is 大额 by the office's setting.
func (m Matter) Large(d Decisions) bool { return d.Large > 0 && m.Amount >= d.Large }

// Line says the opinion in a sentence: 王某（不同意）：投资回报没有论证.
func (d Dissent) Line() string {
	text := d.Who
	if d.Vote != "" {
		text += "（" + string(d.Vote) + "）"
	}
	if d.What != "" {
		text += "：" + d.What
	}
	return text
}

// Lines are the dissents, one a line.
func (p Procedure) Lines() string {
	lines := make([]string, len(p.Dissents))
	for i, d := range p.Dissents {
		lines[i] = d.Line()
	}
	return strings.Join(lines, "\n")
}
