package model

import "fmt"

// CheckDraft refuses what could not even be kept as a draft: too long or impossible values.
func (d *Document) CheckDraft(today Date) error {
	switch {
	case d.Kind == "":
		return InvalidField("kind", "请选择文种")
	case d.Drafted.IsZero():
		return InvalidField("drafted", "请填写拟稿日期")
	case d.Drafted.After(today):
		return InvalidField("drafted", "拟稿日期不能晚于今天")
	case !d.Upward && (d.Term < 1 || d.Term > MaxTerm):
		return InvalidField("term", fmt.Sprintf("反馈期限应为 1 至 %d 个工作日", MaxTerm))
	case d.Quantity < 0 || d.Quantity > MaxQuantity:
		return InvalidField("quantity", fmt.Sprintf("份数应为 1 至 %d；不写份数的留空", MaxQuantity))
	case !d.Oversight.To.IsZero() && d.Oversight.To.Before(d.Oversight.From):
		return InvalidField("to", "监督时段的结束日期早于开始日期，请改正")
	}
	err := checkLines([2]string{"title", d.Title}, [2]string{"source", d.Source}, [2]string{"sourceShown", d.SourceShown}, [2]string{"basis", d.Basis},
		[2]string{"matter", d.Oversight.Matter}, [2]string{"follower", d.Oversight.Follower}, [2]string{"secrecyBasis", d.Marks.Basis}, [2]string{"direct", d.Direct})
	if err != nil {
		return err
	}
	if err := checkOutward("sourceShown", d.SourceShown); err != nil {
		return err
	}
	if err := checkItems("problems", "问题", d.Problems); err != nil {
		return err
	}
	if err := checkItems("suggestions", "建议", d.Suggestions); err != nil {
		return err
	}
	if err := d.Letter.check(); err != nil {
		return err
	}
	if err := d.Marks.Check(); err != nil {
		return err
	}
	for _, p := range d.texts() {
		if n := len([]rune(*p.text)); n > MaxWording {
			return InvalidField(p.field, fmt.Sprintf("这一段有 %d 个字，最多 %d 个字", n, MaxWording))
		}
	}
	return nil
}

// CheckComplete refuses a document that is not ready to be checked or signed, naming the first gap.
func (d *Document) CheckComplete(office Office) error {
	switch {
	case d.Leader.ID == 0:
		return InvalidField("leader", "请选择这份文书发给谁")
	case d.Leader.Post == "":
		return InvalidField("leader", "“"+d.Leader.Name+"”在发文那天没有职务，请先在“监督对象”里登记职务")
	case len(d.Problems) == 0 && d.Occasion == "":
		return InvalidField("problems", "请至少填写一条问题")
	case len(d.Suggestions) == 0 && d.Wording.Request == "":
		return InvalidField("suggestions", "请至少填写一条建议")
	}
	if err := d.checkReader(); err != nil {
		return err
	}
	for _, p := range d.Wording.parts() {
		if *p.text == "" && p.field == "feedback" {
			return InvalidField("feedback", "请填写反馈要求")
		}
		if _, open := d.Fill(*p.text, office); len(open) > 0 {
			return openSlot(p.field, open[0])
		}
	}
	return nil
}

// checkReader refuses a paper to those whom one does not write to as to others.
func (d *Document) checkReader() error {
	switch {
	case d.Upward && d.Kind != KindMemo && d.Letter.To == "":
		return InvalidField("to", "请填写主送机关，例如 市纪委监委")
	case d.Upward:
		return nil
	case d.Leader.Role == RoleGovernment && !d.Asked:
		return InvalidField("leader", "“"+d.Leader.Name+"”是政府主要负责人，请确认直接向他制发后再送")
	}
	return checkReader(d.Leader.Role, d.Leader.Name, d.Direct, "发这份文书")
}

// slotFields are the inputs that fill a slot; an open slot is best mended there.
var slotFields = map[string]string{slotUnits: "units", slotSource: "source", slotBasis: "basis", slotTerm: "term", slotMatter: "matter", slotTitle: "title", slotTo: "to"}

func openSlot(field, slot string) error {
	if input, ok := slotFields[slot]; ok {
		return InvalidField(input, "请填写，印出来的文字里要用它；不需要的话从下面的文字里删去 {"+slot+"}")
	}
	return InvalidField(field, "“{"+slot+"}”没有内容可填，请改写或从文字里删去它")
}
