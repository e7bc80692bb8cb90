"""Which machine text may go into a file, and what a person's edit does to it.

The rule of rules: a person's words win. A machine replaces only unapproved machine text; text of
unknown origin counts as a person's. The functions here decide; nothing is written here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from blipdesk.domain.text import (
    TEXT_FIELDS,
    Answer,
    Field,
    FieldEdit,
    FieldValue,
    PhotoText,
    Provenance,
    ReviewState,
    Source,
)


class WriteMode(StrEnum):
    """When machine text goes into files.

    ``EMPTY``: at once, into fields that are empty or hold unapproved machine text (alt text waits
    for approval all the same). ``REVIEWED``: once a person has approved it. ``NEVER``: the index
    keeps it; files stay as they are.
    """

    EMPTY = "empty"
    REVIEWED = "reviewed"
    NEVER = "never"


class FieldPolicy(StrEnum):
    """What machine text may do in one field; none of them touches a person's words.

    ``REPLACE``: fill the field, or replace unapproved machine text there. ``EMPTY``: only fill it.
    ``APPEND``: for keywords: join those that are there, whoever wrote them. ``NEVER``: nothing.
    """

    REPLACE = "replace"
    EMPTY = "empty"
    APPEND = "append"
    NEVER = "never"


FieldPolicies = Mapping[Field, FieldPolicy]
DEFAULT_POLICIES: FieldPolicies = MappingProxyType({})
"""A field that a mapping does not name has the policy ``REPLACE``."""


@dataclass(frozen=True, slots=True)
class MergeResult:
    """What a merge came to.

    Args:
        edits: to be written; empty if the file already says so or nothing may be changed.
        kept: one line for each field that was protected, fit to show to the user.
    """

    edits: tuple[FieldEdit, ...] = ()
    kept: tuple[str, ...] = ()


def keyword_key(keyword: str) -> str:
    """Return the form under which two keywords are the same one (case-folded, single spaces)."""
    return " ".join(keyword.casefold().split())


def question_key(question: str) -> str:
    """Return the form under which two questions are the same one."""
    return keyword_key(question).rstrip("?! .")


def merge_machine(
    current: PhotoText,
    proposals: Iterable[FieldEdit],
    policies: FieldPolicies = DEFAULT_POLICIES,
) -> MergeResult:
    """Decide which machine proposals may stand in the file.

    Args:
        current: what the file holds now.
        proposals: machine edits; keyword and answer values hold only what the machine proposes.
        policies: of the fields.
    """
    edits: list[FieldEdit] = []
    kept: list[str] = []
    for proposal in proposals:
        edit: FieldEdit | None
        reason: str | None
        policy = policies.get(proposal.field, FieldPolicy.REPLACE)
        is_closed = policy is FieldPolicy.EMPTY and not current.is_empty(proposal.field)
        if policy is FieldPolicy.NEVER:
            edit, reason = None, f"{_words(proposal.field)} not written: the settings say never"
        elif is_closed and current.value(proposal.field) != proposal.value:
            edit, reason = None, f"{_words(proposal.field)} kept: the settings fill only empty ones"
        elif proposal.field in TEXT_FIELDS:
            edit, reason = _merge_machine_text(current, proposal)
        elif proposal.field is Field.KEYWORDS and policy is FieldPolicy.APPEND:
            edit, reason = _append_keywords(current, proposal), None
        elif proposal.field is Field.KEYWORDS:
            edit, reason = _merge_machine_keywords(current, proposal)
        elif proposal.field is Field.ANSWERS:
            edit, reason = _merge_answers(current, proposal)
        else:
            edit, reason = None, f"{proposal.field.value} is a person's to say"
        if edit is not None:
            edits.append(edit)
        if reason is not None:
            kept.append(reason)
    return MergeResult(tuple(edits), tuple(kept))


def merge_approval(
    current: PhotoText,
    approved: Iterable[FieldEdit],
    policies: FieldPolicies = DEFAULT_POLICIES,
) -> MergeResult:
    """Decide what an approval of drafts writes: as a machine's merge, marked as approved.

    What a machine may not do by itself a person may: of the policies only ``APPEND`` counts here.
    Keywords that stand in the file already are approved beside those of a person.

    A person's words still win: who wants the draft instead sets it as their own words. Approving
    a draft that already stands in the file changes its provenance only.
    """
    edits = [_as_approved(edit) for edit in approved]
    held = {keyword_key(k) for k in current.keywords}
    for edit in edits:
        joins = policies.get(edit.field) is FieldPolicy.APPEND
        stands = {keyword_key(k) for k in _strings(edit.value)} <= held
        if edit.field is Field.KEYWORDS and (joins or stands):
            return merge_machine(current, edits, {Field.KEYWORDS: FieldPolicy.APPEND})
    return merge_machine(current, edits)


def merge_rejection(current: PhotoText, rejected: Iterable[FieldEdit]) -> MergeResult:
    """Take unapproved machine text out of the file again.

    Args:
        current: what the file holds now.
        rejected: the drafts that a person turned down.
    """
    edits: list[FieldEdit] = []
    for draft in rejected:
        edit = _without_draft(current, draft)
        if edit is not None:
            edits.append(edit)
    return MergeResult(tuple(edits))


def merge_person(
    current: PhotoText,
    edits: Iterable[FieldEdit],
    *,
    add_keywords: tuple[str, ...] = (),
    remove_keywords: tuple[str, ...] = (),
    date: str,
) -> MergeResult:
    """Put a person's words in place: they replace anything, and are marked as theirs.

    Args:
        current: what the file holds now.
        edits: the fields that the person set; None or "" clears one.
        add_keywords: to be added, compared by ``keyword_key``.
        remove_keywords: to be taken away.
        date: ISO 8601 with offset, for the provenance.
    """
    origin = Provenance(Source.HUMAN, ReviewState.EDITED, date=date)
    wanted: list[FieldEdit] = []
    for edit in edits:
        value = edit.value if edit.value != "" else None
        cleared = value in (None, ())
        if value == current.value(edit.field) and _is_persons(current, edit.field, cleared):
            continue
        wanted.append(FieldEdit(edit.field, value, None if cleared else origin))
    keywords = _person_keywords(current, add_keywords, remove_keywords, origin)
    if keywords is not None:
        wanted.append(keywords)
    return MergeResult(tuple(wanted))


def _is_persons(current: PhotoText, name: Field, cleared: bool) -> bool:
    return cleared or current.origin(name).source is Source.HUMAN


def _merge_machine_text(
    current: PhotoText, proposal: FieldEdit
) -> tuple[FieldEdit | None, str | None]:
    name = proposal.field
    if current.is_empty(name):
        return proposal, None
    origin = current.origin(name)
    if not origin.is_unapproved_machine:
        if current.value(name) == proposal.value and origin.source is Source.MACHINE:
            return None, None
        return None, f"{_words(name)} kept: {_whose(origin)}"
    unchanged = current.value(name) == proposal.value and origin == proposal.provenance
    return (None if unchanged else proposal), None


def _merge_machine_keywords(
    current: PhotoText, proposal: FieldEdit
) -> tuple[FieldEdit | None, str | None]:
    proposed = _distinct(_strings(proposal.value))
    origin = current.origin(Field.KEYWORDS)
    own = {keyword_key(k) for k in origin.items} if origin.is_unapproved_machine else set()
    others = [k for k in current.keywords if keyword_key(k) not in own]
    if others:
        if current.keywords == proposed and origin.source is Source.MACHINE:
            return None, None  # approved, and proposed once more
        return None, f"keywords kept: {_whose(origin) if not own else 'some are a person’s'}"
    provenance = replace(proposal.provenance or origin, items=proposed)
    if current.keywords == proposed and origin == provenance:
        return None, None
    return FieldEdit(Field.KEYWORDS, proposed, provenance), None


def _append_keywords(current: PhotoText, proposal: FieldEdit) -> FieldEdit | None:
    """Join the keywords that are there; the machine's own of before give way to its new ones."""
    origin = current.origin(Field.KEYWORDS)
    own = {keyword_key(k) for k in origin.items} if origin.is_unapproved_machine else set()
    others = tuple(k for k in current.keywords if keyword_key(k) not in own)
    have = {keyword_key(k) for k in others}
    proposed = _distinct(_strings(proposal.value))
    added = tuple(k for k in proposed if keyword_key(k) not in have)
    if not added:
        return None
    keywords = (*others, *added)
    provenance = replace(proposal.provenance or origin, items=added)
    if current.keywords == keywords and origin == provenance:
        return None
    return FieldEdit(Field.KEYWORDS, keywords, provenance)


def _merge_answers(current: PhotoText, proposal: FieldEdit) -> tuple[FieldEdit | None, str | None]:
    merged = {question_key(a.question): a for a in current.answers}
    kept = 0
    for answer in _answers(proposal.value):
        key = question_key(answer.question)
        held = merged.get(key)
        if held is not None and held.state is not ReviewState.DRAFT:
            kept += held.answer != answer.answer
            continue
        merged[key] = answer
    reason = f"{kept} approved answer(s) kept" if kept else None
    result = tuple(merged.values())
    if result == current.answers:
        return None, reason
    return FieldEdit(Field.ANSWERS, result, proposal.provenance), reason


def _as_approved(edit: FieldEdit) -> FieldEdit:
    origin = edit.provenance or Provenance(Source.MACHINE)
    value: FieldValue = edit.value
    if edit.field is Field.ANSWERS:
        value = tuple(replace(a, state=ReviewState.APPROVED) for a in _answers(edit.value))
    return FieldEdit(edit.field, value, replace(origin, state=ReviewState.APPROVED))


def _without_draft(current: PhotoText, draft: FieldEdit) -> FieldEdit | None:
    origin = current.origin(draft.field)
    if draft.field is Field.ANSWERS:
        rejected = {question_key(a.question) for a in _answers(draft.value)}
        left = tuple(
            a
            for a in current.answers
            if a.state is not ReviewState.DRAFT or question_key(a.question) not in rejected
        )
        return None if left == current.answers else FieldEdit(Field.ANSWERS, left, origin)
    if not origin.is_unapproved_machine or current.is_empty(draft.field):
        return None
    if draft.field is Field.KEYWORDS:
        own = {keyword_key(k) for k in origin.items}
        left_keywords = tuple(k for k in current.keywords if keyword_key(k) not in own)
        return FieldEdit(Field.KEYWORDS, left_keywords, None)
    return FieldEdit(draft.field, None, None)


def _person_keywords(
    current: PhotoText, add: tuple[str, ...], remove: tuple[str, ...], origin: Provenance
) -> FieldEdit | None:
    removed = {keyword_key(k) for k in remove}
    left = [k for k in current.keywords if keyword_key(k) not in removed]
    have = {keyword_key(k) for k in left}
    for keyword in _distinct(add):
        if keyword_key(keyword) not in have:
            left.append(keyword)
    held = current.origin(Field.KEYWORDS)
    # A keyword that the person names is theirs from now on, even where the machine was first.
    named = {keyword_key(k) for k in add}
    machine = tuple(
        k for k in held.items if keyword_key(k) not in named and keyword_key(k) not in removed
    )
    if tuple(left) == current.keywords and machine == held.items:
        return None
    provenance = replace(held, items=machine) if machine else origin
    return FieldEdit(Field.KEYWORDS, tuple(left), provenance if left else None)


def _strings(value: FieldValue) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, tuple) else ()


def _answers(value: FieldValue) -> tuple[Answer, ...]:
    return tuple(v for v in value if isinstance(v, Answer)) if isinstance(value, tuple) else ()


def _distinct(keywords: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({keyword_key(k): " ".join(k.split()) for k in reversed(keywords)}.values())[::-1]


def _words(name: Field) -> str:
    return name.value.replace("_", " ")


def _whose(origin: Provenance) -> str:
    if origin.source is Source.HUMAN:
        return "a person wrote it"
    if origin.source is Source.UNKNOWN:
        return "it was there before, so it counts as a person’s"
    return "a person approved it"
