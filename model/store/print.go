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

func (s *Store) notePrint(ctx context.Context, id int64, text string) error {
	return s.write(ctx, "note print", func(tx *sql.Tx) error {
		var body string
		if err := tx.QueryRowContext(ctx, "SELECT body FROM document_text WHERE document_id=?", id).Scan(&body); err != nil {
			return err
		}
		return s.audit(ctx, tx, line{action: string(actPrint), entity: entityDocument, record: id, text: text, detail: json.RawMessage(body)})
	})
}

// Prints returns how often a paper of a document was printed.
func (s *Store) Prints(ctx context.Context, id int64, what string) (n int, err error) {
	err = s.ro.QueryRowContext(ctx, "SELECT count(*) FROM audit WHERE entity=? AND record=? AND action=? AND text IN (?, ?)",
		entityDocument, id, string(actPrint), printLine(what), printLine(what)+openedToPrint).Scan(&n)
	return n, storageError("prints", err)
}
