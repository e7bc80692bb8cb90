"""Which list is shown, and keeping it true while things change."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from blipdesk.domain.query import Node
from blipdesk.gui.answer_filters import count_answers, has_answers
from blipdesk.gui.photo_model import PhotoModel
from blipdesk.gui.sessions import Reader
from blipdesk.gui.tasks import Worker
from blipdesk.index.answer_counts import AnswerCounts
from blipdesk.index.browse import ListedPhoto
from blipdesk.index.orders import Order
from blipdesk.library.browsing import Browser, Overview
from blipdesk.library.listing import Listing, Shelf, View, asks_by_meaning

_ROWS_MS = 300
_OVERVIEW_MS = 700
_FIRST_ROWS = 120
_ROWS_IN_HASTE = 40


class LibraryView(QObject):
    """The state of the list; ``listed`` and ``counted`` tell of new answers.

    Args:
        worker: the reading thread.
        counter: another one, for numbers that take long and for lists by meaning.
        reader: what it opens, for interrupting.
    """

    listed = Signal(object)
    counted = Signal(object)
    answers_known = Signal(bool)
    failed = Signal(str)

    def __init__(
        self,
        worker: Worker[Browser],
        counter: Worker[Browser],
        reader: Reader,
        model: PhotoModel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._counter = counter
        self._reader = reader
        self._model = model
        self._listing_s = 0.0
        self._asked_s = 0.0
        self._listing_wanted = False
        self.view = View()
        self.overview = Overview()
        self._rows_timer = QTimer(self, singleShot=True, interval=_ROWS_MS)
        self._rows_timer.timeout.connect(self._refresh)
        self._overview_timer = QTimer(self, singleShot=True, interval=_OVERVIEW_MS)
        self._overview_timer.timeout.connect(self._count)
        model.wanted.connect(self._fetch)

    # --- choosing ---

    def show(self, view: View) -> None:
        """Show another list."""
        self.view = view
        self._list()

    def search(self, text: str, typing: bool, in_haste: bool) -> None:
        """Search in the current place."""
        view = replace(self.view, query=text, typing=typing, in_haste=in_haste)
        if view == self.view:
            return
        self._reader.interrupt()
        self.show(view)

    def set_order(self, order: Order) -> None:
        """Order the list otherwise."""
        self.show(replace(self.view, order=order, typing=False, in_haste=False))

    def set_by_day(self, by_day: bool) -> None:
        """Cut the list at the days, or not."""
        self.show(replace(self.view, by_day=by_day, by_folder=False, typing=False, in_haste=False))

    def set_by_folder(self, by_folder: bool) -> None:
        """Cut the list at the folders, or not."""
        self.show(
            replace(self.view, by_day=False, by_folder=by_folder, typing=False, in_haste=False)
        )

    def set_place(self, shelf: Shelf, folder: Path | None, query: str | None = None) -> None:
        """Go to another place."""
        query = self.view.query if query is None else query
        self.show(
            replace(
                self.view, shelf=shelf, folder=folder, query=query, typing=False, in_haste=False
            )
        )

    # --- keeping true ---

    def library_changed(self) -> None:
        """Look again, soon: something was read, described or written."""
        if not self._rows_timer.isActive():
            self._rows_timer.start()

    def refresh_now(self) -> None:
        """Look again at once."""
        self._refresh()

    def words(self, photo_id: int, done: object) -> None:
        """Fetch what is known of one photo; only the newest wish is answered."""
        self._worker.call(lambda b: b.words(photo_id), done, channel="words")  # type: ignore[arg-type]

    def count_answers(self, done: Callable[[AnswerCounts], None]) -> None:
        """Count the answers of what is listed; only the newest wish is answered."""
        view = self.view
        self._counter.call(lambda b: count_answers(b, view), done, self._failed, channel="answers")

    def _refresh(self) -> None:
        self._model.refresh()
        if not self._overview_timer.isActive():
            self._overview_timer.start()
        # A list that is slow to make is made again less often.
        if time.monotonic() - self._asked_s > 4 * self._listing_s:
            self._list()
        elif not self._listing_wanted:
            self._listing_wanted = True
            QTimer.singleShot(int(4000 * self._listing_s) + 50, self._list_later)

    def _list_later(self) -> None:
        self._listing_wanted = False
        self._list()

    def _list(self) -> None:
        view = self.view
        self._asked_s = time.monotonic()
        if self._model.total == 0 and view.is_everything:
            self._worker.call(lambda b: _first(b, view), self._first_came, self._failed)
        # A model may have to be loaded: the rows of the grid must not wait for that.
        worker = self._counter if asks_by_meaning(view) else self._worker
        worker.call(
            lambda b: _whole(b, view), lambda answer: self._came(view, answer), self._failed,
            channel="list",
        )  # fmt: skip

    def _first_came(self, answer: tuple[Listing, list[ListedPhoto]] | None) -> None:
        if answer is not None and self._model.total == 0:
            self._show(*answer)

    def _came(self, view: View, answer: tuple[Listing, list[ListedPhoto], float]) -> None:
        listing, rows, took_s = answer
        self._listing_s = took_s
        if view == self.view:
            self._show(listing, rows)

    def _show(self, listing: Listing, rows: list[ListedPhoto]) -> None:
        changed_query = listing.root != self._model.listing.root
        self._model.set_listing(listing)
        self._model.take(rows)
        if changed_query:
            self._model.refresh()
        self.listed.emit(listing)

    def _failed(self, line: str) -> None:
        if line != "the query was stopped":
            self.failed.emit(line)

    def _count(self) -> None:
        self._counter.call(_numbers, self._counted, self._failed, channel="overview")

    def _counted(self, numbers: tuple[Overview, bool]) -> None:
        self.overview, are_answers = numbers
        self.counted.emit(self.overview)
        self.answers_known.emit(are_answers)

    def _fetch(self, ids: list[int]) -> None:
        root: Node | None = self._model.listing.root
        self._worker.call(lambda b: b.photos(ids, root), self._model.take, self._failed)


def _numbers(browser: Browser) -> tuple[Overview, bool]:
    return browser.overview(), has_answers(browser)


def _first(browser: Browser, view: View) -> tuple[Listing, list[ListedPhoto]] | None:
    listing = browser.first(view)
    if listing is None:
        return None
    return listing, browser.photos(listing.ids[:_FIRST_ROWS])


def _whole(browser: Browser, view: View) -> tuple[Listing, list[ListedPhoto], float]:
    start_s = time.monotonic()
    listing = browser.listing(view)
    number = _ROWS_IN_HASTE if view.in_haste else _FIRST_ROWS
    rows = browser.photos(listing.ids[:number], listing.root)
    return listing, rows, time.monotonic() - start_s
