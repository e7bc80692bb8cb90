"""Questions that are asked together: named packs, kept beside the library."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QSettings

_KEY = "question_packs"
_MOST_PACKS, _MOST_QUESTIONS = 100, 50


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Args:
        choices: the answers to choose from; empty: it is answered freely.
    """

    text: str
    choices: tuple[str, ...] = ()

    @classmethod
    def parsed(cls, line: str) -> "Question":
        """Read a line such as "inside or outside? | inside | outside"; one choice alone is none."""
        text, *choices = (" ".join(part.split()) for part in line.split("|"))
        found = tuple(dict.fromkeys(choice for choice in choices if choice))
        return cls(text, found if len(found) > 1 else ())

    @property
    def line(self) -> str:
        """The line that ``parsed`` reads."""
        return " | ".join((self.text, *self.choices))


@dataclass(frozen=True, slots=True)
class QuestionPack:
    """Questions under one name."""

    name: str
    questions: tuple[Question, ...]

    @classmethod
    def parsed(cls, name: str, lines: str) -> "QuestionPack":
        """Read a question from each line; empty lines are left out."""
        found = (Question.parsed(line) for line in lines.splitlines())
        kept = dict.fromkeys(question for question in found if question.text)
        return cls(" ".join(name.split()), tuple(kept)[:_MOST_QUESTIONS])

    @property
    def lines(self) -> str:
        """The lines that ``parsed`` reads."""
        return "\n".join(question.line for question in self.questions)

    def by_choices(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Return the questions that can be asked in one go, with their common choices."""
        return [
            (tuple(question.text for question in group), choices)
            for choices, group in groupby(self.questions, key=lambda question: question.choices)
        ]


_EXAMPLES = (
    (
        "For alt text",
        (
            "What is in the picture?",
            "Where is it?",
            "How many people are there?",
            "What are they doing?",
            "What is written on the sign?",
        ),
    ),
    (
        "Place and light",
        (
            "Is it inside or outside? | inside | outside",
            "What time of day is it? | morning | noon | evening | night",
            "What is the weather? | sun | clouds | rain | snow",
        ),
    ),
    (
        "Does it need alt text?",
        (
            "Is there text in the picture? | yes | no",
            "What kind of picture is it? | photo | drawing | diagram | screenshot",
            "Is there a person? | yes | no",
        ),
    ),
)


def example_packs() -> list[QuestionPack]:
    """Return the packs that every library begins with; the models understand English alone."""
    say = QCoreApplication.translate
    return [
        QuestionPack.parsed(say("QuestionPack", name), "\n".join(lines))
        for name, lines in _EXAMPLES
    ]


def load_packs(store: QSettings) -> list[QuestionPack]:
    """Return the packs of a library; what cannot be read is left out."""
    held = store.value(_KEY)
    if not isinstance(held, str):
        return example_packs()
    try:
        read = json.loads(held)
        return [QuestionPack.parsed(str(name), str(lines)) for name, lines in read][:_MOST_PACKS]
    except (ValueError, TypeError):
        return example_packs()


def save_packs(store: QSettings, packs: Sequence[QuestionPack]) -> None:
    """Keep packs; those without a name or a question are dropped."""
    kept = [[pack.name, pack.lines] for pack in packs if pack.name and pack.questions]
    store.setValue(_KEY, json.dumps(kept, ensure_ascii=False))
