package calendar

import (
	"fmt"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// reckoning is the calculator of working days.
type reckoning struct {
	page   *Page
	object fyne.CanvasObject

	start    *kit.DateField // from a day so many working days on
	days     *kit.Entry
	forward  *kit.Form
	from, to *kit.DateField // between two days
	between  *kit.Form

	answer *kit.Text
	list   *kit.Text
	copy   *kit.Button
	text   string // to be copied
}

// reckonWidth keeps the questions short enough to read.
const reckonWidth = 440

const reckonHelp = "填好左边，点“算出日期”或“算出天数”，这里给出结果，并列出其间的节假日和调休上班日。"

func newReckoning(p *Page) *reckoning {
	r := &reckoning{page: p, days: kit.NewEntry("15"), answer: kit.NewSubHeading(""), list: kit.NewParagraph(reckonHelp)}
	r.answer.Fit = kit.FitWrap
	field := func() *kit.DateField {
		f := kit.NewDateField(p.Today)
		f.Describe = func(d model.Date) string { return p.basis.DescribeDay(d) }
		f.DayTone = func(d model.Date) (kit.Tone, string) { return p.basis.ToneDay(d) }
		f.SetValue(p.Today())
		return f
	}
	r.start, r.from, r.to = field(), field(), field()
	r.days.SetText("15")
	r.forward = kit.NewForm(
		kit.Field{Name: "start", Label: "起算日期", Required: true, Hint: "当日不计入，从下一日开始（《民法典》第二百零一条）", Widget: r.start},
		kit.Field{Name: "term", Label: "工作日", Required: true, Hint: fmt.Sprintf("1 至 %d", model.MaxTerm), Widget: r.days},
	)
	r.between = kit.NewForm(
		kit.Field{Name: "from", Label: "起始日期", Required: true, Hint: "当日不计入", Widget: r.from},
		kit.Field{Name: "to", Label: "截止日期", Required: true, Hint: "当日计入", Widget: r.to},
	)
	r.days.OnSubmitted = func(string) { r.onForward() }
	r.copy = kit.NewIconButton("复制结果", theme.ContentCopyIcon(), r.onCopy)
	r.copy.Disable()
	questions := kit.NewStackOfCards(
		kit.NewCard("从某天起算若干个工作日", container.NewVBox(r.forward, kit.NewFlow(kit.NewPrimaryButton("算出日期", r.onForward)))),
		kit.NewCard("两个日期之间有多少个工作日", container.NewVBox(r.between, kit.NewFlow(kit.NewPrimaryButton("算出天数", r.onBetween)))),
	)
	scroll := container.NewVScroll(questions)
	r.forward.Scroll, r.between.Scroll = scroll, scroll
	result := kit.NewCard("结果", container.NewBorder(r.answer, nil, nil, nil, container.NewVScroll(r.list)), r.copy)
	r.object = container.New(twoColumns(reckonWidth), scroll, result)
	return r
}

// twoColumns gives the first object a fixed width and the second the rest.
type twoColumns float32

func (w twoColumns) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(float32(w)+kit.CardGap+b.Width, max(a.Height, b.Height))
}

func (w twoColumns) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(float32(w), size.Height))
	o[1].Move(fyne.NewPos(float32(w)+kit.CardGap, 0))
	o[1].Resize(fyne.NewSize(max(size.Width-float32(w)-kit.CardGap, 0), size.Height))
}

func (r *reckoning) first() fyne.Focusable { return r.start.FocusTarget() }

// refresh asks the calendar again what the days are.
func (r *reckoning) refresh() {
	for _, f := range []*kit.DateField{r.start, r.from, r.to} {
		f.Refresh()
	}
}

func (r *reckoning) onForward() {
	r.forward.ClearErrors()
	s, err := r.countForward()
	if err != nil {
		r.refuse(r.forward, err)
		return
	}
	answer := fmt.Sprintf("%s %s", s.To.Chinese(), s.To.WeekdayName())
	r.show(answer+fmt.Sprintf("（第 %d 个工作日）", s.Workdays), s)
}

func (r *reckoning) countForward() (model.Stretch, error) {
	start, err := desk.Day("start", r.start)
	if err != nil {
		return model.Stretch{}, err
	}
	days, err := desk.Days("term", r.days.Text)
	if err != nil {
		return model.Stretch{}, err
	}
	dl, err := r.page.cal.Deadline(start, days)
	if err != nil {
		return model.Stretch{}, err
	}
	return r.page.cal.Stretch(start, dl.Due)
}

func (r *reckoning) onBetween() {
	r.between.ClearErrors()
	s, err := r.countBetween()
	if err != nil {
		r.refuse(r.between, err)
		return
	}
	r.show(fmt.Sprintf("%d 个工作日", s.Workdays), s)
}

func (r *reckoning) countBetween() (model.Stretch, error) {
	from, err := desk.Day("from", r.from)
	if err != nil {
		return model.Stretch{}, err
	}
	to, err := desk.Day("to", r.to)
	if err != nil {
		return model.Stretch{}, err
	}
	return r.page.cal.Stretch(from, to)
}

func (r *reckoning) show(answer string, s model.Stretch) {
	r.answer.Color = ""
	if s.Provisional {
		answer += "，暂定"
		r.answer.Color = kit.ToneToday.ForegroundName()
	}
	r.text = s.Text()
	r.answer.Text = answer
	r.answer.Refresh()
	text := r.text
	if len(s.Exceptions) == 0 {
		text += "\n其间没有节假日和调休上班日。"
	}
	r.list.SetText(text)
	r.copy.Enable()
}

// refuse says at the field what is wrong; the result before is gone, lest it be taken for the answer.
func (r *reckoning) refuse(form *kit.Form, err error) {
	r.text = ""
	r.answer.SetText("")
	r.list.SetText(reckonHelp)
	r.copy.Disable()
	if !form.ShowError(err) {
		kit.ShowErr(r.page.Window, err)
	}
}

func (r *reckoning) onCopy() {
	r.page.App.Clipboard().SetContent(r.text)
	r.page.Toast("已复制")
}
