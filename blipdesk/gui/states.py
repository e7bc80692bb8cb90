"""A photo's state as icon, word and colour; never by colour alone."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from blipdesk.domain.photo import display_name
from blipdesk.index.browse import ListedPhoto
from blipdesk.index.photos import PhotoStatus


@dataclass(frozen=True, slots=True)
class StateLook:
    """How a state is shown: icon name, the token of its colour, and its English word."""

    icon: str
    role: str
    word: str


_LOOKS = {
    "unreadable": StateLook("triangle-alert", "bad", "Cannot be read"),
    "missing": StateLook("image-off", "bad", "File is gone"),
    "offline": StateLook("hard-drive", "muted", "Offline"),
    "problem": StateLook("triangle-alert", "bad", "Problem"),
    "draft": StateLook("sparkles", "draft", "AI draft"),
    "decorative": StateLook("eye-off", "good", "Decorative"),
    "approved": StateLook("check", "good", "Approved"),
    "machine": StateLook("sparkles", "draft", "AI text"),
    "none": StateLook("circle-dashed", "muted", "No alt text"),
}


def state_look(photo: ListedPhoto) -> StateLook:
    """Return how a photo's state is shown."""
    return _LOOKS[_state(photo)]


def state_word(photo: ListedPhoto) -> str:
    """Return a photo's state in the user's language."""
    return QCoreApplication.translate("State", state_look(photo).word)


def _state(photo: ListedPhoto) -> str:
    if photo.status is not PhotoStatus.PRESENT:
        return photo.status.value
    if photo.has_draft:
        return "draft"
    if photo.is_decorative:
        return "decorative"
    if photo.is_approved:
        return "approved"
    if photo.alt_text is not None:
        return "machine"
    return "problem" if photo.problem else "none"


def problem_words(path: Path, problem: str) -> str:
    """Return what is wrong with a photo, to stand beside the photo itself: without its name."""
    words = problem.removeprefix(display_name(str(path))).lstrip(": ").removeprefix("is ")
    return words[:1].upper() + words[1:]
