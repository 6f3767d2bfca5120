-- Opinions on appointments (选人用人) are counted by themselves. Batches from before it was asked are told by their occasion, as model.Appoints does.

ALTER TABLE vetting ADD COLUMN appointed INTEGER NOT NULL DEFAULT 0 CHECK(appointed IN (0,1));
ALTER TABLE vetted ADD COLUMN appointed INTEGER NOT NULL DEFAULT 0 CHECK(appointed IN (0,1)); -- that of the batch
UPDATE vetting SET appointed=1 WHERE occasion LIKE '%提拔%' OR occasion LIKE '%转任%' OR occasion LIKE '%职级晋升%' OR occasion LIKE '%晋升职级%'
  OR occasion LIKE '%换届%' OR occasion LIKE '%转正%' OR occasion LIKE '%任职%' OR occasion LIKE '%任用%' OR occasion LIKE '%选拔%';
UPDATE vetted SET appointed=1 WHERE vetting_id IN (SELECT id FROM vetting WHERE appointed=1);
CREATE INDEX ix_vetted_counted ON vetted(year, state, appointed, conclusion);
CREATE INDEX ix_person_name ON person(name); -- a person of a batch may bear the name of a leader
