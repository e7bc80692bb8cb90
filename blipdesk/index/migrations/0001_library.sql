-- The library of BlipDesk, version 1. Paths are bytes as the file system gives them.

CREATE TABLE migration (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  applied TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;

CREATE TABLE root (
  path BLOB PRIMARY KEY,
  added TEXT NOT NULL,
  paused INTEGER NOT NULL DEFAULT 0,
  device INTEGER
) STRICT, WITHOUT ROWID;

-- Every folder that holds photos, and each of its ancestors: the id is a word of the search.
CREATE TABLE folder (
  id INTEGER PRIMARY KEY,
  path BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE photo (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- an id is never given twice: jobs and history name it
  path BLOB NOT NULL UNIQUE,
  folder_id INTEGER NOT NULL REFERENCES folder (id),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL, -- sorts names as people do: IMG_9 before IMG_10
  display_path TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('present', 'missing', 'unreadable', 'offline')),
  problem TEXT,
  size_bytes INTEGER,
  mtime_ns INTEGER,
  inode INTEGER,
  device INTEGER,
  image_digest BLOB,
  perceptual_hash INTEGER,
  sharpness REAL,
  sidecar BLOB,
  generation INTEGER NOT NULL DEFAULT 0, -- of the newest write ever queued; never goes back
  format TEXT NOT NULL,
  width_px INTEGER NOT NULL,
  height_px INTEGER NOT NULL,
  orientation INTEGER NOT NULL,
  taken TEXT,
  camera TEXT,
  lens TEXT,
  rating INTEGER,
  city TEXT,
  region TEXT,
  country TEXT,
  latitude_deg REAL,
  longitude_deg REAL
) STRICT;
CREATE INDEX photo_folder ON photo (folder_id);
CREATE INDEX photo_digest ON photo (image_digest) WHERE image_digest IS NOT NULL;
CREATE INDEX photo_trouble ON photo (status) WHERE status <> 'present';

-- What the file (or its sidecar) holds: a mirror, rebuilt from the files at any time.
CREATE TABLE photo_text (
  photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL,
  state TEXT,
  model TEXT,
  revision TEXT,
  prompt TEXT,
  score REAL,
  date TEXT,
  items TEXT,
  PRIMARY KEY (photo_id, field)
) STRICT, WITHOUT ROWID;

-- What models proposed and where people's judgement of it stands. Not in the files.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  question TEXT NOT NULL DEFAULT '',
  value TEXT NOT NULL,
  model TEXT,
  revision TEXT,
  prompt TEXT,
  score REAL,
  date TEXT,
  items TEXT,
  alternatives TEXT NOT NULL DEFAULT '[]',
  state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'rejected', 'superseded')),
  created TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX draft_current ON draft (photo_id, field, question) WHERE state <> 'superseded';
CREATE INDEX draft_photo ON draft (photo_id, field);
CREATE INDEX draft_open ON draft (state) WHERE state = 'draft';

CREATE TABLE job (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
  params TEXT NOT NULL,
  priority INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'leased', 'done', 'failed', 'cancelled')),
  owner TEXT,
  lease_until_ns INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before_ns INTEGER NOT NULL DEFAULT 0,
  reason TEXT
) STRICT;
CREATE UNIQUE INDEX job_unfinished ON job (photo_id, kind, params)
  WHERE state IN ('queued', 'leased');
CREATE INDEX job_next ON job (kind, priority DESC, id) WHERE state = 'queued';
CREATE INDEX job_leased ON job (lease_until_ns) WHERE state = 'leased';
CREATE INDEX job_photo ON job (photo_id);

CREATE TABLE batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  verb TEXT NOT NULL,
  started TEXT NOT NULL,
  arguments TEXT NOT NULL, -- JSON list
  undone_by INTEGER REFERENCES batch (id)
) STRICT;

CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  photo_id INTEGER REFERENCES photo (id) ON DELETE SET NULL,
  path BLOB NOT NULL, -- at that time
  target TEXT NOT NULL CHECK (target IN ('file', 'sidecar', 'index')),
  fields TEXT NOT NULL, -- JSON: what a person reads
  changes TEXT NOT NULL, -- JSON: the raw tags, what undo needs
  source TEXT NOT NULL,
  model TEXT,
  date TEXT NOT NULL,
  undone_by INTEGER REFERENCES batch (id)
) STRICT;
CREATE INDEX history_batch ON history (batch_id);
CREATE INDEX history_photo ON history (photo_id);
CREATE INDEX history_path ON history (path);

-- Writes that were promised and are not yet in the file.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
  generation INTEGER NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  intent TEXT NOT NULL, -- JSON
  changes TEXT NOT NULL, -- JSON; raw tags to put back (undo, redo)
  state TEXT NOT NULL CHECK (state IN ('queued', 'prepared', 'failed')),
  target BLOB,
  temp BLOB,
  planned TEXT, -- JSON; the raw tags that the replacement changes
  old_hash BLOB,
  new_hash BLOB,
  attempts INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  UNIQUE (photo_id, generation)
) STRICT;
CREATE INDEX outbox_batch ON outbox (batch_id);

-- The id rises with every embedding that is stored: what is new is found by it.
CREATE TABLE vector (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  model TEXT NOT NULL,
  revision TEXT NOT NULL,
  photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
  values_int8 BLOB NOT NULL,
  UNIQUE (model, revision, photo_id)
) STRICT;
CREATE INDEX vector_photo ON vector (photo_id);

CREATE TABLE saved_search (
  name TEXT PRIMARY KEY,
  query TEXT NOT NULL,
  sort TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE duplicate (
  photo_id INTEGER PRIMARY KEY REFERENCES photo (id) ON DELETE CASCADE,
  group_id INTEGER NOT NULL,
  kind TEXT NOT NULL
) STRICT;
CREATE INDEX duplicate_group ON duplicate (group_id);

-- What the full text index holds of a photo, word for word: FTS5 needs the old words to forget them.
-- The docid rises with the date (seconds << 4, then the next free number): newest first is free.
CREATE TABLE document (
  docid INTEGER PRIMARY KEY,
  photo_id INTEGER NOT NULL UNIQUE REFERENCES photo (id),
  date_s INTEGER NOT NULL, -- the second that the docid was made from
  caption TEXT NOT NULL,
  alt_text TEXT NOT NULL,
  extended_description TEXT NOT NULL,
  title TEXT NOT NULL,
  keywords TEXT NOT NULL,
  answers TEXT NOT NULL,
  file TEXT NOT NULL,
  folder TEXT NOT NULL,
  camera TEXT NOT NULL,
  lens TEXT NOT NULL,
  place TEXT NOT NULL,
  facets TEXT NOT NULL
) STRICT;

-- No prefix index: it doubles the size and the time, and the table of words completes better.
CREATE VIRTUAL TABLE document_fts USING fts5 (
  caption, alt_text, extended_description, title, keywords, answers, file, folder, camera, lens,
  place, facets,
  content = 'document', content_rowid = 'docid',
  tokenize = 'porter unicode61 remove_diacritics 2'
);

-- Model names as short facet words.
CREATE TABLE model (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- Words as they were written, for completion and spelling; n = in how many photos.
CREATE TABLE word (
  word TEXT PRIMARY KEY,
  n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
