"""BlipDesk's own XMP namespace: provenance per field, answers; docs/metadata.md describes it.

Nothing read here is trusted: another program, or a person, may have written it.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import TypeVar

from lxml import etree

from blipdesk.domain.text import Answer, Field, Provenance, ReviewState, Source
from blipdesk.metadata.xmp_packet import RDF
from blipdesk.metadata.xmp_tree import (
    XmpTree,
    canonical,
    list_items,
    new_element,
    new_struct,
    node_text,
    parse_raw,
    qualified,
    struct_fields,
    struct_items,
)

PROVENANCE = "blipdesk:provenance"
ANSWERS = "blipdesk:answers"
_PREFIX = qualified("blipdesk:")
_MAX_ITEMS = 10_000
_Kind = TypeVar("_Kind", Source, ReviewState)


def text_digest(text: str) -> str:
    """Return what ties a provenance to the text it speaks about: 128 bits of SHA-256 in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def provenance_raw(field: Field, provenance: Provenance, text: str | None) -> bytes:
    """Build the canonical entry that says where a field's value comes from.

    Args:
        text: the field's value where it is one text; its digest is kept.
    """
    holder = new_element(PROVENANCE)
    entry = new_struct(holder)
    values = {
        "field": field.value,
        "source": provenance.source.value,
        "state": None if provenance.state is None else provenance.state.value,
        "model": provenance.model,
        "revision": provenance.revision,
        "prompt": provenance.prompt,
        "score": None if provenance.score is None else repr(provenance.score),
        "date": provenance.date,
        "digest": None if text is None else text_digest(text),
    }
    _fill(entry, values)
    if provenance.items:
        bag = etree.SubElement(etree.SubElement(entry, _PREFIX + "items"), f"{{{RDF}}}Bag")
        for item in provenance.items:
            etree.SubElement(bag, f"{{{RDF}}}li").text = item
    return canonical(entry)


def _fill(entry: etree._Element, values: dict[str, str | None]) -> None:
    for key, value in values.items():
        if value is not None:
            etree.SubElement(entry, _PREFIX + key).text = value


def provenance_entry(tree: XmpTree, field: Field) -> bytes | None:
    """Return the raw entry of one field, None without one."""
    node = _find_entry(tree.element(PROVENANCE), field)
    return None if node is None else canonical(node)


def put_provenance_entry(tree: XmpTree, field: Field, raw: bytes | None) -> None:
    """Set or remove the entry of one field; the others stay."""
    holder = tree.element(PROVENANCE)
    fresh = new_element(PROVENANCE) if holder is None else parse_raw(canonical(holder))
    bag = fresh.find(f"{{{RDF}}}Bag")
    if bag is None:
        bag = etree.SubElement(fresh, f"{{{RDF}}}Bag")
    old = _find_entry(fresh, field)
    if raw is not None and old is not None:
        bag.replace(old, parse_raw(raw))
    elif raw is not None:
        bag.append(parse_raw(raw))
    elif old is not None:
        bag.remove(old)
    tree.put(PROVENANCE, canonical(fresh) if len(bag) else None)


def _find_entry(holder: etree._Element | None, field: Field) -> etree._Element | None:
    if holder is None:
        return None
    wanted = field.value
    return next((n for n in struct_items(holder) if _texts(n).get("field") == wanted), None)


def _texts(node: etree._Element) -> dict[str, str]:
    """Return a struct's plain fields of our namespace."""
    found = {}
    for key, value in struct_fields(node):
        if key.startswith(_PREFIX):
            text = value if isinstance(value, str) else node_text(value)
            found[key.removeprefix(_PREFIX)] = text.strip()
    return found


_Entry = tuple[etree._Element, dict[str, str]]


def provenance_entries(tree: XmpTree) -> dict[str, _Entry]:
    """Return the first entry of each field, with its plain values."""
    found: dict[str, _Entry] = {}
    holder = tree.element(PROVENANCE)
    for node in () if holder is None else struct_items(holder):
        values = _texts(node)
        found.setdefault(values.get("field", ""), (node, values))
    return found


def read_provenance(
    entries: Mapping[str, _Entry], field: Field, text: str | None
) -> Provenance | None:
    """Return what the file says about one field's origin.

    A text that is no longer the one that the entry speaks about was edited elsewhere: by a person.

    Args:
        entries: from ``provenance_entries``.
        text: the field's value where it is one text, else None.
    """
    if field.value not in entries:
        return None
    node, values = entries[field.value]
    digest = values.get("digest")
    if text is not None and digest != text_digest(text):
        return Provenance(Source.HUMAN)
    return Provenance(
        source=_one_of(Source, values.get("source")) or Source.UNKNOWN,
        state=_one_of(ReviewState, values.get("state")),
        model=values.get("model"),
        revision=values.get("revision"),
        prompt=values.get("prompt"),
        score=_number(values.get("score")),
        date=values.get("date"),
        items=_items(node),
    )


def _items(node: etree._Element) -> tuple[str, ...]:
    wanted = _PREFIX + "items"
    for key, value in struct_fields(node):
        if key == wanted and not isinstance(value, str):
            return list_items(value)
    return ()


def _one_of(kind: type[_Kind], text: str | None) -> _Kind | None:
    return next((member for member in kind if member.value == text), None)


def _number(text: str | None) -> float | None:
    """Read a probability; what is none reads as unknown."""
    try:
        value = float(text) if text else None
    except ValueError:
        return None
    return value if value is not None and 0.0 <= value <= 1.0 else None


def answers_raw(answers: Iterable[Answer]) -> bytes | None:
    """Build the canonical property of all answers; None for none."""
    holder = new_element(ANSWERS)
    sequence = etree.SubElement(holder, f"{{{RDF}}}Seq")
    for answer in answers:
        values = {
            "question": answer.question,
            "answer": answer.answer,
            "probability": None if answer.probability is None else repr(answer.probability),
            "model": answer.model,
            "revision": answer.revision,
            "date": answer.date,
            "state": answer.state.value,
        }
        _fill(new_struct(sequence), values)
    return canonical(holder) if len(sequence) else None


def read_answers(tree: XmpTree) -> tuple[Answer, ...]:
    """Return the answers that stand in the file; an entry without a question is left out."""
    holder = tree.element(ANSWERS)
    nodes = [] if holder is None else struct_items(holder)[:_MAX_ITEMS]
    return tuple(_answer(v) for v in map(_texts, nodes) if v.get("question"))


def _answer(values: dict[str, str]) -> Answer:
    return Answer(
        question=values["question"],
        answer=values.get("answer", ""),
        probability=_number(values.get("probability")),
        model=values.get("model"),
        revision=values.get("revision"),
        date=values.get("date"),
        state=_one_of(ReviewState, values.get("state")) or ReviewState.DRAFT,
    )
