package model

import (
	"fmt"
	"strconv"
	"strings"
)

// DocumentEntry is a document as lists have it, and whole.
type DocumentEntry struct {
	Row      Row
	Document Document
}

// DocumentExportColumns are all fields of a document, for a workbook: the columns of the list, then what only the document
// itself holds. A new field of Document gets its column here; what has a row of its own is in ProblemColumns.
func DocumentExportColumns() []Column[DocumentEntry] {
	var columns []Column[DocumentEntry]
	for _, c := range DocumentColumns() {
		columns = append(columns, Column[DocumentEntry]{c.ID, c.Label, func(e DocumentEntry) string { return c.Text(e.Row) }})
	}
	of := func(id, label string, text func(d *Document) string) {
		columns = append(columns, Column[DocumentEntry]{id, label, func(e DocumentEntry) string { return text(&e.Document) }})
	}
	of("basis", "依据", func(d *Document) string { return d.Basis })
	of("problem_count", "问题（条）", func(d *Document) string { return count(len(d.Problems)) })
	of("problems", "问题", func(d *Document) string { return numbered(d.Problems) })
	of("suggestions_text", "建议", func(d *Document) string { return numbered(d.Suggestions) })
	of("heading", "标题", func(d *Document) string { return d.Letter.Heading })
	of("to", "主送", func(d *Document) string { return d.Letter.To })
	of("causes", "原因分析", func(d *Document) string { return d.Letter.Causes })
	of("copies", "抄送", func(d *Document) string { return d.Letter.Copies })
	of("annexes", "附件", func(d *Document) string { return strings.Join(d.Letter.FurtherAnnexes, "\n") })
	of("quantity", "份数", func(d *Document) string { return count(d.Quantity) })
	of("copy_number", "份号", func(d *Document) string { return d.Marks.Copy })
	of("secrecy", "密级", func(d *Document) string { return string(d.Marks.Secrecy) })
	of("secrecy_years", "保密期限（年）", func(d *Document) string { return count(d.Marks.Years) })
	of("secrecy_basis", "定密依据", func(d *Document) string { return d.Marks.Basis })
	of("urgency", "紧急程度", func(d *Document) string { return string(d.Marks.Urgency) })
	of("matter", "监督事项", func(d *Document) string { return d.Oversight.Matter })
	of("risk", "廉政风险点", func(d *Document) string { return d.Oversight.Risk })
	of("risk_level", "风险等级", func(d *Document) string { return string(d.Oversight.Level) })
	of("earlier", "前次提醒落实评价", func(d *Document) string { return d.Oversight.Earlier })
	of("measures", "防控措施要求", func(d *Document) string { return d.Oversight.Measures })
	of("period", "监督时段", func(d *Document) string { return d.Oversight.Period() })
	of("follower", "跟踪监督人", func(d *Document) string { return d.Oversight.Follower })
	of("occasion", "问询情况", func(d *Document) string { return d.Occasion })
	of("direct", "直接制发依据", func(d *Document) string { return d.Direct })
	of("drafted_by", "拟稿人", func(d *Document) string { return d.DraftedBy })
	of("checked_by", "核稿人", func(d *Document) string { return d.CheckedBy })
	of("signed_by", "签发人", func(d *Document) string { return d.SignedBy })
	of("sheet", "发文稿纸", func(d *Document) string { return d.sheetWords() })
	of("backdated", "补签原因", func(d *Document) string { return d.Backdated })
	of("means", "送达方式", func(d *Document) string { return string(d.Service.Means) })
	of("served_by", "送达人", func(d *Document) string { return d.Service.By })
	of("receiver", "签收人", func(d *Document) string { return d.Service.Receiver })
	of("relation", "代收人与本人关系", func(d *Document) string { return d.Service.Relation })
	of("service_note", "送达备注", func(d *Document) string { return d.Service.Note })
	of("term", "期限（工作日）", func(d *Document) string { return count(d.Term) })
	of("start", "起算", func(d *Document) string { return d.Start.Label() })
	of("extended", "延期（次）", func(d *Document) string { return count(d.TimesExtended()) })
	of("extensions", "延期情况", func(d *Document) string { return lines(d.Extensions, Extension.Line) })
	of("chased", "催办（次）", func(d *Document) string { return count(len(d.Chases)) })
	of("chases", "催办情况", func(d *Document) string { return lines(d.Chases, Chase.dated) })
	of("replied_by", "反馈人", func(d *Document) string { return d.Reply.By })
	of("reply", "反馈的整改情况", func(d *Document) string { return d.Reply.Text })
	of("verdict", "认定结论", func(d *Document) string { return d.Review.Verdict.Label() })
	of("judged", "认定日期", func(d *Document) string { return d.Review.On.String() })
	of("judged_by", "审核人", func(d *Document) string { return d.Review.By })
	of("opinion", "认定意见", func(d *Document) string { return d.Review.Opinion })
	of("closed_by", "销号人", func(d *Document) string { return d.ClosedBy })
	of("voided", "作废日期", func(d *Document) string { return d.Void.On.String() })
	of("void_reason", "作废原因", func(d *Document) string { return d.Void.Reason })
	of("void_by", "作废批准人", func(d *Document) string { return d.Void.By })
	of("handovers", "移交情况", func(d *Document) string { return lines(d.Handovers, Handover.dated) })
	of("ended", "终止办理", func(d *Document) string { return d.endedWords() })
	of("looks", "回头看情况", func(d *Document) string { return lines(d.LookBacks, LookBack.Line) })
	of("escalated", "升级日期", func(d *Document) string { return d.EscalatedOn.String() })
	of("corrections", "更正情况", func(d *Document) string { return lines(d.Corrections, Amendment.Line) })
	of("slips", "催办、督办等通知单", func(d *Document) string { return lines(d.Slips, Slip.dated) })
	of("inquiry", "由问询制发", func(d *Document) string { return d.Inquiry })
	return columns
}

// numbered writes several items a line each.
func numbered(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	out := make([]string, len(items))
	for i, text := range items {
		out[i] = fmt.Sprintf("%d. %s", i+1, text)
	}
	return strings.Join(out, "\n")
}

func lines[T any](all []T, line func(T) string) string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = line(x)
	}
	return strings.Join(out, "\n")
}

func (c Chase) dated() string { return datedLine(c.On, c.Line(), "", c.By) }

// dated is a line of a handover: who answers from now on, with the post held then, and why.
func (h Handover) dated() string {
	to := h.To.Name
	if h.To.Post != "" {
		to += "（" + h.To.Post + "）"
	}
	return datedLine(h.From, "移交"+to+"："+h.Reason, "", h.By)
}

// endedWords say when and why a document was brought to an end unanswered.
func (d *Document) endedWords() string {
	if d.Ended == nil {
		return ""
	}
	return datedLine(d.Ended.On, d.Ended.Reason, "", d.Ended.By)
}

// sheetWords are what is noted of a 发文稿纸 on which the document was checked and signed.
func (d *Document) sheetWords() string {
	if d.Sheet == nil {
		return ""
	}
	words := "线下签批"
	if d.Sheet.Number != "" {
		words += "，编号" + d.Sheet.Number
	}
	if d.Sheet.Countersigned != "" {
		words += "，会签" + d.Sheet.Countersigned
	}
	return words
}

// ProblemEntry is one problem of a document.
type ProblemEntry struct {
	DocumentEntry
	Nth int // from 1
}

// ProblemsOf are the problems of documents, a row each.
func ProblemsOf(documents []DocumentEntry) []ProblemEntry {
	var out []ProblemEntry
	for _, e := range documents {
		for i := range e.Document.Problems {
			out = append(out, ProblemEntry{e, i + 1})
		}
	}
	return out
}

// ProblemColumns are the columns of the problems of documents.
func ProblemColumns() []Column[ProblemEntry] {
	outcome := func(p ProblemEntry) Outcome {
		if items := p.Document.Review.Items; p.Nth <= len(items) {
			return items[p.Nth-1]
		}
		return Outcome{}
	}
	return []Column[ProblemEntry]{
		{"number", "编号", func(p ProblemEntry) string { return p.Row.Number.String() }},
		{"kind", "文种", func(p ProblemEntry) string { return p.Row.Kind }},
		{"person", "监督对象", func(p ProblemEntry) string { return p.Row.Leader.Name }},
		{"title", "事由", func(p ProblemEntry) string { return p.Row.Title }},
		{"state", "状态", func(p ProblemEntry) string { return p.Row.ShownState().Label() }},
		{"nth", "序号", func(p ProblemEntry) string { return strconv.Itoa(p.Nth) }},
		{"problem", "问题", func(p ProblemEntry) string { return p.Document.Problems[p.Nth-1] }},
		{"origin", "首次指出的文书", func(p ProblemEntry) string {
			if p.Nth <= len(p.Document.Origins) {
				return p.Document.Origins[p.Nth-1]
			}
			return ""
		}},
		{"result", "整改认定", func(p ProblemEntry) string { return string(outcome(p).Result) }},
		{"evidence", "认定情况", func(p ProblemEntry) string { return outcome(p).Note }},
		{"judged", "认定日期", func(p ProblemEntry) string { return p.Document.Review.On.String() }},
		{"due", "应反馈日期", func(p ProblemEntry) string { return p.Row.Due.String() }},
		{"replied", "反馈日期", func(p ProblemEntry) string { return p.Row.Replied.String() }},
	}
}

func (s Slip) dated() string { return datedLine(s.On, s.Line(), s.To, s.By) }

// datedLine is a line of what was done, with whom it is for where the line does not say, and by whom.
func datedLine(on Date, line, to, by string) string {
	text := on.String() + " " + line
	if to != "" && !strings.Contains(line, to) {
		text += "，送" + to
	}
	if by != "" && !strings.Contains(line, by) {
		text += "，经办人" + by
	}
	return text
}
