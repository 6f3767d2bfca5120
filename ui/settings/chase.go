package settings

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// chaseForm edits the ladder of chasing. The steps stand in the order of their days: another day moves a step.
type chaseForm struct {
	page   *Page
	stored []model.ChaseStep
	steps  []*stepForm
	box    *fyne.Container
}

// stepForm are the inputs of one step.
type stepForm struct {
	key        string
	name, days *kit.Entry
	side       *kit.Select // before or after the due date
	means      *kit.Select
	wording    *kit.MultiEntry
	form       *kit.Form
}

const beforeDue, afterDue = "个工作日前", "个工作日后"

func newChaseForm(p *Page, stored []model.ChaseStep) *chaseForm {
	f := &chaseForm{page: p, stored: stored, box: container.New(layout.NewCustomPaddedVBoxLayout(kit.CardGap))}
	f.set(stored)
	p.unsaved = append(p.unsaved, f.unsaved)
	return f
}

func (f *chaseForm) object() fyne.CanvasObject {
	note := kit.NewCaption("到了某一步的日子，工作台就提出这一步，由人办理，程序不会自己发出任何东西。最后一步之后仍没有反馈的，提出升级。")
	add := kit.NewIconButton("增加一步", theme.ContentAddIcon(), f.onAdd)
	buttons := container.NewHBox(kit.NewPrimaryButton("保存催办步骤", f.onSave), add)
	return kit.NewCard("催办步骤", container.NewVBox(note, f.box, buttons))
}

func newStepForm(s model.ChaseStep) *stepForm {
	f := &stepForm{
		key: s.Key, name: kit.NewEntry("例如：书面催办"), days: kit.NewEntry(""), side: kit.NewSelect([]string{beforeDue, afterDue}, nil),
		means: kit.NewSelect(nil, nil), wording: kit.NewMultiEntry("催办时说的或写的话", 2, 5),
	}
	for _, m := range model.ChaseMeansList() {
		f.means.Options = append(f.means.Options, string(m))
	}
	f.name.SetText(s.Name)
	f.side.SetSelected(afterDue)
	if s.After < 0 {
		f.side.SetSelected(beforeDue)
	}
	f.days.SetText(strconv.Itoa(max(s.After, -s.After)))
	f.means.SetSelected(string(s.Means))
	f.wording.SetValue(s.Wording)
	f.form = kit.NewForm(
		kit.Field{Name: "name", Label: "名称", Required: true, Widget: f.name},
		kit.Field{Name: "after", Label: "时间", Required: true, Hint: "在反馈期限多少个工作日之前或之后；0 就是到期当日", Widget: container.NewGridWithColumns(2, f.days, f.side)},
		kit.Field{Name: "means", Label: "方式", Required: true, Widget: f.means},
		kit.Field{Name: "wording", Label: "措辞", Widget: f.wording},
	)
	return f
}

// read takes the step out of the inputs.
func (f *stepForm) read() (model.ChaseStep, error) {
	s := model.ChaseStep{Key: f.key, Name: model.CleanLine(f.name.Text), Means: model.ChaseMeans(f.means.Selected), Wording: model.CleanText(f.wording.Value())}
	days, err := desk.Days("after", f.days.Text)
	s.After = days
	if f.side.Selected == beforeDue {
		s.After = -days
	}
	if err == nil && days < 0 {
		err = model.InvalidField("after", "请填写天数，不带负号；在期限之前还是之后，在右边选")
	}
	return s, err
}

// set shows steps in place of those before.
func (f *chaseForm) set(steps []model.ChaseStep) {
	f.steps = nil
	for _, s := range steps {
		f.steps = append(f.steps, newStepForm(s))
	}
	f.show()
}

// show numbers the steps, each with the button that takes it away; the last one stays.
func (f *chaseForm) show() {
	f.box.Objects = nil
	for i, s := range f.steps {
		remove := kit.NewButton("删除这一步", func() { f.onRemove(s) })
		if len(f.steps) == 1 {
			remove.Disable()
		}
		head := container.NewBorder(nil, nil, kit.Middle(kit.NewSubHeading(fmt.Sprintf("第 %d 步", i+1))), remove)
		f.box.Add(container.NewVBox(head, s.form))
	}
	f.box.Refresh()
}

func (f *chaseForm) onRemove(gone *stepForm) {
	f.steps = slices.DeleteFunc(f.steps, func(s *stepForm) bool { return s == gone })
	f.show()
	f.steps[0].form.Focus("name")
}

// onAdd puts a step behind the last one.
func (f *chaseForm) onAdd() {
	s := newStepForm(model.ChaseStep{Means: model.InPaper})
	s.days.SetText("")
	f.steps = append(f.steps, s)
	f.show()
	s.form.Focus("name")
}

// read takes the steps out of the inputs, in the order of their days. Of an error it returns the step it is about.
func (f *chaseForm) read() (steps []model.ChaseStep, about *stepForm, err error) {
	type typed struct {
		model.ChaseStep
		form *stepForm
	}
	var all []typed
	for _, form := range f.steps {
		s, err := form.read()
		if err != nil {
			return nil, form, err
		}
		all = append(all, typed{s, form})
	}
	slices.SortStableFunc(all, func(a, b typed) int { return cmp.Compare(a.After, b.After) })
	for _, t := range all {
		if steps, err = model.CheckChaseSteps(append(steps, t.ChaseStep)); err != nil { // those before have passed
			return nil, t.form, err
		}
	}
	return steps, nil, nil
}

func (f *chaseForm) unsaved() bool {
	steps, _, err := f.read()
	return err != nil || !slices.Equal(steps, f.stored)
}

func (f *chaseForm) onSave() {
	for _, s := range f.steps {
		s.form.ClearErrors()
	}
	steps, about, err := f.read()
	if err != nil {
		if !about.form.ShowError(err) {
			kit.ShowErr(f.page.Window, err)
		}
		return
	}
	p := f.page
	p.Runner.Start(kit.Job{
		Busy: "正在保存…", Fixed: true, Work: func(ctx context.Context) error { return p.Store.SetChaseSteps(ctx, steps) },
		Done: func() {
			f.set(steps) // by their days
			p.Changed()
			p.Toast("催办步骤已保存")
		},
	})
}
