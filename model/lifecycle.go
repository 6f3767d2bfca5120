package model

// State is where a document stands in its life.
type State string

// The states in the order of life.
const (
	Draft     State = "draft"     // 草稿
	Checking  State = "checking"  // 待核稿
	Signing   State = "signing"   // 待签发
	Signed    State = "signed"    // 已签发: numbered, frozen
	Served    State = "served"    // 已送达: the clock runs
	Replied   State = "replied"   // 已反馈: to be judged
	Accepted  State = "accepted"  // 已认可
	Closed    State = "closed"    // 已销号
	Escalated State = "escalated" // 已升级: the next document of the ladder was signed
	Voided    State = "void"      // 作废: the number stays
)

// Act is what a clerk does to a document.
type Act string

// The acts.
const (
	ActSave     Act = "save"     // 保存草稿
	ActSubmit   Act = "submit"   // 送核
	ActCheck    Act = "check"    // 核稿通过
	ActRework   Act = "rework"   // 退回修改
	ActSign     Act = "sign"     // 签发编号
	ActServe    Act = "serve"    // 登记送达
	ActReply    Act = "reply"    // 登记反馈
	ActAccept   Act = "accept"   // 认可
	ActPartial  Act = "partial"  // 部分认可: the clock runs again
	ActReturn   Act = "return"   // 退回: the clock runs again
	ActUnmet    Act = "unmet"    // 未落实: judged not carried out, to be escalated; the clock is left as it is
	ActClose    Act = "close"    // 销号
	ActVoid     Act = "void"     // 作废
	ActChase    Act = "chase"    // 催办
	ActExtend   Act = "extend"   // 延期: asked for, granted or not
	ActSlip     Act = "slip"     // 出具单据: allowed by Document.SlipsNow, the state stays
	ActHandover Act = "handover" // 移交: somebody else answers for it from now on
	ActEnd      Act = "end"      // 终止办理: it ends unanswered
	ActLook     Act = "look"     // 回头看: all is still solved
	ActRelapse  Act = "relapse"  // 回头看: a problem has come back
	ActOweLook  Act = "owelook"  // 补列回头看: of one struck off before looks were owed
	ActCorrect  Act = "correct"  // 更正: of a deed of an issued document, whatever its state; see Document.Amend
	ActEscalate Act = "escalate" // 升级: done to a document by signing the next one of the ladder
)

// lifeCycle is the whole life of a document.
var lifeCycle = life[State, Act]{
	{Draft, ActSave, Draft},
	{Draft, ActSubmit, Checking},
	{Draft, ActVoid, Voided},
	{Checking, ActCheck, Signing},
	{Checking, ActRework, Draft},
	{Signing, ActSign, Signed},
	{Signing, ActRework, Draft},
	{Signed, ActServe, Served},
	{Signed, ActHandover, Signed},
	{Signed, ActEnd, Closed},
	{Signed, ActVoid, Voided},
	{Served, ActReply, Replied},
	{Served, ActChase, Served},
	{Served, ActExtend, Served},
	{Served, ActEscalate, Escalated},
	{Served, ActHandover, Served},
	{Served, ActEnd, Closed},
	{Served, ActVoid, Voided},
	{Replied, ActAccept, Accepted},
	{Replied, ActPartial, Served},
	{Replied, ActReturn, Served},
	{Replied, ActUnmet, Served},
	{Replied, ActHandover, Replied},
	{Replied, ActEnd, Closed},
	{Replied, ActVoid, Voided},
	{Accepted, ActClose, Closed},
	{Accepted, ActHandover, Accepted},
	{Accepted, ActEnd, Closed},
	{Accepted, ActVoid, Voided},
	{Closed, ActLook, Closed},
	{Closed, ActRelapse, Served},
	{Closed, ActVoid, Voided},
	{Escalated, ActReply, Replied}, // a late answer, or the next document was voided
	{Escalated, ActVoid, Voided},
}

// upwardLife is the life of what goes up (上行文). Nobody is bound to answer it: handed over it is done, and what was
// decided upon it is noted afterwards.
var upwardLife = life[State, Act]{
	{Draft, ActSave, Draft},
	{Draft, ActSubmit, Checking},
	{Draft, ActVoid, Voided},
	{Checking, ActCheck, Signing},
	{Checking, ActRework, Draft},
	{Signing, ActSign, Signed},
	{Signing, ActRework, Draft},
	{Signed, ActServe, Closed},
	{Signed, ActVoid, Voided},
	{Closed, ActReply, Closed},
	{Closed, ActVoid, Voided},
}

// States returns all states in the order of life.
func States() []State {
	return []State{Draft, Checking, Signing, Signed, Served, Replied, Accepted, Closed, Escalated, Voided}
}

var stateLabels = map[State]string{
	Draft: "草稿", Checking: "待核稿", Signing: "待签发", Signed: "已签发", Served: "已送达",
	Replied: "已反馈", Accepted: "已认可", Closed: "已销号", Escalated: "已升级", Voided: "作废",
	Again: "重新办理", Terminated: "终止办理", LookOwed: "待回头看", Unmet: "未落实", Running: "办理中", Sent: "已报送",
}

// Label returns the Chinese word for the state.
func (s State) Label() string { return stateLabels[s] }

var actLabels = map[Act]string{
	ActSave: "保存草稿", ActSubmit: "送核", ActCheck: "核稿通过", ActRework: "退回修改", ActSign: "签发编号",
	ActServe: "登记送达", ActReply: "登记反馈", ActAccept: "认可", ActPartial: "部分认可", ActReturn: "退回", ActUnmet: "未落实",
	ActClose: "销号", ActVoid: "作废", ActChase: "催办", ActExtend: "延期", ActSlip: "出具单据", ActEscalate: "升级",
	ActCorrect: "更正", ActHandover: "移交", ActEnd: "终止办理", ActLook: "回头看", ActRelapse: "回头看（反弹）", ActOweLook: "补列回头看",
}

// Label returns the Chinese word for the act.
func (a Act) Label() string { return actLabels[a] }

// Acts returns the acts allowed in the state, the usual next one first.
func (s State) Acts() []Act { return lifeCycle.acts(s) }

// After returns the state after the act, or an error that says why the act is refused and what comes first.
func (s State) After(a Act) (State, error) { return lifeCycle.after("文书", s, a) }
