"""The list that is shown, with its numbers: what every answer of the library changes in view."""

from PySide6.QtCore import QObject, Signal

from blipdesk.gui.current_photo import CurrentPhoto
from blipdesk.gui.frame import Frame
from blipdesk.gui.library_view import LibraryView
from blipdesk.gui.navigation import Navigation
from blipdesk.gui.photo_model import PhotoModel
from blipdesk.gui.photo_verbs import PhotoVerbs
from blipdesk.library.browsing import Overview
from blipdesk.library.listing import Listing, Shelf


class ListInView(QObject):
    """Shows listings and counts. ``found_empty``: the library has neither photos nor folders."""

    found_empty = Signal()

    def __init__(
        self,
        frame: Frame,
        view: LibraryView,
        model: PhotoModel,
        current: CurrentPhoto,
        navigation: Navigation,
        verbs: PhotoVerbs,
    ) -> None:
        super().__init__(frame)
        self._frame, self._view, self._model = frame, view, model
        self._current, self._navigation, self._verbs = current, navigation, verbs
        view.listed.connect(self._listed)
        view.counted.connect(self._counted)
        view.failed.connect(frame.strip.warn)
        frame.grid.chosen.connect(self._chosen)
        frame.grid.zoomed.connect(frame.strip.zoom.setValue)
        frame.strip.zoomed.connect(frame.grid.set_picture_px)

    def _listed(self, listing: Listing) -> None:
        self._show_listing(listing, self._view.overview)
        self._show_numbers()
        if listing.total and not self._frame.grid.currentIndex().isValid():
            self._restore_choice()
        self._current.look_again()

    def _show_listing(self, listing: Listing, overview: Overview) -> None:
        self._frame.page.show_listing(listing, self._navigation.saved_name, overview)

    def _restore_choice(self) -> None:
        """After a list was made anew: the same photo, or the one at its place."""
        words = self._current.words
        position = self._model.position_of(words.photo.photo_id) if words is not None else None
        if position is not None:
            self._frame.grid.choose(position)

    def _counted(self, overview: Overview) -> None:
        self._frame.sidebar.show_overview(overview)
        self._frame.page.filters.show_counts(overview)
        self._frame.top.show_drafts(overview.shelves.get(Shelf.DRAFTS, 0))
        self._verbs.count_again()
        if not overview.shelves.get(Shelf.ALL) and not self._model.total:
            self._show_listing(self._model.listing, overview)
            if not overview.folders:
                self.found_empty.emit()

    def _chosen(self) -> None:
        self._show_numbers()
        self._current.look_again()

    def _show_numbers(self) -> None:
        self._frame.strip.show_numbers(self._model.total, self._frame.grid.selected_count())
        self._verbs.count_again()
