"""Questions about a photo or the chosen ones, and the answers with their probability."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QScrollArea, QVBoxLayout, QWidget

from blipdesk.domain.text import Answer, Field
from blipdesk.gui.answer_card import AnswerCard
from blipdesk.gui.controls import button, emptied, menu_button, plain_label, row_of
from blipdesk.gui.flow_layout import FlowLayout
from blipdesk.gui.packs_dialog import PacksDialog
from blipdesk.gui.question_packs import Question, QuestionPack, load_packs, save_packs
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_M, SPACE_S
from blipdesk.library.browsing import PhotoWords

if TYPE_CHECKING:
    from blipdesk.library.results import AskResult

_MOST_REMEMBERED = 30
_SHOWN_REMEMBERED = 6
_LONGEST_CHIP = 48
# In English, whatever the window speaks: the models understand nothing else.
_STARTERS = (
    "Where is it?",
    "What is on the left?",
    "How many people are there?",
    "What time of day is it?",
)


class AskTab(QWidget):
    """A question box and the answers so far.

    ``asked`` carries the questions and the answers to choose from; ``search_wanted`` a query.
    """

    asked = Signal(object, object)
    search_wanted = Signal(str)

    def __init__(self, theme: Theme, store: QSettings) -> None:
        super().__init__()
        self._theme = theme
        self._store = store
        self._words: PhotoWords | None = None
        self._key: tuple[object, ...] = ()
        self._ranked: dict[tuple[str, str], tuple[tuple[str, float], ...]] = {}
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Ask a question, for example: where is it?"))
        self.field.setAccessibleName(self.tr("Question"))
        self.field.returnPressed.connect(self._ask)
        self.choices = QLineEdit()
        self.choices.setPlaceholderText(self.tr("Answers to choose from: inside, outside"))
        self.choices.setAccessibleName(self.tr("Answers to choose from, with commas between them"))
        self.choices.returnPressed.connect(self._ask)
        self.send = button(theme, self.tr("Ask"), kind="primary", clicked=self._ask)
        self._packs_menu = QMenu(self)
        self._packs_menu.aboutToShow.connect(self._fill_packs)
        self.packs = menu_button(
            theme, self.tr("Packs of questions"), "layers", self._packs_menu, kind=""
        )
        self.whom = plain_label("", "small", wrap=True)
        self._before = plain_label("", "section")
        self._chips = FlowLayout(6)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(SPACE_S)
        self._arrange()
        self._show_remembered()

    def show_words(self, words: PhotoWords | None, chosen: int) -> None:
        """Show what is known about a photo.

        Args:
            chosen: how many photos a question goes to.
        """
        self._words = words
        self.setEnabled(words is not None)
        self.whom.setText(self.tr("The question goes to %n photo(s).", "", chosen))
        self.whom.setVisible(chosen > 1)
        self._show_answers()

    def take_result(self, result: "AskResult") -> None:
        """Remember how likely the choices of a question were."""
        ranked = getattr(result, "ranked", ())
        if ranked:
            self._ranked[str(result.path), result.question.casefold()] = ranked
            self._show_answers()

    def focus_field(self) -> None:
        """Begin to type a question."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def ask_pack(self, pack: QuestionPack) -> None:
        """Ask every question of a pack."""
        for questions, choices in pack.by_choices():
            self.asked.emit(questions, choices)

    # --- building ---

    def _arrange(self) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(row_of(self.field, self.send))
        column.addWidget(self.choices)
        column.addWidget(self.whom)
        column.addLayout(row_of(self.packs, None))
        column.addWidget(self._before)
        chips = QWidget()
        chips.setLayout(self._chips)
        column.addWidget(chips)
        column.addSpacing(SPACE_S)
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

    def _show_answers(self) -> None:
        words = self._words
        answers = _answers(words)
        path = "" if words is None else str(words.photo.path)
        ranked = tuple(self._ranked.get((path, a.question.casefold()), ()) for a in answers)
        key = (words.photo.photo_id if words else None, answers, ranked)
        if key == self._key:
            return
        self._key = key
        emptied(self._answers)
        for answer, likely in zip(answers, ranked, strict=True):
            card = AnswerCard(answer, likely)
            card.search_wanted.connect(self.search_wanted)
            self._answers.addWidget(card)
        if not answers:
            hint = self.tr("No question has been asked about this photo.")
            self._answers.addWidget(plain_label(hint, "muted", wrap=True))

    # --- asking ---

    def _ask(self) -> None:
        line = "|".join((self.field.text().replace("|", " "), *self.choices.text().split(",")))
        question = Question.parsed(line)
        if question.text:
            self._remember(question.line)
            self.field.clear()
            self.choices.clear()
            self.asked.emit((question.text,), question.choices)

    def _fill_packs(self) -> None:
        menu = self._packs_menu
        menu.clear()
        for pack in load_packs(self._store):
            action = menu.addAction(pack.name.replace("&", "&&"), partial(self.ask_pack, pack))
            action.setToolTip(pack.lines.replace("<", "‹"))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        keep = menu.addAction(self.tr("Make a pack of what was asked"), self._pack_remembered)
        keep.setEnabled(bool(self._remembered()))
        menu.addAction(self.tr("Change packs…"), self._change_packs)

    def _pack_remembered(self) -> None:
        lines = "\n".join(self._remembered()[:_SHOWN_REMEMBERED])
        new = QuestionPack.parsed(self.tr("New pack"), lines)
        self._change_packs([*load_packs(self._store), new])

    def _change_packs(self, packs: list[QuestionPack] | None = None) -> None:
        dialog = PacksDialog(self._theme, packs or load_packs(self._store), self)
        if packs:
            dialog.list.setCurrentRow(len(packs) - 1)
        if dialog.exec():
            save_packs(self._store, dialog.packs)

    # --- what was asked before ---

    def _remembered(self) -> list[str]:
        held = self._store.value("questions", [])
        found = [held] if isinstance(held, str) else list(held or [])  # type: ignore[call-overload]
        return [str(question) for question in found]

    def _remember(self, line: str) -> None:
        known = [held for held in self._remembered() if held.casefold() != line.casefold()]
        self._store.setValue("questions", [line, *known][:_MOST_REMEMBERED])
        self._show_remembered()

    def _show_remembered(self) -> None:
        held = [Question.parsed(line) for line in self._remembered()]
        self._before.setText(self.tr("ASKED BEFORE") if held else self.tr("FOR EXAMPLE"))
        questions = held or [Question(text) for text in _STARTERS]
        self.field.setCompleter(QCompleter([question.text for question in questions], self))
        emptied(self._chips)
        for question in questions[:_SHOWN_REMEMBERED]:
            text = question.text
            shown = text if len(text) < _LONGEST_CHIP else text[: _LONGEST_CHIP - 1] + "…"
            chip = button(self._theme, shown.replace("&", "&&"), kind="keyword")
            chip.setAccessibleName(self.tr("Ask: {0}").format(question.line))
            chip.setToolTip(question.line.replace("<", "‹"))
            chip.clicked.connect(lambda *_, q=question: self.asked.emit((q.text,), q.choices))
            self._chips.addWidget(chip)


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
