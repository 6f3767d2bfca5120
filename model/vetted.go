package model

import (
	"fmt"
	"slices"
	"strings"
)

// Vetted is a person of a vetting: one 人次.
type Vetted struct {
	ID      int64
	Vetting int64 // id of the batch
	Version int64 // grows with every act

	Name     string
	Gender   string // 男, 女 or "" where the list does not say
	Born     Month  // 出生年月
	IDNumber string // 身份证号, only to tell persons of one name apart; "" where the list has none
	Unit     string // 单位
	Post     string // 现任职务
	Proposed string // 拟任职务 or what else is proposed

	Opinions   []RoomOpinion
	Conclusion Conclusion
	Note       string // 内部说明: of the conclusion, or why he is in the batch twice; never leaves

	Outward   string     `json:",omitempty"` // 对外意见 in own words or chosen; "" is that of the conclusion, see OutwardOpinion
	Sanctions []Sanction `json:",omitempty"` // 处分
	Identity  *Identity  `json:",omitempty"` // who he is among those of his name; nil while nobody was asked
}

// RoomOpinion is what a room of the commission says of a person.
type RoomOpinion struct {
	Room     string
	Reported Reported
	Text     string
}

// Reported says whether a room knows anything against a person.
type Reported string

// The answers; "" is that the room has not answered.
const (
	ReportedNothing   Reported = "无反映"
	ReportedSomething Reported = "有反映"
	ReportedSettled   Reported = "已了结" // something was reported, looked into and settled
)

// ReportedList lists the answers a room can give.
func ReportedList() []Reported {
	return []Reported{ReportedNothing, ReportedSomething, ReportedSettled}
}

// Conclusion is the opinion of the commission on a person.
type Conclusion string

// The conclusions.
const (
	ConclusionClear     Conclusion = "无影响"
	ConclusionSuspended Conclusion = "暂缓"
	ConclusionUnfit     Conclusion = "不宜"
	ConclusionPending   Conclusion = "有反映待核"
)

// Conclusions lists the conclusions, the usual one first.
func Conclusions() []Conclusion {
	return []Conclusion{ConclusionClear, ConclusionSuspended, ConclusionUnfit, ConclusionPending}
}

// Genders lists what can be entered for a gender.
func Genders() []string { return []string{"男", "女"} }

// Opinion returns what a room said; its Reported is "" where it has not answered.
func (p Vetted) Opinion(room string) RoomOpinion {
	for _, o := range p.Opinions {
		if o.Room == room {
			return o
		}
	}
	return RoomOpinion{Room: room}
}

// Position is unit and post in one phrase; a post that names its unit needs no other.
func (p Vetted) Position() string {
	if strings.HasPrefix(p.Post, p.Unit) {
		return p.Post
	}
	return p.Unit + p.Post
}

// SetOpinion enters what a room said in the place of what it said before.
func (p *Vetted) SetOpinion(o RoomOpinion) {
	p.Opinions = slices.Clone(p.Opinions)
	for i := range p.Opinions {
		if p.Opinions[i].Room == o.Room {
			p.Opinions[i] = o
			return
		}
	}
	p.Opinions = append(p.Opinions, o)
}

// Reported tells whether any room knows something against the person.
func (p Vetted) Reported() bool {
	return slices.ContainsFunc(p.Opinions, func(o RoomOpinion) bool { return o.Reported == ReportedSomething })
}

// known tells whether a room has or had something.
func (p Vetted) known() bool {
	return slices.ContainsFunc(p.Opinions, func(o RoomOpinion) bool { return o.Reported != ReportedNothing })
}

// Normalize cleans what was typed or pasted: blanks within a short name (张 三) go too, and rooms that said nothing.
func (p *Vetted) Normalize() {
	p.Name = cleanName(p.Name)
	for _, s := range []*string{&p.Gender, &p.Unit, &p.Post, &p.Proposed, &p.Outward} {
		*s = CleanLine(*s)
	}
	p.IDNumber = CleanIDNumber(p.IDNumber)
	p.Note = CleanText(p.Note)
	var sanctions []Sanction
	for _, s := range p.Sanctions {
		if s.Name = CleanLine(s.Name); s != (Sanction{}) {
			sanctions = append(sanctions, s)
		}
	}
	p.Sanctions = sanctions
	if p.Outward == p.Conclusion.Outward() {
		p.Outward = ""
	}
	var said []RoomOpinion
	for _, o := range p.Opinions {
		o.Room, o.Text = CleanLine(o.Room), CleanText(o.Text)
		if o.Reported != "" || o.Text != "" {
			said = append(said, o)
		}
	}
	p.Opinions = said
}

// Check refuses a person who could not be told from others or put on paper.
func (p *Vetted) Check() error {
	switch {
	case p.Name == "":
		return InvalidField("name", "请填写姓名")
	case len([]rune(p.Name)) > MaxName:
		return InvalidField("name", fmt.Sprintf("姓名不能超过 %d 个字", MaxName))
	case p.Unit == "" && p.Post == "":
		return InvalidField("unit", "请填写“"+p.Name+"”的单位或现任职务")
	case p.Gender != "" && !slices.Contains(Genders(), p.Gender):
		return InvalidField("gender", "性别填 男 或 女，或者不填")
	case p.Conclusion != "" && !slices.Contains(Conclusions(), p.Conclusion):
		return InvalidField("conclusion", "“"+string(p.Conclusion)+"”不是结论，请填 无影响、暂缓、不宜 或 有反映待核")
	}
	if err := p.checkIDNumber(); err != nil {
		return err
	}
	if err := p.checkLengths(); err != nil {
		return err
	}
	if err := p.checkOpinions(); err != nil {
		return err
	}
	if err := p.checkSense(); err != nil {
		return err
	}
	if err := p.checkOutward(); err != nil {
		return err
	}
	return p.checkSanctions()
}

// checkIDNumber compares the number with what else is said of the person: two that contradict each other must not both
// be kept.
func (p *Vetted) checkIDNumber() error {
	if p.IDNumber == "" {
		return nil
	}
	born, gender, err := ReadIDNumber(p.IDNumber)
	switch {
	case err != nil:
		return err
	case !p.Born.IsZero() && p.Born != born:
		return InvalidField("born", "“"+p.Name+"”的出生年月（"+p.Born.String()+"）与身份证号里的（"+born.String()+"）不一致，请核对")
	case p.Gender != "" && p.Gender != gender:
		return InvalidField("gender", "“"+p.Name+"”的性别（"+p.Gender+"）与身份证号里的（"+gender+"）不一致，请核对")
	}
	return nil
}

func (p *Vetted) checkLengths() error {
	if err := checkLines([2]string{"unit", p.Unit}, [2]string{"post", p.Post}, [2]string{"proposed", p.Proposed}); err != nil {
		return err
	}
	if len([]rune(p.Note)) > MaxItemText {
		return InvalidField("note", fmt.Sprintf("说明不能超过 %d 个字", MaxItemText))
	}
	return nil
}

func (p *Vetted) checkOpinions() error {
	for i, o := range p.Opinions {
		switch {
		case o.Room == "" || slices.ContainsFunc(p.Opinions[:i], func(have RoomOpinion) bool { return have.Room == o.Room }):
			return InvalidField("opinions", "“"+p.Name+"”的会签意见里有一个室没有名称或重复")
		case !slices.Contains(ReportedList(), o.Reported):
			return InvalidField("opinions", "请为“"+p.Name+"”选择"+o.Room+"的意见：无反映、有反映 或 已了结")
		case len([]rune(o.Text)) > MaxItemText:
			return InvalidField("opinions", fmt.Sprintf("%s的意见不能超过 %d 个字", o.Room, MaxItemText))
		}
	}
	return nil
}

// Same reports whether two entries are likely of one person: the same name with the same unit or month of birth. Numbers
// of identity cards decide it where both have one.
func (p Vetted) Same(q Vetted) bool {
	if p.Name != q.Name {
		return false
	}
	if p.IDNumber != "" && q.IDNumber != "" {
		return p.IDNumber == q.IDNumber
	}
	return p.Unit != "" && p.Unit == q.Unit || !p.Born.IsZero() && p.Born == q.Born
}

// Twice returns for each person of a batch who is in it before: his place in the list, and the place he was first in.
func Twice(persons []Vetted) map[int]int {
	twice, byName := map[int]int{}, map[string][]int{}
	for i, p := range persons {
		for _, before := range byName[p.Name] {
			if p.Same(persons[before]) {
				twice[i] = before
				break
			}
		}
		byName[p.Name] = append(byName[p.Name], i)
	}
	return twice
}

// CheckTwice refuses a batch in which a person is twice without a word why.
func CheckTwice(persons []Vetted) error {
	twice := Twice(persons)
	for i, p := range persons {
		if first, ok := twice[i]; ok && p.Note == "" {
			return InvalidField("note", fmt.Sprintf("“%s”在这一批里出现两次（第 %d 人和第 %d 人）。请删去一处；确需重复的，请在后一处的“内部说明”里写明原因", p.Name, first+1, i+1))
		}
	}
	return nil
}

// FillOpinion enters the answer of a room for every person on whom it has said nothing, and returns those changed.
func FillOpinion(persons []Vetted, o RoomOpinion) []Vetted {
	var changed []Vetted
	for _, p := range persons {
		if p.Opinion(o.Room).Reported == "" {
			p.SetOpinion(o)
			changed = append(changed, p)
		}
	}
	return changed
}

// ConcludeClear concludes 无影响 of every person without a conclusion of whom all rooms have said 无反映, and returns those changed.
func ConcludeClear(persons []Vetted, rooms []string) []Vetted {
	var changed []Vetted
	for _, p := range persons {
		silent := slices.ContainsFunc(rooms, func(room string) bool { return p.Opinion(room).Reported == "" })
		if p.Conclusion == "" && !silent && !p.known() {
			p.Conclusion = ConclusionClear
			changed = append(changed, p)
		}
	}
	return changed
}

// MaxVetted is how many persons a batch holds: more than a county has leading cadres.
const MaxVetted = 5000

// CheckVetted refuses a list of persons that could not be a batch. The error names the first who is wrong.
func CheckVetted(persons []Vetted) error {
	return CheckVettedChange(persons, func(Vetted) bool { return true })
}

// CheckVettedChange refuses a batch as a change would leave it. Only the persons changed are looked at one by one: what an earlier
// version let pass must not stop the mending of another.
func CheckVettedChange(persons []Vetted, changed func(Vetted) bool) error {
	if len(persons) > MaxVetted {
		return InvalidField("persons", fmt.Sprintf("一批最多 %d 人，现有 %d 人，请分批登记", MaxVetted, len(persons)))
	}
	for i := range persons {
		if !changed(persons[i]) {
			continue
		}
		if err := persons[i].Check(); err != nil {
			return &Error{Code: Invalid, Field: FieldOf(err), Msg: fmt.Sprintf("第 %d 人：%s", i+1, UserMessage(err)), Cause: err}
		}
	}
	return CheckTwice(persons)
}
