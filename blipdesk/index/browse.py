"""What a window lists: ids in order, the rows of a page, and the numbers beside folders."""

import json
import os
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.query import Node
from blipdesk.domain.text import Field
from blipdesk.index.codec import or_damaged
from blipdesk.index.connection import Connection, Row
from blipdesk.index.highlight import Highlighter, Snippet
from blipdesk.index.photos import PhotoStatus
from blipdesk.index.search import Search
from blipdesk.index.shown_texts import ShownTexts, as_text

REVIEWED_FIELDS = (Field.CAPTION, Field.ALT_TEXT, Field.KEYWORDS)
_DOCID_SLOTS = 16
_SECONDS_A_DAY = 86_400
_FIELDS = ", ".join(f"'{field}'" for field in REVIEWED_FIELDS)
# A proposal for a field that holds a person's words is kept, but there is nothing to decide.
_OPEN_DRAFT = (
    f"draft.state = 'draft' AND draft.field IN ({_FIELDS}) AND NOT EXISTS"
    " (SELECT 1 FROM photo_text AS held WHERE held.photo_id = draft.photo_id"
    " AND held.field = draft.field AND held.field <> 'keywords'"
    " AND NOT (held.source = 'machine' AND ifnull(held.state, '') = 'draft'))"
)
# A raw file beside its JPEG has no document: both are one photo.
_COUNTS = "EXISTS (SELECT 1 FROM document WHERE document.photo_id = draft.photo_id)"
_PROBLEMS = (
    "SELECT id FROM photo WHERE status IN ('unreadable', 'missing', 'offline')"
    " UNION SELECT photo_id FROM job WHERE state = 'failed' AND id IN"
    " (SELECT max(id) FROM job GROUP BY photo_id)"
    " UNION SELECT photo_id FROM outbox WHERE state = 'failed'"
)
_ROWS = (
    "SELECT photo.id, path, name, status, size_bytes, mtime_ns, width_px, height_px, orientation,"
    " taken, rating, sidecar IS NOT NULL,"
    " alt.value, alt.source, alt.state, coalesce(caption.value, ''), decorative.value,"
    # The plus keeps SQLite from walking through all open drafts for every photo.
    f" EXISTS (SELECT 1 FROM draft WHERE photo_id = photo.id AND +{_OPEN_DRAFT}),"
    " coalesce(problem, (SELECT reason FROM job WHERE job.photo_id = photo.id"
    " AND job.state = 'failed' ORDER BY job.id DESC LIMIT 1),"
    " (SELECT reason FROM outbox WHERE outbox.photo_id = photo.id AND outbox.state = 'failed'"
    " ORDER BY outbox.id DESC LIMIT 1))"
    " FROM photo"
    " LEFT JOIN photo_text AS alt ON alt.photo_id = photo.id AND alt.field = 'alt_text'"
    " LEFT JOIN photo_text AS caption"
    " ON caption.photo_id = photo.id AND caption.field = 'caption'"
    " LEFT JOIN photo_text AS decorative"
    " ON decorative.photo_id = photo.id AND decorative.field = 'decorative'"
    " WHERE photo.id IN (SELECT value FROM json_each(?))"
)


@dataclass(frozen=True, slots=True)
class ListedPhoto:
    """One photo as a list shows it.

    Args:
        size_bytes, mtime_ns: as of the last reading; 0 where it could never be read.
        width_px, height_px: upright, 0 where unknown.
        taken: as in ``PhotoFacts``.
        alt_text: of the file.
        has_draft: a caption, alt text or keywords wait for review.
        is_approved: the file's alt text is a person's or was approved by one.
        problem: what is wrong with it, one line.
        snippet: what a search has found in its words.
    """

    photo_id: int
    path: Path
    name: str
    status: PhotoStatus
    size_bytes: int
    mtime_ns: int
    width_px: int
    height_px: int
    taken: str | None
    rating: int | None
    has_sidecar: bool
    alt_text: str | None
    caption: str
    is_decorative: bool
    has_draft: bool
    is_approved: bool
    problem: str | None
    snippet: Snippet | None = None


@dataclass(frozen=True, slots=True)
class FolderCount:
    """How many photos lie in one folder itself."""

    path: Path
    photos: int


class Browse:
    """Reads lists; on a read-only connection of its own.

    Args:
        path: of the database, which exists.
        finder: of the same database, for highlighting.

    Raises:
        DatabaseError: as ``Connection``.
    """

    def __init__(self, path: Path, finder: Search) -> None:
        self._connection = Connection(path, read_only=True)
        self._finder = finder
        self._shown = ShownTexts(self._connection)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def interrupt(self) -> None:
        """Stop the query that runs now; from any thread."""
        self._connection.interrupt()

    def count(self) -> int:
        """Count the photos that are not missing."""
        return int(self._connection.value("SELECT count(*) FROM document"))

    def newest(self, limit: int) -> list[int]:
        """Return the ids of the newest photos, the newest first."""
        sql = "SELECT photo_id FROM document ORDER BY docid DESC LIMIT ?"
        return [row[0] for row in self._connection.rows(sql, (limit,))]

    def all_by_date(self, *, newest_first: bool = True) -> "tuple[array[int], array[int]]":
        """Return the ids of all photos by date, and the day of each (days since 1970)."""
        ids, days = array("q"), array("q")
        order = "DESC" if newest_first else "ASC"
        sql = f"SELECT docid, photo_id FROM document ORDER BY docid {order}"
        for docid, photo_id in self._connection.rows(sql):
            ids.append(photo_id)
            days.append(docid // _DOCID_SLOTS // _SECONDS_A_DAY)
        return ids, days

    def days_of(self, ids: Sequence[int]) -> "array[int]":
        """Return the day of each photo, in the order of the ids."""
        sql = (
            "SELECT docid FROM json_each(?) LEFT JOIN document ON photo_id = json_each.value"
            " ORDER BY json_each.key"
        )
        found = self._connection.rows(sql, (json.dumps(list(ids)),))
        return array("q", [(row[0] or 0) // _DOCID_SLOTS // _SECONDS_A_DAY for row in found])

    def by_folder(self, ids: Sequence[int]) -> "tuple[array[int], list[tuple[int, Path]]]":
        """Bring the photos of a folder together; inside of it they keep their order.

        Returns:
            The ids, folder by folder in the order of their paths, and of each folder the position
            of its first photo.
        """
        folders = {row[0]: row[1] for row in self._connection.rows("SELECT id, path FROM folder")}
        sql = (
            "SELECT folder_id, json_each.value FROM json_each(?) JOIN photo"
            " ON photo.id = json_each.value ORDER BY json_each.key"
        )
        within: dict[int, list[int]] = {}
        for folder_id, photo_id in self._connection.rows(sql, (json.dumps(list(ids)),)):
            within.setdefault(folder_id, []).append(photo_id)
        ordered, firsts = array("q"), []
        for folder_id in sorted(within, key=folders.__getitem__):
            firsts.append((len(ordered), Path(os.fsdecode(folders[folder_id]))))
            ordered.extend(within[folder_id])
        return ordered, firsts

    def undescribed(self, ids: Sequence[int]) -> list[int]:
        """Return those of some photos that have no proposal for a caption, in the same order."""
        sql = (
            "SELECT photo.id FROM json_each(?) JOIN photo ON photo.id = json_each.value"
            " WHERE status = 'present' AND NOT EXISTS"
            " (SELECT 1 FROM draft WHERE photo_id = photo.id AND field = 'caption'"
            " AND state <> 'superseded') ORDER BY json_each.key"
        )
        return [row[0] for row in self._connection.rows(sql, (json.dumps(list(ids)),))]

    def drafts_worst_first(self) -> list[int]:
        """Return the photos whose words wait for review, the lowest score first."""
        sql = (
            f"SELECT photo_id FROM draft WHERE {_OPEN_DRAFT} AND EXISTS"
            " (SELECT 1 FROM photo WHERE id = photo_id AND status = 'present')"
            f" AND {_COUNTS}"
            " GROUP BY photo_id ORDER BY min(ifnull(score, 2)), photo_id"
        )
        return [row[0] for row in self._connection.rows(sql)]

    def draft_scores(self) -> dict[int, float]:
        """Return the lowest score of the open proposals for each photo; without one: left out."""
        sql = (
            f"SELECT photo_id, min(score) FROM draft WHERE {_OPEN_DRAFT} AND score IS NOT NULL"
            " GROUP BY photo_id"
        )
        return dict(self._connection.rows(sql))

    def by_place(self, ids: Sequence[int]) -> list[int]:
        """Return photos in the order of their folders and names."""
        sql = (
            "SELECT photo.id FROM json_each(?) JOIN photo ON photo.id = json_each.value"
            " JOIN folder ON folder.id = folder_id ORDER BY folder.path, name_key, photo.path"
        )
        return [row[0] for row in self._connection.rows(sql, (json.dumps(list(ids)),))]

    def problems(self) -> list[int]:
        """Return the photos that cannot be read, reached, described or written, newest first."""
        return [row[0] for row in self._connection.rows(f"{_PROBLEMS} ORDER BY 1 DESC")]

    def count_drafts(self) -> int:
        """Count the photos whose words wait for review."""
        sql = (
            f"SELECT count(DISTINCT photo_id) FROM draft WHERE {_OPEN_DRAFT} AND EXISTS"
            " (SELECT 1 FROM photo WHERE id = photo_id AND status = 'present')"
            f" AND {_COUNTS}"
        )
        return int(self._connection.value(sql))

    def count_problems(self) -> int:
        """Count the photos of ``problems``."""
        return int(self._connection.value(f"SELECT count(*) FROM ({_PROBLEMS})"))

    def folder_counts(self) -> list[FolderCount]:
        """Return the folders that hold photos, by path."""
        rows = self._connection.rows(
            "SELECT path, n FROM (SELECT folder_id, count(*) AS n FROM photo"
            " WHERE status <> 'missing' AND (format <> 'raw'"
            " OR EXISTS (SELECT 1 FROM document WHERE photo_id = photo.id)) GROUP BY folder_id)"
            " JOIN folder ON folder.id = folder_id ORDER BY path"
        )
        return [FolderCount(Path(os.fsdecode(path)), number) for path, number in rows]

    def photos(self, ids: Sequence[int], root: Node | None = None) -> list[ListedPhoto]:
        """Return the rows of some photos, in the order of the ids; forgotten ones are left out.

        Args:
            root: of the query whose words are to be highlighted.
        """
        rows = {row[0]: row for row in self._connection.rows(_ROWS, (json.dumps(list(ids)),))}
        snippets = self._snippets(ids, root) if root is not None else {}
        return [_listed(rows[i], snippets.get(i)) for i in ids if i in rows]

    def _snippets(self, ids: Sequence[int], root: Node) -> dict[int, Snippet | None]:
        highlighter = Highlighter(root, self._finder.tokens)
        held = self._shown.of(list(ids))
        return {i: highlighter.snippet(as_text(texts)) for i, texts in held.items()}


@or_damaged
def _listed(row: Row, snippet: Snippet | None) -> ListedPhoto:
    photo_id, path, name, status, size_bytes, mtime_ns, width, height, orientation, *rest = row
    taken, rating, has_sidecar, alt, alt_source, alt_state, caption, *flags = rest
    decorative, has_draft, problem = flags
    if orientation >= 5:  # turned by a quarter
        width, height = height, width
    approved = alt is not None and (alt_source != "machine" or alt_state == "approved")
    return ListedPhoto(
        photo_id,
        Path(os.fsdecode(path)),
        name,
        PhotoStatus(status),
        size_bytes or 0,
        mtime_ns or 0,
        width,
        height,
        taken,
        rating,
        bool(has_sidecar),
        alt,
        caption,
        decorative == "true",
        bool(has_draft),
        approved,
        problem,
        snippet,
    )
