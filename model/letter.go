package model

import "fmt"

// Letter is what an official letter says besides problems and suggestions.
type Letter struct {
	Heading        string   // 标题; where it is empty, see Document.Heading
	To             string   // 主送
	Causes         string   // 原因分析
	Copies         string   // 抄送, as it stands on paper: 县委，市纪委监委
	Contact, Phone string   // 附注: 联系人 and 电话; the office's where empty
	ProblemList    bool     // 附件: 问题清单
	Form           bool     // 附件: 整改情况反馈表
	FurtherAnnexes []string // names of 附件 that are added on paper
}

// Heading returns the title of a letter: what was written, or 关于<事由>的<文种> (GB/T 9704-2012, 7.3.1).
func (d *Document) Heading(kind string) string {
	if d.Letter.Heading != "" {
		return d.Letter.Heading
	}
	return "关于" + d.Title + "的" + kind
}

// Addressee returns 主送: what was written, or the units, or the leader.
func (d *Document) Addressee() string {
	switch {
	case d.Letter.To != "":
		return d.Letter.To
	case len(d.Units) > 0:
		return d.UnitNames()
	case d.Leader.Name != "":
		return d.Leader.Name + "同志"
	}
	return ""
}

// Annexes returns the names of the 附件 of a letter in the order of the paper.
func (l Letter) Annexes() []string {
	var names []string
	if l.ProblemList {
		names = append(names, AnnexProblems)
	}
	if l.Form {
		names = append(names, AnnexForm)
	}
	return append(names, l.FurtherAnnexes...)
}

// The names of the 附件 the program prints itself.
const (
	AnnexProblems = "问题清单"
	AnnexForm     = "整改情况反馈表"
)

// What a letter can hold.
const (
	maxHeading = 100 // characters; five lines of 二号
	maxCopies  = 300
	maxAnnexes = 20
)

func (l *Letter) normalize() {
	for _, s := range []*string{&l.Heading, &l.To, &l.Copies, &l.Contact, &l.Phone} {
		*s = CleanLine(*s)
	}
	l.FurtherAnnexes = cleanItems(l.FurtherAnnexes)
	for i := range l.FurtherAnnexes {
		l.FurtherAnnexes[i] = CleanLine(l.FurtherAnnexes[i])
	}
}

func (l Letter) check() error {
	for _, line := range []struct {
		field, text string
		most        int
	}{
		{"heading", l.Heading, maxHeading}, {"to", l.To, maxCopies}, {"copies", l.Copies, maxCopies}, {"contact", l.Contact, maxLine}, {"phone", l.Phone, maxLine},
	} {
		if len([]rune(line.text)) > line.most {
			return InvalidField(line.field, fmt.Sprintf("这一栏不能超过 %d 个字", line.most))
		}
	}
	if len(l.FurtherAnnexes) > maxAnnexes {
		return InvalidField("annexes", fmt.Sprintf("另附的附件最多 %d 个", maxAnnexes))
	}
	for _, name := range l.FurtherAnnexes {
		if len([]rune(name)) > maxLine {
			return InvalidField("annexes", fmt.Sprintf("附件名称不能超过 %d 个字", maxLine))
		}
	}
	return nil
}
