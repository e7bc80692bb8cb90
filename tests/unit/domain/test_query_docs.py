"""The page about searching describes the language that there is."""

import re
from pathlib import Path

import pytest

from blipdesk.domain.query import Has, TextField
from blipdesk.domain.query_parser import parse_query

PAGE = (Path(__file__).parents[3] / "docs" / "search.md").read_text("utf-8")
TABLE = re.findall(r"^\| `([^`|]+)` \|(.*)\|$", PAGE, re.MULTILINE)
EXAMPLES = [first for first, _ in TABLE] + [
    code for _, text in TABLE for code in re.findall(r"`([^`]+)`", text) if " alt: " not in code
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_means_something_and_nothing_of_it_is_left_out(example: str) -> None:
    query = parse_query(example)
    assert query.root is not None
    assert query.ignored == ()


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) > 25


@pytest.mark.parametrize("name", [*(f"{field}:" for field in TextField), *Has])
def test_every_name_is_on_the_page(name: str) -> None:
    assert name in PAGE
