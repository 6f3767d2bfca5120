-- Dates are TEXT YYYY-MM-DD ('' = none), instants INTEGER unix milliseconds UTC.

CREATE TABLE setting(
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE kind(
  key      TEXT PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  mark     TEXT NOT NULL UNIQUE,
  term     INTEGER NOT NULL CHECK(term BETWEEN 1 AND 250),
  start    TEXT NOT NULL CHECK(start IN ('receipt','service','signing')),
  warn     INTEGER NOT NULL CHECK(warn >= 0),
  layout   TEXT NOT NULL,
  next     TEXT NOT NULL,               -- key of the kind it is escalated to, '' at the top of the ladder
  object   TEXT NOT NULL,               -- labels of the rows on paper
  problems TEXT NOT NULL,
  advice   TEXT NOT NULL,
  earlier  TEXT NOT NULL,
  lead     TEXT NOT NULL,
  request  TEXT NOT NULL,
  feedback TEXT NOT NULL
) STRICT;

CREATE TABLE calendar_day(
  date   TEXT PRIMARY KEY,
  off    INTEGER NOT NULL CHECK(off IN (0,1)),
  name   TEXT NOT NULL
) STRICT;

CREATE TABLE unit(
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK(name <> '')
) STRICT;

CREATE TABLE person(
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL CHECK(name <> ''),
  initials TEXT NOT NULL,               -- pinyin initials, every reading, blank-separated
  level    TEXT NOT NULL,
  top      INTEGER NOT NULL CHECK(top IN (0,1)),
  note     TEXT NOT NULL
) STRICT;

CREATE TABLE post(
  id         INTEGER PRIMARY KEY,
  person_id  INTEGER NOT NULL REFERENCES person(id),
  title      TEXT NOT NULL CHECK(title <> ''),
  since      TEXT NOT NULL,
  until      TEXT NOT NULL
) STRICT;
CREATE INDEX ix_post_person ON post(person_id);

CREATE TABLE link(
  person_id INTEGER NOT NULL REFERENCES person(id),
  unit_id   INTEGER NOT NULL REFERENCES unit(id),
  kind      TEXT NOT NULL CHECK(kind IN ('分管','联系')),
  since     TEXT NOT NULL,
  until     TEXT NOT NULL
) STRICT;
CREATE INDEX ix_link_person ON link(person_id);

-- One sequence per mark and year; the last number given.
CREATE TABLE numbering(
  mark TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK(last > 0),
  PRIMARY KEY(mark, year)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER numbering_forward BEFORE UPDATE ON numbering WHEN NEW.last <> OLD.last + 1
BEGIN SELECT RAISE(ABORT, 'numbering: one step forward only'); END;
CREATE TRIGGER numbering_keep BEFORE DELETE ON numbering
BEGIN SELECT RAISE(ABORT, 'numbering: never deleted'); END;

-- Numbers given after the backup that was restored: their documents are gone, the numbers are not given again.
CREATE TABLE lost_number(
  mark TEXT NOT NULL,
  year INTEGER NOT NULL,
  seq  INTEGER NOT NULL,
  PRIMARY KEY(mark, year, seq)
) STRICT, WITHOUT ROWID;

-- What lists show and filter by; the long texts are in document_text.
CREATE TABLE document(
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL,
  kind        TEXT NOT NULL REFERENCES kind(key),
  state       TEXT NOT NULL CHECK(state IN ('draft','checking','signing','signed','served','replied','accepted','closed','escalated','void')),
  mark        TEXT NOT NULL,
  year        INTEGER NOT NULL,         -- of signing, or of drafting while there is no number
  seq         INTEGER,                  -- NULL until signed
  person_id   INTEGER REFERENCES person(id),
  person_name TEXT NOT NULL,            -- as at issue
  person_post TEXT NOT NULL,
  units       TEXT NOT NULL,
  title       TEXT NOT NULL,
  source      TEXT NOT NULL,
  drafted     TEXT NOT NULL,
  signed      TEXT NOT NULL,
  served      TEXT NOT NULL,
  received    TEXT NOT NULL,
  due         TEXT NOT NULL,
  original    TEXT NOT NULL,
  provisional INTEGER NOT NULL CHECK(provisional IN (0,1)),
  replied     TEXT NOT NULL,
  closed      TEXT NOT NULL,
  previous    TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX ix_document_number ON document(mark, year, seq) WHERE seq IS NOT NULL;
CREATE INDEX ix_document_state  ON document(state, id);
CREATE INDEX ix_document_year   ON document(year, id);
CREATE INDEX ix_document_person ON document(person_id, id);
CREATE INDEX ix_document_source ON document(source, id);
CREATE INDEX ix_document_kind   ON document(kind, id);
CREATE INDEX ix_document_previous ON document(previous, id) WHERE previous <> '';
CREATE INDEX ix_document_due    ON document(due, id) WHERE state = 'served';

-- A number given stays: neither it nor its document can be taken away.
CREATE TRIGGER document_number_kept BEFORE UPDATE OF mark, year, seq ON document
WHEN OLD.seq IS NOT NULL AND (NEW.seq IS NOT OLD.seq OR NEW.mark <> OLD.mark OR NEW.year <> OLD.year)
BEGIN SELECT RAISE(ABORT, 'document: a number is never changed'); END;
CREATE TRIGGER document_kept BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'document: never deleted'); END;

-- The whole document as JSON of model.Document.
CREATE TABLE document_text(
  document_id INTEGER PRIMARY KEY REFERENCES document(id),
  body        TEXT NOT NULL
) STRICT;

CREATE TABLE document_unit(
  unit_id     INTEGER NOT NULL REFERENCES unit(id),
  document_id INTEGER NOT NULL REFERENCES document(id),
  PRIMARY KEY(unit_id, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ix_document_unit ON document_unit(document_id);

-- Every Han character is a token; see search.go.
CREATE VIRTUAL TABLE document_fts USING fts5(body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");

-- The issued paper, byte for byte, from the transaction that gave the number.
CREATE TABLE paper(
  document_id INTEGER PRIMARY KEY REFERENCES document(id),
  sha256      TEXT NOT NULL,
  pdf         BLOB NOT NULL
) STRICT;
CREATE TRIGGER paper_no_update BEFORE UPDATE ON paper BEGIN SELECT RAISE(ABORT, 'paper: frozen'); END;
CREATE TRIGGER paper_no_delete BEFORE DELETE ON paper BEGIN SELECT RAISE(ABORT, 'paper: frozen'); END;

-- What is being typed, kept every few seconds; not an act, hence not in the audit.
CREATE TABLE typing(
  form     TEXT PRIMARY KEY,            -- which form: document:12, document:new
  body     TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

-- Who did what to which record when: append-only, each line's hash covers the hash before it.
CREATE TABLE audit(
  id     INTEGER PRIMARY KEY,
  at     INTEGER NOT NULL,
  actor  TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT NOT NULL,
  record INTEGER NOT NULL,
  text   TEXT NOT NULL,
  detail TEXT NOT NULL,                 -- the record after the act, JSON
  prev   BLOB NOT NULL CHECK(length(prev) = 32),
  hash   BLOB NOT NULL CHECK(length(hash) = 32)
) STRICT;
CREATE INDEX ix_audit_record ON audit(entity, record, id);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit: append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit: append-only'); END;
-- recursive_triggers is off, so INSERT OR REPLACE would delete without the trigger above; this one stops it.
CREATE TRIGGER audit_chain BEFORE INSERT ON audit
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM audit)
  OR NEW.prev IS NOT coalesce((SELECT hash FROM audit WHERE id = (SELECT max(id) FROM audit)), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'audit: chain broken'); END;
