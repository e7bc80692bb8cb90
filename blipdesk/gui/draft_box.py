"""The machine's proposal above a photo's fields, and what can be done with it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from blipdesk.domain.text import Field
from blipdesk.gui.controls import IconLabel, button, menu_button, plain_label
from blipdesk.gui.flow_layout import FlowLayout
from blipdesk.gui.proposals import alternatives, percent
from blipdesk.gui.theme import Theme
from blipdesk.gui.tokens import SPACE_M, SPACE_S
from blipdesk.library.browsing import PhotoWords


class DraftBox(QFrame):
    """Says by which model a draft is and how well it fits; hidden where no draft waits."""

    approved = Signal()
    edit_wanted = Signal()
    rejected = Signal()
    other_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("draftBox")
        approve = button(
            theme, self.tr("Approve"), "check", kind="good", clicked=self.approved.emit
        )
        edit = button(theme, self.tr("Edit"), "pencil", clicked=self.edit_wanted.emit)
        reject = button(theme, self.tr("Reject"), "x", clicked=self.rejected.emit)
        self._line = plain_label("", wrap=True)
        self._others_menu = QMenu(self)
        self._others = menu_button(
            theme, self.tr("Other drafts"), "list-filter", self._others_menu, kind=""
        )
        first, second = QHBoxLayout(), FlowLayout(6)
        first.addWidget(IconLabel(theme, "sparkles", "draft"), 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self._line, 1)
        for made in (approve, edit, reject, self._others):
            second.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M - 2)
        column.addLayout(first)
        column.addLayout(second)

    def show_words(self, words: PhotoWords | None) -> None:
        """Show the draft of a photo, if one waits."""
        fields = (Field.CAPTION, Field.ALT_TEXT, Field.KEYWORDS)
        found = () if words is None else (words.draft(name) for name in fields)
        drafts = [draft for draft in found if draft is not None]
        self.setVisible(bool(drafts))
        if words is None or not drafts:
            return
        origin = drafts[0].provenance
        line = self.tr("AI draft · {0}").format(origin.model or self.tr("a model"))
        if origin.score is not None:
            line += " · " + self.tr("fits {0}").format(percent(origin.score))
        self._line.setText(line)
        self._show_others(alternatives(words))

    def _show_others(self, texts: list[str]) -> None:
        self._others_menu.clear()
        for text in texts:
            self._others_menu.addAction(
                text.replace("&", "&&"), partial(self.other_chosen.emit, text)
            )
        self._others.setVisible(len(texts) > 1)
