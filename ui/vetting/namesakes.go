package vetting

import (
	"fmt"

	"oversight/model"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// The answers to whether a namesake is the person; the first is none.
const (
	unjudged   = "未核对"
	samePerson = "是同一人"
	another    = "不是同一人"
)

// mostAsked is how many persons are asked about in one dialog.
const mostAsked = 20

// namesakeQuestion is one namesake of a person with the answer.
type namesakeQuestion struct {
	person   model.Vetted
	namesake model.Namesake
	answer   *kit.Select
}

// unasked are the persons of the batch about whom the clerk was not asked yet.
func (m *members) unasked() (persons []model.Vetted) {
	for _, p := range m.stored {
		if len(m.batch.view.open[p.ID]) > 0 {
			persons = append(persons, p)
		}
	}
	return persons
}

// onNamesakes asks of persons who bear a known name whether they are the ones of that name.
func (b *batch) onNamesakes(persons []model.Vetted) {
	if len(persons) > mostAsked {
		persons = persons[:mostAsked]
	}
	var fields []kit.Field
	var questions []namesakeQuestion
	for _, p := range persons {
		rows := container.NewVBox()
		for _, n := range b.view.open[p.ID] {
			q := namesakeQuestion{person: p, namesake: n, answer: kit.NewSelect([]string{unjudged, samePerson, another}, nil)}
			q.answer.Selected = unjudged
			questions = append(questions, q)
			const answerWidth = 120 // a Select is otherwise as narrow as its arrow
			answer := container.NewGridWrap(fyne.NewSize(answerWidth, q.answer.MinSize().Height), q.answer)
			rows.Add(container.New(layout.NewBorderLayout(nil, nil, answer, nil), answer, kit.NewParagraph(n.String())))
		}
		fields = append(fields, kit.Field{Name: namesakeField(p), Label: p.Name, Hint: "这一批里的是：" + whoIs(p), Widget: rows})
	}
	const width = 56
	b.askPersons(kit.FormDialog{
		Title: "核对同名", Verb: "确定", Width: width, Fields: fields,
		Intro: "这些人与监督对象或者以前征求过意见的人同名。请按单位、职务、出生年月核对是不是同一人，每人只问这一次；程序不替你判断。",
		Dirty: func() bool {
			for _, q := range questions {
				if q.answer.Selected != unjudged {
					return true
				}
			}
			return false
		},
	}, func() ([]model.Vetted, error) { return judgedNamesakes(questions) })
}

func namesakeField(p model.Vetted) string { return fmt.Sprintf("namesake:%d", p.ID) }

// whoIs tells a person of the batch from others of the name.
func whoIs(p model.Vetted) string {
	text := p.Position()
	if !p.Born.IsZero() {
		text += "，" + p.Born.String()
	}
	return text
}

// judgedNamesakes are the persons with the answers; one left open is an error at the person.
func judgedNamesakes(questions []namesakeQuestion) (persons []model.Vetted, err error) {
	for _, q := range questions {
		if n := len(persons); n == 0 || persons[n-1].ID != q.person.ID {
			q.person.Identity = new(model.Identity)
			persons = append(persons, q.person)
		}
		p := &persons[len(persons)-1]
		switch q.answer.Selected {
		case samePerson:
			id := p.Identity.Accept(q.namesake)
			p.Identity = &id
		case another:
		default:
			return nil, model.InvalidField(namesakeField(q.person), "请选择是不是同一人")
		}
	}
	return persons, nil
}
