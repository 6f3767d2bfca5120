package meetings

import (
	"context"
	"strings"

	"oversight/model"
	"oversight/model/store"
	"oversight/ui/desk"
	"oversight/ui/kit"
)

// putOn puts a matter on a meeting, at a place on its agenda or, for 0, behind the others.
func putOn(ctx context.Context, st *store.Store, m model.Matter, meeting int64, no int, today model.Date) (model.Matter, error) {
	others, err := st.MattersOf(ctx, meeting)
	if err != nil {
		return m, err
	}
	m.Meeting, m.No = meeting, no
	if no == 0 {
		for _, o := range others {
			m.No = max(m.No, o.No)
		}
		m.No++
	}
	return st.SaveMatter(ctx, m, today)
}

// askPlace shows the dialog that puts a matter on a meeting. chosen reads which, or says at which field a choice lacks.
func (p *Page) askPlace(title, intro string, choice kit.Field, chosen func() (model.Matter, int64, error)) {
	no, today := entry("留空排在最后", ""), p.Today()
	var stored model.Matter
	desk.Ask(p.Desk, kit.FormDialog{
		Title: title, Verb: "确定", Intro: intro,
		Fields: []kit.Field{choice, {Name: "no", Label: "议题序号", Hint: "议程上的第几项", Widget: no}},
		OnDone: func() { p.follow(stored) },
	}, func(after model.Matter) string { return "“" + after.Title + "”已列入会议议程" }, func() (func(context.Context) (model.Matter, error), error) {
		m, meeting, err := chosen()
		if err != nil {
			return nil, err
		}
		at, err := number("no", no.Text)
		return func(ctx context.Context) (_ model.Matter, err error) {
			stored, err = putOn(ctx, p.Store, m, meeting, at, today)
			return stored, err
		}, err
	})
}

// showMoveForm asks for the meeting a matter shall be on.
func (p *Page) showMoveForm(s subject) {
	var meetings []model.MeetingRow
	p.Runner.Run("正在打开…", func(ctx context.Context) (err error) {
		meetings, err = p.Store.Meetings(ctx, model.MeetingFilter{}, model.MeetingRow{}, most)
		return err
	}, func() {
		pick := kit.NewPicker("会议名称或日期", func(q string) []kit.Option { return meetingOptions(meetings, s.matter.Meeting, q) })
		title := "移到会议"
		if s.meeting.ID != 0 {
			title = "移到别的会议"
		}
		p.askPlace(title, "议题：“"+s.matter.Title+"”。", kit.Field{Name: "meeting", Label: "会议", Required: true, Widget: pick},
			func() (model.Matter, int64, error) {
				if pick.Value().ID == 0 {
					return s.matter, 0, model.InvalidField("meeting", "请选择会议；还没有登记的会议请先登记")
				}
				return s.matter, pick.Value().ID, nil
			})
	})
}

// meetingOptions are the meetings that match what is typed, without the one left out.
func meetingOptions(meetings []model.MeetingRow, without int64, query string) []kit.Option {
	var out []kit.Option
	for _, m := range meetings {
		if m.ID != without && (model.Holds(m.Title(), query) || strings.Contains(m.From.String(), query)) {
			out = append(out, kit.Option{ID: m.ID, Label: m.Title(), Detail: m.Days()})
		}
	}
	return out
}

// showQueueForm asks which of the matters that wait shall be on a meeting.
func (p *Page) showQueueForm(meeting model.Meeting) {
	waiting := map[int64]model.Matter{}
	var options []kit.Option
	p.Runner.Run("正在打开…", func(ctx context.Context) error {
		matters, err := p.Store.Matters(ctx, model.MatterFilter{Waiting: true}, 0, most)
		for _, m := range matters {
			if m.Decision != model.DecisionWithdrawn {
				waiting[m.ID] = m
				options = append(options, kit.Option{ID: m.ID, Label: m.Title, Detail: m.Unit})
			}
		}
		return err
	}, func() {
		pick := kit.NewPicker("议题名称或单位", func(q string) []kit.Option { return optionsWith(options, q) })
		p.askPlace("列入待上会议题", meeting.Title()+"，"+meeting.Days()+"。", kit.Field{Name: "matter", Label: "议题", Required: true, Widget: pick},
			func() (model.Matter, int64, error) {
				m, ok := waiting[pick.Value().ID]
				if !ok {
					return m, 0, model.InvalidField("matter", "请选择列入哪个议题")
				}
				return m, meeting.ID, nil
			})
	})
}

func optionsWith(options []kit.Option, query string) []kit.Option {
	var out []kit.Option
	for _, o := range options {
		if model.Holds(o.Label, query) || model.Holds(o.Detail, query) {
			out = append(out, o)
		}
	}
	return out
}
