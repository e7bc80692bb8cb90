"""Facets: properties of a photo as words of one extra column of the full text index.

A word lookup is what FTS5 does best: a facet and a word take a millisecond where a join takes a
hundred. Every facet is the private-use mark, a letter and digits, which no stemmer touches.
"""

from collections.abc import Iterable
from datetime import datetime

from blipdesk.domain.photo import PhotoFacts, PhotoFormat
from blipdesk.domain.query import By, Has, State
from blipdesk.index.tokens import FACET_MARK

EVERY = f"{FACET_MARK}a1"
DUPLICATE = f"{FACET_MARK}g1"
ASKED = f"{FACET_MARK}q"
ANSWERED = f"{FACET_MARK}w"

_HAS = {name: f"{FACET_MARK}h{number}" for number, name in enumerate(Has, 1)}
_STATE = {name: f"{FACET_MARK}s{number}" for number, name in enumerate(State, 1)}
_BY = {name: f"{FACET_MARK}b{number}" for number, name in enumerate(By, 1)}
_FORMAT = {name: f"{FACET_MARK}t{number}" for number, name in enumerate(PhotoFormat, 1)}


def has(name: Has) -> str:
    """Facet of a photo that has something."""
    return _HAS[name]


def state(name: State) -> str:
    """Facet of a photo with a text in this state."""
    return _STATE[name]


def by(name: By) -> str:
    """Facet of a photo with a text from this source."""
    return _BY[name]


def container(name: PhotoFormat) -> str:
    """Facet of a photo of this format."""
    return _FORMAT[name]


def rating(stars: int) -> str:
    """Facet of a photo with this rating, -1 (rejected) to 5."""
    return f"{FACET_MARK}r{stars}" if stars >= 0 else f"{FACET_MARK}rn{-stars}"


def model(model_id: int) -> str:
    """Facet of a photo with a text from this model."""
    return f"{FACET_MARK}k{model_id}"


def asked(question_id: int) -> str:
    """Facet of a photo that was asked this question."""
    return f"{ASKED}{question_id}"


def answered(answer_id: int) -> str:
    """Facet of a photo with this answer to its question."""
    return f"{ANSWERED}{answer_id}"


def folder(folder_id: int) -> str:
    """Facet of a photo in this folder or below."""
    return f"{FACET_MARK}p{folder_id}"


def year(number: int) -> str:
    """Facet of a photo taken in this year."""
    return f"{FACET_MARK}y{number:04}"


def month(year_number: int, number: int) -> str:
    """Facet of a photo taken in this month."""
    return f"{FACET_MARK}m{year_number:04}{number:02}"


def day(year_number: int, month_number: int, number: int) -> str:
    """Facet of a photo taken on this day."""
    return f"{FACET_MARK}d{year_number:04}{month_number:02}{number:02}"


def of_date(taken: datetime | None) -> Iterable[str]:
    """Return the facets of the moment at which a photo was taken."""
    if taken is None:
        return ()
    date = (taken.year, taken.month, taken.day)
    return (has(Has.DATE), year(date[0]), month(date[0], date[1]), day(*date))


def of_facts(facts: PhotoFacts) -> Iterable[str]:
    """Return the facets of what BlipDesk only reads, without the date."""
    found = [container(facts.format)]
    if facts.rating is not None:
        found += [rating(facts.rating), has(Has.RATING)]
    if facts.camera:
        found.append(has(Has.CAMERA))
    if facts.city or facts.region or facts.country or facts.latitude_deg is not None:
        found.append(has(Has.PLACE))
    return found
