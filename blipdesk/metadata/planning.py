"""From edits of fields to changes of tags, and from recorded changes back."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from lxml import etree

from blipdesk.domain.policy import keyword_key
from blipdesk.domain.text import (
    Answer,
    Field,
    FieldEdit,
    FieldValue,
    PhotoText,
    Provenance,
    Source,
)
from blipdesk.metadata import iptc, xmp_words
from blipdesk.metadata.model import TagChange
from blipdesk.metadata.source import DamagedError
from blipdesk.metadata.tag_store import TagStore, exif_text_raw
from blipdesk.metadata.tag_table import (
    FIELD_TAGS,
    HIERARCHY,
    HIERARCHY_SEPARATOR,
    PROVENANCE_TAG,
    ExifRule,
    FieldTags,
    XmpKind,
)
from blipdesk.metadata.words import read_exif, read_words
from blipdesk.metadata.xmp_history import HISTORY_TAG, with_entry
from blipdesk.metadata.xmp_tree import canonical, new_element, with_default_text, with_items

_XP_SEPARATOR = ";"
NO_PATHS: Mapping[str, str] = MappingProxyType({})


class EditPlanner:
    """Works out the changes of one file.

    Args:
        store: the file's tags.
        can_create_exif: whether a file without EXIF gets a block.
        with_exif: False leaves EXIF alone; only right where it holds no caption.
        exif_keeps_size: a shorter EXIF value is filled up, so that the longer one can come back.
        now: what the photo and its sidecar say together; None reads it from the store.
        is_sidecar: every field written is marked as owned by the sidecar.
        paths: places of keywords in a vocabulary, by ``keyword_key``.
        history_date: of the entry that the write leaves in xmpMM:History; None: it leaves none.
    """

    def __init__(
        self,
        store: TagStore,
        *,
        can_create_exif: bool = False,
        with_exif: bool = True,
        exif_keeps_size: bool = False,
        now: PhotoText | None = None,
        is_sidecar: bool = False,
        paths: Mapping[str, str] = NO_PATHS,
        history_date: str | None = None,
    ) -> None:
        self._store = store
        self._can_create_exif = can_create_exif
        self._with_exif = with_exif
        self._exif_room = exif_keeps_size
        self._is_sidecar = is_sidecar
        self._paths = paths
        self._history_date = history_date
        self._now: PhotoText = read_words(store) if now is None else now
        self.notes: list[str] = []

    def changes(self, edits: tuple[FieldEdit, ...]) -> tuple[TagChange, ...]:
        """Return what must change so that the fields stand as asked; () if they do.

        Raises:
            DamagedError: a block that would have to change cannot be edited safely.
        """
        found = [c for edit in self.open_edits(edits) for c in self._field_changes(edit)]
        changes = tuple(change for change in found if change.old != change.new)
        if self._history_date is None:
            return changes
        return with_history(self._store, changes, self._history_date)

    def open_edits(self, edits: tuple[FieldEdit, ...]) -> tuple[FieldEdit, ...]:
        """Return the edits whose fields do not stand so already."""
        plain = (self._without_twins(edit) for edit in edits)
        return tuple(edit for edit in plain if not self._stands_already(edit))

    def _without_twins(self, edit: FieldEdit) -> FieldEdit:
        """Leave out keywords that another one repeats but for its case; what stands there stays."""
        if edit.field is not Field.KEYWORDS:
            return edit
        wanted, held = _texts(edit.value), set(self._now.keywords)
        taken = {keyword_key(word) for word in wanted if word in held}
        kept = []
        for word in wanted:
            if word in held or keyword_key(word) not in taken:
                kept.append(word)
                taken.add(keyword_key(word))
        return replace(edit, value=tuple(kept))

    def _field_changes(self, edit: FieldEdit) -> Iterator[TagChange]:
        if "XMP" in self._store.problems:
            raise DamagedError(self._store.problems["XMP"])
        tags = FIELD_TAGS[edit.field]
        yield self._xmp_change(edit, tags)
        if edit.field is Field.KEYWORDS:
            yield self._hierarchy_change(edit)
        yield from self._iptc_changes(edit, tags)
        if self._with_exif:
            yield from self._exif_changes(edit, tags)
        yield self._provenance_change(edit)

    def _stands_already(self, edit: FieldEdit) -> bool:
        now, wanted = (_comparable(v) for v in (self._now.value(edit.field), edit.value))
        return now == wanted and self._now.provenance.get(edit.field) == edit.provenance

    def _xmp_change(self, edit: FieldEdit, tags: FieldTags) -> TagChange:
        name = tags.xmp
        old = self._store.raw(f"XMP:{name}")
        return TagChange(f"XMP:{name}", old, self._new_xmp(edit, tags))

    def _hierarchy_change(self, edit: FieldEdit) -> TagChange:
        """Put new keywords at their places in Lightroom's hierarchy, and take removed ones out of
        it, which would bring them back.
        """
        old = self._store.raw(f"XMP:{HIERARCHY}")
        removed = set(self._now.keywords) - set(_texts(edit.value))
        there = self._store.tree.items(HIERARCHY)
        gone = [path for path in there if path.rpartition(HIERARCHY_SEPARATOR)[2] in removed]
        placed = self._new_places(edit, there)
        element = self._store.tree.element(HIERARCHY)
        if not placed and (not gone or element is None):
            return TagChange(f"XMP:{HIERARCHY}", old, old)
        placed = placed if element is not None else [*there, *placed]
        new = with_items(element, HIERARCHY, placed, gone)
        return TagChange(f"XMP:{HIERARCHY}", old, None if new is None else canonical(new))

    def _new_places(self, edit: FieldEdit, there: tuple[str, ...]) -> list[str]:
        held = {keyword_key(path) for path in there}
        new = [keyword_key(k) for k in _texts(edit.value) if k not in self._now.keywords]
        places = (self._paths[key] for key in new if key in self._paths)
        return [path for path in places if keyword_key(path) not in held]

    def _new_xmp(self, edit: FieldEdit, tags: FieldTags) -> bytes | None:
        tree, value = self._store.tree, edit.value
        new: etree._Element | None
        if tags.kind is XmpKind.ALTERNATIVE:
            text = value if isinstance(value, str) else None
            new = with_default_text(tree.element(tags.xmp), tags.xmp, text)
        elif tags.kind is XmpKind.BAG:
            there, wanted = tree.items(tags.xmp), _texts(value)
            removed = [k for k in self._now.keywords if k not in wanted]
            old = tree.element(tags.xmp)
            kept = there if old is None else ()
            added = [k for k in wanted if k not in there]
            new = with_items(old, tags.xmp, [*kept, *added], removed)
        elif edit.field is Field.ANSWERS:
            return xmp_words.answers_raw(v for v in _sequence(value) if isinstance(v, Answer))
        else:
            new = None if value is None else new_element(tags.xmp)
            if new is not None:
                new.text = str(bool(value))
        return None if new is None else canonical(new)

    def _iptc_changes(self, edit: FieldEdit, tags: FieldTags) -> Iterator[TagChange]:
        iim, key = self._store.iim, tags.iptc
        if key is None:
            return
        if "IPTC" in self._store.problems:
            raise DamagedError(self._store.problems["IPTC"])
        if iim is None:
            return
        texts = self._iptc_texts(edit)
        how = iim.encoding_for(texts)
        if how is None:
            if self._store.is_iim_newer:
                raise DamagedError("its IPTC text is in a character set that cannot be extended")
            self.notes.append("its IPTC text is in another character set and was left as it is")
            return
        encoding, must_declare = how
        if must_declare:
            old = self._store.raw("IPTC:1:90")
            yield TagChange("IPTC:1:90", old, iptc.raw_values((iptc.declare_utf8(),)))
        limit = iptc.BYTE_LIMITS[key]
        values = tuple(iptc.cut_text(text, encoding, limit) for text in texts)
        if any(len(v) < len(t.encode(encoding)) for v, t in zip(values, texts, strict=True)):
            self.notes.append(f"IPTC holds only the first {limit} bytes of a {edit.field.value}")
        tag = f"IPTC:{key[0]}:{key[1]}"
        yield TagChange(tag, self._store.raw(tag), iptc.raw_values(self._kept(key, texts, values)))

    def _iptc_texts(self, edit: FieldEdit) -> tuple[str, ...]:
        return _texts(edit.value) if edit.field is Field.KEYWORDS else _one(edit.value)

    def _kept(
        self, key: tuple[int, int], texts: tuple[str, ...], values: tuple[bytes, ...]
    ) -> tuple[bytes, ...]:
        """For keywords: leave those that IPTC has alone, unless this edit takes them away."""
        iim = self._store.iim
        if key != iptc.KEYWORDS or iim is None:
            return values
        removed = {k for k in self._now.keywords if k not in texts}
        cut = {iptc.cut_text(k, "utf-8", iptc.BYTE_LIMITS[key]) for k in removed}
        here = iim.values(key)
        decoded = {v: iptc.decode(v).strip(" \t\r\n\0") for v in here}
        stay = tuple(v for v in here if decoded[v] not in removed and v not in cut)
        present = {decoded[v] for v in stay}
        new = (v for t, v in zip(texts, values, strict=True) if t not in present)
        return (*stay, *(v for v in new if v not in stay))

    def _exif_changes(self, edit: FieldEdit, tags: FieldTags) -> Iterator[TagChange]:
        if "EXIF" in self._store.problems and tags.exif:
            raise DamagedError(self._store.problems["EXIF"])
        text = _XP_SEPARATOR.join(_texts(edit.value)) if edit.field is Field.KEYWORDS else None
        text = text or next(iter(_one(edit.value)), None)
        for tag in tags.exif:
            old = self._store.raw(tag.name)
            has_block = self._store.ifd0 is not None or self._can_create_exif
            if tag.rule is ExifRule.ALWAYS and not (has_block and (text or old)):
                continue
            if tag.rule is not ExifRule.ALWAYS and old is None:
                continue
            if tag.rule is ExifRule.IF_SAME_AS_FIELD and (
                read_exif(self._store, tag) != self._now.value(edit.field)
            ):
                continue
            room = len(old or b"") if self._exif_room else 0
            new = None
            if text is not None or room:
                new = exif_text_raw(text or "", room, is_utf16=tag.is_utf16)
            yield TagChange(tag.name, old, new)

    def _provenance_change(self, edit: FieldEdit) -> TagChange:
        tag = f"{PROVENANCE_TAG}{edit.field.value}"
        new = None
        provenance = edit.provenance
        if provenance is None and self._is_sidecar:
            provenance = Provenance(Source.UNKNOWN)
        is_said = edit.value not in (None, "", ()) or self._is_sidecar
        if provenance is not None and is_said:
            text = edit.value if isinstance(edit.value, str) else None
            new = xmp_words.provenance_raw(edit.field, provenance, text)
        return TagChange(tag, self._store.raw(tag), new)


def _comparable(value: FieldValue) -> object:
    """Keywords are a set; every form of nothing is None, but False says something."""
    if isinstance(value, tuple) and value and isinstance(value[0], str):
        return frozenset(value)
    return None if value in (None, "", ()) else value


def _texts(value: FieldValue) -> tuple[str, ...]:
    return tuple(v for v in _sequence(value) if isinstance(v, str))


def _sequence(value: FieldValue) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _one(value: FieldValue) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) and value else ()


def with_history(
    store: TagStore, changes: tuple[TagChange, ...], date: str
) -> tuple[TagChange, ...]:
    """Add the entry that tells other programs of these changes, if there are any.

    Where the history cannot take it, such as in Extended XMP, the words go in without it.
    """
    if not changes:
        return ()
    try:
        entry = TagChange(HISTORY_TAG, store.raw(HISTORY_TAG), with_entry(store.tree, date))
    except DamagedError:
        return changes
    return (*changes, entry)


def restore_changes(
    store: TagStore, recorded: tuple[TagChange, ...]
) -> tuple[tuple[TagChange, ...], tuple[str, ...]]:
    """Turn recorded changes into those that take them back.

    Returns:
        The changes, and the tags that hold neither the old nor the new value.

    Raises:
        DamagedError: a tag cannot be read.
    """
    changes, foreign = [], []
    for change in recorded:
        if change.tag == HISTORY_TAG:
            continue  # what was done stays told; taking it back is one more entry
        now = store.raw(change.tag)
        if now == change.new and now != change.old:
            changes.append(TagChange(change.tag, now, change.old))
        elif now != change.old:
            foreign.append(change.tag)
    return tuple(changes), tuple(foreign)
