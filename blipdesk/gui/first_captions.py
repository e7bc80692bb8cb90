"""The first captions, as they come: the best ones first."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from blipdesk.domain.text import Field
from blipdesk.gui.controls import button, plain_label, row_of
from blipdesk.gui.job_reports import QUEUE, JobReport, JobState
from blipdesk.gui.proposals import percent, shown_text
from blipdesk.gui.services import Services
from blipdesk.gui.theme import Theme
from blipdesk.gui.thumbnails import ThumbnailRequest
from blipdesk.gui.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from blipdesk.index.browse import ListedPhoto
from blipdesk.library.browsing import Browser, PhotoWords

MOST_SHOWN = 12
_LOOK_MS = 300
_WIDTH_PX = 760
_PICTURE = QSize(132, 92)


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption that a model has proposed.

    Args:
        score: how well it fits, 0..1; None: nothing has judged it.
    """

    photo: ListedPhoto
    text: str
    score: float | None


@dataclass(frozen=True, slots=True)
class FirstFew:
    """The best captions, best first, and how many there are in all."""

    captions: tuple[Caption, ...]
    total: int


class FirstCaptions(QWidget):
    """Shows captions while the models work on a new library; nothing is decided here.

    ``review_wanted`` and ``left``: where the person wants to go on.
    """

    review_wanted = Signal()
    left = Signal()

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(self.tr("First captions"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._services, self._theme = services, theme
        self._cards: list[CaptionCard] = []
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._build()
        services.models.answered.connect(lambda *_: self._look_soon())
        services.models.reported.connect(self._show_progress)
        services.thumbnails.came.connect(self._picture_came)

    @property
    def captions(self) -> tuple[Caption, ...]:
        """What is shown, from the top."""
        return tuple(card.caption for card in self._cards if not card.isHidden())

    def begin(self) -> None:
        """Show what there is already, and what comes from now on."""
        self._timer.start()
        self.review.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes to the library."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # --- building ---

    def _build(self) -> None:
        tr = self.tr
        inner = QWidget()
        inner.setObjectName("scrolled")
        inner.setMaximumWidth(_WIDTH_PX)
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_L, SPACE_XL, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(plain_label(tr("Your first captions"), "title", wrap=True))
        line = tr("Those that fit best come first. Every word can be changed and taken back.")
        column.addWidget(plain_label(line, "muted", wrap=True))
        self.state = plain_label(tr("Looking for photos"), "fieldName", wrap=True)
        self.review = button(
            self._theme, tr("Review them"), "list-checks", kind="primary",
            clicked=self.review_wanted.emit,
        )  # fmt: skip
        library = button(self._theme, tr("To the library"), "layout-grid", clicked=self.left.emit)
        column.addWidget(self.state)
        column.addLayout(row_of(self.review, library, None))
        for _ in range(MOST_SHOWN):
            card = CaptionCard()
            self._cards.append(card)
            column.addWidget(card)
        column.addStretch(1)
        middle = QWidget()
        middle.setObjectName("scrolled")
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(inner, 12)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    # --- showing ---

    def _look_soon(self) -> None:
        # Each answer would otherwise put the next look off, and a quick model shows nothing.
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _look(self) -> None:
        self._services.reader.call(find_best, self._show, channel="first captions")

    def _show(self, found: FirstFew) -> None:
        wanted = []
        for number, card in enumerate(self._cards):
            caption = found.captions[number] if number < len(found.captions) else None
            card.show_caption(caption)
            if caption is not None:
                row = caption.photo
                card.show_picture(self._services.thumbnails.get(row.photo_id))
                wanted.append(
                    ThumbnailRequest(row.photo_id, row.path, row.mtime_ns, row.size_bytes, 256)
                )
        if self.isVisible():
            self._services.thumbnails.want(wanted)

    def _picture_came(self, photo_id: int) -> None:
        for card in self._cards:
            if not card.isHidden() and card.caption.photo.photo_id == photo_id:
                card.show_picture(self._services.thumbnails.get(photo_id))

    def _show_progress(self, report: JobReport) -> None:
        if report.number != QUEUE:
            return
        locale, tr = QLocale(), self.tr
        done, total = locale.toString(report.done), locale.toString(report.total)
        if report.state is JobState.FAILED:
            self.state.setText(report.reason or "")
        elif report.state is JobState.PAUSED:
            self.state.setText(tr("Waits: {0}").format(report.reason or ""))
        elif report.is_over:
            self.state.setText(tr("{0} photos described").format(done))
        elif report.done:
            self.state.setText(tr("{0} of {1} photos described").format(done, total))
        else:
            self.state.setText(tr("Getting the model ready for {0} photos").format(total))
        self._look_soon()


class CaptionCard(QFrame):
    """One photo with its caption."""

    caption: Caption

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._picture = QLabel()
        self._picture.setObjectName("picture")
        self._picture.setFixedSize(_PICTURE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = plain_label("", wrap=True)
        self._score = plain_label("", "small")
        words = QVBoxLayout()
        words.addWidget(self._text)
        words.addWidget(self._score)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_S, SPACE_S, SPACE_M, SPACE_S)
        row.setSpacing(SPACE_M)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        self.hide()

    def show_caption(self, caption: Caption | None) -> None:
        """Show a caption; None: there is none for this place."""
        self.setHidden(caption is None)
        if caption is not None:
            self.caption = caption
            self._text.setText(caption.text)
            self._picture.setAccessibleName(caption.text)
            fits = (
                "" if caption.score is None else self.tr("fits {0}").format(percent(caption.score))
            )
            self._score.setText(fits)

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """Show its picture, if it is at hand."""
        is_there = pixmap is not None and not pixmap.isNull()
        if self._picture.property("waiting") is not (not is_there):
            self._picture.setProperty("waiting", not is_there)
            self._picture.style().polish(self._picture)
        if pixmap is None or pixmap.isNull():
            self._picture.clear()
            return
        self._picture.setPixmap(
            pixmap.scaled(
                _PICTURE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )


def find_best(browser: Browser) -> FirstFew:
    """Return the captions that wait for review and fit best."""
    waiting, scores = browser.review_queue(), browser.review_scores()
    best = sorted(waiting, key=lambda photo_id: -scores.get(photo_id, -1.0))[:MOST_SHOWN]
    found = [words for photo_id in best if (words := browser.words(photo_id)) is not None]
    captions = tuple(
        Caption(words.listed, text, scores.get(words.photo.photo_id))
        for words in found
        if (text := _caption(words))
    )
    return FirstFew(captions, len(waiting))


def _caption(words: PhotoWords) -> str:
    draft = words.draft(Field.CAPTION)
    if draft is not None and isinstance(draft.value, str):
        return draft.value
    return words.text.caption or shown_text(words)
