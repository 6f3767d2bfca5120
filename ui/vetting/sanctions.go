package vetting

import (
	"strings"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// sanctionRows are the punishments of a person, a row each, with an empty one to begin with.
type sanctionRows struct {
	page *Page
	b    basis
	rows []*sanctionRow
	box  *fyne.Container
}

type sanctionRow struct {
	name      *kit.Picker
	on, until *kit.DateField
}

func newSanctionRows(p *Page, b basis, sanctions []model.Sanction) *sanctionRows {
	s := &sanctionRows{page: p, b: b, box: container.NewVBox()}
	for _, one := range sanctions {
		s.add(one)
	}
	if len(s.rows) == 0 {
		s.add(model.Sanction{})
	}
	return s
}

func (s *sanctionRows) add(one model.Sanction) {
	row := &sanctionRow{
		name: freePicker("处分种类；没有处分的不填", one.Name, model.SanctionNames()),
		on:   s.page.DateField(s.b.Basis, one.On), until: s.page.DateField(s.b.Basis, one.Until),
	}
	s.rows = append(s.rows, row)
	dates := container.New(layout.NewGridLayoutWithColumns(2),
		container.NewVBox(kit.NewCaption("处分日期"), row.on), container.NewVBox(kit.NewCaption("影响期至"), row.until))
	s.box.Add(container.NewVBox(row.name, dates))
}

func (s *sanctionRows) object() fyne.CanvasObject {
	more := kit.NewButton("再加一项处分", func() {
		s.add(model.Sanction{})
		s.box.Refresh()
	})
	return container.NewVBox(s.box, container.NewHBox(more))
}

// read takes the punishments out of the rows; empty rows are none.
func (s *sanctionRows) read() (sanctions []model.Sanction, err error) {
	for _, row := range s.rows {
		one := model.Sanction{Name: row.name.Value().Label}
		if one.On, err = desk.Day("sanctions", row.on); err != nil {
			return nil, err
		}
		if one.Until, err = desk.Day("sanctions", row.until); err != nil {
			return nil, err
		}
		if one != (model.Sanction{}) {
			sanctions = append(sanctions, one)
		}
	}
	return sanctions, nil
}

// warnInside warns of persons who are within the time of a punishment before their reply is written.
func (b *batch) warnInside(then func()) {
	inside := model.Inside(b.view.paper.Persons, b.view.vetting.Decision.On)
	if len(inside) == 0 {
		then()
		return
	}
	lines := make([]string, len(inside))
	for i, p := range inside {
		lines[i] = "· " + p.Name + "：" + strings.ReplaceAll(p.SanctionText(), "\n", "；") + "。对外意见：" + p.OutwardOpinion()
	}
	const most = 12
	if len(lines) > most {
		lines = append(lines[:most], "· ……")
	}
	kit.Confirm(b.page.Window, kit.Confirmation{
		Title: "有人还在处分影响期内", Verb: "继续回复", Danger: true, OnOK: then,
		Text: strings.Join(lines, "\n") + "\n\n影响期内一般不能提拔、晋升、评优，请核对对外意见是否妥当。要改的取消后退回会签。",
	})
}
