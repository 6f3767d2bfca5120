package meetings

import (
	"fmt"
	"reflect"
	"strings"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// noteFields are the inputs of one inquiry, in the order in which they are typed.
type noteFields struct {
	matter       *kit.Picker
	class        *kit.Select // of a matter that is new
	question     *kit.MultiEntry
	risks        *kit.UnitsPicker
	who          *kit.Entry
	answer       *kit.MultiEntry
	advice       *kit.MultiEntry
	by           *kit.Entry
	means, phase *kit.Select
	on           *kit.DateField
}

func (f *notes) makeFields() {
	f.matter = kit.NewPicker("选择议题，或输入新议题的名称", f.matterOptions)
	f.matter.AllowNew = func(title string) {
		f.matter.SetValue(kit.Option{Label: title})
		f.fit()
	}
	f.matter.OnChanged = func(kit.Option) { f.fit() }
	f.class = kit.NewSelect(noteChoices(model.Classes()), nil)
	f.question = kit.NewMultiEntry("问了什么", 3, 8)
	f.risks = kit.NewUnitsPicker("选择，或输入别的", riskOptions)
	f.risks.SetNumbered(riskOptions(""))
	f.risks.SetAllowNew(func(risk string) { f.risks.SetValues(append(f.risks.Values(), kit.Option{Label: risk})) })
	f.who, f.answer = kit.NewEntry("会上没有答复的不填"), kit.NewMultiEntry("", 2, 8)
	f.advice, f.by = kit.NewMultiEntry("一行一条", 2, 8), kit.NewEntry("")
	f.means = kit.NewSelect(noteChoices(model.MeansList()), nil)
	f.phase = kit.NewSelect(noteChoices(model.Phases()), func(string) { f.on.Refresh() })
	f.on = f.page.DateField(f.basis, model.Date{})
	f.on.Describe = f.describeDay
	f.form = kit.NewForm(
		kit.Field{Name: "matter", Label: "议题", Required: true, Widget: f.matter},
		kit.Field{Name: "class", Label: "类别", Required: true, Hint: "这是新议题，保存时登记到这次会议", Widget: f.class},
		kit.Field{Name: "question", Label: "问询内容", Required: true, Widget: f.question},
		kit.Field{Name: "risks", Label: "风险点", Hint: riskKeys(model.Risks()), Widget: f.risks},
		kit.Field{Name: "who", Label: "答复人", Widget: f.who},
		kit.Field{Name: "answers", Label: "答复", Widget: f.answer},
		kit.Field{Name: "suggestions", Label: "建议", Widget: f.advice},
		kit.Field{Name: "by", Label: "问询人", Required: true, Widget: f.by},
		kit.Field{Name: "means", Label: "问询方式", Required: true, Widget: f.means},
		kit.Field{Name: "phase", Label: "问询阶段", Required: true, Widget: f.phase},
		kit.Field{Name: "on", Label: "问询日期", Required: true, Widget: f.on},
	)
}

func noteChoices[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// riskKeys says which key chooses which risk point.
func riskKeys(risks []string) string {
	words := make([]string, len(risks))
	for i, risk := range risks {
		words[i] = fmt.Sprintf("%d %s", i+1, risk)
	}
	return "按数字键：" + strings.Join(words, "　")
}

func riskOptions(query string) []kit.Option {
	var out []kit.Option
	for _, risk := range model.Risks() {
		if model.Holds(risk, query) || strings.HasPrefix(store.Initials(risk), strings.ToLower(query)) {
			out = append(out, kit.Option{Label: risk})
		}
	}
	return out
}

// matterOptions finds the matters of the meeting by number, words or initials.
func (f *notes) matterOptions(query string) []kit.Option {
	var out []kit.Option
	for _, m := range f.matters {
		if model.Holds(m.Title, query) || fmt.Sprint(m.No) == query || strings.Contains(store.Initials(m.Title), strings.ToLower(query)) {
			out = append(out, noteMatter(m))
		}
	}
	return out
}

func noteMatter(m model.Matter) kit.Option {
	detail := string(m.Class)
	if m.No > 0 {
		detail = fmt.Sprintf("第%d项，%s", m.No, m.Class)
	}
	return kit.Option{ID: m.ID, Label: m.Title, Detail: detail}
}

// matterOf returns a matter of the meeting, the zero one for an id it has not.
func (f *notes) matterOf(id int64) model.Matter {
	for _, m := range f.matters {
		if m.ID == id {
			return m
		}
	}
	return model.Matter{}
}

// newMatter is the matter whose title was typed; without a title when one of the meeting is chosen.
func (f *notes) newMatter() model.Matter {
	m := model.NewMatter(f.meeting.ID, model.NextNo(f.matters))
	m.Class = model.Class(f.class.Selected)
	if o := f.matter.Value(); o.ID == 0 {
		m.Title = o.Label
	}
	return m
}

// fit shows the class for a matter that is new.
func (f *notes) fit() { f.form.SetVisible("class", f.newMatter().Title != "") }

// describeDay says when an inquiry at the meeting cannot be of the day.
func (f *notes) describeDay(day model.Date) string {
	if model.Phase(f.phase.Selected) == model.PhaseAt && !f.meeting.Within(day) {
		return "会议" + f.meeting.Days() + "召开，会中问询应在其间"
	}
	return f.basis.DescribeDay(day)
}

// fill puts an inquiry into the fields.
func (f *notes) fill(q model.Inquiry) {
	f.matter.SetValue(kit.Option{})
	if m := f.matterOf(q.Matter); m.ID != 0 {
		f.matter.SetValue(noteMatter(m))
	}
	f.class.SetSelected(string(model.ClassDecision))
	f.question.SetValue(q.Question)
	var risks []kit.Option
	for _, risk := range q.Risks {
		risks = append(risks, kit.Option{Label: risk})
	}
	f.risks.SetValues(risks)
	var first model.Answer
	if len(q.Answers) > 0 {
		first = q.Answers[0]
	}
	f.who.SetText(first.Who)
	f.answer.SetValue(first.What)
	var advice []string
	for _, s := range q.Suggestions {
		advice = append(advice, model.CleanLine(s.Text))
	}
	f.advice.SetValue(strings.Join(advice, "\n"))
	f.by.SetText(q.By)
	f.means.SetSelected(string(q.Means))
	f.phase.SetSelected(string(q.Phase))
	f.on.SetValue(q.On)
	f.fit()
}

// read takes the inquiry out of the fields as far as they can be read; the first that cannot is the error.
func (f *notes) read() (model.Inquiry, error) {
	q := f.base
	day, err := desk.Day("on", f.on)
	q.Matter, q.On, q.By = f.matter.Value().ID, day, f.by.Text
	q.Means, q.Phase = model.Means(f.means.Selected), model.Phase(f.phase.Selected)
	q.Question = f.question.Value()
	q.Risks = nil
	for _, o := range f.risks.Values() {
		q.Risks = append(q.Risks, o.Label)
	}
	q.Answers = f.answers(day)
	q.Suggestions = nil
	for _, text := range kit.SplitItems(f.advice.Value()) {
		q.Suggestions = append(q.Suggestions, model.Suggestion{Text: text})
	}
	q.Normalize()
	return q, err
}

// answers is what was answered on the spot, before whatever answers the draft has besides.
func (f *notes) answers(day model.Date) []model.Answer {
	first := model.Answer{On: day, Who: f.who.Text, What: f.answer.Value()}
	if len(f.base.Answers) == 0 {
		return []model.Answer{first}
	}
	if on := f.base.Answers[0].On; on != f.base.On {
		first.On = on // answered on another day
	}
	return append([]model.Answer{first}, f.base.Answers[1:]...)
}

// check reads the fields and refuses what could not be found again among the notes of the meeting.
func (f *notes) check() (model.Matter, model.Inquiry, error) {
	m := f.newMatter()
	q, err := f.read()
	switch {
	case m.Title == "" && q.Matter == 0:
		err = model.InvalidField("matter", "请选择议题，或输入新议题的名称")
	case q.Question == "":
		err = model.InvalidField("question", "请填写问询内容")
	case f.answer.Value() != "" && model.CleanLine(f.who.Text) == "":
		err = model.InvalidField("who", "请填写这是谁的答复")
	case model.CleanLine(f.who.Text) != "" && model.CleanText(f.answer.Value()) == "":
		err = model.InvalidField("answers", "请填写"+model.CleanLine(f.who.Text)+"答复了什么")
	}
	if m.Title != "" && err == nil {
		if err = m.Check(); model.FieldOf(err) == "title" {
			err = model.InvalidField("matter", model.UserMessage(err))
		}
	}
	return m, q, err
}

// unsaved tells whether something is typed that is not stored; what a new one begins with counts for nothing.
func (f *notes) unsaved() bool {
	q, _ := f.read()
	if f.newMatter().Title != "" {
		return true
	}
	if f.base.ID != 0 {
		return !reflect.DeepEqual(q, f.shown)
	}
	return q.Question != "" || len(q.Risks)+len(q.Answers)+len(q.Suggestions) > 0
}
