"""Photos that show the same: finding them, and which of them stands for the others."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from blipdesk.domain.jobs import JobKind
from blipdesk.domain.photo import PhotoFormat
from blipdesk.index.database import Index
from blipdesk.index.duplicates import Look
from blipdesk.index.photos import PhotoRecord
from blipdesk.inference.messages import PhotoOutcome, PhotoRequest
from blipdesk.library.embedding import EmbedResult, keep_look
from blipdesk.library.results import NOT_WRITTEN, WriteReport
from blipdesk.library.walk import Candidate


@dataclass(frozen=True, slots=True)
class AlikeGroup:
    """Photos that show the same.

    Args:
        kind: "copy", "shot" (several raw files of one shot), "near" or "burst".
        best: the one that stands for all: best rated, then sharpest, then largest.
        photo_ids: of the best and the others.
    """

    kind: str
    best: Path
    others: tuple[Path, ...]
    photo_ids: tuple[int, ...] = ()


class LookWork:
    """Fingerprints of pictures that have none; needs no model."""

    kind = JobKind.FINGERPRINT

    def __init__(self, index: Index) -> None:
        self._index = index
        self.params = json.dumps({})

    def done_before(self, photo: PhotoRecord) -> list[EmbedResult] | None:
        """Leave out what is known, and raw files: they are paired by their name."""
        is_raw = photo.facts.format is PhotoFormat.RAW
        if is_raw or self._index.duplicates.is_looked_at(photo.photo_id):
            return [EmbedResult(photo.path, done=False, reason="looked at before")]
        return None

    def request(self, photo: PhotoRecord) -> PhotoRequest:
        """Ask for the fingerprint alone."""
        return PhotoRequest(photo.photo_id, photo.path, caption=False, fingerprint=True)

    def record(self, photo: PhotoRecord, outcome: PhotoOutcome) -> WriteReport:
        """Keep the fingerprint."""
        keep_look(self._index, photo.photo_id, outcome)
        return NOT_WRITTEN

    def write(
        self, photo: PhotoRecord, outcome: PhotoOutcome, known: WriteReport | None
    ) -> list[EmbedResult]:
        """Write nothing: fingerprints lie in the library only."""
        return [EmbedResult(photo.path, done=True)]

    def skipped(self, candidate: Candidate, reason: str) -> list[EmbedResult]:
        """Report a photo that is left out."""
        return [EmbedResult(candidate.path, done=False, reason=reason)]

    def failed(
        self, candidate: Candidate, reason: str, *, is_open: bool = False
    ) -> list[EmbedResult]:
        """Report a photo that cannot be looked at."""
        return [EmbedResult(candidate.path, done=False, failed=True, reason=reason)]


def regroup(index: Index) -> int:
    """Group all photos by what is known of them; return for how many that changed something."""
    # Here and not above: numpy would slow the start of every command.
    from blipdesk.library.grouping import Frame, group_frames

    groups = group_frames([Frame(*_known(look)) for look in index.duplicates.looks()])
    members = {
        photo_id: f"{group.photo_ids[0]}:{group.kind}"
        for group in groups
        for photo_id in group.photo_ids
    }
    with index.transaction():
        return index.duplicates.replace(members)


def alike_groups(index: Index, is_wanted: Callable[[Path], bool]) -> Iterator[AlikeGroup]:
    """Give the groups with a wanted photo; a raw file beside its JPEG is no photo of its own."""
    for kind, looks in index.duplicates.groups():
        if any(is_wanted(look.file) for look in looks):
            group = _group(kind, looks)
            if group is not None:
                yield group


def group_of(index: Index, photo_id: int) -> AlikeGroup | None:
    """Return the photos that show the same as one; None: there are no others."""
    found = (_group(kind, looks) for kind, looks in index.duplicates.groups([photo_id]))
    return next((group for group in found if group is not None), None)


def _group(kind: str, looks: list[Look]) -> AlikeGroup | None:
    photos = by_merit(_without_raws(looks))
    if len(photos) < 2:
        return None
    files = tuple(look.file for look in photos)
    return AlikeGroup(kind, files[0], files[1:], tuple(look.photo_id for look in photos))


def _without_raws(looks: list[Look]) -> list[Look]:
    developed = {_name(look) for look in looks if look.format != PhotoFormat.RAW}
    return [
        look for look in looks if look.format != PhotoFormat.RAW or _name(look) not in developed
    ]


def _name(look: Look) -> bytes:
    return look.path.rpartition(b".")[0]


def by_merit(looks: Iterable[Look]) -> list[Look]:
    """Order photos of a group: stars, then what can be decoded, sharpness, size, age."""
    return sorted(
        looks,
        key=lambda look: (
            -(look.rating or 0),
            look.format == PhotoFormat.RAW,
            -(look.sharpness or 0.0),
            -look.pixels,
            look.photo_id,
        ),
    )


_Known = tuple[int, bytes, bool, bytes | None, int | None, str | None, int | None]


def _known(look: Look) -> _Known:
    """Return what a ``Frame`` is made of."""
    return (
        look.photo_id,
        look.path.rpartition(b".")[0],
        look.format == PhotoFormat.RAW,
        look.image_digest,
        look.perceptual_hash,
        look.camera,
        _seconds(look.taken),
    )


def _seconds(taken: str | None) -> int | None:
    """Return local time as if it were UTC; cameras write all kinds of nonsense there."""
    try:
        moment = None if taken is None else datetime.fromisoformat(taken)
        return None if moment is None else int(moment.replace(tzinfo=UTC).timestamp())
    except (ValueError, OverflowError):
        return None
