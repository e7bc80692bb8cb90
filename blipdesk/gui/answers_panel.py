"""The answers of the listed photos with their numbers, to choose photos by them."""

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blipdesk.gui.answer_filters import filters_in, with_answer, without
from blipdesk.gui.bidi import is_mirrored, isolated
from blipdesk.gui.controls import plain_label
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_M, SPACE_S
from blipdesk.index.answer_counts import AnswerCount, AnswerCounts, QuestionCount

_SIZE_PX = QSize(360, 440)
_UNFOLDED = 4
"""So many questions show their answers at once; the others unfold."""
_QUERY = Qt.ItemDataRole.UserRole
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class AnswersPanel(QFrame):
    """Opens below a button. ``search_wanted`` carries the query with an answer put in or out."""

    search_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAccessibleName(self.tr("Answers"))
        self._theme = theme
        self._query = ""
        self.tree = self._make_tree()
        self.line = plain_label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(plain_label(self.tr("Photos by their answers"), "heading"))
        column.addWidget(self.tree, 1)
        column.addWidget(self.line)

    def open_below(self, button: QWidget, query: str) -> None:
        """Open; the numbers follow with ``show_counts``.

        Args:
            query: what is searched for now.
        """
        self._query = query
        self.tree.clear()
        self._say(self.tr("Counting…"))
        self.resize(self._theme.px(_SIZE_PX.width()), self._theme.px(_SIZE_PX.height()))
        corner = button.mapToGlobal(QPoint(0, button.height() + 4))
        if is_mirrored():
            corner.setX(corner.x() + button.width() - self.width())
        self.move(_inside(QRect(corner, self.size()), self.screen().availableGeometry()))
        self.show()
        self.tree.setFocus()

    def show_counts(self, counts: AnswerCounts) -> None:
        """Show the numbers."""
        self.tree.clear()
        for number, question in enumerate(counts.questions):
            self._add(question, unfold=number < _UNFOLDED)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)
        lines = list(counts.ignored)
        if not counts.questions:
            lines.append(self.tr("No question was asked about these photos."))
        elif counts.looked_at is not None:
            looked_at = QLocale().toString(counts.looked_at)
            lines.append(self.tr("Counted in the first {0} photos.").format(looked_at))
        self._say("\n".join(lines))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter does what a click does; the tree alone would only unfold."""
        is_press = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if is_press and event.key() in _CHOOSING:  # type: ignore[attr-defined]
            self._choose(self.tree.currentItem())
            return True
        return super().eventFilter(watched, event)

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("facts")
        tree.setAccessibleName(self.tr("Questions and answers"))
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setIndentation(self._theme.px(16))
        tree.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        tree.setAllColumnsShowFocus(True)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.itemClicked.connect(self._choose)
        tree.installEventFilter(self)
        return tree

    def _add(self, question: QuestionCount, *, unfold: bool) -> None:
        held = [one for one in filters_in(self._query) if one.is_about(question.question)]
        head = _row(self.tree, question.question, question)
        font = self.font()
        font.setBold(True)
        head.setFont(0, font)
        for answer in question.answers:
            row = _row(head, answer.answer, answer)
            row.setForeground(1, QColor(self._theme.tokens.muted))
            chosen = [one for one in held if one.is_for(question.question, answer.answer)]
            if chosen:
                row.setIcon(0, self._theme.icon("check", "accent_text"))
                spoken = self.tr("{0}, chosen").format(row.data(0, _SPOKEN))
                row.setData(0, _SPOKEN, spoken)
                row.setData(0, _QUERY, without(self._query, chosen[0]))
            else:
                query = with_answer(self._query, question.question, answer.answer)
                row.setData(0, _QUERY, query)
        head.setExpanded(unfold or bool(held))

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        query = item.data(0, _QUERY)
        if query is None:
            item.setExpanded(not item.isExpanded())
        else:
            self.close()
            self.search_wanted.emit(query)

    def _say(self, line: str) -> None:
        self.line.setText(line)
        self.line.setVisible(bool(line))


_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def _row(
    parent: QTreeWidget | QTreeWidgetItem, text: str, count: QuestionCount | AnswerCount
) -> QTreeWidgetItem:
    number = QLocale().toString(count.photos) + ("+" if count.is_capped else "")
    item = QTreeWidgetItem(parent, [isolated(" ".join(text.split())), number])
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setToolTip(0, text.replace("<", "‹"))
    item.setData(0, _SPOKEN, f"{text} {number}")
    return item


def _inside(box: QRect, screen: QRect) -> QPoint:
    """Return where a box stands wholly on the screen."""
    left = min(max(box.left(), screen.left()), max(screen.left(), screen.right() - box.width()))
    top = min(max(box.top(), screen.top()), max(screen.top(), screen.bottom() - box.height()))
    return QPoint(left, top)
