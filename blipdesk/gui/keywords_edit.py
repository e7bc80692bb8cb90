"""Keywords as chips that can be taken away, and a field with completion that adds them."""

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from blipdesk.domain.policy import keyword_key
from blipdesk.gui.controls import button
from blipdesk.gui.flow_layout import FlowLayout
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_S

Complete = Callable[[str, Callable[[tuple[str, ...]], None]], None]


class KeywordsEdit(QWidget):
    """The keywords of one photo.

    Args:
        complete: is asked for words that begin so, and calls back with them.
    """

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, complete: Complete) -> None:
        super().__init__()
        self._theme = theme
        self._complete = complete
        self._keywords: tuple[str, ...] = ()
        self._machine: frozenset[str] = frozenset()
        self._chips = QWidget()
        self._flow = FlowLayout(6)
        self._chips.setLayout(self._flow)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Add a keyword"))
        self.field.setAccessibleName(self.tr("Add a keyword"))
        self.field.returnPressed.connect(self.enter)
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(lambda *_: QTimer.singleShot(0, self.enter))
        self.field.setCompleter(completer)
        self.field.textEdited.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._chips)
        column.addWidget(self.field)

    @property
    def keywords(self) -> tuple[str, ...]:
        """What is shown."""
        return self._keywords

    def show_keywords(self, keywords: tuple[str, ...], machine: frozenset[str]) -> None:
        """Show keywords.

        Args:
            machine: those that a machine proposed and nobody has approved.
        """
        if keywords == self._keywords and machine == self._machine:
            return
        self._keywords, self._machine = keywords, machine
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for keyword in keywords:
            self._flow.addWidget(self._chip(keyword))
        self._chips.setVisible(bool(keywords))

    def _chip(self, keyword: str) -> QWidget:
        icon = "sparkles" if keyword in self._machine else None
        shown = keyword if len(keyword) <= 40 else keyword[:39] + "…"
        chip = button(self._theme, shown.replace("&", "&&"), icon, kind="keyword")
        chip.setAccessibleName(self.tr("Keyword {0}; press to remove").format(keyword))
        chip.setToolTip(self.tr("Press to remove"))
        chip.clicked.connect(lambda *_: self.removed.emit(keyword))
        return chip

    def begun(self) -> tuple[str, ...]:
        """Return the new keywords that were typed and not entered."""
        words = " ".join(self.field.text().split())
        known = {keyword_key(keyword) for keyword in self._keywords}
        parts = filter(None, (part.strip() for part in words.split(",")))
        return tuple(word for word in parts if keyword_key(word) not in known)

    def enter(self) -> None:
        """Add what was typed."""
        words = self.begun()
        self.field.clear()
        for word in words:
            self.added.emit(word)

    def _ask(self, text: str) -> None:
        if len(text.strip()) >= 1:
            self._complete(text.strip(), lambda words: self._words.setStringList(list(words)))
