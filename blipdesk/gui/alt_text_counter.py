"""How long an alt text is, and whether that is still good for people who hear it."""

from PySide6.QtWidgets import QLabel, QPlainTextEdit

from blipdesk.gui.controls import plain_label

ALT_TARGET, ALT_MOST = 125, 250
"""IPTC's target and limit for alt text, in characters (IPTC Photo Metadata, Accessibility)."""


class AltTextCounter(QLabel):
    """Counts the characters of a field.

    Args:
        has_room_below: a longer text has a field of its own, which is worth saying.
    """

    def __init__(self, field: QPlainTextEdit, *, has_room_below: bool = False) -> None:
        super().__init__()
        self._field, self._has_room_below = field, has_room_below
        self.setTextFormat(plain_label().textFormat())
        self.setObjectName("small")
        field.textChanged.connect(self.count)
        self.count()

    def count(self) -> None:
        """Count anew; also what came into the field without a signal."""
        length = len(self._field.toPlainText())
        is_too_long = length > ALT_MOST
        line = f"{length} / {ALT_TARGET}"
        if is_too_long and self._has_room_below:
            line = self.tr("{0}: longer than {1}; move detail below").format(length, ALT_MOST)
        elif length > ALT_TARGET:
            line = self.tr("{0} / {1}, long").format(length, ALT_TARGET)
        self.setText(line)
        name = "problem" if is_too_long else "small"
        if self.objectName() != name:
            self.setObjectName(name)
            self.style().polish(self)
