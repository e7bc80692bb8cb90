"""The one table of which field stands in which tags; docs/metadata.md shows it to people.

Read order (MWG 2.0 section 5): EXIF unless blank, then IPTC-IIM if its digest shows that somebody
edited it later than the XMP, then XMP, then IPTC-IIM, then the tags that are only read.
"""

from dataclasses import dataclass
from enum import Enum, auto

from blipdesk.domain.text import Field
from blipdesk.metadata import iptc


class XmpKind(Enum):
    """The shape of an XMP property."""

    ALTERNATIVE = auto()
    BAG = auto()
    OWN = auto()


class ExifRule(Enum):
    """When an EXIF tag is written: always, or only where the file has it already."""

    ALWAYS = auto()
    IF_PRESENT = auto()
    IF_SAME_AS_FIELD = auto()


@dataclass(frozen=True, slots=True)
class ExifTag:
    """A tag of IFD0; Windows' XP tags are UTF-16 in bytes, the others ASCII that holds UTF-8."""

    name: str
    number: int
    rule: ExifRule
    is_utf16: bool = False
    is_read: bool = True


@dataclass(frozen=True, slots=True)
class FieldTags:
    """Where one field is read and written."""

    xmp: str
    kind: XmpKind
    iptc: tuple[int, int] | None = None
    exif: tuple[ExifTag, ...] = ()


_DESCRIPTION = ExifTag("EXIF:ImageDescription", 0x010E, ExifRule.ALWAYS)
_XP_TITLE = ExifTag("EXIF:XPTitle", 0x9C9B, ExifRule.IF_PRESENT, is_utf16=True)
_XP_COMMENT = ExifTag(
    "EXIF:XPComment", 0x9C9C, ExifRule.IF_SAME_AS_FIELD, is_utf16=True, is_read=False
)
_XP_KEYWORDS = ExifTag("EXIF:XPKeywords", 0x9C9E, ExifRule.IF_PRESENT, is_utf16=True)
_XP_SUBJECT = ExifTag(
    "EXIF:XPSubject", 0x9C9F, ExifRule.IF_SAME_AS_FIELD, is_utf16=True, is_read=False
)

FIELD_TAGS: dict[Field, FieldTags] = {
    Field.CAPTION: FieldTags(
        "dc:description",
        XmpKind.ALTERNATIVE,
        iptc.CAPTION,
        (_DESCRIPTION, _XP_COMMENT, _XP_SUBJECT),
    ),
    Field.ALT_TEXT: FieldTags("Iptc4xmpCore:AltTextAccessibility", XmpKind.ALTERNATIVE),
    Field.EXTENDED_DESCRIPTION: FieldTags(
        "Iptc4xmpCore:ExtDescrAccessibility", XmpKind.ALTERNATIVE
    ),
    Field.TITLE: FieldTags("dc:title", XmpKind.ALTERNATIVE, iptc.TITLE, (_XP_TITLE,)),
    Field.KEYWORDS: FieldTags("dc:subject", XmpKind.BAG, iptc.KEYWORDS, (_XP_KEYWORDS,)),
    Field.ANSWERS: FieldTags("blipdesk:answers", XmpKind.OWN),
    Field.DECORATIVE: FieldTags("blipdesk:decorative", XmpKind.OWN),
}

EXIF_NUMBERS = {tag.name: tag.number for tags in FIELD_TAGS.values() for tag in tags.exif}
HIERARCHY, HIERARCHY_SEPARATOR = "lr:hierarchicalSubject", "|"
PROVENANCE_TAG = "XMP:blipdesk:provenance/"

# What cameras write where nobody wrote anything, with the maker it is believed of ("" any): short
# code words count only beside that maker's name, since a person might have typed them.
_PLACEHOLDERS = {
    "olympus digital camera": "",
    "sony dsc": "",
    "minolta digital camera": "",
    "konica minolta digital camera": "",
    "samsung digital camera": "",
    "kodak digital still camera": "",
    "digital camera": "",
    "digital still camera": "",
    "digitalcamera": "",
    "exif_jpeg_picture": "",
    "<digimax": "",
    "default": "",
    "dcim": "",
    "samsung": "samsung",
    "cof": "huawei",
    "dav": "huawei",
    "hdr": "huawei",
    "rhdr": "huawei",
    "oznor": "huawei",
    "edf": "huawei",
    "mde": "huawei",
    "bty": "huawei",
    "sdr": "huawei",
    "nor": "huawei",
}


def is_placeholder(text: str, make: str) -> bool:
    """Whether a caption is only what the camera puts there by itself.

    Args:
        make: EXIF Make, "" if unknown.
    """
    maker = _PLACEHOLDERS.get(text.strip().lower())
    return maker is not None and maker in make.lower()
