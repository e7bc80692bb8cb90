"""The way through a review: which photo is next, with its words looked up before it is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from blipdesk.gui.review_queue import ReviewQueue
from blipdesk.gui.review_view import ReviewList
from blipdesk.gui.tasks import Worker
from blipdesk.index.browse import ListedPhoto
from blipdesk.library.browsing import Browser, PhotoWords

_AROUND = 24
_WORDS_AHEAD = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """What was looked up for a photo and those beside it."""

    photo_id: int
    words: dict[int, PhotoWords]
    rows: list[ListedPhoto]


class ReviewCourse(QObject):
    """Goes from photo to photo and remembers what was decided.

    ``shown`` carries the words of the current photo, each time that they were looked up; ``ended``:
    all were shown; ``empty``: there are none.
    """

    shown = Signal(object)
    ended = Signal()
    empty = Signal()

    def __init__(self, reader: Worker[Browser], parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._words_ahead: dict[int, PhotoWords] = {}
        self._steps: list[list[int]] = []
        self.queue = ReviewQueue()
        self.words: PhotoWords | None = None

    @property
    def decidable(self) -> PhotoWords | None:
        """The photo whose words are seen; None until those of the current one have come."""
        words = self.words
        is_current = words is not None and words.photo.photo_id == self.queue.current
        return words if is_current else None

    # --- going ---

    def begin(self, *, by_folder: bool) -> None:
        """Take up everything that waits now."""

        def look(browser: Browser) -> ReviewList:
            return browser.review_queue(by_folder=by_folder), browser.review_scores()

        self._reader.call(look, self._queue_came, channel="review")

    def go(self, position: int) -> None:
        """Go to a photo, or to the end."""
        self.queue.position = max(0, position)
        photo_id = self.queue.current
        if photo_id is None:
            self.words = None
            self.ended.emit()
            return
        words = self._words_ahead.get(photo_id)
        if words is not None:
            self._show(words)
        self.look_again()

    def look_again(self) -> None:
        """Look up the current photo's words, and those of the next ones."""
        queue = self.queue
        photo_id = queue.current
        if photo_id is None:
            return
        missing = [i for i in queue.around(_AROUND) if i not in queue.rows]
        wanted = list(queue.ids[queue.position : queue.position + 1 + _WORDS_AHEAD])

        def look(browser: Browser) -> _Found:
            words = {i: found for i in wanted if (found := browser.words(i)) is not None}
            return _Found(photo_id, words, browser.photos(missing))

        self._reader.call(look, self._take, channel="review words")

    def _queue_came(self, found: ReviewList) -> None:
        self.queue = ReviewQueue(*found)
        self._steps.clear()
        self._words_ahead.clear()
        if self.queue.ids:
            self.go(0)
        else:
            self.words = None
            self.empty.emit()

    def _take(self, found: _Found) -> None:
        self.queue.rows |= {row.photo_id: row for row in found.rows}
        self._words_ahead = found.words
        words = found.words.get(found.photo_id)
        if words is not None and found.photo_id == self.queue.current:
            self._show(words)

    def _show(self, words: PhotoWords) -> None:
        self.words = words
        self.shown.emit(words)

    # --- decisions ---

    def decide(self, decision: str, photo_ids: Sequence[int]) -> None:
        """Note what was decided, as one step."""
        self.queue.decided |= dict.fromkeys(photo_ids, decision)
        self._steps.append(list(photo_ids))

    def step_back(self) -> int | None:
        """Forget the newest step; return the position of its first photo, if there was one."""
        step = self._steps.pop() if self._steps else []
        self.queue.take_back(step)
        return list(self.queue.ids).index(step[0]) if step else None

    def words_changed(self, not_done: Iterable[Path]) -> None:
        """Look again after words were written.

        Args:
            not_done: photos of which that failed: they can be decided about again.
        """
        failed = set(not_done)
        rows = self.queue.rows.values()
        self.queue.take_back([row.photo_id for row in rows if row.path in failed])
        self._words_ahead.clear()
        self.look_again()
