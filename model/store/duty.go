package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"oversight/model"
)

const entityDuty = "duty"

// Duties returns the recurring duties, those in force first.
func (s *Store) Duties(ctx context.Context) ([]model.Duty, error) {
	duties, err := dutiesOf(ctx, s.ro)
	return duties, storageError("duties", err)
}

func dutiesOf(ctx context.Context, q querier) ([]model.Duty, error) {
	rows, err := q.QueryContext(ctx, "SELECT id, name, scope, period, month, day, warn, since, basis, retired FROM duty ORDER BY retired, id")
	return collect(rows, err, func(r *sql.Rows) (d model.Duty, err error) {
		return d, r.Scan(&d.ID, &d.Name, &d.Scope, &d.Period, &d.Month, &d.Day, &d.Warn, &d.Since, &d.Basis, &d.Retired)
	})
}

func dutyByID(ctx context.Context, q querier, id int64) (model.Duty, error) {
	duties, err := dutiesOf(ctx, q)
	i := slices.IndexFunc(duties, func(d model.Duty) bool { return d.ID == id })
	if err == nil && i < 0 {
		err = &model.Error{Code: model.NotFound, Msg: "没有找到这个定期事项，请刷新后再试"}
	}
	if err != nil {
		return model.Duty{}, err
	}
	return duties[i], nil
}

// SaveDuty adds a duty or changes one. How often it is owed and by whom cannot change once something was recorded
// of it: what was fulfilled would no longer be found.
func (s *Store) SaveDuty(ctx context.Context, d model.Duty) (model.Duty, error) {
	d.Normalize()
	if err := d.Check(); err != nil {
		return d, err
	}
	text := "修改定期事项“" + d.Name + "”"
	if d.ID == 0 {
		text = "新增定期事项“" + d.Name + "”"
	}
	err := s.write(ctx, "save duty", func(tx *sql.Tx) error {
		if err := checkDutyAmong(ctx, tx, d); err != nil {
			return err
		}
		if err := putDuty(ctx, tx, &d); err != nil {
			return err
		}
		return s.audit(ctx, tx, line{action: "save", entity: entityDuty, record: d.ID, text: text, detail: d})
	})
	return d, err
}

func checkDutyAmong(ctx context.Context, tx *sql.Tx, d model.Duty) error {
	duties, err := dutiesOf(ctx, tx)
	if err != nil {
		return err
	}
	for _, other := range duties {
		switch {
		case other.ID != d.ID && other.Name == d.Name:
			return model.InvalidField("name", "已经有名为“"+d.Name+"”的定期事项，请换一个名称")
		case other.ID != d.ID || other.Period == d.Period && other.Scope == d.Scope:
			continue
		}
		var used bool
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS(SELECT 1 FROM duty_done WHERE duty_id=?1)
			OR EXISTS(SELECT 1 FROM duty_event WHERE duty_id=?1)`, d.ID).Scan(&used); err != nil {
			return err
		}
		if used {
			return model.InvalidField("period", "这个事项已有完成记录，不能改周期和范围；请停用它，另外新增一个")
		}
	}
	return nil
}

func putDuty(ctx context.Context, tx *sql.Tx, d *model.Duty) error {
	return tx.QueryRowContext(ctx, `INSERT INTO duty(id, name, scope, period, month, day, warn, since, basis, retired) VALUES(?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET name=excluded.name, scope=excluded.scope, period=excluded.period, month=excluded.month, day=excluded.day,
		warn=excluded.warn, since=excluded.since, basis=excluded.basis, retired=excluded.retired RETURNING id`,
		keyOrNew(d.ID), d.Name, string(d.Scope), string(d.Period), d.Month, d.Day, d.Warn, d.Since, d.Basis, d.Retired).Scan(&d.ID)
}

// seedDuties gives an office that has no duties the usual ones, owed from today on.
func (s *Store) seedDuties(ctx context.Context, tx *sql.Tx) error {
	duties, err := dutiesOf(ctx, tx)
	if err != nil || len(duties) > 0 {
		return err
	}
	for _, d := range model.DefaultDuties(model.DateOf(s.now())) {
		if err := putDuty(ctx, tx, &d); err != nil {
			return err
		}
	}
	return nil
}

// AddDutyEvent records what a duty owed once runs from, such as the day a leader was admonished.
func (s *Store) AddDutyEvent(ctx context.Context, e model.DutyEvent, today model.Date) error {
	e.Note = model.CleanText(e.Note)
	return s.write(ctx, "add duty event", func(tx *sql.Tx) error {
		d, err := dutyByID(ctx, tx, e.Duty)
		if err != nil {
			return err
		}
		p, err := personByID(ctx, tx, e.Leader)
		if err != nil {
			return err
		}
		switch {
		case d.Period != model.Once || d.Retired:
			return model.Refuse("“" + d.Name + "”不从事件起算，或已经停用")
		case e.On.IsZero() || e.On.After(today):
			return model.InvalidField("on", "请填写事件日期，不能晚于今天")
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO duty_event(duty_id, person_id, day, note) VALUES(?,?,?,?)
			ON CONFLICT(duty_id, person_id, day) DO UPDATE SET note=excluded.note`, e.Duty, e.Leader, e.On, e.Note); err != nil {
			return err
		}
		text := "“" + d.Name + "”起算：" + p.Name + "，" + e.On.Chinese() + "，应于" + d.After(e.On).Due.Chinese() + "前完成"
		return s.audit(ctx, tx, line{action: "event", entity: entityDuty, record: d.ID, text: text, detail: e})
	})
}

// FulfillDuty records that a duty was done for a term. It may be late; a second record replaces the first.
func (s *Store) FulfillDuty(ctx context.Context, done model.DutyDone, today model.Date) error {
	done.Note, done.By = model.CleanText(done.Note), model.CleanLine(done.By)
	return s.write(ctx, "fulfil duty", func(tx *sql.Tx) error {
		o, err := owedTerm(ctx, tx, done, today)
		switch {
		case err != nil:
			return err
		case done.On.IsZero() || done.On.After(today):
			return model.InvalidField("on", "请填写完成日期，不能晚于今天")
		case done.On.Before(o.Term.From):
			return model.InvalidField("on", "完成日期不能早于"+o.Term.From.Chinese())
		case done.Note == "":
			return model.InvalidField("note", "请填写完成情况，例如会议名称、记录存放处")
		case len([]rune(done.Note)) > model.MaxItemText:
			return model.InvalidField("note", fmt.Sprintf("完成情况不能超过 %d 个字", model.MaxItemText))
		case done.By == "":
			return model.InvalidField("by", "请填写经办人")
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO duty_done(duty_id, person_id, period, day, note, done_by) VALUES(?,?,?,?,?,?)
			ON CONFLICT(duty_id, period, coalesce(person_id, 0)) DO UPDATE SET day=excluded.day, note=excluded.note, done_by=excluded.done_by`,
			done.Duty, keyOrNew(done.Leader), done.Term, done.On, done.Note, done.By); err != nil {
			return err
		}
		text := "完成" + o.Label() + "，" + done.On.Chinese() + "；" + done.Note + "；经办人：" + done.By
		return s.audit(ctx, tx, line{action: "done", entity: entityDuty, record: done.Duty, text: text, detail: done})
	})
}

// ReopenDuty takes a mistaken record of FulfillDuty back; the reason is kept.
func (s *Store) ReopenDuty(ctx context.Context, done model.DutyDone, reason string, today model.Date) error {
	if reason = model.CleanText(reason); reason == "" {
		return model.InvalidField("reason", "请填写撤销完成记录的原因")
	}
	return s.write(ctx, "reopen duty", func(tx *sql.Tx) error {
		o, err := owedTerm(ctx, tx, done, today)
		if err != nil {
			return err
		}
		if !o.Fulfilled() {
			return model.Refuse(o.Label() + "没有完成记录")
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM duty_done WHERE duty_id=? AND period=? AND coalesce(person_id, 0)=?",
			done.Duty, done.Term, done.Leader); err != nil {
			return err
		}
		text := "撤销完成记录：" + o.Label() + "，原因：" + reason
		return s.audit(ctx, tx, line{action: "reopen", entity: entityDuty, record: done.Duty, text: text, detail: o.Done})
	})
}

// owedTerm returns the term a record is about, or refuses one that nobody owes.
func owedTerm(ctx context.Context, tx *sql.Tx, done model.DutyDone, today model.Date) (model.DutyOwed, error) {
	d, err := dutyByID(ctx, tx, done.Duty)
	if err != nil {
		return model.DutyOwed{}, err
	}
	b, err := readBoard(ctx, tx, today)
	if err != nil {
		return model.DutyOwed{}, err
	}
	if t, ok := b.term(d, done, today); ok {
		if o := b.owed(d, done, t); o.Leader.ID == done.Leader && (o.Leader.ID == 0) == (d.Scope == model.DutyOfOffice) {
			return o, nil
		}
	}
	return model.DutyOwed{}, &model.Error{Code: model.NotFound, Msg: "“" + d.Name + "”没有这一期，请刷新后再试"}
}
