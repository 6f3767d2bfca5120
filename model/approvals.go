package model

import "fmt"

// Approvals is what the office sets for who approves what.
type Approvals struct {
	OnPaper       bool // 线下核签: documents are checked and signed on a 发文稿纸
	Extensions    int  // how often a document may be extended; beyond that 主要领导 decide
	ExtensionDays int  // working days all its extensions may add together; 0 is as many as its term
}

// DefaultApprovals are those of a new office: twice, together at most the original term.
func DefaultApprovals() Approvals { return Approvals{Extensions: 2} }

// maxExtensions bounds what an office may set; nobody extends a card oftener.
const maxExtensions = 20

// Check refuses ceilings that make no sense.
func (a Approvals) Check() error {
	switch {
	case a.Extensions < 0 || a.Extensions > maxExtensions:
		return InvalidField("extensions", fmt.Sprintf("延期次数应为 0 至 %d 次", maxExtensions))
	case a.ExtensionDays < 0 || a.ExtensionDays > MaxTerm:
		return InvalidField("extensionDays", fmt.Sprintf("合计天数应为 1 至 %d 个工作日，留空为不超过原定期限", MaxTerm))
	}
	return nil
}

// Approving is by what an approval is judged: the rules, the people, and who registers it.
type Approving struct {
	Rules Approvals
	Staff Staff
	Clerk string // 经办人
}

// exceeds says by what an extension goes beyond what the office grants as a matter of course, "" where it does not: it
// was asked for after the due date, there were too many before it, or together they add too much. due is the date it
// would make; zero where that is not known yet.
func (d *Document) exceeds(e Extension, due Date, rules Approvals, cal *Calendar) string {
	if e.Late(d.Deadline.Due) {
		return "期限" + d.Deadline.Due.Chinese() + "已过，延期应在届满前申请，" + e.Asked.Chinese() + "才提出"
	}
	if n := d.TimesExtended(); n >= rules.Extensions {
		return fmt.Sprintf("已延期%d次，达到上限%d次", n, rules.Extensions)
	}
	if due.IsZero() {
		return ""
	}
	most, words := rules.ExtensionDays, "上限"
	if most == 0 {
		most, words = d.Term, "原定期限"
	}
	if sum := d.daysExtended(cal) + cal.WorkdaysAfter(d.Deadline.Due, due); sum > most {
		return fmt.Sprintf("合计延期%d个工作日，超过%s%d个工作日", sum, words, most)
	}
	return ""
}

// daysExtended is how many working days the extensions granted so far have added.
func (d *Document) daysExtended(cal *Calendar) int {
	days := 0
	for _, e := range d.Extensions {
		if e.Granted() {
			days += cal.WorkdaysAfter(e.Before, e.After)
		}
	}
	return days
}

// Exceeds says by what an extension goes beyond the ceilings of the office, as far as it is typed; "" where it does not.
// What it grants then needs an approver who is 主要领导, and the reason.
func (d *Document) Exceeds(e Extension, rules Approvals, cal *Calendar) string {
	dl, err := d.Prolonged(e, cal)
	if err != nil {
		dl = Deadline{}
	}
	return d.exceeds(e, dl.Due, rules, cal)
}

// Chiefs returns the names of 主要领导 in service.
func (s Staff) Chiefs() []string {
	var names []string
	for _, m := range s.InService() {
		if m.Chief {
			names = append(names, m.Name)
		}
	}
	return names
}

// checkApprover refuses who may not decide on the extension: who registers it, who asks for it, and beyond the ceilings
// anybody but 主要领导.
func (d *Document) checkApprover(e Extension, who Approving) error {
	refuse := func(msg string) error { return &Error{Code: Refused, Field: "approver", Msg: msg} }
	switch {
	case who.Staff.Same(e.Approver, who.Clerk):
		return refuse("“" + e.Approver + "”是经办人，经办和审批不能由同一人办，请填写审批的领导")
	case who.Staff.Same(e.Approver, e.By) || who.Staff.Same(e.Approver, d.Leader.Name):
		return refuse("“" + e.Approver + "”是申请人或监督对象本人，不能审批自己的延期")
	case !e.Granted() || e.Beyond == "":
		return nil
	case e.Override == "":
		return &Error{Code: Refused, Field: "override", Msg: e.Beyond + "，不能照常延期。确需延期的，由主要领导批准并写明理由；否则请催办或升级"}
	}
	if _, ok := who.Staff.Chief(e.Approver); !ok {
		return refuse(e.Beyond + "，要由主要领导批准。“" + e.Approver + "”在“设置 → 人员与审批”里没有标为主要领导")
	}
	return nil
}
