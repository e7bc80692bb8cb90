"""The words of the library as people wrote them: completion while typing, and spelling."""

from collections.abc import Iterable
from dataclasses import dataclass

from blipdesk.index.connection import Connection
from blipdesk.index.tokens import surface_words

MOST_COMPLETIONS = 24
_LAST_CHARACTER = "\U0010ffff"
_SHORTEST_CORRECTED = 3


@dataclass(frozen=True, slots=True)
class Completion:
    """The words that begin with something.

    Args:
        words: the most common ones first.
        is_whole: there are certainly no others.
    """

    words: tuple[str, ...] = ()
    is_whole: bool = True


class Lexicon:
    """Completion and spelling; made by ``Index``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def complete(self, text: str, limit: int = MOST_COMPLETIONS) -> Completion:
        """Return the most common words that begin with a text; none if it is no single word."""
        word = single_word(text)
        if word is None:
            return Completion(is_whole=False)
        rows = self._connection.rows(
            "SELECT word FROM word WHERE word >= ? AND word < ? AND n > 0"
            " ORDER BY n DESC, word LIMIT ?",
            (word, word + _LAST_CHARACTER, limit + 1),
        )
        # Long numbers are no words of the lexicon.
        is_whole = len(rows) <= limit and not word[-1].isdigit()
        return Completion(tuple(row[0] for row in rows[:limit]), is_whole)

    def knows(self, word: str) -> bool:
        """Say whether some photo has a word."""
        sql = "SELECT 1 FROM word WHERE word = ? AND n > 0"
        return self._connection.row(sql, (word,)) is not None

    def correct(self, word: str) -> str | None:
        """Return the library's word that was probably meant; None for a known or hopeless one.

        One mistake is allowed in short words and two in longer ones, and one of the first two
        letters must be right; of equally near words the most common is taken.
        """
        if len(word) < _SHORTEST_CORRECTED or word.isdigit() or self.knows(word):
            return None
        most = 1 if len(word) < 6 else 2
        rows = self._connection.rows(
            "SELECT word, n FROM word WHERE n > 0 AND length(word) BETWEEN ? AND ?"
            " AND (substr(word, 1, 1) = ? OR substr(word, 2, 1) = ? OR substr(word, 1, 1) = ?)",
            (len(word) - most, len(word) + most, word[0], word[1], word[1]),
        )
        letters = set(word)
        near = (
            (mistakes(word, other, most), -n, other)
            for other, n in rows
            if len(letters.symmetric_difference(other)) <= 2 * most  # a mistake changes two at most
        )
        best = min((found for found in near if found[0] <= most), default=None)
        return None if best is None else best[2]


def single_word(text: str) -> str | None:
    """Return the text as the lexicon holds it if it is one word."""
    words = surface_words(text)
    return next(iter(words)) if len(words) == 1 and text.strip().isalnum() else None


def mistakes(one: str, other: str, most: int) -> int:
    """Count the letters added, left out, changed or swapped with the next, up to ``most`` + 1.

    The optimal string alignment distance, three rows at a time.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, target in enumerate(other, 1):
            cost = min(
                above[column] + 1,
                current[column - 1] + 1,
                above[column - 1] + (letter != target),
            )
            swapped = row > 1 < column and letter == other[column - 2] and one[row - 2] == target
            current.append(min(cost, before[column - 2] + 1) if swapped else cost)
        if min(current) > most:
            return most + 1
        before, above = above, current
    return min(above[-1], most + 1)


def corrected(text: str, changes: Iterable[tuple[str, str]]) -> str:
    """Return the typed text with words replaced, whatever their case."""
    for old, new in changes:
        position = text.lower().find(old.lower())
        if position >= 0:
            text = text[:position] + new + text[position + len(old) :]
    return text
