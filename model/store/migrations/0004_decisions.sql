-- Decisions: meetings, their matters, the inquiries on them, and the documents made from inquiries.

-- What lists filter and sort by; the whole is JSON of model.Meeting.
CREATE TABLE meeting(
  id      INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  type    TEXT NOT NULL CHECK(type <> ''),
  held    TEXT NOT NULL CHECK(held <> ''),
  ended   TEXT NOT NULL CHECK(ended >= held),
  body    TEXT NOT NULL
) STRICT;
CREATE INDEX ix_meeting_held ON meeting(held, id);
CREATE INDEX ix_meeting_type ON meeting(type, held, id);

-- Likewise of model.Matter; a meeting cannot go while matters are on it, nor a matter while inquiries are.
CREATE TABLE matter(
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL,
  meeting_id INTEGER REFERENCES meeting(id), -- NULL: on no meeting yet
  no         INTEGER NOT NULL,
  class      TEXT NOT NULL CHECK(class IN ('重大决策','重要干部任免','重大项目安排','大额资金使用')),
  title      TEXT NOT NULL CHECK(title <> ''),
  person_id  INTEGER REFERENCES person(id),
  body       TEXT NOT NULL
) STRICT;
CREATE INDEX ix_matter_meeting ON matter(meeting_id, no, id) WHERE meeting_id IS NOT NULL;
CREATE INDEX ix_matter_waiting ON matter(id) WHERE meeting_id IS NULL;
CREATE INDEX ix_matter_class   ON matter(class, id);
CREATE INDEX ix_matter_person  ON matter(person_id, id);

-- What lists show and filter by, what is said of matter and meeting included; the long texts are in inquiry_text.
CREATE TABLE inquiry(
  id           INTEGER PRIMARY KEY,
  version      INTEGER NOT NULL,
  state        TEXT NOT NULL CHECK(state IN ('draft','registered','answered','judged','following','closed','void')),
  mark         TEXT NOT NULL,
  year         INTEGER NOT NULL,          -- of the day it was put
  seq          INTEGER,                   -- NULL until registered
  phase        TEXT NOT NULL CHECK(phase IN ('会前','会中','会后')),
  day          TEXT NOT NULL,
  by           TEXT NOT NULL,
  means        TEXT NOT NULL,
  gist         TEXT NOT NULL,
  reported     TEXT NOT NULL,
  closed       TEXT NOT NULL,
  suggestions  INTEGER NOT NULL,
  adopted      INTEGER NOT NULL,
  partly       INTEGER NOT NULL,
  not_adopted  INTEGER NOT NULL,
  deferred     INTEGER NOT NULL,
  follow_unit  TEXT NOT NULL,
  due          TEXT NOT NULL,
  provisional  INTEGER NOT NULL CHECK(provisional IN (0,1)),
  done         TEXT NOT NULL,
  matter_id    INTEGER REFERENCES matter(id),
  title        TEXT NOT NULL,
  class        TEXT NOT NULL,
  unit         TEXT NOT NULL,
  person_id    INTEGER REFERENCES person(id),
  person_name  TEXT NOT NULL,
  person_post  TEXT NOT NULL,
  amount       INTEGER NOT NULL,
  decision     TEXT NOT NULL,
  meeting_id   INTEGER REFERENCES meeting(id),
  meeting_type TEXT NOT NULL,
  meeting_name TEXT NOT NULL,
  held         TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX ix_inquiry_number ON inquiry(mark, year, seq) WHERE seq IS NOT NULL;
CREATE INDEX ix_inquiry_state   ON inquiry(state, id);
CREATE INDEX ix_inquiry_year    ON inquiry(year, id);
CREATE INDEX ix_inquiry_phase   ON inquiry(phase, id);
CREATE INDEX ix_inquiry_class   ON inquiry(class, id);
CREATE INDEX ix_inquiry_type    ON inquiry(meeting_type, id);
CREATE INDEX ix_inquiry_person  ON inquiry(person_id, id);
CREATE INDEX ix_inquiry_matter  ON inquiry(matter_id, id);
CREATE INDEX ix_inquiry_meeting ON inquiry(meeting_id, id);
CREATE INDEX ix_inquiry_partly      ON inquiry(id) WHERE partly > 0;
CREATE INDEX ix_inquiry_not_adopted ON inquiry(id) WHERE not_adopted > 0;
CREATE INDEX ix_inquiry_deferred    ON inquiry(id) WHERE deferred > 0;
CREATE INDEX ix_inquiry_unjudged    ON inquiry(id) WHERE suggestions > adopted + partly + not_adopted + deferred;
CREATE INDEX ix_inquiry_due     ON inquiry(due, id) WHERE state = 'following';
-- What the figures count, read whole; the order of the columns groups them by year.
CREATE INDEX ix_inquiry_counted ON inquiry(year, phase, class, meeting_type, suggestions, adopted, partly, not_adopted, deferred, matter_id, amount, seq, state)
  WHERE seq IS NOT NULL AND state <> 'void';

-- A number given stays: neither it nor its inquiry can be taken away.
CREATE TRIGGER inquiry_number_kept BEFORE UPDATE OF mark, year, seq ON inquiry
WHEN OLD.seq IS NOT NULL AND (NEW.seq IS NOT OLD.seq OR NEW.mark <> OLD.mark OR NEW.year <> OLD.year)
BEGIN SELECT RAISE(ABORT, 'inquiry: a number is never changed'); END;
CREATE TRIGGER inquiry_kept BEFORE DELETE ON inquiry WHEN OLD.seq IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'inquiry: a numbered one is never deleted'); END;

-- The whole inquiry as JSON of model.Inquiry; goes with a draft that is deleted.
CREATE TABLE inquiry_text(
  inquiry_id INTEGER PRIMARY KEY REFERENCES inquiry(id),
  body       TEXT NOT NULL
) STRICT;
CREATE TRIGGER inquiry_text_kept BEFORE DELETE ON inquiry_text
WHEN EXISTS(SELECT 1 FROM inquiry WHERE id = OLD.inquiry_id AND seq IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'inquiry: a numbered one is never deleted'); END;

-- Every Han character is a token; see search.go.
CREATE VIRTUAL TABLE meeting_fts USING fts5(body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE matter_fts  USING fts5(body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE inquiry_fts USING fts5(body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");

-- The inquiry a document was made from, by its number.
ALTER TABLE document ADD COLUMN inquiry TEXT NOT NULL DEFAULT '';
CREATE INDEX ix_document_inquiry ON document(inquiry, id) WHERE inquiry <> '';
