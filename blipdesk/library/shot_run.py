"""Describing shots: the JPEG or HEIC first, then its raw file, which takes the same words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from blipdesk.index.photos import PhotoRecord
from blipdesk.library.describing import DescribeWork
from blipdesk.library.results import DescribeResult
from blipdesk.library.twins import developed_partner, known_outcome
from blipdesk.library.walk import Candidate, Walked

_DEVELOPED = frozenset((".jpg", ".jpeg", ".heic", ".heif", ".hif"))


class TakeWordsWork(DescribeWork):
    """Describing, except where the JPEG of the same shot has been described: both show the same."""

    def done_before(self, photo: PhotoRecord) -> list[DescribeResult] | None:
        """Take the partner's words and write them; None: there are none to take."""
        done = super().done_before(photo)
        if done is not None:
            return done
        index = self._desk.index
        partner = developed_partner(index, photo)
        if partner is None:
            return None
        outcome = known_outcome(index, photo, partner, self._model.id, self._options.prompt)
        if outcome is None:
            return None
        with index.transaction(durable=True):
            known = self.record(photo, outcome)
        return self.write(photo, outcome, known)


Begin = Callable[[Sequence[Candidate]], Iterable[DescribeResult]]


class ShotRun:
    """One run over photos; iterate over it once.

    Args:
        walked: the photos.
        describe: begins the run over all that stand for themselves.
        take: begins the run over those beside a developed picture of the first one.
    """

    def __init__(self, walked: Walked, describe: Begin, take: Begin) -> None:
        self.total = len(walked.candidates)
        self.not_photos = walked.not_photos
        self._candidates = walked.candidates
        self._describe = describe
        self._take = take

    def __iter__(self) -> Iterator[DescribeResult]:
        first, later = developed_first(self._candidates)
        if first:
            yield from self._describe(first)
        if later:
            yield from self._take(later)


def developed_first(
    candidates: Sequence[Candidate],
) -> tuple[list[Candidate], list[Candidate]]:
    """Part what lies beside a developed picture of the same name from all else."""
    developed = {_stem(one.path) for one in candidates if _is_developed(one.path)}
    first: list[Candidate] = []
    later: list[Candidate] = []
    for candidate in candidates:
        path = candidate.path
        is_second = not _is_developed(path) and _stem(path) in developed
        (later if is_second else first).append(candidate)
    return first, later


def _is_developed(path: Path) -> bool:
    return path.suffix.lower() in _DEVELOPED


def _stem(path: Path) -> Path:
    return path.with_suffix("")
