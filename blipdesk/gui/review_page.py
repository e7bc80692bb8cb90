"""Drafts one after the other: look, decide, next; everything by keyboard."""

from array import array
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from blipdesk.domain.text import Field
from blipdesk.gui.controls import (
    ElidedLabel,
    EmptyState,
    FlowLayout,
    GrowingEdit,
    IconLabel,
    button,
    plain_label,
)
from blipdesk.gui.describe_tab import ALT_TARGET, percent
from blipdesk.gui.edits import EditOutcome, Edits, WordsEdit
from blipdesk.gui.filmstrip import Filmstrip
from blipdesk.gui.pictures import PictureRequest
from blipdesk.gui.services import Services
from blipdesk.gui.stage import ZoomView
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_L, SPACE_M, SPACE_S
from blipdesk.index.browse import ListedPhoto
from blipdesk.library.browsing import Browser, PhotoWords

_AHEAD = 3
_AROUND = 24


class ReviewPage(QWidget):
    """The review of drafts, the lowest score first."""

    left = Signal()
    changed = Signal()
    describe_wanted = Signal(object, bool)
    ask_wanted = Signal(object, object)

    def __init__(self, services: Services, theme: Theme, edits: Edits) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._services, self._theme, self._edits = services, theme, edits
        self._ids: array[int] = array("q")
        self._rows: dict[int, ListedPhoto] = {}
        self._decided: dict[int, str] = {}
        self._words: PhotoWords | None = None
        self._position = 0
        self._regenerating: set[Path] = set()
        self._build()
        services.pictures.came.connect(lambda *_: self._show_picture())
        services.models.answered.connect(self._answer_came)

    # --- the window's side ---

    def begin(self) -> None:
        """Take up everything that waits now."""
        self._services.reader.call(_queue, self._queue_came, channel="review")
        self.setFocus()

    def edits_done(self, outcome: EditOutcome) -> None:
        """After an undo the photo can be decided again."""
        # What is shown may be older than the change, whichever photo it is: look again.
        if outcome.paths:
            self._fetch()

    @property
    def position(self) -> int:
        """Which photo is shown."""
        return self._position

    @property
    def decided(self) -> dict[int, str]:
        """What was decided in this review."""
        return self._decided

    # --- verbs ---

    def approve(self) -> None:
        """Approve what is shown, or what was typed, and go on."""
        words = self._words
        if words is None or self._stack.currentIndex() == 0:
            return
        typed = self.text.toPlainText().strip()
        own = typed if typed != self._shown_text(words) else None
        self._edits.approve([words.photo.path], own)
        self._decide("approved", self.tr("Approved"))

    def reject(self) -> None:
        """Reject the drafts and go on."""
        if self._words is not None:
            self._edits.reject([self._words.photo.path])
            self._decide("rejected", self.tr("Rejected"))

    def skip(self) -> None:
        """Decide later."""
        if self._words is not None:
            photo_id = self._words.photo.photo_id
            self._decided.setdefault(photo_id, "skipped")
            self._go(self._position + 1)

    def back(self) -> None:
        """Go to the photo before."""
        self._go(self._position - 1)

    def undo(self) -> None:
        """Take the newest decision back and show its photo."""
        decided = [i for i in self._ids[: self._position] if self._decided.get(i) != "skipped"]
        if self._edits.stack.canUndo():
            self._edits.stack.undo()
            if decided:
                self._decided.pop(decided[-1], None)
                self._go(self._ids.index(decided[-1]))

    def decorative(self) -> None:
        """Say that the photo needs no alt text, and go on."""
        if self._words is not None:
            edit = WordsEdit(((Field.DECORATIVE, True),))
            path = self._words.photo.path
            self._edits.set_words([path], edit)
            self._edits.reject([path])
            self._decide("approved", self.tr("Decorative"))

    def regenerate(self) -> None:
        """Ask the model again."""
        if self._words is not None:
            self._regenerating.add(self._words.photo.path)
            self.describe_wanted.emit((self._words.photo.path,), True)

    def edit(self) -> None:
        """Type other words."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def take_alternative(self, number: int) -> None:
        """Put another draft into the field."""
        alternatives = self._alternatives()
        if number < len(alternatives):
            self.text.setPlainText(alternatives[number])

    def approve_above(self) -> None:
        """Approve all photos from here on whose score is at least this photo's."""
        ids = [i for i in self._ids[self._position :] if i not in self._decided]

        def paths(browser: Browser) -> tuple[Path, ...]:
            return tuple(photo.path for photo in browser.photos(ids))

        def approve(found: tuple[Path, ...]) -> None:
            self._edits.approve(found, done=self.begin)
            self._decided |= dict.fromkeys(ids, "approved")
            self._go(len(self._ids))

        self._services.reader.call(paths, approve)

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters decide while no field has the keyboard."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers & Qt.KeyboardModifier.AltModifier and event.key() in _NUMBERS:
            self.take_alternative(_NUMBERS[Qt.Key(event.key())])
            return
        action = self._keys.get(event.key()) if not modifiers else None
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field Ctrl+Enter approves, Esc leaves."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.setFocus()
                return True
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.approve()
                self.setFocus()
                return True
        return super().eventFilter(watched, event)

    # --- building ---

    def _build(self) -> None:
        theme = self._theme
        self.photo = ZoomView(theme)
        self.strip = Filmstrip(self._services.thumbnails, theme)
        self.strip.picked.connect(self._go)
        large = QWidget()
        column = QVBoxLayout(large)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.photo, 1)
        column.addWidget(self.strip)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(large)
        split.addWidget(self._build_panel())
        split.setStretchFactor(0, 1)
        split.setSizes([1030, 410])
        self._empty = EmptyState(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(split)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_A: self.approve,
            Qt.Key.Key_E: self.edit,
            Qt.Key.Key_R: self.reject,
            Qt.Key.Key_G: self.regenerate,
            Qt.Key.Key_S: self.skip,
            Qt.Key.Key_Right: self.skip,
            Qt.Key.Key_Left: self.back,
            Qt.Key.Key_U: self.undo,
            Qt.Key.Key_X: self.decorative,
            Qt.Key.Key_Z: self.photo.toggle_full,
            Qt.Key.Key_Q: self.question_focus,
            Qt.Key.Key_Escape: self.left.emit,
        }

    def _build_panel(self) -> QWidget:
        theme, tr = self._theme, self.tr
        self.counter = plain_label("", "muted")
        self.origin = ElidedLabel("", "muted")
        self.score = plain_label("", "fieldName")
        self.length = plain_label("", "small")
        self.text = GrowingEdit(tr("Alt text"), 3, 8)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._typed)
        self.approve_button = button(
            theme, tr("Approve and next"), "check", kind="good", clicked=self.approve
        )
        self.reject_button = button(theme, tr("Reject"), "x", clicked=self.reject)
        self.again_button = button(theme, tr("New draft"), "refresh-cw", clicked=self.regenerate)
        self.decorative_button = button(theme, tr("Decorative"), "eye-off", clicked=self.decorative)
        self.caption = plain_label("", wrap=True)
        self.keywords = plain_label("", "muted", wrap=True)
        self.question = QLineEdit()
        self.question.setPlaceholderText(tr("Ask a question about this photo"))
        self.question.setAccessibleName(tr("Question"))
        self.question.installEventFilter(self)
        self.question.returnPressed.connect(self._ask)
        self.answers = plain_label("", wrap=True)
        self._others = QVBoxLayout()
        self._others.setSpacing(SPACE_S)
        self._other_heading = plain_label(tr("OTHER DRAFTS"), "section")
        self.above = button(
            theme, tr("Approve all the rest"), "badge-check", kind="plain",
            clicked=self.approve_above,
            tip=tr("They fit better than this one, by the model's own score"),
        )  # fmt: skip
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(_row(plain_label(tr("Alt text draft"), "heading"), None, self.counter))
        column.addLayout(_row(IconLabel(theme, "sparkles", "draft"), self.origin, self.score))
        column.addWidget(self.text)
        column.addLayout(_row(None, self.length))
        buttons = QWidget()
        flow = FlowLayout(SPACE_S)
        buttons.setLayout(flow)
        for made in (self.approve_button, self.reject_button, self.again_button,
                     self.decorative_button):  # fmt: skip
            flow.addWidget(made)
        column.addWidget(buttons)
        column.addWidget(self._key_line())
        for name, widget in ((tr("CAPTION"), self.caption), (tr("KEYWORDS"), self.keywords)):
            column.addWidget(plain_label(name, "section"))
            column.addWidget(widget)
        column.addWidget(self._other_heading)
        column.addLayout(self._others)
        column.addWidget(plain_label(tr("ASK ABOUT THIS PHOTO"), "section"))
        column.addWidget(self.question)
        column.addWidget(self.answers)
        column.addStretch(1)
        column.addWidget(self.above, 0, Qt.AlignmentFlag.AlignLeft)
        scroll = QScrollArea()
        scroll.setObjectName("reviewPanel")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumWidth(340)
        scroll.setWidget(inner)
        return scroll

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

    # --- going ---

    def question_focus(self) -> None:
        """Type a question."""
        self.question.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _queue_came(self, ids: "array[int]") -> None:
        self._ids = ids
        self._decided = {}
        self._position = 0
        if not ids:
            self._say_done(first=True)
            return
        self._stack.setCurrentIndex(1)
        self._go(0)

    def _decide(self, decision: str, spoken: str) -> None:
        if self._words is None:
            return
        self._decided[self._words.photo.photo_id] = decision
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))
        self._go(self._position + 1)
        self.changed.emit()

    def _go(self, position: int) -> None:
        self.setFocus()
        if position >= len(self._ids):
            self._say_done(first=False)
            return
        self._stack.setCurrentIndex(1)
        self._position = max(0, position)
        self._fetch()

    def _fetch(self) -> None:
        if not self._ids or self._position >= len(self._ids):
            return
        photo_id = self._ids[self._position]
        around = list(self._ids[max(0, self._position - _AROUND) : self._position + _AROUND])

        def look(browser: Browser) -> tuple[PhotoWords | None, list[ListedPhoto]]:
            missing = [i for i in around if i not in self._rows]
            return browser.words(photo_id), browser.photos(missing)

        self._services.reader.call(look, self._show, channel="review words")

    def _show(self, found: tuple[PhotoWords | None, list[ListedPhoto]]) -> None:
        words, rows = found
        self._rows |= {row.photo_id: row for row in rows}
        if words is None:
            return
        same = self._words is not None and self._words.photo.photo_id == words.photo.photo_id
        before = self._shown_text(self._words) if same and self._words is not None else None
        self._words = words
        text = self._shown_text(words)
        if not same or self.text.toPlainText() == before:
            self.text.setPlainText(text)
        self.counter.setText(self.tr("{0} of {1}").format(self._position + 1, len(self._ids)))
        draft = words.draft(Field.ALT_TEXT) or words.draft(Field.CAPTION)
        origin = draft.provenance if draft is not None else words.text.origin(Field.ALT_TEXT)
        self.origin.set_text(origin.model or "")
        score = origin.score
        self.score.setText("" if score is None else self.tr("fits {0}").format(percent(score)))
        caption = words.draft(Field.CAPTION)
        shown = words.text.caption or (str(caption.value) if caption is not None else "–")
        self.caption.setText(shown)
        self._show_keywords(words)
        self._show_alternatives()
        self._show_answers(words)
        self.strip.show_photos(self._ids, self._rows, self._decided, self._position)
        self._show_picture()
        self.photo.setAccessibleDescription(text)
        self._typed()

    def _show_keywords(self, words: PhotoWords) -> None:
        draft = words.draft(Field.KEYWORDS)
        proposed = draft.value if draft is not None and isinstance(draft.value, tuple) else ()
        found = dict.fromkeys((*words.text.keywords, *(k for k in proposed if isinstance(k, str))))
        self.keywords.setText(", ".join(found) or "–")

    def _shown_text(self, words: PhotoWords) -> str:
        draft = words.draft(Field.ALT_TEXT)
        if draft is not None and isinstance(draft.value, str):
            return draft.value
        return words.text.alt_text or ""

    def _alternatives(self) -> list[str]:
        words = self._words
        draft = words.draft(Field.CAPTION) if words is not None else None
        found = [] if draft is None else [text for text in draft.alternatives if text]
        return [self._shown_text(words), *found] if words is not None else []

    def _show_alternatives(self) -> None:
        while (item := self._others.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        others = self._alternatives()[1:3]
        self._other_heading.setVisible(bool(others))
        for number, text in enumerate(others, 2):
            shown = f"{text}\n" + self.tr("press Alt+{0}").format(number)
            card = button(self._theme, shown.replace("&", "&&"), kind="card")
            card.clicked.connect(lambda *_, n=number - 1: self.take_alternative(n))
            self._others.addWidget(card)

    def _show_answers(self, words: PhotoWords) -> None:
        lines = [f"{a.question}  {a.answer}" for a in words.text.answers]
        self.answers.setText("\n".join(lines))

    def _show_picture(self) -> None:
        if self._words is None or not self.isVisible():
            return
        requests = []
        for photo_id in self._ids[self._position : self._position + _AHEAD]:
            row = self._rows.get(photo_id)
            if row is not None:
                requests.append(PictureRequest(row.path, row.mtime_ns))
        if not requests:
            return
        held = self._services.pictures.get(requests[0])
        if held is None:
            small = self._services.thumbnails.get(self._words.photo.photo_id)
            self.photo.show_placeholder(requests[0], small)
        else:
            self.photo.show_picture(held)
        missing = [r for r in requests if self._services.pictures.get(r) is None]
        if missing:
            self._services.pictures.want(missing)

    def _typed(self) -> None:
        length = len(self.text.toPlainText())
        self.length.setText(f"{length} / {ALT_TARGET}")

    def _ask(self) -> None:
        question = " ".join(self.question.text().split())
        if question and self._words is not None:
            self.question.clear()
            self.ask_wanted.emit((self._words.photo.path,), (question,))

    def _answer_came(self, result: object) -> None:
        path = getattr(result, "path", None)
        if self._words is not None and path == self._words.photo.path and self.isVisible():
            self._regenerating.discard(path)
            self._fetch()

    def _say_done(self, *, first: bool) -> None:
        self._words = None
        theme, tr = self._theme, self.tr
        to_library = button(
            theme, tr("Back to the library"), "layout-grid", kind="primary", clicked=self.left.emit
        )
        if first:
            self._empty.say(
                "list-checks",
                tr("No draft waits for you"),
                tr("Describe photos to get drafts of captions, alt text and keywords."),
                to_library,
            )
        else:
            done = sum(decision != "skipped" for decision in self._decided.values())
            skipped = len(self._ids) - done
            line = tr("{0} photos decided, {1} left for later.").format(done, skipped)
            more = button(theme, tr("Look again"), "rotate-ccw", clicked=self.begin)
            self._empty.say("badge-check", tr("That was the last one"), line, to_library, more)
        self._stack.setCurrentIndex(0)


_NUMBERS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}


def _queue(browser: Browser) -> "array[int]":
    return browser.review_queue()


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_S)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
