"""What a photo says, read afresh, and what waits for it in the index."""

from collections.abc import Iterable, Iterator

from blipdesk.domain.errors import PhotoError
from blipdesk.domain.text import Answer, Field, PhotoText
from blipdesk.index.database import Index
from blipdesk.index.drafts import Draft, DraftState
from blipdesk.library.results import ShownDraft, ShowResult
from blipdesk.library.walk import Candidate
from blipdesk.metadata.listing import list_tags
from blipdesk.metadata.reader import read_metadata


def show(
    index: Index, candidates: Iterable[Candidate], *, all_tags: bool = False
) -> Iterator[ShowResult]:
    """Read photos and give what they say.

    Args:
        all_tags: give also every known tag, and the file that it stands in.
    """
    for candidate in candidates:
        if candidate.problem is not None:
            yield ShowResult(candidate.path, reason=candidate.problem)
            continue
        try:
            metadata = read_metadata(candidate.path, even_damaged=all_tags)
            tags = list_tags(candidate.path) if all_tags else ()
        except PhotoError as error:
            yield ShowResult(candidate.path, reason=str(error))
            continue
        photo = index.photos.by_path(candidate.path)
        drafts = [] if photo is None else index.drafts.current(photo.photo_id)
        yield ShowResult(
            candidate.path,
            metadata.text,
            metadata.facts,
            metadata.sidecar,
            metadata.notes,
            tuple(_shown(draft) for draft in drafts if _waits(draft, metadata.text)),
            tags=tags,
        )


def _waits(draft: Draft, text: PhotoText) -> bool:
    if draft.state is not DraftState.DRAFT:
        return False
    if draft.field is Field.ANSWERS:
        held = {(a.question, a.answer) for a in text.answers}
        return not {(a.question, a.answer) for a in _answers(draft)} <= held
    return draft.value != text.value(draft.field)


def _shown(draft: Draft) -> ShownDraft:
    if draft.field is Field.ANSWERS:
        (answer,) = _answers(draft)
        return ShownDraft("answers", f"{answer.question} {answer.answer}", draft.provenance)
    if isinstance(draft.value, tuple):
        words = tuple(item for item in draft.value if isinstance(item, str))
        return ShownDraft(draft.field.value, words, draft.provenance)
    return ShownDraft(draft.field.value, str(draft.value), draft.provenance)


def _answers(draft: Draft) -> tuple[Answer, ...]:
    value = draft.value if isinstance(draft.value, tuple) else ()
    return tuple(item for item in value if isinstance(item, Answer))
