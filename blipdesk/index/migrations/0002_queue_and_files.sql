-- What every process that works on the queue must know, in one row.
CREATE TABLE queue_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  paused INTEGER NOT NULL DEFAULT 0,
  photo_s REAL -- seconds for one photo, a running mean
) STRICT;
INSERT INTO queue_state (id) VALUES (1);

-- The journal of copying, moving, renaming and deleting: every step is here before it is taken.
CREATE TABLE file_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('move', 'copy', 'trash', 'new folder', 'remove folder')),
  source BLOB, -- NULL where only a folder is made or removed
  target BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'failed', 'undone')),
  reason TEXT,
  size_bytes INTEGER, -- of what stood at the target when the step was done
  mtime_ns INTEGER
) STRICT;
CREATE INDEX file_step_batch ON file_step (batch_id);
CREATE INDEX file_step_open ON file_step (state) WHERE state = 'planned';
