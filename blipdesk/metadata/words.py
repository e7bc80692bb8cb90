"""From a file's tags to its words: reconciliation between EXIF, IPTC and XMP."""

from collections.abc import Mapping
from types import MappingProxyType

from blipdesk.domain.text import Field, PhotoText, Provenance, Source
from blipdesk.metadata import xmp_words
from blipdesk.metadata.source import DamagedError
from blipdesk.metadata.tag_store import TagStore, exif_text
from blipdesk.metadata.tag_table import FIELD_TAGS, ExifRule, ExifTag, is_placeholder

_MAKE = 0x010F
# What marks a text of unknown origin as owned by a sidecar.
_SAYS_NOTHING = Provenance(Source.UNKNOWN)


def read_words(store: TagStore) -> PhotoText:
    """Return everything descriptive, each field from the source that wins."""
    caption = read_text(store, Field.CAPTION)
    title = read_text(store, Field.TITLE)
    alt_text = read_text(store, Field.ALT_TEXT)
    extended = read_text(store, Field.EXTENDED_DESCRIPTION)
    keywords = read_keywords(store)
    return PhotoText(
        caption=caption,
        alt_text=alt_text,
        extended_description=extended,
        title=title,
        keywords=keywords,
        answers=xmp_words.read_answers(store.tree),
        decorative=_decorative(store),
        provenance=_provenance(
            store,
            {
                Field.CAPTION: caption,
                Field.ALT_TEXT: alt_text,
                Field.EXTENDED_DESCRIPTION: extended,
                Field.TITLE: title,
            },
            keywords,
        ),
    )


def read_text(store: TagStore, field: Field) -> str | None:
    """Return one text field; None if it is blank or only a camera's placeholder."""
    tags = FIELD_TAGS[field]
    make = camera_make(store)
    exif = [t for t in tags.exif if t.is_read]
    always = [read_exif(store, t) for t in exif if t.rule is ExifRule.ALWAYS]
    fallback = [read_exif(store, t) for t in exif if t.rule is not ExifRule.ALWAYS]
    iptc = list(store.iim.texts(tags.iptc)[:1]) if store.iim and tags.iptc else []
    xmp = [store.tree.text(tags.xmp)]
    middle = [*iptc, *xmp] if store.is_iim_newer else [*xmp, *iptc]
    plain = [store.blocks.plain_description] if field is Field.CAPTION else []
    candidates = (*always, *middle, *fallback, *plain)
    return next((text for text in candidates if text and not is_placeholder(text, make)), None)


def read_exif(store: TagStore, tag: ExifTag) -> str | None:
    """Return an EXIF tag's text, None if it is blank or unreadable."""
    try:
        return exif_text(store.raw(tag.name), is_utf16=tag.is_utf16)
    except DamagedError:
        return None


def camera_make(store: TagStore) -> str:
    """Return EXIF Make, "" where there is none."""
    entry = None if store.ifd0 is None else store.ifd0.find(_MAKE)
    if entry is None or store.tiff is None:
        return ""
    return store.tiff.value(entry, 1024).partition(b"\0")[0].decode("latin-1").strip()


def read_keywords(store: TagStore) -> tuple[str, ...]:
    """Return the keywords of the source that wins, without repetitions."""
    tags = FIELD_TAGS[Field.KEYWORDS]
    xmp = store.tree.items(tags.xmp)
    iptc = store.iim.texts(tags.iptc) if store.iim and tags.iptc else ()
    first, second = (iptc, xmp) if store.is_iim_newer else (xmp, iptc)
    windows = read_exif(store, tags.exif[0]) or ""
    last = tuple(part.strip() for part in windows.split(";") if part.strip())
    return tuple(dict.fromkeys(first or second or last))


def _decorative(store: TagStore) -> bool | None:
    text = (store.tree.text(FIELD_TAGS[Field.DECORATIVE].xmp) or "").lower()
    return {"true": True, "false": False}.get(text)


def _provenance(
    store: TagStore, texts: dict[Field, str | None], keywords: tuple[str, ...]
) -> Mapping[Field, Provenance]:
    found = {}
    entries = xmp_words.provenance_entries(store.tree)
    for field in Field if entries else ():
        entry = xmp_words.read_provenance(entries, field, texts.get(field))
        if entry is not None and entry != _SAYS_NOTHING:
            found[field] = _kept_items(entry, keywords) if field is Field.KEYWORDS else entry
    empty = {field for field, text in texts.items() if text is None}
    return MappingProxyType({f: p for f, p in found.items() if f not in empty})


def _kept_items(entry: Provenance, keywords: tuple[str, ...]) -> Provenance:
    """Drop the machine's keywords that are gone; with none left the rest is a person's."""
    items = tuple(item for item in entry.items if item in keywords)
    if entry.source is Source.MACHINE and not items:
        return Provenance(Source.HUMAN)
    return Provenance(
        entry.source,
        entry.state,
        entry.model,
        entry.revision,
        entry.prompt,
        entry.score,
        entry.date,
        items,
    )
