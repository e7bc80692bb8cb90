"""The search field: instant, with completion of words, fields and a page of help."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout

from blipdesk.gui.controls import plain_label
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_L, SPACE_M

_TYPING_MS = 5
_SETTLED_MS = 350

HELP = (
    ("dog beach", "both words, anywhere"),
    ('"on the beach"', "these words in this order"),
    ("dog OR cat", "one of them"),
    ("dog -beach", "without a word"),
    ("sun*", "beginning with sun"),
    ("caption:dog  keyword:dog", "only there: caption, alt, title, keyword, answer, file, folder"),
    ("missing:alt  has:place", "what a photo lacks or has"),
    ("state:draft  state:approved", "how far its words are"),
    ("taken:2024  taken:2024-06..2024-08", "when it was taken"),
    ("rating:4..5  camera:sony", "stars and camera"),
    ("by:human  by:machine  model:blip", "who wrote the words"),
)


class SearchBar(QLineEdit):
    """Emits ``searched``: the text, whether its last word may go on, and whether more is coming."""

    searched = Signal(str, bool, bool)
    saved = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._help: QFrame | None = None
        self.setPlaceholderText(self.tr("Search alt text, captions, keywords, file names"))
        self.setAccessibleName(self.tr("Search"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(160)
        self.setMaximumWidth(520)
        self._glass = QAction(self.tr("Search"), self)
        self._question = QAction(self.tr("How to search"), self)
        self._bookmark = QAction(self.tr("Save this search"), self)
        self._bookmark.setVisible(False)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._question, QLineEdit.ActionPosition.TrailingPosition)
        self.addAction(self._bookmark, QLineEdit.ActionPosition.TrailingPosition)
        self._glass.setEnabled(False)
        self._question.triggered.connect(self.show_help)
        self._bookmark.triggered.connect(lambda: self.saved.emit(self.text()))
        self._dress()
        theme.changed.connect(self._dress)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._typing.timeout.connect(lambda: self.searched.emit(self.text(), True, True))
        self._settled.timeout.connect(lambda: self.searched.emit(self.text(), True, False))
        self.textEdited.connect(self._edited)
        self.textChanged.connect(lambda text: self._bookmark.setVisible(bool(text.strip())))
        self.returnPressed.connect(self._search_now)

    def put(self, text: str) -> None:
        """Search for a text, as if it had been typed."""
        self.setText(text)
        self._search_now()

    def show_help(self) -> None:
        """Show how to search, below the field."""
        if self._help is None:
            self._help = self._make_help()
        corner = self.mapToGlobal(QPoint(0, self.height() + 4))
        self._help.move(corner)
        self._help.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field and leaves it; Down goes into the photos."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.put("")
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _edited(self) -> None:
        self._typing.start()
        self._settled.start()

    def _search_now(self) -> None:
        self._typing.stop()
        self._settled.stop()
        self.searched.emit(self.text(), False, False)

    def _make_help(self) -> QFrame:
        popover = QFrame(self, Qt.WindowType.Popup)
        popover.setObjectName("popover")
        popover.setAccessibleName(self.tr("How to search"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        for row, (example, meaning) in enumerate(HELP):
            grid.addWidget(plain_label(example, "fieldName"), row, 0)
            grid.addWidget(plain_label(self.tr(meaning), "muted"), row, 1)
        column = QVBoxLayout(popover)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(plain_label(self.tr("How to search"), "heading"))
        column.addLayout(grid)
        return popover

    def _dress(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "muted"))
        self._question.setIcon(self._theme.icon("circle-help", "muted"))
        self._bookmark.setIcon(self._theme.icon("bookmark-plus", "muted"))
