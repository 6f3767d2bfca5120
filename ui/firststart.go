package ui

import (
	"context"

	"oversight/model"
	"oversight/model/store"
	"oversight/model/store/sample"
	"oversight/printing"
	"oversight/ui/kit"
	"oversight/ui/settings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// showFirstStart asks who uses the desk, or offers the sample county to look around.
func showFirstStart(a fyne.App, w fyne.Window, c Config) {
	fields := settings.NewOfficeFields(model.Office{})
	form := kit.NewForm(fields.Fields()...)
	runner := kit.NewRunner(w)
	begin := func(busy string, fill func(context.Context, *store.Store) error) {
		form.ClearErrors()
		var s *store.Store
		runner.Start(kit.Job{Busy: busy, Fixed: true, Fail: form.ShowError, Work: func(ctx context.Context) (err error) {
			s, err = store.Create(ctx, c.Dir, store.Options{}, func(s *store.Store) error { return fill(ctx, s) })
			return err
		}, Done: func() { showDesk(a, w, c, s).offerTour() }})
	}
	empty := kit.NewPrimaryButton("从空白开始", func() {
		o := fields.Value()
		o.Normalize()
		if err := o.Check(); err != nil { // before anything is made in the folder
			form.ClearErrors()
			form.ShowError(err)
			return
		}
		begin("正在建立数据文件…", func(ctx context.Context, s *store.Store) error { return s.SetOffice(ctx, o) })
	})
	today := c.Today()
	demo := kit.NewButton("装入示例县", func() {
		begin("正在装入示例县…", func(ctx context.Context, s *store.Store) error {
			return sample.Fill(ctx, s, today, sample.Printers{Document: printing.Issue, Slip: printing.IssueSlip, Vetting: printing.IssueVettingReply})
		})
	})
	body := container.New(layout.NewCustomPaddedVBoxLayout(kit.CardGap),
		kit.NewHeading("欢迎使用同级监督工作台"),
		kit.NewParagraph("第一次使用，请填写本单位的名称，它们会印在文书上，以后可以在“设置”里修改。"),
		form,
		container.NewHBox(empty),
		kit.NewParagraph("也可以先装入一个虚构的“示例县”，看看各项功能；正式使用时换一个数据文件夹即可。"),
		container.NewHBox(demo),
		kit.NewCaption("数据文件夹："+c.Dir),
	)
	card := kit.NewSurface(kit.ColorSurface, 24, body)
	w.SetContent(kit.NewFrame(container.New(kit.ReadingColumn(560), card)))
	w.Canvas().Focus(fields.FocusTarget())
}
