package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"

	"oversight/model"
)

// Report is the outcome of Verify.
type Report struct {
	Lines     int64    // audit lines walked
	Documents int64    // documents compared with their last line
	Inquiries int64    // inquiries likewise
	Papers    int64    // frozen papers whose SHA-256 was computed again
	LastHash  string   // of the audit chain; kept outside, it also proves that no line was cut off
	Problems  []string // in Chinese, each one finding; empty when all is well
}

// Verify walks the whole database: the engine's integrity check, the audit chain, every document
// against its last audit line, every frozen paper against its SHA-256, every series against its numbers.
func (s *Store) Verify(ctx context.Context) (Report, error) {
	// A connection of its own: one that has searched before remembers parts of the search index that
	// later acts have merged away, and the integrity check would call them lost.
	if s.full { // another one cannot be had
		return verify(ctx, s.ro)
	}
	db, err := openPool(s.path(), true, 1)
	if err != nil {
		return Report{}, err
	}
	defer db.Close()
	return verify(ctx, db)
}

func verify(ctx context.Context, db *sql.DB) (Report, error) {
	var r Report
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // one moment of the file
	if err != nil {
		return r, storageError("verify", err)
	}
	defer tx.Rollback()
	for _, check := range []func(context.Context, *sql.Tx, *Report) error{
		checkIntegrity, checkChain, checkDocuments, checkRows, checkPapers, checkSlips, checkAfter, checkNumbers, checkCalendar, checkDeadlines,
		checkDecisions, checkInquiryRows, checkVettings,
	} {
		err := check(ctx, tx, &r)
		if resultCode(err) == codeError { // the statements are sound, so the schema in the file is not
			return r, &model.Error{Code: model.Storage, Msg: sentences[codeCorrupt], Cause: err}
		}
		if err != nil {
			return r, storageError("verify", err)
		}
	}
	return r, nil
}

func (r *Report) add(format string, args ...any) {
	const most = 100 // a wrecked file need not fill the screen
	if len(r.Problems) < most {
		r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
	}
}

func checkIntegrity(ctx context.Context, tx *sql.Tx, r *Report) error {
	rows, err := tx.QueryContext(ctx, "PRAGMA integrity_check")
	found, err := collect(rows, err, scanText)
	for _, f := range found {
		if f != "ok" {
			r.add("数据文件内部有错：%s", f)
		}
	}
	return err
}

func scanText(rows *sql.Rows) (s string, err error) { return s, rows.Scan(&s) }

func checkChain(ctx context.Context, tx *sql.Tx, r *Report) error {
	rows, err := tx.QueryContext(ctx, "SELECT id, at, actor, action, entity, record, text, detail, prev, hash FROM audit ORDER BY id")
	if err != nil {
		return err
	}
	defer rows.Close()
	before := make([]byte, 32)
	for rows.Next() {
		var id, at, record int64
		var actor, action, entity, text, detail string
		var prev, hash []byte
		if err := rows.Scan(&id, &at, &actor, &action, &entity, &record, &text, &detail, &prev, &hash); err != nil {
			return err
		}
		r.Lines++
		switch {
		case id != r.Lines:
			r.add("操作记录第 %d 行不见了", r.Lines)
			r.Lines = id
		case !bytes.Equal(prev, before):
			r.add("操作记录第 %d 行与上一行接不上", id)
		}
		if !bytes.Equal(hash, auditHash(prev, id, at, record, actor, action, entity, text, detail)) {
			r.add("操作记录第 %d 行被改动过（%s）", id, text)
		}
		before = hash
	}
	r.LastHash = hex.EncodeToString(before)
	return rows.Err()
}

// checkDocuments compares each document with the record its last audit line holds: a change made
// past the program, or a cut-off end of the chain, shows here.
func checkDocuments(ctx context.Context, tx *sql.Tx, r *Report) error {
	rows, err := tx.QueryContext(ctx, `SELECT d.id, d.mark, d.year, coalesce(d.seq, 0), t.body,
		coalesce((SELECT detail FROM audit WHERE entity='document' AND record=d.id ORDER BY id DESC LIMIT 1), '')
		FROM document d JOIN document_text t ON t.document_id=d.id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, year, seq int64
		var mark, body, audited string
		if err := rows.Scan(&id, &mark, &year, &seq, &body, &audited); err != nil {
			return err
		}
		r.Documents++
		if body != audited {
			r.add("文书（记录 %d，%s〔%d〕%d号）的内容与操作记录不一致", id, mark, year, seq)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return r.checkGone(ctx, tx, entityDocument, "文书", actDelete)
}

// addEach notes a finding for each id.
func (r *Report) addEach(rows *sql.Rows, err error, format string) error {
	ids, err := collect(rows, err, func(r *sql.Rows) (id int64, err error) { return id, r.Scan(&id) })
	for _, id := range ids {
		r.add(format, id)
	}
	return err
}

// checkGone looks for records that are not in the table of their entity without a last line, removal, that says so.
func (r *Report) checkGone(ctx context.Context, tx *sql.Tx, entity, name, removal string) error {
	rows, err := tx.QueryContext(ctx, `SELECT a.record FROM audit a WHERE a.entity=?1 AND a.action<>?2
		AND a.id=(SELECT max(id) FROM audit WHERE entity=?1 AND record=a.record) AND a.record NOT IN (SELECT id FROM `+entity+`)`, entity, removal)
	return r.addEach(rows, err, name+"（记录 %d）不见了")
}

// checkRows compares the row that lists show with the document it was written from.
func checkRows(ctx context.Context, tx *sql.Tx, r *Report) error {
	rows, err := tx.QueryContext(ctx, `SELECT d.id FROM document d LEFT JOIN document_text t ON t.document_id=d.id
		WHERE CASE WHEN json_valid(t.body) THEN (d.version, d.kind, d.state, coalesce(d.seq, 0), iif(d.seq IS NULL, 0, d.year), coalesce(d.person_id, 0),
			d.person_name, d.person_post, d.title, d.source, d.drafted, d.signed, d.served, d.received, d.due, d.original,
			d.replied, d.closed, d.previous)
		IS NOT (t.body->>'$.Version', t.body->>'$.Kind', t.body->>'$.State', t.body->>'$.Number.Seq', t.body->>'$.Number.Year', t.body->>'$.Leader.ID',
			t.body->>'$.Leader.Name', t.body->>'$.Leader.Post', t.body->>'$.Title', t.body->>'$.Source', t.body->>'$.Drafted', t.body->>'$.Signed',
			t.body->>'$.Service.Served', t.body->>'$.Service.Received', t.body->>'$.Deadline.Due', t.body->>'$.Deadline.Original',
			t.body->>'$.Reply.Received', t.body->>'$.Closed', t.body->>'$.Previous') ELSE 1 END`)
	const finding = "文书（记录 %d）在列表里的内容与文书本身不一致"
	if err := r.addEach(rows, err, finding); err != nil {
		return err
	}
	if has, err := hasColumn(ctx, tx, "document", "source_shown"); err != nil || !has {
		return err
	}
	rows, err = tx.QueryContext(ctx, `SELECT d.id FROM document d JOIN document_text t ON t.document_id=d.id
		WHERE json_valid(t.body) AND d.source_shown IS NOT coalesce(t.body->>'$.SourceShown', '')`)
	return r.addEach(rows, err, finding)
}

// checkPapers computes each frozen PDF's hash again and compares it with the one the chain holds.
func checkPapers(ctx context.Context, tx *sql.Tx, r *Report) error {
	return r.checkFrozen(ctx, tx, "文书（记录 %d）留存的 PDF ", `SELECT d.id, t.body->>'$.Issue.SHA256', p.pdf FROM document d
		LEFT JOIN document_text t ON t.document_id=d.id AND json_valid(t.body)
		LEFT JOIN paper p ON p.document_id=d.id WHERE d.seq IS NOT NULL`)
}

// checkSlips does the same for the frozen slips. A backup of the first schema has none.
func checkSlips(ctx context.Context, tx *sql.Tx, r *Report) error {
	if version, err := fileVersion(ctx, tx); err != nil || version < 2 {
		return err
	}
	return r.checkFrozen(ctx, tx, "文书（记录 %d）的一张单据", `SELECT t.document_id, e.value->>'$.SHA256', s.pdf FROM document_text t,
		json_each(iif(json_valid(t.body), t.body, '{}'), '$.Slips') e
		LEFT JOIN slip s ON s.document_id=t.document_id AND s.n=e.key WHERE e.type='object'`)
}

// checkFrozen compares papers with their hashes; the query yields the record's id, the hash and the PDF.
func (r *Report) checkFrozen(ctx context.Context, tx *sql.Tx, what, query string) error {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var sum sql.NullString
		var pdf []byte
		if err := rows.Scan(&id, &sum, &pdf); err != nil {
			return err
		}
		r.Papers++
		if !sum.Valid || digest(pdf) != sum.String {
			r.add(what+"缺失或被改动过", id)
		}
	}
	return rows.Err()
}

// numberedTables are the tables of records that bear numbers; a backup of an older schema lacks some.
var numberedTables = []string{"document", "inquiry", "vetting"}

// checkNumbers compares each series with what bears its numbers: every number from 1 to the last one given has one
// record or is noted as lost, and none lies beyond the last, where the series would give it again.
func checkNumbers(ctx context.Context, tx *sql.Tx, r *Report) error {
	given := "SELECT mark, year, seq FROM lost_number"
	for _, table := range numberedTables {
		has, err := hasTable(ctx, tx, table)
		if err != nil {
			return err
		}
		if has {
			given += " UNION ALL SELECT mark, year, seq FROM " + table + " WHERE seq IS NOT NULL"
		}
	}
	rows, err := tx.QueryContext(ctx, `SELECT mark, year, sum(last), coalesce(max(seq), 0), count(seq), count(DISTINCT seq) FROM (
		SELECT mark, year, last, NULL AS seq FROM numbering UNION ALL SELECT mark, year, 0, seq FROM (`+given+`)) GROUP BY mark, year`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var mark string
		var year, last, highest, borne, have int64
		if err := rows.Scan(&mark, &year, &last, &highest, &borne, &have); err != nil {
			return err
		}
		what := "份文书"
		if mark == model.InquiryMark {
			what = "次问询"
		}
		switch {
		case highest > last:
			r.add("%s〔%d〕有 %d 号，登记的最后编号却是 %d 号，再编就会重号", mark, year, highest, last)
		case borne != have:
			r.add("%s〔%d〕有编号用了两次", mark, year)
		case have != last:
			r.add("%s〔%d〕已编到 %d 号，却只有 %d %s", mark, year, last, have, what)
		}
	}
	return rows.Err()
}
