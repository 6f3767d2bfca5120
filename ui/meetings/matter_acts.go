package meetings

import (
	"context"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// save stores a changed matter without asking for more, then shows it where it is now.
func (p *Page) save(m model.Matter, said string) {
	today := p.Today()
	p.Run("正在保存…", func(ctx context.Context) (err error) {
		m, err = p.Store.SaveMatter(ctx, m, today)
		return err
	}, func() {
		p.follow(m)
		p.Toast(said + "“" + m.Title + "”")
	})
}

// follow shows a matter where it is after an act. The filters stay as they are while it has not moved.
func (p *Page) follow(m model.Matter) {
	switch {
	case !p.showsWaiting && m.Meeting != 0 && m.Meeting == p.detail.wanted:
		p.detail.matterWanted = m.ID
		p.detail.reload()
	case !p.showsWaiting || m.Meeting != 0 || m.ID != p.lone.wanted:
		p.ShowMatter(m.ID)
	}
}

// onTakeOff lets a matter wait for a meeting again.
func (p *Page) onTakeOff(s subject) {
	kit.Confirm(p.Window, kit.Confirmation{
		Title: "退回待上会？", Verb: "退回",
		Text: "“" + s.matter.Title + "”从" + s.meeting.Title() + "的议程里拿下来，列入“" + waitingWord + "”，以后可以移到别的会议。",
		OnOK: func() {
			m := s.matter
			m.Meeting, m.No = 0, 0
			p.save(m, "已退回待上会：")
		},
	})
}

// showWithdrawForm asks why a matter is withdrawn.
func (p *Page) showWithdrawForm(s subject) {
	reason, today := kit.NewMultiEntry("例如：提请单位重新论证", 2, 5), p.Today()
	desk.Ask(p.Desk, kit.FormDialog{
		Title: "撤回议题", Verb: "撤回", Intro: "“" + s.matter.Title + "”不再提请审议。登记和问询都保留，以后可以恢复。",
		Fields: []kit.Field{{Name: "ruling", Label: "撤回原因", Widget: reason}},
		Dirty:  func() bool { return reason.Value() != "" },
	}, func(after model.Matter) string { return "已撤回“" + after.Title + "”" }, func() (func(context.Context) (model.Matter, error), error) {
		m := s.matter
		m.Decision, m.Ruling = model.DecisionWithdrawn, reason.Value()
		return func(ctx context.Context) (model.Matter, error) { return p.Store.SaveMatter(ctx, m, today) }, nil
	})
}

// onRestore takes a withdrawal back.
func (p *Page) onRestore(s subject) {
	m := s.matter
	m.Decision, m.Ruling = model.DecisionOpen, ""
	p.save(m, "已恢复")
}

// onDeleteMatter takes a matter without inquiries away; the store refuses any other and says which inquiries there are.
func (p *Page) onDeleteMatter(s subject) {
	m := s.matter
	kit.Confirm(p.Window, kit.Confirmation{
		Title: "删除议题“" + m.Title + "”？", Verb: "删除", Danger: true,
		Text: "登记错了的议题才删除，不能找回；删除记入操作记录。有问询的议题不能删除；不再上会的请用“撤回”。",
		OnOK: func() {
			p.Runner.Start(kit.Job{Busy: "正在删除…", Fixed: true, Work: func(ctx context.Context) error {
				return p.Store.DeleteMatter(ctx, m.ID, m.Version)
			}, Done: func() {
				if p.lone.wanted == m.ID {
					p.lone.clear()
				}
				p.Changed()
				p.Toast("已删除议题“" + m.Title + "”")
			}})
		},
	})
}
