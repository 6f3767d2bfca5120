package model

// Layout is how a kind of document is set on paper.
type Layout string

// LayoutCard is the one-page table with a tear-off receipt.
const LayoutCard Layout = "card"

// Kind is a kind of document as data: what the office sets for each.
type Kind struct {
	Key     string // stable id: reminder
	Name    string // 工作提醒卡
	Mark    string // series mark, 代字
	Term    int    // default term for the reply, working days
	Start   StartEvent
	Warn    int // the light turns yellow when so many working days are left
	Layout  Layout
	Wording Wording
}

// Wording is the text of a document around its items, with slots such as {联系单位}.
type Wording struct {
	Lead     string // introduces the problems
	Request  string // follows the problems and introduces the suggestions
	Feedback string // by when and to whom to answer
}

// KindReminder is the key of the 工作提醒卡.
const KindReminder = "reminder"

// BuiltinKinds returns the kinds a new office starts with. The wording follows the card of 2020-05-27.
func BuiltinKinds() []Kind {
	return []Kind{{
		Key: KindReminder, Name: "工作提醒卡", Mark: "同监提", Term: 15, Start: StartReceipt, Warn: 3, Layout: LayoutCard,
		Wording: Wording{
			Lead:     "经{问题来源}发现，你{联系方式}的{联系单位}存在以下问题：",
			Request:  "现提醒如下：请你及时督促{联系单位}，就上述问题进行整改。",
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
	for field, text := range map[string]string{"lead": k.Wording.Lead, "request": k.Wording.Request, "feedback": k.Wording.Feedback} {
		if bad := UnknownSlots(text); len(bad) > 0 {
			return InvalidField(field, "不认识的空格 {"+bad[0]+"}，可用的空格见右侧说明")
		}
	}
	return nil
}
