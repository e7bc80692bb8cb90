"""One answer: how sure the model is, what else it found likely, and a way to more such photos."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar, QPushButton, QVBoxLayout

from blipdesk.domain.asked import LONGEST_ANSWER, answer_key, asked_term
from blipdesk.domain.text import Answer
from blipdesk.gui.controls import plain_label, row_of
from blipdesk.gui.proposals import percent
from blipdesk.gui.tokens import SPACE_M, SPACE_S


class AnswerCard(QFrame):
    """An answer is a button that searches for it.

    Args:
        ranked: the choices with their probabilities, likeliest first; empty for a free answer.
    """

    search_wanted = Signal(str)

    def __init__(self, answer: Answer, ranked: Sequence[tuple[str, float]] = ()) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.setSpacing(4)
        column.addWidget(plain_label(answer.question, "muted", wrap=True))
        self.search = QPushButton(answer.answer.replace("&", "&&"))
        self.search.setProperty("kind", "link")
        self.search.setToolTip(self.tr("Search for photos with this answer"))
        self.search.setAccessibleName(self.tr("Search for the answer {0}").format(answer.answer))
        self.search.clicked.connect(lambda *_: self.search_wanted.emit(query_for(answer)))
        sure = plain_label("", "small")
        sure.setToolTip(self.tr("How sure the model is of its words, not of the truth"))
        column.addLayout(row_of(self.search, None, sure))
        if ranked:
            column.addLayout(self._ranking(ranked))
        elif answer.probability is not None:
            sure.setText(percent(answer.probability))
            column.addWidget(_bar(answer.answer, answer.probability))

    def _ranking(self, ranked: Sequence[tuple[str, float]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(4)
        for row, (choice, probability) in enumerate(ranked):
            grid.addWidget(plain_label(choice, "small" if row else "", wrap=True), row, 0)
            grid.addWidget(_bar(choice, probability), row, 1)
            grid.addWidget(plain_label(percent(probability), "small"), row, 2)
        grid.setColumnStretch(1, 1)
        return grid


def query_for(answer: Answer) -> str:
    """Return the query that finds photos with this answer to this question.

    Answers as long as a sentence are no filter; they are found by their words.
    """
    words = " ".join(answer.answer.replace('"', " ").split())
    if answer_key(answer.question) and 0 < len(answer_key(words)) <= LONGEST_ANSWER:
        return asked_term(answer.question, words)
    return f'answer:"{words}"'


def _bar(name: str, probability: float) -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 100)
    bar.setValue(round(probability * 100))
    say = QCoreApplication.translate
    bar.setAccessibleName(say("AnswerCard", "Probability of {0}").format(name))
    return bar
