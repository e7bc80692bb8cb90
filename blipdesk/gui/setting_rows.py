"""The controls of settings, made from the declaration of each."""

from dataclasses import Field
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from blipdesk.gui.controls import plain_label
from blipdesk.gui.setting_words import CHOICES, name_of
from blipdesk.gui.tokens import SPACE_L, SPACE_M, SPACE_S
from blipdesk.settings.schema import SettingValue

_CONTROL_PX = 250
Spin = TypeVar("Spin", QSpinBox, QDoubleSpinBox)


class SettingRow(QFrame):
    """One setting: its name and what it does, and its control."""

    changed = Signal()

    def __init__(self, declared: "Field[Any]", value: SettingValue) -> None:
        super().__init__()
        self.setObjectName("settingRow")
        metadata = declared.metadata
        self.key: str = metadata["key"]
        name = QCoreApplication.translate("Setting", name_of(self.key))
        about = QCoreApplication.translate("Setting", metadata["help"])
        self.control = _control(value, metadata)
        self.control.setAccessibleName(name)
        self.control.setAccessibleDescription(about)
        self._words = f"{name} {about} {self.key}".casefold()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(plain_label(name, "fieldName", wrap=True))
        words.addWidget(plain_label(about, "small", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE_M - 4, 0, SPACE_M - 4)
        row.setSpacing(SPACE_L)
        row.addLayout(words, 1)
        row.addWidget(self.control, 0, Qt.AlignmentFlag.AlignVCenter)
        if not isinstance(self.control, QCheckBox):
            self.control.setFixedWidth(_CONTROL_PX)
        _when_changed(self.control, self.changed.emit)
        self.control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel gives no focus
        self.control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page; it must not change what it happens to pass over."""
        if event.type() is QEvent.Type.Wheel and not self.control.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    @property
    def value(self) -> SettingValue:
        """What the control says."""
        made = self.control
        if isinstance(made, QCheckBox):
            return made.isChecked()
        if isinstance(made, QComboBox):
            return str(made.currentData())
        if isinstance(made, QSpinBox | QDoubleSpinBox):
            return made.value()
        assert isinstance(made, QLineEdit)
        return made.text()

    def matches(self, text: str) -> bool:
        """Whether every word of a search is found in its name, its text or its key."""
        return all(word in self._words for word in text.casefold().split())


def _control(value: SettingValue, metadata: Any) -> QWidget:
    if isinstance(value, bool):
        box = QCheckBox()
        box.setChecked(value)
        return box
    if metadata["choices"]:
        combo = QComboBox()
        for choice in metadata["choices"]:
            word = CHOICES.get((metadata["key"], choice)) or CHOICES.get(("", choice), choice)
            combo.addItem(QCoreApplication.translate("Setting", word), choice)
        combo.setCurrentIndex(combo.findData(str(value)))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return combo
    if isinstance(value, int):
        spin = QSpinBox()
        spin.setRange(int(metadata["minimum"] or 0), int(metadata["maximum"] or 2**31 - 1))
        spin.setValue(value)
        return with_room(spin)
    if isinstance(value, float):
        double = QDoubleSpinBox()
        double.setDecimals(1)
        double.setRange(metadata["minimum"] or 0.0, metadata["maximum"] or 1e9)
        double.setValue(value)
        return with_room(double)
    return QLineEdit(value)


def with_room(spin: Spin) -> Spin:
    """Keep a number away from the border; style sheets cannot."""
    spin.lineEdit().setTextMargins(SPACE_S - 2, 0, 0, 0)
    return spin


def _when_changed(control: QWidget, tell: Any) -> None:
    if isinstance(control, QCheckBox):
        control.toggled.connect(lambda *_: tell())
    elif isinstance(control, QComboBox):
        control.currentIndexChanged.connect(lambda *_: tell())
    elif isinstance(control, QSpinBox | QDoubleSpinBox):
        control.valueChanged.connect(lambda *_: tell())
    elif isinstance(control, QLineEdit):
        control.textChanged.connect(lambda *_: tell())
