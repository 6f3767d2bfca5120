package model

// VettingState is where a vetting stands in its life.
type VettingState string

// The states. VettingVoided may follow every other one.
const (
	VettingRegistered  VettingState = "registered"  // 登记
	VettingCirculating VettingState = "circulating" // 会签中: the rooms give their opinions
	VettingDeciding    VettingState = "deciding"    // 待审定
	VettingReplied     VettingState = "replied"     // 已回复: it has a number
	VettingVoided      VettingState = "void"        // 作废: a number given stays
)

// VettingAct is what is done to a vetting.
type VettingAct string

// The acts.
const (
	VettingSave      VettingAct = "save"      // 登记、修改来函
	VettingAdd       VettingAct = "add"       // 加入人员
	VettingRemove    VettingAct = "remove"    // 移出人员
	VettingChange    VettingAct = "change"    // 填写人员信息、意见和结论
	VettingCirculate VettingAct = "circulate" // 送会签
	VettingSubmit    VettingAct = "submit"    // 送审定
	VettingRework    VettingAct = "rework"    // 退回会签
	VettingDecide    VettingAct = "decide"    // 登记审定意见
	VettingReply     VettingAct = "reply"     // 回复
	VettingVoid      VettingAct = "void"      // 作废
)

var vettingLife = life[VettingState, VettingAct]{
	{VettingRegistered, VettingCirculate, VettingCirculating},
	{VettingRegistered, VettingSave, VettingRegistered},
	{VettingRegistered, VettingAdd, VettingRegistered},
	{VettingRegistered, VettingRemove, VettingRegistered},
	{VettingRegistered, VettingChange, VettingRegistered},
	{VettingRegistered, VettingVoid, VettingVoided},
	{VettingCirculating, VettingSubmit, VettingDeciding},
	{VettingCirculating, VettingSave, VettingCirculating},
	{VettingCirculating, VettingAdd, VettingCirculating},
	{VettingCirculating, VettingRemove, VettingCirculating},
	{VettingCirculating, VettingChange, VettingCirculating},
	{VettingCirculating, VettingVoid, VettingVoided},
	{VettingDeciding, VettingDecide, VettingDeciding},
	{VettingDeciding, VettingReply, VettingReplied},
	{VettingDeciding, VettingRework, VettingCirculating},
	{VettingDeciding, VettingVoid, VettingVoided},
	{VettingReplied, VettingVoid, VettingVoided},
}

// VettingStates returns all states in the order of life.
func VettingStates() []VettingState {
	return []VettingState{VettingRegistered, VettingCirculating, VettingDeciding, VettingReplied, VettingVoided}
}

// OpenVettings returns the states in which the asking organ still waits.
func OpenVettings() []VettingState { return VettingStates()[:3] }

// Label returns the Chinese word for the state.
func (s VettingState) Label() string {
	return map[VettingState]string{
		VettingRegistered: "登记", VettingCirculating: "会签中", VettingDeciding: "待审定", VettingReplied: "已回复", VettingVoided: "作废",
	}[s]
}

// Label returns the Chinese word for the act.
func (a VettingAct) Label() string {
	return map[VettingAct]string{
		VettingSave: "修改来函信息", VettingAdd: "加入人员", VettingRemove: "移出人员", VettingChange: "填写人员意见", VettingCirculate: "送会签",
		VettingSubmit: "送审定", VettingRework: "退回会签", VettingDecide: "登记审定意见", VettingReply: "回复", VettingVoid: "作废",
	}[a]
}

// Acts returns the acts allowed in the state, the usual next one first.
func (s VettingState) Acts() []VettingAct { return vettingLife.acts(s) }

// After returns the state after the act, or an error that says why the act is refused and what comes first.
func (s VettingState) After(a VettingAct) (VettingState, error) {
	return vettingLife.after("这批人员", s, a)
}

// Move changes the state by the act, or refuses.
func (v *Vetting) Move(a VettingAct) error {
	to, err := v.State.After(a)
	if err != nil {
		return err
	}
	v.State = to
	return nil
}
