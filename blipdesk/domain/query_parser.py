"""From what a person typed to a query tree. Any text is a query; what makes no sense is left out.

The language: words (all must be there), "words in this order", -not, OR, ( ), begin*, and
``name:value`` as in ``query_terms``; docs/search.md is its description for people.
"""

import re
from dataclasses import dataclass, replace

from blipdesk.domain.errors import BadQuery
from blipdesk.domain.query import (
    MAX_QUERY_CHARACTERS,
    MAX_TERMS,
    And,
    InFolder,
    Leaf,
    Node,
    Not,
    Or,
    Query,
    TextField,
    Words,
    ignored_line,
)
from blipdesk.domain.query_terms import EXPECTED, NAMES, SPECIAL_TERMS, TEXT_FIELDS, is_absolute

_DEEPEST = 20


def parse_query(text: str) -> Query:
    """Parse what was typed into the search box.

    Raises:
        BadQuery: only for absurd sizes: more than 4,000 characters or 100 terms.
    """
    if len(text) > MAX_QUERY_CHARACTERS:
        raise BadQuery(
            f"the search has {len(text):,} characters; {MAX_QUERY_CHARACTERS:,} are the most",
            MAX_QUERY_CHARACTERS,
        )
    return _Parser(text).query()


@dataclass(frozen=True, slots=True)
class _Token:
    """One piece of the text: ``kind`` is "(", ")", "-", "word", "phrase" or "field"."""

    kind: str
    text: str
    column: int
    prefix: bool = False


_QUOTES = '"“”„«»'
_PIECES = re.compile(
    rf"""(?P<space>[\s\x00]+)
      | (?P<open>\()
      | (?P<close>\))
      | [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?:[{_QUOTES}](?P<star>\*)?|$)
      | (?P<minus>[-\u2212](?=[^\s\x00)]))
      | (?P<field>[A-Za-z_-]+:(?=[({_QUOTES}]))
      | (?P<word>[^\s\x00(){_QUOTES}]+)
    """,
    re.VERBOSE,
)


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _PIECES.finditer(text):
        kind, piece = match.lastgroup or "", match.group()
        column = match.start()
        if kind in ("open", "close", "minus"):
            found.append(_Token({"open": "(", "close": ")", "minus": "-"}[kind], piece, column))
        elif kind in ("phrase", "star"):
            found.append(_Token("phrase", match["phrase"], column, kind == "star"))
        elif kind == "field":
            found.append(_Token("field", piece[:-1], column))
        elif kind == "word":
            star = piece.endswith("*")
            found.append(_Token("word", piece.rstrip("*") if star else piece, column, star))
    return found


class _Parser:
    """Recursive descent over the tokens; collects what it leaves out."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._position = 0
        self._depth = 0
        self._negations = 0
        self._terms = 0
        self._ignored: dict[str, None] = {}
        self._ends_open = bool(text) and not text[-1].isspace()

    def query(self) -> Query:
        parts = []
        while self._peek() is not None:
            part = self._alternatives()
            if part is not None:
                parts.append(part)
            if self._take(")"):
                self._ignore(")", "has no opening bracket")
        root = _joined(And, parts)
        return Query(root, tuple(self._ignored), self._typing())

    def _alternatives(self) -> Node | None:
        parts = [self._sequence()]
        while (word := self._peek()) is not None and _is_operator(word, "OR"):
            self._position += 1
            parts.append(self._sequence())
        if len(parts) > 1 and None in parts:
            self._ignore("OR", "needs something on both sides")
        return _joined(Or, [part for part in parts if part is not None])

    def _sequence(self) -> Node | None:
        parts = []
        while (token := self._peek()) is not None:
            if token.kind == ")" or _is_operator(token, "OR"):
                break
            part = self._factor()
            if part is not None:
                parts.append(part)
        return _joined(And, parts)

    def _factor(self) -> Node | None:
        negative = 0
        while (token := self._peek()) is not None and _is_negation(token):
            self._position += 1
            negative += 1
        if negative and (token is None or token.kind == ")" or _is_operator(token, "OR")):
            self._ignore("NOT", "has nothing after it")
            return None
        self._negations += negative > 0
        part = self._primary()
        self._negations -= negative > 0
        return Not(part) if part is not None and negative else part

    def _primary(self) -> Node | None:
        token = self._next()
        if token.kind == "(":
            return self._group()
        if token.kind == "field":
            return self._field_group(token)
        if _is_operator(token, "AND"):
            return None
        if token.kind == "word":
            name, colon, value = token.text.partition(":")
            if colon and name:
                return self._field_value(token, name, value)
        return self._words(token)

    def _group(self) -> Node | None:
        if self._depth >= _DEEPEST:
            self._ignore("(", "is nested too deeply")
            return None
        self._depth += 1
        inside = self._alternatives()
        self._depth -= 1
        self._take(")")  # one that is missing is taken as standing at the end
        return inside

    def _field_group(self, token: _Token) -> Node | None:
        """Parse ``name:"some words"`` or ``name:(a OR b)``."""
        following = self._next()
        if following.kind == "phrase":
            return self._named(token.text, following.text, following.prefix, quoted=True)
        inside = self._group()
        field = TEXT_FIELDS.get(token.text.lower())
        if field is None:
            self._ignore(f"{token.text}:", "takes no bracket")
            return inside
        return None if inside is None else _with_field(inside, field)

    def _field_value(self, token: _Token, name: str, value: str) -> Node | None:
        if name.lower() not in NAMES:
            if name.isalpha() and value and not value.startswith("//"):
                self._ignore(f"{name}:", "is no field, so its words are looked for everywhere")
            return self._words(token)
        if not value and not token.prefix:
            self._ignore(f"{name}:", "needs a value right after the colon")
            return None
        return self._named(name, value, token.prefix, quoted=False)

    def _named(self, name: str, value: str, prefix: bool, *, quoted: bool) -> Node | None:
        key = name.lower()
        if key not in NAMES:
            self._ignore(f"{name}:", "is no field, so its words are looked for everywhere")
            return self._leaf(Words(value, None, prefix), value)
        if key == "folder" and is_absolute(value):
            return self._leaf(InFolder(value), value)
        if key in TEXT_FIELDS:
            return self._leaf(Words(value, TEXT_FIELDS[key], prefix), value)
        node = SPECIAL_TERMS[key](value.strip())
        if node is None:
            self._ignore(f"{name}:{value}", f"is left out: {key}: takes {EXPECTED[key]}")
            return None
        self._count()
        return node

    def _words(self, token: _Token) -> Node | None:
        return self._leaf(Words(token.text, None, token.prefix), token.text)

    def _leaf(self, leaf: Leaf, text: str) -> Node | None:
        if not any(character.isalnum() for character in text):
            if text.strip():
                self._ignore(text, "has no letter or digit")
            elif isinstance(leaf, Words) and leaf.prefix:
                self._ignore("*", "needs a letter or digit before it")
            return None
        self._count()
        return leaf

    def _count(self) -> None:
        self._terms += 1
        if self._terms > MAX_TERMS:
            column = self._tokens[self._position - 1].column
            raise BadQuery(f"the search has more than {MAX_TERMS} terms", column)

    def _typing(self) -> Words | None:
        """Return the last word if the text breaks off in it."""
        if not self._tokens or not self._ends_open:
            return None
        last = self._tokens[-1]
        negated = len(self._tokens) > 1 and _is_negation(self._tokens[-2])
        if last.kind != "word" or last.prefix or negated or _is_operator(last, "OR", "AND", "NOT"):
            return None
        name, _, value = last.text.partition(":")
        field = TEXT_FIELDS.get(name.lower()) if value else None
        text = value if field else last.text
        usable = any(character.isalnum() for character in text)
        special = name.lower() in NAMES and field is None and value
        return Words(text, field) if usable and not special else None

    def _ignore(self, what: str, why: str) -> None:
        self._ignored[ignored_line(what, why)] = None

    def _peek(self) -> _Token | None:
        return self._tokens[self._position] if self._position < len(self._tokens) else None

    def _next(self) -> _Token:
        self._position += 1
        return self._tokens[self._position - 1]

    def _take(self, kind: str) -> bool:
        token = self._peek()
        if token is None or token.kind != kind:
            return False
        self._position += 1
        return True


def _is_operator(token: _Token, *names: str) -> bool:
    return token.kind == "word" and token.text in names and not token.prefix


def _is_negation(token: _Token) -> bool:
    return token.kind == "-" or _is_operator(token, "NOT")


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else (part,))
    return kind(tuple(flat))


def _with_field(node: Node, field: TextField) -> Node:
    match node:
        case Words(field=None):
            return replace(node, field=field)
        case Not(part):
            return Not(_with_field(part, field))
        case And(parts) | Or(parts):
            return replace(node, parts=tuple(_with_field(part, field) for part in parts))
    return node
