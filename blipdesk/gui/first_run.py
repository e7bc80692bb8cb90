"""The first minutes: which photos, which model, and what will be written where."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from blipdesk.domain.photo import display_name
from blipdesk.domain.policy import WriteMode
from blipdesk.gui.controls import IconLabel, button, framed, plain_label
from blipdesk.gui.model_cards import RECOMMENDED, ModelCards, separated
from blipdesk.gui.services import Services
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from blipdesk.gui.write_example import WriteExample
from blipdesk.settings.schema import Settings, replaced

if TYPE_CHECKING:
    from blipdesk.library.results import ModelInfo

_WIDTH_PX = 760
_MODES = (
    (
        WriteMode.REVIEWED,
        "Only what I have approved",
        "Drafts wait in the library. What you approve goes into the photo: caption, alt text and "
        "keywords, where every other program finds them. Never over words that are there.",
    ),
    (
        WriteMode.EMPTY,
        "At once, where nothing is written",
        "Caption and keywords of the model go into photos that have none; alt text waits for you. "
        "Every write can be undone.",
    ),
    (
        WriteMode.NEVER,
        "Nothing into my photos",
        "All words stay in BlipDesk's own library; you can search them here.",
    ),
)


class FirstRun(QWidget):
    """Three pages.

    ``finished`` carries the folders, the model or "", the write mode, and whether photos are
    described by themselves.
    """

    finished = Signal(object, str, str, bool)
    demo_wanted = Signal()
    skipped = Signal()

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._services, self._theme = services, theme
        self._folders: list[Path] = []
        self._model = RECOMMENDED
        self._mode = WriteMode.REVIEWED
        self._steps = [plain_label("", "muted") for _ in range(3)]
        self.pages = _Pages((self._folder_page(), self._model_page(), self._writing_page()))
        steps = QHBoxLayout()
        steps.setSpacing(SPACE_XL)
        for label in self._steps:
            steps.addWidget(label)
        steps.addStretch(1)
        inner = QWidget()
        inner.setObjectName("scrolled")
        inner.setMaximumWidth(_WIDTH_PX)
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_L, SPACE_XL, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(steps)
        column.addWidget(self.pages, 1)
        middle = QWidget()
        middle.setObjectName("scrolled")
        # What its lines need when they are as narrow as can be is no measure of its height.
        middle.setMinimumHeight(1)
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(inner, 12)
        row.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._go(0)

    @property
    def step(self) -> int:
        """Which page is shown, 0 to 2."""
        return self.pages.shown

    def take_folders(self, folders: list[Path]) -> None:
        """Use these folders, as a drop or the dialog gives them."""
        self._folders = folders
        self._go(1)

    def stop(self) -> None:
        """End downloads; they go on the next time."""
        self.cards.stop()

    # --- pages ---

    def _folder_page(self) -> QWidget:
        theme, tr = self._theme, self.tr
        page, column = _page(
            tr("Which photos?"),
            tr("Everything happens on this computer. Your photos are never uploaded, and looking "
               "at them changes nothing in them."),
        )  # fmt: skip
        self.choose = button(
            theme, tr("Choose a folder…"), "folder-open", kind="primary", clicked=self._ask_folder
        )
        sample = button(
            theme, tr("Try with sample photos"), "sparkles", clicked=self.demo_wanted.emit
        )
        inner = QVBoxLayout()
        inner.setContentsMargins(SPACE_XL, 48, SPACE_XL, 48)
        inner.setSpacing(SPACE_L)
        inner.addWidget(IconLabel(theme, "images", "muted", 56), 0, Qt.AlignmentFlag.AlignHCenter)
        hint = plain_label(tr("Drop a folder here, or"), "muted")
        inner.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.choose)
        buttons.addWidget(sample)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        column.addWidget(framed("card", inner))
        column.addStretch(1)
        skip = button(theme, tr("Skip"), kind="plain", clicked=self.skipped.emit)
        column.addLayout(separated(QWidget(), skip))
        return page

    def _model_page(self) -> QWidget:
        theme, tr = self._theme, self.tr
        page, column = _page(
            tr("Choose a caption model"),
            tr("It runs on this computer. A download is the only thing that ever uses the network, "
               "and only when you press its button."),
        )  # fmt: skip
        self.cards = ModelCards(theme, self._services.paths.models)
        self.cards.picked.connect(self._pick)
        self.cards.refresh_wanted.connect(self._fetch_models)
        self.cards.changed.connect(self._name_next)
        column.addWidget(self.cards)
        column.addStretch(1)
        self.go_on = button(
            theme, tr("Continue"), "arrow-right", kind="primary", clicked=lambda: self._go(2)
        )
        back = button(theme, tr("Back"), "arrow-left", clicked=lambda: self._go(0))
        column.addLayout(separated(back, self.go_on))
        return page

    def _writing_page(self) -> QWidget:
        theme, tr = self._theme, self.tr
        page, column = _page(
            tr("What may be written into your photos?"),
            tr("The picture itself is never changed, words of a person are never replaced, and "
               "every write can be taken back. This can be changed later."),
        )  # fmt: skip
        group = QButtonGroup(self)
        self.modes: dict[WriteMode, QRadioButton] = {}
        for mode, name, about in _MODES:
            radio = QRadioButton(tr(name))
            radio.setChecked(mode is self._mode)
            radio.toggled.connect(lambda on, chosen=mode: self._set_mode(chosen) if on else None)
            radio.setAccessibleDescription(tr(about))
            group.addButton(radio)
            self.modes[mode] = radio
            inner = QVBoxLayout()
            inner.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
            inner.addWidget(radio)
            inner.addWidget(plain_label(tr(about), "muted", wrap=True))
            column.addWidget(framed("card", inner))
        self.example = WriteExample(wide=True)
        shown = QVBoxLayout()
        shown.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        shown.addWidget(plain_label(tr("What a machine's words lead to"), "fieldName"))
        shown.addWidget(self.example)
        column.addWidget(framed("noticeBox", shown))
        self._set_mode(self._mode)
        column.addStretch(1)
        self.automatic = QCheckBox(
            tr("Describe my photos by themselves while BlipDesk is open, new ones as they appear")
        )
        self.automatic.setChecked(True)
        column.addWidget(self.automatic)
        self.start = button(
            theme, tr("Show my photos"), "check", kind="primary", clicked=self._finish
        )
        back = button(theme, tr("Back"), "arrow-left", clicked=lambda: self._go(1))
        column.addLayout(separated(back, self.start))
        return page

    # --- steps ---

    def _go(self, step: int) -> None:
        names = (self.tr("Choose a folder"), self.tr("Choose a model"), self.tr("What is written"))
        for number, (label, name) in enumerate(zip(self._steps, names, strict=True)):
            mark = "✓" if number < step else str(number + 1)
            label.setText(f"{mark}  {name}")
            label.setObjectName("fieldName" if number == step else "muted")
            label.style().polish(label)
        self.pages.show_page(step)
        self._scroll.verticalScrollBar().setValue(0)
        (self.choose, self.go_on, self.start)[step].setFocus()
        if step == 1:
            self._fetch_models()
        self.automatic.setVisible(self._will_have_model)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of photos"))
        if chosen:
            self.take_folders([Path(chosen)])

    def _fetch_models(self) -> None:
        self._services.desk.call(lambda desk: desk.library.models(), self._show_models)

    def _show_models(self, models: "list[ModelInfo]") -> None:
        self.cards.show_models(models)
        self._name_next()

    def _name_next(self) -> None:
        text = self.tr("Continue without a model")
        if self.cards.has_captioner:
            text = self.tr("Continue")
        elif self.cards.has_captioner_coming:
            text = self.tr("Continue while downloading")
        self.go_on.setText(text)

    def _pick(self, model: str) -> None:
        self._model = model

    def _set_mode(self, mode: WriteMode) -> None:
        self._mode = mode
        self.example.show_settings(replaced(Settings(), "writing.mode", mode.value))

    @property
    def _will_have_model(self) -> bool:
        return self.cards.has_captioner or self.cards.has_captioner_coming

    def _finish(self) -> None:
        model = self._model if self._will_have_model else ""
        automatic = bool(model) and self.automatic.isChecked()
        self.finished.emit(self._folders, model, self._mode.value, automatic)


class _Pages(QWidget):
    """Pages of which one is shown; unlike in a ``QStackedWidget`` only that one takes room."""

    def __init__(self, pages: Sequence[QWidget]) -> None:
        super().__init__()
        self._pages = pages
        self.shown = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for page in pages:
            column.addWidget(page)

    def show_page(self, number: int) -> None:
        """Show another page."""
        self.shown = number
        for place, page in enumerate(self._pages):
            page.setVisible(place == number)


def _page(title: str, line: str) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, SPACE_S, 0, 0)
    column.setSpacing(SPACE_M)
    column.addWidget(plain_label(display_name(title), "title", wrap=True))
    column.addWidget(plain_label(line, "muted", wrap=True))
    return page, column
