package documents

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
)

// correctable are the choices of the button 更正: each act that was registered, the last one first.
func (d *detail) correctable() []kit.Choice {
	var out []kit.Choice
	for i, x := range slices.Backward(d.deeds) {
		if x.Correctable() {
			out = append(out, kit.Choice{Label: x.Name() + "…", Do: func() { d.onCorrect(i) }})
		}
	}
	return out
}

// correction are the inputs of a correction, made of what was registered.
type correction struct {
	deed   model.Deed
	fields []model.DeedField
	inputs []fyne.CanvasObject
	reason *kit.MultiEntry
	by     *kit.Entry
	undo   *kit.Check // that the act never happened
}

func (d *detail) newCorrection(x model.Deed) *correction {
	c := &correction{deed: x, reason: kit.NewMultiEntry("例如：回执上是6月1日，登记时抄错了", 2, 4), by: desk.Entry(d.basis.Office.Clerk)}
	_, c.fields = x.Editable(d.steps)
	c.undo = kit.NewCheck("这一步没有发生，撤销这次登记", nil)
	for _, f := range c.fields {
		c.inputs = append(c.inputs, d.inputOf(f))
	}
	return c
}

func (d *detail) inputOf(f model.DeedField) fyne.CanvasObject {
	switch f.Kind {
	case model.DateField:
		day, _ := model.ParseDate(f.Value) // zero for none
		return d.page.DateField(d.basis, day)
	case model.TextField:
		e := kit.NewMultiEntry("", 2, 6)
		e.SetValue(f.Value)
		return e
	case model.ChoiceField:
		s := kit.NewSelect(f.Choices, nil)
		if f.Value != "" && !slices.Contains(f.Choices, f.Value) {
			s.Options = append(s.Options, f.Value) // it has left the settings since
		}
		s.SetSelected(f.Value)
		return s
	}
	return desk.Entry(f.Value)
}

// inputText is what an input holds.
func inputText(o fyne.CanvasObject) (string, error) {
	switch o := o.(type) {
	case *kit.DateField:
		day, err := o.Value()
		return day.String(), err
	case *kit.MultiEntry:
		return o.Value(), nil
	case *kit.Select:
		return o.Selected, nil
	case *kit.Entry:
		return o.Text, nil
	}
	return "", nil
}

// name is what the form calls the i-th input: the field of the errors about it, counted where several share one.
func (c *correction) name(i int) string {
	name := c.fields[i].Name
	if i > 0 && slices.ContainsFunc(c.fields[:i], func(f model.DeedField) bool { return f.Name == name }) {
		name += strconv.Itoa(i)
	}
	return name
}

func (c *correction) form() []kit.Field {
	var out []kit.Field
	for i, f := range c.fields {
		out = append(out, kit.Field{Name: c.name(i), Label: f.Label, Widget: c.inputs[i]})
	}
	if c.deed.Withdrawable() {
		out = append(out, kit.Field{Name: "undo", Label: "撤销", Hint: "登记到别的文书上了、根本没有发生的才撤销；填错的直接改", Widget: c.undo})
	}
	return append(out,
		kit.Field{Name: "reason", Label: "更正原因", Required: true, Widget: c.reason},
		kit.Field{Name: "corrector", Label: "更正人", Required: true, Widget: c.by},
	)
}

// read returns the deed as it is to be, nil for one that never happened.
func (c *correction) read(steps []model.ChaseStep) (*model.Deed, error) {
	if c.undo.Checked {
		return nil, nil
	}
	to, fields := c.deed.Editable(steps)
	for i, f := range fields {
		text, err := inputText(c.inputs[i])
		if err != nil {
			return nil, model.InvalidField(f.Name, model.UserMessage(err))
		}
		if text == f.Value {
			continue
		}
		if err := f.Set(text); err != nil {
			return nil, err
		}
	}
	return to, nil
}

func (c *correction) dirty() bool {
	if c.reason.Value() != "" || c.undo.Checked {
		return true
	}
	for i, f := range c.fields {
		if text, err := inputText(c.inputs[i]); err != nil || text != f.Value {
			return true
		}
	}
	return false
}

func (d *detail) onCorrect(at int) {
	doc, st, today, steps := d.doc, d.page.Store, d.page.Today(), d.steps
	c := d.newCorrection(d.deeds[at])
	var after model.Document
	form := d.ask(kit.FormDialog{
		Title: "更正：" + d.deeds[at].Name(), Verb: "更正", Fields: c.form(), Dirty: c.dirty,
		Intro: "更正前的内容留在“经过”里。期限、状态和灯按更正后的内容重新推算；后面的登记因此不成立的，不能更正，会说明是哪一步。",
		OnDone: func() {
			if papers := after.Corrections[len(after.Corrections)-1].Replace; len(papers) > 0 {
				kit.Inform(d.page.Window, "有纸面要更换", "下面这些是更正以前出具的，上面的内容已经不对，请收回、重新出具：\n"+strings.Join(papers, "\n"))
			}
		},
	}, "已更正", func() (func(context.Context) (model.Document, error), error) {
		to, err := c.read(steps)
		by, reason := c.by.Text, c.reason.Value()
		return func(ctx context.Context) (_ model.Document, err error) {
			after, err = st.Correct(ctx, doc.ID, doc.Version, at, to, by, reason, today, printing.IssueSlip)
			return after, err
		}, err
	})
	c.undo.OnChanged = func(on bool) {
		for i := range c.fields {
			form.SetVisible(c.name(i), !on)
		}
	}
}

// correctionsCard lists the corrections, the last one first.
func correctionsCard(all []model.Amendment) fyne.CanvasObject {
	var pairs []kit.Pair
	for _, a := range slices.Backward(all) {
		pairs = append(pairs, kit.Pair{Label: a.On.Chinese(), Value: a.Line()})
	}
	return kit.NewCard("更正", kit.NewKeyValues(pairs...))
}
