"""What the full text index holds of a photo, kept in step with everything it is made from.

Repositories ``touch`` a photo; before the transaction commits, each touched photo's document is
made anew, once, so that no reader ever sees words and index apart.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from blipdesk.domain.photo import PhotoFacts, PhotoFormat
from blipdesk.domain.text import Field
from blipdesk.index.answer_table import AnswerTable
from blipdesk.index.codec import or_damaged
from blipdesk.index.connection import Connection, Row
from blipdesk.index.document_text import (
    COLUMNS,
    Document,
    Numbers,
    Saying,
    Source,
    build_document,
)
from blipdesk.index.row_digests import RowDigests
from blipdesk.index.shots import files_of_shot, shot_of
from blipdesk.index.tokens import surface_words
from blipdesk.index.tree import FolderTree

_SLOT_BITS = 4
_DUE_AT_ONCE = 1000
_NAMES = ", ".join(COLUMNS)
_MARKS = ", ".join("?" * len(COLUMNS))
_WORD_COLUMNS = len(COLUMNS) - 1  # all but the facets
_PHOTO = (
    "SELECT path, status, mtime_ns, EXISTS (SELECT 1 FROM duplicate"
    " WHERE photo_id = photo.id AND kind <> 'shot'),"
    " format, width_px, height_px, orientation, taken, camera, lens, rating, city, region, country,"
    " latitude_deg, longitude_deg FROM photo WHERE id = ? AND status <> 'missing'"
)
_SAYINGS = (
    "SELECT field, value, source, state, model, 1 FROM photo_text WHERE photo_id = ?"
    " UNION ALL SELECT field, value, 'machine', state, model, 0 FROM draft"
    " WHERE photo_id = ? AND state <> 'superseded'"
)


class Documents:
    """The documents of the full text index; made by ``Index``."""

    def __init__(self, connection: Connection, tree: FolderTree) -> None:
        self._connection = connection
        self._touched: dict[int, None] = {}
        self._words: Counter[str] = Counter()
        self._next_docid: dict[int, int] = {}
        self._models: dict[str, int] = {}
        self._answers = AnswerTable(connection)
        self._digests = RowDigests(connection)
        self._numbers = Numbers(self._model_id, tree.chain, (), self._answers.facets)
        connection.before_commit.append(self._refresh_touched)
        connection.after_rollback.append(self._rolled_back)

    def touch(self, photo_id: int) -> None:
        """Have the photo's document made anew before the transaction ends."""
        self._touched[photo_id] = None

    def touch_shot(self, photo_id: int) -> None:
        """The same for the other files of its shot, before the photo leaves its place."""
        path = self._connection.value("SELECT path FROM photo WHERE id = ?", (photo_id,))
        if path is not None:
            for other, _, _ in files_of_shot(self._connection, path):
                self._touched[other] = None

    def forget(self, photo_id: int) -> None:
        """Take a photo out of the full text index at once, before its row goes."""
        self.touch_shot(photo_id)
        self._touched.pop(photo_id, None)
        self._remove(self._stored(photo_id))

    def refresh(self, photo_id: int) -> None:
        """Make a photo's document anew at once; a missing photo has none.

        Nor has a raw file beside its JPEG: both are one photo, see ``shots``.
        """
        self._touched.pop(photo_id, None)
        source = self._source(photo_id)
        stored = self._stored(photo_id)
        if source is None:
            self._remove(stored)
            return
        document = build_document(source, self._numbers)
        if stored is not None and stored[1] == document.date_s:
            if stored[2:] == document.columns:
                return
            self._remove(stored)
            self._insert(stored[0], photo_id, document)
        else:
            self._remove(stored)
            self._insert(self._free_docid(document.date_s), photo_id, document)

    def rebuild(self) -> int:
        """Make all documents and the full text index anew from photos, texts and proposals.

        Returns:
            The number of photos.
        """
        self._connection.change("INSERT INTO document_fts (document_fts) VALUES ('delete-all')")
        self._connection.change("DELETE FROM document")
        self._connection.change("DELETE FROM word")
        self._connection.change("DELETE FROM document_due")
        self._answers.clear()
        self._next_docid.clear()
        self._read_roots()
        number = 0
        sql = "SELECT id FROM photo WHERE id > ? ORDER BY id LIMIT ?"
        for (photo_id,) in self._connection.pages(sql, (), 0):
            self.refresh(photo_id)
            number += 1
        return number

    def refresh_due(self) -> None:
        """Make the documents anew that a step to this version's tables has made stale."""
        sql = "SELECT photo_id FROM document_due LIMIT ?"
        while due := self._connection.rows(sql, (_DUE_AT_ONCE,)):
            with self._connection.transaction():
                for (photo_id,) in due:
                    self.touch(photo_id)
                self._connection.change_many("DELETE FROM document_due WHERE photo_id = ?", due)

    def _refresh_touched(self) -> None:
        if self._touched:
            self._read_roots()
            self._digests.write(self._touched)
            for photo_id in tuple(self._touched):
                self.touch_shot(photo_id)
            for photo_id in tuple(self._touched):
                self.refresh(photo_id)
        if self._words:
            self._store_words()

    def _read_roots(self) -> None:
        rows = self._connection.rows("SELECT path FROM root ORDER BY length(path) DESC")
        self._numbers = replace(self._numbers, roots=tuple(row[0] for row in rows))

    def _rolled_back(self) -> None:
        self._models.clear()
        if self._connection.depth == 1:
            self._words.clear()

    def _source(self, photo_id: int) -> Source | None:
        photo = self._connection.row(_PHOTO, (photo_id,))
        if photo is None:
            return None
        path, status, mtime_ns, in_group, container, *facts = photo
        shot = shot_of(self._connection, path)
        if shot is not None and photo_id in shot.photo_ids[1:]:
            return None
        together = shot is not None and shot.developed == photo_id
        files = shot.photo_ids if shot is not None and together else (photo_id,)
        sayings = [
            saying for file in files for saying in self._connection.rows(_SAYINGS, (file, file))
        ]
        return Source(
            path,
            status,
            mtime_ns,
            PhotoFacts(PhotoFormat(container), *facts),
            tuple(_saying(*row) for row in sayings),
            bool(in_group),
            tuple(name for _, name in shot.raws) if shot is not None and together else (),
        )

    def _stored(self, photo_id: int) -> Row | None:
        return self._connection.row(
            f"SELECT docid, date_s, {_NAMES} FROM document WHERE photo_id = ?", (photo_id,)
        )

    def _insert(self, docid: int, photo_id: int, document: Document) -> None:
        self._connection.change(
            f"INSERT INTO document (docid, photo_id, date_s, {_NAMES}) VALUES (?, ?, ?, {_MARKS})",
            (docid, photo_id, document.date_s, *document.columns),
        )
        self._connection.change(
            f"INSERT INTO document_fts (rowid, {_NAMES}) VALUES (?, {_MARKS})",
            (docid, *document.columns),
        )
        self._words.update(_words(document.columns))
        self._answers.count(document.columns[-1], 1)

    def _remove(self, stored: Row | None) -> None:
        if stored is None:
            return
        docid, _, *columns = stored
        self._connection.change(
            f"INSERT INTO document_fts (document_fts, rowid, {_NAMES})"
            f" VALUES ('delete', ?, {_MARKS})",
            (docid, *columns),
        )
        self._connection.change("DELETE FROM document WHERE docid = ?", (docid,))
        self._words.subtract(_words(columns))
        self._answers.count(columns[-1], -1)

    def _free_docid(self, date_s: int) -> int:
        """Return the first free number from a second's own on.

        Thousands of photos can share one second (no date, copied at once): the search for a gap
        goes on where it ended last time instead of from the start.
        """
        start = self._next_docid.get(date_s, date_s << _SLOT_BITS)
        docid = start
        sql = "SELECT docid FROM document WHERE docid > ? ORDER BY docid LIMIT ?"
        for (taken,) in self._connection.pages(sql, (), start - 1):
            if taken != docid:
                break
            docid += 1
        self._next_docid[date_s] = docid + 1
        return docid

    def _model_id(self, name: str) -> int:
        if name not in self._models:
            sql = "SELECT id FROM model WHERE name = ?"
            found = self._connection.value(sql, (name,))
            if found is None:
                found = self._connection.insert("INSERT INTO model (name) VALUES (?)", (name,))
            self._models[name] = found
        return self._models[name]

    def _store_words(self) -> None:
        changes = sorted((word, n) for word, n in self._words.items() if n)
        self._words.clear()
        self._connection.change_many(
            "INSERT INTO word (word, n) VALUES (?, ?)"
            " ON CONFLICT (word) DO UPDATE SET n = n + excluded.n",
            changes,
        )


@or_damaged
def _saying(
    field: str, value: str, source: str, state: str | None, model: str | None, in_file: int
) -> Saying:
    return Saying(Field(field), value, source, state, model, bool(in_file))


def _words(columns: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for column in tuple(columns)[:_WORD_COLUMNS]:
        if column:
            found |= surface_words(column)
    return found
