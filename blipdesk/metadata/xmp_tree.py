"""Properties of an XMP packet as RDF trees (ISO 16684-1 section 7.4 to 7.9).

A property is either an element or, in the short form, an attribute of rdf:Description. Its raw
value is canonical XML, so equal content gives equal bytes wherever its namespaces were declared.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from blipdesk.metadata.source import DamagedError
from blipdesk.metadata.xmp_packet import RDF, secure_parser

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "lr": "http://ns.adobe.com/lightroom/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "stEvt": "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
    "xmpNote": "http://ns.adobe.com/xmp/note/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "blipdesk": "urn:blipdesk:xmp:1.0/",
    "rdf": RDF,
}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DESCRIPTION = f"{{{RDF}}}Description"
_LI = f"{{{RDF}}}li"
_VALUE = f"{{{RDF}}}value"
_CONTAINERS = tuple(f"{{{RDF}}}{kind}" for kind in ("Alt", "Bag", "Seq"))
_PARSE_TYPE = f"{{{RDF}}}parseType"
_DEFAULT = "x-default"
_ATTRIBUTE_MARK = b"@"


def qualified(name: str) -> str:
    """Turn "dc:subject" into "{uri}subject"."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def new_element(name: str) -> etree._Element:
    """Make a property element that declares its own prefix and rdf."""
    prefix = name.partition(":")[0]
    nsmap = {prefix: NAMESPACES[prefix], "rdf": RDF}
    return etree.Element(qualified(name), nsmap=nsmap)


def canonical(element: etree._Element) -> bytes:
    """Serialise an element so that equal content gives equal bytes (exclusive XML C14N 1.0)."""
    return etree.tostring(
        element, method="c14n", exclusive=True, with_comments=True, with_tail=False
    )


def parse_raw(raw: bytes) -> etree._Element:
    """Read back what ``canonical`` gave.

    Raises:
        DamagedError: it is no XML.
    """
    try:
        return etree.fromstring(raw, secure_parser())
    except etree.XMLSyntaxError as error:
        raise DamagedError(f"a recorded XMP value is not well-formed: {error}") from None


@dataclass(slots=True)
class _Contents:
    """The properties of all rdf:Description elements, by "{uri}name", in the file's order."""

    elements: dict[str, list[etree._Element]] = field(default_factory=dict)
    attributes: dict[str, list[str]] = field(default_factory=dict)


class XmpTree:
    """The properties below one rdf:RDF element, edited in place.

    Args:
        rdf: of the packet.
        extension: rdf:RDF of Extended XMP, which is read where the packet says nothing and never
            written.
    """

    def __init__(self, rdf: etree._Element, extension: etree._Element | None = None) -> None:
        self._rdf = rdf
        self._extension = None if extension is None else XmpTree(extension)
        self._contents: _Contents | None = None

    def element(self, name: str) -> etree._Element | None:
        """Return a property's first element, or None where it is absent or an attribute."""
        found = self._in_it().elements.get(qualified(name))
        return None if found is None else found[0]

    def attribute(self, name: str) -> str | None:
        """Return the text of a property in the short form."""
        found = self._in_it().attributes.get(qualified(name))
        return None if found is None else found[0]

    def raw(self, name: str) -> bytes | None:
        """Return a property's raw value; see ``TagChange``.

        Raises:
            DamagedError: the property cannot be changed safely.
        """
        self._check_single(name)
        element = self.element(name)
        if element is not None:
            return canonical(element)
        text = self.attribute(name)
        return None if text is None else _ATTRIBUTE_MARK + text.encode()

    def _in_it(self) -> "_Contents":
        """Return what stands there, which is looked up many times between two changes."""
        if self._contents is None:
            self._contents = _Contents()
            for description in self._descriptions():
                for key, text in description.attrib.items():
                    self._contents.attributes.setdefault(str(key), []).append(str(text))
                for child in description.iterchildren(etree.Element):
                    self._contents.elements.setdefault(str(child.tag), []).append(child)
        return self._contents

    def _check_single(self, name: str) -> None:
        tag, found = qualified(name), self._in_it()
        if len(found.elements.get(tag, ())) + len(found.attributes.get(tag, ())) > 1:
            raise DamagedError(f"the XMP property {name} stands there twice")
        if self._extension is not None and self._extension.raw(name) is not None:
            raise DamagedError(f"the XMP property {name} stands in Extended XMP")

    def put(self, name: str, raw: bytes | None) -> None:
        """Set a property to a raw value, or remove it.

        Raises:
            DamagedError: the property cannot be changed safely.
        """
        self._check_single(name)
        old = self.element(name)
        self._contents = None
        if raw is not None and old is not None and not raw.startswith(_ATTRIBUTE_MARK):
            new = parse_raw(raw)
            new.tail = old.tail
            parent = old.getparent()
            assert parent is not None  # a property hangs below its rdf:Description
            parent.replace(old, new)
            return
        home = self._remove(name, old)
        if raw is None:
            return
        if raw.startswith(_ATTRIBUTE_MARK):
            home.set(qualified(name), raw[1:].decode())
        else:
            _append(home, parse_raw(raw))

    def text(self, name: str) -> str | None:
        """Return a simple property or the default language of an alternative; None if blank."""
        element = self.element(name)
        value = self.attribute(name) if element is None else default_text(element)
        found = (value or "").strip() or None
        return self._extension.text(name) if found is None and self._extension else found

    def items(self, name: str) -> tuple[str, ...]:
        """Return the texts of a list; a simple value is a list of one."""
        element = self.element(name)
        found: tuple[str, ...]
        if element is None:
            text = (self.attribute(name) or "").strip()
            found = (text,) if text else ()
        else:
            found = list_items(element)
        return self._extension.items(name) if not found and self._extension else found

    def is_empty(self) -> bool:
        """Whether no property is left."""
        about = {f"{{{RDF}}}about"}
        return not any(len(d) or set(d.attrib) - about for d in self._descriptions())

    def names(self) -> set[str]:
        """Return every property as "{uri}name", comments left out."""
        found = {str(c.tag) for d in self._descriptions() for c in d if isinstance(c.tag, str)}
        found |= {str(key) for d in self._descriptions() for key in d.attrib}
        return found - {f"{{{RDF}}}about"}

    def _descriptions(self) -> list[etree._Element]:
        return list(self._rdf.iterchildren(_DESCRIPTION))

    def _remove(self, name: str, old: etree._Element | None) -> etree._Element:
        """Take the property out and return the rdf:Description where a new one belongs."""
        tag = qualified(name)
        home = next((d for d in self._descriptions() if tag in d.attrib), None)
        if home is not None:
            del home.attrib[tag]
        if old is not None:
            home = old.getparent()
            assert home is not None  # a property hangs below its rdf:Description
            home.remove(old)
        if home is None:
            home = next(iter(self._descriptions()), None)
        if home is None:
            home = etree.SubElement(self._rdf, _DESCRIPTION, {f"{{{RDF}}}about": ""})
        return home


def _append(home: etree._Element, element: etree._Element) -> None:
    if home.text is None:
        home.text = "\n   "
    element.tail = "\n  "
    home.append(element)


def _list_elements(element: etree._Element) -> list[etree._Element]:
    container = next((c for c in element if c.tag in _CONTAINERS), None)
    return [] if container is None else list(container.iterchildren(_LI))


def node_text(element: etree._Element) -> str:
    """Return a node's text; where it has qualifiers, that of its rdf:value."""
    value = next(element.iter(_VALUE), None) if len(element) else None
    target = element if value is None else value
    if not len(target):
        return target.text or ""
    return str(target.xpath("string()"))


def default_text(element: etree._Element) -> str:
    """Return the x-default text of an alternative, else its first, else the plain text."""
    items = _list_elements(element)
    if not items:
        return node_text(element)
    chosen = next((i for i in items if i.get(_LANG, "").lower() == _DEFAULT), items[0])
    return node_text(chosen)


def list_items(element: etree._Element) -> tuple[str, ...]:
    """Return the non-blank texts of a list; a plain text is a list of one."""
    texts = [node_text(i).strip() for i in _list_elements(element)]
    if not texts:
        texts = [node_text(element).strip()]
    return tuple(text for text in texts if text)


def with_default_text(
    old: etree._Element | None, name: str, text: str | None
) -> etree._Element | None:
    """Return a copy with another default text; all other languages and qualifiers stay.

    Args:
        old: the property as it is, None without one.
        text: None removes the default language; the property goes when it was the only one.

    Raises:
        DamagedError: the property has a form that cannot be kept.
    """
    if old is None or not _list_elements(old):
        if old is not None and len(old) and next(old.iter(_VALUE), None) is None:
            raise DamagedError(f"the XMP property {name} has an unknown form")
        return None if text is None else _new_alternative(name, text)
    new = deepcopy(old)
    items = _list_elements(new)
    default = next((i for i in items if i.get(_LANG, "").lower() == _DEFAULT), None)
    container = items[0].getparent()
    assert container is not None  # its items were found below it
    if text is None:
        gone = None if default is None else node_text(default)
        for item in items:
            if item is default or node_text(item) == gone:
                container.remove(item)
        return new if _list_elements(new) else None
    if default is None:
        default = etree.Element(_LI, {_LANG: _DEFAULT})
        container.insert(0, default)
    _set_text(default, text)
    return new


def _new_alternative(name: str, text: str) -> etree._Element:
    element = new_element(name)
    container = etree.SubElement(element, f"{{{RDF}}}Alt")
    etree.SubElement(container, _LI, {_LANG: _DEFAULT}).text = text
    return element


def _set_text(item: etree._Element, text: str) -> None:
    value = next(item.iter(_VALUE), None)
    target = item if value is None else value
    for child in list(target):
        target.remove(child)
    target.text = text


def with_items(
    old: etree._Element | None, name: str, add: Iterable[str], remove: Iterable[str]
) -> etree._Element | None:
    """Return a copy of a list with some texts added and some removed; the other items stay as is.

    Args:
        old: the property as it is, None without one.
        add: in order; appended behind what is there.
        remove: exact texts.
    """
    if old is not None and not _list_elements(old):
        add = [*list_items(old), *add]
        old = None
    new = new_element(name) if old is None else deepcopy(old)
    container = next((c for c in new if c.tag in _CONTAINERS), None)
    if container is None:
        container = etree.SubElement(new, f"{{{RDF}}}Bag")
    unwanted = set(remove)
    for item in list(container.iterchildren(_LI)):
        if node_text(item).strip() in unwanted:
            container.remove(item)
    for text in add:
        if text not in unwanted:
            etree.SubElement(container, _LI).text = text
    return new if len(container) else None


def struct_fields(node: etree._Element) -> Iterator[tuple[str, etree._Element | str]]:
    """Yield a struct's fields, whichever of RDF's three spellings a tool has given it."""
    inner = next(node.iterchildren(_DESCRIPTION), None)
    for holder in (node,) if inner is None else (node, inner):
        for key, text in holder.attrib.items():
            if not str(key).startswith((f"{{{RDF}}}", "{http://www.w3.org/XML")):
                yield str(key), str(text)
        for child in holder.iterchildren(etree.Element):
            if child.tag != _DESCRIPTION:
                yield str(child.tag), child


def new_struct(container: etree._Element) -> etree._Element:
    """Append an empty struct item to a list."""
    return etree.SubElement(container, _LI, {_PARSE_TYPE: "Resource"})


def struct_items(element: etree._Element) -> list[etree._Element]:
    """Return the items of a list of structs."""
    return _list_elements(element)
