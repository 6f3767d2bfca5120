package meetings

import (
	"fmt"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// subject is a matter with the meeting it is on, the zero one while it waits, and the inquiries on it.
type subject struct {
	matter    model.Matter
	meeting   model.Meeting
	inquiries []model.InquiryRow
	large     bool         // 大额 by the office's setting
	quorum    model.Quorum // what its class needs
}

// subjects are the matters of a meeting in the order of its agenda.
func subjects(v view) []subject {
	out := make([]subject, len(v.paper.Matters))
	for i, m := range v.paper.Matters {
		out[i] = subject{matter: m, meeting: v.paper.Meeting, large: m.Large(v.paper.Setting), quorum: v.paper.Setting.Quorum(v.paper.Meeting, m.Class)}
		for _, r := range v.inquiries {
			if r.Matter == m.ID {
				out[i].inquiries = append(out[i].inquiries, r)
			}
		}
	}
	return out
}

// asked is how many inquiries there are; void ones are not counted.
func (s subject) asked() (n int) {
	for _, r := range s.inquiries {
		if r.State != model.InquiryVoided {
			n++
		}
	}
	return n
}

func (s subject) withdrawn() bool { return s.matter.Decision == model.DecisionWithdrawn }

// matterView shows one matter: what it is, what was decided and checked, the inquiries on it; above them its acts.
type matterView struct {
	page  *Page
	shown subject

	box, full *fyne.Container
	title     *kit.Text
	decision  *kit.Badge
	large     *kit.Badge
	short     *kit.Badge // fewer came than the matter needed
	acts      *fyne.Container
	facts     *kit.KeyValues
}

func newMatterView(p *Page) *matterView {
	v := &matterView{page: p, title: kit.NewParagraph(""), acts: kit.NewFlow(), facts: kit.NewKeyValues()}
	v.title.Bold = true
	v.decision, v.large = kit.NewBadge(kit.ToneNeutral, ""), kit.NewBadge(kit.ToneToday, "大额")
	v.short = kit.NewBadge(kit.ToneOverdue, "")
	top := kit.Edged(container.NewVBox(v.title, container.NewHBox(v.decision, v.large, v.short), v.acts))
	facts := container.NewVScroll(kit.Edged(v.facts))
	v.full = container.New(layout.NewBorderLayout(top, nil, nil, nil), top, facts) // in the order of Tab
	v.box = container.NewStack()
	return v
}

func (v *matterView) set(s subject) {
	v.shown = s
	v.title.SetText(joined(". ", numberText(s.matter.No), s.matter.Title))
	v.decision.Set(decisionTone(s.matter.Decision), decisionWord(s))
	v.large.Hide()
	if s.large {
		v.large.Show()
	}
	v.short.Hide()
	if s.meeting.ID != 0 && s.quorum.Finding() == model.FindingNo {
		v.short.Set(kit.ToneOverdue, "到会人数"+s.quorum.Verdict())
		v.short.Show()
	}
	v.facts.Set(matterPairs(s)...)
	v.page.SetActs(v.acts, v.actButtons())
	v.box.Objects = []fyne.CanvasObject{v.full}
	v.box.Refresh()
}

// clear shows no matter.
func (v *matterView) clear() {
	v.shown = subject{}
	v.box.Objects = nil
	v.box.Refresh()
}

func decisionTone(d model.Decision) kit.Tone {
	switch d {
	case model.DecisionPassed, model.DecisionAmended:
		return kit.ToneNormal
	case model.DecisionOpen:
		return kit.ToneSoon
	}
	return kit.ToneDone
}

func decisionWord(s subject) string {
	switch {
	case s.matter.Decision != model.DecisionOpen:
		return string(s.matter.Decision)
	case s.meeting.ID == 0:
		return "待上会"
	}
	return "会议决定未登记"
}

func matterPairs(s subject) []kit.Pair {
	m := s.matter
	amount := m.Amount.String()
	if s.large {
		amount += "（大额）"
	}
	persons := ""
	if m.Persons > 0 {
		persons = fmt.Sprintf("%d 人", m.Persons)
	}
	pairs := []kit.Pair{
		{Label: "类别", Value: string(m.Class)},
		{Label: "提请单位", Value: m.Unit},
		{Label: "汇报人", Value: m.Reporter},
		{Label: "分管领导", Value: joined("　", m.Leader.Name, m.Leader.Post)},
		{Label: "金额", Value: amount},
		{Label: "涉及人数", Value: persons},
		{Label: "会议决定", Value: joined("：", string(m.Decision), m.Ruling)},
	}
	if s.meeting.ID != 0 {
		present := kit.Pair{Label: "到会人数", Value: attendance([]classQuorum{{"", s.quorum}})}
		if s.quorum.Finding() == model.FindingNo {
			present.Tone = kit.ToneOverdue
		}
		pairs = append(append(pairs, present), checkPairs(m.Checks)...)
	}
	return append(pairs, kit.Pair{Label: "问询", Value: inquiryLines(s.inquiries)})
}

// checkPairs say what was found of the procedure; what broke a rule is red.
func checkPairs(c model.Procedure) []kit.Pair {
	check := func(rule string, f model.Finding, more string) kit.Pair {
		p := kit.Pair{Label: rule, Value: joined("，", f.Label(), more)}
		if f == model.FindingNo {
			p.Tone = kit.ToneOverdue
		}
		return p
	}
	dissents := c.Lines()
	if dissents == "" {
		dissents = "未登记"
	}
	return []kit.Pair{
		check("末位表态", c.LastWord, ""), check("回避", c.Recusal, c.Recused), check("全程纪实", c.Recorded, ""),
		{Label: "反对或保留意见", Value: dissents},
	}
}

// inquiryLines names the inquiries, one a line: 问〔2020〕12号　会前　已办结.
func inquiryLines(rows []model.InquiryRow) string {
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[len(rows)-1-i] = joined("　", r.Number.String(), string(r.Phase), r.State.Label()) // rows begin with the newest
	}
	return joined("\n", lines...)
}

// actButtons are what can be done with a matter, the usual next act marked.
func (v *matterView) actButtons() []fyne.CanvasObject {
	p, s := v.page, v.shown
	var out []fyne.CanvasObject
	switch {
	case s.meeting.ID != 0:
		decide := kit.NewButton("登记会议决定", func() { p.showDecisionForm(s) })
		if s.matter.Decision == model.DecisionOpen {
			decide.Importance = widget.HighImportance
		}
		out = append(out, decide)
	case s.withdrawn():
		out = append(out, kit.NewPrimaryButton("恢复", func() { p.onRestore(s) }))
	default:
		out = append(out, kit.NewPrimaryButton("移到会议", func() { p.showMoveForm(s) }))
	}
	if n := s.asked(); n > 0 {
		out = append(out, kit.NewButton(fmt.Sprintf("问询 %d 次", n), func() { p.openInquiries(s) }))
	}
	return append(out,
		kit.NewIconButton("新建问询", theme.ContentAddIcon(), func() { p.OnAsk(s.matter.ID) }),
		kit.NewButton("修改议题", func() { p.showMatterForm(s.matter, s.meeting) }),
		kit.NewMenuButton("更多", func() []kit.Choice { return p.matterChoices(s) }),
	)
}

// openInquiries shows the inquiries on a matter; a single one is opened itself.
func (p *Page) openInquiries(s subject) {
	if len(s.inquiries) == 1 {
		p.OnInquiry(s.inquiries[0].ID)
		return
	}
	p.OnInquiries(model.InquiryFilter{Matter: s.matter.ID})
}

// matterChoices are the rarer acts.
func (p *Page) matterChoices(s subject) []kit.Choice {
	var out []kit.Choice
	if s.meeting.ID != 0 {
		out = append(out,
			kit.Choice{Label: "移到别的会议", Do: func() { p.showMoveForm(s) }},
			kit.Choice{Label: "退回待上会", Do: func() { p.onTakeOff(s) }},
		)
	}
	if s.withdrawn() && s.meeting.ID != 0 {
		out = append(out, kit.Choice{Label: "恢复", Do: func() { p.onRestore(s) }})
	}
	if s.matter.Decision == model.DecisionOpen {
		out = append(out, kit.Choice{Label: "撤回", Do: func() { p.showWithdrawForm(s) }})
	}
	return append(out, kit.Choice{Label: "删除", Do: func() { p.onDeleteMatter(s) }})
}
