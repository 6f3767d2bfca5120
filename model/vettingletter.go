package model

import (
	"fmt"
	"slices"
	"strings"
)

// VettingPaper is what the forms of a vetting show: the batch, its persons as the viewer may see them, the rooms asked.
type VettingPaper struct {
	Vetting Vetting
	Persons []Vetted
	Rooms   []string
	Office  Office
	Due     Deadline
}

// NewVettingPaper gathers what the forms show: of an open batch as things are now, of one answered as they were then.
func NewVettingPaper(v Vetting, persons []Vetted, set VettingSettings, o Office, cal *Calendar) VettingPaper {
	if !v.Number.IsZero() {
		o = v.Office
	}
	return VettingPaper{Vetting: v, Persons: persons, Rooms: vettingRooms(persons, set.Rooms), Office: o, Due: v.Clock(cal)}
}

// vettingRooms are the rooms asked now, and those that answered when others were asked.
func vettingRooms(persons []Vetted, asked []string) []string {
	all := slices.Clone(asked)
	for _, p := range persons {
		for _, o := range p.Opinions {
			if !slices.Contains(all, o.Room) {
				all = append(all, o.Room)
			}
		}
	}
	return all
}

// VettedRooms are the rooms whose opinions a list of persons has: those asked now, and others that answered before.
func VettedRooms(rows []VettedRow, asked []string) []string {
	persons := make([]Vetted, len(rows))
	for i, r := range rows {
		persons[i] = r.Vetted
	}
	return vettingRooms(persons, asked)
}

// VettingAnnex is the name of the list of persons that goes out with the reply.
const VettingAnnex = "征求意见人员名单"

// Heading is the title of the reply: 关于对张三等12名同志党风廉政意见的回复.
func (p VettingPaper) Heading() string {
	switch len(p.Persons) {
	case 0:
		return "关于党风廉政意见的回复"
	case 1:
		return "关于对" + p.Persons[0].Name + "同志党风廉政意见的回复"
	}
	return fmt.Sprintf("关于对%s等%d名同志党风廉政意见的回复", p.Persons[0].Name, len(p.Persons))
}

// Draft proposes the text of the reply, a paragraph a line: what was asked and who was consulted up to when, then each outward
// opinion with its persons. Those on whom nothing stands in the way are named up to a few, all of them in the list that is annexed.
func (p VettingPaper) Draft() string {
	v := p.Vetting
	letter := "来函"
	if v.Letter != "" {
		letter += "（" + v.Letter + "）"
	}
	if !v.Lettered.IsZero() {
		letter = v.Lettered.Chinese() + letter
	}
	asked := "经研究"
	if len(p.Rooms) > 0 {
		asked = "经征求" + consulted(p.Rooms) + "意见并研究"
	}
	if !v.Decision.On.IsZero() { // what the rooms learn later was not decided on
		asked += "，截至" + v.Decision.On.Chinese()
	}
	paras := []string{fmt.Sprintf("%s%s收悉。就%s征求党风廉政意见的%d名同志，%s，现回复如下：", addressed(v.From), letter, v.Occasion, len(p.Persons), asked)}
	paras = append(paras, p.opinions()...)
	paras = append(paras, "以上意见仅供本次"+v.Occasion+"使用，名单和意见见附件，请注意保密。")
	return strings.Join(paras, "\n")
}

// fewNames is how many names stand in the text.
const fewNames = 3

// opinions are the paragraphs of the outward opinions. Which inner conclusion one comes from cannot be told from them.
func (p VettingPaper) opinions() (paras []string) {
	if clear := p.going(OutwardNone); len(clear) > 0 {
		paras = append(paras, "未发现"+naming(clear)+"有影响"+p.Vetting.Occasion+"的党风廉政方面问题，"+OutwardNone+"。")
	}
	for _, opinion := range []string{OutwardSuspend, OutwardUnfit} {
		for _, person := range p.going(opinion) {
			paras = append(paras, person.Name+"同志："+opinion+p.Vetting.Occasion+"。")
		}
	}
	for _, person := range p.Persons {
		if o := person.OutwardOpinion(); o != "" && !slices.Contains(OutwardOpinions(), o) {
			paras = append(paras, person.Name+"同志："+strings.TrimRight(o, "。；; ")+"。")
		}
	}
	if len(paras) < 2 {
		return paras
	}
	for i := range paras {
		paras[i] = fmt.Sprintf("%d. %s", i+1, paras[i])
	}
	return paras
}

// going are the persons on whom an opinion goes out.
func (p VettingPaper) going(opinion string) (persons []Vetted) {
	for _, person := range p.Persons {
		if person.OutwardOpinion() == opinion {
			persons = append(persons, person)
		}
	}
	return persons
}

// naming names persons up to a few: 张三、李四、王五等12名同志.
func naming(persons []Vetted) string {
	var names []string
	for _, p := range persons[:min(len(persons), fewNames)] {
		names = append(names, p.Name)
	}
	if len(persons) == 1 {
		return names[0] + "同志"
	}
	more := ""
	if len(persons) > fewNames {
		more = "等"
	}
	return fmt.Sprintf("%s%s%d名同志", strings.Join(names, "、"), more, len(persons))
}
