"""The words of one photo, to be looked at, approved and written by a person."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from blipdesk.domain.photo import display_name
from blipdesk.domain.text import Field
from blipdesk.gui.alt_text_counter import AltTextCounter
from blipdesk.gui.bidi import isolated
from blipdesk.gui.controls import (
    ElidedLabel,
    button,
    plain_label,
    row_of,
)
from blipdesk.gui.draft_box import DraftBox
from blipdesk.gui.edit_operations import NO_WORDS, WordsEdit
from blipdesk.gui.growing_edit import GrowingEdit
from blipdesk.gui.keywords_edit import Complete, KeywordsEdit
from blipdesk.gui.not_saved import NotSaved
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_M, SPACE_S
from blipdesk.library.browsing import PhotoWords


class DescribeTab(QWidget):
    """Fields for every text that BlipDesk writes.

    ``saved`` carries a ``WordsEdit``.
    """

    saved = Signal(object)
    approved = Signal()
    rejected = Signal()
    regenerated = Signal()

    def __init__(self, theme: Theme, complete: Complete) -> None:
        super().__init__()
        self._theme = theme
        self._words: PhotoWords | None = None
        self._shown: dict[Field, str | bool] = {}
        self.not_saved = NotSaved(theme)
        self.draft_box = DraftBox(theme)
        self.draft_box.approved.connect(self._approve)
        self.draft_box.edit_wanted.connect(self.focus_alt_text)
        self.draft_box.rejected.connect(self.rejected)
        self.alt_text = GrowingEdit(self.tr("Alt text"), 3, 7)
        self.draft_box.other_chosen.connect(self.alt_text.setPlainText)
        self.caption = GrowingEdit(self.tr("Caption"), 2, 6)
        self.keywords = KeywordsEdit(theme, complete)
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Title"))
        self.extended = GrowingEdit(self.tr("Extended description"), 3, 10)
        self.decorative = QCheckBox(self.tr("Decorative"))
        self.decorative.setToolTip(
            self.tr("It needs no alt text, such as a border or a mood picture")
        )
        self.counter = AltTextCounter(self.alt_text, has_room_below=True)
        self._texts: dict[Field, QPlainTextEdit | QLineEdit] = {
            Field.ALT_TEXT: self.alt_text,
            Field.CAPTION: self.caption,
            Field.TITLE: self.title,
            Field.EXTENDED_DESCRIPTION: self.extended,
        }
        self.save = button(theme, self.tr("Save"), kind="primary", clicked=self.save_now)
        self.regenerate = button(
            theme, self.tr("New draft"), "refresh-cw", clicked=self.regenerated.emit
        )
        self.saves_to = ElidedLabel("", "small")
        self._arrange()
        for edit in self._texts.values():
            edit.textChanged.connect(self._edited)
            edit.installEventFilter(self)
        self.decorative.toggled.connect(lambda *_: self._edited())
        self.keywords.added.connect(lambda k: self.saved.emit(WordsEdit(add_keywords=(k,))))
        self.keywords.removed.connect(lambda k: self.saved.emit(WordsEdit(remove_keywords=(k,))))
        self.show_words(None)

    # --- the window's side ---

    def show_words(
        self,
        words: PhotoWords | None,
        unwritten: WordsEdit = NO_WORDS,
        not_saved: str | None = None,
    ) -> None:
        """Show a photo's words; what was typed for the same photo and not saved stays.

        Args:
            unwritten: the person's words for it that are not in the photo yet.
            not_saved: why they could not be written.
        """
        same = (
            words is not None
            and self._words is not None
            and words.photo.photo_id == self._words.photo.photo_id
        )
        typed = self._typed() if same else {}
        self._words = words
        self.setEnabled(words is not None)
        if not same:
            self.keywords.field.clear()
        values = _values(words) | {f: "" if v is None else v for f, v in unwritten.values}
        self._shown = dict(values)
        self.not_saved.show_reason(not_saved)
        for field, edit in self._texts.items():
            value = str(values[field])
            if field not in typed:
                _put(edit, value)
        if Field.DECORATIVE not in typed:
            self.decorative.blockSignals(True)
            self.decorative.setChecked(bool(values[Field.DECORATIVE]))
            self.decorative.blockSignals(False)
        self._show_keywords(words, unwritten)
        self.draft_box.show_words(words)
        self._show_target(words)
        self._edited()

    @property
    def is_edited(self) -> bool:
        """Whether something was typed and not saved."""
        return bool(self._typed())

    def edit_now(self) -> WordsEdit:
        """Return what was typed and not saved, also a keyword that was not entered."""
        return WordsEdit(tuple(self._typed().items()), self.keywords.begun())

    def save_now(self) -> None:
        """Write what was typed; a keyword may be meant for all the chosen photos."""
        self.keywords.enter()
        edit = self.edit_now()
        if not edit.is_empty:
            self.take_as_saved()
            self.saved.emit(edit)

    def take_as_saved(self) -> None:
        """Have what was typed count as saved: somebody else sees to it from now on."""
        self._shown |= {name: value for name, value in self._typed().items() if value is not None}
        self.keywords.field.clear()
        self._edited()

    def focus_alt_text(self) -> None:
        """Begin to type alt text."""
        self.alt_text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.alt_text.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter saves from every field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save_now()
                return True
        return super().eventFilter(watched, event)

    # --- building ---

    def _show_more(self) -> None:
        """Point down where the rest is shown, else to where reading goes."""
        forward = "chevron-left" if self.isRightToLeft() else "chevron-right"
        name = "chevron-down" if self._more.isChecked() else forward
        self._more.setIcon(self._theme.icon(name, "muted"))

    def _arrange(self) -> None:
        theme = self._theme
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(6)
        column.addWidget(self.not_saved)
        column.addWidget(self.draft_box)
        alt = QHBoxLayout()
        alt.addWidget(plain_label(self.tr("Alt text"), "fieldName"))
        alt.addStretch()
        alt.addWidget(self.counter)
        column.addLayout(alt)
        column.addWidget(self.alt_text)
        hint = self.tr("Says what the picture shows to people who cannot see it.")
        column.addWidget(plain_label(hint, "small", wrap=True))
        column.addWidget(self.decorative)
        column.addSpacing(SPACE_S)
        column.addWidget(plain_label(self.tr("Caption"), "fieldName"))
        column.addWidget(self.caption)
        column.addSpacing(SPACE_S)
        column.addWidget(plain_label(self.tr("Keywords"), "fieldName"))
        column.addWidget(self.keywords)
        more = button(theme, self.tr("Title and extended description"), kind="expander")
        more.setCheckable(True)
        column.addLayout(row_of(more, None))
        rest = QWidget()
        below = QVBoxLayout(rest)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(plain_label(self.tr("Title"), "fieldName"))
        below.addWidget(self.title)
        below.addWidget(plain_label(self.tr("Extended description"), "fieldName"))
        below.addWidget(self.extended)
        column.addWidget(rest)
        rest.hide()
        more.toggled.connect(rest.setVisible)
        more.toggled.connect(lambda *_: self._show_more())
        theme.changed.connect(self._show_more)
        self._more = more
        self._show_more()
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.save)
        foot.addWidget(self.regenerate)
        foot.addWidget(self.saves_to, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)

    # --- showing ---

    def _show_keywords(self, words: PhotoWords | None, unwritten: WordsEdit) -> None:
        if words is None:
            self.keywords.show_keywords((), frozenset())
            return
        own = (*words.text.keywords, *unwritten.add_keywords)
        held = tuple(dict.fromkeys(k for k in own if k not in unwritten.remove_keywords))
        draft = words.draft(Field.KEYWORDS)
        proposed = () if draft is None or not isinstance(draft.value, tuple) else draft.value
        more = tuple(k for k in proposed if isinstance(k, str) and k not in held)
        origin = words.text.origin(Field.KEYWORDS)
        machine = frozenset(more) | (
            frozenset(origin.items) if origin.is_unapproved_machine else frozenset()
        )
        self.keywords.show_keywords(held + more, machine)

    def _show_target(self, words: PhotoWords | None) -> None:
        if words is None:
            self.saves_to.set_text("")
            return
        name = words.photo.sidecar.name if words.photo.sidecar else words.photo.path.name
        self.saves_to.set_text(self.tr("Saves to {0}").format(isolated(display_name(name))))

    def _approve(self) -> None:
        QTimer.singleShot(0, self.approved.emit)

    def _typed(self) -> dict[Field, str | bool | None]:
        typed: dict[Field, str | bool | None] = {}
        for field, edit in self._texts.items():
            text = _text(edit)
            if text != self._shown.get(field, ""):
                typed[field] = text
        if self.decorative.isChecked() != bool(self._shown.get(Field.DECORATIVE, False)):
            typed[Field.DECORATIVE] = self.decorative.isChecked()
        return typed

    def _edited(self) -> None:
        self.counter.count()
        self.save.setEnabled(self.is_edited and self._words is not None)
        self.alt_text.setEnabled(not self.decorative.isChecked())


def _values(words: PhotoWords | None) -> dict[Field, str | bool]:
    """Return what each field shows: the file's words, else the open draft."""
    values: dict[Field, str | bool] = {}
    for field in (Field.ALT_TEXT, Field.CAPTION, Field.TITLE, Field.EXTENDED_DESCRIPTION):
        value = None
        if words is not None:
            draft = words.draft(field)
            value = words.text.value(field) or (draft.value if draft is not None else None)
        values[field] = value if isinstance(value, str) else ""
    values[Field.DECORATIVE] = bool(words is not None and words.text.decorative)
    return values


def _text(edit: QPlainTextEdit | QLineEdit) -> str:
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()


def _put(edit: QPlainTextEdit | QLineEdit, text: str) -> None:
    if _text(edit) == text:
        return
    edit.blockSignals(True)
    if isinstance(edit, QLineEdit):
        edit.setText(text)
    else:
        edit.setPlainText(text)
    edit.blockSignals(False)
