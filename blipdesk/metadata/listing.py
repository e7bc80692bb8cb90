"""Every tag that BlipDesk knows in one photo, and where it stands; for people who want to look."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.text import Field
from blipdesk.metadata import iptc
from blipdesk.metadata.facts import list_fact_tags
from blipdesk.metadata.model import WriteTarget
from blipdesk.metadata.open_photo import open_photo
from blipdesk.metadata.sidecar import find_sidecar
from blipdesk.metadata.source import DamagedError
from blipdesk.metadata.tag_store import TagStore, exif_text
from blipdesk.metadata.tag_table import FIELD_TAGS, HIERARCHY, PROVENANCE_TAG, FieldTags
from blipdesk.metadata.xmp_tree import list_items, parse_raw


@dataclass(frozen=True, slots=True)
class TagReading:
    """One tag of one file.

    Args:
        place: the photo or its sidecar.
        path: that file.
        tag: as in ``TagChange``.
        text: its value for people, lists joined by "; "; provenance as its XML.
    """

    place: WriteTarget
    path: Path
    tag: str
    text: str


def list_tags(path: Path) -> tuple[TagReading, ...]:
    """Return every known tag of a photo and its sidecar that holds something.

    Raises:
        Unreadable, UnsupportedFormat: it cannot be opened, or is no picture.
    """
    with open_photo(path, even_damaged=True) as photo:
        stores = [(WriteTarget.FILE, path, TagStore(photo.container.blocks))]
        sidecar = find_sidecar(path)
        if sidecar is not None and sidecar.problem is None:
            stores.append((WriteTarget.SIDECAR, sidecar.path, sidecar.store))
        return tuple(
            TagReading(place, where, tag, text)
            for place, where, store in stores
            for tag, text in _texts(store)
        )


def _texts(store: TagStore) -> Iterator[tuple[str, str]]:
    yield from ((tag, text) for tag in _known_tags() if (text := _text(store, tag)))
    yield from list_fact_tags(store)


def _known_tags() -> Iterator[str]:
    for field, tags in FIELD_TAGS.items():
        yield from _tags_of(tags)
        yield f"{PROVENANCE_TAG}{field.value}"
    yield f"XMP:{HIERARCHY}"


def _tags_of(tags: FieldTags) -> Iterator[str]:
    yield from (tag.name for tag in tags.exif)
    if tags.iptc is not None:
        yield f"IPTC:{tags.iptc[0]}:{tags.iptc[1]}"
    yield f"XMP:{tags.xmp}"


def _text(store: TagStore, tag: str) -> str:
    try:
        raw = store.raw(tag)
    except DamagedError as error:
        return f"({error})"
    if raw is None:
        return ""
    if tag.startswith("EXIF:"):
        return exif_text(raw, is_utf16=tag.startswith("EXIF:XP")) or ""
    if tag.startswith("IPTC:"):
        return "; ".join(iptc.decode(value) for value in iptc.unpack_values(raw))
    if tag.startswith(PROVENANCE_TAG) or tag == f"XMP:{FIELD_TAGS[Field.ANSWERS].xmp}":
        return raw.decode()
    return raw[1:].decode() if raw.startswith(b"@") else "; ".join(list_items(parse_raw(raw)))
