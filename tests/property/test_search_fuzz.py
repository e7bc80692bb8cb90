"""Any text is a query: nothing that is typed reaches the syntax of SQL or FTS5."""

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blipdesk.domain.errors import BadQuery
from blipdesk.domain.photo import PhotoFacts, PhotoFormat
from blipdesk.domain.text import PhotoText
from blipdesk.index.database import Index, open_index
from blipdesk.index.orders import Order

PIECES = [
    *"()\"“”*-:.<>=&^+~{}[]\\'/;,!?#%@|\x00\n\t\u202e\ud800\U0001f600東é_$",
    *("OR", "AND", "NOT", "NEAR", "NEAR(a b, 2)", "dog", "boat", "a", "caption", "facets:", "rank"),
    *("caption:", "taken:", "rating:", "has:", "is:", "model:", "file:", "keyword:(", "like:"),
    *("2024", "2024-05", "..", ">=", "folder:/p", "'; DROP TABLE photo; --", "\ue000a1", " ", "  "),
    *("-", "--", "* *", '""', '"', "document_fts", "{caption}", "^dog", "dog*", "*dog", "\u200b"),
]
SHARE = 1500
ALL = int(os.environ.get("BLIPDESK_FUZZED_QUERIES", "100000"))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with open_index(tmp_path_factory.mktemp("fuzz") / "library.db") as opened:
        with opened.transaction():
            for number in range(5):
                facts = PhotoFacts(PhotoFormat.JPEG, taken=f"202{number}-05-01T10:00:00")
                photo_id = opened.photos.upsert(Path(f"/p/{number}.jpg"), facts)
                opened.texts.replace(photo_id, PhotoText(caption="a dog in a boat 東京"))
        yield opened


def _search(index: Index, text: str, order: Order, typing: bool) -> None:
    try:
        page = index.search(text, order=order, typing=typing)
    except BadQuery as error:
        assert "\n" not in str(error)
        return
    for line in page.ignored:
        assert line.isprintable()
        assert "fts5" not in line and "SQL" not in line
    assert page.total == min(len(page.rows), 5)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.text(max_size=60), st.binary(max_size=60).map(os.fsdecode)),
    st.sampled_from(Order),
    st.booleans(),
)
def test_any_text_can_be_searched_for(index: Index, text: str, order: Order, typing: bool) -> None:
    _search(index, text, order, typing)


def _random_queries(count: int, seed: int) -> Iterator[str]:
    rng = random.Random(seed)
    for _ in range(count):
        pieces = rng.choices(PIECES, k=rng.randrange(1, 12))
        yield rng.choice(("", " ")).join(pieces)


def test_a_share_of_random_queries_is_answered(index: Index) -> None:
    for number, text in enumerate(_random_queries(SHARE, seed=3)):
        _search(index, text, list(Order)[number % 5], typing=number % 2 == 0)


@pytest.mark.slow
@pytest.mark.timeout(3000)
def test_a_hundred_thousand_random_queries_are_answered(index: Index) -> None:
    for number, text in enumerate(_random_queries(ALL, seed=4)):
        _search(index, text, list(Order)[number % 5], typing=number % 2 == 0)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "a OR " * 10_000 + "a",
        "(" * 3000,
        '"' * 3001,
        "\0" * 4000,
        "\u202e" * 4000,
        "-" * 4000,
        " ".join(["taken:1900..2100"] * 90),
        " OR ".join(["-a*"] * 90),
        " ".join(f"-(b{n} OR c{n})" for n in range(45)),
        "((((((((((((((((((a OR b) c) OR d) e) OR f) g) OR h) i) OR j) k) OR l)",
    ],
)
def test_what_is_absurd_is_answered_or_refused_within_a_second(index: Index, text: str) -> None:
    started = time.process_time()
    _search(index, text, Order.BEST, typing=True)
    assert time.process_time() - started < 1
