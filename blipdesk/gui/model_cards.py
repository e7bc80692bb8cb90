"""The models as cards: what each does, what it costs, and getting it onto this disk."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from blipdesk.domain.photo import display_name
from blipdesk.gui.controls import button, plain_label
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from blipdesk.gui.transfers import TransferThread

if TYPE_CHECKING:
    from blipdesk.library.results import ModelInfo, TransferProgress

_SI = QLocale.DataSizeFormat.DataSizeSIFormat
RECOMMENDED = "Salesforce/blip-image-captioning-base"
_ABOUT = {
    "Salesforce/blip-image-captioning-base": "Short, plain captions.",
    "Salesforce/blip-image-captioning-large": "More detail in the captions, and slower.",
    "Salesforce/blip-vqa-base": "Answers questions about a photo.",
    "Salesforce/blip-itm-base-coco": "Says how well a caption fits, and finds photos by meaning.",
}
_NAMES = {
    "Salesforce/blip-image-captioning-base": "BLIP base",
    "Salesforce/blip-image-captioning-large": "BLIP large",
    "Salesforce/blip-vqa-base": "BLIP for questions",
    "Salesforce/blip-itm-base-coco": "BLIP for matching",
}
OFFERED = tuple(_ABOUT)


class ModelCard(QFrame):
    """One model. ``chosen`` when its radio button is pressed."""

    chosen = Signal(str)
    fetched = Signal(str)
    changed = Signal()

    def __init__(self, theme: Theme, info: "ModelInfo", folder: Path) -> None:
        super().__init__()
        self.setObjectName("card")
        self._info, self._folder, self._theme = info, folder, theme
        self._transfer: TransferThread | None = None
        self._is_half_here = False
        name = self.tr(_NAMES.get(info.id, info.id))
        if info.id == RECOMMENDED:
            name = self.tr("{0} (recommended)").format(name)
        self.is_captioner = "captioning" in info.id
        self.radio = QRadioButton(name)
        self.radio.setObjectName("fieldName")
        self.radio.setAutoExclusive(False)
        self.radio.toggled.connect(self._toggled)
        self.facts = plain_label(self._facts_line(), "small", wrap=True)
        self.about = plain_label(self.tr(_ABOUT.get(info.id, "")), "muted", wrap=True)
        self.state = plain_label("", "small", wrap=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Download of {0}").format(name))
        self.get = button(theme, self.tr("Download"), "download", clicked=self._start)
        self.get.setAccessibleName(self.tr("Download {0}").format(name))
        self.pause = button(theme, self.tr("Pause"), "pause", clicked=self._pause)
        self.cancel = button(theme, self.tr("Cancel"), "x", clicked=self._cancel)
        self.cancel.setAccessibleName(self.tr("Cancel the download of {0}").format(name))
        words, buttons = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(SPACE_XS)
        # Captions come from one of them; what else there is stands beside it and is not chosen.
        title = self.radio if self.is_captioner else plain_label(name, "fieldName")
        for widget in (title, self.about, self.facts, self.state):
            words.addWidget(widget)
        for made in (self.get, self.pause, self.cancel):
            buttons.addWidget(made)
        both = QHBoxLayout()
        both.setSpacing(SPACE_M)
        both.addLayout(words, 1)
        both.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S - 2)
        column.addLayout(both)
        column.addWidget(self.bar)
        self._show_state("")

    @property
    def id(self) -> str:
        """The model's id."""
        return self._info.id

    @property
    def is_here(self) -> bool:
        """Whether it is on this disk."""
        return self._info.path is not None

    @property
    def is_coming(self) -> bool:
        """Whether it is being downloaded."""
        return self._transfer is not None

    def show_info(self, info: "ModelInfo") -> None:
        """Show what has become of it."""
        self._info = info
        self._show_state("")

    def stop(self) -> None:
        """End a download; it goes on the next time."""
        if self._transfer is not None:
            self._transfer.pause()
            self._transfer.wait(10_000)

    def _facts_line(self) -> str:
        info = self._info
        size = _size(info.download_bytes)
        parts = [self.tr("{0} on disk").format(size), info.licence]
        if not self.is_captioner:
            parts.insert(0, self.tr("optional"))
        if info.memory_bytes:
            memory = _size(info.memory_bytes)
            parts.append(self.tr("needs {0} of memory").format(memory))
        if info.photos_per_s:
            rate = QLocale().toString(round(60 * info.photos_per_s))
            parts.append(self.tr("{0} photos a minute here").format(rate))
        return " · ".join(parts)

    def _show_state(self, line: str) -> None:
        busy = self._transfer is not None
        self.bar.setVisible(busy)
        self.pause.setVisible(busy)
        self.cancel.setVisible(busy or self._is_half_here)
        self.get.setVisible(not busy and not self.is_here)
        text = line or (self.tr("On this disk") if self.is_here else "")
        self.state.setText(text)
        self.state.setVisible(bool(text))
        self.changed.emit()

    def _toggled(self, on: bool) -> None:
        self.setProperty("chosen", on)
        self.style().polish(self)
        if on:
            self.chosen.emit(self.id)

    def _start(self) -> None:
        self._transfer = TransferThread(self._folder, self._info.id)
        self._transfer.progressed.connect(self._progressed)
        self._transfer.ended.connect(self._ended)
        self._transfer.start()
        self._show_state(self.tr("Asking for the files"))

    def _pause(self) -> None:
        if self._transfer is not None:
            self._transfer.pause()

    def _cancel(self) -> None:
        if self._transfer is not None:
            self._transfer.give_up()
            self._show_state(self.tr("Deleting what has arrived"))
        else:  # of a download that rests
            self._transfer = TransferThread(self._folder, self._info.id)
            self._transfer.give_up()
            self._transfer.ended.connect(self._ended)
            self._transfer.start()

    def _progressed(self, progress: "TransferProgress") -> None:
        locale = QLocale()
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(1000 * progress.done_bytes / max(1, progress.total_bytes)))
        done, total = (
            locale.formattedDataSize(size, 0, _SI)
            for size in (progress.done_bytes, progress.total_bytes)
        )
        parts = [self.tr("{0} of {1}").format(done, total)]
        if progress.bytes_per_s is not None:
            speed = locale.formattedDataSize(round(progress.bytes_per_s), 1, _SI)
            parts.append(self.tr("{0} a second").format(speed))
        if progress.left_s is not None:
            parts.append(self.tr("{0} min left").format(max(1, round(progress.left_s / 60))))
        self._show_state(" · ".join(parts))

    def _ended(self, reason: str) -> None:
        transfer, self._transfer = self._transfer, None
        assert transfer is not None
        transfer.wait(10_000)
        self._is_half_here = transfer.was_paused
        self.get.setText(self.tr("Go on") if transfer.was_paused else self.tr("Download"))
        if reason:
            self._show_state(display_name(reason))
        elif transfer.was_paused:
            self._show_state(self.tr("Paused; what has arrived stays"))
        elif transfer.was_given_up:
            self._show_state("")
        else:
            self._show_state("")
            self.fetched.emit(self.id)


class ModelCards(QWidget):
    """All offered models, and a folder or bundle of one's own.

    ``picked`` carries the model that captions shall come from.
    """

    picked = Signal(str)
    refresh_wanted = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self._theme, self._folder = theme, folder
        self._cards: dict[str, ModelCard] = {}
        self._import: TransferThread | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_M)
        self.note = plain_label("", "muted", wrap=True)
        own = QHBoxLayout()
        own.addWidget(
            button(theme, self.tr("Use a model folder…"), "folder", clicked=self._bring_folder)
        )
        own.addWidget(
            button(theme, self.tr("Import a bundle…"), "file-text", clicked=self._bring_bundle)
        )
        own.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addLayout(self._list)
        column.addLayout(own)
        column.addWidget(self.note)

    def show_models(self, models: "list[ModelInfo]", chosen: str = RECOMMENDED) -> None:
        """Show the offered ones of these models.

        Args:
            chosen: the one that is marked until the user marks another one.
        """
        for info in models:
            if info.id in self._cards:
                self._cards[info.id].show_info(info)
            elif info.id in OFFERED:
                card = ModelCard(self._theme, info, self._folder)
                card.chosen.connect(self._chosen)
                card.fetched.connect(lambda *_: self.refresh_wanted.emit())
                card.changed.connect(self.changed)
                self._cards[info.id] = card
                self._list.addWidget(card)
        if chosen in self._cards and not any(c.radio.isChecked() for c in self._cards.values()):
            self._cards[chosen].radio.setChecked(True)

    @property
    def card_of(self) -> dict[str, ModelCard]:
        """The cards by the model's id."""
        return self._cards

    @property
    def has_captioner(self) -> bool:
        """Whether a captioner that can be chosen is on this disk."""
        return any(card.is_here and card.is_captioner for card in self._cards.values())

    @property
    def has_captioner_coming(self) -> bool:
        """Whether a captioner is being downloaded."""
        return any(card.is_coming and card.is_captioner for card in self._cards.values())

    def stop(self) -> None:
        """End what is under way; it goes on the next time."""
        for card in self._cards.values():
            card.stop()
        if self._import is not None:
            self._import.pause()
            self._import.wait(10_000)

    def _chosen(self, model: str) -> None:
        for card in self._cards.values():
            if card.id != model and card.radio.isChecked():
                card.radio.setChecked(False)
        self.picked.emit(model)

    def _bring_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("A folder with a BLIP model"))
        if chosen:
            self._bring(Path(chosen))

    def _bring_bundle(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("A bundle from another machine"))
        if chosen:
            self._bring(Path(chosen))

    def _bring(self, source: Path) -> None:
        self._import = TransferThread(self._folder, None, source)
        self._import.ended.connect(self._brought)
        self._import.start()
        self.note.setText(self.tr("Copying and checking"))

    def _brought(self, reason: str) -> None:
        self.note.setText(display_name(reason) or self.tr("The model is ready"))
        self.refresh_wanted.emit()


def _size(size_bytes: int) -> str:
    digits = 1 if size_bytes >= 1_000_000_000 else 0
    return QLocale().formattedDataSize(size_bytes, digits, _SI)


def separated(*widgets: QWidget) -> QHBoxLayout:
    """Return a row whose first widget is at one end and the others at the other."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_S)
    row.addWidget(widgets[0])
    row.addStretch(1)
    for widget in widgets[1:]:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)
    return row
