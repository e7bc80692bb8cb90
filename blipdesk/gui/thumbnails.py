"""Small pictures for lists: what is on the screen first, what has scrolled away never."""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, QThread, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from blipdesk.domain.errors import DatabaseError
from blipdesk.gui.decoding import embedded_thumbnail, load_image
from blipdesk.index.thumbnails import ThumbnailStore, thumbnail_key
from blipdesk.inference.picture_child import PictureChild

log = logging.getLogger(__name__)

# Made here and not first in two threads at once, which PySide's enumerations do not bear.
_WRITING = QIODevice.OpenModeFlag.WriteOnly
_THREADS = 2
_QUALITY = 85


@dataclass(frozen=True, slots=True)
class ThumbnailRequest:
    """A picture that is wanted.

    Args:
        edge_px: the longer side, in pixels of the screen.
    """

    photo_id: int
    path: Path
    mtime_ns: int
    size_bytes: int
    edge_px: int

    @property
    def key(self) -> bytes:
        """Names the picture in the store."""
        return thumbnail_key(self.path, self.mtime_ns, self.size_bytes, self.edge_px)


class _Queue:
    """What is wanted, newest first; shared by the threads."""

    def __init__(self) -> None:
        self._wake = threading.Condition()
        self._wanted: list[ThumbnailRequest] = []
        self._working: set[bytes] = set()
        self._ending = False

    def replace(self, requests: Sequence[ThumbnailRequest]) -> None:
        with self._wake:
            self._wanted = [r for r in reversed(requests) if r.key not in self._working]
            self._wake.notify_all()

    def end(self) -> None:
        with self._wake:
            self._ending = True
            self._wanted.clear()
            self._wake.notify_all()

    def take(self) -> ThumbnailRequest | None:
        with self._wake:
            while not self._wanted and not self._ending:
                self._wake.wait()
            if self._ending:
                return None
            request = self._wanted.pop()
            self._working.add(request.key)
            return request

    def done(self, request: ThumbnailRequest) -> None:
        with self._wake:
            self._working.discard(request.key)

    @property
    def is_busy(self) -> bool:
        with self._wake:
            return bool(self._wanted or self._working)


class _Maker(QThread):
    """One decoding thread with a connection of its own to the store."""

    made = Signal(object, QImage, bool)

    def __init__(self, queue: _Queue, store_path: Path | None) -> None:
        super().__init__()
        self._queue = queue
        self._store_path = store_path
        self._child = PictureChild()

    def interrupt(self) -> None:
        """Give up the picture that is being made; from any thread."""
        self._child.interrupt()

    def run(self) -> None:
        store = self._open_store()
        try:
            while (request := self._queue.take()) is not None:
                try:
                    self._make(request, store)
                except Exception:
                    log.exception("a thumbnail could not be made")
                finally:
                    self._queue.done(request)
        finally:
            self._child.close()
            if store is not None:
                store.close()

    def _open_store(self) -> ThumbnailStore | None:
        if self._store_path is None:
            return None
        with suppress(DatabaseError, OSError):
            self._store_path.parent.mkdir(parents=True, exist_ok=True)
            return ThumbnailStore(self._store_path)
        log.info("thumbnails are not kept: the store cannot be opened")
        return None

    def _make(self, request: ThumbnailRequest, store: ThumbnailStore | None) -> None:
        stored = store.get(request.key) if store is not None else None
        if stored is not None:
            image = QImage.fromData(stored)
            if not image.isNull():
                self.made.emit(request, image, True)
                return
        placeholder = embedded_thumbnail(request.path)
        if placeholder is not None:
            self.made.emit(request, placeholder, False)
        image, _ = load_image(request.path, request.edge_px, self._child)
        self.made.emit(request, image, True)
        if store is not None and not image.isNull():
            store.put(request.key, _jpeg(image), int(time.time()))


def _jpeg(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(_WRITING)
    image.save(buffer, "JPG", _QUALITY)  # type: ignore[call-overload]
    return bytes(data.data())


class Thumbnails(QObject):
    """Hands out pixmaps; what is missing is made in the background.

    Args:
        store_path: the file of the cache on the disk; None: none.
        most_bytes: of pixmaps in memory.
    """

    came = Signal(int)

    def __init__(
        self,
        store_path: Path | None,
        most_bytes: int = 96 * 1024 * 1024,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._most_bytes = most_bytes
        self._held_bytes = 0
        self._pixmaps: OrderedDict[int, tuple[bytes, QPixmap]] = OrderedDict()
        self._failed: set[bytes] = set()
        self._queue = _Queue()
        self._makers = [_Maker(self._queue, store_path) for _ in range(_THREADS)]
        for maker in self._makers:
            maker.made.connect(self._take)

    def start(self) -> None:
        """Begin to work."""
        for maker in self._makers:
            maker.start(QThread.Priority.LowPriority)

    def stop(self) -> None:
        """End the threads."""
        self._queue.end()
        for maker in self._makers:
            maker.interrupt()
        for maker in self._makers:
            maker.wait(10_000)

    @property
    def has_ended(self) -> bool:
        """Whether no thread runs."""
        return not any(maker.isRunning() for maker in self._makers)

    @property
    def is_busy(self) -> bool:
        """Whether pictures are being made or wait for it."""
        return self._queue.is_busy

    def get(self, photo_id: int) -> QPixmap | None:
        """Return a picture that is at hand, of whatever size and age."""
        found = self._pixmaps.get(photo_id)
        if found is None:
            return None
        self._pixmaps.move_to_end(photo_id)
        return found[1]

    def has_failed(self, request: ThumbnailRequest) -> bool:
        """Whether the picture was tried and cannot be made."""
        return bool(self._failed) and request.key in self._failed

    def want(self, requests: Sequence[ThumbnailRequest]) -> None:
        """Say which pictures are on the screen, the most wanted first; forget earlier wishes."""
        missing = []
        for request in requests:
            held = self._pixmaps.get(request.photo_id)
            if (held is None or held[0] != request.key) and request.key not in self._failed:
                missing.append(request)
        self._queue.replace(missing)

    @Slot(object, QImage, bool)
    def _take(self, request: ThumbnailRequest, image: QImage, is_final: bool) -> None:
        if image.isNull():
            self._failed.add(request.key)
            self.came.emit(request.photo_id)
            return
        self._drop(request.photo_id)
        pixmap = QPixmap.fromImage(image, Qt.ImageConversionFlag.AutoColor)
        self._pixmaps[request.photo_id] = (request.key if is_final else b"", pixmap)
        self._held_bytes += _size(pixmap)
        while self._held_bytes > self._most_bytes and len(self._pixmaps) > 1:
            self._drop(next(iter(self._pixmaps)))
        self.came.emit(request.photo_id)

    def _drop(self, photo_id: int) -> None:
        held = self._pixmaps.pop(photo_id, None)
        if held is not None:
            self._held_bytes -= _size(held[1])


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
