"""One photo's words and facts out of the photo and its sidecar."""

from dataclasses import replace
from types import MappingProxyType

from blipdesk.domain.photo import PhotoFacts, PhotoFormat
from blipdesk.domain.text import Field, PhotoText
from blipdesk.metadata.sidecar import Sidecar

_SIDECAR_FACTS = ("rating", "city", "region", "country", "taken", "lens")


def merge_words(
    photo: PhotoText, beside: PhotoText, sidecar: Sidecar, kind: PhotoFormat
) -> PhotoText:
    """Take each field from the sidecar where BlipDesk put it there or the photo has none.

    Raw files are never written by anyone, so there the sidecar wins whoever wrote it.
    """
    merged, provenance = photo, dict(photo.provenance)
    for field in Field:
        wins = sidecar.owns(field) or photo.is_empty(field)
        if kind is PhotoFormat.RAW:
            wins = wins or not beside.is_empty(field)
        if not wins:
            continue
        merged = replace(merged, **{field.value: beside.value(field)})  # type: ignore[arg-type]
        provenance.pop(field, None)
        if field in beside.provenance:
            provenance[field] = beside.provenance[field]
    return replace(merged, provenance=MappingProxyType(provenance))


def merge_facts(photo: PhotoFacts, beside: PhotoFacts) -> PhotoFacts:
    """Fill in what the photo does not say; a raw file's rating and place come from the sidecar."""
    is_raw = photo.format is PhotoFormat.RAW
    found = {}
    for name in _SIDECAR_FACTS:
        own, other = getattr(photo, name), getattr(beside, name)
        found[name] = (other or own) if is_raw else (own or other)
    return replace(photo, **found)
