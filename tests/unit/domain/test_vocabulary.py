"""The vocabulary's file, and what it does to keywords."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blipdesk.domain.errors import InputError
from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.keyword_rules import (
    NO_RULES,
    HierarchyMode,
    KeywordRules,
    OutsideWords,
    applied,
)
from blipdesk.domain.text import Field, FieldEdit, Provenance, ReviewState, Source
from blipdesk.domain.vocabulary import Term, Vocabulary, parse_vocabulary

FILE = """\
[Places]
\tFrance
\t\tParis
\t\t\t{Lutetia}
\t\t\t{City of Light}
Animals
\tDog
\t\t{puppy}
\tOrange

Colours
\tOrange
"""
WORDS = parse_vocabulary(FILE.splitlines(keepends=True))
NOW = "2026-01-02T03:04:05+00:00"


def person(*words: str) -> WriteIntent:
    return WriteIntent(IntentKind.PERSON, NOW, add_keywords=words)


def machine(*words: str) -> WriteIntent:
    origin = Provenance(Source.MACHINE, ReviewState.DRAFT, "m", items=words)
    return WriteIntent(IntentKind.MACHINE, NOW, (FieldEdit(Field.KEYWORDS, words, origin),))


def test_tabs_braces_and_brackets_are_read() -> None:
    assert WORDS.find("paris") == Term("Paris", ("Places", "France"), ("France",))
    assert WORDS.find("LUTETIA") == WORDS.find("city  of light") == WORDS.find("Paris")
    assert WORDS.find("Places") is None
    assert WORDS.find("Animals") == Term("Animals")
    assert WORDS.paths["paris"] == "Places|France|Paris"


def test_a_name_at_two_places_has_a_spelling_and_no_place() -> None:
    assert WORDS.find("orange") == Term("Orange")
    assert "orange" not in WORDS.paths


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n  b\n", "line 2: .* by tabs, not spaces"),
        ("a\n\t\tb\n", "line 2: .* more than one tab deeper"),
        ("{lonely}\n", "line 1: a synonym"),
        ("a\n\t{open\n", "line 2: a synonym"),
        ("[a]\n\t{heading's}\n", "line 2: a synonym"),
        ("a|b\n", "line 1: .* separates levels"),
    ],
)
def test_a_line_that_makes_no_sense_is_named(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parse_vocabulary(text.splitlines())


@given(st.text())
def test_any_text_is_a_vocabulary_or_one_clear_line(text: str) -> None:
    try:
        found = parse_vocabulary(text.splitlines())
    except InputError as error:
        assert str(error).startswith("line ")
    else:
        assert all(found.find(term.name) is not None for term in found.terms)


def test_new_keywords_get_the_vocabularys_spelling() -> None:
    intent, notes = applied(KeywordRules(WORDS), person("PUPPY", "lutetia", "own word"), ("DOG",))
    assert intent.add_keywords == ("Dog", "Paris", "own word")
    assert notes == ()


def test_what_stands_in_the_photo_keeps_its_spelling() -> None:
    edits = (FieldEdit(Field.KEYWORDS, ("DOG", "paris")),)
    whole = WriteIntent(IntentKind.PERSON, NOW, edits)
    intent, _ = applied(KeywordRules(WORDS), whole, ("DOG",))
    assert intent.edits[0].value == ("DOG", "Paris")


def test_a_machines_words_outside_are_left_out_and_named() -> None:
    rules = KeywordRules(WORDS, OutsideWords.DROP)
    intent, notes = applied(rules, machine("puppy", "thing"), ())
    edit = intent.edits[0]
    assert (edit.value, edit.provenance and edit.provenance.items) == (("Dog",), ("Dog",))
    assert notes == ("keywords that are not in the vocabulary left out: thing",)
    assert applied(rules, person("thing"), ())[0].add_keywords == ("thing",)


def test_a_persons_word_outside_is_refused_by_wish() -> None:
    rules = KeywordRules(WORDS, OutsideWords.REFUSE)
    with pytest.raises(InputError, match="'thing' is not in the vocabulary"):
        applied(rules, person("thing"), ())
    assert applied(rules, person("thing"), ("Thing",))[0].add_keywords == ("thing",)


def test_what_lies_above_becomes_keywords_by_wish_and_headings_never() -> None:
    rules = KeywordRules(WORDS, hierarchy=HierarchyMode.ANCESTORS)
    assert applied(rules, person("paris"), ())[0].add_keywords == ("France", "Paris")
    intent, _ = applied(rules, machine("puppy", "dog"), ())
    assert intent.edits[0].value == ("Animals", "Dog")


def test_without_a_readable_vocabulary_a_machine_writes_no_keyword_and_a_person_is_told() -> None:
    rules = KeywordRules(problem="it cannot be read")
    with pytest.raises(InputError, match="it cannot be read"):
        applied(rules, person("a"), ())
    assert applied(rules, machine("a"), ())[0].edits == ()
    title = WriteIntent(IntentKind.PERSON, NOW, (FieldEdit(Field.TITLE, "t"),))
    assert applied(rules, title, ()) == (title, ())


def test_without_a_vocabulary_nothing_changes() -> None:
    assert applied(NO_RULES, person("a"), ()) == (person("a"), ())
    assert applied(KeywordRules(Vocabulary()), machine("a"), ()) == (machine("a"), ())
