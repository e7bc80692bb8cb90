-- Questions and answers as short facet words, for counting answers: n = in how many photos.
-- The key is what two wordings of the same have in common, text the wording that came first.
CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  n INTEGER NOT NULL
) STRICT;
CREATE INDEX question_n ON question (n);

CREATE TABLE answer (
  id INTEGER PRIMARY KEY,
  question_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  n INTEGER NOT NULL,
  UNIQUE (question_id, key)
) STRICT;
CREATE INDEX answer_n ON answer (question_id, n);

-- Photos whose document a step of this kind has made stale; it is made anew when it is opened.
CREATE TABLE document_due (photo_id INTEGER PRIMARY KEY) STRICT;
INSERT INTO document_due
  SELECT photo_id FROM photo_text WHERE field = 'answers'
  UNION SELECT photo_id FROM draft WHERE field = 'answers' AND state <> 'superseded';
