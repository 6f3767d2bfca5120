package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"oversight/model"
)

// putWords keeps the words of a document for the search: every Han character is a token and a phrase
// of neighbouring tokens finds any part of a word, one and two characters included.
func putWords(ctx context.Context, tx *sql.Tx, d *model.Document) error {
	parts := []string{d.Number.String(), d.Leader.Name, d.Leader.Post, d.UnitNames(), d.Title, d.Source, d.Basis, d.Wording.Lead, d.Wording.Request}
	parts = append(append(parts, d.Problems...), d.Suggestions...)
	parts = append(parts, d.Oversight.Matter, d.Oversight.Risk, d.Oversight.Measures, d.Reply.Text, d.Review.Opinion, d.Void.Reason, d.Letter.Heading, d.Letter.To, d.Letter.Causes)
	for _, item := range d.Review.Items {
		parts = append(parts, item.Note)
	}
	for _, slip := range d.Slips {
		parts = append(parts, slip.To, slip.Text)
	}
	for _, e := range d.Extensions {
		parts = append(parts, e.By, e.Reason, e.Progress, e.Refusal, e.Override)
	}
	for _, c := range d.Chases {
		parts = append(parts, c.Reached, c.Answer)
	}
	return index(ctx, tx, "document_fts", d.ID, parts)
}

// index keeps the words of a record in a search table, instead of those kept before.
func index(ctx context.Context, tx *sql.Tx, table string, id int64, parts []string) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE rowid=?", id); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO "+table+"(rowid, body) VALUES(?,?)", id, strings.Join(tokens(strings.Join(parts, "\n")), " "))
	return err
}

// tokens cuts text, folded: a Han character each, runs of letters or digits whole and in lower case.
func tokens(text string) []string {
	var out []string
	var run strings.Builder
	flush := func() {
		if run.Len() > 0 {
			out = append(out, run.String())
			run.Reset()
		}
	}
	for _, r := range model.Fold(text) {
		if r >= '！' && r <= '～' { // full width
			r -= 0xFEE0
		}
		switch {
		case unicode.Is(unicode.Han, r), r == '〇', r >= 0xE000 && r <= 0xF8FF:
			flush()
			out = append(out, string(r))
		case unicode.IsLetter(r), unicode.IsDigit(r):
			run.WriteRune(unicode.ToLower(r))
		default:
			flush()
		}
	}
	flush()
	return out
}

// maxSearch is how many characters are searched for at most; the engine takes minutes over a pasted book.
const maxSearch = 200

func checkSearch(text string) error {
	if n := utf8.RuneCountInString(text); n > maxSearch {
		return model.InvalidField("text", fmt.Sprintf("要查找的文字有 %d 个字，最多 %d 个字，请只留几个关键的词", n, maxSearch))
	}
	return nil
}

// match makes a query of what was typed: words at blanks must all occur; each is a phrase. It is ""
// when nothing searchable was typed. Everything is quoted, so that no operator of FTS5 gets through. Too long a text is
// refused.
func match(text string) (string, error) {
	if err := checkSearch(text); err != nil {
		return "", err
	}
	var phrases []string
	for _, word := range strings.Fields(text) {
		t := tokens(word)
		if len(t) == 0 {
			continue
		}
		p := `"` + strings.Join(t, " ") + `"`
		if last := t[len(t)-1]; last[0] < 0x80 { // a number or Latin word may still be growing
			p += "*"
		}
		phrases = append(phrases, p)
	}
	return strings.Join(phrases, " AND "), nil
}
