"""Large pictures, decoded beside the window; the next one is ready before it is asked for."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtGui import QImage

from blipdesk.gui.decoding import load_image
from blipdesk.inference.picture_child import PictureChild

PREVIEW_PX = 1600
FULL = 0
_MOST_BYTES = 320 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """A picture that is wanted.

    Args:
        mtime_ns: of the file as it was listed: another one is another picture.
        edge_px: the longer side; 0 is every pixel.
    """

    path: Path
    mtime_ns: int
    edge_px: int = PREVIEW_PX


@dataclass(frozen=True, slots=True)
class Picture:
    """What came of it: a picture, or the reason why there is none."""

    request: PictureRequest
    image: QImage
    reason: str | None = None


class _Decoder(QThread):
    """Decodes the newest wish first."""

    decoded = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._wake = threading.Condition()
        self._wanted: list[PictureRequest] = []
        self._ending = False
        self._is_working = False
        self._child = PictureChild()

    def replace(self, requests: Sequence[PictureRequest]) -> None:
        with self._wake:
            self._wanted = list(reversed(requests))
            self._wake.notify()

    @property
    def is_busy(self) -> bool:
        with self._wake:
            return bool(self._wanted) or self._is_working

    def end(self) -> None:
        with self._wake:
            self._ending = True
            self._wake.notify()
        self._child.interrupt()

    def run(self) -> None:
        while (request := self._next()) is not None:
            image, reason = load_image(request.path, request.edge_px, self._child)
            self.decoded.emit(Picture(request, image, reason))
        self._child.close()

    def _next(self) -> PictureRequest | None:
        with self._wake:
            self._is_working = False
            while not self._wanted and not self._ending:
                self._wake.wait()
            self._is_working = not self._ending
            return None if self._ending else self._wanted.pop()


class Pictures(QObject):
    """Keeps the newest pictures and asks for more."""

    came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: OrderedDict[PictureRequest, Picture] = OrderedDict()
        self._bytes = 0
        self._decoder = _Decoder()
        self._decoder.decoded.connect(self._take)

    def start(self) -> None:
        """Begin to work."""
        self._decoder.start()

    def stop(self) -> None:
        """End the thread."""
        self._decoder.end()
        self._decoder.wait(20_000)

    @property
    def has_ended(self) -> bool:
        """Whether the thread does not run."""
        return not self._decoder.isRunning()

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being decoded or waits for it."""
        return self._decoder.is_busy

    def get(self, request: PictureRequest) -> Picture | None:
        """Return a picture that is at hand."""
        found = self._held.get(request)
        if found is not None:
            self._held.move_to_end(request)
        return found

    def want(self, requests: Sequence[PictureRequest]) -> None:
        """Have pictures made, the first one first; earlier wishes are forgotten."""
        self._decoder.replace([request for request in requests if request not in self._held])

    @Slot(object)
    def _take(self, picture: Picture) -> None:
        self._held[picture.request] = picture
        self._bytes += picture.image.sizeInBytes()
        while self._bytes > _MOST_BYTES and len(self._held) > 1:
            _, gone = self._held.popitem(last=False)
            self._bytes -= gone.image.sizeInBytes()
        self.came.emit(picture)
