"""A controlled vocabulary of keywords: one spelling for each, synonyms, and what contains what.

The file is plain text as Lightroom and other programs export it: a keyword a line, a tab more for
what belongs below it, ``{braces}`` around a synonym of the keyword above, ``[brackets]`` around a
heading that only orders what is below it and is no keyword itself.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from blipdesk.domain.errors import InputError
from blipdesk.domain.policy import keyword_key

PATH_SEPARATOR = "|"
_LINE = re.compile(r"(\t*)(.*?)[ \t\r]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Term:
    """One keyword.

    Args:
        name: in the vocabulary's spelling.
        ancestors: the names above it, the topmost first, headings included.
        parents: those of them that are keywords.
    """

    name: str
    ancestors: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Its place as ``lr:hierarchicalSubject`` writes it."""
        return PATH_SEPARATOR.join((*self.ancestors, self.name))


@dataclass(frozen=True)
class Vocabulary:
    """Finds terms; where a name stands at several places, its spelling is known but no place."""

    terms: tuple[Term, ...] = ()
    synonyms: Mapping[str, Term] = field(default_factory=dict)

    def __post_init__(self) -> None:
        by_key: dict[str, list[Term]] = {}
        for term in self.terms:
            by_key.setdefault(keyword_key(term.name), []).append(term)
        found = {key: terms[0] for key, terms in by_key.items() if len(terms) == 1}
        found |= {key: Term(terms[0].name) for key, terms in by_key.items() if len(terms) > 1}
        object.__setattr__(self, "_by_key", {**self.synonyms, **found})
        paths = {key: t.path for key, t in found.items() if t.ancestors}
        object.__setattr__(self, "paths", MappingProxyType(paths))

    _by_key: Mapping[str, Term] = field(init=False, repr=False, compare=False)
    paths: Mapping[str, str] = field(init=False, repr=False, compare=False)
    """The places of those that lie below something, by ``keyword_key``."""

    def find(self, keyword: str) -> Term | None:
        """Return the term that a keyword means, by name or by synonym, in any case."""
        return self._by_key.get(keyword_key(keyword))


def parse_vocabulary(lines: Iterable[str]) -> Vocabulary:
    """Read a vocabulary.

    Raises:
        InputError: a line makes no sense; it is named.
    """
    terms: list[Term] = []
    synonyms: dict[str, Term] = {}
    above: list[tuple[str, Term | None]] = []  # name, and the term unless it is a heading
    for number, line in enumerate(lines, 1):
        depth, text = _split(line, number)
        if not text:
            continue
        if text.startswith("{"):
            owner = above[depth - 1][1] if 0 < depth <= len(above) else None
            if owner is None or not text.endswith("}") or not text[1:-1].strip():
                raise InputError(f"line {number}: a synonym stands in braces below its keyword")
            synonyms.setdefault(keyword_key(text[1:-1]), owner)
            continue
        if depth > len(above):
            raise InputError(f"line {number}: it is more than one tab deeper than the line above")
        del above[depth:]
        term = None
        if not (text.startswith("[") and text.endswith("]")):
            parents = tuple(t.name for _, t in above if t is not None)
            term = Term(text, tuple(name for name, _ in above), parents)
            terms.append(term)
        above.append((text.strip("[]") if term is None else text, term))
    return Vocabulary(tuple(terms), MappingProxyType(synonyms))


def _split(line: str, number: int) -> tuple[int, str]:
    matched = _LINE.fullmatch(line.rstrip("\n"))
    assert matched is not None  # the pattern takes every line
    tabs, text = matched.groups()
    if text.startswith(" "):
        raise InputError(
            f"line {number}: what lies below a keyword is moved in by tabs, not spaces"
        )
    if PATH_SEPARATOR in text:
        raise InputError(f"line {number}: {PATH_SEPARATOR!r} separates levels and is no letter")
    return len(tabs), text
