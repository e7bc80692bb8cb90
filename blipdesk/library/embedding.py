"""Looking at pictures for the search by meaning, without describing them."""

import json
from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.jobs import JobKind
from blipdesk.index.database import Index
from blipdesk.index.photos import PhotoRecord
from blipdesk.inference.messages import ModelLocation, PhotoOutcome, PhotoRequest
from blipdesk.library.results import NOT_WRITTEN, WriteReport
from blipdesk.library.walk import Candidate


@dataclass(frozen=True, slots=True)
class EmbedResult:
    """One photo of an embed run; ``reason`` says why it failed or was left out."""

    path: Path
    done: bool
    failed: bool = False
    reason: str | None = None


class EmbedWork:
    """Embeddings of pictures that have none of this model.

    Args:
        model: the matcher.
        redo: make them anew as well.
    """

    kind = JobKind.EMBED

    def __init__(self, index: Index, model: ModelLocation, *, redo: bool = False) -> None:
        self._index = index
        self._model = model
        self._redo = redo
        self.params = json.dumps({"model": model.id}, sort_keys=True)

    def done_before(self, photo: PhotoRecord) -> list[EmbedResult] | None:
        """Leave out what has an embedding of this model."""
        stored = self._index.vectors.get(photo.photo_id, self._model.id, self._model.revision)
        if self._redo or stored is None:
            return None
        return [EmbedResult(photo.path, done=False, reason="looked at before")]

    def request(self, photo: PhotoRecord) -> PhotoRequest:
        """Ask for the embedding alone."""
        return PhotoRequest(photo.photo_id, photo.path, caption=False, embed=True, fingerprint=True)

    def record(self, photo: PhotoRecord, outcome: PhotoOutcome) -> WriteReport:
        """Keep the embedding."""
        keep_look(self._index, photo.photo_id, outcome)
        return NOT_WRITTEN

    def write(
        self, photo: PhotoRecord, outcome: PhotoOutcome, known: WriteReport | None
    ) -> list[EmbedResult]:
        """Write nothing: embeddings lie in the library only."""
        return [EmbedResult(photo.path, done=True)]

    def skipped(self, candidate: Candidate, reason: str) -> list[EmbedResult]:
        """Report a photo that is left out."""
        return [EmbedResult(candidate.path, done=False, reason=reason)]

    def failed(
        self, candidate: Candidate, reason: str, *, is_open: bool = False
    ) -> list[EmbedResult]:
        """Report a photo that cannot be looked at; it never waits in the queue for that."""
        return [EmbedResult(candidate.path, done=False, failed=True, reason=reason)]


def keep_look(index: Index, photo_id: int, outcome: PhotoOutcome) -> None:
    """Store embedding and fingerprint of an outcome that has them; inside a transaction."""
    if outcome.sharpness is not None:
        index.duplicates.put_look(photo_id, outcome.perceptual_hash, outcome.sharpness)
    if outcome.embedding is not None and outcome.embedding_model is not None:
        model, _, revision = outcome.embedding_model.rpartition("@")
        index.vectors.put(photo_id, model, revision, outcome.embedding)
