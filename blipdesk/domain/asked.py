"""Questions and their answers as properties of a photo: when two are the same, and how to type it.

The term is ``asked:"what colour is the car"`` for photos that were asked, and
``asked:"what colour is the car=red"`` for those with this answer.
"""

import re
import unicodedata

from blipdesk.domain.query import Asked

LONGEST_ANSWER = 60
"""Characters of an answer that is counted; longer ones are sentences, of which no two agree."""

_SPLITTING = re.compile(r"[\s=*()“”„«»\"\x00]+")


def answer_key(text: str) -> str:
    """Return what two wordings of the same question or answer have in common.

    Case, punctuation, spaces and compatible forms make no difference: "A dog?" is "a dog".
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in folded)
    return " ".join("".join(kept).split())


def asked_term(question: str, answer: str | None = None) -> str:
    """Return the term of the query language that finds photos by an answer.

    Args:
        answer: None finds all photos that were asked.
    """
    parts = [_SPLITTING.sub(" ", text).strip() for text in (question, answer or "")]
    return f'asked:"{"=".join(part for part in parts if part)}"'


def parse_asked(value: str) -> Asked | None:
    """Read what stands after ``asked:``; None if it names no question."""
    question, equals, answer = value.rpartition("=")
    if not equals:
        question, answer = value, ""
    if not answer_key(question) or (equals and not answer_key(answer)):
        return None
    return Asked(question.strip(), answer.strip() or None)
