-- The newest check of the database, in one row.
CREATE TABLE health_check (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  checked TEXT NOT NULL,
  problems TEXT NOT NULL -- JSON list
) STRICT;

-- Who works with the library for long. A row whose process is gone tells of an unclean end.
CREATE TABLE session (
  owner TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
