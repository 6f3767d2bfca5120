package vetting

import (
	"context"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// act is a method of the store that changes the batch.
type act = func(context.Context) (model.Vetting, error)

// ask shows the dialog of one act, see desk.Ask.
func (b *batch) ask(f kit.FormDialog, said string, read func() (act, error)) {
	desk.Ask(b.page.Desk, f, func(model.Vetting) string { return said }, read)
}

// run does an act that asks nothing.
func (b *batch) run(busy, text string, do act) {
	b.page.Run(busy, func(ctx context.Context) error {
		_, err := do(ctx)
		return err
	}, func() { b.page.Toast(text) })
}

func (b *batch) onCirculate() {
	v, st := b.view.vetting, b.page.Store
	b.run("正在送会签…", "已送会签，可以打印会签单", func(ctx context.Context) (model.Vetting, error) { return st.CirculateVetting(ctx, v.ID, v.Version) })
}

func (b *batch) onSubmit() {
	v, st := b.view.vetting, b.page.Store
	b.run("正在送审定…", "已送审定", func(ctx context.Context) (model.Vetting, error) { return st.SubmitVetting(ctx, v.ID, v.Version) })
}

func (b *batch) onEditLetter() {
	v := b.view.vetting
	b.page.askLetter(b.view.basis, v, []string{v.From}, "修改来函信息", "保存", func(model.Vetting) { b.page.Toast("已保存来函信息") })
}

func (b *batch) onRework() {
	v, st := b.view.vetting, b.page.Store
	reason := kit.NewMultiEntry("例如：第三人的信访意见需要补充", 2, 5)
	b.ask(kit.FormDialog{
		Title: "退回会签", Verb: "退回", Intro: "退回后各室意见和结论可以再改；已登记的审定意见不再有效。", Dirty: func() bool { return reason.Value() != "" },
		Fields: []kit.Field{{Name: "reason", Label: "退回原因", Required: true, Widget: reason}},
	}, "已退回会签", func() (act, error) {
		text := reason.Value()
		return func(ctx context.Context) (model.Vetting, error) { return st.ReworkVetting(ctx, v.ID, v.Version, text) }, nil
	})
}

func (b *batch) onDecide() {
	v, st, today := b.view.vetting, b.page.Store, b.page.Today()
	day, opinion := today, kit.NewMultiEntry("例如：同意", 2, 6)
	if v.Decision.By != "" {
		day = v.Decision.On
		opinion.SetValue(v.Decision.Opinion)
	}
	by, on := b.view.Name(v.Decision.By, v.Clerk), b.page.DateField(b.view.Basis, day)
	b.ask(kit.FormDialog{
		Title: "登记审定意见", Verb: "登记", Intro: "按领导在会签单上签批的登记。", Dirty: func() bool { return opinion.Value() != v.Decision.Opinion },
		Fields: []kit.Field{
			{Name: "by", Label: "审定人", Required: true, Hint: "不能是经办人" + v.Clerk, Widget: by},
			{Name: "on", Label: "审定日期", Required: true, Widget: on},
			{Name: "opinion", Label: "审定意见", Required: true, Widget: opinion},
		},
	}, "已登记审定意见", func() (act, error) {
		d := model.VettingDecision{By: by.Text, Opinion: opinion.Value()}
		var err error
		if d.On, err = desk.Day("on", on); err != nil {
			return nil, err
		}
		return func(ctx context.Context) (model.Vetting, error) {
			return st.DecideVetting(ctx, v.ID, v.Version, d, today)
		}, nil
	})
}

// onRemove takes a person out of the batch.
func (b *batch) onRemove(p model.Vetted) {
	v, st := b.view.vetting, b.page.Store
	reason := kit.NewMultiEntry("例如：来函单位来电撤回", 2, 4)
	b.ask(kit.FormDialog{
		Title: "移出“" + p.Name + "”", Verb: "移出", Danger: true, Intro: "移出后不再列入名单和统计，原因记入经过。", Dirty: func() bool { return reason.Value() != "" },
		Fields: []kit.Field{{Name: "reason", Label: "移出原因", Required: true, Widget: reason}},
	}, "已移出“"+p.Name+"”", func() (act, error) {
		text := reason.Value()
		return func(ctx context.Context) (model.Vetting, error) {
			return st.RemoveVetted(ctx, v.ID, v.Version, p.ID, text)
		}, nil
	})
}

func (b *batch) onVoid() {
	v, st, today := b.view.vetting, b.page.Store, b.page.Today()
	reason := kit.NewMultiEntry("例如：来函单位撤回，或名单有误", 2, 5)
	by, on := b.view.Name(""), b.page.DateField(b.view.Basis, today)
	intro := "作废的来函不能恢复，期限停止，不计入统计。"
	if !v.Number.IsZero() {
		intro += "文号 " + v.Number.String() + " 保留，不会再给别的回复；已发出的回复函要收回。"
	}
	b.ask(kit.FormDialog{
		Title: "作废", Verb: "作废", Danger: true, Intro: intro, Dirty: func() bool { return reason.Value() != "" },
		Fields: []kit.Field{
			{Name: "reason", Label: "作废原因", Required: true, Widget: reason},
			{Name: "by", Label: "批准人", Required: true, Widget: by},
			{Name: "on", Label: "作废日期", Required: true, Widget: on},
		},
	}, "已作废", func() (act, error) {
		day, err := desk.Day("on", on)
		void := model.Void{On: day, Reason: reason.Value(), By: by.Text}
		return func(ctx context.Context) (model.Vetting, error) {
			return st.VoidVetting(ctx, v.ID, v.Version, void, today)
		}, err
	})
}
