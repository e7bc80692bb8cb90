"""Preferences: built from the settings' own declaration, and the look of the window."""

from dataclasses import Field, fields
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from blipdesk.domain.errors import KnownError
from blipdesk.gui.controls import plain_label
from blipdesk.gui.theme import ThemeChoice
from blipdesk.gui.tokens import SPACE_L, SPACE_M
from blipdesk.settings.schema import Settings, SettingValue, replaced
from blipdesk.settings.store import load_settings, save_settings

if TYPE_CHECKING:
    from blipdesk.gui.window import Window

_TITLES = {
    "models": "Models",
    "inference": "Speed",
    "writing": "Writing",
    "folders": "Folders",
    "watch": "Watching",
}
_WRITE_EXAMPLE = (
    "Into the file: caption (XMP dc:description, IPTC Caption/Abstract, EXIF ImageDescription), "
    "keywords (XMP dc:subject, IPTC Keywords), alt text once approved (XMP "
    "Iptc4xmpCore:AltTextAccessibility)."
)


class PreferencesDialog(QDialog):
    """One page for each group of settings; nothing changes before Save."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._widgets: dict[str, QWidget] = {}
        self._settings = Settings()
        self.setWindowTitle(self.tr("Preferences"))
        self.resize(680, 560)
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName(self.tr("Groups of settings"))
        self.problem = plain_label("", "problem", wrap=True)
        self.problem.hide()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(plain_label(self.tr("Preferences"), "title"))
        column.addWidget(self.tabs, 1)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)
        self._add_look()
        path = window.settings_path
        window.on_desk(lambda _: load_settings(path), self._show, self._say)

    def widget(self, key: str) -> QWidget:
        """Return the control of a setting."""
        return self._widgets[key]

    # --- building ---

    def _add_look(self) -> None:
        form = self._page(self.tr("Look"))
        self.theme = QComboBox()
        for choice, name in (
            (ThemeChoice.SYSTEM, self.tr("As the system")),
            (ThemeChoice.LIGHT, self.tr("Light")),
            (ThemeChoice.DARK, self.tr("Dark")),
            (ThemeChoice.HIGH_CONTRAST, self.tr("High contrast")),
        ):
            self.theme.addItem(name, choice)
        self.theme.setCurrentIndex(self.theme.findData(self._window.theme_choice))
        self.theme.setAccessibleName(self.tr("Theme"))
        form.addRow(self.tr("Theme"), self.theme)

    def _show(self, settings: Settings) -> None:
        self._settings = settings
        pages: dict[str, QFormLayout] = {}
        for declared in fields(Settings):
            group = declared.metadata["key"].split(".")[0]
            if group not in pages:
                pages[group] = self._page(self.tr(_TITLES.get(group, group.title())))
            self._add(pages[group], declared, getattr(settings, declared.name))
        if "writing" in pages:
            pages["writing"].addRow(plain_label(self.tr(_WRITE_EXAMPLE), "small", wrap=True))

    def _page(self, title: str) -> QFormLayout:
        inner = QWidget()
        inner.setObjectName("scrolled")
        form = QFormLayout(inner)
        form.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        form.setVerticalSpacing(SPACE_M)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        self.tabs.addTab(scroll, title)
        return form

    def _add(self, form: QFormLayout, declared: "Field[Any]", value: SettingValue) -> None:
        key, about = declared.metadata["key"], declared.metadata["help"]
        made = _control(value, declared.metadata)
        made.setAccessibleName(key.split(".")[1].replace("_", " "))
        made.setAccessibleDescription(about)
        self._widgets[key] = made
        form.addRow(plain_label(made.accessibleName().capitalize(), "fieldName"), made)
        form.addRow(plain_label(about, "small", wrap=True))

    # --- saving ---

    def _save(self) -> None:
        try:
            settings = self._settings
            for key, made in self._widgets.items():
                settings = replaced(settings, key, _value(made))
        except KnownError as error:
            self._say(str(error))
            return
        choice = self.theme.currentData()
        self._window.apply_theme(ThemeChoice(choice))
        path = self._window.settings_path
        self._window.on_desk(
            lambda _: save_settings(path, settings), lambda _: self.accept(), self._say
        )

    def _say(self, line: str) -> None:
        self.problem.setText(line)
        self.problem.show()


def _control(value: SettingValue, metadata: Any) -> QWidget:
    if isinstance(value, bool):
        box = QCheckBox()
        box.setChecked(value)
        return box
    if metadata["choices"]:
        combo = QComboBox()
        combo.addItems(metadata["choices"])
        combo.setCurrentText(str(value))
        return combo
    if isinstance(value, int):
        spin = QSpinBox()
        spin.setRange(int(metadata["minimum"] or 0), int(metadata["maximum"] or 2**31 - 1))
        spin.setValue(value)
        return spin
    if isinstance(value, float):
        double = QDoubleSpinBox()
        double.setRange(metadata["minimum"] or 0.0, metadata["maximum"] or 1e9)
        double.setValue(value)
        return double
    return QLineEdit(value)


def _value(made: QWidget) -> SettingValue:
    if isinstance(made, QCheckBox):
        return made.isChecked()
    if isinstance(made, QComboBox):
        return made.currentText()
    if isinstance(made, QSpinBox | QDoubleSpinBox):
        return made.value()
    assert isinstance(made, QLineEdit)
    return made.text()
