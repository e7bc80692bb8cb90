"""Which part of a photo's texts a search has found, for showing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from blipdesk.domain.query import Node, wanted_words
from blipdesk.domain.text import Answer, Field, PhotoText
from blipdesk.index.tokens import PIECE, indexable

_BEFORE, _LENGTH = 40, 160


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of one text around what was found.

    Args:
        field: the text's field.
        text: the piece, with "…" where something was cut off.
        spans: (start, end) of the found words within ``text``.
    """

    field: Field
    text: str
    spans: tuple[tuple[int, int], ...]


class Highlighter:
    """Finds the words of one query.

    Args:
        tokens: the full text index's own tokenizer.
    """

    def __init__(self, root: Node | None, tokens: Callable[[str], tuple[str, ...]]) -> None:
        self._tokens = tokens
        leaves = wanted_words(root)
        self._whole = {token for leaf in leaves for token in tokens(indexable(leaf.text))}
        beginnings = (tokens(indexable(leaf.text)) for leaf in leaves if leaf.prefix)
        self._beginnings = tuple(found[-1] for found in beginnings if found)

    def snippet(self, text: PhotoText) -> Snippet | None:
        """Return the piece of the text with most found words; None if there is none."""
        best: tuple[Snippet, int] | None = None
        for field, value in _texts(text):
            spans = self._spans(value)
            if spans and (best is None or len(spans) > best[1]):
                best = _cut(field, value, spans), len(spans)
        return None if best is None else best[0]

    def _spans(self, text: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for match in PIECE.finditer(text):
            if any(map(self._is_found, self._tokens(indexable(match.group())))):
                start, end = match.span()
                if found and found[-1][1] == start:  # characters of a script without spaces
                    start = found.pop()[0]
                found.append((start, end))
        return found

    def _is_found(self, token: str) -> bool:
        return token in self._whole or token.startswith(self._beginnings)


def _texts(text: PhotoText) -> Iterable[tuple[Field, str]]:
    for field in Field:
        value = text.value(field)
        if isinstance(value, str):
            yield field, value
        elif isinstance(value, tuple):
            words = (
                f"{item.question} {item.answer}" if isinstance(item, Answer) else item
                for item in value
            )
            yield field, ", ".join(words)


def _cut(field: Field, text: str, spans: list[tuple[int, int]]) -> Snippet:
    start = max(0, spans[0][0] - _BEFORE)
    end = min(len(text), start + _LENGTH)
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(head) - start
    inside = tuple((a + shift, b + shift) for a, b in spans if b <= end)
    return Snippet(field, head + text[start:end] + tail, inside)
