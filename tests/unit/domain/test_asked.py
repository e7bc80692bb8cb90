import pytest
from hypothesis import given
from hypothesis import strategies as st

from blipdesk.domain.asked import answer_key, asked_term
from blipdesk.domain.query import And, Asked, Not, Words
from blipdesk.domain.query_parser import parse_query


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Is there a dog?", "is  there a DOG"),
        ("“What colour?”", "what colour"),
        ("ﬁsh", "fish"),
        ("1+1=2?", "1 1 2"),
        ("O que é?", "o que é"),
    ],
)
def test_case_punctuation_and_spaces_make_no_other_question(one: str, other: str) -> None:
    assert answer_key(one) == answer_key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("é", "e"), ("กำ", "ก"), ("a b", "ab")])
def test_other_letters_do(one: str, other: str) -> None:
    assert answer_key(one) != answer_key(other)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("asked:car", Asked("car")),
        ('asked:"what colour is the car?"', Asked("what colour is the car?")),
        ('asked:"what colour is the car? = red"', Asked("what colour is the car?", "red")),
        ("asked:car=red dog", And((Asked("car", "red"), Words("dog")))),
        ("-ASKED:car=red", Not(Asked("car", "red"))),
    ],
)
def test_a_question_and_its_answer_are_a_term(text: str, node: object) -> None:
    query = parse_query(text)
    assert (query.root, query.ignored) == (node, ())


@pytest.mark.parametrize("text", ["asked:?", 'asked:"=red"', 'asked:"car="', 'asked:"car=?"'])
def test_a_term_without_question_or_answer_is_left_out_and_said_so(text: str) -> None:
    query = parse_query(text)
    assert query.root is None
    assert "asked: takes a question, or question=answer" in query.ignored[0]


NAMEABLE = st.text(max_size=80).filter(answer_key)


@given(question=NAMEABLE, answer=st.none() | NAMEABLE)
def test_the_term_for_an_answer_asks_for_that_answer(question: str, answer: str | None) -> None:
    root = parse_query(asked_term(question, answer)).root
    assert isinstance(root, Asked)
    assert answer_key(root.question) == answer_key(question)
    assert answer_key(root.answer or "") == answer_key(answer or "")
