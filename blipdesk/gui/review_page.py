"""Drafts one after the other: look, decide, next; everything by keyboard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from blipdesk.gui.announcing import announce
from blipdesk.gui.approve_above import ApproveAbove
from blipdesk.gui.edit_operations import EditOutcome
from blipdesk.gui.edits import Edits
from blipdesk.gui.proposals import shown_text
from blipdesk.gui.review_course import ReviewCourse
from blipdesk.gui.review_panel import ReviewPanel
from blipdesk.gui.review_queue import SKIPPED
from blipdesk.gui.review_typing import ReviewTyping
from blipdesk.gui.review_view import ReviewView, pictures_ahead
from blipdesk.gui.services import Services
from blipdesk.gui.theme import Theme
from blipdesk.library.browsing import Browser, PhotoWords

_PAUSE_MS = 150


class ReviewPage(QWidget):
    """The review of drafts, the lowest score first or folder by folder.

    What it consists of is made when it is looked at for the first time.
    """

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
        self._course = ReviewCourse(services.reader, self)
        self._course.shown.connect(self._show)
        self._course.ended.connect(self._say_done)
        self._course.empty.connect(self._say_empty)
        self._shown: PhotoWords | None = None
        self._by_folder = False
        self._undo_waits = False
        # The next photo is often there at once: its words must not drown the decision's.
        self._spoken = ""
        self._speech = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._speech.timeout.connect(self._speak)
        self._view: ReviewView | None = None
        self._typing: ReviewTyping | None = None
        self._keys: dict[int, Callable[[], None]] = {}
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)

    @property
    def view(self) -> ReviewView:
        """What is seen of it."""
        if self._view is None:
            self._view = self._new_view()
            self._typing = ReviewTyping(self._view.panel, self._edits)
        return self._view

    @property
    def typing(self) -> ReviewTyping:
        """What becomes of what is typed."""
        self.view  # noqa: B018  (it makes both)
        assert self._typing is not None
        return self._typing

    def _new_view(self) -> ReviewView:
        services = self._services
        view = ReviewView(self._theme, services.thumbnails, services.pictures)
        panel = view.panel
        self._whole.addWidget(view)
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
        panel.not_saved.retried.connect(self._edits.try_again)
        panel.not_saved.discarded.connect(self._discard)
        view.strip.picked.connect(self._go)
        view.again.connect(self.begin)
        view.ended.connect(self.left)
        view.order_chosen.connect(lambda by_folder: self.set_order(by_folder=by_folder))
        services.pictures.came.connect(lambda *_: self._show_picture())
        services.models.answered.connect(self._answer_came)
        self._edits.held.changed.connect(self._show_not_saved)
        self._keys = {
            Qt.Key.Key_A: self.approve,
            Qt.Key.Key_E: panel.edit,
            Qt.Key.Key_R: self.reject,
            Qt.Key.Key_G: self.regenerate,
            Qt.Key.Key_S: self.skip,
            Qt.Key.Key_Right: self.skip,
            Qt.Key.Key_Left: self.back,
            Qt.Key.Key_U: self.undo,
            Qt.Key.Key_X: self.decorative,
            Qt.Key.Key_Z: view.photo.toggle_full,
            Qt.Key.Key_Q: self.question_focus,
            Qt.Key.Key_Escape: self.left.emit,
        }
        return view

    # --- the window's side ---

    def begin(self) -> None:
        """Take up everything that waits now."""
        self.save_typed()
        self._undo_waits = False
        self.view.show_order(by_folder=self._by_folder)
        self._course.begin(by_folder=self._by_folder)
        self.setFocus()

    def save_typed(self) -> None:
        """What a person typed is never lost by going elsewhere."""
        if self._typing is not None and self._shown is not None:
            self._typing.save(self._shown)

    def edits_done(self, outcome: EditOutcome) -> None:
        """After an undo the photo can be decided again; so can one that could not be written."""
        held = self._edits.held
        failed = [f.path for f in outcome.failures if held.reason_of(f.path) is None]
        if self._undo_waits and not self._services.desk.is_busy:
            self._undo_waits = False
            self.undo()
        # What is shown may be older than the change, whichever photo it is: look again.
        elif outcome.paths:
            self._course.words_changed(failed)

    @property
    def position(self) -> int:
        """Which photo is shown."""
        return self._course.queue.position

    @property
    def decided(self) -> dict[int, str]:
        """What was decided in this review."""
        return self._course.queue.decided

    @property
    def words(self) -> PhotoWords | None:
        """The photo that is to be decided about."""
        return self._course.words

    @property
    def panel(self) -> ReviewPanel:
        """The words at the side."""
        return self.view.panel

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to look at."""
        return self.view.is_done

    # --- verbs ---

    def approve(self) -> None:
        """Approve what is shown, or what was typed, and go on."""
        words = self._decidable()
        if words is not None:
            own = self.typing.own_words(words)
            self._edits.approve([words.photo.path], own)
            self._decide("approved", self.tr("Approved"))

    def reject(self) -> None:
        """Reject the drafts and go on; what was typed comes back if that is undone."""
        words = self._decidable()
        if words is not None:
            self.typing.lay_aside(words)
            self._edits.reject([words.photo.path])
            self._decide("rejected", self.tr("Rejected"))

    def skip(self) -> None:
        """Decide later."""
        photo_id = self._course.queue.current
        if photo_id is not None and not self.is_done:
            self._course.queue.decided.setdefault(photo_id, SKIPPED)
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
            position = self._course.step_back()
            if position is not None:
                announce(self, self.tr("Undone"))
                self._go(position)

    def decorative(self) -> None:
        """Say that the photo needs no alt text, and go on."""
        words = self._decidable()
        if words is not None:
            self.typing.lay_aside(words)
            self._edits.make_decorative([words.photo.path])
            self._decide("approved", self.tr("Decorative"))

    def regenerate(self) -> None:
        """Ask the model again."""
        words = self._decidable()
        if words is not None:
            self.describe_wanted.emit((words.photo.path,), True)

    def approve_above(self) -> None:
        """Approve all drafts from a score on that the person chooses, as one step."""
        queue = self._course.queue
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
        ids = self._course.queue.undecided_from(score)
        if not ids:
            return

        def paths(browser: Browser) -> tuple[Path, ...]:
            return tuple(photo.path for photo in browser.photos(ids))

        def approve(found: tuple[Path, ...]) -> None:
            self._edits.approve(found)
            self._course.decide("approved", ids)
            announce(self, self.tr("%n photo(s) approved", "", len(found)))
            self._go(self._course.queue.next_open())
            self.changed.emit()

        self._services.reader.call(paths, approve)

    def _decidable(self) -> PhotoWords | None:
        """Return the photo whose words are seen: a key that comes too soon decides nothing."""
        return None if self.is_done else self._course.decidable

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters decide while no field has the keyboard; numbers choose another draft."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        with_alt = modifiers == Qt.KeyboardModifier.AltModifier
        if event.key() in _NUMBERS and (with_alt or not modifiers):
            self.panel.take_alternative(_NUMBERS[Qt.Key(event.key())])
            return
        action = self._keys.get(event.key()) if not modifiers else None
        if event.key() == Qt.Key.Key_A and modifiers == Qt.KeyboardModifier.ShiftModifier:
            action = self.approve_above
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

    def hideEvent(self, event: QHideEvent) -> None:
        """Going to the library is going elsewhere, too."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.save_typed()

    # --- going ---

    def set_order(self, *, by_folder: bool) -> None:
        """Begin again in another order."""
        self._by_folder = by_folder
        self.view.show_order(by_folder=by_folder)
        self.begin()

    def question_focus(self) -> None:
        """Type a question."""
        self.panel.question.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _decide(self, decision: str, spoken: str) -> None:
        photo_id = self._course.queue.current
        assert photo_id is not None
        self._undo_waits = False
        self._course.decide(decision, [photo_id])
        announce(self, spoken, at_once=True)
        self._go(self.position + 1)
        self.changed.emit()

    def _go(self, position: int) -> None:
        self.save_typed()
        self.setFocus()
        self._course.go(position)

    def _say_empty(self) -> None:
        self._shown = None
        self.view.say_empty()

    def _say_done(self) -> None:
        self._shown = None
        announce(self, self.view.say_done(*self._course.queue.counts()))

    def _show(self, words: PhotoWords) -> None:
        shown, photo_id = self._shown, words.photo.photo_id
        same = shown is not None and shown.photo.photo_id == photo_id
        typed = same and shown is not None and self.panel.typed != shown_text(shown)
        self._shown = words
        own, was_aside = self.typing.held_for(words)
        spoken = self.view.show_photo(words, self._course.queue, own, keep_typed=typed)
        if was_aside:
            self.panel.text.document().setModified(True)
        self._show_not_saved()
        self._show_picture()
        if not same:
            self._spoken = spoken
            self._speech.start()

    def _speak(self) -> None:
        if self.isVisible() and not self.is_done:
            announce(self, self._spoken)

    def _show_not_saved(self) -> None:
        if self._shown is not None:
            self.typing.show_not_saved(self._shown)

    def _discard(self) -> None:
        if self._shown is not None:
            self.typing.discard(self._shown)

    def _show_picture(self) -> None:
        if self._shown is not None and self.isVisible():
            self.view.show_picture(self._shown.photo.photo_id, pictures_ahead(self._course.queue))

    def _ask(self, question: str) -> None:
        if self._shown is not None:
            self.ask_wanted.emit((self._shown.photo.path,), (question,))

    def _answer_came(self, result: object) -> None:
        path = getattr(result, "path", None)
        if self._shown is not None and path == self._shown.photo.path and self.isVisible():
            self._course.look_again()


_NUMBERS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_4: 3}
