package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"oversight/model"
)

// Kinds returns all kinds of documents, built-in ones first, retired ones with them.
func (s *Store) Kinds(ctx context.Context) ([]model.Kind, error) {
	kinds, err := kindsOf(ctx, s.ro)
	return kinds, storageError("kinds", err)
}

func kindsOf(ctx context.Context, q querier) ([]model.Kind, error) {
	rows, err := q.QueryContext(ctx, kindColumns+" ORDER BY rowid")
	return collect(rows, err, func(r *sql.Rows) (model.Kind, error) { return scanKind(r.Scan) })
}

const kindColumns = `SELECT key, name, mark, term, start, warn, layout, next, object, problems, advice,
	label_lead, label_causes, label_feedback, earlier, lead, request, feedback, edition, retired FROM kind`

func kindByKey(ctx context.Context, q querier, key string) (model.Kind, error) {
	return scanKind(q.QueryRowContext(ctx, kindColumns+" WHERE key=?", key).Scan)
}

func scanKind(scan func(...any) error) (k model.Kind, err error) {
	l, w := &k.Labels, &k.Wording
	err = scan(&k.Key, &k.Name, &k.Mark, &k.Term, &k.Start, &k.Warn, &k.Layout, &k.Next, &l.Object, &l.Problems, &l.Advice,
		&l.Lead, &l.Causes, &l.Feedback, &w.Earlier, &w.Lead, &w.Request, &w.Feedback, &k.Edition, &k.Retired)
	return k, err
}

// AddKind makes a kind of the office's own and returns it with its key.
func (s *Store) AddKind(ctx context.Context, k model.Kind) (model.Kind, error) {
	k.Normalize()
	if err := k.Check(); err != nil {
		return k, err
	}
	err := s.write(ctx, "add kind", func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, "SELECT 'own' || (count(*) + 1) FROM kind WHERE key LIKE 'own%'").Scan(&k.Key); err != nil {
			return err
		}
		k.Edition = 1
		if err := checkAmong(ctx, tx, k); err != nil {
			return err
		}
		if err := s.putOwnKind(ctx, tx, k); err != nil {
			return err
		}
		return s.audit(ctx, tx, line{action: "add", entity: "kind", text: "增加文种“" + k.Name + "”", detail: k})
	})
	return k, err
}

// SetKind changes what the office sets for a kind and returns it as stored: another wording is a new edition.
// Documents made before keep their wording and term.
func (s *Store) SetKind(ctx context.Context, k model.Kind) (model.Kind, error) {
	k.Normalize()
	if err := k.Check(); err != nil {
		return k, err
	}
	err := s.write(ctx, "set kind", func(tx *sql.Tx) error {
		if err := takeIn(ctx, tx, k.Key); err != nil {
			return err
		}
		before, err := kindByKey(ctx, tx, k.Key)
		if err != nil {
			return err
		}
		if err := checkLayout(ctx, tx, before, k); err != nil {
			return err
		}
		if err := checkAmong(ctx, tx, k); err != nil {
			return err
		}
		text := settingText(before, k)
		k.Edition = before.Edition
		if k.Wording != before.Wording {
			k.Edition++
			text += fmt.Sprintf("，措辞为第 %d 版", k.Edition)
		}
		if err := s.putOwnKind(ctx, tx, k); err != nil {
			return err
		}
		return s.audit(ctx, tx, line{action: "set", entity: "kind", text: text, detail: k})
	})
	return k, err
}

func settingText(before, k model.Kind) string {
	switch {
	case k.Retired && !before.Retired:
		return "停用文种“" + k.Name + "”"
	case !k.Retired && before.Retired:
		return "启用文种“" + k.Name + "”"
	}
	return "修改“" + k.Name + "”的设置"
}

// checkLayout refuses another layout for a kind that has documents: what they say besides would not be printed.
func checkLayout(ctx context.Context, tx *sql.Tx, before, k model.Kind) error {
	if before.Layout == k.Layout || before.Layout.IsLetter() && k.Layout.IsLetter() && before.Layout != model.LayoutUpward && k.Layout != model.LayoutUpward {
		return nil
	}
	var n int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM document WHERE kind=?", k.Key).Scan(&n); err != nil {
		return err
	}
	if n > 0 || k.Builtin() {
		return model.InvalidField("layout", "“"+before.Name+"”的版式不能由“"+before.Layout.Label()+"”改为“"+k.Layout.Label()+"”；请另外增加一个文种")
	}
	return nil
}

// checkAmong refuses a kind that another one stands in the way of.
func checkAmong(ctx context.Context, tx *sql.Tx, k model.Kind) error {
	kinds, err := kindsOf(ctx, tx)
	if err != nil {
		return err
	}
	kinds = slices.DeleteFunc(kinds, func(other model.Kind) bool { return other.Key == k.Key })
	for _, other := range kinds {
		switch {
		case other.Name == k.Name:
			return model.InvalidField("name", "已经有名为“"+k.Name+"”的文种，请换一个名称")
		case other.Mark == k.Mark:
			return model.InvalidField("mark", "代字“"+k.Mark+"”已由“"+other.Name+"”使用，编号会重复，请换一个")
		}
	}
	vetting, err := vettingSettingsOf(ctx, tx)
	if err != nil {
		return err
	}
	if vetting.Mark == k.Mark {
		return model.InvalidField("mark", "代字“"+k.Mark+"”已由党风廉政意见回复使用，编号会重复，请换一个")
	}
	return model.CheckLadder(append(kinds, k))
}

// putOwnKind writes a kind as the clerk has set it.
func (s *Store) putOwnKind(ctx context.Context, tx *sql.Tx, k model.Kind) error {
	by, err := clerk(ctx, tx)
	if err != nil {
		return err
	}
	return putKind(ctx, tx, k, model.Edition{At: s.now().UnixMilli(), By: by})
}

// putKind writes a kind, and its wording as an edition unless it is one already; e says when it was made and by whom.
func putKind(ctx context.Context, tx *sql.Tx, k model.Kind, e model.Edition) error {
	l, w := k.Labels, k.Wording
	_, err := tx.ExecContext(ctx, `INSERT INTO kind(key, name, mark, term, start, warn, layout, next, object, problems, advice,
		label_lead, label_causes, label_feedback, earlier, lead, request, feedback, edition, retired)
		VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT(key) DO UPDATE SET name=excluded.name, mark=excluded.mark, term=excluded.term, start=excluded.start,
		warn=excluded.warn, layout=excluded.layout, next=excluded.next, object=excluded.object, problems=excluded.problems,
		advice=excluded.advice, label_lead=excluded.label_lead, label_causes=excluded.label_causes,
		label_feedback=excluded.label_feedback, earlier=excluded.earlier, lead=excluded.lead, request=excluded.request,
		feedback=excluded.feedback, edition=excluded.edition, retired=excluded.retired`,
		k.Key, k.Name, k.Mark, k.Term, string(k.Start), k.Warn, string(k.Layout), k.Next, l.Object, l.Problems, l.Advice,
		l.Lead, l.Causes, l.Feedback, w.Earlier, w.Lead, w.Request, w.Feedback, k.Edition, k.Retired)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT OR IGNORE INTO wording(kind, edition, at, actor, earlier, lead, request, feedback)
		VALUES(?,?,?,?,?,?,?,?)`, k.Key, k.Edition, e.At, e.By, w.Earlier, w.Lead, w.Request, w.Feedback)
	return err
}

// Editions returns the wordings a kind has had, the newest first.
func (s *Store) Editions(ctx context.Context, kind string) ([]model.Edition, error) {
	rows, err := s.ro.QueryContext(ctx, `SELECT edition, at, actor, earlier, lead, request, feedback FROM wording
		WHERE kind=? ORDER BY edition DESC`, kind)
	editions, err := collect(rows, err, func(r *sql.Rows) (e model.Edition, err error) {
		w := &e.Wording
		return e, r.Scan(&e.N, &e.At, &e.By, &w.Earlier, &w.Lead, &w.Request, &w.Feedback)
	})
	return editions, storageError("editions", err)
}

// seedKinds adds the built-in kinds that a database does not have yet.
func seedKinds(ctx context.Context, tx *sql.Tx) error {
	for _, k := range model.BuiltinKinds() {
		kinds, err := kindsOf(ctx, tx)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(kinds, func(have model.Kind) bool { return have.Key == k.Key }) {
			continue
		}
		if err := putKind(ctx, tx, unlike(k, kinds), model.Edition{}); err != nil {
			return err
		}
	}
	return nil
}

// unlike returns the kind with a name and a mark that no other has. A mark the office has given to another kind stays
// there: no series may serve two kinds.
func unlike(k model.Kind, kinds []model.Kind) model.Kind {
	for slices.ContainsFunc(kinds, func(have model.Kind) bool { return have.Name == k.Name }) {
		k.Name += "二" // so does a name
	}
	for slices.ContainsFunc(kinds, func(have model.Kind) bool { return have.Mark == k.Mark }) {
		k.Mark += "书"
	}
	return k
}

// AllKinds returns the kinds of the store and behind them those the program brings besides, as they would be taken in
// with their first use: their marks begin like those of the office.
func (s *Store) AllKinds(ctx context.Context) ([]model.Kind, error) {
	kinds, err := s.Kinds(ctx)
	return withFurther(kinds), err
}

func withFurther(kinds []model.Kind) []model.Kind {
	county := model.CountyOf(kinds)
	for _, k := range model.FurtherKinds() {
		if !slices.ContainsFunc(kinds, func(have model.Kind) bool { return have.Key == k.Key }) {
			k.Mark = model.CountyMark(k, county)
			kinds = append(kinds, unlike(k, kinds))
		}
	}
	return kinds
}

// takeIn gives the store a kind that the program brings besides, unless it has it or it is no such kind.
func takeIn(ctx context.Context, tx *sql.Tx, key string) error {
	kinds, err := kindsOf(ctx, tx)
	if err != nil || slices.ContainsFunc(kinds, func(have model.Kind) bool { return have.Key == key }) {
		return err
	}
	for _, k := range withFurther(kinds) {
		if k.Key == key {
			return putKind(ctx, tx, k, model.Edition{})
		}
	}
	return nil
}
