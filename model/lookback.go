package model

import (
	"fmt"
	"slices"
	"time"
)

// LookBack is one look at whether what was struck off has stayed solved (回头看).
type LookBack struct {
	On       Date
	Means    string // 实地查看、查阅资料…
	Items    []LookItem
	Evidence string
	By       string
	// Then is what follows when a problem has come back: ActReturn begins the work on the document again with Term
	// working days, ActUnmet leads to the next document of the ladder. "" where all is well.
	Then Verdict `json:",omitempty"`
	Term int     `json:",omitempty"`
}

// LookItem is what was found of one problem.
type LookItem struct {
	Back bool   // 反弹
	Note string `json:",omitempty"`
}

// LookMeans are the usual means of a look; another may be typed.
func LookMeans() []string {
	return []string{"实地查看", "查阅资料", "听取汇报", "走访群众", "明察暗访"}
}

// maxLookMonths bounds the setting: three years.
const maxLookMonths = 36

// LookDue is the day by which the document is to be looked at again, zero where nothing is owed.
func (d *Document) LookDue() Date {
	if d.State != Closed || d.Ended != nil || d.LookMonths == 0 {
		return Date{}
	}
	if n := len(d.LookBacks); n > 0 && !d.LookBacks[n-1].On.Before(d.Closed) {
		return Date{}
	}
	return d.Closed.AddMonths(d.LookMonths)
}

// OweLook notes that a document is owed a look so many months after it was struck off; 0 that it is not.
func (d *Document) OweLook(months int) error {
	if d.State != Closed || d.Ended != nil {
		return Refuse("只有已销号的文书才需要回头看")
	}
	d.LookMonths = months
	return nil
}

// Look records a look. Where a problem has come back the document is worked on again as after a reply that was returned,
// or judged not carried out so that the next of the ladder can begin.
func (d *Document) Look(l LookBack, today Date, cal *Calendar) error {
	act := ActLook
	if l.relapsed() {
		act = ActRelapse
	}
	if err := d.Move(act); err != nil {
		return err
	}
	l.clean()
	if err := l.check(d, today); err != nil {
		return err
	}
	d.LookBacks = append(slices.Clone(d.LookBacks), l)
	if !l.relapsed() {
		return nil
	}
	return d.relapse(l, cal)
}

func (l *LookBack) clean() {
	l.Means, l.By, l.Evidence = CleanLine(l.Means), CleanLine(l.By), CleanText(l.Evidence)
	l.Items = slices.Clone(l.Items)
	for i := range l.Items {
		l.Items[i].Note = CleanText(l.Items[i].Note)
	}
	if !l.relapsed() {
		l.Then, l.Term = "", 0
	}
}

func (l LookBack) check(d *Document, today Date) error {
	switch {
	case d.Ended != nil:
		return Refuse("这份文书已经终止办理，不做回头看")
	case l.On.IsZero() || l.On.After(today):
		return InvalidField("on", "请填写回头看的日期，不能晚于今天")
	case l.On.Before(d.Closed):
		return InvalidField("on", "回头看的日期不能早于销号日期（"+d.Closed.Chinese()+"）")
	case l.Means == "":
		return InvalidField("means", "请填写回头看的方式")
	case len(l.Items) != len(d.Problems):
		return InvalidField("items", fmt.Sprintf("请逐条填写，共 %d 条问题", len(d.Problems)))
	case l.Evidence == "":
		return InvalidField("evidence", "请填写依据，例如看了什么、材料存放在哪里")
	case l.By == "":
		return InvalidField("by", "请填写回头看的人")
	case l.relapsed() && l.Then != ActReturn && l.Then != ActUnmet:
		return InvalidField("then", "有问题反弹，请选择重新办理，还是升级")
	}
	for i, item := range l.Items {
		if item.Back && item.Note == "" {
			return InvalidField("items", fmt.Sprintf("第 %d 条反弹，请写明现在的情况", i+1))
		}
		if err := checkTexts([2]string{"items", item.Note}); err != nil {
			return err
		}
	}
	if err := checkTexts([2]string{"evidence", l.Evidence}); err != nil {
		return err
	}
	return checkLines([2]string{"means", l.Means}, [2]string{"by", l.By})
}

// relapsed reports whether a problem has come back.
func (l LookBack) relapsed() bool {
	return slices.ContainsFunc(l.Items, func(i LookItem) bool { return i.Back })
}

// relapse judges the document anew by what was found.
func (d *Document) relapse(l LookBack, cal *Calendar) error {
	r := l.review()
	if r.again() {
		dl, err := cal.Deadline(r.On, r.Term)
		if err != nil {
			return err
		}
		dl.Event, dl.Original = StartReview, d.Deadline.Original
		d.Deadline = dl
	}
	d.State, d.Review, d.Closed, d.ClosedBy, d.LookMonths = Served, r, Date{}, "", 0
	return nil
}

// review is the judgement that a relapse amounts to.
func (l LookBack) review() Review {
	r := Review{On: l.On, Verdict: l.Then, By: l.By, Term: l.Term, Opinion: "回头看发现反弹"}
	for i, item := range l.Items {
		o := Outcome{Result: ResultDone, Note: item.Note}
		if item.Back {
			o.Result = ResultOpen
			r.Opinion += fmt.Sprintf("；第%d条：%s", i+1, item.Note)
		}
		r.Items = append(r.Items, o)
	}
	return r
}

// Line says in the timeline what was found.
func (l LookBack) Line() string {
	text := "回头看（" + l.On.Chinese() + "，" + l.Means + "），" + l.By + "："
	if !l.relapsed() {
		text += "各条问题没有反弹"
	}
	for i, item := range l.Items {
		switch {
		case item.Back:
			text += fmt.Sprintf("第%d条反弹（%s）；", i+1, item.Note)
		case item.Note != "":
			text += fmt.Sprintf("；第%d条仍然解决（%s）", i+1, item.Note)
		}
	}
	text += "；依据：" + l.Evidence
	switch l.Then {
	case ActReturn:
		text += "；重新办理"
	case ActUnmet:
		text += "；认定为未落实，升级"
	}
	return text
}

// AddMonths returns the same day so many months later, or the last day of a shorter month.
func (d Date) AddMonths(n int) Date {
	year, month, day := d.YMD()
	first := time.Date(year, month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return DateOf(first.AddDate(0, 0, min(day, last)-1))
}
