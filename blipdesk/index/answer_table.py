"""Questions and answers as facet words, and in how many photos each of them stands."""

import re

from blipdesk.domain.asked import LONGEST_ANSWER, answer_key
from blipdesk.index import facets
from blipdesk.index.connection import Connection

_ASKED = re.compile(f"{facets.ASKED}([0-9]+)")
_ANSWERED = re.compile(f"{facets.ANSWERED}([0-9]+)")
_MOST_QUESTIONS = 100


class AnswerTable:
    """Gives questions and answers their numbers, and counts photos; of one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: dict[tuple[int, str], int] = {}
        # A number given in a transaction that was rolled back means nothing any more.
        connection.after_rollback.append(self._ids.clear)

    def facets(self, question: str, answer: str) -> tuple[str, ...]:
        """Return the facets of a photo with an answer; none where there is nothing to count."""
        keys = answer_key(question), answer_key(answer)
        if not all(keys) or len(keys[1]) > LONGEST_ANSWER:
            return ()
        question_id = self._id(0, keys[0], question)
        answer_id = self._id(question_id, keys[1], answer)
        return facets.asked(question_id), facets.answered(answer_id)

    def count(self, words: str, change: int) -> None:
        """Count a photo that gets (1) or loses (-1) these facets."""
        for table, pattern in (("question", _ASKED), ("answer", _ANSWERED)):
            rows = [(change, int(number)) for number in pattern.findall(words)]
            if rows:
                self._connection.change_many(f"UPDATE {table} SET n = n + ? WHERE id = ?", rows)

    def clear(self) -> None:
        """Forget all questions and answers; every document is made anew after it."""
        self._connection.change("DELETE FROM question")
        self._connection.change("DELETE FROM answer")
        self._ids.clear()

    def _id(self, question_id: int, key: str, text: str) -> int:
        """Return the number of an answer, or, for question 0, of a question."""
        found = self._ids.get((question_id, key))
        if found is None:
            found = self._find(question_id, key) or self._add(question_id, key, text.strip())
            self._ids[question_id, key] = found
        return found

    def _find(self, question_id: int, key: str) -> int | None:
        sql, values = "SELECT id FROM question WHERE key = ?", tuple[int | str, ...]((key,))
        if question_id:
            sql = "SELECT id FROM answer WHERE question_id = ? AND key = ?"
            values = (question_id, key)
        found: int | None = self._connection.value(sql, values)
        return found

    def _add(self, question_id: int, key: str, text: str) -> int:
        if not question_id:
            sql = "INSERT INTO question (key, text, n) VALUES (?, ?, 0)"
            return self._connection.insert(sql, (key, text))
        sql = "INSERT INTO answer (question_id, key, text, n) VALUES (?, ?, ?, 0)"
        return self._connection.insert(sql, (question_id, key, text))


def facets_asked(connection: Connection, question: str, answer: str | None) -> list[str]:
    """Return the facets of photos that were asked something, any of which must be there.

    Args:
        question, answer: as in ``domain.query.Asked``.
    """
    key = answer_key(question)
    asked = "SELECT id FROM question WHERE n > 0 AND"
    found = connection.rows(f"{asked} key = ?", (key,)) or connection.rows(
        f"{asked} instr(key, ?) ORDER BY n DESC, id LIMIT ?", (key, _MOST_QUESTIONS)
    )
    if answer is None:
        return [facets.asked(number) for (number,) in found]
    sql = "SELECT id FROM answer WHERE question_id = ? AND key = ?"
    answers = (connection.value(sql, (number, answer_key(answer))) for (number,) in found)
    return [facets.answered(number) for number in answers if number is not None]
