"""Drafts one after the other: look, decide, next; everything by keyboard."""

from array import array
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blipdesk.gui.announcing import announce
from blipdesk.gui.approve_above import ApproveAbove
from blipdesk.gui.controls import EmptyState, button
from blipdesk.gui.edits import EditOutcome, Edits
from blipdesk.gui.filmstrip import Filmstrip
from blipdesk.gui.pictures import PictureRequest
from blipdesk.gui.proposals import shown_text
from blipdesk.gui.review_panel import ReviewPanel
from blipdesk.gui.review_queue import SKIPPED, ReviewQueue
from blipdesk.gui.services import Services
from blipdesk.gui.stage import ZoomView
from blipdesk.gui.theme import Theme
from blipdesk.index.browse import ListedPhoto
from blipdesk.library.browsing import Browser, PhotoWords

_AHEAD = 3
_AROUND = 24


class ReviewPage(QWidget):
    """The review of drafts, the lowest score first or folder by folder."""

    left = Signal()
    changed = Signal()
    describe_wanted = Signal(object, bool)
    ask_wanted = Signal(object, object)

    def __init__(self, services: Services, theme: Theme, edits: Edits) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(self.tr("Review"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._services, self._theme, self._edits = services, theme, edits
        self._queue = ReviewQueue()
        self._by_folder = False
        self._words: PhotoWords | None = None
        self._steps: list[list[int]] = []
        self._undo_waits = False
        self._build()
        services.pictures.came.connect(lambda *_: self._show_picture())
        services.models.answered.connect(self._answer_came)

    # --- the window's side ---

    def begin(self) -> None:
        """Take up everything that waits now."""
        by_folder = self._by_folder
        self._services.reader.call(
            lambda browser: (
                browser.review_queue(by_folder=by_folder), browser.review_scores()
            ),
            self._queue_came, channel="review",
        )  # fmt: skip
        self.setFocus()

    def edits_done(self, outcome: EditOutcome) -> None:
        """After an undo the photo can be decided again."""
        if self._undo_waits and not self._services.desk.is_busy:
            self._undo_waits = False
            self.undo()
        # What is shown may be older than the change, whichever photo it is: look again.
        elif outcome.paths:
            self._fetch()

    @property
    def position(self) -> int:
        """Which photo is shown."""
        return self._queue.position

    @property
    def decided(self) -> dict[int, str]:
        """What was decided in this review."""
        return self._queue.decided

    @property
    def words(self) -> PhotoWords | None:
        """The photo that is to be decided about."""
        return self._words

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to look at."""
        return self._stack.currentIndex() == 0

    # --- verbs ---

    def approve(self) -> None:
        """Approve what is shown, or what was typed, and go on."""
        words = self._words
        if words is None or self.is_done:
            return
        typed = self.panel.typed
        own = typed if typed != shown_text(words) else None
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
            self._queue.decided.setdefault(self._words.photo.photo_id, SKIPPED)
            self._go(self.position + 1)

    def back(self) -> None:
        """Go to the photo before."""
        self._go(self.position - 1)

    def undo(self) -> None:
        """Take the newest decision back and show its photo; wait for it to be written first."""
        if self._services.desk.is_busy:
            self._undo_waits = True
        elif self._edits.stack.canUndo():
            self._edits.stack.undo()
            step = self._steps.pop() if self._steps else []
            self._queue.take_back(step)
            if step:
                announce(self, self.tr("Undone"))
                self._go(list(self._queue.ids).index(step[0]))

    def decorative(self) -> None:
        """Say that the photo needs no alt text, and go on."""
        if self._words is not None:
            self._edits.make_decorative([self._words.photo.path])
            self._decide("approved", self.tr("Decorative"))

    def regenerate(self) -> None:
        """Ask the model again."""
        if self._words is not None:
            self.describe_wanted.emit((self._words.photo.path,), True)

    def approve_above(self) -> None:
        """Approve all drafts from a score on that the person chooses, as one step."""
        queue = self._queue
        judged = sum(photo_id in queue.scores for photo_id in queue.ids)
        dialog = ApproveAbove(
            self._theme,
            lambda score: len(queue.undecided_from(score)),
            len(queue.ids) - judged,
            self,
        )
        if dialog.exec():
            self.approve_from(dialog.score)

    def approve_from(self, score: float) -> None:
        """Approve all undecided drafts whose score, 0..1, is at least this."""
        ids = self._queue.undecided_from(score)
        if not ids:
            return

        def paths(browser: Browser) -> tuple[Path, ...]:
            return tuple(photo.path for photo in browser.photos(ids))

        def approve(found: tuple[Path, ...]) -> None:
            self._edits.approve(found)
            self._steps.append(ids)
            self._queue.decided |= dict.fromkeys(ids, "approved")
            announce(self, self.tr("%n photo(s) approved", "", len(found)))
            self._go(self._queue.next_open())
            self.changed.emit()

        self._services.reader.call(paths, approve)

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters decide while no field has the keyboard; numbers choose another draft."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        with_alt = modifiers == Qt.KeyboardModifier.AltModifier
        if event.key() in _NUMBERS and (with_alt or not modifiers):
            self.panel.take_alternative(_NUMBERS[Qt.Key(event.key())])
            return
        action = self._keys.get(event.key()) if not modifiers else None
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

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
        self._build_panel()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(large)
        split.addWidget(self.panel)
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
            Qt.Key.Key_E: self.panel.edit,
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

    def _build_panel(self) -> None:
        self.panel = panel = ReviewPanel(self._theme)
        self.text, self.question = panel.text, panel.question
        verbs = {
            "approve": self.approve,
            "reject": self.reject,
            "regenerate": self.regenerate,
            "decorative": self.decorative,
            "approve_above": self.approve_above,
        }
        panel.wanted.connect(lambda name: verbs[name]())
        panel.left.connect(self.setFocus)
        panel.saved.connect(self.approve)
        panel.alternative_chosen.connect(panel.take_alternative)
        panel.asked.connect(self._ask)
        menu = panel.order_menu
        group = QActionGroup(menu)
        for name, by_folder in ((self.tr("Worst first"), False), (self.tr("By folder"), True)):
            action = QAction(name, menu, checkable=True)
            action.setChecked(not by_folder)
            action.triggered.connect(lambda *_, b=by_folder: self.set_order(by_folder=b))
            group.addAction(action)
            menu.addAction(action)

    # --- going ---

    def set_order(self, *, by_folder: bool) -> None:
        """Begin again in another order."""
        self._by_folder = by_folder
        self.panel.order.setText(self.tr("By folder") if by_folder else self.tr("Worst first"))
        self.begin()

    def question_focus(self) -> None:
        """Type a question."""
        self.question.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _queue_came(self, found: "tuple[array[int], dict[int, float]]") -> None:
        self._queue = ReviewQueue(*found)
        self._steps.clear()
        self._undo_waits = False
        if not self._queue.ids:
            self._say_done(first=True)
            return
        self._go(0)

    def _decide(self, decision: str, spoken: str) -> None:
        if self._words is None:
            return
        photo_id = self._words.photo.photo_id
        self._queue.decided[photo_id] = decision
        self._undo_waits = False
        self._steps.append([photo_id])
        announce(self, spoken, at_once=True)
        self._go(self.position + 1)
        self.changed.emit()

    def _go(self, position: int) -> None:
        self.setFocus()
        self._queue.position = max(0, position)
        if self._queue.current is None:
            self._say_done(first=False)
            return
        self._stack.setCurrentIndex(1)
        self._fetch()

    def _fetch(self) -> None:
        photo_id = self._queue.current
        if photo_id is None:
            return
        missing = [i for i in self._queue.around(_AROUND) if i not in self._queue.rows]

        def look(browser: Browser) -> tuple[PhotoWords | None, list[ListedPhoto]]:
            return browser.words(photo_id), browser.photos(missing)

        self._services.reader.call(look, self._show, channel="review words")

    def _show(self, found: tuple[PhotoWords | None, list[ListedPhoto]]) -> None:
        words, rows = found
        queue = self._queue
        queue.rows |= {row.photo_id: row for row in rows}
        if words is None:
            return
        shown = self._words
        same = shown is not None and shown.photo.photo_id == words.photo.photo_id
        typed = same and shown is not None and self.panel.typed != shown_text(shown)
        self._words = words
        locale = QLocale()
        place = self.tr("{0} of {1}").format(
            locale.toString(queue.position + 1), locale.toString(len(queue.ids))
        )
        self.panel.show_words(words, place, keep_typed=typed)
        self.strip.show_photos(queue.ids, queue.rows, queue.decided, queue.position)
        self._show_picture()
        text = shown_text(words)
        self.photo.setAccessibleDescription(text)
        if not same and self.isVisible():
            announce(self, f"{place}. {text}")

    def _show_picture(self) -> None:
        if self._words is None or not self.isVisible():
            return
        pictures = self._services.pictures
        requests = [PictureRequest(r.path, r.mtime_ns) for r in self._queue.ahead(_AHEAD)]
        if not requests:
            return
        held = pictures.get(requests[0])
        if held is None:
            small = self._services.thumbnails.get(self._words.photo.photo_id)
            self.photo.show_placeholder(requests[0], small)
        else:
            self.photo.show_picture(held)
        missing = [request for request in requests if pictures.get(request) is None]
        if missing:
            pictures.want(missing)

    def _ask(self, question: str) -> None:
        if self._words is not None:
            self.ask_wanted.emit((self._words.photo.path,), (question,))

    def _answer_came(self, result: object) -> None:
        path = getattr(result, "path", None)
        if self._words is not None and path == self._words.photo.path and self.isVisible():
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
            done, skipped = self._queue.counts()
            line = tr("{0} photos decided, {1} left for later.").format(done, skipped)
            more = button(theme, tr("Look again"), "rotate-ccw", clicked=self.begin)
            self._empty.say("badge-check", tr("That was the last one"), line, to_library, more)
            announce(self, f"{self._empty.title}. {line}")
        self._stack.setCurrentIndex(0)


_NUMBERS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_4: 3}
