"""Preferences: built from the settings' own declaration, with a search over all of them."""

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from blipdesk.domain.errors import KnownError
from blipdesk.gui.controls import framed, plain_label
from blipdesk.gui.model_cards import ModelCards
from blipdesk.gui.preference_pages import KeysPage, LookPage, PrivacyPage, StoragePage
from blipdesk.gui.setting_rows import SettingRow
from blipdesk.gui.setting_words import page_of
from blipdesk.gui.theme import ThemeChoice
from blipdesk.gui.tokens import SPACE_L, SPACE_M, SPACE_S
from blipdesk.gui.write_example import WriteExample
from blipdesk.library.storage import StoredPart, clear_part, stored_parts
from blipdesk.settings.schema import Settings, replaced
from blipdesk.settings.store import load_settings, save_settings

if TYPE_CHECKING:
    from blipdesk.gui.window import Window


class PreferencesDialog(QDialog):
    """One page for each group of settings; nothing changes before Save."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._rows: dict[str, SettingRow] = {}
        self._page_of: dict[str, int] = {}
        self._settings = Settings()
        self.setWindowTitle(self.tr("Preferences"))
        self.resize(860, 640)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search settings"))
        self.search.setAccessibleName(self.tr("Search settings"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.names = QListWidget()
        self.names.setObjectName("names")
        self.names.setAccessibleName(self.tr("Groups of settings"))
        self.pages = QStackedWidget()
        self.names.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.problem = plain_label("", "problem", wrap=True)
        self.problem.hide()
        self.example = WriteExample()
        self._arrange()
        self.look = LookPage(window.theme_choice, window.store)
        self.storage = StoragePage(window.theme)
        self.storage.clear_wanted.connect(self._clear)
        self._add_page("look", self.tr("Look"), self.look)
        paths = window.settings_path
        window.on_desk(lambda _: load_settings(paths), self._show, self._say)

    @property
    def row(self) -> dict[str, SettingRow]:
        """The rows by the settings' keys."""
        return self._rows

    def widget(self, key: str) -> QWidget:
        """Return the control of a setting."""
        return self._rows[key].control

    def show_page(self, group: str) -> None:
        """Go to a group of settings."""
        self.names.setCurrentRow(self._page_of[group])

    # --- building ---

    def _arrange(self) -> None:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Save).setProperty("kind", "primary")
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        left = QVBoxLayout()
        left.setSpacing(SPACE_S)
        left.addWidget(self.search)
        left.addWidget(self.names, 1)
        both = QHBoxLayout()
        both.setSpacing(SPACE_L)
        both.addLayout(left, 2)
        both.addWidget(self.pages, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(both, 1)
        column.addWidget(self.problem)
        column.addWidget(buttons)

    def _show(self, settings: Settings) -> None:
        self._settings = settings
        pages: dict[str, QVBoxLayout] = {}
        for declared in fields(Settings):
            group = declared.metadata["key"].split(".")[0]
            if group not in pages:
                pages[group] = self._add_group(group)
            row = SettingRow(declared, getattr(settings, declared.name))
            row.changed.connect(self._changed)
            self._rows[row.key] = row
            pages[group].addWidget(row)
        self._add_models(pages["models"])
        self._add_example(pages["writing"])
        for page in pages.values():
            page.addStretch(1)
        window = self._window
        show_keys = window.commands.show_keys
        self._add_page("keys", self.tr("Keys"), KeysPage(window.theme, show_keys))
        self._add_page("storage", self.tr("Storage"), self.storage)
        self._add_page("privacy", self.tr("Privacy"), PrivacyPage(window.paths))
        self.names.setCurrentRow(0)
        self._fetch_storage()

    def _add_group(self, group: str) -> QVBoxLayout:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = QCoreApplication.translate("Setting", page_of(group))
        self._add_page(group, title, page)
        return column

    def _add_page(self, group: str, title: str, page: QWidget) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addWidget(plain_label(title, "title"))
        column.addWidget(page, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self._page_of[group] = self.pages.addWidget(scroll)
        self.names.addItem(QListWidgetItem(title))

    def _add_models(self, page: QVBoxLayout) -> None:
        self.cards = ModelCards(self._window.theme, self._window.paths.models)
        self.cards.picked.connect(self._pick_model)
        self.cards.refresh_wanted.connect(self._fetch_models)
        page.addSpacing(SPACE_M)
        page.addWidget(plain_label(self.tr("MODELS ON THIS COMPUTER"), "section"))
        page.addSpacing(SPACE_S)
        page.addWidget(self.cards)
        self._fetch_models()

    def _add_example(self, page: QVBoxLayout) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        inner.addWidget(plain_label(self.tr("What a machine's words lead to"), "heading"))
        inner.addWidget(self.example)
        page.insertSpacing(1, SPACE_M)
        page.insertWidget(2, framed("noticeBox", inner))
        page.insertSpacing(3, SPACE_S)
        self.example.show_settings(self._settings)

    # --- what is fetched ---

    def _fetch_models(self) -> None:
        self._window.on_desk(lambda desk: desk.library.models(), self._show_models, self._say)

    def _show_models(self, models: object) -> None:
        self.cards.show_models(models, chosen=str(self._rows["models.caption"].value))  # type: ignore[arg-type]

    def _pick_model(self, model: str) -> None:
        control = self._rows["models.caption"].control
        if isinstance(control, QLineEdit):
            control.setText(model)

    def _fetch_storage(self) -> None:
        paths = self._window.paths
        self._window.on_desk(lambda _: stored_parts(paths), self.storage.show_parts, self._say)

    def _clear(self, part: StoredPart) -> None:
        paths = self._window.paths
        self._window.on_desk(
            lambda _: clear_part(paths, part), lambda _: self._fetch_storage(), self._say
        )

    # --- searching ---

    def _search(self, text: str) -> None:
        """Show the settings that a search finds, and the pages that have some."""
        hits: dict[str, int] = {}
        for key, row in self._rows.items():
            found = row.matches(text)
            row.setVisible(found)
            hits[key.split(".")[0]] = hits.get(key.split(".")[0], 0) + found
        for group, place in self._page_of.items():
            title = self.names.item(place).text().casefold()
            named = all(word in title for word in text.casefold().split())
            self.names.setRowHidden(place, not (hits.get(group) or named))
        shown = [n for n in range(self.names.count()) if not self.names.isRowHidden(n)]
        if shown and self.names.currentRow() not in shown:
            self.names.setCurrentRow(shown[0])
        elif not shown:
            self.names.setCurrentIndex(QModelIndex())

    # --- saving ---

    def _now(self) -> Settings:
        settings = self._settings
        for key, row in self._rows.items():
            settings = replaced(settings, key, row.value)
        return settings

    def _changed(self) -> None:
        try:
            self.example.show_settings(self._now())
        except KnownError as error:
            self._say(str(error))
        else:
            self.problem.hide()

    def _save(self) -> None:
        try:
            settings = self._now()
        except KnownError as error:
            self._say(str(error))
            return
        self.look.save()
        self._window.apply_theme(ThemeChoice(self.look.theme.currentData()))
        path = self._window.settings_path
        self._window.on_desk(lambda _: save_settings(path, settings), self._saved, self._say)

    def _saved(self, _: object) -> None:
        self._window.settings_changed()
        self.accept()

    def _say(self, line: str) -> None:
        self.problem.setText(line)
        self.problem.show()

    def done(self, result: int) -> None:
        """Downloads end with the dialog; they go on the next time."""
        if hasattr(self, "cards"):
            self.cards.stop()
        super().done(result)
