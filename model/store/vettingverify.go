package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"oversight/model"
)

// hasTable tells whether a file is new enough to have a table; a backup may be older than it.
func hasTable(ctx context.Context, q querier, name string) (bool, error) {
	var n int
	err := q.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE type='table' AND name=?", name).Scan(&n)
	return n > 0, err
}

// hasColumn tells whether a table of a file is new enough to have a column.
func hasColumn(ctx context.Context, q querier, table, column string) (bool, error) {
	var n int
	err := q.QueryRowContext(ctx, "SELECT count(*) FROM pragma_table_info(?) WHERE name=?", table, column).Scan(&n)
	return n > 0, err
}

// vettingFindings are queries whose rows are records at fault, with what is said of each.
var vettingFindings = []struct{ text, query string }{
	{"意见回复（记录 %d）的内容与操作记录不一致", `SELECT v.id FROM vetting v
		WHERE v.body IS NOT (SELECT detail FROM audit WHERE entity='vetting' AND record=v.id ORDER BY id DESC LIMIT 1)`},
	{"意见回复（记录 %d）在列表里的内容与记录本身不一致", `SELECT v.id FROM vetting v WHERE CASE WHEN json_valid(v.body) THEN
		(v.version, v.state, v.mark, coalesce(v.seq, 0), v.sender, v.letter, v.lettered, v.received, v.occasion, v.term, v.due, v.decided, v.replied, v.clerk)
		IS NOT (v.body->>'$.Version', v.body->>'$.State', v.body->>'$.Number.Mark', v.body->>'$.Number.Seq', v.body->>'$.From', v.body->>'$.Letter',
		v.body->>'$.Lettered', v.body->>'$.Received', v.body->>'$.Occasion', v.body->>'$.Term', v.body->>'$.Deadline.Due', v.body->>'$.Decision.On',
		v.body->>'$.Replied', v.body->>'$.Clerk') ELSE 1 END`},
	{"意见回复的一名人员（记录 %d）与操作记录不一致", `SELECT p.id FROM vetted p
		WHERE p.body IS NOT (SELECT iif(action='remove', '', detail) FROM audit WHERE entity='vetted' AND record=p.id ORDER BY id DESC LIMIT 1)`},
	{"意见回复的一名人员（记录 %d）在列表里的内容与记录本身不一致", `SELECT p.id FROM vetted p JOIN vetting v ON v.id=p.vetting_id WHERE CASE WHEN json_valid(p.body) THEN
		(p.vetting_id, p.version, p.name, p.unit, p.born, p.id_number, p.conclusion, p.state, p.year, p.occasion)
		IS NOT (p.body->>'$.Vetting', p.body->>'$.Version', p.body->>'$.Name', p.body->>'$.Unit', p.body->>'$.Born', p.body->>'$.IDNumber',
		p.body->>'$.Conclusion', v.state, v.year, v.occasion) ELSE 1 END`},
}

// checkVettings compares batches and persons with their last audit lines and with what lists show, and each frozen reply
// with its SHA-256.
func checkVettings(ctx context.Context, tx *sql.Tx, r *Report) error {
	if has, err := hasTable(ctx, tx, "vetting"); err != nil || !has {
		return err
	}
	for _, f := range vettingFindings {
		rows, err := tx.QueryContext(ctx, f.query)
		if err := r.addEach(rows, err, f.text); err != nil {
			return err
		}
	}
	if err := checkCounting(ctx, tx, r); err != nil {
		return err
	}
	if err := r.checkGone(ctx, tx, entityVetting, "意见回复", actDelete); err != nil {
		return err
	}
	if err := r.checkGone(ctx, tx, entityVetted, "意见回复的一名人员", string(model.VettingRemove)); err != nil {
		return err
	}
	return checkVettingPapers(ctx, tx, r)
}

func checkVettingPapers(ctx context.Context, tx *sql.Tx, r *Report) error {
	return r.checkFrozen(ctx, tx, "意见回复（记录 %d）留存的回复函", `SELECT v.id, iif(json_valid(v.body), v.body->>'$.SHA256', ''), p.pdf FROM vetting v
		LEFT JOIN vetting_paper p ON p.vetting_id=v.id WHERE v.seq IS NOT NULL`)
}

// checkCounting compares under which number batches and their persons count in lists with what the batches say. A backup may be from
// before they were counted apart.
func checkCounting(ctx context.Context, tx *sql.Tx, r *Report) error {
	if has, err := hasColumn(ctx, tx, "vetting", "appointed"); err != nil || !has {
		return err
	}
	rows, err := tx.QueryContext(ctx, `SELECT v.id, v.appointed, v.body, EXISTS (SELECT 1 FROM vetted p WHERE p.vetting_id=v.id AND p.appointed<>v.appointed)
		FROM vetting v WHERE json_valid(v.body)`)
	_, err = collect(rows, err, func(rows *sql.Rows) (struct{}, error) {
		var id int64
		var appointed, differs bool
		var body []byte
		if err := rows.Scan(&id, &appointed, &body, &differs); err != nil {
			return struct{}{}, err
		}
		var v model.Vetting
		if json.Unmarshal(body, &v) != nil || v.Appointed() != appointed || differs {
			r.add("意见回复（记录 %d）在列表里的内容与记录本身不一致", id)
		}
		return struct{}{}, nil
	})
	return err
}
