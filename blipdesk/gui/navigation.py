"""Going from place to place: lists, searches, the review, and one photo alone."""

from PySide6.QtCore import QObject

from blipdesk.gui.current_photo import CurrentPhoto
from blipdesk.gui.frame import Frame
from blipdesk.gui.library_view import LibraryView
from blipdesk.gui.photo_model import PhotoModel
from blipdesk.gui.services import Services
from blipdesk.gui.sidebar import Place
from blipdesk.index.saved_searches import SavedSearch
from blipdesk.library.listing import Listing, Shelf


class Navigation(QObject):
    """Says which page and which list is shown."""

    def __init__(
        self,
        frame: Frame,
        services: Services,
        view: LibraryView,
        model: PhotoModel,
        current: CurrentPhoto,
    ) -> None:
        super().__init__(frame)
        self._frame, self._services = frame, services
        self._view, self._model, self._current = view, model, current
        self.saved_name: str | None = None
        self._staged: int | None = None
        self._connect()

    def _connect(self) -> None:
        frame = self._frame
        frame.top.mode_chosen.connect(self.show_mode)
        frame.top.search.searched.connect(self._search)
        frame.top.search.saved.connect(self._save_search)
        frame.top.search.left.connect(frame.grid.setFocus)
        frame.sidebar.went.connect(self._go)
        frame.sidebar.search_removed.connect(self._forget_search)
        frame.page.shelf_wanted.connect(self._choose_shelf)
        frame.page.order_wanted.connect(self._view.set_order)
        frame.page.by_day_wanted.connect(self._view.set_by_day)
        frame.page.by_folder_wanted.connect(self._view.set_by_folder)
        frame.page.search_wanted.connect(frame.top.search.put)
        filters = frame.page.filters
        filters.answers_wanted.connect(lambda: self._view.count_answers(filters.panel.show_counts))
        self._view.answers_known.connect(filters.show_has_answers)
        frame.inspector.ask.search_wanted.connect(frame.top.search.put)
        frame.strip.problems_wanted.connect(lambda: frame.sidebar.go(Place(Shelf.PROBLEMS)))
        frame.grid.opened.connect(self.open_stage)
        frame.grid.previewed.connect(self.open_stage)
        frame.review.left.connect(lambda: self.show_mode("library"))
        frame.stage.left.connect(self._leave_stage)
        frame.stage.stepped.connect(self._step_stage)
        self._view.listed.connect(self._look_at_staged)

    def show_mode(self, mode: str) -> None:
        """Go to the "library" or to the "review"."""
        frame = self._frame
        self._current.save_typed()
        frame.top.show_mode(mode)
        if mode == "review":
            frame.centre.setCurrentWidget(frame.review)
            frame.review.begin()
        else:
            frame.centre.setCurrentWidget(frame.split)
            self._view.library_changed()
            frame.grid.setFocus()

    # --- one photo alone ---

    def open_stage(self, photo_id: int) -> None:
        """Show one photo as large as the window."""
        position = self._model.position_of(photo_id)
        row = self._model.row_of(photo_id)
        if position is None or row is None:
            return
        stage = self._frame.stage
        self._staged = photo_id
        self._frame.centre.setCurrentWidget(stage)
        beside = [self._model.at(p) for p in (position + 1, position - 1, position + 2)]
        stage.show_photo(row, [r for r in beside if r is not None], position, self._model.total)
        stage.setFocus()

    def _step_stage(self, step: int) -> None:
        grid = self._frame.grid
        position = min(max(grid.currentIndex().row() + step, 0), self._model.total - 1)
        grid.choose(position)
        photo_id = self._model.id_at(position)
        if photo_id is not None:
            self.open_stage(photo_id)

    def _look_at_staged(self, listing: Listing) -> None:
        """A photo that is gone from the disk is still seen here, which has to be said."""
        is_seen = self._frame.centre.currentWidget() is self._frame.stage
        if is_seen and listing.is_whole and self._staged not in listing.ids:
            self._frame.stage.say_gone()
            self._frame.strip.warn(self.tr("The photo is no longer in the list"))

    def _leave_stage(self) -> None:
        self._frame.centre.setCurrentWidget(self._frame.split)
        self._frame.grid.setFocus()

    # --- lists ---

    def _go(self, place: Place) -> None:
        self.saved_name = None
        self.show_mode("library")
        if place.saved is not None:
            self.saved_name = place.saved.name
            self._frame.top.search.setText(place.saved.query)
            self._view.set_place(Shelf.ALL, None, place.saved.query)
        else:
            self._view.set_place(place.shelf, place.folder)

    def _choose_shelf(self, shelf: Shelf) -> None:
        shown = self._view.view
        if shown.folder is None and shelf is not shown.shelf:
            self._frame.sidebar.go(Place(shelf))
        self._view.set_place(shelf, self._view.view.folder)

    def _search(self, text: str, typing: bool, in_haste: bool) -> None:
        self.saved_name = None
        frame = self._frame
        if frame.centre.currentWidget() is not frame.split:
            frame.centre.setCurrentWidget(frame.split)
            frame.top.show_mode("library")
        self._view.search(text, typing, in_haste)

    def _save_search(self, text: str) -> None:
        search = SavedSearch(text.strip(), text.strip(), self._view.view.order)
        self._services.reader.call(
            lambda b: b.save_search(search), lambda _: self._view.library_changed()
        )
        self._frame.strip.say(self.tr("The search was saved in the list at the side"))

    def _forget_search(self, name: str) -> None:
        self._services.reader.call(
            lambda b: b.remove_search(name), lambda _: self._view.library_changed()
        )
