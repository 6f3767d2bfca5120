package model

// Layout is how a kind of document is set on paper.
type Layout string

// The layouts.
const (
	LayoutCard      Layout = "card"      // the one-page table with a tear-off receipt
	LayoutOversight Layout = "oversight" // the same with the rows of integrity supervision; see Oversight
)

// Kind is a kind of document as data: what the office sets for each.
type Kind struct {
	Key     string // stable id: reminder
	Name    string // 工作提醒卡
	Mark    string // series mark, 代字
	Term    int    // default term for the reply, working days
	Start   StartEvent
	Warn    int // the light turns yellow when so many working days are left
	Layout  Layout
	Next    string // key of the kind a document of this one is escalated to; "" at the top of the ladder
	Labels  Labels
	Wording Wording
}

// Labels are what the rows of a card are called.
type Labels struct {
	Object   string // the leader: 提醒对象
	Problems string // 提醒事由
	Advice   string // 工作建议
}

// Wording is the text of a document around its items, with slots such as {联系单位}.
type Wording struct {
	Earlier  string // stands before the lead of a document that follows another one in the ladder
	Lead     string // introduces the problems
	Request  string // follows the problems and introduces the suggestions
	Feedback string // by when and to whom to answer
}

// The keys of the built-in kinds.
const (
	KindReminder  = "reminder"  // 工作提醒卡
	KindOversight = "oversight" // 廉政监督卡
)

// BuiltinKinds returns the kinds a new office starts with, in the order of the ladder: a reminder that is not
// carried out is followed by a supervision card. The wording of the first follows the card of 2020-05-27.
func BuiltinKinds() []Kind {
	return []Kind{{
		Key: KindReminder, Name: "工作提醒卡", Mark: "同监提", Term: 15, Start: StartReceipt, Warn: 3, Layout: LayoutCard, Next: KindOversight,
		Labels: Labels{Object: "提醒对象", Problems: "提醒事由", Advice: "工作建议"},
		Wording: Wording{
			Lead:     "经{问题来源}发现，你{联系方式}的{联系单位}存在以下问题：",
			Request:  "现提醒如下：请你及时督促{联系单位}，就上述问题进行整改。",
			Feedback: "请在收到本卡之日起{期限}个工作日内，将整改情况书面反馈{反馈对象}。",
		},
	}, {
		Key: KindOversight, Name: "廉政监督卡", Mark: "同监督", Term: 15, Start: StartReceipt, Warn: 3, Layout: LayoutOversight,
		Labels: Labels{Object: "监督对象", Problems: "监督事由", Advice: "监督意见"},
		Wording: Wording{
			Earlier:  "经核，你对《工作提醒卡》（{前次文书}）所提问题未认真落实。",
			Lead:     "经{问题来源}发现，你{联系方式}的{联系单位}在{监督事项}工作中存在以下问题和廉政风险：",
			Request:  "现予监督，请你督促{联系单位}落实防控措施，就上述问题限期整改。",
			Feedback: "请在收到本卡之日起{期限}个工作日内，将整改情况书面反馈{反馈对象}。",
		},
	}}
}

// Check refuses a kind that could not number or time a document.
func (k Kind) Check() error {
	if k.Name == "" {
		return InvalidField("name", "请填写文种名称")
	}
	if err := CheckMark(k.Mark); err != nil {
		return err
	}
	if k.Term < 1 || k.Term > MaxTerm {
		return InvalidField("term", "反馈期限应为 1 至 250 个工作日")
	}
	if k.Warn < 0 || k.Warn > k.Term {
		return InvalidField("warn", "临期提醒天数应在 0 与反馈期限之间")
	}
	for _, p := range k.Wording.parts() {
		if bad := UnknownSlots(*p.text); len(bad) > 0 {
			return InvalidField(p.field, "不认识的空格 {"+bad[0]+"}，可用的空格见下面的说明")
		}
	}
	return nil
}
