"""In which order photos are found, and one page of them."""

from enum import StrEnum

from blipdesk.domain.query import Node, wanted_words
from blipdesk.index import facets
from blipdesk.index.compile import quoted
from blipdesk.index.connection import Connection

RANKED_AT_MOST = 3000


class Order(StrEnum):
    """How results are ordered.

    ``BEST``: by relevance among the newest 3,000, then by date; by date where no word was given.
    ``NAME``: by file name, numbers by their value. ``RATING``: most stars first, unrated last.
    """

    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"
    RATING = "rating"


_MATCH = "document_fts MATCH ?"
# Ten documents lie on a page of the disk, but two hundred entries of this index.
_DOCUMENT = "document INDEXED BY document_order"
# caption, alt text, extended description, title, keywords, answers, file, folder, camera, lens,
# place, facets: a word that somebody chose for the photo says more than the name of its folder.
_WEIGHTS = "4, 4, 2, 5, 5, 2, 2, 1, 0.5, 0.5, 2, 0"
_RATINGS = (5, 4, 3, 2, 1, 0, -1)


def count_of(connection: Connection, expression: str, most: int = -1) -> int:
    """Return how many photos match.

    Args:
        most: counting stops there; -1: it does not.
    """
    sql = f"SELECT count(*) FROM (SELECT 1 FROM document_fts WHERE {_MATCH} LIMIT ?)"
    return int(connection.value(sql, (expression, most)))


def page_of(
    connection: Connection,
    expression: str,
    root: Node | None,
    order: Order,
    limit: int,
    offset: int,
) -> list[int]:
    """Return the photo ids of one page.

    Args:
        expression: what FTS5 shall match.
        root: the query it was made from.
        limit: -1 for all.
    """
    if order is Order.BEST and wanted_words(root):
        return _best(connection, expression, limit, offset)
    if order is Order.NAME:
        return _by_name(connection, expression, limit, offset)
    if order is Order.RATING:
        return _by_rating(connection, expression, limit, offset)
    direction = "ASC" if order is Order.OLDEST else "DESC"
    return _by_date(connection, expression, direction, limit, offset)


def _by_date(
    connection: Connection, expression: str, direction: str, limit: int, offset: int
) -> list[int]:
    rows = connection.rows(
        "SELECT photo_id FROM (SELECT rowid AS found FROM document_fts"
        f" WHERE {_MATCH} ORDER BY rowid {direction} LIMIT ? OFFSET ?)"
        f" JOIN {_DOCUMENT} ON docid = found ORDER BY found {direction}",
        (expression, limit, offset),
    )
    return [row[0] for row in rows]


def _best(connection: Connection, expression: str, limit: int, offset: int) -> list[int]:
    if limit >= 0 and offset >= RANKED_AT_MOST:
        return _by_date(connection, expression, "DESC", limit, offset)
    ranked = connection.rows(
        "SELECT photo_id FROM (SELECT rowid AS found, score FROM"
        f" (SELECT rowid, bm25(document_fts, {_WEIGHTS}) AS score FROM document_fts"
        f" WHERE {_MATCH} ORDER BY rowid DESC LIMIT ?)"
        f" ORDER BY score, rowid DESC LIMIT ? OFFSET ?) JOIN {_DOCUMENT} ON docid = found"
        " ORDER BY score, found DESC",
        (expression, RANKED_AT_MOST, limit, offset),
    )
    found = [row[0] for row in ranked]
    missing = limit - len(found) if limit >= 0 else -1
    if missing and offset + len(found) == RANKED_AT_MOST:
        found += _by_date(connection, expression, "DESC", missing, RANKED_AT_MOST)
    return found


def _by_name(connection: Connection, expression: str, limit: int, offset: int) -> list[int]:
    rows = connection.rows(
        f"SELECT photo.id FROM document_fts JOIN {_DOCUMENT} ON docid = document_fts.rowid"
        f" JOIN photo ON photo.id = photo_id WHERE {_MATCH}"
        " ORDER BY name_key, path LIMIT ? OFFSET ?",
        (expression, limit, offset),
    )
    return [row[0] for row in rows]


def _by_rating(connection: Connection, expression: str, limit: int, offset: int) -> list[int]:
    rated = [quoted(facets.rating(stars)) for stars in _RATINGS]
    parts = [f"{expression} AND {facet}" for facet in rated]
    parts.append(f"{expression} NOT ({' OR '.join(rated)})")
    found: list[int] = []
    for part in parts:
        missing = limit - len(found) if limit >= 0 else -1
        if not missing:
            break
        page = _by_date(connection, part, "DESC", missing, offset)
        found += page
        offset = 0 if page else max(0, offset - count_of(connection, part)) if offset else 0
    return found
