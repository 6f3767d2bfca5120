package documents

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"oversight/model"
	"oversight/ui/desk"
	"oversight/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// The choices of the dialog 延期, in the order of their lists.
var (
	decisions  = []string{"同意", "不同意"}
	extensions = []string{"延至某一天", "再延若干工作日"}
)

// extendFields are the inputs of an application for a later due date and of what was decided.
type extendFields struct {
	doc                   model.Document
	basis                 desk.Basis
	form                  *kit.Form
	asked, until, decided *kit.DateField
	by, days, approver    *kit.Entry
	reason, progress      *kit.MultiEntry
	refusal, override     *kit.MultiEntry
	decision, how         *kit.Select
	known                 string // of the reason, before anything was typed
}

func (d *detail) newExtendFields() *extendFields {
	today := d.page.Today()
	f := &extendFields{
		doc: d.doc, basis: d.basis,
		asked: d.page.DateField(d.basis, today), until: d.page.DateField(d.basis, model.Date{}), decided: d.page.DateField(d.basis, today),
		by: desk.Entry(d.doc.Holder().Name), days: kit.NewEntry("例如 10"), approver: d.basis.Name("", d.basis.Office.Clerk, d.doc.Leader.Name),
		reason: kit.NewMultiEntry("例如：涉及公开招标，程序没有完成", 2, 5), progress: kit.NewMultiEntry("已经做了什么，可以不填", 2, 5),
		refusal: kit.NewMultiEntry("例如：理由不充分", 2, 5), override: kit.NewMultiEntry("例如：申请人住院，委托的人没有按时提出", 2, 5),
	}
	if s, ok := f.doc.ExtensionAsked(); ok { // the 延期申请审批表 says it already
		f.asked.SetValue(s.On)
		f.until.SetValue(s.Due)
		f.known = s.Text
	}
	f.reason.SetValue(f.known)
	f.decision, f.how = kit.NewSelect(decisions, nil), kit.NewSelect(extensions, nil)
	f.decision.SetSelectedIndex(0)
	f.how.SetSelectedIndex(0)
	return f
}

func (f *extendFields) fields() []kit.Field {
	return []kit.Field{
		{Name: "asked", Label: "申请日期", Required: true, Widget: f.asked},
		{Name: "by", Label: "申请人", Required: true, Widget: f.by},
		{Name: "reason", Label: "延期理由", Required: true, Widget: f.reason},
		{Name: "progress", Label: "目前进展", Widget: f.progress},
		{Name: "decision", Label: "审批结果", Required: true, Widget: f.decision},
		{Name: "refusal", Label: "不同意的理由", Required: true, Widget: f.refusal},
		{Name: "override", Label: "破例的理由", Required: true, Widget: f.override},
		{Name: "how", Label: "延期方式", Required: true, Widget: f.how},
		{Name: "until", Label: "延至", Widget: f.until},
		{Name: "days", Label: "延长工作日数", Widget: f.days},
		{Name: "approver", Label: "审批人", Required: true, Widget: f.approver},
		{Name: "decided", Label: "审批日期", Required: true, Widget: f.decided},
	}
}

// listen keeps the form in step with what is typed.
func (f *extendFields) listen(form *kit.Form) {
	f.form = form
	for _, day := range []*kit.DateField{f.asked, f.until, f.decided} {
		day.OnChanged = func(model.Date) { f.follow() }
	}
	for _, s := range []*kit.Select{f.decision, f.how} {
		s.OnChanged = func(string) { f.follow() }
	}
	f.days.OnChanged = func(string) { f.follow() }
	f.follow()
}

// follow shows the inputs that have a use now, and the due date they make.
func (f *extendFields) follow() {
	granted, byDate, beyond := f.granted(), f.byDate(), f.beyond()
	for name, visible := range map[string]bool{
		"refusal": !granted, "override": beyond != "", "how": granted, "until": granted, "days": granted,
	} {
		f.form.SetVisible(name, visible)
	}
	f.form.SetHint("override", beyond+"；确需破例的，由主要领导批准并写明理由，理由长期留存")
	f.form.SetHint("approver", f.approvers(beyond))
	if byDate {
		f.until.Enable()
		f.days.Disable()
	} else {
		f.until.Disable()
		f.days.Enable()
	}
	f.form.SetHint("days", f.result())
}

func (f *extendFields) granted() bool { return f.decision.SelectedIndex() == 0 }

func (f *extendFields) byDate() bool { return f.how.SelectedIndex() == 0 }

// beyond says by what the application goes beyond the ceilings, as far as it is typed.
func (f *extendFields) beyond() string {
	if !f.granted() {
		return ""
	}
	var e model.Extension
	e.Asked, _ = f.asked.Value()
	e.Decided, _ = f.decided.Value()
	if err := f.term(&e); err != nil { // said at its own field
		e.Until, e.Days = model.Date{}, 0
	}
	return f.doc.Exceeds(e, f.basis.Rules, f.basis.Calendar)
}

// approvers says who may decide.
func (f *extendFields) approvers(beyond string) string {
	if beyond == "" {
		return "不能是经办人" + f.basis.Office.Clerk
	}
	chiefs := f.basis.Staff.Chiefs()
	if len(chiefs) == 0 {
		return "由主要领导批准；请先在“设置 → 人员与审批”里把他标为主要领导"
	}
	return "由主要领导批准：" + strings.Join(chiefs, "、")
}

// result says which due date the inputs make.
func (f *extendFields) result() string {
	due := f.doc.Deadline.Due
	if day, _ := f.until.Value(); f.byDate() && day.IsZero() || !f.byDate() && strings.TrimSpace(f.days.Text) == "" {
		return "现在的期限是" + due.Chinese() + "（" + due.WeekdayName() + "）；填写后这里显示新的期限"
	}
	var e model.Extension
	err := f.term(&e)
	if err != nil {
		return model.UserMessage(err)
	}
	e.Decided, _ = f.decided.Value() // what is wrong with it is said at its own field
	dl, err := f.doc.Prolonged(e, f.basis.Calendar)
	if err != nil {
		return model.UserMessage(err)
	}
	text := "新的期限：" + dl.Due.Chinese() + "（" + dl.Due.WeekdayName() + "）"
	if e.Days == 0 && e.Until != dl.Due {
		text += "，" + e.Until.Chinese() + "是休息日，顺延至下一个工作日"
	} else {
		text += fmt.Sprintf("，比现在多 %d 个工作日", f.basis.Calendar.WorkdaysAfter(due, dl.Due))
	}
	if dl.Provisional {
		text += "；暂定，放假通知公布后可能变动"
	}
	return text
}

// term reads by how much the due date is moved.
func (f *extendFields) term(e *model.Extension) (err error) {
	if f.byDate() {
		e.Until, err = desk.Day("until", f.until)
		return err
	}
	e.Days, err = desk.Days("days", f.days.Text)
	return err
}

func (f *extendFields) read() (e model.Extension, err error) {
	e = model.Extension{By: f.by.Text, Reason: f.reason.Value(), Progress: f.progress.Value(), Approver: f.approver.Text}
	if e.Asked, err = desk.Day("asked", f.asked); err != nil {
		return e, err
	}
	if e.Decided, err = desk.Day("decided", f.decided); err != nil {
		return e, err
	}
	if !f.granted() {
		if e.Refusal = model.CleanText(f.refusal.Value()); e.Refusal == "" {
			return e, model.InvalidField("refusal", "请填写不同意的理由")
		}
		return e, nil
	}
	if f.beyond() != "" {
		e.Override = f.override.Value()
	}
	return e, f.term(&e)
}

func (f *extendFields) dirty() bool {
	return f.reason.Value() != f.known || f.progress.Value()+f.refusal.Value()+f.override.Value() != ""
}

func (d *detail) onExtend() {
	doc, st, today := d.doc, d.page.Store, d.page.Today()
	f := d.newExtendFields()
	f.listen(d.ask(kit.FormDialog{
		Title: "延期（第" + strconv.Itoa(len(doc.Extensions)+1) + "次申请）", Verb: "登记", Fields: f.fields(), Dirty: f.dirty,
		Intro: "按审批过的延期申请登记。原定期限" + doc.Deadline.Original.Chinese() + "一直保留；审批表可以先在“出具单据”里打印。",
	}, "已登记延期申请", func() (func(context.Context) (model.Document, error), error) {
		e, err := f.read()
		return func(ctx context.Context) (model.Document, error) {
			return st.Extend(ctx, doc.ID, doc.Version, e, today)
		}, err
	}))
}

// extensionsCard lists the applications, the refused ones too.
func (d *detail) extensionsCard() fyne.CanvasObject {
	rows := container.NewVBox()
	for _, e := range slices.Backward(d.doc.Extensions) {
		result := kit.Pair{Label: "结果", Value: "同意，期限由" + e.Before.Chinese() + "延至" + e.After.Chinese(), Tone: kit.ToneNormal}
		if !e.Granted() {
			result = kit.Pair{Label: "结果", Value: "不同意，理由：" + e.Refusal, Tone: kit.ToneOverdue}
		}
		rows.Add(kit.NewKeyValues(
			kit.Pair{Label: "第" + strconv.Itoa(e.Nth) + "次", Value: e.Asked.Chinese() + "申请，申请人：" + e.By},
			kit.Pair{Label: "理由", Value: e.Reason},
			kit.Pair{Label: "进展", Value: e.Progress},
			result,
			kit.Pair{Label: "破例理由", Value: e.Override},
			kit.Pair{Label: "审批", Value: e.Approver + "　" + e.Decided.Chinese()},
		))
	}
	return kit.NewCard("延期", rows)
}
