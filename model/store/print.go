package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"oversight/model"
)

// actPrint is noted each time a paper went to a printer; the document does not change by it.
const actPrint model.Act = "print"

// NotePrint writes into the timeline of a document that one of its papers was sent to the printer.
func (s *Store) NotePrint(ctx context.Context, id int64, what string) error {
	return s.write(ctx, "note print", func(tx *sql.Tx) error {
		var body string
		if err := tx.QueryRowContext(ctx, "SELECT body FROM document_text WHERE document_id=?", id).Scan(&body); err != nil {
			return err
		}
		return s.audit(ctx, tx, line{action: string(actPrint), entity: entityDocument, record: id, text: "打印" + what, detail: json.RawMessage(body)})
	})
}

// Prints returns how often a paper of a document was sent to the printer.
func (s *Store) Prints(ctx context.Context, id int64, what string) (n int, err error) {
	err = s.ro.QueryRowContext(ctx, "SELECT count(*) FROM audit WHERE entity=? AND record=? AND action=? AND text=?",
		entityDocument, id, string(actPrint), "打印"+what).Scan(&n)
	return n, storageError("prints", err)
}
