"""Tidying of captions and grouping by length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blipdesk.blip.wording import group_by_length, tidy_caption


@pytest.mark.parametrize(
    ("text", "prompt", "wanted"),
    [
        ("a man with a bald bald bald head", None, "a man with a bald head"),
        ("a very very old tree", None, "a very very old tree"),
        ("a dog on a dog on a dog on snow", None, "a dog on snow"),
        ("the beach and the beach and the sea", None, "the beach and the sea"),
        ("a photography of a dog", "a photography of", "a dog"),
        ("A Photography of a photography of a dog", "a photography of", "a dog"),
        ("a photography of", "a photography of", "a photography of"),
        ("", None, ""),
        ("word", "word", "word"),
    ],
)
def test_echoes_are_taken_out(text: str, prompt: str | None, wanted: str) -> None:
    assert tidy_caption(text, prompt) == wanted


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=12))
def test_tidying_never_invents_words_nor_loses_a_kind_of_word(words: list[str]) -> None:
    tidy = tidy_caption(" ".join(words)).split()
    assert set(tidy) == set(words)
    assert len(tidy) <= len(words)


@given(st.lists(st.text("ab", max_size=5), max_size=30))
def test_groups_hold_one_length_and_lose_nobody(sequences: list[str]) -> None:
    groups = group_by_length(sequences)
    assert sorted(p for group in groups for p in group) == list(range(len(sequences)))
    for group in groups:
        assert len({len(sequences[p]) for p in group}) == 1
        assert group == sorted(group)
