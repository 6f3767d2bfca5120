-- Vetting (党风廉政意见回复): batches of persons on whom another organ asks for an opinion.

-- What lists show and filter by; the whole batch is in body, JSON of model.Vetting.
CREATE TABLE vetting(
  id       INTEGER PRIMARY KEY,
  version  INTEGER NOT NULL,
  state    TEXT NOT NULL CHECK(state IN ('registered','circulating','deciding','replied','void')),
  mark     TEXT NOT NULL,
  year     INTEGER NOT NULL,            -- of the number, or of receipt while there is none
  seq      INTEGER,                     -- NULL until replied
  sender   TEXT NOT NULL CHECK(sender <> ''),
  letter   TEXT NOT NULL,
  lettered TEXT NOT NULL,
  received TEXT NOT NULL CHECK(received <> ''),
  occasion TEXT NOT NULL CHECK(occasion <> ''),
  term     INTEGER NOT NULL CHECK(term BETWEEN 1 AND 250),
  due      TEXT NOT NULL,               -- as it stood when the reply went out; '' before, when it is counted anew each time
  decided  TEXT NOT NULL,
  replied  TEXT NOT NULL,
  clerk    TEXT NOT NULL,
  body     TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX ix_vetting_number ON vetting(mark, year, seq) WHERE seq IS NOT NULL;
CREATE INDEX ix_vetting_year     ON vetting(year, id);
CREATE INDEX ix_vetting_state    ON vetting(state, id);
CREATE INDEX ix_vetting_occasion ON vetting(occasion, id);
CREATE TRIGGER vetting_number_kept BEFORE UPDATE OF mark, year, seq ON vetting
WHEN OLD.seq IS NOT NULL AND (NEW.seq IS NOT OLD.seq OR NEW.mark <> OLD.mark OR NEW.year <> OLD.year)
BEGIN SELECT RAISE(ABORT, 'vetting: a number is never changed'); END;
CREATE TRIGGER vetting_kept BEFORE DELETE ON vetting
BEGIN SELECT RAISE(ABORT, 'vetting: never deleted'); END;

-- A person of a batch, a record of its own: five opinions on each of a thousand would otherwise be written again with every one.
-- state, year and occasion are those of the batch, so that persons are counted and listed without it.
CREATE TABLE vetted(
  id         INTEGER PRIMARY KEY AUTOINCREMENT, -- of a person taken out it is not given again: the history goes by it
  vetting_id INTEGER NOT NULL REFERENCES vetting(id),
  version    INTEGER NOT NULL,
  state      TEXT NOT NULL,
  year       INTEGER NOT NULL,
  occasion   TEXT NOT NULL,
  name       TEXT NOT NULL CHECK(name <> ''),
  unit       TEXT NOT NULL,
  born       TEXT NOT NULL,             -- 1975.03
  id_number  TEXT NOT NULL,
  conclusion TEXT NOT NULL,
  body       TEXT NOT NULL              -- JSON of model.Vetted
) STRICT;
CREATE INDEX ix_vetted_batch      ON vetted(vetting_id, id);
CREATE INDEX ix_vetted_tally      ON vetted(vetting_id, conclusion);
CREATE INDEX ix_vetted_name       ON vetted(name, id);
CREATE INDEX ix_vetted_conclusion ON vetted(conclusion, id);
CREATE INDEX ix_vetted_occasion   ON vetted(occasion, id);
CREATE INDEX ix_vetted_year       ON vetted(year, state, conclusion);
-- Once the reply is out its persons stay as they are.
CREATE TRIGGER vetted_kept BEFORE DELETE ON vetted WHEN OLD.state NOT IN ('registered','circulating')
BEGIN SELECT RAISE(ABORT, 'vetted: kept with the reply'); END;
CREATE TRIGGER vetted_frozen BEFORE UPDATE OF body, name, unit, born, id_number, conclusion ON vetted WHEN OLD.state IN ('replied','void')
BEGIN SELECT RAISE(ABORT, 'vetted: frozen with the reply'); END;

-- Every Han character is a token, as in document_fts.
CREATE VIRTUAL TABLE vetting_fts USING fts5(body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");

-- The reply with its list of persons, byte for byte, from the transaction that gave the number.
CREATE TABLE vetting_paper(
  vetting_id INTEGER PRIMARY KEY REFERENCES vetting(id),
  pdf        BLOB NOT NULL
) STRICT;
CREATE TRIGGER vetting_paper_no_update BEFORE UPDATE ON vetting_paper BEGIN SELECT RAISE(ABORT, 'vetting_paper: frozen'); END;
CREATE TRIGGER vetting_paper_no_delete BEFORE DELETE ON vetting_paper BEGIN SELECT RAISE(ABORT, 'vetting_paper: frozen'); END;
