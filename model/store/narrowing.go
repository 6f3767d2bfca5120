package store

import (
	"context"
	"database/sql"
	"math"
	"strings"
)

// narrowing is a filter as FROM, WHERE and arguments; no user text gets into the SQL.
type narrowing struct {
	from, key string // the column in whose order the list is delivered
	conds     []string
	args      []any
}

func (n *narrowing) add(cond string, args ...any) {
	n.conds, n.args = append(n.conds, cond), append(n.args, args...)
}

// addID narrows to an id, a year or another number that is never 0.
func (n *narrowing) addID(cond string, id int64) {
	if id != 0 {
		n.add(cond, id)
	}
}

// addWord narrows to a text as it stands in a column.
func (n *narrowing) addWord(cond, word string) {
	if word != "" {
		n.add(cond, word)
	}
}

// addAny narrows to records whose column has one of the words.
func addAny[W ~string](n *narrowing, column string, words []W) {
	if len(words) == 0 {
		return
	}
	args := make([]any, len(words))
	for i, w := range words {
		args[i] = string(w)
	}
	n.add(column+" IN ("+marks(len(words))+")", args...)
}

// addSearch narrows to records of a table, known as alias, in which the words of a query of match occur. They come in the
// order in which the search delivers, so that common words need no sorting.
func (n *narrowing) addSearch(table, alias, query string) {
	n.from, n.key = "FROM "+table+"_fts f CROSS JOIN "+table+" "+alias+" ON "+alias+".id=f.rowid", "f.rowid"
	n.add(table+"_fts MATCH ?", query)
}

// count returns how many records the narrowing leaves.
func (n *narrowing) count(ctx context.Context, q querier) (count int, err error) {
	return count, q.QueryRowContext(ctx, "SELECT count(*) "+n.from+" WHERE "+n.where(), n.args...).Scan(&count)
}

func (n *narrowing) where() string { return strings.Join(append([]string{"1"}, n.conds...), " AND ") }

// addText narrows to records of a table, known as alias, by words, or where the text is letters only also by the
// initials of their leader.
func (s *Store) addText(ctx context.Context, n *narrowing, table, alias, text string) error {
	q, err := match(text)
	if err != nil || q == "" {
		return err
	}
	people, err := s.idsByInitials(ctx, text)
	if err != nil {
		return err
	}
	if len(people) == 0 {
		n.addSearch(table, alias, q)
		return nil
	}
	n.add(alias+".id IN (SELECT rowid FROM "+table+"_fts WHERE "+table+"_fts MATCH ? UNION ALL SELECT id FROM "+table+" WHERE person_id IN ("+
		marks(len(people))+"))", append([]any{q}, people...)...)
	return nil
}

// idsByInitials returns the leaders whose pinyin initials begin with what was typed, when that is letters only.
func (s *Store) idsByInitials(ctx context.Context, text string) ([]any, error) {
	t := strings.ToLower(strings.TrimSpace(text))
	if strings.Trim(t, "abcdefghijklmnopqrstuvwxyz") != "" {
		return nil, nil
	}
	rows, err := s.ro.QueryContext(ctx, "SELECT id FROM person WHERE ' ' || initials LIKE ?", "% "+t+"%")
	return collect(rows, err, func(r *sql.Rows) (any, error) {
		var id int64
		err := r.Scan(&id)
		return id, err
	})
}

func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }

// beforeOrNewest is the id below which a page of a list, newest first, begins: 0 asks for the first page.
func beforeOrNewest(before int64) int64 {
	if before == 0 {
		return math.MaxInt64
	}
	return before
}
