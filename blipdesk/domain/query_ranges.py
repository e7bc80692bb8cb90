"""Dates and stars in a search: one value, a comparison, or two values with ".." between them."""

import re
from datetime import date, timedelta

from blipdesk.domain.query import Rating, Taken

_COMPARISON = re.compile(r"(>=|<=|=|>|<)?(.*)", re.DOTALL)
_DATE = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{1,2}))?(?:[-/.]([0-9]{1,2}))?")
_STARS = re.compile(r"-?[0-9]{1,2}")
_LOWEST, _HIGHEST = -1, 5
_DAY = timedelta(days=1)


def parse_taken(text: str) -> Taken | None:
    """Parse the value of ``taken:``; None if it is no date."""
    operator, value = _split(text)
    if not operator and ".." in value:
        first_text, _, last_text = value.partition("..")
        return _between(first_text.strip(), last_text.strip())
    period = _period(value)
    if period is None:
        return None
    first, last = period
    match operator:
        case ">":
            return None if last == date.max else Taken(_day(last + _DAY), None)
        case ">=":
            return Taken(_day(first), None)
        case "<":
            return None if first == date.min else Taken(None, _day(first - _DAY))
        case "<=":
            return Taken(None, _day(last))
    return Taken(_day(first), _day(last))


def parse_rating(text: str) -> Rating | None:
    """Parse the value of ``rating:``; None if no photo can have so many stars."""
    found = _rating(text)
    if found is None or found.first > _HIGHEST or found.last < _LOWEST:
        return None
    return found


def _rating(text: str) -> Rating | None:
    operator, value = _split(text)
    if not operator and ".." in value:
        first_text, _, last_text = value.partition("..")
        first = _stars(first_text or str(_LOWEST))
        last = _stars(last_text or str(_HIGHEST))
        return None if first is None or last is None else Rating(min(first, last), max(first, last))
    stars = _stars(value)
    if stars is None:
        return None
    ranges = {
        ">": (stars + 1, _HIGHEST),
        ">=": (stars, _HIGHEST),
        "<": (_LOWEST, stars - 1),
        "<=": (_LOWEST, stars),
    }
    return Rating(*ranges.get(operator, (stars, stars)))


def _split(text: str) -> tuple[str, str]:
    match = _COMPARISON.fullmatch(text.strip())
    operator, value = match.groups() if match else (None, "")
    return operator or "", value.strip()


def _between(first_text: str, last_text: str) -> Taken | None:
    first = _period(first_text) if first_text else None
    last = _period(last_text) if last_text else None
    if (first_text and first is None) or (last_text and last is None) or first is last is None:
        return None
    if first is not None and last is not None and first > last:
        first, last = last, first
    return Taken(_day(first[0]) if first else None, _day(last[1]) if last else None)


def _period(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of a year, a month or a day."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day is not None:
            return first, first
        end_year, end_month = (first.year, first.month) if month else (first.year, 12)
        return first, _month_end(end_year, end_month)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    if (year, month) == (date.max.year, 12):
        return date.max
    return date(year + month // 12, month % 12 + 1, 1) - _DAY


def _day(value: date) -> tuple[int, int, int]:
    return value.year, value.month, value.day


def _stars(text: str) -> int | None:
    return int(text) if _STARS.fullmatch(text.strip()) else None
