package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"oversight/model"
)

// actPrint is noted each time a paper went to a printer; the document does not change by it.
const actPrint model.Act = "print"

// openedToPrint ends the line about a paper that another program was to print.
const openedToPrint = "（打开文件，由阅读程序打印）"

func printLine(what string) string { return "打印" + what }

// NotePrint writes into the timeline of a document that one of its papers was sent to the printer.
func (s *Store) NotePrint(ctx context.Context, id int64, what string) error {
	return s.notePrint(ctx, id, printLine(what))
}

// NotePrintOpened writes into the timeline of a document that one of its papers was opened in another program to be
// printed there. It counts as printed: what the clerk did in that program nobody tells.
func (s *Store) NotePrintOpened(ctx context.Context, id int64, what string) error {
	return s.notePrint(ctx, id, printLine(what)+openedToPrint)
}

// actReprint is noted when a paper that tells of a report leaves the program once more.
const actReprint model.Act = "reprint"

// NoteReprint writes into the timeline of a document why one of its papers that tells of a report is used once more.
func (s *Store) NoteReprint(ctx context.Context, id int64, what, reason string) error {
	text, err := reprintLine(what, reason)
	if err != nil {
		return err
	}
	return s.noteOn(ctx, id, actReprint, text)
}

func reprintLine(what, reason string) (string, error) {
	reason = model.CleanLine(reason)
	if reason == "" {
		return "", model.InvalidField("reason", "请填写为什么还要用这份纸面")
	}
	if n := len([]rune(reason)); n > model.MaxItemText {
		return "", model.InvalidField("reason", "原因太长，请简要填写")
	}
	return "再次输出" + what + "（纸面会让人看出有人反映），原因：" + reason, nil
}

func (s *Store) notePrint(ctx context.Context, id int64, text string) error {
	return s.noteOn(ctx, id, actPrint, text)
}

// noteOn adds a line to the timeline of a document that it does not change.
func (s *Store) noteOn(ctx context.Context, id int64, a model.Act, text string) error {
	return s.write(ctx, "note print", func(tx *sql.Tx) error {
		var body string
		if err := tx.QueryRowContext(ctx, "SELECT body FROM document_text WHERE document_id=?", id).Scan(&body); err != nil {
			return err
		}
		return s.audit(ctx, tx, line{action: string(a), entity: entityDocument, record: id, text: text, detail: json.RawMessage(body)})
	})
}

// Prints returns how often a paper of a document was printed.
func (s *Store) Prints(ctx context.Context, id int64, what string) (n int, err error) {
	err = s.ro.QueryRowContext(ctx, "SELECT count(*) FROM audit WHERE entity=? AND record=? AND action=? AND text IN (?, ?)",
		entityDocument, id, string(actPrint), printLine(what), printLine(what)+openedToPrint).Scan(&n)
	return n, storageError("prints", err)
}
