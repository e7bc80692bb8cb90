"""The theme in use: light, dark, high contrast, or as the system says."""

import weakref
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication, QStyleFactory

from blipdesk.gui.bidi import is_mirrored, mirrored_sheet
from blipdesk.gui.icons import icon
from blipdesk.gui.style import palette, style_sheet
from blipdesk.gui.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens
from blipdesk.runtime.assets import asset_path
from blipdesk.runtime.scratch import scratch_folder

_FONTS = ("Regular", "Medium", "SemiBold", "Bold")
_FONT_PT = 10.0
LEAST_PERCENT, MOST_PERCENT = 80, 200
_DRAWN = {"check": ("check", "on_accent"), "down": ("chevron-down", "text"),
          "up": ("chevron-up", "text"), "right": ("chevron-right", "text")}  # fmt: skip


class ThemeChoice(StrEnum):
    """What the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "contrast"


class Theme(QObject):
    """Dresses the application; parts that paint themselves listen to ``changed``.

    Args:
        app: the application.
        text_scale: 1.0 is the normal size of text; 2.0 doubles it.
    """

    changed = Signal()

    def __init__(self, app: QApplication, text_scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._choice = ThemeChoice.SYSTEM
        leaving = ExitStack()
        self._folder = leaving.enter_context(scratch_folder("theme"))
        weakref.finalize(self, leaving.close)
        self.tokens = LIGHT
        app.setStyle(QStyleFactory.create("Fusion"))
        _load_fonts()
        font = QFont("Inter")
        font.setPointSizeF(_FONT_PT * text_scale)
        app.setFont(font)
        self._scale = text_scale
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        if hasattr(app.styleHints(), "accessibility"):
            accessibility = app.styleHints().accessibility()
            accessibility.contrastPreferenceChanged.connect(self._system_changed)

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose."""
        return self._choice

    def apply(self, choice: ThemeChoice) -> None:
        """Put a theme on."""
        self._choice = choice
        self.tokens = self._tokens(choice)
        folder = self._draw_marks()
        sheet = style_sheet(self.tokens, folder.as_posix(), self.px)
        if self._scale != 1.0:
            sheet = _scaled(sheet, self._scale)
        if is_mirrored():
            sheet = mirrored_sheet(sheet)
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(sheet)
        self.changed.emit()

    def px(self, size_px: int) -> int:
        """Return how large something is beside text of the chosen size: it grows a little less."""
        return _grown(size_px, self._scale)

    def icon(self, name: str, role: str = "text", checked: str = "accent_text") -> QIcon:
        """Return an icon in the colour of a token."""
        tokens = self.tokens
        return icon(name, getattr(tokens, role), tokens.off, getattr(tokens, checked))

    def _tokens(self, choice: ThemeChoice) -> Tokens:
        if choice is ThemeChoice.HIGH_CONTRAST:
            return HIGH_CONTRAST
        if choice is ThemeChoice.SYSTEM:
            hints = self._app.styleHints()
            if _wants_contrast(self._app):
                return HIGH_CONTRAST
            dark = hints.colorScheme() is Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if choice is ThemeChoice.DARK else LIGHT

    def _system_changed(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self.apply(self._choice)

    def _draw_marks(self) -> Path:
        """Draw what a style sheet can only show from a file."""
        folder = self._folder / str(id(self.tokens))
        folder.mkdir(exist_ok=True)
        for file, (name, role) in _DRAWN.items():
            self.icon(name, role).pixmap(QSize(32, 32)).save(str(folder / f"{file}.png"))
        return folder


def _wants_contrast(app: QApplication) -> bool:
    """Whether the system asks for high contrast; Qt before 6.10 cannot tell."""
    hints = app.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def text_percent(store: QSettings) -> int:
    """Return how large text shall be; 100 is the normal size."""
    held = str(store.value("text_percent", 100))
    number = int(held) if held.isdigit() else 100
    return min(max(number, LEAST_PERCENT), MOST_PERCENT)


def _grown(size_px: int, text_scale: float) -> int:
    return round(size_px * (1 + 0.6 * (max(text_scale, 1.0) - 1)))


def _load_fonts() -> None:
    for style in _FONTS:
        QFontDatabase.addApplicationFont(str(asset_path(f"gui/fonts/Inter-{style}.ttf")))


def _scaled(sheet: str, scale: float) -> str:
    """Multiply the font sizes of a style sheet."""
    parts = sheet.split("font-size: ")
    out = [parts[0]]
    for part in parts[1:]:
        size, _, rest = part.partition("pt")
        out.append(f"font-size: {float(size) * scale:g}pt{rest}")
    return "".join(out)
