package printing

import (
	"strings"

	"oversight/model"
)

// redHeaded is the paper in the ordinary layout.
func redHeaded(p Paper) Paper {
	p.Kind.Layout = model.LayoutRedHead
	return p
}

// asLetter is the paper in 信函格式, the layout of its kind.
func (p Paper) asLetter() Paper { return p }

// titledLetter has a title of its own and no 附件.
func titledLetter(title string) Paper {
	p := letterPaper()
	p.Document.Letter.Heading, p.Document.Letter.ProblemList, p.Document.Letter.Form = title, false, false
	return p
}

// plainLetter has one section of so many characters, and nothing else that is not needed.
func plainLetter(characters int) Paper {
	p := letterPaper()
	p.Document.Wording = model.Wording{Feedback: strings.Repeat("甲", characters)}
	p.Document.Problems, p.Document.Suggestions, p.Document.Basis = nil, nil, ""
	p.Document.Letter = model.Letter{}
	p.Forecast = model.Deadline{}
	p.Office.Contact, p.Office.Phone = "", ""
	return p
}

// fullLetter has everything a letter can have.
func fullLetter() Paper {
	p := letterPaper()
	p.Document.Marks = model.Marks{Copy: "000001", Secrecy: "秘密", Years: 1, Basis: "县委办〔2020〕3号", Urgency: "特急"}
	p.Document.Letter.FurtherAnnexes = []string{
		"示例镇2019年至2020年产业奖补资金兑现情况专项核查报告及涉及的3个村46户脱贫户名单",
	}
	return p
}

// manyLetter has 60 suggestions.
func manyLetter() Paper {
	p := letterPaper()
	p.Document.Suggestions = nil
	for range model.MaxItems {
		p.Document.Suggestions = append(p.Document.Suggestions, "健全资金管理制度。严格执行村级公示、镇级复核，奖补资金在验收后15个工作日内兑现到户")
	}
	return p
}

// longLetter has about 5,000 characters in all levels of headings and with everything that is hard to break.
func longLetter() Paper {
	p := letterPaper()
	hard := "涉及1,384.72万元，见https://www.example.gov.cn/notice/2020/10/index.html，材料发送zhaoxiaoming@example.gov.cn，" +
		"咨询0710-555 0123。欧阳𬱖喆、刘龑、䶮喆三人ABC单位Ａ１区“所谓‘等靠要’思想”较重，"
	p.Document.Problems = nil
	for range 5 {
		p.Document.Problems = append(p.Document.Problems,
			"奖补资金管理不规范。2019年以来，"+strings.Repeat(hard, 5)+"整改不到位\n1. 验收不严。"+strings.Repeat(hard, 2)+"\n（1）公示不规范，"+hard)
	}
	p.Document.Letter.Causes = "（一）思想认识不足\n" + strings.Repeat("对宣传思想文化工作重视不够，", 40) + "\n（二）监督责任缺位。" + hard
	return p
}

// letterPaper is the letter that follows the supervision card.
func letterPaper() Paper {
	before := oversightPaper()
	kind := model.BuiltinKinds()[2]
	d := model.NewDocument(kind, "李镕", model.MustDate("2020-10-15"))
	d.Wording.Earlier, d.Previous = kind.Wording.Earlier, before.Document.Number.String()
	d.Leader, d.Units = before.Document.Leader, before.Document.Units
	d.Source, d.Basis, d.Title = "县委第三轮巡察", "《关于加强同级监督的意见（试行）》", "示例镇思想文化宣传薄弱问题"
	d.Problems, d.Suggestions = samplePaper().Document.Problems, samplePaper().Document.Suggestions
	d.Letter = model.Letter{
		Causes: "主要原因是主体责任落实不到位，对宣传思想文化工作重视不够。",
		Copies: "县委办公室，县委宣传部", Form: true, ProblemList: true,
	}
	d.State, d.Signed, d.SignedBy = model.Signed, model.MustDate("2020-10-15"), "王某某"
	d.Number = model.Number{Mark: "示同监建", Year: 2020, Seq: 1}
	return Paper{
		Document: d, Kind: kind, Office: before.Office,
		Forecast: model.Deadline{Start: d.Signed, Term: 15, Due: model.MustDate("2020-11-05")},
	}
}
