"""What a person types in the review: taken once, laid aside, and shown again until it is saved."""

from blipdesk.domain.text import Field
from blipdesk.gui.edit_operations import WordsEdit
from blipdesk.gui.edits import Edits
from blipdesk.gui.proposals import shown_text
from blipdesk.gui.review_panel import ReviewPanel
from blipdesk.library.browsing import PhotoWords


class ReviewTyping:
    """Minds the field for alt text."""

    def __init__(self, panel: ReviewPanel, edits: Edits) -> None:
        self._panel, self._edits = panel, edits
        self._set_aside: dict[int, str] = {}

    def own_words(self, words: PhotoWords) -> str | None:
        """Return what is to be approved in place of the draft; None: the draft itself."""
        typed = self._panel.typed
        self._take(words)
        return typed if typed != shown_text(words) else None

    def save(self, words: PhotoWords) -> None:
        """Write what was typed, if something was."""
        typed = self._take(words)
        if typed is not None:
            self._edits.set_words([words.photo.path], WordsEdit(((Field.ALT_TEXT, typed),)))

    def lay_aside(self, words: PhotoWords) -> None:
        """Keep what was typed for when the photo is shown again."""
        typed = self._take(words)
        if typed is not None:
            self._set_aside[words.photo.photo_id] = typed

    def held_for(self, words: PhotoWords) -> tuple[str | None, bool]:
        """Return a person's words that are not in the photo, and whether they were laid aside."""
        aside = self._set_aside.pop(words.photo.photo_id, None)
        if aside is not None:
            return aside, True
        held = dict(self._edits.held.words_of(words.photo.path).values).get(Field.ALT_TEXT)
        return (held if isinstance(held, str) else None), False

    def discard(self, words: PhotoWords) -> None:
        """Give up what could not be saved, and show the draft."""
        self._edits.held.discard(words.photo.path)
        self._panel.text.setPlainText(shown_text(words))

    def show_not_saved(self, words: PhotoWords) -> None:
        """Say why a photo's words could not be saved, if that is so."""
        self._panel.not_saved.show_reason(self._edits.held.reason_of(words.photo.path))

    def _take(self, words: PhotoWords) -> str | None:
        """Return what was typed and not saved, once; choosing a draft is no typing."""
        if not self._panel.is_typed:
            return None
        self._panel.text.document().setModified(False)
        typed = self._panel.typed
        return typed if typed != shown_text(words) else None
