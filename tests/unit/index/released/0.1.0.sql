-- The values of various per-database settings
PRAGMA page_size=4096;
-- PRAGMA encoding='UTF-8';
-- PRAGMA auto_vacuum=NONE;
-- PRAGMA max_page_count=4294967294;

-- This pragma is needed to restore virtual tables
PRAGMA writable_schema=ON;

BEGIN TRANSACTION;

-- Table  answer
DROP TABLE IF EXISTS answer;
CREATE TABLE answer (
  id INTEGER PRIMARY KEY,
  question_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  n INTEGER NOT NULL,
  UNIQUE (question_id, key)
) STRICT;
INSERT INTO answer VALUES(1,1,'yes','yes',1);
-- Triggers and indices on  answer
CREATE INDEX answer_n ON answer (question_id, n);

-- Table  batch
DROP TABLE IF EXISTS batch;
CREATE TABLE batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  verb TEXT NOT NULL,
  started TEXT NOT NULL,
  arguments TEXT NOT NULL, -- JSON list
  undone_by INTEGER REFERENCES batch (id)
) STRICT;
INSERT INTO batch VALUES(1,'set','2026-01-02T03:04:05+00:00','["--title","Regatta"]',NULL);

-- Table  document
DROP TABLE IF EXISTS document;
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
INSERT INTO document VALUES(27433036800,1,1714564800,'a red boat at the café','A boat','','','boat  ​東​​京​','yes is it day?','IMG_1.jpg  ','photos/2024','Canon EOS R6','','Porto','a1 b1 b3 d20240501 h1 h10 h2 h5 h6 h7 h8 h9 m202405 p1 p2 q1 r3 t1 w1 y2024');
INSERT INTO document VALUES(27434419200,2,1714651200,'a dog on the beach','A dog','','','','','IMG_2.jpg  ','photos/2024','Canon EOS R6','','Porto','a1 b2 d20240502 g1 h10 h2 h7 h8 h9 k1 m202405 p1 p2 r4 s1 s2 t1 y2024');
INSERT INTO document VALUES(27435801600,3,1714737600,'','','','','','','IMG_3.jpg  ','photos/2024','Canon EOS R6','','Porto','a1 d20240503 g1 h10 h7 h8 h9 m202405 p1 p2 r5 s4 t1 y2024');
-- Triggers and indices on  document
CREATE INDEX document_order ON document (docid, photo_id);

-- Table  document_due
DROP TABLE IF EXISTS document_due;
CREATE TABLE document_due (photo_id INTEGER PRIMARY KEY) STRICT;

-- Table  document_fts
DELETE FROM sqlite_schema WHERE name='document_fts' AND type='table';
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql) VALUES('table','document_fts','document_fts',0,'CREATE VIRTUAL TABLE document_fts USING fts5 (
  caption, alt_text, extended_description, title, keywords, answers, file, folder, camera, lens,
  place, facets,
  content = ''document'', content_rowid = ''docid'',
  tokenize = ''porter unicode61 remove_diacritics 2''
)');

-- Table  document_fts_config
DROP TABLE IF EXISTS document_fts_config;
CREATE TABLE 'document_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO document_fts_config VALUES('version',4);

-- Table  document_fts_data
DROP TABLE IF EXISTS document_fts_data;
CREATE TABLE 'document_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO document_fts_data VALUES(1,X'030B04000004040F0609000334');
INSERT INTO document_fts_data VALUES(10,X'000000000101010001010101');
INSERT INTO document_fts_data VALUES(137438953473,X'00000445023031E6998BD80006010603010132E699E08800060106030203303234E6998BD80006010703D4B00006010703D4B00006010703010133E69AB4B80006010603010161E6998BD8000802010102D4B0000802010102020174E6998BD800020501056265616368E699E08800020602036F6174E6998BD8000E04010103010402010463616665E6998BD800020703036E6F6EE6998BD80006010802D4B00006010802D4B000060108020103646169E6998BD8000601050502026F67E699E0880008030101030102656FE6998BD80006010803D4B00006010803D4B000060108030103696D67E6998BD80006010602D4B00006010602D4B00006010602020173E6998BD80006010503020174E6998BD8000601050401036A7067E6998BD80006010604D4B00006010604D4B0000601060401026F6EE699E088000204010570686F746FE6998BD80006010702D4B00006010702D4B0000601070202046F72746FE6998BD80006010A02D4B00006010A02D4B00006010A0201027236E6998BD80006010804D4B00006010804D4B0000601080402026564E6998BD80002030103746865E6998BD8000206D4B000020501027965E6998BD800060105020103E4BAACE6998BD800060104050103E69DB1E6998BD800060104040105EE80806131E6998BD80006010B02D4B00006010B02D4B00006010B0204026231E6998BD80006010B03050132E699E0880006010B03050133E6998BD80006010B040409643230323430353031E6998BD80006010B050C0132E699E0880006010B040C0133E69AB4B80006010B0304026731E699E0880006010B05D4B00006010B0404026831E6998BD80006010B06060130E6998BD80006010B07D4B00006010B06D4B00006010B05050132E6998BD80006010B08D4B00006010B07050135E6998BD80006010B09050136E6998BD80006010B0A050137E6998BD80006010B0BD4B00006010B08D4B00006010B06050138E6998BD80006010B0CD4B00006010B09D4B00006010B07050139E6998BD80006010B0DD4B00006010B0AD4B00006010B0804026B31E699E0880006010B0B04076D323032343035E6998BD80006010B0ED4B00006010B0CD4B00006010B0904027031E6998BD80006010B0FD4B00006010B0DD4B00006010B0A050132E6998BD80006010B10D4B00006010B0ED4B00006010B0B04027131E6998BD80006010B1104027233E6998BD80006010B12050134E699E0880006010B0F050135E69AB4B80006010B0C04027331E699E0880006010B10050132E699E0880006010B11050134E69AB4B80006010B0D04027431E6998BD80006010B13D4B00006010B12D4B00006010B0E04027731E6998BD80006010B1404057932303234E6998BD80006010B15D4B00006010B13D4B00006010B0F030181E6998BD80006010403020885A9EE85ADEE85A7E6998BD80006010605D4B00006010605D4B000060106050304ADEE85A7E6998BD80006010606D4B00006010606D4B00006010606040C0C1C0C150A0E120D1C0E0E1B1C0C0C1C0B1E1D1B0B110D0E0E1E0D0C0C140C0C140D1A130C0C1A1A1A0D201B1A0D0D0C0C0D0C0C1B0D1E0C21');

-- Table  document_fts_docsize
DROP TABLE IF EXISTS document_fts_docsize;
CREATE TABLE 'document_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO document_fts_docsize VALUES(27433036800,X'060200000404050203000114');
INSERT INTO document_fts_docsize VALUES(27434419200,X'050200000000050203000112');
INSERT INTO document_fts_docsize VALUES(27435801600,X'00000000000005020300010E');

-- Table  document_fts_idx
DROP TABLE IF EXISTS document_fts_idx;
CREATE TABLE 'document_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO document_fts_idx VALUES(1,X'',2);

-- Table  draft
DROP TABLE IF EXISTS draft;
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
INSERT INTO draft VALUES(1,2,'caption','','a dog on the beach','Salesforce/blip','r1',NULL,0.75,NULL,NULL,'[]','draft','2026-01-02T03:04:05+00:00');
INSERT INTO draft VALUES(2,2,'alt_text','','A dog','Salesforce/blip','r1',NULL,0.75,NULL,NULL,'[]','approved','2026-01-02T03:04:05+00:00');
INSERT INTO draft VALUES(3,3,'caption','','a cat','Salesforce/blip','r1',NULL,0.75,NULL,NULL,'[]','rejected','2026-01-02T03:04:05+00:00');
-- Triggers and indices on  draft
CREATE UNIQUE INDEX draft_current ON draft (photo_id, field, question) WHERE state <> 'superseded';
CREATE INDEX draft_open ON draft (state) WHERE state = 'draft';
CREATE INDEX draft_photo ON draft (photo_id, field);

-- Table  duplicate
DROP TABLE IF EXISTS duplicate;
CREATE TABLE duplicate (
  photo_id INTEGER PRIMARY KEY REFERENCES photo (id) ON DELETE CASCADE,
  group_id INTEGER NOT NULL,
  kind TEXT NOT NULL
) STRICT;
INSERT INTO duplicate VALUES(2,2,'near');
INSERT INTO duplicate VALUES(3,2,'near');
-- Triggers and indices on  duplicate
CREATE INDEX duplicate_group ON duplicate (group_id);

-- Table  file_step
DROP TABLE IF EXISTS file_step;
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
-- Triggers and indices on  file_step
CREATE INDEX file_step_batch ON file_step (batch_id);
CREATE INDEX file_step_open ON file_step (state) WHERE state = 'planned';

-- Table  folder
DROP TABLE IF EXISTS folder;
CREATE TABLE folder (
  id INTEGER PRIMARY KEY,
  path BLOB NOT NULL UNIQUE
) STRICT;
INSERT INTO folder VALUES(1,X'2F70686F746F732F32303234');
INSERT INTO folder VALUES(2,X'2F70686F746F73');

-- Table  health_check
DROP TABLE IF EXISTS health_check;
CREATE TABLE health_check (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  checked TEXT NOT NULL,
  problems TEXT NOT NULL -- JSON list
) STRICT;

-- Table  history
DROP TABLE IF EXISTS history;
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
, passed_over TEXT) STRICT;
-- Triggers and indices on  history
CREATE INDEX history_batch ON history (batch_id);
CREATE INDEX history_date ON history (date);
CREATE INDEX history_path ON history (path);
CREATE INDEX history_photo ON history (photo_id);

-- Table  job
DROP TABLE IF EXISTS job;
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
INSERT INTO job VALUES(1,'describe',2,'{}',0,'queued',NULL,NULL,0,0,NULL);
-- Triggers and indices on  job
CREATE INDEX job_leased ON job (lease_until_ns) WHERE state = 'leased';
CREATE INDEX job_next ON job (kind, priority DESC, id) WHERE state = 'queued';
CREATE INDEX job_photo ON job (photo_id);
CREATE UNIQUE INDEX job_unfinished ON job (photo_id, kind, params)
  WHERE state IN ('queued', 'leased');

-- Table  migration
DROP TABLE IF EXISTS migration;
CREATE TABLE migration (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  applied TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
INSERT INTO migration VALUES(1,'library','2026-11-21T21:23:03Z');
INSERT INTO migration VALUES(2,'queue_and_files','2026-11-21T21:23:03Z');
INSERT INTO migration VALUES(3,'sidecars_and_undo','2026-11-21T21:23:03Z');
INSERT INTO migration VALUES(4,'health_check','2026-11-21T21:23:03Z');
INSERT INTO migration VALUES(5,'answers','2026-11-21T21:23:03Z');
INSERT INTO migration VALUES(6,'row_digests','2026-11-21T21:23:03Z');
INSERT INTO migration VALUES(7,'document_order','2026-11-21T21:23:03Z');

-- Table  model
DROP TABLE IF EXISTS model;
CREATE TABLE model (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO model VALUES(1,'Salesforce/blip');

-- Table  outbox
DROP TABLE IF EXISTS outbox;
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
INSERT INTO outbox VALUES(1,1,1,1,'{"kind":"person","date":"2026-01-02T03:04:05+00:00","edits":[{"field":"title","value":"Regatta","provenance":{"source":"human","state":null,"model":null,"revision":null,"prompt":null,"score":null,"date":null,"items":[]}}],"add_keywords":[],"remove_keywords":[],"undoes":null}','[]','queued',NULL,NULL,NULL,NULL,NULL,0,NULL);
-- Triggers and indices on  outbox
CREATE INDEX outbox_batch ON outbox (batch_id);

-- Table  photo
DROP TABLE IF EXISTS photo;
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
, sidecar_mark BLOB) STRICT;
INSERT INTO photo VALUES(1,X'2F70686F746F732F323032342F494D475F312E6A7067',1,'IMG_1.jpg','img_0011.jpg IMG_1.jpg','/photos/2024/IMG_1.jpg','present',NULL,1001,1000000000,1,1,X'01010101010101010101010101010101',NULL,NULL,NULL,1,'jpeg',60,40,1,'2024-05-01T12:00:00','Canon EOS R6',NULL,3,'Porto',NULL,NULL,NULL,NULL,NULL);
INSERT INTO photo VALUES(2,X'2F70686F746F732F323032342F494D475F322E6A7067',1,'IMG_2.jpg','img_0012.jpg IMG_2.jpg','/photos/2024/IMG_2.jpg','present',NULL,1002,2000000000,2,1,X'02020202020202020202020202020202',NULL,NULL,NULL,0,'jpeg',60,40,1,'2024-05-02T12:00:00','Canon EOS R6',NULL,4,'Porto',NULL,NULL,NULL,NULL,NULL);
INSERT INTO photo VALUES(3,X'2F70686F746F732F323032342F494D475F332E6A7067',1,'IMG_3.jpg','img_0013.jpg IMG_3.jpg','/photos/2024/IMG_3.jpg','present',NULL,1003,3000000000,3,1,X'03030303030303030303030303030303',NULL,NULL,NULL,0,'jpeg',60,40,1,'2024-05-03T12:00:00','Canon EOS R6',NULL,5,'Porto',NULL,NULL,NULL,NULL,NULL);
-- Triggers and indices on  photo
CREATE INDEX photo_digest ON photo (image_digest) WHERE image_digest IS NOT NULL;
CREATE INDEX photo_folder ON photo (folder_id);
CREATE INDEX photo_trouble ON photo (status) WHERE status <> 'present';

-- Table  photo_text
DROP TABLE IF EXISTS photo_text;
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
INSERT INTO photo_text VALUES(1,'alt_text','A boat','human',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO photo_text VALUES(1,'answers','[{"question":"is it day?","answer":"yes","probability":0.9,"model":"Salesforce/blip-vqa","revision":null,"date":null,"state":"draft"}]','unknown',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO photo_text VALUES(1,'caption','a red boat at the café','human',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO photo_text VALUES(1,'keywords','["boat","\u6771\u4eac"]','human',NULL,NULL,NULL,NULL,NULL,NULL,NULL);

-- Table  question
DROP TABLE IF EXISTS question;
CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  n INTEGER NOT NULL
) STRICT;
INSERT INTO question VALUES(1,'is it day','is it day?',1);
-- Triggers and indices on  question
CREATE INDEX question_n ON question (n);

-- Table  queue_state
DROP TABLE IF EXISTS queue_state;
CREATE TABLE queue_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  paused INTEGER NOT NULL DEFAULT 0,
  photo_s REAL -- seconds for one photo, a running mean
) STRICT;
INSERT INTO queue_state VALUES(1,1,NULL);

-- Table  root
DROP TABLE IF EXISTS root;
CREATE TABLE root (
  path BLOB PRIMARY KEY,
  added TEXT NOT NULL,
  paused INTEGER NOT NULL DEFAULT 0,
  device INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO root VALUES(X'2F70686F746F73','2026-01-02T03:04:05+00:00',0,1);

-- Table  row_digest
DROP TABLE IF EXISTS row_digest;
CREATE TABLE row_digest (
  photo_id INTEGER PRIMARY KEY REFERENCES photo (id) ON DELETE CASCADE,
  digest INTEGER NOT NULL
) STRICT;
INSERT INTO row_digest VALUES(1,6448127625092020397);
INSERT INTO row_digest VALUES(2,6247460034815614344);
INSERT INTO row_digest VALUES(3,-6325809438928324014);

-- Table  saved_search
DROP TABLE IF EXISTS saved_search;
CREATE TABLE saved_search (
  name TEXT PRIMARY KEY,
  query TEXT NOT NULL,
  sort TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO saved_search VALUES('Boats','boat rating:>=3','newest');

-- Table  session
DROP TABLE IF EXISTS session;
CREATE TABLE session (
  owner TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Table  vector
DROP TABLE IF EXISTS vector;
CREATE TABLE vector (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  model TEXT NOT NULL,
  revision TEXT NOT NULL,
  photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
  values_int8 BLOB NOT NULL,
  UNIQUE (model, revision, photo_id)
) STRICT;
INSERT INTO vector VALUES(1,'Salesforce/blip-itm','r1',1,X'0001020304050607');
-- Triggers and indices on  vector
CREATE INDEX vector_photo ON vector (photo_id);

-- Table  word
DROP TABLE IF EXISTS word;
CREATE TABLE word (
  word TEXT PRIMARY KEY,
  n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO word VALUES('1',1);
INSERT INTO word VALUES('2',1);
INSERT INTO word VALUES('2024',3);
INSERT INTO word VALUES('3',1);
INSERT INTO word VALUES('a',2);
INSERT INTO word VALUES('at',1);
INSERT INTO word VALUES('beach',1);
INSERT INTO word VALUES('boat',1);
INSERT INTO word VALUES('cafe',1);
INSERT INTO word VALUES('canon',3);
INSERT INTO word VALUES('day',1);
INSERT INTO word VALUES('dog',1);
INSERT INTO word VALUES('eos',3);
INSERT INTO word VALUES('img',3);
INSERT INTO word VALUES('is',1);
INSERT INTO word VALUES('it',1);
INSERT INTO word VALUES('jpg',3);
INSERT INTO word VALUES('on',1);
INSERT INTO word VALUES('photos',3);
INSERT INTO word VALUES('porto',3);
INSERT INTO word VALUES('r6',3);
INSERT INTO word VALUES('red',1);
INSERT INTO word VALUES('the',2);
INSERT INTO word VALUES('yes',1);

-- For primary key autoincrements the next id to use is stored in
-- sqlite_sequence
DELETE FROM main.sqlite_sequence WHERE name='batch';
INSERT INTO main.sqlite_sequence VALUES ('batch', 1);
DELETE FROM main.sqlite_sequence WHERE name='job';
INSERT INTO main.sqlite_sequence VALUES ('job', 1);
DELETE FROM main.sqlite_sequence WHERE name='outbox';
INSERT INTO main.sqlite_sequence VALUES ('outbox', 1);
DELETE FROM main.sqlite_sequence WHERE name='photo';
INSERT INTO main.sqlite_sequence VALUES ('photo', 3);
DELETE FROM main.sqlite_sequence WHERE name='vector';
INSERT INTO main.sqlite_sequence VALUES ('vector', 1);

-- Database header
pragma user_version=7;
pragma application_id=1112295760;

COMMIT TRANSACTION;

-- Restoring writable schema back to default
PRAGMA writable_schema=OFF;

-- We need to force SQLite to reread the schema because otherwise it doesn't
-- know that the virtual tables we inserted directly into sqlite_schema exist.
BEGIN;
CREATE TABLE no_such_table(x,y,z);
ROLLBACK;
