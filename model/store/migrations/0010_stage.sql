-- What the last judgement makes of a served document (重新办理, 未落实), for lists to filter by.
ALTER TABLE document ADD COLUMN stage TEXT NOT NULL DEFAULT '';
UPDATE document SET stage='again' WHERE state='served' AND id IN (SELECT document_id FROM document_text
  WHERE json_valid(body) AND body->>'$.Review.Verdict' IN ('partial','return'));
