"""The verifier's own reading of XMP: expat through ElementTree, where the writer uses lxml."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_OWN = "{urn:blipdesk:xmp:1.0/}"
Shape = tuple[object, ...]


class BadXmp(ValueError):
    """The packet cannot be read."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property, or one entry of the provenance list, by what it says."""

    name: str
    shape: Shape


def parse(data: bytes) -> ElementTree.Element:
    """Parse XML without a document type, which alone could declare entities.

    Raises:
        BadXmp: it is not well-formed or declares a document type.
    """
    text = _decode(data).strip("\ufeff \t\r\n\0")
    if "<!DOCTYPE" in text:
        raise BadXmp("a document type")
    if text.startswith("<?xml "):
        text = text[text.index("?>") + 2 :]
    builder = ElementTree.TreeBuilder(insert_comments=True)
    try:
        return ElementTree.fromstring(text.strip(), ElementTree.XMLParser(target=builder))
    except (ElementTree.ParseError, ValueError) as error:
        raise BadXmp(str(error)) from None


def _decode(data: bytes) -> str:
    for lead, codec in ((b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe\0\0", "utf-32")):
        if data.startswith(lead):
            return data.decode(codec)
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16")
    if data[:4].count(0) == 3:
        return data.decode("utf-32-be" if data[0] == 0 else "utf-32-le")
    if data[:2].count(0) == 1:
        return data.decode("utf-16-be" if data[0] == 0 else "utf-16-le")
    return data.decode("utf-8", "replace")


def properties(data: bytes) -> list[Property]:
    """Return all properties of a packet, the entries of the provenance list one by one.

    Raises:
        BadXmp: as ``parse``.
    """
    root = parse(data)
    rdf = root if root.tag == f"{_RDF}RDF" else root.find(f".//{_RDF}RDF")
    found = [] if rdf is None else list(_of_rdf(rdf))
    outside = [Property("#outside", (key, value)) for key, value in sorted(root.items())]
    return sorted([*found, *outside], key=repr)


def _of_rdf(rdf: ElementTree.Element) -> Iterator[Property]:
    for node in rdf:
        if node.tag != f"{_RDF}Description":
            yield Property("#other", shape(node))
            continue
        for key, value in node.items():
            if key != f"{_RDF}about":
                yield Property(key, ("@", value))
            elif value:
                yield Property("#about", (value,))
        for child in node:
            if child.tag == f"{_OWN}provenance":
                yield from _entries(child)
            else:
                name = child.tag if isinstance(child.tag, str) else "#comment"
                yield Property(name, shape(child))


def _entries(provenance: ElementTree.Element) -> Iterator[Property]:
    for entry in provenance.iter(f"{_RDF}li"):
        field = entry.find(f"{_OWN}field")
        if field is not None:
            yield Property(f"{_OWN}provenance/{(field.text or '').strip()}", shape(entry))


def shape(node: ElementTree.Element) -> Shape:
    """Return what an element says, whatever its prefixes and its indentation are."""
    children = tuple((*shape(child), (child.tail or "").strip()) for child in node)
    text = node.text or ""
    tag = node.tag if isinstance(node.tag, str) else "#comment"
    return tag, tuple(sorted(node.items())), text.strip() if children else text, children


def raw_shape(raw: bytes) -> Shape:
    """Return the shape of a recorded raw value.

    Raises:
        BadXmp: it is broken.
    """
    if raw.startswith(b"@"):
        return "@", raw[1:].decode()
    return shape(parse(raw))
