package printing

import (
	"fmt"
	"strings"

	"oversight/model"
)

// InquiryRecordName is the name of the paper of an inquiry.
const InquiryRecordName = "廉政问询记录表"

// recordSettings go smaller than those of a slip, because a record holds more; what does not fit one page even so goes on
// in a size that is easy to read.
var recordSettings = cellSettings(sizeNo4, sizeSmallNo4, sizeNo5, sizeSmallNo4)

// inquiryForm is an inquiry with what its papers show besides.
type inquiryForm model.InquiryPaper

// InquiryRecord lays out 廉政问询记录表: the meeting and the matter, what was asked and answered, what became of each
// suggestion, what was checked of the procedure, and the follow-up. What has not happened yet is room to write in.
func InquiryRecord(p model.InquiryPaper) Sheets {
	f := inquiryForm(p).clean()
	parts := onPages(recordSettings, f.record)
	pages := make([]Page, len(parts))
	for i, rows := range parts {
		pages[i] = formPage(rows, i, len(parts), f.Office.Issuer, InquiryRecordName, f.number())
	}
	return f.paper(InquiryRecordName).sheets(strings.TrimSpace(InquiryRecordName+" "+f.Inquiry.Number.String()), pages)
}

// formPage draws a page of a form on A4 portrait; only the first has the head.
func formPage(rows []laidRow, i, of int, issuer, title, number string) Page {
	page, top := Page{Width: a4Width, Height: a4Height}, marginTop
	if i == 0 {
		top = slipTable
		page.formHead(slipDown, issuer, title, number)
	} else {
		page.runningHead(title, number)
	}
	page.drawRows(rows, marginLeft, top)
	if of > 1 {
		page.pageNumber(i + 1)
	}
	return page
}

// clean returns the form with all its texts fit for print.
func (f inquiryForm) clean() inquiryForm {
	f.Inquiry.Normalize()
	f.Matter.Normalize()
	f.Meeting.Normalize()
	f.Office.Normalize()
	f.Matter.Leader.Name, f.Matter.Leader.Post = model.CleanLine(f.Matter.Leader.Name), model.CleanLine(f.Matter.Leader.Post)
	w := &f.Inquiry.Follow
	w.Unit, w.Result = model.CleanLine(w.Unit), model.CleanText(w.Result)
	return f
}

// number returns the number of the inquiry, or words that nobody takes for one.
func (f inquiryForm) number() string {
	if f.Inquiry.Number.IsZero() {
		return "（编号待登记）"
	}
	return f.Inquiry.Number.String()
}

// paper is the inquiry as a document of a kind: for the marks of drafts and void ones.
func (f inquiryForm) paper(name string) Paper {
	q := f.Inquiry
	d := model.Document{Number: q.Number, Drafted: q.On, Title: f.Matter.Title, Leader: f.Matter.Leader}
	if !q.Number.IsZero() {
		d.Signed = q.On
	}
	if q.State == model.InquiryVoided {
		d.State = model.Voided
	}
	return Paper{Document: d, Kind: model.Kind{Name: name, Layout: model.LayoutLetter}, Office: f.Office}
}

// record are the sections of the record with the text in a setting.
func (f inquiryForm) record(s Setting) []section {
	q := f.Inquiry
	sections := []section{f.about(), passage("廉政风险点", s, paragraphs(q.RiskPoints())...), passage("问询内容", s, lineParas(q.Question)...)}
	var answers []Para
	for _, a := range q.Answers {
		answers = append(answers, lineParas(a.Line())...)
	}
	sections = append(sections, passage("答复人\n及答复", s, answers...))
	if len(q.Suggestions) > 0 {
		sections = append(sections, f.suggestions(s))
	} else {
		sections = append(sections, passage("问询建议", s))
	}
	sections = append(sections, passage("会议决定", s, f.ruling()...), f.procedure(s))
	if lines := f.following(); len(lines) > 0 {
		sections = append(sections, passage("跟踪落实", s, lines...))
	}
	if lines := f.aftermath(); len(lines) > 0 {
		sections = append(sections, passage("其他记载", s, lines...))
	}
	return append(sections, record("签　　名", 16, Para{Text: "记录人：" + q.Recorder}, dated("审核人（签字）：")))
}

// about are the short values of meeting, matter and inquiry.
func (f inquiryForm) about() section {
	q, m, g := f.Inquiry, f.Matter, f.Meeting
	meeting, papers := g.Title(), ""
	if g.ID == 0 {
		meeting = "尚未上会"
	}
	if !g.Papers.IsZero() {
		papers = g.Papers.Chinese() + "收到，提前1个工作日：" + f.InTime.Label()
	}
	title := m.Title
	if m.No > 0 {
		title = fmt.Sprintf("%d. %s", m.No, title)
	}
	return slipFacts(
		[]cardFact{{"会　　议", meeting}, {"会议日期", g.Days()}},
		[]cardFact{{"地　　点", g.Place}, {"主 持 人", g.Chair}},
		[]cardFact{{"会前材料", papers}},
		[]cardFact{{"议　　题", title}},
		[]cardFact{{"类　　别", string(m.Class)}, {"金额人数", f.extent()}},
		[]cardFact{{"提请单位", m.Unit}, {"汇 报 人", m.Reporter}},
		[]cardFact{{"分管领导", m.Leader.Name}, {"职　　务", m.Leader.Post}},
		[]cardFact{{"问询日期", q.On.Chinese() + "　" + string(q.Phase) + "　" + string(q.Means)}, {"问 询 人", q.By}},
	)
}

// extent is how much money and how many people the matter concerns.
func (f inquiryForm) extent() string {
	text := f.Matter.Amount.String()
	if f.Large {
		text += "（大额）"
	}
	if n := f.Matter.Persons; n > 0 {
		if text != "" {
			text += "　"
		}
		text += fmt.Sprintf("%d人", n)
	}
	return text
}

// suggestions lists what was suggested and what became of it.
func (f inquiryForm) suggestions(s Setting) section {
	columns := []itemColumn{{"序号", 14, Centered}, {"问询建议", 72, Justified}, {"采纳情况", 24, Centered}, {"理由或说明", 46, Justified}}
	return itemTable(s, columns, len(f.Inquiry.Suggestions), func(i, column int) string {
		g := f.Inquiry.Suggestions[i]
		return []string{ordinal(i), g.Text, string(g.Adoption), g.Note}[column]
	})
}

// ruling is what the meeting decided.
func (f inquiryForm) ruling() []Para {
	if f.Matter.Decision == model.DecisionOpen {
		return nil
	}
	text := string(f.Matter.Decision)
	if f.Matter.Ruling != "" {
		text += "：" + f.Matter.Ruling
	}
	return sentence(text)
}

// procedure are the checks of how the matter was decided; what is not registered is left to tick.
func (f inquiryForm) procedure(s Setting) section {
	return passage("决策程序\n核　　对", s, f.checks()...)
}

// checks are those of the meeting and the matter.
func (f inquiryForm) checks() []Para {
	g := f.Meeting
	attendance := "应到　　人，实到　　人"
	if g.Should > 0 && g.Present > 0 {
		attendance = fmt.Sprintf("应到%d人，实到%d人", g.Should, g.Present)
	}
	attended := Para{Text: attendance + "，" + quorumFinding(f.Quorum)}
	return append([]Para{attended}, procedureChecks(f.Matter)...)
}

// quorumFinding says whether enough came, or leaves it to tick.
func quorumFinding(q model.Quorum) string {
	if q.Share == model.ShareNone {
		return q.Rule()
	}
	return finding(q.Rule(), q.Finding())
}

// procedureChecks are those of the matter alone.
func procedureChecks(m model.Matter) []Para {
	recusal := finding("回避", m.Checks.Recusal)
	if m.Checks.Recused != "" {
		recusal += "（" + m.Checks.Recused + "）"
	}
	paras := []Para{{Text: finding("末位表态", m.Checks.LastWord) + "；" + recusal + "；" + finding("全程纪实", m.Checks.Recorded)}}
	for _, d := range m.Checks.Dissents {
		paras = append(paras, Para{Text: "反对或保留意见：" + finished(d.Line(), "。")})
	}
	return paras
}

// finding says what was found, or leaves it to tick.
func finding(rule string, f model.Finding) string {
	if f == model.FindingUnknown {
		return rule + "　□是　□否"
	}
	return rule + "：" + string(f)
}

// following says who carries the suggestions out, by when, and what was seen of it.
func (f inquiryForm) following() []Para {
	w := f.Inquiry.Follow
	if w.Since.IsZero() {
		return nil
	}
	paras := []Para{body(w.Since.Chinese() + "交" + w.Unit + "落实，应于" + dueBy(w.Deadline) + "报落实情况。")}
	if !w.Done.IsZero() {
		paras = append(paras, lineParas(w.Done.Chinese()+"报："+finished(w.Result, "。"))...)
	}
	for _, r := range w.Rechecks {
		paras = append(paras, lineParas(r.On.Chinese()+"复核（"+r.By+"）："+finished(r.Result, "。"))...)
	}
	return paras
}

// aftermath is what else came of the inquiry: reports to those above, documents, corrections, its end.
func (f inquiryForm) aftermath() (paras []Para) {
	q := f.Inquiry
	if q.Past != nil {
		paras = append(paras, lineParas(finished(q.Past.Line(), "。"))...)
	}
	for _, r := range q.Reports {
		paras = append(paras, lineParas("纠正不力，"+r.On.Chinese()+"上报"+r.To+"："+finished(r.Reason, "。"))...)
	}
	if len(q.Documents) > 0 {
		paras = append(paras, body("据此制发："+strings.Join(q.Documents, "、")+"。"))
	}
	for _, c := range q.Corrections {
		paras = append(paras, lineParas(c.On.Chinese()+c.Line()+"（"+c.By+"）。")...)
	}
	if !q.Closed.IsZero() {
		paras = append(paras, body(q.Closed.Chinese()+"办结，审核人："+q.ClosedBy+"。"))
	}
	if q.Void.Reason != "" {
		paras = append(paras, lineParas(q.Void.On.Chinese()+"作废，原因："+q.Void.Reason+"。")...)
	}
	return paras
}

// lineParas sets every line of a text as a paragraph.
func lineParas(text string) []Para {
	var paras []Para
	for line := range strings.SplitSeq(model.CleanText(text), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			paras = append(paras, body(line))
		}
	}
	return paras
}
