"""From captions to alt text and keywords."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blipdesk.domain.wording import alt_text_draft, clean_caption, keywords_from_caption, singular


def test_alt_text_is_a_sentence_without_an_image_of_opening() -> None:
    assert alt_text_draft("a photograph of a dog at night") == "A dog at night."
    assert alt_text_draft("the image shows two boats") == "Two boats."
    assert alt_text_draft("is it real?") == "Is it real?"
    assert alt_text_draft("") == ""


def test_an_opening_alone_is_not_cut_to_nothing() -> None:
    assert clean_caption("a picture of") == "a picture of"


def test_keywords_are_the_subjects_in_the_singular_in_order() -> None:
    assert keywords_from_caption("two red apples on the beach") == ("red", "apple", "beach")
    assert keywords_from_caption("three dogs and a dog at night") == ("dog", "night")
    assert keywords_from_caption("a woman’s hat next to her bicycles") == (
        "woman", "hat", "bicycle",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("plural", "expected"),
    [("cherries", "cherry"), ("foxes", "fox"), ("benches", "bench"), ("children", "child"),
     ("buses", "bus"), ("glass", "glass"), ("cactus", "cactus"), ("horses", "horse"),
     ("tomatoes", "tomato"), ("cacti", "cactus"),
     ("iris", "iris"), ("pies", "pie"), ("gas", "gas")],
)  # fmt: skip
def test_plurals_become_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected


@given(st.text())
def test_any_text_gives_distinct_keywords_and_one_line_of_alt_text(text: str) -> None:
    found = keywords_from_caption(text)
    assert len(set(found)) == len(found)
    assert "\n" not in alt_text_draft(text)
