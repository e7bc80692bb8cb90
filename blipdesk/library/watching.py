"""Watch folders: events are hints, the look at the disk is the truth."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from blipdesk.index.database import Index
from blipdesk.index.photos import PhotoRecord
from blipdesk.library.following import Follower, Seen, WatchEvent
from blipdesk.library.looking import Look
from blipdesk.library.results import EditResult
from blipdesk.library.scanning import Scanner, identity_of
from blipdesk.library.stations import QueueResult
from blipdesk.library.work_queue import WorkQueue
from blipdesk.watch.ignore import Rules, is_below
from blipdesk.watch.lane import Lane
from blipdesk.watch.settle import DirtyFolders, Scope
from blipdesk.watch.watcher import Hints, Watcher

_PRESENCE_S = 2.0
_SHORTEST_WAIT_S = 0.05
_LONGEST_WAIT_S = 0.5
_QUEUE_POLL_S = 2.0
_WRITES_POLL_S = 5.0


@dataclass(frozen=True, slots=True)
class WatchTimes:
    """How often a folder is compared with the index as a whole.

    Args:
        full_every_s: where the operating system reports changes.
        poll_every_s: where it does not.
    """

    full_every_s: float = 900.0
    poll_every_s: float = 60.0


@dataclass(frozen=True, slots=True)
class WatchParts:
    """What a watch works with.

    Args:
        index: open, of this thread.
        scanner: on the same index.
        queue: describes what is new; None: nothing is described.
        retry_writes: tries failed writes again; gives a line for each that fails again.
        write_idle: writes what waits, if its time has come; is given what says whether to stop.
        rules: what is left out.
        patience_s: after which a disk that does not answer is left alone.
        times: see there.
    """

    index: Index
    scanner: Scanner
    queue: WorkQueue | None
    retry_writes: Callable[[], tuple[str, ...]]
    write_idle: Callable[[Callable[[], bool]], Iterator[EditResult]]
    rules: Rules
    patience_s: float = 30.0
    times: WatchTimes = WatchTimes()


@dataclass
class _Root:
    """A watched folder and what is known of its state."""

    path: Path
    lane: Lane
    follower: Follower
    dirty: DirtyFolders = field(default_factory=DirtyFolders)
    identity: tuple[int, int] | None = None
    presence_due_s: float = 0.0
    full_due_s: float = 0.0
    is_new: bool = True
    is_offline: bool = False


class Watch:
    """One watch over some folders; iterate over it once, in the index's thread.

    Args:
        folders: absolute; what lies below another one of them is covered by it. None: those of the
            library, also the ones that are added and taken away while the watch goes on.
        parts: see there.
        should_stop: asked several times a second; true ends the watch.
    """

    def __init__(
        self, folders: list[Path] | None, parts: WatchParts, should_stop: Callable[[], bool]
    ) -> None:
        self._parts = parts
        self._should_stop = should_stop
        self._roots: list[_Root] = []
        self._follows_library = folders is None
        self._folders_due_s = 0.0
        self._set_folders(self._library_folders() if folders is None else folders)
        self._watcher = Watcher(parts.rules)
        self._queue_due_s = self._writes_due_s = 0.0
        self._held_back: str | None = None

    def __iter__(self) -> Iterator[WatchEvent | QueueResult]:
        try:
            with self._watcher:
                while not self._should_stop():
                    yield from self._round()
        finally:
            if self._parts.queue is not None:
                self._parts.queue.close()

    def compare(self, folders: Iterable[Path] = ()) -> None:
        """Compare watched folders with the index as a whole; without any, all of them.

        Args:
            folders: absolute; what they lie in is compared.
        """
        chosen = list(folders)
        for root in self._roots:
            if not chosen or any(folder.is_relative_to(root.path) for folder in chosen):
                root.full_due_s = root.presence_due_s = 0.0

    def look_at_queue(self) -> None:
        """Look at the queue and the library's folders in the next round, not when it is time."""
        self._queue_due_s = self._folders_due_s = 0.0

    def wake(self) -> None:
        """Begin the next round now; safe from any thread."""
        self._watcher.wake()

    def _round(self) -> Iterator[WatchEvent | QueueResult]:
        self._follow_library(time.monotonic())
        self._hear(self._watcher.take(), time.monotonic())
        for root in self._roots:
            if self._should_stop():
                return
            yield from self._attend(root)
        if not self._reads_wait():
            yield from self._describe()
            yield from self._write_idle()
        if not self._reads_wait():
            time.sleep(_SHORTEST_WAIT_S)  # a burst of events is one piece of news
            self._watcher.wait(self._wait_s(time.monotonic()))

    def _library_folders(self) -> list[Path]:
        return [root.path for root in self._parts.index.folders.list()]

    def _follow_library(self, now_s: float) -> None:
        if self._follows_library and now_s >= self._folders_due_s:
            self._folders_due_s = now_s + _QUEUE_POLL_S
            self._set_folders(self._library_folders())

    def _set_folders(self, folders: list[Path]) -> None:
        wanted = _topmost(folders)
        kept = {root.path: root for root in self._roots if root.path in wanted}
        for root in self._roots:
            if root.path not in kept:
                self._watcher.stop(root.path)
        self._roots = [kept.get(folder) or self._new_root(folder) for folder in wanted]

    def _hear(self, hints: Hints, now_s: float) -> None:
        for root in self._roots:
            if hints.overflowed:
                root.full_due_s = min(root.full_due_s, now_s)
            for scope in hints.scopes:
                if is_below(scope.folder, os.fsencode(root.path)):
                    root.dirty.mark(scope, now_s)

    def _attend(self, root: _Root) -> Iterator[WatchEvent]:
        yield from self._check_presence(root)
        if root.identity is None:
            return
        now_s = time.monotonic()
        if now_s >= root.full_due_s:
            yield from self._look_at_all(root)
        else:
            scopes = root.dirty.take_due(now_s)
            if scopes:
                look = self._parts.scanner.look(scopes, root.lane, self._should_stop)
                yield from self._take(root, look)
        yield from self._settle(root)

    def _check_presence(self, root: _Root) -> Iterator[WatchEvent]:
        """A folder that is gone, replaced or on another drive is begun anew when it is there."""
        now_s = time.monotonic()
        if now_s < root.presence_due_s:
            return
        root.presence_due_s = now_s + _PRESENCE_S
        identity = identity_of(root.path, root.lane)
        if self._should_stop() or (identity == root.identity and not root.is_new):
            return
        root.identity = identity
        if identity is None:
            self._watcher.stop(root.path)
            if not root.is_offline:
                yield self._note_offline(root)
        else:
            self._watcher.start(root.path, self._parts.patience_s)
            root.full_due_s = now_s
        root.is_new = False

    def _look_at_all(self, root: _Root) -> Iterator[WatchEvent]:
        scanner, times = self._parts.scanner, self._parts.times
        root.dirty.forget(os.fsencode(root.path))
        started_s = time.monotonic()
        back = scanner.note_online(root.path)
        look = scanner.look((Scope(os.fsencode(root.path), True),), root.lane, self._should_stop)
        has_events = self._watcher.gives_hints(root.path)
        every_s = times.full_every_s if has_events else times.poll_every_s
        root.full_due_s = time.monotonic() + every_s
        if look.stopped:
            return
        if scanner.is_offline(root.path, root.identity[0] if root.identity else None, look):
            if not root.is_offline:
                yield self._note_offline(root)
            else:
                scanner.note_offline(root.path)
            return
        if root.is_offline:
            root.is_offline = False
            yield WatchEvent(Seen.ONLINE, root.path, f"{back} photos are there again")
        yield from self._take(root, look)
        seconds = time.monotonic() - started_s
        yield WatchEvent(
            Seen.COMPARED, root.path, f"{look.plan.same} photos unchanged, {seconds:.1f} s"
        )
        for line in self._parts.retry_writes():
            yield WatchEvent(Seen.PROBLEM, root.path, line)
        if self._parts.queue is not None:
            self._parts.queue.add_undone(root.path)

    def _take(self, root: _Root, look: Look) -> Iterator[WatchEvent]:
        if not look.stopped:
            yield from root.follower.take(look, time.monotonic())

    def _settle(self, root: _Root) -> Iterator[WatchEvent]:
        try:
            root.follower.settle(time.monotonic())
            yield from root.follower.read()
        except TimeoutError:
            root.presence_due_s = 0.0

    def _note_offline(self, root: _Root) -> WatchEvent:
        root.is_offline = True
        photos = self._parts.scanner.note_offline(root.path)
        return WatchEvent(Seen.OFFLINE, root.path, f"{photos} photos stay known")

    def _describe(self) -> Iterator[WatchEvent | QueueResult]:
        queue, now_s = self._parts.queue, time.monotonic()
        if queue is None or now_s < self._queue_due_s:
            return
        reason = queue.held_back()
        if reason != self._held_back:
            self._held_back = reason
            detail = f"waits: {reason}" if reason else "goes on"
            yield WatchEvent(Seen.QUEUE, Path(), detail)
        yield from queue.work(self._should_stop)
        due_s = queue.due_s()
        is_busy = due_s == 0.0 and reason is None
        # Other processes add to the queue and pause it, so it is asked now and then.
        self._queue_due_s = 0.0 if is_busy else time.monotonic() + _QUEUE_POLL_S

    def _write_idle(self) -> Iterator[WatchEvent]:
        if time.monotonic() < self._writes_due_s:
            return
        for result in self._parts.write_idle(self._should_stop):
            seen = Seen.PROBLEM if result.failed else Seen.WRITTEN
            yield WatchEvent(seen, result.path, result.write.reason)
        self._writes_due_s = time.monotonic() + _WRITES_POLL_S

    def _reads_wait(self) -> bool:
        return any(root.follower.has_complete_files for root in self._roots)

    def _wait_s(self, now_s: float) -> float:
        times = [now_s + _LONGEST_WAIT_S]
        for root in self._roots:
            if root.identity is not None:
                times += [t for t in (root.dirty.due_s(), root.follower.due_s()) if t is not None]
        if self._parts.queue is not None:
            times.append(self._queue_due_s)
        if self._follows_library:
            times.append(self._folders_due_s)
        return min(times) - now_s

    def _new_root(self, folder: Path) -> _Root:
        lane = Lane(self._parts.patience_s, self._should_stop)
        follower = Follower(self._parts.index, self._parts.scanner, lane, self._on_read)
        return _Root(folder, lane, follower)

    def _on_read(self, photo: PhotoRecord) -> None:
        if self._parts.queue is not None:
            self._parts.queue.add(photo)
            self._queue_due_s = 0.0


def _topmost(folders: list[Path]) -> list[Path]:
    chosen: list[Path] = []
    for folder in sorted(set(folders)):
        if not any(folder.is_relative_to(above) for above in chosen):
            chosen.append(folder)
    return chosen
