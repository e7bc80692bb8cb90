from collections.abc import Callable

import pytest

from blipdesk.domain.asked import asked_term
from blipdesk.domain.text import Answer, Field, PhotoText, Provenance, ReviewState, Source
from blipdesk.index import answer_counts
from blipdesk.index.answer_counts import AnswerCounts, AnswerLimits
from blipdesk.index.database import Index
from blipdesk.index.drafts import DraftState

Add = Callable[..., int]
CAR, DOG = "What colour is the car?", "is there a dog?"
MACHINE = Provenance(Source.MACHINE, ReviewState.DRAFT, "m")


def _plain(counts: AnswerCounts) -> dict[str, dict[str, int]]:
    return {
        one.question: {"": one.photos} | {answer.answer: answer.photos for answer in one.answers}
        for one in counts.questions
    }


def _add(add_photo: Add, number: int, *answers: tuple[str, str], caption: str = "a car") -> int:
    text = PhotoText(caption=caption, answers=tuple(Answer(*pair) for pair in answers))
    return add_photo(f"/p/{number}.jpg", text)


@pytest.fixture
def four(add_photo: Add) -> None:
    """Return four photos, three with answers."""
    _add(add_photo, 1, (CAR, "red"), (DOG, "yes"))
    _add(add_photo, 2, (CAR.lower(), "Red."), (DOG, "no"))
    _add(add_photo, 3, (CAR, "blue"), caption="a boat")
    _add(add_photo, 4)


def test_questions_and_answers_are_counted_whatever_their_case_and_punctuation(
    index: Index, four: None
) -> None:
    expected = {CAR: {"": 3, "red": 2, "blue": 1}, DOG: {"": 2, "yes": 1, "no": 1}}
    assert _plain(index.finder.answers("")) == expected
    assert _plain(index.finder.answers("car OR boat")) == expected


def test_only_the_photos_of_the_query_count(index: Index, four: None) -> None:
    assert _plain(index.finder.answers("boat")) == {CAR: {"": 1, "blue": 1}}
    assert _plain(index.finder.answers("missing:answer")) == {}
    counts = index.finder.answers("boat taken:someday")
    assert _plain(counts) == {CAR: {"": 1, "blue": 1}}
    assert "taken:someday" in counts.ignored[0]
    assert index.finder.answers("taken:someday").questions == ()


def test_the_most_asked_questions_and_most_frequent_answers_are_kept(
    index: Index, four: None
) -> None:
    counts = index.finder.answers("", AnswerLimits(questions=1, answers=1))
    assert _plain(counts) == {CAR: {"": 3, "red": 2}}
    assert index.finder.answers("car OR boat", AnswerLimits(1, 1)) == counts


@pytest.mark.parametrize("query", ["", "car OR boat"])
def test_the_term_of_a_line_finds_as_many_photos_as_it_says(
    index: Index, four: None, query: str
) -> None:
    for one in index.finder.answers(query).questions:
        assert index.search(asked_term(one.question)).total == one.photos
        for line in one.answers:
            assert index.search(asked_term(one.question, line.answer)).total == line.photos


def test_a_part_of_a_question_stands_for_all_that_contain_it(index: Index, four: None) -> None:
    assert index.search("asked:colour=red").total == 2
    assert index.search("asked:is").total == 3
    assert index.search("asked:cat").total == 0
    assert index.search("asked:dog=maybe").total == 0


def test_a_question_that_is_asked_exactly_so_stands_for_itself_alone(
    index: Index, add_photo: Add
) -> None:
    _add(add_photo, 1, ("dog", "yes"))
    _add(add_photo, 2, (DOG, "yes"))
    assert index.search("asked:dog").total == 1


def test_a_question_that_no_photo_has_any_more_hides_none_that_contains_it(
    index: Index, add_photo: Add
) -> None:
    first = _add(add_photo, 1, ("dog", "yes"))
    _add(add_photo, 2, (DOG, "yes"))
    with index.transaction():
        index.photos.delete(first)
    assert index.search("asked:dog").total == 1


def test_what_no_longer_holds_no_longer_counts(index: Index, add_photo: Add) -> None:
    first = _add(add_photo, 1, (CAR, "red"))
    second = _add(add_photo, 2, (CAR, "red"))
    with index.transaction():
        index.texts.replace(first, PhotoText(answers=(Answer(CAR, "blue"),)))
    assert _plain(index.finder.answers("")) == {CAR: {"": 2, "red": 1, "blue": 1}}
    with index.transaction():
        index.photos.delete(second)
    assert _plain(index.finder.answers("")) == {CAR: {"": 1, "blue": 1}}
    with index.transaction():
        index.texts.replace(first, PhotoText())
    assert _plain(index.finder.answers("")) == {}


def test_a_rejected_proposal_does_not_count(index: Index, add_photo: Add) -> None:
    photo = add_photo("/p/1.jpg")
    with index.transaction():
        draft = index.drafts.put(
            photo, Field.ANSWERS, (Answer(CAR, "red"),), MACHINE, created="2025"
        )
    assert _plain(index.finder.answers("")) == {CAR: {"": 1, "red": 1}}
    with index.transaction():
        index.drafts.set_state(draft, DraftState.REJECTED)
    assert _plain(index.finder.answers("")) == {}


def test_a_change_that_is_rolled_back_leaves_no_count(index: Index, add_photo: Add) -> None:
    _add(add_photo, 1, (CAR, "red"))
    with pytest.raises(RuntimeError), index.transaction():
        index.texts.replace(1, PhotoText(answers=(Answer("new?", "yes"), Answer(CAR, "blue"))))
        index.documents.refresh(1)
        raise RuntimeError
    _add(add_photo, 2, ("new?", "no"))
    assert _plain(index.finder.answers("")) == {CAR: {"": 1, "red": 1}, "new?": {"": 1, "no": 1}}
    assert index.search("asked:new=yes").total == 0


def test_an_answer_that_is_a_whole_sentence_is_not_counted(index: Index, add_photo: Add) -> None:
    _add(add_photo, 1, (DOG, "there is " * 20), (CAR, "?"))
    assert index.finder.answers("").questions == ()


def test_a_rebuilt_index_counts_the_same(index: Index, four: None) -> None:
    before = index.finder.answers("car OR boat")
    index.health.rebuild_documents()
    assert _plain(index.finder.answers("car OR boat")) == _plain(before)
    assert _plain(index.finder.answers("")) == _plain(before)


def test_of_many_photos_each_number_is_exact_up_to_the_cap(
    index: Index, add_photo: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_counts, "COUNT_CAP", 3)
    _add(add_photo, 0, ("old?", "yes"))
    for number in range(1, 8):
        _add(add_photo, number, (CAR, "red" if number < 6 else "blue"))
    for number in range(8, 12):
        _add(add_photo, number)
    counts = index.finder.answers("car")
    assert _plain(counts) == {
        CAR: {"": 3, "red": 3, "blue": 2},
        "old?": {"": 1, "yes": 1},
    }
    car, old = counts.questions
    assert (car.is_capped, [one.is_capped for one in car.answers]) == (True, [True, False])
    assert (old.is_capped, old.answers[0].is_capped, counts.looked_at) == (False, False, None)


def test_in_haste_the_newest_photos_alone_are_counted(
    index: Index, add_photo: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_counts, "COUNT_CAP", 3)
    for number in range(6):
        _add(add_photo, number, (CAR, "red" if number < 4 else "blue"))
    counts = index.finder.answers("car", AnswerLimits(is_quick=True))
    assert (_plain(counts), counts.looked_at) == ({CAR: {"": 3, "blue": 2, "red": 1}}, 3)
    few = index.finder.answers("asked:car=blue", AnswerLimits(is_quick=True))
    assert (_plain(few), few.looked_at) == ({CAR: {"": 2, "blue": 2}}, None)


def test_a_list_of_photos_can_be_counted(index: Index, four: None) -> None:
    assert _plain(index.finder.answers_among([1, 3, 99])) == {
        CAR: {"": 2, "red": 1, "blue": 1},
        DOG: {"": 1, "yes": 1},
    }
