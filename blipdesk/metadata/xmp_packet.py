"""XMP packets (ISO 16684-1 section 7): bytes to tree and back, padded so that later edits fit.

Only what the caller changed in the tree differs afterwards: header, trailer, encoding, comments,
unknown namespaces and their order stay.
"""

import re
from dataclasses import dataclass

from lxml import etree

from blipdesk.metadata.source import DamagedError

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
MAX_PACKET_BYTES = 8 << 20
PADDING_BYTES = 2048
_META = ("{adobe:ns:meta/}xmpmeta", "{adobe:ns:meta/}xapmeta")

_HEADER = re.compile(r"\s*<\?xpacket begin=.*?\?>", re.DOTALL)
_TRAILER = re.compile(r"<\?xpacket end=[^>]*?\?>[\s\0]*\Z")
_LINE = 100
_ENCODINGS = (  # byte order mark or the first "<", by which XMP part 3 tells them apart
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00<", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
)
_EMPTY = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="BlipDesk">\n'
    f' <rdf:RDF xmlns:rdf="{RDF}">\n'
    '  <rdf:Description rdf:about=""/>\n'
    " </rdf:RDF>\n"
    "</x:xmpmeta>\n"
    '<?xpacket end="w"?>'
)


def secure_parser() -> etree.XMLParser:
    """Build the only kind of parser that touches XML of a file: no entities, no network."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, strip_cdata=False
    )


@dataclass(frozen=True, slots=True)
class XmpPacket:
    """A parsed packet; the caller edits ``rdf`` in place and then calls ``serialize``.

    Args:
        rdf: the rdf:RDF element.
        header: everything up to the end of the leading processing instruction.
        trailer: the trailing one with what follows it.
        encoding: of the packet; new packets are UTF-8.
        byte_length: of the packet as it was read; 0 for a new one.
    """

    rdf: etree._Element
    header: str
    trailer: str
    encoding: str
    byte_length: int

    def serialize(self, max_bytes: int, *, padded: bool = True) -> bytes:
        """Write the packet, exactly as long as it was if the text fits into its padding.

        Args:
            max_bytes: what the container can hold.
            padded: False for a file of its own, where padding serves nothing.

        Raises:
            DamagedError: it does not fit.
        """
        body = etree.tostring(self.rdf.getroottree(), encoding="unicode")
        head = self.header + "\n" if self.header else ""
        fixed = len((head + body + self.trailer).encode(self.encoding))
        if fixed > max_bytes:
            raise DamagedError(f"the XMP packet needs {fixed} bytes, {max_bytes} are possible")
        if not padded:
            return f"{head}{body}\n{self.trailer}".encode(self.encoding)
        unit = len(" ".encode(self.encoding))
        goal = self.byte_length if self.byte_length >= fixed else fixed + PADDING_BYTES * unit
        padding = (min(goal, max_bytes) - fixed) // unit
        text = f"{head}{body}{_blank_lines(padding)}{self.trailer}"
        return text.encode(self.encoding)


def _blank_lines(length: int) -> str:
    lines, rest = divmod(length, _LINE)
    return ("\n" + " " * (_LINE - 1)) * lines + " " * rest


def empty_packet() -> XmpPacket:
    """Make a packet that says nothing yet."""
    packet = parse_packet(_EMPTY.encode())
    return XmpPacket(packet.rdf, packet.header, packet.trailer, packet.encoding, 0)


def parse_packet(data: bytes) -> XmpPacket:
    """Read a packet, or a sidecar file.

    Raises:
        DamagedError: it is too large, not well-formed, has a document type, or no rdf:RDF.
    """
    if len(data) > MAX_PACKET_BYTES:
        raise DamagedError(f"the XMP packet is larger than {MAX_PACKET_BYTES >> 20} MB")
    encoding = next((name for start, name in _ENCODINGS if data.startswith(start)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise DamagedError("the XMP packet is not valid text") from None
    header, body, trailer = _split(text)
    root = _parse_tree(body)
    rdf = root if root.tag == f"{{{RDF}}}RDF" else next(root.iter(f"{{{RDF}}}RDF"), None)
    if rdf is None and root.tag in _META and not len(root):
        rdf = etree.SubElement(root, f"{{{RDF}}}RDF", nsmap={"rdf": RDF})
    if rdf is None:
        raise DamagedError("the XMP packet has no rdf:RDF")
    return XmpPacket(rdf, header, trailer, encoding, len(data))


def _split(text: str) -> tuple[str, str, str]:
    """Cut off what lxml would not give back: the packet's wrapper and a byte order mark."""
    begin = _HEADER.match(text.lstrip("\ufeff"))
    lead = len(text) - len(text.lstrip("\ufeff"))
    start = lead + begin.end() if begin else lead
    end = _TRAILER.search(text, start)
    stop = end.start() if end else len(text.rstrip(" \t\r\n\0"))
    declared = re.match(r"\s*<\?xml [^>]*\?>", text[start:stop])
    if declared:  # its encoding would contradict a text that is decoded already
        start += declared.end()
    return text[:start], text[start:stop].strip(" \t\r\n\0"), text[end.start() :] if end else ""


def _parse_tree(body: str) -> etree._Element:
    try:
        root = etree.fromstring(body.encode(), secure_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError(f"the XMP packet is not well-formed: {error}") from None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise DamagedError("the XMP packet has a document type, which XMP forbids")
    return root
