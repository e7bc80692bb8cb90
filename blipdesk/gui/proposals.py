"""The texts that were proposed for a photo."""

from blipdesk.domain.text import Field
from blipdesk.domain.wording import alt_text_draft
from blipdesk.library.browsing import PhotoWords


def percent(score: float) -> str:
    """Return a probability for people."""
    return f"{score:.0%}"


def shown_text(words: PhotoWords) -> str:
    """Return the alt text that waits for a decision."""
    draft = words.draft(Field.ALT_TEXT)
    if draft is not None and isinstance(draft.value, str):
        return draft.value
    return words.text.alt_text or ""


def alternatives(words: PhotoWords) -> list[str]:
    """Return all drafts of a photo's text, the shown one first."""
    draft = words.draft(Field.CAPTION)
    found = [] if draft is None else [text for text in draft.alternatives if text]
    return list(dict.fromkeys((shown_text(words), *map(alt_text_draft, found))))
