-- Kinds of the office's own, with labels for letters; the wording of each kind in editions; slips.

ALTER TABLE kind ADD COLUMN label_lead     TEXT NOT NULL DEFAULT '';
ALTER TABLE kind ADD COLUMN label_causes   TEXT NOT NULL DEFAULT '';
ALTER TABLE kind ADD COLUMN label_feedback TEXT NOT NULL DEFAULT '';
ALTER TABLE kind ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
ALTER TABLE kind ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK(retired IN (0,1));

-- The supervision card was the top of the ladder; the letter comes after it now.
UPDATE kind SET next='letter' WHERE key='oversight' AND next='';

CREATE TABLE wording(
  kind     TEXT NOT NULL REFERENCES kind(key),
  edition  INTEGER NOT NULL,
  at       INTEGER NOT NULL,            -- 0: the program's own
  actor    TEXT NOT NULL,
  earlier  TEXT NOT NULL,
  lead     TEXT NOT NULL,
  request  TEXT NOT NULL,
  feedback TEXT NOT NULL,
  PRIMARY KEY(kind, edition)
) STRICT, WITHOUT ROWID;
INSERT INTO wording(kind, edition, at, actor, earlier, lead, request, feedback)
  SELECT key, 1, 0, '', earlier, lead, request, feedback FROM kind;

-- The issued slips, byte for byte; what they say is in the document.
CREATE TABLE slip(
  document_id INTEGER NOT NULL REFERENCES document(id),
  n           INTEGER NOT NULL,         -- place among the slips of the document, from 0
  pdf         BLOB NOT NULL,
  PRIMARY KEY(document_id, n)
) STRICT;
CREATE TRIGGER slip_no_update BEFORE UPDATE ON slip BEGIN SELECT RAISE(ABORT, 'slip: frozen'); END;
CREATE TRIGGER slip_no_delete BEFORE DELETE ON slip BEGIN SELECT RAISE(ABORT, 'slip: frozen'); END;
