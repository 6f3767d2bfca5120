package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"oversight/model"
)

// pastImport is one ledger being stored; the maps hold the ids of what it named so far.
type pastImport struct {
	store    *Store
	tx       *sql.Tx
	today    model.Date
	types    []string
	meetings map[meetingKey]int64
	matters  map[matterKey]int64
}

type meetingKey struct {
	meetingType, name string
	day               model.Date
}

// matterKey is a matter of a meeting; without one the day tells matters of one title apart.
type matterKey struct {
	meeting int64
	day     model.Date
	title   string
}

func (i *pastImport) all(ctx context.Context, past []model.PastInquiry) error {
	set, err := decisionsOf(ctx, i.tx)
	if err != nil {
		return err
	}
	i.types = set.MeetingTypes
	for _, p := range past { // before any number is given
		if n, ok := p.Own(); ok {
			if err := takeNumber(ctx, i.tx, n); err != nil {
				return err
			}
		}
	}
	slices.SortStableFunc(past, func(a, b model.PastInquiry) int { return a.On.Sub(b.On) })
	for _, p := range past {
		if err := i.inquiry(ctx, p); err != nil {
			return err
		}
	}
	for _, id := range i.meetings {
		if err := refreshMeetings(ctx, i.tx, id); err != nil {
			return err
		}
	}
	return nil
}

func (i *pastImport) inquiry(ctx context.Context, p model.PastInquiry) error {
	meeting, matter, q := p.Records(i.types)
	if err := i.meeting(ctx, &meeting); err != nil {
		return err
	}
	matter.Meeting = meeting.ID
	if err := i.matter(ctx, &matter, p.On); err != nil {
		return err
	}
	q.Matter, q.Registered = matter.ID, i.today
	var own bool
	if q.Number, own = p.Own(); !own {
		var err error
		if q.Number, err = nextNumber(ctx, i.tx, model.InquiryMark, p.On.Year()); err != nil {
			return err
		}
		i.store.gave(q.Number)
	}
	return i.store.putInquiry(ctx, i.tx, &q, actImport, p.Line()+"；编号 "+q.Number.String())
}

// meeting finds the meeting or stores it; the zero one stays so.
func (i *pastImport) meeting(ctx context.Context, m *model.Meeting) error {
	if m.Type == "" {
		return nil
	}
	k := meetingKey{m.Type, m.Name, m.From}
	if m.ID = i.meetings[k]; m.ID != 0 {
		return nil
	}
	err := i.tx.QueryRowContext(ctx, "SELECT id FROM meeting WHERE type=? AND held=? AND body->>'$.Name'=? ORDER BY id", m.Type, m.From, m.Name).Scan(&m.ID)
	if errors.Is(err, sql.ErrNoRows) {
		err = i.store.putMeeting(ctx, i.tx, m, "从台账导入会议“"+m.Title()+"”，"+m.Days())
	}
	i.meetings[k] = m.ID
	return err
}

// matter finds the matter among those of its meeting or of this ledger, or stores it.
func (i *pastImport) matter(ctx context.Context, m *model.Matter, on model.Date) error {
	k := matterKey{meeting: m.Meeting, title: m.Title}
	if m.Meeting == 0 {
		k.day = on
	}
	if m.ID = i.matters[k]; m.ID != 0 {
		return nil
	}
	err := sql.ErrNoRows
	if m.Meeting != 0 {
		err = i.tx.QueryRowContext(ctx, "SELECT id FROM matter WHERE meeting_id=? AND title=? ORDER BY id", m.Meeting, m.Title).Scan(&m.ID)
	}
	if errors.Is(err, sql.ErrNoRows) {
		err = i.store.putMatter(ctx, i.tx, m, "从台账导入议题“"+m.Title+"”")
	}
	i.matters[k] = m.ID
	return err
}
