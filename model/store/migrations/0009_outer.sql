-- What is printed of a source (对外来源表述), apart from the source itself.

-- '' in records from before it was kept: model.OuterSource says what their new papers print.
ALTER TABLE document ADD COLUMN source_shown TEXT NOT NULL DEFAULT '';
UPDATE document SET source_shown=t.body->>'$.SourceShown' FROM document_text t WHERE t.document_id=document.id AND t.body->>'$.SourceShown' IS NOT NULL;
