"""What a person wrote into a photo, and the XMP packet that holds it."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from blipdesk.demo.world import Scene

_OPENINGS = ("My favourite of the day", "Look what we found", "For Grandma", "Happy times")


@dataclass(frozen=True, slots=True)
class Words:
    """Words by a person.

    Attributes:
        caption: a sentence, ASCII.
        keywords: lower case.
    """

    caption: str
    keywords: tuple[str, ...]


def words_of_person(scene: Scene) -> Words:
    """Write what a person might about a scene: not a model's words, and not to be replaced."""
    opening = _OPENINGS[len(scene.caption) % len(_OPENINGS)]
    keywords = (*(group.thing.singular for group in scene.groups), scene.place.name)
    return Words(f"{opening}: {scene.caption}!", keywords)


def xmp_packet(words: Words) -> bytes:
    """Write an XMP packet with dc:description and dc:subject."""
    subjects = "".join(f"<rdf:li>{escape(word)}</rdf:li>" for word in words.keywords)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{escape(words.caption)}</rdf:li></rdf:Alt></dc:description>"
        f"<dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    ).encode()
