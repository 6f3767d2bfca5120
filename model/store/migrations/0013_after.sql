-- Who answers for a document that was handed over, and by when one that was struck off is to be looked at again.
ALTER TABLE document ADD COLUMN holder_id   INTEGER REFERENCES person(id); -- NULL while the addressee does
ALTER TABLE document ADD COLUMN holder_name TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN look_due    TEXT NOT NULL DEFAULT '';      -- '' where nothing is owed
CREATE INDEX ix_document_holder ON document(holder_id, id) WHERE holder_id IS NOT NULL;
CREATE INDEX ix_document_look   ON document(look_due, id) WHERE look_due <> '';
