"""Small controls that the whole window shares."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from blipdesk.gui.bidi import leading
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_S

_ICON = QSize(18, 18)
_ICON_AND_GAP = QSize(25, 18)


def plain_label(text: str = "", name: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label that shows any text as it is, never as markup.

    Args:
        name: its kind in the style sheet ("title", "muted", "small", "section", ...).
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setAlignment(leading() | Qt.AlignmentFlag.AlignVCenter)
    if name:
        label.setObjectName(name)
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def button(
    theme: Theme,
    text: str,
    icon: str | None = None,
    *,
    kind: str = "",
    clicked: Callable[[], object] | None = None,
    tip: str = "",
) -> QPushButton:
    """Return a button with words.

    Args:
        icon: name of an icon.
        kind: "primary", "good", "plain", "pill", "keyword", "card" or nothing.
    """
    made = QPushButton(text)
    made.setProperty("kind", kind)
    size = _ICON_AND_GAP if text else _ICON
    made.setIconSize(QSize(theme.px(size.width()), theme.px(size.height())))
    made.setToolTip(tip)
    if icon is not None:
        role = {"primary": "on_accent", "good": "on_good"}.get(kind, "text")

        def dress() -> None:
            made.setIcon(theme.icon(icon, role))

        dress()
        theme.changed.connect(dress)
        made.destroyed.connect(lambda: theme.changed.disconnect(dress))
    if clicked is not None:
        made.clicked.connect(lambda *_: clicked())
    return made


def on_choice(made: QPushButton, act: Callable[[], object]) -> None:
    """Act when a checkable button is chosen, also when it was chosen before.

    A screen reader toggles such a button, which is no click.
    """
    was_checked = [False]
    made.pressed.connect(lambda: was_checked.__setitem__(0, made.isChecked()))
    made.toggled.connect(lambda on: act() if on else None)
    made.clicked.connect(lambda *_: act() if was_checked[0] else None)


def check_quietly(made: QPushButton, on: bool = True) -> None:
    """Show a checkable button as chosen, or not, without acting."""
    blocker = QSignalBlocker(made)
    made.setChecked(on)
    blocker.unblock()


def menu_button(
    theme: Theme, text: str, icon: str, menu: QMenu, *, kind: str = "plain"
) -> QPushButton:
    """Return a button with words that opens a menu."""
    made = button(theme, text, icon, kind=kind)
    made.setProperty("menu", True)
    made.setMenu(menu)
    return made


def tool_button(
    theme: Theme,
    icon: str,
    name: str,
    clicked: Callable[[], object] | None = None,
    *,
    keys: str = "",
) -> QToolButton:
    """Return a button that is an icon; its name is for the tool tip and for screen readers."""
    made = QToolButton()
    made.setIconSize(QSize(theme.px(20), theme.px(20)))
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({keys})" if keys else name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def dress() -> None:
        made.setIcon(theme.icon(icon))

    dress()
    theme.changed.connect(dress)
    made.destroyed.connect(lambda: theme.changed.disconnect(dress))
    if clicked is not None:
        made.clicked.connect(lambda *_: clicked())
    return made


class IconLabel(QLabel):
    """An icon that is no control."""

    def __init__(self, theme: Theme, icon: str, role: str = "text", size_px: int = 18) -> None:
        super().__init__()
        self._theme, self._given, self._size_px = theme, (icon, role), theme.px(size_px)
        self.setFixedSize(self._size_px, self._size_px)
        theme.changed.connect(self._dress)
        self._dress()

    def show_icon(self, icon: str, role: str = "text") -> None:
        """Show another one."""
        self._given = (icon, role)
        self._dress()

    def _dress(self) -> None:
        size = QSize(self._size_px, self._size_px)
        ratio = self.devicePixelRatioF()
        self.setPixmap(self._theme.icon(*self._given).pixmap(size, ratio))


class ElidedLabel(QLabel):
    """One line of plain text, cut where space is short; whole in the tool tip.

    Args:
        mode: where it is cut.
    """

    def __init__(
        self,
        text: str = "",
        name: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
    ) -> None:
        super().__init__()
        self._whole, self._mode = text, mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(leading() | Qt.AlignmentFlag.AlignVCenter)
        self.setObjectName(name)
        self.setMinimumWidth(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._cut()

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self._cut()
        self.updateGeometry()

    @property
    def whole(self) -> str:
        """The text without cuts."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Wide enough for the whole text."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._whole) + 4, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """It can shrink."""
        return QSize(24, QFontMetrics(self.font()).height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._whole, self._mode, max(24, self.width()))
        super().setText(shown)
        # A tool tip may be taken for markup; a text without "<" at its start never is.
        self.setToolTip("" if shown == self._whole else self._whole.replace("<", "‹"))


def framed(name: str, layout: QLayout) -> QFrame:
    """Return a box of a kind that the style sheet knows ("card", "draftBox", ...)."""
    frame = QFrame()
    frame.setObjectName(name)
    frame.setLayout(layout)
    return frame


def emptied(layout: QLayout) -> None:
    """Take every widget out of a layout and destroy it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()


def row_of(*widgets: QWidget | None) -> QHBoxLayout:
    """Return widgets beside each other; None is a gap that grows."""
    row = QHBoxLayout()
    row.setSpacing(SPACE_S)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
