-- The people of the office (本单位人员). Names already on record are offered from now on; posts are added by hand.

CREATE TABLE member(
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE CHECK(name <> ''),
  post   TEXT NOT NULL,
  chief  INTEGER NOT NULL CHECK(chief IN (0,1)),  -- 主要领导
  gone   INTEGER NOT NULL CHECK(gone IN (0,1)),   -- no longer in service
  former TEXT NOT NULL                            -- JSON array of names before a change
) STRICT;

INSERT OR IGNORE INTO member(name, post, chief, gone, former)
SELECT DISTINCT name, '', 0, 0, '[]' FROM (
  SELECT json_extract(body, '$.SignedBy') AS name FROM document_text
  UNION SELECT json_extract(body, '$.CheckedBy') FROM document_text
  UNION SELECT json_extract(body, '$.DraftedBy') FROM document_text
  UNION SELECT json_extract(value, '$.Clerk') FROM setting WHERE name = 'office'
) WHERE name IS NOT NULL AND name <> '' AND name NOT GLOB '*[ 　、，,;；/]*' ORDER BY name;

-- The last day on which a number of a series was given, asked at every signing.
CREATE INDEX ix_document_signed ON document(mark, year, signed, seq) WHERE seq IS NOT NULL;
