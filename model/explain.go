package model

import "fmt"

// Count is one stretch of a document's deadline as it is explained: the term, then each extension that was granted.
type Count struct {
	Rule  string // what is counted and by which rule
	From  Date   // not counted
	Steps []Step // every day after From up to Due; none where a date was agreed
	Due   Date
}

// Explain lists how the due date of a running or finished clock came about, the term first; nothing before the clock
// has started. It counts with the calendar as it is: what it says of a document that was answered before a late notice may
// end on another day than the document was judged by.
func (d *Document) Explain(cal *Calendar) []Count {
	dl := d.Deadline
	if dl.Start.IsZero() || dl.Term < 1 {
		return nil
	}
	due, _ := cal.count(dl.Start, dl.Term)
	counts := []Count{{
		Rule: fmt.Sprintf("从%s（%s）起 %d 个工作日，开始的当日不计入（民法典第二百零一条）", dl.Event.Label(), dl.Start.Chinese(), dl.Term),
		From: dl.Start, Steps: cal.Explain(dl.Start, dl.Term), Due: due,
	}}
	at := Deadline{Due: due}
	for _, e := range d.granted() {
		c := Count{From: at.Due}
		at = at.extend(e, cal)
		c.Due = at.Due
		c.Rule = "第" + fmt.Sprint(e.Nth) + "次申请延期，批准人" + e.Approver
		switch {
		case e.Days > 0:
			c.Rule += fmt.Sprintf("，自原期限起再延 %d 个工作日", e.Days)
			c.Steps = cal.Explain(c.From, e.Days)
		case c.Due != e.Until:
			c.Rule += "，延至" + e.Until.Chinese() + "，该日休息，顺延至" + c.Due.Chinese() + "（民法典第二百零三条）"
		default:
			c.Rule += "，延至" + e.Until.Chinese()
		}
		counts = append(counts, c)
	}
	return counts
}
