"""Embeddings sorted into cells by faiss, in memory and in a file that can be thrown away."""

import json
import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import xxhash
from numpy.typing import NDArray

from blipdesk.domain.errors import BugError
from blipdesk.index.vectors import Vectors

_MOST_CELLS = 1024
_PROBED = 48
_USUAL_LIMIT = 1000
_TRAINED_PER_CELL = 64
_CHUNK = 16_384

Stored = tuple[int, bytes]


def newest_mark(vectors: Vectors, model: str, revision: str) -> Callable[[int], str]:
    """Return a function that tells this database, up to an embedding's number, from others.

    A database that was restored or rebuilt gives the same numbers to other embeddings.
    """

    def mark(number: int) -> str:
        digest = xxhash.xxh3_128(f"{model}\0{revision}\0{number}".encode())
        for photo_id, vector in vectors.stored_at(number, model, revision):
            digest.update(f"{photo_id}".encode() + vector)
        return digest.hexdigest()

    return mark


@dataclass(slots=True)
class Cells:
    """An index of faiss with what it covers.

    Args:
        raw: ``IndexIVFScalarQuantizer``; its ids are photo ids.
        newest: the number of the newest embedding in it.
        trained_on: how many embeddings there were when the cells were made.
    """

    raw: Any
    newest: int
    trained_on: int

    @classmethod
    def make(cls, vectors: Vectors, model: str, revision: str) -> "Cells":
        """Sort all embeddings of a model; about half a minute for a million."""
        faiss = _faiss()
        total, newest = vectors.total(model, revision), vectors.newest()
        cells = min(_MOST_CELLS, max(1, total // _TRAINED_PER_CELL))
        step = max(1, total // (cells * _TRAINED_PER_CELL))
        sample = _floats(list(islice(vectors.stored_after(0, model, revision), 0, None, step)))[1]
        raw = faiss.index_factory(sample.shape[1], f"IVF{cells},SQ8", faiss.METRIC_INNER_PRODUCT)
        raw.cp.seed = 5  # the same cells for the same embeddings
        raw.train(sample)
        del sample
        for photo_ids, rows in _chunks(vectors.stored_after(0, model, revision)):
            raw.add_with_ids(rows, photo_ids)
        return cls(raw, newest, total)

    @classmethod
    def load(cls, path: Path, mark: Callable[[int], str]) -> "Cells | None":
        """Read the file; None if it is missing, broken or of another database."""
        faiss = _faiss()
        try:
            facts = json.loads(_facts_path(path).read_text("ascii"))
            newest, trained_on = int(facts["newest"]), int(facts["trained_on"])
            if facts["mark"] != mark(newest):
                return None
            return cls(faiss.read_index(str(path)), newest, trained_on)
        except (OSError, ValueError, KeyError, TypeError, RuntimeError):
            return None

    def save(self, path: Path, mark: Callable[[int], str]) -> None:
        """Write the file; a disk that refuses only costs the next start its time."""
        facts = {"newest": self.newest, "trained_on": self.trained_on, "mark": mark(self.newest)}
        part = path.with_name(f"{path.name}.part")
        with suppress(OSError, RuntimeError):
            # Without its facts a half-written file is never read.
            _facts_path(path).unlink(missing_ok=True)
            _faiss().write_index(self.raw, str(part))
            part.replace(path)
            _facts_path(path).write_text(json.dumps(facts), "ascii")
        part.unlink(missing_ok=True)

    def add(self, stored: Iterable[Stored], newest: int) -> None:
        """Sort in what was stored later; an embedding that was made anew replaces the old one."""
        for photo_ids, rows in _chunks(stored):
            self.raw.remove_ids(photo_ids)
            self.raw.add_with_ids(rows, photo_ids)
        self.newest = newest

    def nearest(
        self, question: NDArray[np.float32], limit: int, among: NDArray[np.int64] | None
    ) -> list[tuple[int, float]]:
        """Return (photo id, cosine) of the nearest, best first.

        Args:
            question: unit vector.
            limit: the more are asked for, the more cells are read.
            among: only these photo ids; None: all. The fewer they are, the more cells are read.
        """
        if question.shape[0] != self.raw.d:
            raise BugError("an embedding of another size than the library's")
        faiss = _faiss()
        more = math.sqrt(max(1.0, limit / _USUAL_LIMIT))
        probed, chosen = min(self.raw.nlist, int(_PROBED * more)), None
        if among is not None:
            if not len(among):
                return []
            probed = min(self.raw.nlist, _PROBED * self.raw.ntotal // len(among) + 1)
            bits = np.zeros(int(among.max()) // 8 * 8 + 8, np.bool_)
            bits[among] = True
            chosen = faiss.IDSelectorBitmap(np.packbits(bits, bitorder="little"))
        options = faiss.SearchParametersIVF(sel=chosen, nprobe=probed)
        scores, ids = self.raw.search(question[None, :], limit, params=options)
        pairs = zip(ids[0].tolist(), scores[0].tolist(), strict=True)
        return [(photo_id, score) for photo_id, score in pairs if photo_id >= 0]


def _chunks(stored: Iterable[Stored]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
    rest = iter(stored)
    while chunk := list(islice(rest, _CHUNK)):
        yield _floats(chunk)


def _floats(stored: list[Stored]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    photo_ids = np.fromiter((photo_id for photo_id, _ in stored), np.int64, len(stored))
    rows = np.frombuffer(b"".join(vector for _, vector in stored), np.int8)
    floats = rows.reshape(len(stored), -1).astype(np.float32)
    length = np.sqrt(np.einsum("ij,ij->i", floats, floats))[:, None]
    return photo_ids, floats / np.maximum(length, 1e-9)


def _facts_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _faiss() -> Any:
    # Here and not above: only libraries of this size pay for loading it.
    import faiss

    return faiss
