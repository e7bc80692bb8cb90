-- A mark of the names and stamps of what lies beside a photo under a sidecar's name.
ALTER TABLE photo ADD COLUMN sidecar_mark BLOB;

-- Why an undo could not take a write back; the next undo then goes on with an earlier one.
ALTER TABLE history ADD COLUMN passed_over TEXT;
CREATE INDEX history_date ON history (date);
