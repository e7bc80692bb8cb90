"""Which photos show the same: copies, the raw file and JPEG of a shot, bursts, near-duplicates."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from blipdesk.imaging.fingerprint import distance

BURST_GAP_S = 3
BURST_BITS = 12
NEAR_BITS = 3
_BANDS = 4
_BAND_BITS = 16
_MOST_IN_BUCKET = 2000


class Kind(StrEnum):
    """Why photos are one group, from the firmest reason to the loosest."""

    COPY = "copy"
    SHOT = "shot"
    NEAR = "near"
    BURST = "burst"


@dataclass(frozen=True, slots=True)
class Frame:
    """One photo as grouping sees it.

    Args:
        path: without the suffix, as bytes; a raw file and its JPEG share it.
        is_raw: it is a camera's raw file.
        image_digest: equal for equal image data; None: unknown.
        perceptual_hash: as in ``imaging.fingerprint``; None: not known, or no structure.
        camera: model; None: unknown.
        taken_s: local time; None: unknown.
    """

    photo_id: int
    path: bytes
    is_raw: bool
    image_digest: bytes | None
    perceptual_hash: int | None
    camera: str | None
    taken_s: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """Photos that show the same.

    Args:
        kind: the loosest reason within it.
        photo_ids: two or more, ascending.
    """

    kind: Kind
    photo_ids: tuple[int, ...]


def group_frames(frames: Sequence[Frame]) -> list[Group]:
    """Return the groups; a photo is in one at most.

    Bursts are photos of one camera, each within three seconds of the one before and looking like
    it; near-duplicates look nearly the same whenever they were taken.
    """
    links = _Links()
    for kind, pairs in (
        (Kind.COPY, _copies(frames)),
        (Kind.SHOT, _shots(frames)),
        (Kind.NEAR, _near(frames)),
        (Kind.BURST, _bursts(frames)),
    ):
        for one, other in pairs:
            links.join(one, other, kind)
    return links.groups()


class _Links:
    """Union and find, with the loosest reason of each set."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}
        self._kind: dict[int, Kind] = {}

    def join(self, one: int, other: int, kind: Kind) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        if first != second:  # photos that are joined already need no further reason
            kinds = (kind, self._kind.get(first, Kind.COPY), self._kind.get(second, Kind.COPY))
            self._parent[second] = first
            self._kind[first] = max(kinds, key=list(Kind).index)

    def groups(self) -> list[Group]:
        members: dict[int, list[int]] = {}
        for photo_id in self._parent:
            members.setdefault(self._root(photo_id), []).append(photo_id)
        return [
            Group(self._kind[root], tuple(sorted(ids)))
            for root, ids in sorted(members.items())
            if len(ids) > 1
        ]

    def _root(self, photo_id: int) -> int:
        self._parent.setdefault(photo_id, photo_id)
        while (parent := self._parent[photo_id]) != photo_id:
            self._parent[photo_id] = self._parent[parent]
            photo_id = parent
        return photo_id


def _copies(frames: Iterable[Frame]) -> Iterator[tuple[int, int]]:
    first: dict[bytes, int] = {}
    for frame in frames:
        if frame.image_digest is not None:
            other = first.setdefault(frame.image_digest, frame.photo_id)
            if other != frame.photo_id:
                yield other, frame.photo_id


def _shots(frames: Iterable[Frame]) -> Iterator[tuple[int, int]]:
    raws = {frame.path.lower(): frame.photo_id for frame in frames if frame.is_raw}
    for frame in frames:  # one shot can also have two raw files, the camera's and a converted one
        raw = raws.get(frame.path.lower(), frame.photo_id)
        if raw != frame.photo_id:
            yield raw, frame.photo_id


def _bursts(frames: Iterable[Frame]) -> Iterator[tuple[int, int]]:
    dated = sorted(
        (frame.camera or "", frame.taken_s, frame.photo_id, frame.perceptual_hash)
        for frame in frames
        if frame.taken_s is not None and frame.perceptual_hash is not None
    )
    for (camera, then_s, one, before), (other_camera, now_s, other, after) in pairwise(dated):
        if camera == other_camera and now_s - then_s <= BURST_GAP_S:
            assert before is not None and after is not None
            if distance(before, after) <= BURST_BITS:
                yield one, other


def _near(frames: Iterable[Frame]) -> Iterator[tuple[int, int]]:
    """Compare hashes that share a quarter: of two that differ in three bits, one always does."""
    known = [(f.perceptual_hash, f.photo_id) for f in frames if f.perceptual_hash is not None]
    if not known:
        return
    hashes = np.array([value for value, _ in known], np.int64).view(np.uint64)
    photo_ids = np.array([photo_id for _, photo_id in known], np.int64)
    order = np.argsort(hashes, kind="stable")
    hashes, photo_ids = hashes[order], photo_ids[order]
    same = np.flatnonzero(hashes[1:] == hashes[:-1])
    yield from zip(photo_ids[same].tolist(), photo_ids[same + 1].tolist(), strict=True)
    different, first = np.unique(hashes, return_index=True)
    for one, other in _near_pairs(different):
        yield int(photo_ids[first[one]]), int(photo_ids[first[other]])


def _near_pairs(hashes: NDArray[np.uint64]) -> Iterator[tuple[int, int]]:
    for band in range(_BANDS):
        part = (hashes >> np.uint64(band * _BAND_BITS)) & np.uint64(0xFFFF)
        order = np.argsort(part, kind="stable")
        edges = np.flatnonzero(np.diff(part[order])) + 1
        for bucket in np.split(order, edges):
            # A bucket of thousands is of pictures with hardly any structure.
            if 2 <= len(bucket) <= _MOST_IN_BUCKET:
                yield from _close_in(hashes, bucket)


def _close_in(hashes: NDArray[np.uint64], bucket: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    values = hashes[bucket]
    differing = np.bitwise_count(values[:, None] ^ values[None, :])
    for one, other in zip(*np.nonzero(np.triu(differing <= NEAR_BITS, 1)), strict=True):
        yield int(bucket[one]), int(bucket[other])
