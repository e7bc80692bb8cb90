"""Photos by the meaning of their picture: embeddings compared by their angle.

Up to ``EXACT_AT_MOST`` photos every embedding is compared, with numpy. Above it faiss keeps them
sorted into cells (IVF, 8 bits a number) and compares only the cells nearest to the question. The
sorted form is a file that can be thrown away at any time; it is made anew when it is missing, does
not belong to this database, or a tenth of what it should hold is not in it.
"""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from blipdesk.domain.errors import BugError
from blipdesk.index.cells import Cells, newest_mark
from blipdesk.index.vectors import Vectors

EXACT_AT_MOST = 150_000
_CHUNK = 16_384
_STALE = 0.1

Floats = NDArray[np.float32]
Bytes = NDArray[np.int8]
Numbers = NDArray[np.int64]
Match = tuple[int, float]


class Likeness:
    """The embeddings of one model, ready to be compared.

    Args:
        vectors: of an index of this thread.
        model, revision: whose embeddings are compared.
        embed: gives a text's embedding, in the same form as photos have it.
        cache: the file of the sorted form.
        on_notice: is called with a line when something takes long.
        exact_at_most: number of photos up to which all are compared.

    Photos whose embedding was deleted may still be found until the object is made anew.
    """

    def __init__(
        self,
        vectors: Vectors,
        model: str,
        revision: str,
        embed: Callable[[str], bytes],
        *,
        cache: Path,
        on_notice: Callable[[str], None] = lambda _: None,
        exact_at_most: int = EXACT_AT_MOST,
    ) -> None:
        self._vectors = vectors
        self._key = (model, revision)
        self._embed = embed
        self._cache = cache
        self._on_notice = on_notice
        self._exact_at_most = exact_at_most
        self._photo_ids: Numbers = np.empty(0, np.int64)
        self._rows: Bytes = np.empty((0, 0), np.int8)
        self._cells: Cells | None = None
        self._newest = 0
        self._total = 0

    @property
    def model(self) -> tuple[str, str]:
        """Id and revision of the model."""
        return self._key

    def nearest(self, text: str, limit: int, among: Collection[int] | None = None) -> list[Match]:
        """Return (photo id, cosine -1..1) of the photos most like a text, best first.

        Args:
            among: only these photos; None: all.
        """
        return self._nearest(self._embed(text), limit, among)

    def similar(
        self, photo_id: int, limit: int, among: Collection[int] | None = None
    ) -> list[Match]:
        """Return the photos most like a photo, without itself; none if it has no embedding."""
        vector = self._vectors.get(photo_id, *self._key)
        if vector is None:
            return []
        found = self._nearest(vector, limit + 1, among)
        return [match for match in found if match[0] != photo_id][:limit]

    def _nearest(self, vector: bytes, limit: int, among: Collection[int] | None) -> list[Match]:
        question = _normalised(np.frombuffer(vector, np.int8)[None, :])[0]
        wanted = None if among is None else np.fromiter(among, np.int64, len(among))
        newest = self._vectors.newest()
        if newest != self._newest:
            self._total = self._vectors.total(*self._key)
            self._bring_up_to_date(newest)
            self._newest = newest
        if self._cells is not None:
            return self._cells.nearest(question, limit, wanted)
        if not len(self._photo_ids):
            return []
        if question.shape[0] != self._rows.shape[1]:
            raise BugError("an embedding of another size than the library's")
        if wanted is None:
            return _best(question, self._rows, self._photo_ids, limit)
        chosen = np.isin(self._photo_ids, wanted)
        return _best(question, self._rows[chosen], self._photo_ids[chosen], limit)

    def _bring_up_to_date(self, newest: int) -> None:
        if self._total > self._exact_at_most:
            self._photo_ids, self._rows = np.empty(0, np.int64), np.empty((0, 0), np.int8)
            self._bring_cells_up_to_date(newest)
            return
        if self._cells is not None:  # so many were deleted that all can be compared again
            self._cells, self._newest = None, 0
        added = dict(self._vectors.stored_after(self._newest, *self._key))
        if not added:
            return
        photo_ids = np.fromiter(added, np.int64, len(added))
        rows = np.frombuffer(b"".join(added.values()), np.int8).reshape(len(added), -1)
        kept = ~np.isin(self._photo_ids, photo_ids)  # an embedding may have been made anew
        self._photo_ids = np.concatenate([self._photo_ids[kept], photo_ids])
        self._rows = np.concatenate([self._rows[kept], rows]) if self._rows.size else rows

    def _bring_cells_up_to_date(self, newest: int) -> None:
        mark = newest_mark(self._vectors, *self._key)
        cells = self._cells or Cells.load(self._cache, mark)
        if cells is None or abs(self._total - cells.trained_on) > _STALE * self._total:
            self._on_notice(f"sorting {self._total:,} pictures for the search by meaning")
            cells = Cells.make(self._vectors, *self._key)
            cells.save(self._cache, mark)
        elif cells.newest < newest:
            cells.add(self._vectors.stored_after(cells.newest, *self._key), newest)
        self._cells = cells


def _normalised(rows: NDArray[Any]) -> Floats:
    """Return the rows as unit vectors."""
    floats = rows.astype(np.float32)
    length = np.sqrt(np.einsum("ij,ij->i", floats, floats))[:, None]
    return np.asarray(floats / np.maximum(length, 1e-9), np.float32)


def _scores(question: Floats, rows: Bytes) -> Floats:
    floats = rows.astype(np.float32)
    length = np.sqrt(np.einsum("ij,ij->i", floats, floats))
    return np.asarray(floats @ question / np.maximum(length, 1e-9), np.float32)


def _best(question: Floats, rows: Bytes, photo_ids: Numbers, limit: int) -> list[Match]:
    parts = [_scores(question, rows[i : i + _CHUNK]) for i in range(0, len(rows), _CHUNK)]
    scores = np.concatenate(parts) if parts else np.empty(0, np.float32)
    if limit < len(scores):
        chosen = np.argpartition(-scores, limit)[:limit]
        scores, photo_ids = scores[chosen], photo_ids[chosen]
    order = np.lexsort((photo_ids, -scores))
    return [(int(photo_ids[i]), float(scores[i])) for i in order]
