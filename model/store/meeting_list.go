package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"math"
	"strings"

	"oversight/model"
)

// Meetings returns up to limit meetings after one, latest first; after the zero row it begins with the latest.
func (s *Store) Meetings(ctx context.Context, f model.MeetingFilter, after model.MeetingRow, limit int) ([]model.MeetingRow, error) {
	cal, err := s.Calendar(ctx)
	if err != nil {
		return nil, err
	}
	setting, err := s.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	if after.ID == 0 {
		after.From, after.ID = model.NewDate(9999, 12, 31), math.MaxInt64
	}
	n, err := meetingConditions(f)
	if err != nil {
		return nil, err
	}
	n.add("(m.held, m.id) < (?, ?)", after.From, after.ID)
	rows, err := s.ro.QueryContext(ctx, meetingQuery+n.where()+" ORDER BY m.held DESC, m.id DESC LIMIT ?", append(n.args, limit)...)
	out, err := collect(rows, err, func(r *sql.Rows) (row model.MeetingRow, err error) {
		var body []byte
		var classes string
		if err := r.Scan(&body, &row.Matters, &row.Inquiries, &classes); err != nil {
			return row, err
		}
		err = json.Unmarshal(body, &row.Meeting)
		row.InTime, row.Quorum = row.PapersInTime(cal), setting.Quorum(row.Meeting, "")
		row.Short = setting.Short(row.Meeting, classesOf(classes))
		return row, err
	})
	return out, storageError("meetings", err)
}

// CountMeetings returns how many meetings Meetings lists where it is not cut off.
func (s *Store) CountMeetings(ctx context.Context, f model.MeetingFilter) (int, error) {
	n, err := meetingConditions(f)
	if err != nil {
		return 0, err
	}
	count, err := n.count(ctx, s.ro)
	return count, storageError("meetings", err)
}

func meetingConditions(f model.MeetingFilter) (narrowing, error) {
	n := narrowing{from: "FROM meeting m"}
	n.addWord("m.type=?", f.Type)
	if f.Year != 0 {
		n.add("m.held BETWEEN ? AND ?", model.NewDate(f.Year, 1, 1), model.NewDate(f.Year, 12, 31))
	}
	q, err := match(f.Text)
	if q != "" {
		// The sign keeps the planner in the order of days; it would sort what the words find.
		n.add("+m.id IN (SELECT rowid FROM meeting_fts WHERE meeting_fts MATCH ?)", q)
	}
	return n, err
}

const meetingQuery = `SELECT m.body, (SELECT count(*) FROM matter WHERE meeting_id=m.id),
	(SELECT count(*) FROM inquiry WHERE meeting_id=m.id AND seq IS NOT NULL AND state <> 'void'),
	(SELECT coalesce(group_concat(class), '') FROM matter WHERE meeting_id=m.id) FROM meeting m WHERE `

// classesOf takes apart what group_concat put together; no class has a comma.
func classesOf(text string) []model.Class {
	var classes []model.Class
	for c := range strings.SplitSeq(text, ",") {
		classes = append(classes, model.Class(c))
	}
	return classes
}

// MeetingYears returns the years that have meetings, latest first.
func (s *Store) MeetingYears(ctx context.Context) ([]int, error) {
	rows, err := s.ro.QueryContext(ctx, meetingYearsQuery)
	years, err := collect(rows, err, func(r *sql.Rows) (y int, err error) { return y, r.Scan(&y) })
	return years, storageError("meeting years", err)
}

// meetingYearsQuery jumps from year to year as yearsQuery does, by the first four characters of the day.
const meetingYearsQuery = `WITH RECURSIVE y(year) AS (SELECT substr(max(held), 1, 4) FROM meeting
	UNION ALL SELECT (SELECT substr(max(held), 1, 4) FROM meeting WHERE held<y.year) FROM y WHERE y.year IS NOT NULL)
	SELECT year FROM y WHERE year IS NOT NULL`

// Matters returns up to limit matters with an id below before, newest first; before 0 starts at the newest.
func (s *Store) Matters(ctx context.Context, f model.MatterFilter, before int64, limit int) ([]model.Matter, error) {
	n, err := matterConditions(f)
	if err != nil {
		return nil, err
	}
	n.add("m.id<?", beforeOrNewest(before))
	query := "SELECT m.body FROM matter m WHERE " + n.where() + " ORDER BY m.id DESC LIMIT ?"
	rows, err := s.ro.QueryContext(ctx, query, append(n.args, limit)...)
	matters, err := collect(rows, err, scanBody[model.Matter])
	return matters, storageError("matters", err)
}

// CountMatters returns how many matters Matters lists where it is not cut off.
func (s *Store) CountMatters(ctx context.Context, f model.MatterFilter) (int, error) {
	n, err := matterConditions(f)
	if err != nil {
		return 0, err
	}
	count, err := n.count(ctx, s.ro)
	return count, storageError("matters", err)
}

func matterConditions(f model.MatterFilter) (narrowing, error) {
	n := narrowing{from: "FROM matter m"}
	if f.Waiting {
		n.add("m.meeting_id IS NULL")
	}
	n.addWord("m.class=?", string(f.Class))
	n.addID("m.person_id=?", f.Leader)
	q, err := match(f.Text)
	if q != "" {
		n.add("m.id IN (SELECT rowid FROM matter_fts WHERE matter_fts MATCH ?)", q)
	}
	return n, err
}
