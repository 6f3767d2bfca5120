package model

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// What leaves the office of a person (对外意见), apart from what is known inside. The inner conclusion, the opinions of the rooms
// and 内部说明 never leave.

// The usual outward opinions; others may be typed.
const (
	OutwardNone    = "无不同意见"
	OutwardSuspend = "建议暂缓"
	OutwardUnfit   = "不宜"
)

// OutwardOpinions lists the usual outward opinions.
func OutwardOpinions() []string { return []string{OutwardNone, OutwardSuspend, OutwardUnfit} }

// Outward is how a conclusion goes out where nobody said otherwise. 有反映待核 is one of the office's own: outside it is 建议暂缓.
func (c Conclusion) Outward() string {
	switch c {
	case ConclusionClear:
		return OutwardNone
	case ConclusionSuspended, ConclusionPending:
		return OutwardSuspend
	case ConclusionUnfit:
		return OutwardUnfit
	}
	return ""
}

// OutwardOpinion is what goes out on the person, "" while there is no conclusion.
func (p Vetted) OutwardOpinion() string {
	if p.Outward != "" && p.Conclusion != "" {
		return p.Outward
	}
	return p.Conclusion.Outward()
}

// checkOutward refuses an outward opinion that tells what must stay inside or contradicts the conclusion.
func (p *Vetted) checkOutward() error {
	if p.Outward == "" {
		return nil
	}
	if err := checkOutward("outward", p.Outward); err != nil {
		return err
	}
	if err := checkLines([2]string{"outward", p.Outward}); err != nil {
		return err
	}
	against := strings.Contains(p.Outward, "暂缓") || strings.Contains(p.Outward, "不宜")
	switch {
	case p.Conclusion == "":
		return InvalidField("outward", "“"+p.Name+"”还没有结论，请先选择结论，再填对外意见")
	case p.Conclusion == ConclusionClear && against:
		return InvalidField("outward", "“"+p.Name+"”的结论是“无影响”，对外意见却是“"+p.Outward+"”，两处矛盾，请改一处")
	case p.Conclusion != ConclusionClear && strings.Contains(p.Outward, OutwardNone):
		return InvalidField("outward", "“"+p.Name+"”的结论是“"+string(p.Conclusion)+"”，对外意见却是“"+p.Outward+"”，两处矛盾，请改一处")
	case p.secretIn(p.Outward) != "":
		return InvalidField("outward", "对外意见里有只供内部掌握的话“"+p.secretIn(p.Outward)+"”，请删去")
	}
	return nil
}

// leastSecret is how long a text of the inside must be to be looked for in what goes out, in characters.
const leastSecret = 4

// secretIn is a text of the inside on the person that stands in a text for outside, or "".
func (p Vetted) secretIn(text string) string {
	secrets := []string{p.Note}
	for _, o := range p.Opinions {
		secrets = append(secrets, o.Text)
	}
	packed := packed(text)
	for _, s := range secrets {
		if s := packedOf(s); len([]rune(s)) >= leastSecret && strings.Contains(packed, s) {
			return s
		}
	}
	return ""
}

func packed(text string) string { return strings.Join(strings.Fields(text), "") }

// packedOf is a text without blanks and without the mark at its end.
func packedOf(text string) string { return strings.TrimRight(packed(text), "。；;，,") }

// checkSense refuses what contradicts itself: a text under 无反映, or 无影响 beside a room that has something.
func (p *Vetted) checkSense() error {
	for _, o := range p.Opinions {
		if err := o.checkSense(); err != nil {
			return InvalidField("opinions", "“"+p.Name+"”的"+UserMessage(err))
		}
		if o.Reported == ReportedSomething && p.Conclusion == ConclusionClear {
			return InvalidField("conclusion", "“"+p.Name+"”的"+o.Room+"意见是“有反映”，结论不能是“无影响”。已经查清了结的，请该室改选“已了结”并写明结果；没有了结的，请改结论")
		}
	}
	return nil
}

// checkSense refuses an answer that says two things.
func (o RoomOpinion) checkSense() error {
	switch {
	case o.Reported == ReportedNothing && o.Text != "":
		return InvalidField("opinions", o.Room+"意见选了“无反映”，后面又写了“"+firstClause(o.Text)+"”。有情况的请改选“有反映”，没有的请把文字删去")
	case o.Reported == ReportedSettled && o.Text == "":
		return InvalidField("opinions", o.Room+"意见选了“已了结”，请写明反映了什么、怎样了结")
	}
	return nil
}

// Sanction is a punishment of a person (处分) that weighs on what is proposed until a day.
type Sanction struct {
	Name  string // 党内警告
	On    Date   // 处分日期
	Until Date   // 影响期至
}

// SanctionNames lists the usual punishments; others may be typed.
func SanctionNames() []string {
	return []string{
		"党内警告", "党内严重警告", "撤销党内职务", "留党察看", "政务警告", "政务记过", "政务记大过", "政务降级", "政务撤职", "诫勉",
	}
}

// maxSanctions is how many punishments of a person can be entered.
const maxSanctions = 10

func (p *Vetted) checkSanctions() error {
	if len(p.Sanctions) > maxSanctions {
		return InvalidField("sanctions", fmt.Sprintf("处分最多填 %d 项", maxSanctions))
	}
	for _, s := range p.Sanctions {
		switch {
		case s.Name == "":
			return InvalidField("sanctions", "请填写“"+p.Name+"”受的是什么处分")
		case len([]rune(s.Name)) > maxLine:
			return InvalidField("sanctions", fmt.Sprintf("处分不能超过 %d 个字", maxLine))
		case s.Until.IsZero():
			return InvalidField("sanctions", "请填写“"+p.Name+"”的“"+s.Name+"”影响期至哪一天")
		case s.Until.Before(s.On):
			return InvalidField("sanctions", "“"+p.Name+"”的“"+s.Name+"”影响期早于处分日期，请改正")
		}
	}
	return nil
}

// String says a punishment in words: 党内警告（2026年3月1日），影响期至2027年3月1日.
func (s Sanction) String() string {
	text := s.Name
	if !s.On.IsZero() {
		text += "（" + s.On.Chinese() + "）"
	}
	return text + "，影响期至" + s.Until.Chinese()
}

// SanctionText says all punishments of the person, one a line.
func (p Vetted) SanctionText() string {
	said := make([]string, len(p.Sanctions))
	for i, s := range p.Sanctions {
		said[i] = s.String()
	}
	return strings.Join(said, "\n")
}

var sanctionForm = regexp.MustCompile(`^(.+?)\s*(?:[（(]([^）)]+)[）)])?[，,、\s]*影响期至\s*(.+?)[。；;]?$`)

// ParseSanctions reads what SanctionText wrote, one a line; dates may be written in any way dates are typed.
func ParseSanctions(text string) ([]Sanction, error) {
	var sanctions []Sanction
	for line := range strings.SplitSeq(CleanText(text), "\n") {
		if line = CleanLine(line); line == "" {
			continue
		}
		part := sanctionForm.FindStringSubmatch(line)
		if part == nil {
			return nil, InvalidField("sanctions", "“"+line+"”看不出影响期，请按“党内警告（2026-03-10），影响期至2027-03-10”的样子填写，一行一项")
		}
		s := Sanction{Name: part[1]}
		var err error
		if part[2] != "" {
			if s.On, err = ParseDate(part[2]); err != nil {
				return nil, InvalidField("sanctions", "“"+line+"”里的处分日期看不懂："+UserMessage(err))
			}
		}
		if s.Until, err = ParseDate(part[3]); err != nil {
			return nil, InvalidField("sanctions", "“"+line+"”里的影响期看不懂："+UserMessage(err))
		}
		sanctions = append(sanctions, s)
	}
	return sanctions, nil
}

// Inside returns the persons of a list who are within the time of a punishment on a day.
func Inside(persons []Vetted, on Date) (inside []Vetted) {
	for _, p := range persons {
		if slices.ContainsFunc(p.Sanctions, func(s Sanction) bool { return !s.Until.Before(on) && !s.On.After(on) }) {
			inside = append(inside, p)
		}
	}
	return inside
}

// CheckReplyText refuses a text of a reply that tells what must stay inside.
func CheckReplyText(text string, persons []Vetted, rooms []string) error {
	if word := refusedWord(strings.ReplaceAll(text, consulted(rooms), "")); word != "" {
		return InvalidField("text", "正文里有“"+word+"”，会让人看出有人反映或者正在核查，不能写进回复函；请换一种说法")
	}
	for _, p := range persons {
		if secret := p.secretIn(text); secret != "" {
			return InvalidField("text", "正文里有只供内部掌握的话“"+firstClause(secret)+"”（“"+p.Name+"”），请删去")
		}
	}
	return nil
}

// consulted says which rooms were asked: 信访、案管、审理3个室.
func consulted(rooms []string) string {
	names := make([]string, len(rooms))
	for i, r := range rooms {
		names[i] = strings.TrimSuffix(r, "室")
	}
	if len(names) == 1 {
		return names[0] + "室"
	}
	return fmt.Sprintf("%s%d个室", strings.Join(names, "、"), len(names))
}

// addressed is how a letter speaks to an organ: 你部 to a department of the committee, 你单位 to any other.
func addressed(organ string) string {
	name := organ
	if i := strings.IndexAny(name, "（("); i > 0 {
		name = name[:i]
	}
	if strings.HasSuffix(name, "部") || strings.Contains(name, "委组织部") {
		return "你部"
	}
	return "你单位"
}

// TellsOf lists what in the reply as it went out tells of a report: its text, and inner conclusions in replies from before outward
// opinions were kept.
func (v *Vetting) TellsOf(persons []Vetted) []TellingSpot {
	if v.Number.IsZero() {
		return nil
	}
	var spots []TellingSpot
	for _, t := range TellingWords(v.Text) {
		if !t.Ask {
			spots = append(spots, TellingSpot{Field: "text", Place: "正文", Telling: t})
		}
	}
	for _, p := range persons {
		if p.secretIn(v.Text) != "" {
			spots = append(spots, TellingSpot{Field: "text", Place: "正文里“" + p.Name + "”的意见", Telling: Telling{Found: "内部说明"}})
		}
		if v.Counting == "" && p.Conclusion == ConclusionPending {
			spots = append(spots, TellingSpot{Field: "text", Place: "名单里“" + p.Name + "”的意见", Telling: Telling{Found: string(ConclusionPending)}})
		}
	}
	return spots
}
