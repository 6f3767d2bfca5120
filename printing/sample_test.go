package printing

import (
	"fmt"

	"oversight/model"
)

// samplePaper is the card of 2020-05-27 with neutral names and two rare characters.
func samplePaper() Paper {
	office := model.Office{
		Issuer: "中共示例县纪律检查委员会", Desk: "县同级监督领导小组办公室",
		Contact: "李镕", Phone: "0710-555 0123", Clerk: "李镕",
	}
	kind := model.BuiltinKinds()[0]
	d := model.NewDocument(kind, "李镕", model.MustDate("2020-05-27"))
	d.ID = 24
	d.Leader = model.LeaderRef{ID: 1, Name: "欧阳𬱖喆", Post: "县委常委、宣传部部长"}
	d.Units = []model.Unit{{ID: 1, Name: "示例镇"}, {ID: 2, Name: "县融媒体中心"}}
	d.Source = "县委第三轮巡察"
	d.Basis = "《关于加强同级监督的意见（试行）》"
	d.Problems = []string{
		"思想文化宣传薄弱，2019年以来全镇仅开展文化下乡活动2次，农家书屋长期闲置",
		"内生动力不足，部分脱贫户“等靠要”思想突出，扶志扶智措施落实不到位，涉及3个村46户",
	}
	d.Suggestions = []string{
		"对照问题逐项制定整改措施，明确责任人和完成时限",
		"举一反三，健全宣传思想文化工作长效机制",
	}
	d.Normalize()
	d.State, d.Signed, d.SignedBy = model.Signed, model.MustDate("2020-05-27"), "王某某"
	d.Number = model.Number{Mark: "示同监提", Year: 2020, Seq: 7}
	return Paper{
		Document: d, Kind: kind, Office: office,
		Forecast: model.Deadline{Start: d.Signed, Term: 15, Due: model.MustDate("2020-06-17")},
	}
}

// longPaper has n problems of the length clerks write.
func longPaper(n int) Paper {
	p := samplePaper()
	p.Document.Problems = nil
	for i := range n {
		p.Document.Problems = append(p.Document.Problems, fmt.Sprintf(
			"第%d个村的产业奖补资金%d.72万元兑现不及时，2019年3月至2020年4月有%d户没有足额领到，村级公示不规范，台账与“一卡通”发放明细不一致",
			i+1, 1000+i*7, 3+i))
	}
	return p
}

// oversightPaper is the card that follows the sample a quarter of a year later.
func oversightPaper() Paper {
	before := samplePaper()
	before.Document.State, before.Document.Review.Opinion = model.Served, "两项问题仅整改一项，扶志扶智措施未见成效"
	kind := model.BuiltinKinds()[1]
	d, err := before.Document.Escalation(kind, "李镕", model.MustDate("2020-09-01"))
	if err != nil {
		panic(err)
	}
	d.ID = 25
	d.Problems, d.Suggestions = before.Document.Problems[1:], before.Document.Suggestions[:1]
	d.Oversight = model.Oversight{
		Matter: "产业奖补资金兑现", Risk: "村级初审不严，存在虚报冒领、优亲厚友风险", Level: "高", Earlier: d.Oversight.Earlier,
		Measures: "奖补名单逐户核实、两级公示", From: model.MustDate("2020-09-01"), To: model.MustDate("2020-12-31"), Follower: "王某某",
	}
	d.State, d.Signed, d.SignedBy = model.Signed, model.MustDate("2020-09-01"), "王某某"
	d.Number = model.Number{Mark: "示同监督", Year: 2020, Seq: 1}
	return Paper{
		Document: d, Kind: kind, Office: before.Office,
		Forecast: model.Deadline{Start: d.Signed, Term: 15, Due: model.MustDate("2020-09-22")},
	}
}
