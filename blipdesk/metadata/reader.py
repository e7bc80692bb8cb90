"""Read the words and facts of one photo."""

from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.errors import Damaged, Unreadable
from blipdesk.domain.photo import PhotoFacts, display_name
from blipdesk.domain.text import PhotoText
from blipdesk.metadata.facts import read_facts
from blipdesk.metadata.formats.raw import BareContainer
from blipdesk.metadata.merge import merge_facts, merge_words
from blipdesk.metadata.model import FileMetadata
from blipdesk.metadata.open_photo import OpenPhoto, open_photo
from blipdesk.metadata.sidecar import find_sidecar
from blipdesk.metadata.tag_store import TagStore
from blipdesk.metadata.words import read_words


def read_metadata(path: Path, *, even_damaged: bool = False) -> FileMetadata:
    """Read everything descriptive that a photo and its sidecar hold.

    Damaged metadata does not fail the photo: what could be read is returned and a note says what
    could not. Memory stays bounded whatever the file claims about itself.

    Args:
        even_damaged: let a photo whose container is broken pass as one that says nothing; one that
            has a sidecar is read in any case.

    Raises:
        Unreadable: the file cannot be opened.
        Damaged: it is not a complete container of its kind.
        UnsupportedFormat: the content is of no kind that BlipDesk handles.
    """
    with open_photo(path, even_damaged=True) as photo:
        try:
            return _read(photo, even_damaged)
        except OSError as error:
            name = display_name(str(path))
            raise Unreadable(f"{name} cannot be read: {error.strerror}.") from error


def _read(photo: OpenPhoto, even_damaged: bool) -> FileMetadata:
    reading = read_store(TagStore(photo.container.blocks))
    notes = (*photo.container.blocks.notes, *reading.notes)
    sidecar = find_sidecar(photo.path)
    damage = photo.container.damage if isinstance(photo.container, BareContainer) else None
    if sidecar is None and damage is not None and not even_damaged:
        raise Damaged(f"{display_name(str(photo.path))} is damaged: {damage}.")
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
