"""Names from a pattern."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blipdesk.domain.errors import InputError
from blipdesk.domain.rename_pattern import NameParts, parse_pattern

PARTS = NameParts(
    "IMG_1", 7, "2026-03-04T05:06:07+02:00", "a red boat on the calm sea", "My boat", "Canon R6"
)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{name}", "IMG_1"),
        ("{date}_{counter:3}", "2026-03-04_007"),
        ("{date:%Y%m%d}-{time}", "20260304-050607"),
        ("{caption:3}", "a red boat"),
        ("{title} {camera}", "My boat Canon R6"),
        ("a/b:c", "a b c"),
        ("con", "con_"),
        ("  .{name}. ", "IMG_1"),
    ],
)
def test_a_pattern_makes_a_name(pattern: str, name: str) -> None:
    assert parse_pattern(pattern).stem(PARTS) == name


@pytest.mark.parametrize(
    "pattern", ["{nmae}", "{counter:x}", "{counter:99}", "{date", "", "/", "}"]
)
def test_a_pattern_that_makes_no_sense_is_refused(pattern: str) -> None:
    with pytest.raises(InputError):
        parse_pattern(pattern)


def test_a_photo_without_the_words_is_named_in_the_refusal() -> None:
    with pytest.raises(InputError, match="IMG_9"):
        parse_pattern("{caption}").stem(NameParts("IMG_9", 1))


@given(st.text(max_size=400), st.text(max_size=400))
def test_no_text_leads_out_of_the_folder_or_to_a_hidden_or_endless_name(
    caption: str, title: str
) -> None:
    pattern = parse_pattern("x{caption:20}{title:20}")
    stem = pattern.stem(NameParts("a", 1, caption=caption, title=title))
    assert "/" not in stem and "\\" not in stem and "\0" not in stem
    assert not stem.startswith(".")
    assert 0 < len(stem.encode("utf-8", "surrogateescape")) <= 201
