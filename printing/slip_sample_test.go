package printing

import (
	"strings"

	"oversight/model"
)

// onItsWay is a document of the problems, received and due, in the state in which slips are made of it.
func onItsWay(p Paper, state model.State) Paper {
	d := &p.Document
	d.State = state
	d.Service = model.Service{Served: model.MustDate("2020-05-28"), Received: model.MustDate("2020-05-28"), Means: "当面", By: "李镕", Receiver: d.Leader.Name}
	d.Deadline = model.Deadline{
		Start: d.Service.Received, Event: model.StartReceipt, Term: 15, Due: model.MustDate("2020-06-18"), Original: model.MustDate("2020-06-18"),
	}
	return p
}

// judged is a document whose reply was judged problem by problem; every third one is not carried out unless all are.
func judged(p Paper, verdict model.Verdict) Paper {
	p = onItsWay(p, model.Served)
	d := &p.Document
	d.Reply = model.Reply{
		Received: model.MustDate("2020-06-16"), By: d.Leader.Name,
		Text: "已召开专题会议研究整改，制定整改措施5条，新办文化活动4场，农家书屋重新开放；新建扶志扶智台账，逐户走访46户，兑现产业奖补资金12.6万元",
	}
	d.Review = model.Review{On: model.MustDate("2020-06-19"), Verdict: verdict, Opinion: "部分问题整改措施没有落实到户，佐证材料不全", By: "王堃", Term: 10}
	for i := range d.Problems {
		o := model.Outcome{Result: model.ResultDone, Note: "现场核查，查看会议记录、活动照片和验收单，问题属实已改"}
		if verdict != model.ActAccept && i%3 != 0 {
			o = model.Outcome{Result: model.ResultPart, Note: "台账已建，抽查12户，5户没有落实帮扶措施，缺少公示照片"}
		}
		d.Review.Items = append(d.Review.Items, o)
	}
	if verdict == model.ActAccept {
		d.State, d.Review.Opinion = model.Accepted, ""
		return p
	}
	d.Deadline.Start, d.Deadline.Event, d.Deadline.Term, d.Deadline.Due = d.Review.On, model.StartReview, 10, model.MustDate("2020-07-07")
	return p
}

// slipSample is the slip of a kind as the window starts it, with the words a clerk adds.
func slipSample(k model.SlipKind, p Paper) (Paper, model.Slip) {
	standing := model.Standing{Light: model.LightOverdue}
	on := model.MustDate("2020-06-24")
	switch k {
	case model.SlipReturn:
		p, on = judged(p, model.ActPartial), model.MustDate("2020-06-19")
	case model.SlipClosure:
		p = judged(p, model.ActAccept)
	case model.SlipExtension:
		p, on = onItsWay(p, model.Served), model.MustDate("2020-06-15")
	default:
		p = onItsWay(p, model.Served)
	}
	s := p.Document.NewSlip(k, "李镕", on, standing)
	switch k {
	case model.SlipCopy:
		s.To, s.Post, s.Asks = "司马𫖯", "县委副书记、县长", []string{"督促整改落实", "听取整改情况汇报", "出席示例镇整改推进会"}
		s.Text = "示例镇、县融媒体中心为你分管单位，请关注整改进展"
		s.Due = model.MustDate("2020-07-10")
	case model.SlipChase:
		s.Text = "6月19日、6月22日两次电话催办，均答复正在汇总"
		s.Due = model.MustDate("2020-06-29")
	case model.SlipSupervise:
		s.Text = "示例镇整改工作滞后，责任没有压实，请你牵头研究，逐项限期整改"
		s.Due = model.MustDate("2020-07-01")
	case model.SlipExtension:
		s.Text = "受防汛抗旱工作影响，扶志扶智入户走访没有完成，涉及3个村46户，现已走访28户；农家书屋已重新开放，文化活动已办2场"
		s.Due = model.MustDate("2020-07-02")
	}
	return p, s
}

// longSlip is the slip of 25 long problems with a text as long as may be.
func longSlip(k model.SlipKind) (Paper, model.Slip) {
	p, s := slipSample(k, longPaper(25))
	s.Text = strings.TrimSpace(strings.Repeat("逐项说明情况和理由，列出已经完成的和还没有完成的工作，写明责任人和完成时间。", 52))
	return p, s
}
