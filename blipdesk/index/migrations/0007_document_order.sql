-- From the number of a found document to its photo without reading the document: a hundredth of
-- the bytes, which counts while nothing is in the disk cache yet.
CREATE INDEX document_order ON document (docid, photo_id);
