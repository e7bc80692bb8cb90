-- What a photo's rows said when they were written: after a damage those that still say so need not
-- be read from the photo again. A photo without a digest is one whose rows were written before.
CREATE TABLE row_digest (
  photo_id INTEGER PRIMARY KEY REFERENCES photo (id) ON DELETE CASCADE,
  digest INTEGER NOT NULL
) STRICT;
