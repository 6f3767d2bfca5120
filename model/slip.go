package model

import (
	"fmt"
	"slices"
)

// SlipKind is a paper that the life of a document produces besides the document itself.
type SlipKind string

// The slips, in the order in which a document comes to need them.
const (
	SlipCopy      SlipKind = "copy"      // 抄告单, to a leader who must know, with 签字背书
	SlipChase     SlipKind = "chase"     // 催办通知单
	SlipSupervise SlipKind = "supervise" // 三色督办单
	SlipExtension SlipKind = "extension" // 延期申请审批表
	SlipReturn    SlipKind = "return"    // 退回重报通知
	SlipClosure   SlipKind = "closure"   // 销号审批表
)

// slipForms say what each slip is called and in which states of its document it is made.
var slipForms = []struct {
	kind   SlipKind
	name   string
	states []State
}{
	{SlipCopy, "抄告单", []State{Signed, Served, Replied, Accepted, Closed, Escalated}},
	{SlipChase, "催办通知单", []State{Served}},
	{SlipSupervise, "三色督办单", []State{Served, Replied}},
	{SlipExtension, "延期申请审批表", []State{Served}},
	{SlipReturn, "退回重报通知", []State{Served}},
	{SlipClosure, "销号审批表", []State{Accepted}},
}

// SlipKinds lists the kinds of slips, in the order in which a document comes to need them.
func SlipKinds() []SlipKind {
	kinds := make([]SlipKind, len(slipForms))
	for i, f := range slipForms {
		kinds[i] = f.kind
	}
	return kinds
}

// Label returns the Chinese name of the slip.
func (k SlipKind) Label() string {
	for _, f := range slipForms {
		if f.kind == k {
			return f.name
		}
	}
	return ""
}

// Slip is one slip as it was issued; its PDF is kept like the document's.
type Slip struct {
	Kind    SlipKind
	Nth     int // among the slips of this kind of the document, from 1
	On      Date
	By      string   // 经办人
	To      string   // whom it is for: the leader, for a 抄告单 another one
	Post    string   // of the one it is for
	Text    string   // 催办内容, 督办意见, 延期理由, 退回原因, 抄告事项
	Asks    []string // of a 抄告单, what is asked of the reader (提请事项)
	Due     Date     // by when to answer; of an extension the date asked for
	Color   Color    // of a 三色督办单
	Against Date     // the due date of the document when the slip was made
	Role    PostRole `json:",omitempty"` // of the reader of a 抄告单
	Direct  string   `json:",omitempty"` // on what basis a 抄告单 goes to the first secretary
	SHA256  string   // of the PDF, hexadecimal
	Stale   bool     `json:",omitempty"` // a correction made since has left something on the paper untrue
	Cleared []string `json:",omitempty"` // telling words of the text that the clerk let stand
}

// Color is the colour of a 三色督办单.
type Color string

// The colours: nearing the limit, behind or not good enough, overdue.
const (
	Blue   Color = "蓝色"
	Yellow Color = "黄色"
	Red    Color = "红色"
)

// Colors lists the colours, the gravest last.
func Colors() []Color { return []Color{Blue, Yellow, Red} }

// Meaning says what the colour stands for.
func (c Color) Meaning() string {
	return map[Color]string{Blue: "临近期限", Yellow: "进展滞后或者质量不高", Red: "超过期限未完成"}[c]
}

// Asks lists what a 抄告单 usually asks of its reader.
func Asks() []string {
	return []string{"督促整改落实", "列席有关专题会议", "参加专题民主生活会", "听取整改情况汇报", "对整改情况签字背书"}
}

// SlipsNow lists the slips that can be made of the document now.
func (d *Document) SlipsNow() []SlipKind {
	var out []SlipKind
	if d.Upward {
		return nil
	}
	for _, f := range slipForms {
		if slices.Contains(f.states, d.State) && (f.kind != SlipReturn || d.returned()) {
			out = append(out, f.kind)
		}
	}
	return out
}

// returned reports whether the last reply was not accepted whole and another one is due.
func (d *Document) returned() bool { return d.Stage() == Again }

// NewSlip starts a slip with everything known filled in.
func (d *Document) NewSlip(k SlipKind, clerk string, today Date, standing Standing) Slip {
	s := Slip{Kind: k, Nth: d.nth(k), On: today, By: clerk, To: d.Holder().Name, Post: d.Holder().Post, Against: d.Deadline.Due}
	switch k {
	case SlipCopy:
		s.To, s.Post, s.Asks = "", "", Asks()[:1]
	case SlipSupervise:
		s.Color = d.color(standing)
	case SlipReturn:
		s.Text, s.Due = d.Review.Opinion, d.Deadline.Due
	}
	return s
}

// nth counts the slip that comes next among those of its kind, from 1.
func (d *Document) nth(k SlipKind) int {
	n := 1
	for _, have := range d.Slips {
		if have.Kind == k {
			n++
		}
	}
	return n
}

// color proposes the colour of a 三色督办单 (蓝色: 临近期限; 黄色: 滞后或质量不高; 红色: 超期, 直至办结).
func (d *Document) color(s Standing) Color {
	switch {
	case s.Light == LightOverdue:
		return Red
	case d.returned():
		return Yellow
	case s.Light == LightSoon || s.Light == LightToday:
		return Blue
	}
	return Yellow
}

// IssueSlip records a slip with the document, counted and with the due date as it is now, or refuses.
func (d *Document) IssueSlip(s Slip, today Date) error {
	if !slices.Contains(d.SlipsNow(), s.Kind) {
		return Refuse(fmt.Sprintf("文书现在是“%s”，不能出具%s", d.ShownState().Label(), s.Kind.Label()))
	}
	if err := s.check(d, today); err != nil {
		return err
	}
	s.Nth, s.Against, s.SHA256 = d.nth(s.Kind), d.Deadline.Due, ""
	d.Slips = append(slices.Clone(d.Slips), s)
	return nil
}

// Normalize cleans what was typed or pasted and drops empty items.
func (s *Slip) Normalize() {
	for _, line := range []*string{&s.By, &s.To, &s.Post, &s.Direct} {
		*line = CleanLine(*line)
	}
	s.Text, s.Asks = CleanText(s.Text), cleanItems(s.Asks)
}

func (s *Slip) check(d *Document, today Date) error {
	s.Normalize()
	since, event := d.since(s.Kind)
	switch {
	case s.On.IsZero() || s.On.After(today):
		return InvalidField("on", "请填写日期，不能晚于今天")
	case s.On.Before(since):
		return InvalidField("on", "日期不能早于文书的"+event+"日期（"+since.Chinese()+"）")
	case s.By == "":
		return InvalidField("by", "请填写经办人")
	case s.To == "":
		return InvalidField("to", "请填写这张单据给谁")
	case s.Text == "" && s.Kind != SlipClosure && s.Kind != SlipChase:
		return InvalidField("text", "请填写"+slipTexts[s.Kind])
	case max(len([]rune(s.By)), len([]rune(s.To)), len([]rune(s.Post)), len([]rune(s.Direct))) > maxLine:
		return InvalidField("to", fmt.Sprintf("姓名和职务不能超过 %d 个字", maxLine))
	case len([]rune(s.Text)) > MaxItemText:
		return InvalidField("text", fmt.Sprintf("这一段不能超过 %d 个字", MaxItemText))
	case s.Kind == SlipExtension && !s.Due.After(d.Deadline.Due):
		return InvalidField("due", "申请延至的日期要晚于现在的期限（"+d.Deadline.Due.Chinese()+"）")
	case s.Kind != SlipExtension && !s.Due.IsZero() && s.Due.Before(s.On):
		return InvalidField("due", "要求办结的日期不能早于出具的日期")
	case s.Kind == SlipSupervise && !slices.Contains(Colors(), s.Color):
		return InvalidField("color", "请选择督办的颜色")
	}
	if s.Kind == SlipCopy {
		if err := checkReader(s.Role, s.To, s.Direct, "抄告"); err != nil {
			return err
		}
	}
	return checkItems("asks", "提请事项", s.Asks)
}

// since is the day of the act that the slip follows, and the word for it.
func (d *Document) since(k SlipKind) (day Date, event string) {
	switch k {
	case SlipCopy:
		return d.Signed, "签发"
	case SlipReturn, SlipClosure:
		return d.Review.On, "认定"
	}
	return d.Service.Received, "签收"
}

// slipTexts is what the text of each slip is called.
var slipTexts = map[SlipKind]string{
	SlipCopy: "抄告事项", SlipChase: "催办内容", SlipSupervise: "督办意见", SlipExtension: "延期理由和目前进展", SlipReturn: "退回原因", SlipClosure: "核验意见",
}

// TextLabel is what the text of the slip is called.
func (k SlipKind) TextLabel() string { return slipTexts[k] }

// Name says which slip it is: 催办通知单（第2次）.
func (s Slip) Name() string {
	if s.Kind == SlipClosure || s.Kind == SlipReturn && s.Nth == 1 {
		return s.Kind.Label()
	}
	return fmt.Sprintf("%s（第%d次）", s.Kind.Label(), s.Nth)
}

// Line says in the timeline what was issued.
func (s Slip) Line() string {
	text := "出具" + s.Name()
	if s.Color != "" {
		text += "，" + string(s.Color)
	}
	if s.Kind == SlipCopy {
		text += "，抄告" + s.To
		if s.Direct != "" {
			text += "（党委主要负责人，依据：" + s.Direct + "）"
		}
	}
	if !s.Due.IsZero() {
		text += "，" + s.Due.Chinese() + "前"
	}
	if s.Text != "" {
		text += "；" + s.Text
	}
	return text
}
