"""Questions about a photo or the chosen ones, and the answers with their probability."""

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from blipdesk.domain.text import Answer, Field
from blipdesk.gui.controls import FlowLayout, button, framed, plain_label
from blipdesk.gui.describe_tab import percent
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_M, SPACE_S
from blipdesk.library.browsing import PhotoWords

_MOST_REMEMBERED = 30
_STARTERS = (
    "Where is it?",
    "What is on the left?",
    "How many people are there?",
    "What time of day is it?",
)


class AskTab(QWidget):
    """A question box and the answers so far. ``asked`` carries the questions."""

    asked = Signal(object)

    def __init__(self, theme: Theme, store: QSettings) -> None:
        super().__init__()
        self._theme = theme
        self._store = store
        self._key: tuple[object, ...] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Ask a question, for example: where is it?"))
        self.field.setAccessibleName(self.tr("Question"))
        self.field.returnPressed.connect(self._ask)
        self.send = button(theme, self.tr("Ask"), kind="primary", clicked=self._ask)
        self.whom = plain_label("", "small", wrap=True)
        self._pack = FlowLayout(6)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(SPACE_S)
        self._arrange()
        self._show_remembered()

    def show_words(self, words: PhotoWords | None, chosen: int) -> None:
        """Show what is known about a photo.

        Args:
            chosen: how many photos a question goes to.
        """
        self.setEnabled(words is not None)
        line = self.tr("The question goes to {0} photos.").format(chosen) if chosen > 1 else ""
        self.whom.setText(line)
        self.whom.setVisible(bool(line))
        answers = _answers(words)
        key = (words.photo.photo_id if words else None, answers)
        if key == self._key:
            return
        self._key = key
        while (item := self._answers.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for answer in answers:
            self._answers.addWidget(self._card(answer))
        if not answers:
            hint = self.tr("No question has been asked about this photo.")
            self._answers.addWidget(plain_label(hint, "muted", wrap=True))

    def focus_field(self) -> None:
        """Begin to type a question."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.send)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(row)
        column.addWidget(self.whom)
        column.addWidget(plain_label(self.tr("ASKED BEFORE"), "section"))
        pack = QWidget()
        pack.setLayout(self._pack)
        column.addWidget(pack)
        column.addWidget(plain_label(self.tr("ANSWERS"), "section"))
        column.addLayout(self._answers)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _card(self, answer: Answer) -> QWidget:
        column = QVBoxLayout()
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.setSpacing(4)
        column.addWidget(plain_label(answer.question, "muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(plain_label(answer.answer, "heading", wrap=True), 1)
        if answer.probability is not None:
            sure = plain_label(percent(answer.probability), "small")
            sure.setToolTip(self.tr("How sure the model is of its words, not of the truth"))
            row.addWidget(sure)
        column.addLayout(row)
        if answer.probability is not None:
            bar = QProgressBar()
            bar.setRange(0, 100)
            bar.setValue(round(answer.probability * 100))
            bar.setAccessibleName(self.tr("Probability"))
            column.addWidget(bar)
        return framed("card", column)

    def _ask(self) -> None:
        question = " ".join(self.field.text().split())
        if question:
            self._remember(question)
            self.field.clear()
            self.asked.emit((question,))

    def _remembered(self) -> list[str]:
        held = self._store.value("questions", [])
        found = [held] if isinstance(held, str) else list(held or [])  # type: ignore[call-overload]
        return [str(question) for question in found] or [self.tr(q) for q in _STARTERS]

    def _remember(self, question: str) -> None:
        known = [q for q in self._remembered() if q.casefold() != question.casefold()]
        self._store.setValue("questions", [question, *known][:_MOST_REMEMBERED])
        self._show_remembered()

    def _show_remembered(self) -> None:
        questions = self._remembered()
        self.field.setCompleter(QCompleter(questions, self))
        while (item := self._pack.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for question in questions[:6]:
            shown = question if len(question) < 48 else question[:47] + "…"
            chip = button(self._theme, shown.replace("&", "&&"), kind="keyword")
            chip.setAccessibleName(self.tr("Ask: {0}").format(question))
            chip.clicked.connect(lambda *_, q=question: self.asked.emit((q,)))
            self._pack.addWidget(chip)


def _answers(words: PhotoWords | None) -> tuple[Answer, ...]:
    if words is None:
        return ()
    found = {answer.question.casefold(): answer for answer in words.text.answers}
    for draft in words.drafts:
        if draft.field is Field.ANSWERS and isinstance(draft.value, tuple):
            for answer in draft.value:
                if isinstance(answer, Answer):
                    found[answer.question.casefold()] = answer
    return tuple(found.values())
