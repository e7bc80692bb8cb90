from collections.abc import Callable

import pytest

from blipdesk.domain.errors import BugError
from blipdesk.domain.text import Answer, Field, PhotoText, Provenance, ReviewState, Source
from blipdesk.index.database import Index
from blipdesk.index.drafts import DraftState

BLIP = Provenance(Source.MACHINE, ReviewState.DRAFT, "blip", "r1", None, 0.9, "2024-01-01")


def _put(index: Index, photo_id: int, caption: str, origin: Provenance = BLIP) -> int:
    with index.transaction():
        return index.drafts.put(photo_id, Field.CAPTION, caption, origin, created="2024-01-01")


def _decide(index: Index, draft_id: int, state: DraftState) -> None:
    with index.transaction():
        index.drafts.set_state(draft_id, state)


def test_a_proposal_comes_back_as_it_was_given(index: Index, add_photo: Callable[..., int]) -> None:
    photo_id = add_photo()
    with index.transaction():
        draft_id = index.drafts.put(
            photo_id,
            Field.KEYWORDS,
            ("boat", "sea"),
            BLIP,
            created="2024-01-01T10:00:00+00:00",
            alternatives=("ship",),
        )
    draft = index.drafts.get(draft_id)
    assert draft is not None
    assert (draft.value, draft.provenance, draft.alternatives) == (("boat", "sea"), BLIP, ("ship",))
    assert (draft.state, draft.created) == (DraftState.DRAFT, "2024-01-01T10:00:00+00:00")


def test_a_new_proposal_supersedes_the_old_one(index: Index, add_photo: Callable[..., int]) -> None:
    photo_id = add_photo()
    old, new = _put(index, photo_id, "a boat"), _put(index, photo_id, "a ship")
    assert [draft.draft_id for draft in index.drafts.current(photo_id)] == [new]
    assert [(d.draft_id, d.state) for d in index.drafts.history(photo_id, Field.CAPTION)] == [
        (new, DraftState.DRAFT),
        (old, DraftState.SUPERSEDED),
    ]
    assert (index.search("boat").total, index.search("ship").total) == (0, 1)


def test_each_question_has_its_own_current_answer(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo()
    for question, answer in (("colour?", "red"), ("where?", "home"), ("colour?", "blue")):
        with index.transaction():
            value = (Answer(question, answer),)
            index.drafts.put(photo_id, Field.ANSWERS, value, BLIP, created="2024")
    current = {draft.question: draft.value for draft in index.drafts.current(photo_id)}
    assert current == {
        "colour?": (Answer("colour?", "blue"),),
        "where?": (Answer("where?", "home"),),
    }
    assert index.drafts.answered(photo_id, "where?", "blip")
    assert not index.drafts.answered(photo_id, "where?", "other")
    assert index.search("answer:blue").total == 1


def test_two_answers_in_one_proposal_are_a_bug(index: Index, add_photo: Callable[..., int]) -> None:
    photo_id = add_photo()
    value = (Answer("a?", "b"), Answer("c?", "d"))
    with pytest.raises(BugError, match="one answer"), index.transaction():
        index.drafts.put(photo_id, Field.ANSWERS, value, BLIP, created="2024")


def test_a_rejected_proposal_is_not_found_by_its_words(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo()
    draft_id = _put(index, photo_id, "a boat")
    assert index.search("boat state:draft").total == 1
    _decide(index, draft_id, DraftState.REJECTED)
    assert index.search("boat").total == 0
    assert index.search("state:rejected").total == 1
    assert index.drafts.count_waiting() == 0


def test_an_approved_proposal_is_found_only_while_the_file_says_nothing_else(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo()
    _decide(index, _put(index, photo_id, "a boat"), DraftState.APPROVED)
    assert index.search("boat state:approved has:caption").total == 1
    with index.transaction():
        index.texts.replace(photo_id, PhotoText(caption="my horse"))
    assert (index.search("boat").total, index.search("horse").total) == (0, 1)


def test_what_a_model_has_described_with_a_prompt_is_known_whatever_became_of_it(
    index: Index, add_photo: Callable[..., int]
) -> None:
    photo_id = add_photo()
    _decide(index, _put(index, photo_id, "a boat"), DraftState.REJECTED)
    assert index.drafts.described(photo_id, "blip", None)
    assert not index.drafts.described(photo_id, "blip", "a photo of")
    assert not index.drafts.described(photo_id, "other", None)


def test_the_review_gets_the_oldest_open_proposals_page_by_page(
    index: Index, add_photo: Callable[..., int]
) -> None:
    ids = [_put(index, add_photo(f"/p/{number}.jpg"), "a boat") for number in range(3)]
    first = index.drafts.waiting(2)
    assert [draft.draft_id for draft in first] == ids[:2]
    rest = index.drafts.waiting(2, after_id=first[-1].draft_id)
    assert [draft.draft_id for draft in rest] == ids[2:]
    assert index.drafts.count_waiting() == 3


def test_results_show_a_proposal_only_where_the_file_is_silent(
    index: Index, add_photo: Callable[..., int]
) -> None:
    silent = add_photo("/p/1.jpg")
    speaking = add_photo("/p/2.jpg", PhotoText(caption="my boat"))
    for photo_id in (silent, speaking):
        _put(index, photo_id, "a boat")
    shown = {row.photo_id: (row.caption, row.proposed) for row in index.search("boat").rows}
    assert shown == {silent: ("a boat", {"caption"}), speaking: ("my boat", frozenset())}


def test_a_copy_gets_what_was_said_about_its_picture_and_the_judgement_of_it(
    index: Index, add_photo: Callable[..., int]
) -> None:
    source, target = add_photo("/p/a.jpg"), add_photo("/p/b.jpg")
    _put(index, source, "an old one")
    _decide(index, _put(index, source, "a boat"), DraftState.APPROVED)
    with index.transaction():
        index.vectors.put(source, "blip", "r1", b"\x01" * 256)
        index.drafts.copy(source, target)
    (draft,) = index.drafts.current(target)
    assert (draft.value, draft.state) == ("a boat", DraftState.APPROVED)
    assert index.vectors.get(target, "blip", "r1") == b"\x01" * 256
