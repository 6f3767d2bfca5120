package sample

import (
	"context"
	"fmt"
	"slices"

	"oversight/assets"
	"oversight/model"
)

// decisions is the file of the meetings, their matters and the inquiries on them.
type decisions struct {
	Observer string // who of the commission sits in (列席人), and asks
	Checker  string // 认定人, 复核人, 审核人
	Meetings []meeting
	Waiting  []matter // on no meeting yet
}

// meeting is one meeting; it lasts one day where none are given.
type meeting struct {
	model.Meeting
	From, Papers when
	Days         int
	Matters      []matter // in the order of the agenda
}

// matter is a matter; its leader is a ref of the county's file.
type matter struct {
	model.Matter
	Leader    string
	Amount    string
	Inquiries []inquiry
}

// inquiry is an inquiry and what became of it. What is not given has not happened; what is usual (put by word of mouth
// at the meeting, on its first day) may be left out.
type inquiry struct {
	model.Inquiry
	Ref    string // what a card that was made from it calls it
	On     when
	Judged when
	Follow follow
	Report *report
	Closed when

	Reaches model.InquiryState // of one without a number
}

type follow struct {
	Unit    string
	Since   when
	Term    int
	Result  string
	Done    when
	Recheck struct {
		On     when
		Result string
	}
}

type report struct {
	On     when
	To     string
	Reason string
}

// asking is an inquiry of the file that is ready to be put.
type asking struct {
	given inquiry
	draft model.Inquiry
}

// decide builds the meetings and matters, then the inquiries by their days, so that the numbers follow the dates.
func (f filler) decide(ctx context.Context) error {
	var file decisions
	if err := readStrictly(assets.SampleDecisions, &file); err != nil {
		return err
	}
	var all []asking
	for _, g := range file.Meetings {
		held, err := f.s.SaveMeeting(ctx, f.meeting(g, file.Observer))
		if err != nil {
			return fmt.Errorf("sample meeting %s: %w", g.Name, err)
		}
		for i, m := range g.Matters {
			asked, err := f.matter(ctx, m, held, i+1)
			if err != nil {
				return err
			}
			all = append(all, asked...)
		}
	}
	for _, m := range file.Waiting {
		asked, err := f.matter(ctx, m, model.Meeting{}, 0)
		if err != nil {
			return err
		}
		all = append(all, asked...)
	}
	slices.SortStableFunc(all, func(a, b asking) int { return a.draft.On.Sub(b.draft.On) })
	for _, a := range all {
		if err := f.ask(ctx, a, file.Checker); err != nil {
			return fmt.Errorf("sample inquiry %s: %w", a.draft.Question, err)
		}
	}
	return nil
}

func (f filler) meeting(g meeting, observer string) model.Meeting {
	m := g.Meeting
	m.From, m.Papers, m.Observer = f.on(g.From), f.on(g.Papers), observer
	m.To = m.From.Add(max(g.Days, 1) - 1)
	m.Minutes = "县委办公室、县政府办公室分别留存，复印件存" + f.county.Office.Desk
	return m
}

// matter saves a matter and returns its inquiries.
func (f filler) matter(ctx context.Context, given matter, held model.Meeting, no int) ([]asking, error) {
	m := given.Matter
	leader, ok := f.people[given.Leader]
	if !ok {
		return nil, fmt.Errorf("sample matter %s: no leader %s", m.Title, given.Leader)
	}
	amount, err := model.ParseMoney(given.Amount)
	if err != nil {
		return nil, fmt.Errorf("sample matter %s: %w", m.Title, err)
	}
	m.Meeting, m.No, m.Amount, m.Leader = held.ID, no, amount, model.LeaderRef{ID: leader}
	if m, err = f.s.SaveMatter(ctx, m, f.today); err != nil {
		return nil, fmt.Errorf("sample matter %s: %w", given.Title, err)
	}
	var all []asking
	for _, q := range given.Inquiries {
		all = append(all, asking{q, f.inquiry(q, m, held)})
	}
	return all, nil
}

// inquiry is the inquiry as the window starts it at the meeting, with what the file says.
func (f filler) inquiry(given inquiry, m model.Matter, held model.Meeting) model.Inquiry {
	q := given.Inquiry
	q.On = held.From
	if given.On.given() {
		q.On = f.on(given.On)
	}
	usual := model.NewInquiry(m.ID, held, f.county.Office.Clerk, q.On)
	q.Matter, q.Recorder = m.ID, usual.Recorder
	if q.Phase == "" {
		q.Phase, q.Means = usual.Phase, usual.Means
	}
	if q.By == "" {
		q.By = usual.By
	}
	for i := range q.Answers {
		q.Answers[i].On = q.On
	}
	return q
}

// inquiryAct is one act on an inquiry; it returns the inquiry as stored after it.
type inquiryAct func(model.Inquiry) (model.Inquiry, error)

// ask takes an inquiry through its life.
func (f filler) ask(ctx context.Context, a asking, checker string) error {
	q, err := f.s.SaveInquiry(ctx, a.draft, f.today)
	if err != nil || a.given.Reaches == model.InquiryDraft {
		return err
	}
	if q, err = f.s.RegisterInquiry(ctx, q.ID, q.Version, f.today); err != nil {
		return err
	}
	if a.given.Ref != "" {
		f.asked[a.given.Ref] = q.Number
	}
	for _, do := range f.inquiryActs(ctx, a.given, checker) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if q, err = do(q); err != nil {
			return err
		}
	}
	return nil
}

// inquiryActs are the acts on the numbered inquiry, in their order.
func (f filler) inquiryActs(ctx context.Context, given inquiry, checker string) (acts []inquiryAct) {
	add := func(day when, act func(q model.Inquiry, on model.Date) (model.Inquiry, error)) {
		if day.given() {
			acts = append(acts, func(q model.Inquiry) (model.Inquiry, error) { return act(q, f.on(day)) })
		}
	}
	add(given.Judged, func(q model.Inquiry, on model.Date) (model.Inquiry, error) {
		return f.s.JudgeInquiry(ctx, q.ID, q.Version, model.Judgement{On: on, By: checker, Items: given.Suggestions}, f.today)
	})
	if up := given.Report; up != nil {
		add(up.On, func(q model.Inquiry, on model.Date) (model.Inquiry, error) {
			return f.s.ReportInquiry(ctx, q.ID, q.Version, model.Report{On: on, To: up.To, Reason: up.Reason, By: checker}, f.today)
		})
	}
	w := given.Follow
	add(w.Since, func(q model.Inquiry, on model.Date) (model.Inquiry, error) {
		return f.s.FollowInquiry(ctx, q.ID, q.Version, w.Unit, on, w.Term, f.today)
	})
	add(w.Done, func(q model.Inquiry, on model.Date) (model.Inquiry, error) {
		return f.s.CarryOutInquiry(ctx, q.ID, q.Version, w.Result, on, f.today)
	})
	add(w.Recheck.On, func(q model.Inquiry, on model.Date) (model.Inquiry, error) {
		return f.s.RecheckInquiry(ctx, q.ID, q.Version, model.Recheck{On: on, By: checker, Result: w.Recheck.Result}, f.today)
	})
	add(given.Closed, func(q model.Inquiry, on model.Date) (model.Inquiry, error) {
		return f.s.CloseInquiry(ctx, q.ID, q.Version, checker, on, f.today)
	})
	return acts
}
