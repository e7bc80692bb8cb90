"""Which answers the photos of a search have, and how many photos have each."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from blipdesk.index import facets
from blipdesk.index.compile import quoted
from blipdesk.index.connection import Connection, Row
from blipdesk.index.orders import count_of

COUNT_CAP = 1000
_ASKED = re.compile(f"{facets.ASKED}([0-9]+)")
_ANSWERED = re.compile(f"{facets.ANSWERED}([0-9]+)")
_FOUND = (
    "SELECT facets FROM (SELECT rowid AS found FROM document_fts WHERE document_fts MATCH ?"
    " ORDER BY rowid DESC LIMIT ?) CROSS JOIN document ON docid = found"
)
_AMONG = "SELECT facets FROM json_each(?) CROSS JOIN document ON photo_id = value"


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many of the photos have an answer.

    Args:
        answer: as it was first worded.
        is_capped: there are more than ``photos``.
    """

    answer: str
    photos: int
    is_capped: bool = False


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """How many of the photos were asked a question, and what was answered most.

    Args:
        question: as it was first worded.
        is_capped: there are more than ``photos``.
        answers: the most frequent first.
    """

    question: str
    photos: int
    is_capped: bool
    answers: tuple[AnswerCount, ...]


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """The answers of a search's photos.

    Args:
        questions: the most asked first.
        looked_at: only the first so many photos, the newest, were; None: all of them.
        ignored: what of the query was left out and why, each a line for the user.
    """

    questions: tuple[QuestionCount, ...] = ()
    looked_at: int | None = None
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerLimits:
    """How much is counted.

    Args:
        questions: at most so many.
        answers: at most so many of each.
        is_quick: of more than 1,000 photos only the newest 1,000 are looked at. Otherwise each
            number is exact up to 1,000, which takes about as long as one search for each of them.
    """

    questions: int = 6
    answers: int = 6
    is_quick: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A question or an answer by its number; of equally many photos the heavier comes first."""

    number: int
    text: str
    photos: int
    weight: int = 0
    is_capped: bool = False


class AnswerCounter:
    """Counts answers; made by ``Search``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def everywhere(self, limits: AnswerLimits) -> AnswerCounts:
        """Count in all photos; every number is exact."""
        asked = self._most_asked(limits)
        return AnswerCounts(
            tuple(_question(line, self._most_frequent(line, limits)) for line in asked)
        )

    def among(self, photo_ids: Sequence[int], limits: AnswerLimits) -> AnswerCounts:
        """Count in some photos; of more than 1,000 in the first 1,000."""
        rows = self._connection.rows(_AMONG, (json.dumps(list(photo_ids[:COUNT_CAP])),))
        return self._in_rows(rows, limits, is_part=len(photo_ids) > COUNT_CAP)

    def found(self, expression: str, limits: AnswerLimits) -> AnswerCounts:
        """Count in the photos that match an expression of the full text index."""
        rows = self._connection.rows(_FOUND, (expression, COUNT_CAP + 1))
        is_part = len(rows) > COUNT_CAP
        if not is_part or limits.is_quick:
            return self._in_rows(rows[:COUNT_CAP], limits, is_part=is_part)
        return self._in_all(expression, _Newest(self._connection, rows), limits)

    def _in_rows(self, rows: Sequence[Row], limits: AnswerLimits, *, is_part: bool) -> AnswerCounts:
        newest = _Newest(self._connection, rows)
        found = tuple(
            _question(line, newest.answers(line, limits)) for line in newest.questions(limits)
        )
        return AnswerCounts(found, COUNT_CAP if is_part else None)

    def _in_all(self, expression: str, newest: "_Newest", limits: AnswerLimits) -> AnswerCounts:
        """Count what is frequent in the newest photos or in the library in all that match."""

        def counted(lines: list[_Line], facet: Callable[[int], str], most: int) -> list[_Line]:
            found = []
            for line in {line.number: line for line in lines}.values():
                both = f"{expression} AND {quoted(facet(line.number))}"
                photos = count_of(self._connection, both, COUNT_CAP + 1)
                is_capped = photos > COUNT_CAP
                found.append(replace(line, photos=min(photos, COUNT_CAP), is_capped=is_capped))
            return _first(found, most)

        found = []
        likely = self._most_asked(limits) + newest.questions(limits)
        for line in counted(likely, facets.asked, limits.questions):
            answers = newest.answers(line, limits)
            if len(answers) < limits.answers:
                answers = self._most_frequent(line, limits) + answers
            found.append(_question(line, counted(answers, facets.answered, limits.answers)))
        return AnswerCounts(tuple(found))

    def _most_asked(self, limits: AnswerLimits) -> list[_Line]:
        sql = "SELECT id, text, n FROM question WHERE n > 0 ORDER BY n DESC, id LIMIT ?"
        return [_Line(*row) for row in self._connection.rows(sql, (limits.questions,))]

    def _most_frequent(self, question: _Line, limits: AnswerLimits) -> list[_Line]:
        sql = (
            "SELECT id, text, n FROM answer WHERE question_id = ? AND n > 0"
            " ORDER BY n DESC, id LIMIT ?"
        )
        rows = self._connection.rows(sql, (question.number, limits.answers))
        return [_Line(*row) for row in rows]


class _Newest:
    """What some photos were asked and answered.

    Args:
        rows: the facets of each.
    """

    def __init__(self, connection: Connection, rows: Iterable[Row]) -> None:
        self._connection = connection
        words = " ".join(row[0] for row in rows)
        self._asked = Counter(map(int, _ASKED.findall(words)))
        self._answered = Counter(map(int, _ANSWERED.findall(words)))

    def questions(self, limits: AnswerLimits) -> list[_Line]:
        """Return the most asked ones."""
        sql = "SELECT id, text FROM question WHERE id IN (SELECT value FROM json_each(?))"
        return self._lines(sql, (), self._asked, limits.questions)

    def answers(self, question: _Line, limits: AnswerLimits) -> list[_Line]:
        """Return the most frequent answers to one."""
        sql = (
            "SELECT id, text FROM answer WHERE id IN (SELECT value FROM json_each(?))"
            " AND question_id = ?"
        )
        return self._lines(sql, (question.number,), self._answered, limits.answers)

    def _lines(
        self, sql: str, values: tuple[int, ...], counts: Counter[int], most: int
    ) -> list[_Line]:
        rows = self._connection.rows(sql, (json.dumps(list(counts)), *values))
        return _first(
            [_Line(number, text, counts[number], counts[number]) for number, text in rows], most
        )


def _first(lines: Iterable[_Line], most: int) -> list[_Line]:
    counting = [line for line in lines if line.photos]
    counting.sort(key=lambda line: (-line.photos, -line.weight, line.number))
    return counting[:most]


def _question(line: _Line, answers: Iterable[_Line]) -> QuestionCount:
    return QuestionCount(
        line.text,
        line.photos,
        line.is_capped,
        tuple(AnswerCount(one.text, one.photos, one.is_capped) for one in answers),
    )
