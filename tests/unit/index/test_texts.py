from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from blipdesk.domain.text import Answer, Field, PhotoText, Provenance, ReviewState, Source
from blipdesk.index.database import Index

FULL = PhotoText(
    caption="a boat on the water",
    alt_text="A small red boat.",
    extended_description="Line one\nline two \U0001f600",
    title="Boat",
    keywords=("boat", "water; blue", "日本"),
    answers=(
        Answer("what colour?", "red", 0.75, "vqa", "r1", "2024-01-01T00:00:00+00:00"),
        Answer("where?", "at sea", state=ReviewState.EDITED),
    ),
    decorative=False,
    provenance=MappingProxyType(
        {
            Field.CAPTION: Provenance(
                Source.MACHINE, ReviewState.DRAFT, "blip", "r2", "a photo of", 0.5, "2024"
            ),
            Field.KEYWORDS: Provenance(Source.HUMAN, items=("boat",)),
        }
    ),
)


def test_a_full_text_comes_back_as_it_was_given(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo(text=FULL)
    assert index.texts.get(photo_id) == FULL
    assert index.texts.get_many([photo_id, 999]) == {photo_id: FULL}


def test_replacing_leaves_nothing_of_the_old_text(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo(text=FULL)
    with index.transaction():
        index.texts.replace(photo_id, PhotoText(title="New"))
    assert index.texts.get(photo_id) == PhotoText(title="New")
    assert index.search("boat").total == 0
    assert index.search("title:new").total == 1


def test_an_unknown_photo_has_an_empty_text(index: Index) -> None:
    assert index.texts.get(7) == PhotoText()


def test_words_and_search_change_in_the_same_moment(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo(text=PhotoText(caption="a boat"))
    try:
        with index.transaction():
            index.texts.replace(photo_id, replace(FULL, caption="a horse"))
            raise KeyError
    except KeyError:
        pass
    assert index.texts.get(photo_id).caption == "a boat"
    assert (index.search("boat").total, index.search("horse").total) == (1, 0)
    assert index.check().is_well
