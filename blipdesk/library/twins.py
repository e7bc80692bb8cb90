"""Photos that show the same: copies of one picture, and the raw file and JPEG of one shot."""

from blipdesk.domain.photo import PhotoFormat
from blipdesk.domain.text import Field
from blipdesk.index.database import Index
from blipdesk.index.drafts import Draft
from blipdesk.index.photos import PhotoRecord, PhotoStatus
from blipdesk.inference.messages import CaptionResult, PhotoOutcome

_SHOT_SUFFIXES = (".jpg", ".JPG", ".jpeg", ".JPEG", ".heic", ".HEIC", ".hif", ".HIF")


def developed_partner(index: Index, photo: PhotoRecord) -> PhotoRecord | None:
    """Return the JPEG or HEIF that the camera made of the same shot as a raw file.

    Args:
        photo: for anything but a raw file there is none.
    """
    if photo.facts.format is not PhotoFormat.RAW:
        return None
    for suffix in _SHOT_SUFFIXES:
        found = index.photos.by_path(photo.path.with_suffix(suffix))
        if found is not None and found.status is PhotoStatus.PRESENT:
            return found
    return None


def copies(index: Index, photo: PhotoRecord) -> list[PhotoRecord]:
    """Return the other photos with the same image data."""
    if photo.image_digest is None:
        return []
    same = index.photos.by_digest(photo.image_digest)
    return [other for other in same if other.photo_id != photo.photo_id]


def known_outcome(
    index: Index, photo: PhotoRecord, twin: PhotoRecord, model: str, prompt: str | None
) -> PhotoOutcome | None:
    """Return what a model said about a twin as if it had been said about the photo.

    Returns:
        None if that model has not described the twin with that prompt.
    """
    if not index.drafts.described(twin.photo_id, model, prompt):
        return None
    draft = next(d for d in index.drafts.current(twin.photo_id) if d.field is Field.CAPTION)
    return PhotoOutcome(photo.photo_id, caption=_caption(draft, model))


def _caption(draft: Draft, model: str) -> CaptionResult:
    origin = draft.provenance
    return CaptionResult(
        text=str(draft.value),
        score=origin.score,
        logprob=0.0,
        model=model,
        revision=origin.revision or "",
        prompt=origin.prompt,
    )
