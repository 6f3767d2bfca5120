-- The clock: a calendar in layers, deadlines that move, chases, recurring duties, reminders.

-- The years whose national table is published; a single day does not make one.
CREATE TABLE calendar_year(
  year   INTEGER PRIMARY KEY,
  source TEXT NOT NULL                  -- number or title of the notice
) STRICT;

-- A date may be named by the table of its year, by that of the year after, by an amendment and by the office:
-- the highest layer stands, in a layer the latest year.
CREATE TABLE calendar_rule(
  date   TEXT NOT NULL,
  layer  INTEGER NOT NULL CHECK(layer IN (0,1,2)), -- yearly table, amendment, local or by hand
  year   INTEGER NOT NULL,              -- of the table that names the day
  off    INTEGER NOT NULL CHECK(off IN (0,1)),
  name   TEXT NOT NULL CHECK(name <> ''),
  source TEXT NOT NULL CHECK(source <> ''),
  PRIMARY KEY(date, layer, year)
) STRICT, WITHOUT ROWID;

-- Only the program itself wrote here, without sources; it fills the new tables when it opens the file.
DROP TABLE calendar_day;

-- What lists of running documents show and propose; the rest is in the document.
ALTER TABLE document ADD COLUMN extended  INTEGER NOT NULL DEFAULT 0;  -- extensions granted
ALTER TABLE document ADD COLUMN chases    INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN chased    TEXT    NOT NULL DEFAULT ''; -- keys of the steps taken since the due date was set
ALTER TABLE document ADD COLUMN chased_on TEXT    NOT NULL DEFAULT ''; -- the day of the last of them

-- Due dates that moved with the calendar or by an extension.
CREATE TABLE deadline_change(
  id              INTEGER PRIMARY KEY,
  day             TEXT NOT NULL,
  document_id     INTEGER NOT NULL REFERENCES document(id),
  before          TEXT NOT NULL,
  after           TEXT NOT NULL,
  was_provisional INTEGER NOT NULL CHECK(was_provisional IN (0,1)),
  provisional     INTEGER NOT NULL CHECK(provisional IN (0,1)),
  reason          TEXT NOT NULL
) STRICT;
CREATE INDEX ix_deadline_change_day ON deadline_change(day, id);
CREATE TRIGGER deadline_change_no_update BEFORE UPDATE ON deadline_change BEGIN SELECT RAISE(ABORT, 'deadline_change: append-only'); END;
CREATE TRIGGER deadline_change_no_delete BEFORE DELETE ON deadline_change BEGIN SELECT RAISE(ABORT, 'deadline_change: append-only'); END;

-- What is owed again and again, or once after an event.
CREATE TABLE duty(
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE CHECK(name <> ''),
  scope   TEXT NOT NULL CHECK(scope IN ('office','leader')),
  period  TEXT NOT NULL CHECK(period IN ('year','half','quarter','month','once')),
  month   INTEGER NOT NULL,             -- of the period in which it is due, from 1; of 'once': months after the event
  day     INTEGER NOT NULL,             -- of that month; beyond its end the last one
  warn    INTEGER NOT NULL CHECK(warn >= 0),
  since   TEXT NOT NULL,                -- what was due before is not owed
  basis   TEXT NOT NULL,
  retired INTEGER NOT NULL CHECK(retired IN (0,1))
) STRICT;

CREATE TABLE duty_event(
  duty_id   INTEGER NOT NULL REFERENCES duty(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  day       TEXT NOT NULL,
  note      TEXT NOT NULL,
  PRIMARY KEY(duty_id, person_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_done(
  duty_id   INTEGER NOT NULL REFERENCES duty(id),
  person_id INTEGER REFERENCES person(id), -- NULL: owed by the office
  period    TEXT NOT NULL,
  day       TEXT NOT NULL,
  note      TEXT NOT NULL,
  done_by   TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX ix_duty_done ON duty_done(duty_id, period, coalesce(person_id, 0));

-- What the panel of reminders has shown or put off; like what is being typed, no act and not in the audit.
CREATE TABLE reminder(
  item    TEXT PRIMARY KEY,
  shown   TEXT NOT NULL,                -- the last day it was shown
  put_off TEXT NOT NULL                 -- the day from which it is shown again
) STRICT, WITHOUT ROWID;

-- Whether the computer's clock stands before the last act.
CREATE INDEX ix_audit_at ON audit(at);
