"""The side of the review: the draft, what can be done with it, and what else is known."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from blipdesk.domain.text import Field
from blipdesk.gui.alt_text_counter import AltTextCounter
from blipdesk.gui.controls import (
    ElidedLabel,
    IconLabel,
    button,
    emptied,
    menu_button,
    plain_label,
    row_of,
)
from blipdesk.gui.flow_layout import FlowLayout
from blipdesk.gui.growing_edit import GrowingEdit
from blipdesk.gui.not_saved import NotSaved
from blipdesk.gui.proposals import alternatives, percent, shown_text
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_L, SPACE_M, SPACE_S
from blipdesk.library.browsing import PhotoWords

MOST_ALTERNATIVES = 4
_LEAST_PX = 340


class ReviewPanel(QScrollArea):
    """Shows one photo's words; the wishes of its buttons go out as the names of commands.

    ``left`` is emitted when a field gives the keyboard back, ``saved`` by Ctrl+Enter in it.
    """

    wanted = Signal(str)
    left = Signal()
    saved = Signal()
    asked = Signal(str)
    alternative_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._alternatives: list[str] = []
        self.setObjectName("reviewPanel")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build_fields()
        self._build_buttons()
        inner = self._arranged()
        self.setWidget(inner)
        bar_px = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(_LEAST_PX, inner.minimumSizeHint().width() + bar_px))

    # --- showing ---

    def show_words(self, words: PhotoWords, place: str, *, keep_typed: bool) -> None:
        """Show a photo.

        Args:
            place: which photo of how many.
            keep_typed: leave the field as it is.
        """
        text = shown_text(words)
        if not keep_typed:
            self.text.setPlainText(text)
        self.counter.setText(place)
        draft = words.draft(Field.ALT_TEXT) or words.draft(Field.CAPTION)
        origin = draft.provenance if draft is not None else words.text.origin(Field.ALT_TEXT)
        self.origin.set_text(origin.model or "")
        score = origin.score
        self.score.setText("" if score is None else self.tr("fits {0}").format(percent(score)))
        caption = words.draft(Field.CAPTION)
        found = words.text.caption or (str(caption.value) if caption is not None else "–")
        self.caption.setText(found)
        self.keywords.setText(", ".join(_keywords(words)) or "–")
        self.answers.setText("\n".join(f"{a.question}  {a.answer}" for a in words.text.answers))
        self._show_alternatives(alternatives(words))

    @property
    def is_typed(self) -> bool:
        """Whether a person has typed in the field, as opposed to choosing a draft."""
        return self.text.document().isModified()

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.text.toPlainText().strip()

    def take_alternative(self, number: int) -> None:
        """Put one of the drafts into the field; 0 is the one that was shown first."""
        if number < len(self._alternatives):
            self.text.setPlainText(self._alternatives[number])

    def edit(self) -> None:
        """Type other words."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a field Ctrl+Enter saves, Esc leaves."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.saved.emit()
                return True
        return super().eventFilter(watched, event)

    # --- building ---

    def _build_fields(self) -> None:
        tr = self.tr
        self.counter = plain_label("", "muted")
        self.origin = ElidedLabel("", "muted")
        self.score = plain_label("", "fieldName")
        self.text = GrowingEdit(tr("Alt text"), 3, 8)
        self.text.installEventFilter(self)
        self.length = AltTextCounter(self.text)
        self.not_saved = NotSaved(self._theme)
        self.caption = plain_label("", wrap=True)
        self.keywords = plain_label("", "muted", wrap=True)
        self.question = QLineEdit()
        self.question.setPlaceholderText(tr("Ask a question about this photo"))
        self.question.setAccessibleName(tr("Question"))
        self.question.installEventFilter(self)
        self.question.returnPressed.connect(self._ask)
        self.answers = plain_label("", wrap=True)

    def _build_buttons(self) -> None:
        theme, tr = self._theme, self.tr
        self.approve = button(
            theme, tr("Approve and next"), "check", kind="good",
            clicked=lambda: self.wanted.emit("approve"),
        )  # fmt: skip
        self.reject = button(theme, tr("Reject"), "x", clicked=lambda: self.wanted.emit("reject"))
        self.again = button(
            theme, tr("New draft"), "refresh-cw", clicked=lambda: self.wanted.emit("regenerate")
        )
        self.decorative = button(
            theme, tr("Decorative"), "eye-off", clicked=lambda: self.wanted.emit("decorative"),
            tip=tr("It needs no alt text, such as a border or a mood picture"),
        )  # fmt: skip
        self.above = button(
            theme, tr("Approve all that fit well…"), "badge-check",
            clicked=lambda: self.wanted.emit("approve_above"), tip="Shift+A",
        )  # fmt: skip
        self.order_menu = QMenu(self)
        self.order = menu_button(theme, tr("Worst first"), "arrow-down-up", self.order_menu)
        self.order.setAccessibleName(tr("Order of the review"))

    def _arranged(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        heading = plain_label(self.tr("Alt text draft"), "heading")
        column.addLayout(row_of(heading, None, self.counter))
        origin = IconLabel(self._theme, "sparkles", "draft")
        column.addLayout(row_of(origin, self.origin, self.score))
        column.addWidget(self.text)
        column.addLayout(row_of(None, self.length))
        column.addWidget(self.not_saved)
        buttons = QGridLayout()
        buttons.setSpacing(SPACE_S)
        for number, made in enumerate((self.approve, self.reject, self.again, self.decorative)):
            buttons.addWidget(made, number // 2, number % 2)
        column.addLayout(buttons)
        column.addWidget(self._key_line())
        self._others = QVBoxLayout()
        self._others.setSpacing(SPACE_S)
        self._other_heading = plain_label(self.tr("OTHER DRAFTS"), "section")
        column.addSpacing(SPACE_S)
        column.addWidget(self._other_heading)
        column.addLayout(self._others)
        for name, *widgets in (
            (self.tr("CAPTION"), self.caption),
            (self.tr("KEYWORDS"), self.keywords),
            (self.tr("ASK ABOUT THIS PHOTO"), self.question, self.answers),
        ):
            column.addSpacing(SPACE_S)
            column.addWidget(plain_label(name, "section"))
            for widget in widgets:
                column.addWidget(widget)
        column.addStretch(1)
        foot = QWidget()
        flow = FlowLayout(SPACE_S)
        foot.setLayout(flow)
        flow.addWidget(self.above)
        flow.addWidget(self.order)
        column.addWidget(foot)
        return inner

    def _key_line(self) -> QWidget:
        line = QWidget()
        flow = FlowLayout(6)
        line.setLayout(flow)
        for key, meaning in (
            ("A", self.tr("approve")), ("E", self.tr("edit")), ("R", self.tr("reject")),
            ("G", self.tr("new draft")), ("S", self.tr("skip")), ("X", self.tr("decorative")),
            ("U", self.tr("undo")), ("Z", "100 %"),
        ):  # fmt: skip
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(4)
            row.addWidget(plain_label(key, "key"))
            row.addWidget(plain_label(meaning, "small"))
            flow.addWidget(pair)
        return line

    def _show_alternatives(self, found: list[str]) -> None:
        self._alternatives = found
        emptied(self._others)
        others = found[1:MOST_ALTERNATIVES]
        self._other_heading.setVisible(bool(others))
        for number, text in enumerate(others, 2):
            shown = f"{text}\n" + self.tr("press {0}").format(number)
            card = button(self._theme, shown.replace("&", "&&"), kind="card")
            card.clicked.connect(lambda *_, n=number - 1: self.alternative_chosen.emit(n))
            self._others.addWidget(card)

    def _ask(self) -> None:
        question = " ".join(self.question.text().split())
        if question:
            self.question.clear()
            self.asked.emit(question)


def _keywords(words: PhotoWords) -> tuple[str, ...]:
    draft = words.draft(Field.KEYWORDS)
    proposed = draft.value if draft is not None and isinstance(draft.value, tuple) else ()
    found = (*words.text.keywords, *(k for k in proposed if isinstance(k, str)))
    return tuple(dict.fromkeys(found))
