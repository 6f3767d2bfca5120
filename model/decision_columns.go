package model

import (
	"strconv"
	"strings"
)

// InquiryColumns are the columns of a list of inquiries, in the order of `list inquiries -json`.
func InquiryColumns() []Column[InquiryRow] {
	return []Column[InquiryRow]{
		{"number", "编号", func(r InquiryRow) string { return r.Number.String() }},
		{"state", "状态", func(r InquiryRow) string { return r.State.Label() }},
		{"phase", "阶段", func(r InquiryRow) string { return string(r.Phase) }},
		{"date", "问询日期", func(r InquiryRow) string { return r.On.String() }},
		{"by", "问询人", func(r InquiryRow) string { return r.By }},
		{"means", "方式", func(r InquiryRow) string { return string(r.Means) }},
		{"meeting_type", "会议类型", func(r InquiryRow) string { return r.MeetingType }},
		{"meeting", "会议", func(r InquiryRow) string { return r.MeetingName }},
		{"held", "会议日期", func(r InquiryRow) string { return r.Held.String() }},
		{"matter", "议题", func(r InquiryRow) string { return r.Title }},
		{"class", "三重一大类别", func(r InquiryRow) string { return string(r.Class) }},
		{"unit", "提请单位", func(r InquiryRow) string { return r.Unit }},
		{"person", "分管领导", func(r InquiryRow) string { return r.Leader.Name }},
		{"post", "职务", func(r InquiryRow) string { return r.Leader.Post }},
		{"amount", "金额（万元）", func(r InquiryRow) string { return r.Amount.Wan() }},
		{"decision", "会议决定", func(r InquiryRow) string { return string(r.Decision) }},
		{"question", "问询内容", func(r InquiryRow) string { return r.Gist }},
		{"suggestions", "建议（条）", func(r InquiryRow) string { return count(r.Suggestions) }},
		{"adopted", "采纳", func(r InquiryRow) string { return count(r.Adopted) }},
		{"partly", "部分采纳", func(r InquiryRow) string { return count(r.Partly) }},
		{"not_adopted", "未采纳", func(r InquiryRow) string { return count(r.NotAdopted) }},
		{"deferred", "待定暂缓", func(r InquiryRow) string { return count(r.Deferred) }},
		{"follow_unit", "责任单位", func(r InquiryRow) string { return r.FollowUnit }},
		{"due", "落实期限", func(r InquiryRow) string { return r.Due.String() }},
		{"provisional", "暂定", func(r InquiryRow) string { return yes(r.Provisional) }},
		{"done", "落实日期", func(r InquiryRow) string { return r.Done.String() }},
		{"reported", "上报日期", func(r InquiryRow) string { return r.Reported.String() }},
		{"closed", "办结日期", func(r InquiryRow) string { return r.Closed.String() }},
	}
}

// PastInquiryColumns are the columns of a ledger of inquiries from before the program, as it is imported and exported.
func PastInquiryColumns() []Column[PastInquiry] {
	return []Column[PastInquiry]{
		{"on", "问询日期", func(p PastInquiry) string { return p.On.String() }},
		{"number", "编号", func(p PastInquiry) string { return p.Number }},
		{"meetingType", "会议类型", func(p PastInquiry) string { return p.MeetingType }},
		{"meeting", "会议名称", func(p PastInquiry) string { return p.Meeting }},
		{"held", "会议日期", func(p PastInquiry) string { return p.Held.String() }},
		{"matter", "议题", func(p PastInquiry) string { return p.Matter }},
		{"class", "类别", func(p PastInquiry) string { return p.Class }},
		{"amount", "金额（万元）", func(p PastInquiry) string { return p.Amount }},
		{"phase", "阶段", func(p PastInquiry) string { return p.Phase }},
		{"by", "问询人", func(p PastInquiry) string { return p.By }},
		{"means", "方式", func(p PastInquiry) string { return p.Means }},
		{"question", "问询内容", func(p PastInquiry) string { return p.Question }},
		{"answeredBy", "答复人", func(p PastInquiry) string { return p.AnsweredBy }},
		{"answer", "答复情况", func(p PastInquiry) string { return p.Answer }},
		{"suggestions", "问询建议", func(p PastInquiry) string { return strings.Join(p.Suggestions, "\n") }},
		{"adopted", "采纳情况", func(p PastInquiry) string { return p.Adopted }},
		{"result", "落实情况", func(p PastInquiry) string { return p.Result }},
	}
}

// MeetingColumns are the columns of a list of meetings, in the order of `list meetings -json`.
func MeetingColumns() []Column[MeetingRow] {
	return []Column[MeetingRow]{
		{"type", "会议类型", func(r MeetingRow) string { return r.Type }},
		{"name", "会议", func(r MeetingRow) string { return r.Name }},
		{"from", "开始日期", func(r MeetingRow) string { return r.From.String() }},
		{"to", "结束日期", func(r MeetingRow) string { return r.To.String() }},
		{"place", "地点", func(r MeetingRow) string { return r.Place }},
		{"chair", "主持人", func(r MeetingRow) string { return r.Chair }},
		{"should", "应到", func(r MeetingRow) string { return count(r.Should) }},
		{"present", "实到", func(r MeetingRow) string { return count(r.Present) }},
		{"quorum", "到会人数符合规定", MeetingRow.quorumWords},
		{"observer", "列席人", func(r MeetingRow) string { return r.Observer }},
		{"papers", "材料收到日期", func(r MeetingRow) string { return r.Papers.String() }},
		{"papers_in_time", "提前1个工作日", func(r MeetingRow) string { return string(r.InTime) }},
		{"first_topic", "第一议题", func(r MeetingRow) string { return string(r.FirstTopic) }},
		{"matters", "议题（个）", func(r MeetingRow) string { return count(r.Matters) }},
		{"inquiries", "问询（次）", func(r MeetingRow) string { return count(r.Inquiries) }},
		{"minutes", "会议记录存放", func(r MeetingRow) string { return r.Minutes }},
	}
}

// quorumWords tell whether enough came to the meeting, and for which of its matters not: 是（重要干部任免：否）.
func (r MeetingRow) quorumWords() string {
	words := string(r.Quorum.Finding())
	for _, c := range r.Short {
		words += "（" + string(c) + "：" + string(FindingNo) + "）"
	}
	return words
}

// count writes a number, and nothing for none.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// MatterColumns are the columns of a list of matters.
func MatterColumns() []Column[Matter] {
	return []Column[Matter]{
		{"title", "议题", func(m Matter) string { return m.Title }},
		{"class", "三重一大类别", func(m Matter) string { return string(m.Class) }},
		{"unit", "提请单位", func(m Matter) string { return m.Unit }},
		{"reporter", "汇报人", func(m Matter) string { return m.Reporter }},
		{"person", "分管领导", func(m Matter) string { return m.Leader.Name }},
		{"post", "职务", func(m Matter) string { return m.Leader.Post }},
		{"amount", "金额（万元）", func(m Matter) string { return m.Amount.Wan() }},
		{"persons", "涉及人数", func(m Matter) string { return count(m.Persons) }},
		{"decision", "会议决定", func(m Matter) string { return string(m.Decision) }},
		{"ruling", "决定内容", func(m Matter) string { return m.Ruling }},
	}
}
