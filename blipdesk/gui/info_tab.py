"""What is known about a photo's file: facts that BlipDesk reads and never writes."""

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from blipdesk.domain.photo import PhotoFacts, display_name
from blipdesk.gui.controls import plain_label
from blipdesk.gui.tokens import SPACE_M, SPACE_S
from blipdesk.library.browsing import PhotoWords


class InfoTab(QScrollArea):
    """A table of names and values; every value can be copied."""

    def __init__(self) -> None:
        super().__init__()
        self._form = QFormLayout()
        self._form.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        self._form.setHorizontalSpacing(SPACE_M)
        self._form.setVerticalSpacing(SPACE_S)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._form)
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(self.tr("Facts about the photo"))

    def show_words(self, words: PhotoWords | None) -> None:
        """Show the facts of a photo."""
        while self._form.rowCount():
            self._form.removeRow(0)
        if words is None:
            return
        photo, facts, locale = words.photo, words.photo.facts, QLocale()
        self._add(self.tr("Name"), display_name(photo.path.name))
        self._add(self.tr("Folder"), display_name(str(photo.path.parent)))
        if photo.problem:
            self._add(self.tr("Problem"), photo.problem)
        self._add(self.tr("Taken"), _moment(facts.taken, locale))
        if facts.width_px:
            size = f"{facts.width_px} x {facts.height_px}"
            mega = facts.width_px * facts.height_px / 1e6
            self._add(self.tr("Size"), f"{size} ({locale.toString(mega, 'f', 1)} MP)")
        if photo.stamp is not None:
            self._add(self.tr("File size"), locale.formattedDataSize(photo.stamp.size_bytes))
        self._add(self.tr("Format"), facts.format.value.upper())
        self._add(self.tr("Camera"), facts.camera)
        self._add(self.tr("Lens"), facts.lens)
        self._add(self.tr("Rating"), "★" * facts.rating if facts.rating else None)
        self._add(self.tr("Place"), _place(facts))
        self._add(self.tr("Position"), _position(facts))
        self._add(self.tr("Sidecar"), display_name(photo.sidecar.name) if photo.sidecar else None)

    def _add(self, name: str, value: str | None) -> None:
        if not value:
            return
        label: QLabel = plain_label(value, wrap=True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setAccessibleName(f"{name}: {value}")
        self._form.addRow(plain_label(name, "muted"), label)


def _moment(taken: str | None, locale: QLocale) -> str | None:
    if taken is None:
        return None
    moment = QDateTime.fromString(taken[:19], Qt.DateFormat.ISODate)
    return locale.toString(moment, QLocale.FormatType.LongFormat) if moment.isValid() else taken


def _place(facts: PhotoFacts) -> str:
    return ", ".join(part for part in (facts.city, facts.region, facts.country) if part)


def _position(facts: PhotoFacts) -> str | None:
    if facts.latitude_deg is None or facts.longitude_deg is None:
        return None
    return f"{facts.latitude_deg:.5f}, {facts.longitude_deg:.5f}"
