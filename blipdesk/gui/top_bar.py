"""The bar at the top: where one is, the search, and the main verb."""

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from blipdesk.gui.controls import button, check_quietly, on_choice, tool_button
from blipdesk.gui.search_bar import SearchBar
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_M, SPACE_S


class TopBar(QWidget):
    """Emits wishes; ``mode_chosen`` carries "library" or "review"."""

    sidebar_toggled = Signal()
    inspector_toggled = Signal()
    folder_wanted = Signal()
    mode_chosen = Signal(str)
    undo_wanted = Signal()
    describe_wanted = Signal()

    def __init__(self, theme: Theme, more: QMenu) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        tr = self.tr
        sidebar = tool_button(
            theme, "panel-left", tr("Lists and folders"), self.sidebar_toggled.emit, keys="F9"
        )
        folder = tool_button(
            theme, "folder-open", tr("Open a folder"), self.folder_wanted.emit, keys="Ctrl+O"
        )
        self.library = self._pill(tr("Library"), "layout-grid", "library")
        self.review = self._pill(tr("Review"), "list-checks", "review")
        self.library.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self.library)
        group.addButton(self.review)
        self.search = SearchBar(theme)
        self.undo = tool_button(theme, "undo-2", tr("Undo"), self.undo_wanted.emit, keys="Ctrl+Z")
        self.undo.setEnabled(False)
        self.describe = button(
            theme,
            tr("Describe"),
            "sparkles",
            kind="primary",
            clicked=self.describe_wanted.emit,
            tip=tr("Write drafts of caption, alt text and keywords (D)"),
        )
        inspector = tool_button(
            theme, "panel-right", tr("Inspector"), self.inspector_toggled.emit, keys="Ctrl+I"
        )
        self.more = tool_button(theme, "ellipsis", tr("More"))
        self.more.setMenu(more)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.setSpacing(SPACE_S)
        for widget in (sidebar, folder, self.library, self.review):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.search, 6)
        row.addStretch(1)
        for widget in (self.undo, self.describe, inspector, self.more):
            row.addWidget(widget)

    def show_mode(self, mode: str) -> None:
        """Show where one is."""
        check_quietly(self.review if mode == "review" else self.library)

    def show_drafts(self, count: int) -> None:
        """Say how many drafts wait."""
        number = QLocale().toString(count)
        self.review.setText(self.tr("Review {0}").format(number) if count else self.tr("Review"))

    def show_describe(self, count: int) -> None:
        """Say how many photos the main verb would be about."""
        number = QLocale().toString(count)
        if count == 1:
            text = self.tr("Describe 1 photo")
        else:
            text = self.tr("Describe {0} photos").format(number) if count else self.tr("Describe")
        if self.describe.text() != text:
            self.describe.setText(text)
        self.describe.setEnabled(count > 0)

    def _pill(self, text: str, icon: str, mode: str) -> QPushButton:
        pill = button(self._theme, text, icon, kind="pill")
        pill.setCheckable(True)
        on_choice(pill, lambda: self.mode_chosen.emit(mode))
        pill.setIconSize(QSize(self._theme.px(22), self._theme.px(16)))
        return pill
