"""A field for a few lines of text."""

from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy


class GrowingEdit(QPlainTextEdit):
    """A field for a few lines that is as high as its text needs, within limits.

    Args:
        rows: at least so many lines.
        most_rows: at most so many; more scroll.
    """

    def __init__(self, name: str, rows: int = 2, most_rows: int = 6) -> None:
        super().__init__()
        self._rows, self._most_rows = rows, most_rows
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda *_: self._fit())
        self._fit()

    def _fit(self) -> None:
        rows = min(max(int(self.document().size().height()), self._rows), self._most_rows)
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + 22)
