"""xmpMM:History: what was done to a file, as other programs read it.

XMP specification part 2, Media Management namespace: an ordered array of ResourceEvent. An entry
says that metadata were saved, when, and by which program. ``stEvt:instanceID`` is left out: it
would name a new ``xmpMM:InstanceID``, which is not ours to change.
"""

from copy import deepcopy

from lxml import etree

import blipdesk
from blipdesk.metadata.source import DamagedError
from blipdesk.metadata.xmp_packet import RDF
from blipdesk.metadata.xmp_tree import (
    NAMESPACES,
    XmpTree,
    canonical,
    new_element,
    new_struct,
    qualified,
)

HISTORY = "xmpMM:History"
HISTORY_TAG = f"XMP:{HISTORY}"


def with_entry(tree: XmpTree, when: str) -> bytes:
    """Return the raw value of the history with one entry more; those that are there stay.

    Args:
        when: ISO 8601 with offset.

    Raises:
        DamagedError: the history has a form that nothing can be added to.
    """
    old = tree.element(HISTORY)
    if old is None and tree.raw(HISTORY) is not None:
        raise DamagedError("the XMP property xmpMM:History is no list")
    history = new_element(HISTORY) if old is None else deepcopy(old)
    container = history.find(f"{{{RDF}}}Seq")
    if container is None:
        if len(history):
            raise DamagedError("the XMP property xmpMM:History is no ordered list")
        container = etree.SubElement(history, f"{{{RDF}}}Seq")
    entry = new_struct(container)
    fields = {
        "action": "saved",
        "when": when,
        "softwareAgent": f"BlipDesk {blipdesk.__version__}",
        "changed": "/metadata",
    }
    for name, text in fields.items():
        nsmap = {"stEvt": NAMESPACES["stEvt"]}
        etree.SubElement(entry, qualified(f"stEvt:{name}"), nsmap=nsmap).text = text
    return canonical(history)
