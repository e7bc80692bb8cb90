"""What is left out of a list: its state, and answers; each a button that is pressed or not."""

from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from blipdesk.gui.answer_filters import AnswerFilter, filters_in, without
from blipdesk.gui.answers_panel import AnswersPanel
from blipdesk.gui.bidi import isolated
from blipdesk.gui.controls import button, check_quietly
from blipdesk.gui.flow_layout import FlowLayout
from blipdesk.gui.theme import Theme
from blipdesk.library.browsing import Overview
from blipdesk.library.listing import Shelf, View

_LONGEST = 48
CHIPS = (
    (Shelf.ALL, "All"),
    (Shelf.NO_ALT_TEXT, "No alt text"),
    (Shelf.DRAFTS, "AI drafts"),
    (Shelf.APPROVED, "Approved"),
)


class FilterRow(QWidget):
    """Emits wishes for another list: ``search_wanted`` carries a query."""

    shelf_wanted = Signal(object)
    search_wanted = Signal(str)
    answers_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view = View()
        self._shown_query = ""
        self._flow = FlowLayout(6)
        self.setLayout(self._flow)
        self.chips: dict[Shelf, QPushButton] = {}
        for shelf, name in CHIPS:
            chip = button(theme, self.tr(name), kind="pill")
            chip.setCheckable(True)
            # Not ``clicked``: a screen reader toggles. The list that comes checks the right one.
            chip.toggled.connect(partial(self._choose_shelf, shelf))
            self.chips[shelf] = chip
            self._flow.addWidget(chip)
        self.answers = button(
            theme, self.tr("Answers"), "list-filter", kind="pill", clicked=self._open_answers
        )
        self.answers.setToolTip(self.tr("Choose photos by what a model answered"))
        self.answers.hide()
        self._flow.addWidget(self.answers)
        self.filters: list[QPushButton] = []
        self.panel = AnswersPanel(theme, self)
        self.panel.search_wanted.connect(self.search_wanted)

    def show_view(self, view: View, overview: Overview) -> None:
        """Show what a list leaves out."""
        self._view = view
        for shelf, chip in self.chips.items():
            check_quietly(chip, shelf is view.shelf)
        self._show_filters(view.query)
        self.show_counts(overview)

    def show_counts(self, overview: Overview) -> None:
        """Put numbers on the states, where they are those of what is listed."""
        locale = QLocale()
        whole = self._view.folder is None and not self._view.query.strip()
        for shelf, name in CHIPS[1:]:
            count = overview.shelves.get(shelf)
            text = self.tr(name)
            if count is not None and whole:
                text = f"{text} {locale.toString(count)}"
            self.chips[shelf].setText(text)

    def show_has_answers(self, has_answers: bool) -> None:
        """Offer to choose photos by answers where there are any."""
        self.answers.setVisible(has_answers)

    def _choose_shelf(self, shelf: Shelf, _: bool) -> None:
        self.shelf_wanted.emit(shelf)

    def _open_answers(self) -> None:
        self.panel.open_below(self.answers, self._view.query)
        self.answers_wanted.emit()

    def _show_filters(self, query: str) -> None:
        """Show each answer that photos are chosen by, as something to take away."""
        if query == self._shown_query:
            return
        self._shown_query = query
        had_focus = any(chip.hasFocus() for chip in self.filters)
        for chip in self.filters:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self.filters = [self._filter_chip(query, held) for held in filters_in(query)]
        for chip in self.filters:
            self._flow.addWidget(chip)
        if had_focus:
            self.answers.setFocus()

    def _filter_chip(self, query: str, held: AnswerFilter) -> QPushButton:
        words = " ".join(filter(None, (held.question, held.answer)))
        shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        chip = button(self._theme, isolated(shown).replace("&", "&&"), "x", kind="pill")
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setToolTip(words.replace("<", "‹"))
        chip.setAccessibleName(self.tr("Take away the filter {0}").format(words))
        chip.toggled.connect(lambda *_: self.search_wanted.emit(without(query, held)))
        return chip
