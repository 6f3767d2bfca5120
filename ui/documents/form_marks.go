package documents

import (
	"strconv"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// markFields are 份数, and 份号, 密级 and 紧急程度, which most papers do not have.
type markFields struct {
	urgency, secrecy             *kit.Select
	years, basis, copy, quantity *kit.Entry
}

// unmarked is the choice of no urgency and no class of secrecy.
const unmarked = "不标"

func newMarkFields() *markFields {
	m := &markFields{
		urgency: kit.NewSelect([]string{unmarked}, nil), secrecy: kit.NewSelect([]string{unmarked}, nil),
		years: kit.NewEntry("保密几年"), basis: kit.NewEntry("依据哪份文件派生定密，或由谁定密"), copy: kit.NewEntry("6 位数字，不用时留空"),
		quantity: kit.NewEntry("印制几份，可以不填"),
	}
	for _, u := range model.Urgencies() {
		m.urgency.Options = append(m.urgency.Options, string(u))
	}
	for _, s := range model.Secrecies() {
		m.secrecy.Options = append(m.secrecy.Options, string(s))
	}
	m.urgency.SetSelectedIndex(0)
	m.secrecy.SetSelectedIndex(0)
	m.secrecyChosen()
	return m
}

func (m *markFields) above(bool) []kit.Field { return nil }

func (m *markFields) below() []kit.Field { return nil }

func (m *markFields) last() []kit.Field {
	return []kit.Field{
		{Name: "quantity", Label: "份数", Widget: m.quantity},
		{Name: "urgency", Label: "紧急程度", Widget: m.urgency},
		{Name: "secrecy", Label: "密级", Hint: model.SecrecyWarning, Widget: container.New(layout.NewGridLayoutWithColumns(2), m.secrecy, m.years)},
		{Name: "secrecyBasis", Label: "定密依据", Widget: m.basis},
		{Name: "copy", Label: "份号", Widget: m.copy},
	}
}

// secrecyChosen asks for term and basis only with a class.
func (m *markFields) secrecyChosen() {
	for _, e := range []*kit.Entry{m.years, m.basis} {
		if m.secrecy.SelectedIndex() > 0 {
			e.Enable()
		} else {
			e.SetText("")
			e.Disable()
		}
	}
}

func (m *markFields) set(d model.Document) {
	v := d.Marks
	desk.Choose(m.urgency, string(v.Urgency))
	desk.Choose(m.secrecy, string(v.Secrecy))
	m.secrecyChosen()
	if v.Years > 0 {
		m.years.SetText(strconv.Itoa(v.Years))
	}
	m.basis.SetText(v.Basis)
	m.copy.SetText(v.Copy)
	m.quantity.SetText("")
	if d.Quantity > 0 {
		m.quantity.SetText(strconv.Itoa(d.Quantity))
	}
}

func (m *markFields) read(d *model.Document) error {
	err := m.readQuantity(d)
	if markErr := m.readMarks(d); err == nil {
		err = markErr
	}
	return err
}

func (m *markFields) readQuantity(d *model.Document) error {
	d.Quantity = 0
	text := model.CleanLine(m.quantity.Text)
	if text == "" {
		return nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > model.MaxQuantity {
		return model.InvalidField("quantity", "请填写份数，例如 3；不写份数的留空")
	}
	d.Quantity = n
	return nil
}

func (m *markFields) readMarks(d *model.Document) error {
	d.Marks = model.Marks{Copy: m.copy.Text}
	if m.urgency.SelectedIndex() > 0 {
		d.Marks.Urgency = model.Urgency(m.urgency.Selected)
	}
	if m.secrecy.SelectedIndex() == 0 {
		return nil
	}
	d.Marks.Secrecy, d.Marks.Basis = model.Secrecy(m.secrecy.Selected), m.basis.Text
	var err error
	d.Marks.Years, err = desk.Days("secrecy", m.years.Text)
	if err != nil {
		return model.InvalidField("secrecy", "请填写保密期限，例如 1（年）")
	}
	return nil
}

func (m *markFields) listen(changed func()) {
	m.urgency.OnChanged = func(string) { changed() }
	m.secrecy.OnChanged = func(string) {
		m.secrecyChosen()
		changed()
	}
	for _, e := range []*kit.Entry{m.years, m.basis, m.copy, m.quantity} {
		e.OnChanged = func(string) { changed() }
	}
}
