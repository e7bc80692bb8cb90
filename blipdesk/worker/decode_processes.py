"""Photos decoded in several processes, each asked by a thread of its own.

A process that dies costs nothing but the photo that ended two of them, and a photo that takes too
long ends one. Pixels come through the pipe straight into their array: that is one copy, next to
nothing beside the decoding (benchmarks/decoders.py).
"""

import itertools
import json
import logging
import math
import queue
import sys
import threading
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from blipdesk.blip.photos import Photo
from blipdesk.domain.errors import InferenceError, PhotoError, Unreadable, WorkerCrashed
from blipdesk.domain.photo import display_name
from blipdesk.imaging.fingerprint import Fingerprint
from blipdesk.inference.asked_child import AskedChild, ChildGoneError
from blipdesk.inference.messages import PhotoRequest
from blipdesk.inference.picture_child import photo_error
from blipdesk.worker.decode_child import Ask, Head
from blipdesk.worker.decoding import Picture, Wish

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-P", "-m", "blipdesk.worker.decode_child")
_MEMORY_BYTES = 4 * 1024**3
_PATIENCE_S = 90.0
_TRIES = 2
_CHANNELS = 3
_ALONE = {"OPENBLAS_NUM_THREADS": "1"}
"""There is a process for each core already, and each thread would reserve addresses."""

_Task = tuple[PhotoRequest, Picture]


class ProcessDecoder:
    """Decodes in processes of their own.

    Make it before ``restrict``: from then on only threads that ran already may start programs, and
    these are they. They touch no photo themselves.

    Args:
        processes: photos at once.
        memory_limit_bytes: of each process, 4 GiB at most; 0: 4 GiB.
        patience_s: how long one photo may take.
        command: the program; another one in tests.
    """

    def __init__(
        self,
        wish: Wish,
        processes: int,
        memory_limit_bytes: int = 0,
        patience_s: float = _PATIENCE_S,
        command: tuple[str, ...] = COMMAND,
    ) -> None:
        self._tasks: queue.Queue[_Task | None] = queue.Queue()
        limit_bytes = min(memory_limit_bytes or _MEMORY_BYTES, _MEMORY_BYTES)
        self._lanes = [
            _Lane(wish, self._tasks, AskedChild((*command, str(limit_bytes)), patience_s, _ALONE))
            for _ in range(processes)
        ]
        for lane in self._lanes:
            lane.start()

    def begin(self, request: PhotoRequest) -> Picture:
        """Begin with one photo."""
        picture = Picture()
        self._tasks.put((request, picture))
        return picture

    def spent(self) -> tuple[float, int]:
        """Return processor seconds and bytes at most of all processes."""
        return sum(lane.cpu_s for lane in self._lanes), sum(lane.peak_bytes for lane in self._lanes)

    def pids(self) -> list[int]:
        """Return the processes that run."""
        return [lane.child.pid for lane in self._lanes if lane.child.pid is not None]

    def close(self) -> None:
        """End the processes, once what was begun is done."""
        for _ in self._lanes:
            self._tasks.put(None)
        for lane in self._lanes:
            lane.join()


class _Lane(threading.Thread):
    """One process and the thread that asks it."""

    def __init__(self, wish: Wish, tasks: "queue.Queue[_Task | None]", child: AskedChild) -> None:
        super().__init__(name="decode", daemon=True)
        self.child = child
        self.peak_bytes = 0
        self._wish = wish
        self._tasks = tasks
        self._past_cpu_s = 0.0
        self._cpu_s = 0.0
        self._is_up = False

    @property
    def cpu_s(self) -> float:
        """Processor seconds of this lane's processes."""
        return self._past_cpu_s + self._cpu_s

    def run(self) -> None:
        with suppress(WorkerCrashed):  # the first photo tells of it
            self._make_sure_it_is_up()
        while (task := self._tasks.get()) is not None:
            request, picture = task
            try:
                picture.set_result(self._decode(request))
            except InferenceError as error:
                picture.set_exception(error)
        self.child.close()

    def _decode(self, request: PhotoRequest) -> Photo | PhotoError:
        name = display_name(str(request.path))
        for _ in range(_TRIES):
            self._make_sure_it_is_up()
            try:
                return self._ask(request)
            except PhotoError as error:
                return error
            except ChildGoneError as gone:
                self._note_death()
                log.info("%s: the decoder %s", name, gone)
                if gone.took_too_long:
                    return Unreadable(f"{name}: took too long to decode and was stopped")
        return Unreadable(f"{name}: damaged, the decoder died on it twice")

    def _ask(self, request: PhotoRequest) -> Photo:
        answers: list[tuple[Head, NDArray[np.uint8]]] = []

        def take(body: bytes) -> memoryview:
            head = self._read_head(body)
            room = np.empty(sum(map(math.prod, _shapes(head, self._wish))), np.uint8)
            answers.append((head, room))
            return room.data

        self.child.ask(self._question(str(request.path), request.fingerprint), take)
        return _photo(*answers[0], self._wish)

    def _make_sure_it_is_up(self) -> None:
        """Start the child and hear of it, so that no photo is blamed for a child without life.

        Raises:
            WorkerCrashed: it does not come up.
        """
        for _ in range(_TRIES):
            if self._is_up and self.child.pid is not None:
                return
            try:
                self.child.ask(self._question("", False), self._greet)
                self._is_up = True
            except ChildGoneError:
                self._note_death()
            except OSError as error:
                raise WorkerCrashed(f"the decoder cannot be started: {error}") from error
        if not self._is_up:
            raise WorkerCrashed("the decoder does not start")

    def _greet(self, body: bytes) -> None:
        self._read_head(body)

    def _question(self, path: str, with_look: bool) -> bytes:
        wish = self._wish
        specs = [(spec.height_px, spec.width_px, spec.resample) for spec in wish.specs]
        most = wish.limits.max_pixels
        return Ask(path, wish.target_px, most, specs, wish.keeps_image, with_look).encode()

    def _read_head(self, body: bytes) -> Head:
        try:
            head = Head(**json.loads(body))
        except TypeError as error:
            raise ValueError(f"no head: {error}") from error
        self._cpu_s, self.peak_bytes = head.cpu_s, max(self.peak_bytes, head.peak_bytes)
        if head.kind:
            raise photo_error(head.kind, head.reason)
        return head

    def _note_death(self) -> None:
        self._is_up = False
        self._past_cpu_s, self._cpu_s = self._past_cpu_s + self._cpu_s, 0.0


def _shapes(head: Head, wish: Wish) -> list[tuple[int, int, int]]:
    shapes = [(spec.height_px, spec.width_px, _CHANNELS) for spec in wish.specs]
    if head.size is not None:
        shapes.append((head.size[1], head.size[0], _CHANNELS))
    return shapes


def _photo(head: Head, room: NDArray[np.uint8], wish: Wish) -> Photo:
    """Return the photo whose pictures lie in ``room`` one after the other."""
    shapes = _shapes(head, wish)
    ends = list(itertools.accumulate(map(math.prod, shapes)))
    pieces = [
        piece.reshape(shape)
        for piece, shape in zip(np.split(room, ends[:-1]), shapes, strict=bool(shapes))
    ]
    image = Image.fromarray(pieces.pop()) if head.size is not None else None
    look = Fingerprint(*head.look) if head.look is not None else None
    return Photo(image, dict(zip(wish.specs, pieces, strict=True)), look)
