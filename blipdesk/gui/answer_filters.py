"""Answers as filters: they stand in the search as terms, so that a saved search keeps them."""

import re
from dataclasses import dataclass, replace

from blipdesk.domain.asked import answer_key, asked_term, parse_asked
from blipdesk.index.answer_counts import AnswerCounts, AnswerLimits, QuestionCount
from blipdesk.library.browsing import Browser
from blipdesk.library.listing import View

SHOWN = AnswerLimits(questions=12, answers=10)
# Only what stands free of brackets and signs is a filter: it can be taken out alone.
_TERM = re.compile(r'(?<!\S)asked:(?:"([^"]*)"|([^\s"()]+))(?!\S)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnswerFilter:
    """One filter of a query.

    Args:
        answer: None: any.
        begin, end: where it stands in the query.
    """

    question: str
    answer: str | None
    begin: int
    end: int

    def is_about(self, question: str) -> bool:
        """Whether it is about this question, in whatever wording."""
        return answer_key(question) == answer_key(self.question)

    def is_for(self, question: str, answer: str) -> bool:
        """Whether it lets photos with this answer through, and no others."""
        same = self.answer is not None and answer_key(answer) == answer_key(self.answer)
        return same and self.is_about(question)


def filters_in(query: str) -> tuple[AnswerFilter, ...]:
    """Return the filters by answers in a query, in their order."""
    found = []
    for term in _TERM.finditer(query):
        asked = parse_asked(term[1] if term[1] is not None else term[2])
        if asked is not None:
            found.append(AnswerFilter(asked.question, asked.answer, term.start(), term.end()))
    return tuple(found)


def without(query: str, taken_out: AnswerFilter) -> str:
    """Return a query without one of its filters."""
    before, after = query[: taken_out.begin].rstrip(), query[taken_out.end :].lstrip()
    return f"{before} {after}".strip()


def with_answer(query: str, question: str, answer: str) -> str:
    """Return a query that finds photos with an answer, in place of another one to the question."""
    for held in reversed(filters_in(query)):
        if held.is_about(question):
            query = without(query, held)
    return f"{query.strip()} {asked_term(question, answer)}".strip()


def count_answers(browser: Browser, view: View, limits: AnswerLimits = SHOWN) -> AnswerCounts:
    """Count the answers of the photos of a view.

    A question that is filtered by is counted as if it were not, so that another answer to it can
    be seen and chosen.

    Raises:
        BadQuery, QueryInterrupted, InferenceError: as ``Browser.answers``.
    """
    view = replace(view, typing=False, in_haste=False)
    counts = browser.answers(view, limits)
    for held in filters_in(view.query):
        others = browser.answers(replace(view, query=without(view.query, held)), limits)
        wider = [one for one in others.questions if held.is_about(one.question)]
        counts = replace(counts, questions=_exchanged(counts.questions, wider, held))
    return counts


def has_answers(browser: Browser) -> bool:
    """Say whether any photo of the library was asked anything."""
    return bool(browser.answers(View(), AnswerLimits(1, 1)).questions)


def _exchanged(
    questions: tuple[QuestionCount, ...], wider: list[QuestionCount], held: AnswerFilter
) -> tuple[QuestionCount, ...]:
    if not wider:
        return questions
    others = tuple(one for one in questions if not held.is_about(one.question))
    return (wider[0], *others)
