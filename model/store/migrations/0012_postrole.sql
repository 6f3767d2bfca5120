-- Whether the holder of a post is the first in charge of committee or government; a post of which nobody has said so
-- has no row.
CREATE TABLE post_role(
  post_id INTEGER PRIMARY KEY REFERENCES post(id),
  role    TEXT NOT NULL CHECK(role <> '')
) STRICT;
