"""Which machine text may stand beside a person's."""

from dataclasses import replace
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from blipdesk.domain.policy import (
    FieldPolicy,
    keyword_key,
    merge_approval,
    merge_machine,
    merge_person,
    merge_rejection,
)
from blipdesk.domain.text import (
    Answer,
    Field,
    FieldEdit,
    PhotoText,
    Provenance,
    ReviewState,
    Source,
)

NOW = "2026-01-02T03:04:05+00:00"
DRAFT = Provenance(Source.MACHINE, ReviewState.DRAFT, model="m", revision="r", date=NOW)
APPROVED = replace(DRAFT, state=ReviewState.APPROVED)
PERSON = Provenance(Source.HUMAN, ReviewState.EDITED, date=NOW)


def held(text: PhotoText, **origins: Provenance) -> PhotoText:
    return replace(text, provenance=MappingProxyType({Field(k): v for k, v in origins.items()}))


def caption(text: str, origin: Provenance = DRAFT) -> FieldEdit:
    return FieldEdit(Field.CAPTION, text, origin)


def test_a_machine_caption_goes_into_an_empty_field() -> None:
    assert merge_machine(PhotoText(), [caption("a dog")]).edits == (caption("a dog"),)


def test_a_machine_replaces_its_own_unapproved_caption() -> None:
    current = held(PhotoText(caption="a cat"), caption=DRAFT)
    assert merge_machine(current, [caption("a dog")]).edits == (caption("a dog"),)


def test_the_same_draft_again_changes_nothing() -> None:
    current = held(PhotoText(caption="a dog"), caption=DRAFT)
    assert merge_machine(current, [caption("a dog")]).edits == ()


def test_a_caption_of_a_person_of_unknown_origin_or_approved_is_kept_with_a_reason() -> None:
    for origin, why in ((PERSON, "person wrote"), (None, "there before"), (APPROVED, "approved")):
        origins = {} if origin is None else {"caption": origin}
        result = merge_machine(held(PhotoText(caption="mine"), **origins), [caption("a dog")])
        assert result.edits == ()
        assert why in result.kept[0]


def test_machine_keywords_replace_only_machine_keywords() -> None:
    origin = replace(DRAFT, items=("cat",))
    proposal = FieldEdit(Field.KEYWORDS, ("dog", "beach"), DRAFT)
    own = held(PhotoText(keywords=("cat",)), keywords=origin)
    (edit,) = merge_machine(own, [proposal]).edits
    assert edit.value == ("dog", "beach")
    assert edit.provenance is not None
    assert edit.provenance.items == ("dog", "beach")
    mixed = held(PhotoText(keywords=("cat", "Granny")), keywords=origin)
    assert merge_machine(mixed, [proposal]).edits == ()


def test_by_wish_machine_keywords_join_those_of_a_person() -> None:
    policies = {Field.KEYWORDS: FieldPolicy.APPEND}
    mixed = held(PhotoText(keywords=("cat", "Granny")), keywords=replace(DRAFT, items=("cat",)))
    proposal = FieldEdit(Field.KEYWORDS, ("dog", "granny"), DRAFT)
    (edit,) = merge_machine(mixed, [proposal], policies).edits
    assert edit.value == ("Granny", "dog")
    assert edit.provenance == replace(DRAFT, items=("dog",))
    after = held(PhotoText(keywords=("Granny", "dog")), keywords=edit.provenance)
    assert merge_machine(after, [proposal], policies).edits == ()
    nothing_new = FieldEdit(Field.KEYWORDS, ("GRANNY",), DRAFT)
    assert merge_machine(PhotoText(keywords=("Granny",)), [nothing_new], policies).edits == ()


def test_keywords_that_joined_a_persons_can_be_approved_and_rejected() -> None:
    origin = replace(DRAFT, items=("dog",))
    mixed = held(PhotoText(keywords=("Granny", "dog")), keywords=origin)
    draft = FieldEdit(Field.KEYWORDS, ("dog",), origin)
    (edit,) = merge_approval(mixed, [draft]).edits
    assert (edit.value, edit.provenance) == (("Granny", "dog"), replace(APPROVED, items=("dog",)))
    (edit,) = merge_rejection(mixed, [draft]).edits
    assert edit.value == ("Granny",)


def test_a_field_that_is_closed_to_machines_is_kept_with_a_reason() -> None:
    own = held(PhotoText(caption="a cat"), caption=DRAFT)
    never = {Field.CAPTION: FieldPolicy.NEVER}
    result = merge_machine(PhotoText(), [caption("a dog")], never)
    assert (result.edits, result.kept) == ((), ("caption not written: the settings say never",))
    empty = {Field.CAPTION: FieldPolicy.EMPTY}
    assert merge_machine(own, [caption("a dog")], empty).edits == ()
    assert merge_machine(PhotoText(), [caption("a dog")], empty).edits == (caption("a dog"),)
    assert merge_approval(own, [caption("a cat")], never).edits


def test_keywords_differing_only_by_case_are_proposed_once() -> None:
    (edit,) = merge_machine(
        PhotoText(), [FieldEdit(Field.KEYWORDS, ("Dog", "dog", "DOG"), DRAFT)]
    ).edits
    assert edit.value == ("Dog",)


def test_a_new_answer_joins_the_others_and_an_approved_one_stays() -> None:
    approved = Answer("Where is it?", "at home", state=ReviewState.APPROVED)
    current = PhotoText(answers=(approved,))
    new = (Answer("where is it", "on the beach", 0.9), Answer("is there a cat?", "no", 0.8))
    result = merge_machine(current, [FieldEdit(Field.ANSWERS, new, DRAFT)])
    assert result.edits[0].value == (approved, new[1])
    assert "approved" in result.kept[0]


def test_approving_marks_the_draft_in_the_file_as_approved() -> None:
    current = held(PhotoText(caption="a dog"), caption=DRAFT)
    assert merge_approval(current, [caption("a dog")]).edits == (caption("a dog", APPROVED),)


def test_approving_does_not_replace_a_persons_words() -> None:
    current = held(PhotoText(caption="mine"), caption=PERSON)
    assert merge_approval(current, [caption("a dog")]).edits == ()


def test_rejecting_takes_only_the_draft_out_of_the_file() -> None:
    origin = replace(DRAFT, items=("dog",))
    current = held(
        PhotoText(caption="a dog", keywords=("Granny", "dog"), title="mine"),
        caption=DRAFT,
        keywords=origin,
        title=PERSON,
    )
    result = merge_rejection(
        current,
        [
            caption("a dog"),
            FieldEdit(Field.KEYWORDS, ("dog",), DRAFT),
            FieldEdit(Field.TITLE, "x", DRAFT),
        ],
    )
    assert result.edits == (
        FieldEdit(Field.CAPTION, None, None),
        FieldEdit(Field.KEYWORDS, ("Granny",), None),
    )


def test_a_persons_words_replace_anything_and_are_marked_as_theirs() -> None:
    for origin in (DRAFT, APPROVED, PERSON):
        current = held(PhotoText(caption="old"), caption=origin)
        (edit,) = merge_person(current, [FieldEdit(Field.CAPTION, "new")], date=NOW).edits
        assert edit == FieldEdit(Field.CAPTION, "new", PERSON)


def test_a_person_confirming_a_draft_makes_it_theirs() -> None:
    current = held(PhotoText(caption="a dog"), caption=DRAFT)
    (edit,) = merge_person(current, [FieldEdit(Field.CAPTION, "a dog")], date=NOW).edits
    assert edit.provenance == PERSON


def test_setting_what_a_person_already_said_changes_nothing() -> None:
    current = held(PhotoText(caption="a dog"), caption=PERSON)
    assert merge_person(current, [FieldEdit(Field.CAPTION, "a dog")], date="later").edits == ()


def test_an_empty_text_clears_the_field_and_its_provenance() -> None:
    current = held(PhotoText(caption="a dog"), caption=DRAFT)
    (edit,) = merge_person(current, [FieldEdit(Field.CAPTION, "")], date=NOW).edits
    assert edit == FieldEdit(Field.CAPTION, None, None)


def test_a_keyword_that_a_person_names_is_no_longer_the_machines() -> None:
    current = held(
        PhotoText(keywords=("dog", "sea")), keywords=replace(DRAFT, items=("dog", "sea"))
    )
    (edit,) = merge_person(current, [], add_keywords=("Dog",), date=NOW).edits
    assert edit.value == ("dog", "sea")
    assert edit.provenance is not None
    assert edit.provenance.items == ("sea",)


def test_removing_a_keyword_ignores_case_and_removing_none_changes_nothing() -> None:
    current = PhotoText(keywords=("Dog", "sea"))
    (edit,) = merge_person(current, [], remove_keywords=("dOG",), date=NOW).edits
    assert edit.value == ("sea",)
    assert merge_person(current, [], remove_keywords=("cat",), date=NOW).edits == ()


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
origins = st.sampled_from([None, DRAFT, APPROVED, PERSON])


@given(
    st.lists(words, max_size=4),
    st.lists(words, max_size=4),
    st.sampled_from(FieldPolicy),
    st.data(),
)
def test_no_merge_of_machine_text_ever_loses_a_word_that_is_not_its_own(
    keywords: list[str], proposed: list[str], policy: FieldPolicy, data: st.DataObject
) -> None:
    items = tuple(k for k in keywords if data.draw(st.booleans()))
    state = data.draw(st.sampled_from([ReviewState.DRAFT, ReviewState.APPROVED]))
    origin = replace(DRAFT, state=state, items=items)
    text_origin = data.draw(origins)
    current = held(
        PhotoText(caption="held", keywords=tuple(keywords)),
        keywords=origin,
        **({} if text_origin is None else {"caption": text_origin}),
    )
    edits = {
        e.field: e
        for e in merge_machine(
            current,
            [caption("new"), FieldEdit(Field.KEYWORDS, tuple(proposed), DRAFT)],
            {Field.KEYWORDS: policy},
        ).edits
    }
    assert (Field.CAPTION in edits) == (text_origin == DRAFT)
    if Field.KEYWORDS in edits:
        own = {keyword_key(k) for k in items} if state is ReviewState.DRAFT else set()
        others = {keyword_key(k) for k in keywords} - own
        value = edits[Field.KEYWORDS].value
        assert isinstance(value, tuple)
        left = {keyword_key(k) for k in value if isinstance(k, str)}
        assert others <= left if policy is FieldPolicy.APPEND else not others
