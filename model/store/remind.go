package store

import (
	"context"
	"database/sql"

	"oversight/model"
)

// Reminding returns how the office wants to be reminded.
func (s *Store) Reminding(ctx context.Context) (model.Reminding, error) {
	r := model.DefaultReminding()
	err := readSetting(ctx, s.ro, settingReminding, &r)
	return r, storageError("reminding", err)
}

// SetReminding stores how the office wants to be reminded.
func (s *Store) SetReminding(ctx context.Context, r model.Reminding) error {
	if err := r.Check(); err != nil {
		return err
	}
	return s.setSetting(ctx, settingReminding, r, line{text: "修改提醒设置"})
}

// TodayList returns what is to be done today, the most urgent first, of running and of unserved documents and of follow-ups up to limit
// each. What was put off is left out; what the panel has shown today is marked.
func (s *Store) TodayList(ctx context.Context, today model.Date, limit int) ([]model.Reminder, error) {
	facts, cal, err := s.todayFacts(ctx, today, limit)
	if err != nil {
		return nil, storageError("today", err)
	}
	state, err := s.reminderStates(ctx)
	if err != nil {
		return nil, storageError("today", err)
	}
	var out []model.Reminder
	for _, r := range facts.Reminders(today, cal) {
		at := state[r.Key]
		if at.putOff.After(today) {
			continue
		}
		r.Shown = at.shown == today
		out = append(out, r)
	}
	return out, nil
}

func (s *Store) todayFacts(ctx context.Context, today model.Date, limit int) (t model.Today, cal *model.Calendar, err error) {
	v, err := s.viewer(ctx, today)
	if err != nil {
		return t, nil, err
	}
	if t.Steps, err = s.ChaseSteps(ctx); err != nil {
		return t, nil, err
	}
	ahead := max(0, -t.Steps[0].After)
	for _, k := range v.kinds {
		ahead = max(ahead, k.Warn)
	}
	rows, err := s.ro.QueryContext(ctx, runningQuery+" LIMIT ?", v.cal.AddWorkdays(today, ahead), limit)
	if t.Running, err = collect(rows, err, v.row); err != nil {
		return t, nil, err
	}
	reminding, err := s.Reminding(ctx)
	if err != nil {
		return t, nil, err
	}
	rows, err = s.ro.QueryContext(ctx, rowColumns+"FROM document d WHERE d.state='signed' AND d.signed<=? ORDER BY d.id LIMIT ?",
		v.cal.AddWorkdays(v.cal.OnOrBefore(today), -reminding.Unserved), limit)
	if t.Unserved, err = collect(rows, err, v.row); err != nil {
		return t, nil, err
	}
	rows, err = s.ro.QueryContext(ctx, looksQuery, model.LookSoon(today), limit)
	if t.Looks, err = collect(rows, err, v.row); err != nil {
		return t, nil, err
	}
	rows, err = s.ro.QueryContext(ctx, lateQuery, today, limit)
	if t.Follow, err = collect(rows, err, scanInquiry(today, v.cal)); err != nil {
		return t, nil, err
	}
	// When the reply is due is counted anew each time, so all that are open are looked at; they are few.
	if t.Vettings, err = s.Vettings(ctx, model.VettingFilter{States: model.OpenVettings()}, 0, everything, today); err != nil {
		return t, nil, err
	}
	t.Duties, err = s.DutyBoard(ctx, today)
	return t, v.cal, err
}

type reminderState struct{ shown, putOff model.Date }

func (s *Store) reminderStates(ctx context.Context) (map[string]reminderState, error) {
	state := map[string]reminderState{}
	rows, err := s.ro.QueryContext(ctx, "SELECT item, shown, put_off FROM reminder")
	_, err = collect(rows, err, func(r *sql.Rows) (struct{}, error) {
		var item string
		var at reminderState
		err := r.Scan(&item, &at.shown, &at.putOff)
		state[item] = at
		return struct{}{}, err
	})
	return state, err
}

// MarkShown notes that the panel has shown the items today, so that they do not come up again within the day.
func (s *Store) MarkShown(ctx context.Context, keys []string, today model.Date) error {
	return s.write(ctx, "mark shown", func(tx *sql.Tx) error {
		const kept = 31 // days; an item that has not come up for so long is over
		if _, err := tx.ExecContext(ctx, "DELETE FROM reminder WHERE shown<? AND put_off<?", today.Add(-kept), today.Add(-kept)); err != nil {
			return err
		}
		for _, key := range keys {
			if _, err := tx.ExecContext(ctx, `INSERT INTO reminder(item, shown, put_off) VALUES(?,?,'')
				ON CONFLICT(item) DO UPDATE SET shown=excluded.shown`, key, today); err != nil {
				return err
			}
		}
		return nil
	})
}

// PutOff leaves an item out of the list until tomorrow (推迟到明天).
func (s *Store) PutOff(ctx context.Context, key string, today model.Date) error {
	return s.write(ctx, "put off", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO reminder(item, shown, put_off) VALUES(?,'',?)
			ON CONFLICT(item) DO UPDATE SET put_off=excluded.put_off`, key, today.Add(1))
		return err
	})
}
