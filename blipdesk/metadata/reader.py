"""Read the words and facts of one photo."""

from pathlib import Path

from blipdesk.domain.errors import Unreadable
from blipdesk.domain.photo import PhotoFacts, display_name
from blipdesk.domain.text import PhotoText
from blipdesk.metadata.facts import read_facts
from blipdesk.metadata.model import FileMetadata
from blipdesk.metadata.open_photo import OpenPhoto, open_photo
from blipdesk.metadata.source import DamagedError
from blipdesk.metadata.tag_store import TagStore
from blipdesk.metadata.words import read_words


def read_metadata(path: Path) -> FileMetadata:
    """Read everything descriptive that a photo and its sidecar hold.

    Damaged metadata does not fail the photo: what could be read is returned and a note says what
    could not. Memory stays bounded whatever the file claims about itself.

    Raises:
        Unreadable: the file cannot be opened or is not a complete container of its kind.
        UnsupportedFormat: the content is of no kind that BlipDesk handles.
    """
    with open_photo(path) as photo:
        try:
            return _read(photo)
        except OSError as error:
            name = display_name(str(path))
            raise Unreadable(f"{name} cannot be read: {error.strerror}.") from error


def _read(photo: OpenPhoto) -> FileMetadata:
    blocks = photo.container.blocks
    store = TagStore(blocks)
    notes = [*blocks.notes, *(f"{kind}: {text}" for kind, text in store.problems.items())]
    text = PhotoText()
    facts = PhotoFacts(blocks.format, blocks.width_px, blocks.height_px)
    try:
        facts, text = read_facts(store), read_words(store)
    except DamagedError as error:
        notes.append(str(error))
    return FileMetadata(photo.stamp, facts, text, notes=tuple(notes))
