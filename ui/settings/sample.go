package settings

import (
	"strings"

	"oversight/model"
	"oversight/printing"
	"oversight/ui/desk"
)

// sample is the draft of a document of the kind, about the card of 2020-05-27, and what is wrong with the wording.
func sample(k model.Kind, b desk.Basis, today model.Date) (p model.Paper, trouble string) {
	d := model.NewDocument(k, b.Office.Clerk, today)
	d.Leader = model.LeaderRef{Name: "李书言", Post: "县委常委、宣传部部长"}
	d.Units = []model.Unit{{Name: "某某镇"}}
	d.Basis = "《中国共产党党内监督条例》"
	d.Title = "宣传思想文化工作"
	d.Problems = []string{"思想文化宣传薄弱", "内生动力不足"}
	d.Suggestions = []string{"制定整改方案，明确责任人和完成时限"}
	if k.Layout == model.LayoutOversight {
		d.Oversight = model.Oversight{
			Matter: "宣传文化经费管理", Risk: "报账由一人经办", Level: "中", Measures: "双人复核，按月抽查", From: today, To: today.Add(90), Follower: "吴静",
		}
	}
	if k.Key == model.KindInquiry {
		d.Occasion = today.Chinese() + "，本机关就县委常委会第1次会议审议的《某某管理办法》，以口头方式提出会中廉政问询"
	}
	if k.Layout == model.LayoutUpward {
		d.Letter.To = "某某市纪委监委"
	}
	if k.Layout.IsLetter() {
		d.Letter.Causes = "主体责任没有压实，日常督促检查不够。"
	}
	trouble = openSlots(d, k, b.Office)
	if k.Wording.Earlier != "" { // printed as an escalated one, so that all of the wording is seen
		d.Wording.Earlier = k.Wording.Earlier
		d.Previous = model.Number{Mark: b.Kinds[0].Mark, Year: today.Year(), Seq: 1}.String()
	}
	return model.NewPaper(d, k, b.Office, b.Calendar), trouble
}

// openSlots names the slots of the wording that a new document of the kind could not fill.
func openSlots(d model.Document, k model.Kind, o model.Office) string {
	w := k.Wording
	all := strings.Join([]string{w.Earlier, w.Lead, w.Request, w.Feedback}, "\n")
	if unknown := model.UnknownSlots(all); len(unknown) > 0 {
		return "不认识的空格：{" + strings.Join(unknown, "} {") + "}，请改成“插入空格”里有的"
	}
	if _, open := d.Filled(o); len(open) > 0 {
		return "新建的" + k.Name + "没有内容可填的空格：{" + strings.Join(open, "} {") + "}"
	}
	return ""
}

// sheets lays out a paper in the form of its kind.
func sheets(p model.Paper) printing.Sheets { return printing.Document(printing.Paper(p)) }
