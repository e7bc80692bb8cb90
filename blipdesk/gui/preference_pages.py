"""Pages of the preferences that are no settings of the library: look, keys, storage, privacy."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QLocale, QSettings, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QGridLayout, QSpinBox, QVBoxLayout, QWidget

from blipdesk.domain.photo import display_name
from blipdesk.gui.controls import button, framed, plain_label
from blipdesk.gui.languages import LANGUAGES
from blipdesk.gui.setting_rows import with_room
from blipdesk.gui.theme import LEAST_PERCENT, MOST_PERCENT, Theme, ThemeChoice, text_percent
from blipdesk.gui.tokens import SPACE_L, SPACE_M, SPACE_S
from blipdesk.library.storage import Part, StoredPart
from blipdesk.runtime.paths import LibraryPaths


class LookPage(QWidget):
    """Theme, language and size of text.

    Args:
        store: of the window, where the last two are kept.
    """

    def __init__(self, choice: ThemeChoice, store: QSettings) -> None:
        super().__init__()
        self._store = store
        self.theme = QComboBox()
        for value, name in (
            (ThemeChoice.SYSTEM, self.tr("As the system")),
            (ThemeChoice.LIGHT, self.tr("Light")),
            (ThemeChoice.DARK, self.tr("Dark")),
            (ThemeChoice.HIGH_CONTRAST, self.tr("High contrast")),
        ):
            self.theme.addItem(name, value)
        self.theme.setCurrentIndex(self.theme.findData(choice))
        self.theme.setAccessibleName(self.tr("Theme"))
        self.language = QComboBox()
        self.language.addItem(self.tr("As the system"), "")
        for code, own_name in LANGUAGES.items():
            self.language.addItem(own_name, code)
        held = str(store.value("language", "") or "")
        self.language.setCurrentIndex(max(0, self.language.findData(held)))
        self.language.setAccessibleName(self.tr("Language"))
        self.text_size = with_room(QSpinBox())
        self.text_size.setRange(LEAST_PERCENT, MOST_PERCENT)
        self.text_size.setSingleStep(10)
        self.text_size.setSuffix(" %")
        self.text_size.setAccessibleName(self.tr("Size of text"))
        self.text_size.setValue(text_percent(store))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(SPACE_M)
        form.setHorizontalSpacing(SPACE_L)
        for name, control in (
            (self.tr("Theme"), self.theme),
            (self.tr("Language"), self.language),
            (self.tr("Size of text"), self.text_size),
        ):
            control.setFixedWidth(220)
            form.addRow(plain_label(name, "fieldName"), control)
        later = self.tr("Language and size of text change when BlipDesk is started again.")
        form.addRow(plain_label(later, "small", wrap=True))
        motion = self.tr("Nothing in the window moves by itself but the bars of progress.")
        form.addRow(plain_label(motion, "small", wrap=True))

    def save(self) -> None:
        """Keep language and size; the theme is for the window."""
        self._store.setValue("language", self.language.currentData())
        self._store.setValue("text_percent", self.text_size.value())


class StoragePage(QWidget):
    """What the library keeps, how large it is, and buttons that clear it."""

    clear_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.note = plain_label("", "small", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(SPACE_S)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addLayout(self._grid)
        column.addWidget(self.note)
        column.addStretch(1)

    def show_parts(self, parts: Sequence[StoredPart]) -> None:
        """Show the parts and their sizes."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        locale = QLocale()
        for row, part in enumerate(parts):
            name, about = self._words(part)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(plain_label(name, "fieldName"))
            words.addWidget(plain_label(about, "small", wrap=True))
            cell = QWidget()
            words.setContentsMargins(0, 0, 0, 0)
            cell.setLayout(words)
            self._grid.addWidget(cell, row, 0)
            size = plain_label(locale.formattedDataSize(part.size_bytes, 1))
            self._grid.addWidget(size, row, 1, Qt.AlignmentFlag.AlignRight)
            if part.can_be_cleared and part.size_bytes:
                clear = button(self._theme, self.tr("Clear"), "trash-2")
                clear.setAccessibleName(self.tr("Clear: {0}").format(name))
                clear.clicked.connect(partial(self.clear_wanted.emit, part))
                self._grid.addWidget(clear, row, 2)
        total = locale.formattedDataSize(sum(part.size_bytes for part in parts), 1)
        self.note.setText(self.tr("Together {0}").format(total))

    def _words(self, part: StoredPart) -> tuple[str, str]:
        if part.part is Part.MODEL:
            return display_name(part.model or ""), self.tr("Can be fetched again")
        return {
            Part.INDEX: (self.tr("Index"), self.tr("What is known of your photos, and the drafts")),
            Part.THUMBNAILS: (self.tr("Thumbnails"), self.tr("Are made again when needed")),
            Part.MEANING: (
                self.tr("Search by meaning"), self.tr("Is made again from the index when needed")
            ),
            Part.BACKUPS: (self.tr("Copies of the index"), self.tr("The newest one stays")),
            Part.LOG: (self.tr("Log"), self.tr("Tells what went wrong")),
        }[part.part]  # fmt: skip


class PrivacyPage(QWidget):
    """What is kept where, and what leaves the machine: nothing."""

    def __init__(self, paths: LibraryPaths) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        inner = QVBoxLayout()
        inner.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        inner.addWidget(plain_label(self.tr("Nothing leaves this machine"), "heading"))
        for line in (
            self.tr("No photo, caption, question or statistic is sent anywhere."),
            self.tr("The network is used for one thing: downloading a model when you press its "
                    "button. The part that runs the models has no network at all."),
        ):  # fmt: skip
            inner.addWidget(plain_label(line, wrap=True))
        column.addWidget(framed("noticeBox", inner))
        for name, about in (
            (self.tr("In your photos"),
             self.tr("Captions, alt text, keywords and answers, as the page about writing says.")),
            (self.tr("In the library"),
             self.tr("An index of your photos' words, drafts, small pictures, the history of "
                     "writes, settings and models.")),
            (self.tr("Where the library is"), display_name(str(paths.root))),
        ):  # fmt: skip
            column.addWidget(plain_label(name, "fieldName"))
            label = plain_label(about, "muted", wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch(1)


class KeysPage(QWidget):
    """The way to the list of keys."""

    def __init__(self, theme: Theme, show_keys: Callable[[], object]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        about = self.tr(
            "Every command has keys that can be changed. Letters act only while the photos have "
            "the keyboard."
        )
        column.addWidget(plain_label(about, wrap=True))
        column.addWidget(
            button(theme, self.tr("Show and change keys…"), "keyboard", clicked=show_keys),
            0, Qt.AlignmentFlag.AlignLeft,
        )  # fmt: skip
        column.addStretch(1)
