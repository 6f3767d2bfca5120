package model

import "slices"

// Layout is how a kind of document is set on paper.
type Layout string

// The layouts.
const (
	LayoutCard      Layout = "card"      // the one-page table with a tear-off receipt
	LayoutOversight Layout = "oversight" // the same with the rows of integrity supervision; see Oversight
	LayoutLetter    Layout = "letter"    // 信函格式, GB/T 9704-2012, 10.1; see Letter
	LayoutRedHead   Layout = "redhead"   // the ordinary official document with a red head, GB/T 9704-2012, 7; see Letter
	LayoutUpward    Layout = "upward"    // the same for what goes up (上行文): with 签发人, GB/T 9704-2012, 7.2.5 and 7.2.6
)

var layoutLabels = map[Layout]string{
	LayoutCard: "卡片", LayoutOversight: "监督卡片", LayoutLetter: "公文（信函格式）", LayoutRedHead: "公文（红头格式）", LayoutUpward: "公文（上行文）",
}

// Layouts lists the layouts an office may choose from for a kind of its own. LayoutUpward is not among them: what goes up
// has a life of its own, see Document.Upward.
func Layouts() []Layout { return []Layout{LayoutCard, LayoutOversight, LayoutLetter, LayoutRedHead} }

// Label returns the Chinese words for the layout.
func (l Layout) Label() string { return layoutLabels[l] }

// IsLetter reports whether the layout is that of an official document; the others are cards.
func (l Layout) IsLetter() bool { return l == LayoutLetter || l.HasRedHead() }

// HasRedHead reports whether the layout is that of the ordinary official document.
func (l Layout) HasRedHead() bool { return l == LayoutRedHead || l == LayoutUpward }

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
	Edition int  // of the wording, from 1; a change of the wording makes the next one
	Retired bool // no new documents are made of it; those there are live on
}

// Labels are what the rows of a card, or the sections of a letter, are called.
type Labels struct {
	Object   string // the leader: 提醒对象
	Problems string // 提醒事由
	Advice   string // 工作建议
	Lead     string // of a letter, the section before the problems: 问题来源
	Causes   string // of a letter: 原因分析
	Feedback string // of a letter: 反馈要求和期限
}

// letterLabels are what the sections of a letter are called unless the office has other names (the parts of a
// 纪检监察建议: 问题来源, 存在的问题, 原因分析, 建议, 回复时限).
var letterLabels = Labels{
	Object: "监督对象", Problems: "存在的主要问题", Advice: "整改建议", Lead: "问题来源", Causes: "原因分析", Feedback: "反馈要求和期限",
}

// NewKind starts a kind of the office's own: numbered, timed and worded like the built-in one of its layout.
func NewKind(l Layout) Kind {
	for _, k := range BuiltinKinds() {
		if k.Layout == l || k.Layout.IsLetter() && l.IsLetter() {
			k.Key, k.Name, k.Mark, k.Next, k.Layout = "", "", "", "", l
			return k
		}
	}
	return Kind{}
}

// Builtin reports whether the program brought the kind: it can be changed and retired, its layout stays.
func (k Kind) Builtin() bool {
	return slices.ContainsFunc(append(BuiltinKinds(), FurtherKinds()...), func(b Kind) bool { return b.Key == k.Key })
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
	KindLetter    = "letter"    // 整改建议书
	KindInquiry   = "inquiry"   // 问询建议函, made from an inquiry
	KindReport    = "report"    // 情况报告, to the commission above
	KindMemo      = "memo"      // 呈阅件, to the first secretary
)

// BuiltinKinds returns the kinds a new office starts with, in the order of the ladder: a reminder that is not
// carried out is followed by a supervision card, that by a letter. The wording of the first follows the card of 2020-05-27.
func BuiltinKinds() []Kind {
	return []Kind{{
		Key: KindReminder, Name: "工作提醒卡", Mark: "同监提", Term: 15, Start: StartReceipt, Warn: 3, Layout: LayoutCard, Next: KindOversight, Edition: 1,
		Labels: Labels{Object: "提醒对象", Problems: "提醒事由", Advice: "工作建议"},
		Wording: Wording{
			Lead:     "经{问题来源}发现，你{联系方式}的{联系单位}存在以下问题：",
			Request:  "现提醒如下：请你及时督促{联系单位}，就上述问题进行整改。",
			Feedback: "请在收到本卡之日起{期限}个工作日内，将整改情况书面反馈{反馈对象}。",
		},
	}, {
		Key: KindOversight, Name: "廉政监督卡", Mark: "同监督", Term: 15, Start: StartReceipt, Warn: 3, Layout: LayoutOversight, Next: KindLetter, Edition: 1,
		Labels: Labels{Object: "监督对象", Problems: "监督事由", Advice: "监督意见"},
		Wording: Wording{
			Earlier:  "经核，你对《工作提醒卡》（{前次文书}）所提问题未认真落实。",
			Lead:     "经{问题来源}发现，你{联系方式}的{联系单位}在{监督事项}工作中存在以下问题和廉政风险：",
			Request:  "现予监督，请你督促{联系单位}落实防控措施，就上述问题限期整改。",
			Feedback: "请在收到本卡之日起{期限}个工作日内，将整改情况书面反馈{反馈对象}。",
		},
	}, {
		Key: KindLetter, Name: "整改建议书", Mark: "同监建", Term: 15, Start: StartReceipt, Warn: 3, Layout: LayoutLetter, Edition: 1,
		Labels: letterLabels,
		Wording: Wording{
			Earlier:  "经核，《廉政监督卡》（{前次文书}）所提问题整改不到位。",
			Lead:     "经{问题来源}发现，{联系单位}在{事由}方面存在需要整改的问题。",
			Request:  "为推动问题整改，防止同类问题再次发生，提出以下建议：",
			Feedback: "请研究上述建议，制定整改措施，明确责任人和完成时限，在收到本建议书之日起{期限}个工作日内，将整改情况书面反馈{反馈对象}。\n无正当理由的，应当采纳本建议。对建议有不同意见的，请在反馈期限内书面提出并说明理由。",
		},
	}}
}

// FurtherKinds returns the kinds outside of the ladder that the program brings besides: a store has one of them from
// its first use on.
func FurtherKinds() []Kind {
	return []Kind{{
		Key: KindInquiry, Name: "问询建议函", Mark: "同监问", Term: 15, Start: StartSigning, Warn: 3, Layout: LayoutLetter, Edition: 1,
		Labels: Labels{
			Object: "分管领导", Problems: "廉政风险", Advice: "问询建议", Lead: "问询情况", Causes: "原因分析", Feedback: "反馈要求",
		},
		Wording: Wording{
			Lead:     "{问询情况}。",
			Request:  "为防范上述风险，提出以下建议：",
			Feedback: "请自本函印发之日起{期限}个工作日内，将建议采纳和落实情况书面反馈{反馈对象}。不采纳的，请说明理由。",
		},
	}, {
		Key: KindReport, Name: "情况报告", Mark: "同监报", Term: 15, Start: StartReceipt, Warn: 3, Layout: LayoutUpward, Edition: 1,
		Labels: upwardLabels,
		Wording: Wording{
			Lead:     "在同级监督工作中，经{问题来源}，发现涉及{职务}{姓名}同志的下列问题，现将有关情况报告如下。",
			Request:  "针对上述问题，提出以下意见建议：",
			Feedback: "特此报告。",
		},
	}, {
		Key: KindMemo, Name: "呈阅件", Mark: "同监呈", Term: 15, Start: StartReceipt, Warn: 3, Layout: LayoutUpward, Edition: 1,
		Labels: upwardLabels,
		Wording: Wording{
			Lead:     "在同级监督工作中，经{问题来源}，发现下列问题，现呈报阅示。",
			Request:  "针对上述问题，提出以下意见建议：",
			Feedback: "以上情况，请阅示。",
		},
	}}
}

var upwardLabels = Labels{Object: "涉及对象", Problems: "存在的主要问题", Advice: "意见建议", Lead: "基本情况", Causes: "原因分析", Feedback: "结语"}

// maxKindName is how many characters of the name stand in one line of 小标宋 across the page.
const maxKindName = 12

// Check refuses a kind that could not number or time a document.
func (k Kind) Check() error {
	if n := len([]rune(k.Name)); n == 0 || n > maxKindName {
		return InvalidField("name", "请填写文种名称，不超过 12 个字")
	}
	if !slices.Contains(Layouts(), k.Layout) && !(k.Layout == LayoutUpward && k.Builtin()) {
		return InvalidField("layout", "请选择版式")
	}
	if k.Labels.Problems == "" || k.Labels.Advice == "" || k.Labels.Object == "" {
		return InvalidField("labels", "请填写对象、问题和建议三栏的名称")
	}
	if err := checkOwnMark(k.Mark); err != nil {
		return err
	}
	if k.Term < 1 || k.Term > MaxTerm {
		return InvalidField("term", "反馈期限应为 1 至 250 个工作日")
	}
	if k.Warn < 0 || k.Warn > k.Term {
		return InvalidField("warn", "临期提醒天数应在 0 与反馈期限之间")
	}
	if !slices.Contains([]StartEvent{StartReceipt, StartService, StartSigning}, k.Start) {
		return InvalidField("start", "请选择起算日")
	}
	for _, p := range k.Wording.parts() {
		if bad := UnknownSlots(*p.text); len(bad) > 0 {
			return InvalidField(p.field, "不认识的空格 {"+bad[0]+"}，可用的空格见“插入空格”")
		}
	}
	return nil
}

// Normalize cleans what was typed or pasted.
func (k *Kind) Normalize() {
	l := &k.Labels
	for _, s := range []*string{&k.Name, &k.Mark, &l.Object, &l.Problems, &l.Advice, &l.Lead, &l.Causes, &l.Feedback} {
		*s = CleanLine(*s)
	}
	for _, p := range k.Wording.parts() {
		*p.text = CleanText(*p.text)
	}
}

// CheckLadder refuses kinds of which one would be escalated back to itself.
func CheckLadder(kinds []Kind) error {
	next := map[string]string{}
	for _, k := range kinds {
		next[k.Key] = k.Next
	}
	for _, k := range kinds {
		at := k.Key
		for range kinds {
			if at = next[at]; at == k.Key {
				return InvalidField("next", "升级会绕回到“"+k.Name+"”，请另选升级后的文种")
			}
		}
	}
	return nil
}

// Edition is one wording a kind has had.
type Edition struct {
	N       int
	At      int64  // unix milliseconds, UTC; 0 when the program brought it
	By      string // who made it
	Wording Wording
}
