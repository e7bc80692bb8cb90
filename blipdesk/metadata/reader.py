"""Read the words and facts of one photo."""

from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.errors import Unreadable
from blipdesk.domain.photo import PhotoFacts, display_name
from blipdesk.domain.text import PhotoText
from blipdesk.metadata.facts import read_facts
from blipdesk.metadata.merge import merge_facts, merge_words
from blipdesk.metadata.model import FileMetadata
from blipdesk.metadata.open_photo import OpenPhoto, open_photo
from blipdesk.metadata.sidecar import find_sidecar
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
    reading = read_store(TagStore(photo.container.blocks))
    notes = (*photo.container.blocks.notes, *reading.notes)
    sidecar = find_sidecar(photo.path)
    if sidecar is None:
        return FileMetadata(photo.stamp, reading.facts, reading.text, notes=notes)
    facts, text = reading.facts, reading.text
    if sidecar.problem is None:
        beside = read_store(sidecar.store)
        facts = merge_facts(facts, beside.facts)
        text = merge_words(text, beside.text, sidecar, facts.format)
    else:
        notes = (*notes, f"the sidecar cannot be read: {sidecar.problem}")
    return FileMetadata(photo.stamp, facts, text, sidecar.path, notes, sidecar.stamp)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one store of tags says."""

    facts: PhotoFacts
    text: PhotoText
    notes: tuple[str, ...] = ()


def read_store(store: TagStore) -> Reading:
    """Read words and facts; what is broken counts as absent and is noted."""
    notes = tuple(f"{kind}: {text}" for kind, text in store.problems.items())
    return Reading(read_facts(store), read_words(store), notes)
