import random
from datetime import date, timedelta

import pytest

from blipdesk.domain.photo import PhotoFormat
from blipdesk.domain.query import By, Has, State, Taken
from blipdesk.index import facets
from blipdesk.index.compile import quoted, taken_facets
from blipdesk.index.database import Index


def _days(names: list[str]) -> list[str]:
    """Spell out facets as the days that they stand for."""
    found = []
    for name in names:
        kind, digits = name[1], name[2:]
        stem = {"y": f"{digits}", "m": f"{digits[:4]}-{digits[4:]}"}.get(
            kind, f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
        )
        day, end = date(int(digits[:4]), 1, 1), date(int(digits[:4]), 12, 31)
        while day <= end:
            if day.isoformat().startswith(stem):
                found.append(day.isoformat())
            day += timedelta(days=1)
    return found


def test_a_span_is_made_of_exactly_its_days() -> None:
    rng = random.Random(5)
    for _ in range(300):
        first = date(2019, 1, 1) + timedelta(days=rng.randrange(1500))
        last = first + timedelta(days=rng.choice((0, 1, 27, 31, 60, 365, 366, 800)))
        span = Taken(first.timetuple()[:3], last.timetuple()[:3])
        expected = [
            (first + timedelta(days=number)).isoformat()
            for number in range((last - first).days + 1)
        ]
        names = taken_facets(span, (2000, 2030))
        assert _days(names) == expected
        assert len(names) < 90


def test_an_open_span_ends_with_the_library() -> None:
    assert taken_facets(Taken((2023, 1, 1), None), (2020, 2024)) == [
        facets.year(2023),
        facets.year(2024),
    ]
    assert taken_facets(Taken(None, (2020, 1, 2)), (2020, 2024)) == [
        facets.day(2020, 1, 1),
        facets.day(2020, 1, 2),
    ]
    assert taken_facets(Taken((9999, 1, 1), None), (1, 9999)) == [facets.year(9999)]
    assert taken_facets(Taken(None, None), (1, 0)) == []


def test_no_two_facets_become_the_same_word(index: Index) -> None:
    names = [
        facets.EVERY,
        facets.DUPLICATE,
        *map(facets.has, Has),
        *map(facets.state, State),
        *map(facets.by, By),
        *map(facets.container, PhotoFormat),
        *map(facets.rating, range(-1, 6)),
        *map(facets.model, range(1, 30)),
        *map(facets.folder, range(1, 30)),
        *map(facets.year, range(1900, 2100)),
        *(facets.month(2024, number) for number in range(1, 13)),
        *(facets.day(2024, 11, number) for number in range(1, 31)),
    ]
    words = [index.finder.tokens(name) for name in names]
    assert all(len(found) == 1 for found in words)
    assert len(set(words)) == len(names)


@pytest.mark.parametrize("text", ['"', 'a" OR "b', "", "*", "a*", "col:x", "(", "NEAR(a b)", "^a"])
def test_typed_text_stays_a_string_for_the_full_text_index(index: Index, text: str) -> None:
    connection = index.photos._connection
    sql = "SELECT count(*) FROM document_fts WHERE document_fts MATCH ?"
    assert connection.value(sql, (f"{quoted(text)} OR {quoted(facets.EVERY)}",)) == 0
