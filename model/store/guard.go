package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"oversight/model"
)

// maxText is how many characters any text of a record may have: more than every field allows, so that only a field nobody
// limits meets it.
const maxText = 20_000

// guard is the last wall before a record is kept: a text with characters no eye can see, or one without measure, is refused
// whatever way it came. The acts clean and limit what they take; this is for what they forget. What an earlier record
// already holds may stay, so that it can still be acted on.
func guard(ctx context.Context, tx *sql.Tx, l line, detail []byte) error {
	if !suspect(detail) {
		return nil
	}
	found := faults(detail)
	if len(found) == 0 {
		return nil
	}
	var before string
	err := tx.QueryRowContext(ctx, "SELECT detail FROM audit WHERE entity=? AND record=? ORDER BY id DESC LIMIT 1", l.entity, l.record).Scan(&before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	had := faults([]byte(before))
	for text, why := range found {
		if _, old := had[text]; !old {
			return &model.Error{Code: model.Invalid, Msg: why}
		}
	}
	return nil
}

// suspect tells quickly whether a stored value may hold what guard refuses: nearly none does.
func suspect(detail []byte) bool {
	if len(detail) > maxText || !utf8.Valid(detail) {
		return true
	}
	for i, c := range detail {
		if c == '\\' && i+1 < len(detail) && detail[i+1] == 'u' {
			return true
		}
	}
	_, unseen := model.Unseen(string(detail))
	return unseen
}

// faults returns the texts of a stored value that may not be kept, each with the sentence that says why.
func faults(detail []byte) map[string]string {
	var value any
	if json.Unmarshal(detail, &value) != nil {
		return nil // nothing was kept before
	}
	out := map[string]string{}
	collectFaults(value, out)
	return out
}

func collectFaults(value any, out map[string]string) {
	switch v := value.(type) {
	case string:
		r, unseen := model.Unseen(v)
		switch {
		case unseen:
			out[v] = fmt.Sprintf("“%s”里有看不见的字符（U+%04X），没有保存。请删去这一段，重新输入", excerpt(v), r)
		case utf8.RuneCountInString(v) > maxText:
			out[v] = fmt.Sprintf("“%s…”有 %d 个字，最多 %d 个字，没有保存。请改短，或作为附件另存", excerpt(v), utf8.RuneCountInString(v), maxText)
		}
	case []any:
		for _, item := range v {
			collectFaults(item, out)
		}
	case map[string]any:
		for _, item := range v {
			collectFaults(item, out)
		}
	}
}

// excerpt is the beginning of a text as an eye can see it.
func excerpt(text string) string {
	r := []rune(model.CleanLine(text))
	return string(r[:min(len(r), 20)])
}
