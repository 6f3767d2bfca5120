package model

// InquiryState is where an inquiry stands in its life.
type InquiryState string

// The states in the order of life.
const (
	InquiryDraft      InquiryState = "draft"      // 草稿: the quick entry
	InquiryRegistered InquiryState = "registered" // 已登记: numbered
	InquiryAnswered   InquiryState = "answered"   // 已答复
	InquiryJudged     InquiryState = "judged"     // 已认定采纳情况: of each suggestion it is known whether it was adopted
	InquiryFollowing  InquiryState = "following"  // 跟踪中: the clock of the follow-up runs
	InquiryClosed     InquiryState = "closed"     // 已办结
	InquiryVoided     InquiryState = "void"       // 作废: the number stays
	InquiryDropped    InquiryState = "dropped"    // a draft that was deleted; no record is in this state
)

// InquiryAct is what a clerk does to an inquiry.
type InquiryAct string

// The acts.
const (
	InquirySave     InquiryAct = "save"     // 保存草稿
	InquiryDrop     InquiryAct = "drop"     // 删除草稿
	InquiryRegister InquiryAct = "register" // 登记编号
	InquiryAnswer   InquiryAct = "answer"   // 记录答复
	InquiryJudge    InquiryAct = "judge"    // 认定采纳情况
	InquiryFollow   InquiryAct = "follow"   // 交办跟踪
	InquiryResult   InquiryAct = "result"   // 登记落实情况
	InquiryRecheck  InquiryAct = "recheck"  // 复核
	InquiryReport   InquiryAct = "report"   // 上报: a correction that is too weak goes to those above
	InquiryCorrect  InquiryAct = "correct"  // 更正
	InquiryClose    InquiryAct = "close"    // 办结
	InquiryVoid     InquiryAct = "void"     // 作废
	InquiryDocument InquiryAct = "document" // 制发文书: a document made from it was signed; see Inquiry.Document
)

// inquiryLife is the whole life of an inquiry. An opinion given on papers need not be answered; where nothing was
// suggested nothing is adopted; neither needs a follow-up. A suggestion put off is judged again when its time has come.
var inquiryLife = life[InquiryState, InquiryAct]{
	{InquiryDraft, InquirySave, InquiryDraft},
	{InquiryDraft, InquiryRegister, InquiryRegistered},
	{InquiryDraft, InquiryDrop, InquiryDropped},
	{InquiryRegistered, InquiryAnswer, InquiryAnswered},
	{InquiryRegistered, InquiryJudge, InquiryJudged},
	{InquiryRegistered, InquiryReport, InquiryRegistered},
	{InquiryRegistered, InquiryDocument, InquiryRegistered},
	{InquiryRegistered, InquiryCorrect, InquiryRegistered},
	{InquiryRegistered, InquiryVoid, InquiryVoided},
	{InquiryAnswered, InquiryJudge, InquiryJudged},
	{InquiryAnswered, InquiryAnswer, InquiryAnswered},
	{InquiryAnswered, InquiryClose, InquiryClosed},
	{InquiryAnswered, InquiryReport, InquiryAnswered},
	{InquiryAnswered, InquiryDocument, InquiryAnswered},
	{InquiryAnswered, InquiryCorrect, InquiryAnswered},
	{InquiryAnswered, InquiryVoid, InquiryVoided},
	{InquiryJudged, InquiryFollow, InquiryFollowing},
	{InquiryJudged, InquiryClose, InquiryClosed},
	{InquiryJudged, InquiryJudge, InquiryJudged},
	{InquiryJudged, InquiryReport, InquiryJudged},
	{InquiryJudged, InquiryDocument, InquiryJudged},
	{InquiryJudged, InquiryCorrect, InquiryJudged},
	{InquiryJudged, InquiryVoid, InquiryVoided},
	{InquiryFollowing, InquiryResult, InquiryFollowing},
	{InquiryFollowing, InquiryRecheck, InquiryFollowing},
	{InquiryFollowing, InquiryClose, InquiryClosed},
	{InquiryFollowing, InquiryJudge, InquiryFollowing},
	{InquiryFollowing, InquiryReport, InquiryFollowing},
	{InquiryFollowing, InquiryDocument, InquiryFollowing},
	{InquiryFollowing, InquiryCorrect, InquiryFollowing},
	{InquiryFollowing, InquiryVoid, InquiryVoided},
	{InquiryClosed, InquiryCorrect, InquiryClosed},
	{InquiryClosed, InquiryDocument, InquiryClosed},
	{InquiryClosed, InquiryVoid, InquiryVoided},
}

// InquiryStates returns all states in the order of life.
func InquiryStates() []InquiryState {
	return []InquiryState{InquiryDraft, InquiryRegistered, InquiryAnswered, InquiryJudged, InquiryFollowing, InquiryClosed, InquiryVoided}
}

var inquiryStateLabels = map[InquiryState]string{
	InquiryDraft: "草稿", InquiryRegistered: "已登记", InquiryAnswered: "已答复", InquiryJudged: "已认定采纳情况",
	InquiryFollowing: "跟踪中", InquiryClosed: "已办结", InquiryVoided: "作废",
}

// Label returns the Chinese word for the state.
func (s InquiryState) Label() string { return inquiryStateLabels[s] }

var inquiryActLabels = map[InquiryAct]string{
	InquirySave: "保存草稿", InquiryDrop: "删除草稿", InquiryRegister: "登记编号", InquiryAnswer: "记录答复", InquiryJudge: "认定采纳情况",
	InquiryFollow: "交办跟踪", InquiryResult: "登记落实情况", InquiryRecheck: "复核", InquiryReport: "上报", InquiryCorrect: "更正",
	InquiryClose: "办结", InquiryVoid: "作废", InquiryDocument: "制发文书",
}

// Label returns the Chinese word for the act.
func (a InquiryAct) Label() string { return inquiryActLabels[a] }

// Acts returns the acts allowed in the state, the usual next one first.
func (s InquiryState) Acts() []InquiryAct { return inquiryLife.acts(s) }

// After returns the state after the act, or an error that says why the act is refused and what comes first.
func (s InquiryState) After(a InquiryAct) (InquiryState, error) {
	return inquiryLife.after("问询", s, a)
}
