package documents

import (
	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2/container"
)

// oversightFields are the inputs a 廉政监督卡 has besides those of every card.
type oversightFields struct {
	matter   *kit.Entry
	level    *kit.Select
	risk     *kit.MultiEntry
	earlier  *kit.MultiEntry
	measures *kit.MultiEntry
	from, to *kit.DateField
	follower *kit.Entry
}

// noLevel is the choice of no level of risk.
const noLevel = "不评定"

func newOversightFields(p *Page, b desk.Basis) *oversightFields {
	o := &oversightFields{
		matter: kit.NewEntry("监督的岗位、项目、资金或环节"), follower: kit.NewEntry(""),
		risk: kit.NewMultiEntry("例如：验收与拨款由同一人经办", 2, 6), measures: kit.NewMultiEntry("例如：建立双人复核，按月抽查", 2, 6),
		earlier: kit.NewMultiEntry("前次提醒的问题落实得怎样", 2, 6),
		from:    p.DateField(b, model.Date{}), to: p.DateField(b, model.Date{}),
	}
	o.level = kit.NewSelect([]string{noLevel}, nil)
	for _, l := range model.RiskLevels() {
		o.level.Options = append(o.level.Options, string(l))
	}
	o.level.SetSelectedIndex(0)
	return o
}

// above stand before the problems, below after the suggestions.
func (o *oversightFields) above(followsUp bool) []kit.Field {
	fields := []kit.Field{
		{Name: "matter", Label: "监督事项", Required: true, Widget: o.matter},
		{Name: "risk", Label: "廉政风险点", Widget: container.NewBorder(nil, nil, nil, container.NewVBox(o.level), o.risk)},
	}
	if followsUp {
		fields = append(fields, kit.Field{Name: "earlierResult", Label: "前次落实", Widget: o.earlier})
	}
	return fields
}

func (o *oversightFields) below() []kit.Field {
	return []kit.Field{
		{Name: "measures", Label: "防控措施", Widget: o.measures},
		{Name: "from", Label: "监督时段自", Widget: o.from},
		{Name: "to", Label: "至", Widget: o.to},
		{Name: "follower", Label: "跟踪监督人", Widget: o.follower},
	}
}

func (o *oversightFields) last() []kit.Field { return nil }

func (o *oversightFields) set(d model.Document) {
	v := d.Oversight
	o.matter.SetText(v.Matter)
	o.follower.SetText(v.Follower)
	o.risk.SetValue(v.Risk)
	o.measures.SetValue(v.Measures)
	o.earlier.SetValue(v.Earlier)
	o.from.SetValue(v.From)
	o.to.SetValue(v.To)
	desk.Choose(o.level, string(v.Level))
}

func (o *oversightFields) read(d *model.Document) error {
	v := model.Oversight{
		Matter: o.matter.Text, Follower: o.follower.Text,
		Risk: o.risk.Value(), Measures: o.measures.Value(), Earlier: o.earlier.Value(),
	}
	if o.level.SelectedIndex() > 0 {
		v.Level = model.RiskLevel(o.level.Selected)
	}
	var err, errTo error
	v.From, err = desk.Day("from", o.from)
	v.To, errTo = desk.Day("to", o.to)
	d.Oversight = v
	if err == nil {
		err = errTo
	}
	return err
}

func (o *oversightFields) listen(changed func()) {
	text := func(string) { changed() }
	o.level.OnChanged = text
	for _, e := range []*kit.Entry{o.matter, o.follower} {
		e.OnChanged = text
	}
	for _, e := range []*kit.MultiEntry{o.risk, o.measures, o.earlier} {
		e.OnChanged = text
	}
	for _, f := range []*kit.DateField{o.from, o.to} {
		f.OnChanged = func(model.Date) { changed() }
	}
}
