"""What a controlled vocabulary does to the keywords that somebody wishes to write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from blipdesk.domain.errors import InputError
from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.policy import keyword_key
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.domain.vocabulary import Vocabulary

_MACHINES = (IntentKind.MACHINE, IntentKind.APPROVE)
_SHOWN = 5
_Spelling = Callable[[tuple[str, ...]], tuple[str, ...]]


class OutsideWords(StrEnum):
    """What becomes of keywords that the vocabulary does not have.

    ``KEEP``: they are written as they are. ``DROP``: a machine's are left out. ``REFUSE``: a
    person's are refused too, with a reason. What stands in a photo already stays in any case.
    """

    KEEP = "keep"
    DROP = "drop"
    REFUSE = "refuse"


class HierarchyMode(StrEnum):
    """What is written of a new keyword's place in the vocabulary.

    ``NONE``: nothing. ``PATHS``: its path goes into ``lr:hierarchicalSubject``. ``ANCESTORS``: what
    lies above it becomes a keyword too.
    """

    NONE = "none"
    PATHS = "paths"
    ANCESTORS = "ancestors"


@dataclass(frozen=True, slots=True)
class KeywordRules:
    """The vocabulary in force.

    Args:
        vocabulary: None without one; then nothing changes.
        problem: why it cannot be read; then no keyword is written.
    """

    vocabulary: Vocabulary | None = None
    outside: OutsideWords = OutsideWords.KEEP
    hierarchy: HierarchyMode = HierarchyMode.PATHS
    problem: str | None = None

    @property
    def paths(self) -> Mapping[str, str]:
        """What to write into the hierarchy, by ``keyword_key``."""
        if self.vocabulary is None or self.hierarchy is HierarchyMode.NONE:
            return MappingProxyType({})
        return self.vocabulary.paths


NO_RULES = KeywordRules()


def applied(
    rules: KeywordRules, intent: WriteIntent, held: tuple[str, ...]
) -> tuple[WriteIntent, tuple[str, ...]]:
    """Put the vocabulary's spelling in place of new keywords, and what else the rules say.

    Args:
        held: the photo's keywords, which stay as they are.

    Returns:
        The intent to merge, and lines for the user on what was left out.

    Raises:
        InputError: a person's keyword is not in the vocabulary, or that cannot be read.
    """
    is_machine = intent.kind in _MACHINES
    if not is_machine and intent.kind is not IntentKind.PERSON:
        return intent, ()
    words = [e for e in intent.edits if e.field is Field.KEYWORDS and e.value]
    if not words and not intent.add_keywords:
        return intent, ()
    if rules.problem is not None and not is_machine:
        raise InputError(rules.problem)
    if rules.problem is not None:
        return replace(intent, edits=tuple(e for e in intent.edits if e not in words)), (
            f"keywords left out: {rules.problem}",
        )
    if rules.vocabulary is None:
        return intent, ()
    known = {keyword_key(word) for word in held}
    outside: list[str] = []

    def spelled(keywords: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(w for k in keywords for w in _spelled(rules, k, known, is_machine, outside))

    edits = tuple(_with_words(e, spelled) if e in words else e for e in intent.edits)
    added = spelled(intent.add_keywords)
    notes: tuple[str, ...] = ()
    if outside:
        shown = ", ".join(outside[:_SHOWN]) + (" ..." if len(outside) > _SHOWN else "")
        notes = (f"keywords that are not in the vocabulary left out: {shown}",)
    return replace(intent, edits=edits, add_keywords=added), notes


def _with_words(edit: FieldEdit, spelled: _Spelling) -> FieldEdit:
    value = edit.value if isinstance(edit.value, tuple) else ()
    words = spelled(tuple(word for word in value if isinstance(word, str)))
    provenance = edit.provenance
    if provenance is not None and provenance.items:
        provenance = replace(provenance, items=spelled(provenance.items))
    return FieldEdit(edit.field, tuple(dict.fromkeys(words)), provenance)


def _spelled(
    rules: KeywordRules, keyword: str, known: set[str], is_machine: bool, outside: list[str]
) -> tuple[str, ...]:
    """Return what is written for one keyword: itself, the term that it means, or nothing."""
    assert rules.vocabulary is not None  # asked before
    if keyword_key(keyword) in known:
        return (keyword,)
    term = rules.vocabulary.find(keyword)
    if term is not None:
        above = term.parents if rules.hierarchy is HierarchyMode.ANCESTORS else ()
        return (*above, term.name)
    if rules.outside is OutsideWords.KEEP:
        return (keyword,)
    if is_machine:
        if keyword not in outside:
            outside.append(keyword)
        return ()
    if rules.outside is OutsideWords.REFUSE:
        raise InputError(
            f"the keyword {keyword!r} is not in the vocabulary; add it there, or choose another"
        )
    return (keyword,)
