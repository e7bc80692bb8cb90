"""What a search gives: rows, pages of them, or only which photos they are."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from blipdesk.index.codec import or_damaged
from blipdesk.index.highlight import Snippet
from blipdesk.index.photos import PhotoStatus
from blipdesk.index.shown_texts import Held

_NOTHING: tuple[None, bool] = (None, True)


class SearchRow(NamedTuple):
    """One photo that was found.

    A plain tuple of what the database gives: two hundred are made for every keystroke, and most are
    never looked at. What it takes to show one is made when it is asked for.

    Args:
        raw_path: the path's bytes.
        raw_status: as stored.
        taken: as in ``PhotoFacts``.
        group: the same number for photos that show the same; None: there are no others.
        held: its texts as stored, each with whether the file holds it.
        snippet: the found words in their text; None where only a name or a property matched.
        likeness: -1..1, how near the picture is in a search by meaning; None: it was not compared.
        match: 0..1, the matcher's probability that the text fits; None: it was not asked.
    """

    photo_id: int
    raw_path: bytes
    raw_status: str
    taken: str | None
    rating: int | None
    group: int | None
    held: Held
    snippet: Snippet | None = None
    likeness: float | None = None
    match: float | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return Path(os.fsdecode(self.raw_path))

    @property
    @or_damaged
    def status(self) -> PhotoStatus:
        """Whether the file can be worked with."""
        return PhotoStatus(self.raw_status)

    @property
    def caption(self) -> str | None:
        """What the file says, otherwise the open proposal."""
        return self.held.get("caption", _NOTHING)[0]

    @property
    def alt_text(self) -> str | None:
        """The same for the alt text."""
        return self.held.get("alt_text", _NOTHING)[0]

    @property
    @or_damaged
    def keywords(self) -> tuple[str, ...]:
        """The same for the keywords."""
        stored = self.held.get("keywords", _NOTHING)[0]
        return tuple(json.loads(stored)) if stored else ()

    @property
    def proposed(self) -> frozenset[str]:
        """The fields ("caption", "alt_text", ...) that are proposals only."""
        return frozenset(name for name, (_, in_file) in self.held.items() if not in_file)


@dataclass(frozen=True, slots=True)
class Hits:
    """Which photos were found.

    Args:
        ids: of one page, in order.
        total: how many photos match; exact up to 1,000.
        is_capped: there are more than ``total``.
        ignored: what of the query was left out and why, each a line for the user.
        likeness: of photos whose pictures were compared, -1..1.
    """

    ids: tuple[int, ...]
    total: int
    is_capped: bool = False
    ignored: tuple[str, ...] = ()
    likeness: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of what was found.

    Args:
        total, is_total_capped, ignored: as in ``Hits``.
        suggestion: another query that may have been meant; only where nothing was found.
        notes: what else to tell about this answer, each a line for the user.
    """

    total: int
    is_total_capped: bool
    rows: tuple[SearchRow, ...]
    ignored: tuple[str, ...] = ()
    suggestion: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def total_text(self) -> str:
        """The total for people: "3", "1,000+"."""
        return f"{self.total:,}{'+' if self.is_total_capped else ''}"
