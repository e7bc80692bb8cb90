"""Hints from the operating system that something happened in a folder; never more than hints.

Events get lost (a full kernel queue), come late, or name paths that no longer exist. So an event
only says where to look again, and a burst of them that everything has to be looked at.
"""

import logging
import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from blipdesk.watch.ignore import Rules, is_below, parent
from blipdesk.watch.settle import Scope

log = logging.getLogger(__name__)

# Opened, closed and attribute events would feed on our own looking: with them a tree of thousands
# of folders never comes to rest.
_EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]
# On these, changes made by other machines reach no event queue of this one.
_NETWORK_TYPES = frozenset(
    "nfs nfs4 cifs smb3 smbfs afpfs webdav davfs davfs2 9p ceph glusterfs lustre afs ncpfs".split()
)
_LONGEST_END_S = 5.0
_NETWORK_STARTS = ("fuse.sshfs", "fuse.rclone", "fuse.gvfsd", "fuse.s3fs", "fuse.davfs")


@dataclass(frozen=True, slots=True)
class Hints:
    """What happened since the last question.

    Args:
        scopes: parts of the watched trees where something happened.
        overflowed: events were lost, or too many came: anything may have happened anywhere.
    """

    scopes: frozenset[Scope]
    overflowed: bool


class Watcher:
    """Collects hints for any number of folders; use it as a context.

    Args:
        rules: changes to what they leave out are no hints.
        most_scopes: more dirty folders than this at once count as an overflow.
        most_events: more events than this between two questions count as an overflow: where so
            many come, the operating system may have dropped others.
    """

    def __init__(self, rules: Rules, most_scopes: int = 2000, most_events: int = 8000) -> None:
        self._rules = rules
        self._most_scopes = most_scopes
        self._most_events = most_events
        self._lock = threading.Lock()
        self._news = threading.Event()
        self._scopes: set[Scope] = set()
        self._events = 0
        self._overflowed = False
        # One for each folder: they are begun and ended by asking the disk, which may hang.
        self._observers: dict[Path, BaseObserver] = {}
        self._wanted: set[Path] = set()
        self._complaints = _Complaints(self)

    def __enter__(self) -> Self:
        logging.getLogger("watchdog").addHandler(self._complaints)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for ending in [self.stop(root) for root in list(self._observers)]:
            if ending is not None:
                ending.join(_LONGEST_END_S)
        self._wanted.clear()
        logging.getLogger("watchdog").removeHandler(self._complaints)

    def start(self, root: Path, patience_s: float = 30.0) -> bool:
        """Watch a folder and everything below; afresh, if it was watched already.

        Args:
            patience_s: how long to wait. Where it takes longer, as with a disk that hangs, the
                folder is watched once it answers, and then has to be looked at as a whole.

        Returns:
            Whether the operating system gives hints for it; if not, it has to be polled.
        """
        self.stop(root)
        self._wanted.add(root)
        is_late = threading.Event()
        beginning = threading.Thread(target=self._begin, args=(root, is_late), daemon=True)
        beginning.start()
        beginning.join(patience_s)
        if beginning.is_alive():
            is_late.set()
        return self.gives_hints(root)

    def gives_hints(self, root: Path) -> bool:
        """Whether the operating system gives hints for a folder."""
        return root in self._observers

    def stop(self, root: Path) -> threading.Thread | None:
        """Watch a folder no more.

        Returns:
            A thread that waits for the end, which a disk that hangs puts off; None: there was no
            watch.
        """
        self._wanted.discard(root)
        observer = self._observers.pop(root, None)
        if observer is None:
            return None
        ending = threading.Thread(target=_end, args=(observer,), daemon=True)
        ending.start()
        return ending

    def _begin(self, root: Path, is_late: threading.Event) -> None:
        if is_on_network(root, _mounts()):
            return
        observer = Observer()
        handler = _Handler(self, os.fsencode(root))
        try:
            observer.schedule(handler, str(root), recursive=True, event_filter=_EVENTS)
            observer.start()
        except OSError as error:
            log.info("%s gives no events: %s", root, error)
            return
        if root not in self._wanted or root in self._observers:  # it was begun again meanwhile
            _end(observer)
            return
        self._observers[root] = observer
        if is_late.is_set():
            with self._lock:  # nobody knows what happened before
                self._scopes.add(Scope(os.fsencode(root), whole_tree=True))
                self._news.set()

    def wait(self, timeout_s: float) -> None:
        """Return as soon as something happens, or when the time is over."""
        self._news.wait(max(timeout_s, 0.0))

    def wake(self) -> None:
        """End a ``wait``; safe from any thread."""
        self._news.set()

    def take(self) -> Hints:
        """Return what happened since the last call."""
        with self._lock:
            hints = Hints(frozenset(self._scopes), self._overflowed)
            self._scopes.clear()
            self._events = 0
            self._overflowed = False
            self._news.clear()
        return hints

    def overflow(self) -> None:
        """Note that events were lost; safe from any thread."""
        with self._lock:
            self._overflowed = True
            self._scopes.clear()
            self._news.set()

    def note(self, root: bytes, event: FileSystemEvent) -> None:
        """Note where an event says to look; safe from any thread."""
        scopes = [
            scope
            for path in (event.src_path, event.dest_path)
            if path
            for scope in _scopes(os.fsencode(path), event.is_directory)
            if is_below(scope.folder, root) and not self._is_left_out(root, os.fsencode(path))
        ]
        with self._lock:
            self._events += 1
            self._scopes.update(scopes)
            if len(self._scopes) > self._most_scopes or self._events > self._most_events:
                self._overflowed = True
                self._scopes.clear()
            if self._scopes or self._overflowed:
                self._news.set()

    def _is_left_out(self, root: bytes, path: bytes) -> bool:
        return path != root and self._rules.skip_below(root, path) is not None


def _end(observer: BaseObserver) -> None:
    observer.stop()
    observer.join()


def is_on_network(path: Path, mounts: Iterable[tuple[str, str]]) -> bool:
    """Whether a path is on a drive of another machine.

    Args:
        path: absolute.
        mounts: mount points and their file systems' types, as the operating system names them.
    """
    holding = [mount for mount in mounts if path.is_relative_to(mount[0])]
    if not holding:
        return False
    kind = max(holding, key=lambda mount: len(mount[0]))[1].lower()
    return kind in _NETWORK_TYPES or kind.startswith(_NETWORK_STARTS)


def _mounts() -> list[tuple[str, str]]:
    return [
        (part.mountpoint, "cifs" if "remote" in part.opts.split(",") else part.fstype)
        for part in psutil.disk_partitions(all=True)
    ]


def _scopes(path: bytes, is_directory: bool) -> list[Scope]:
    """A folder's event says nothing about the files in it, so all of it has to be looked at."""
    return [Scope(path, whole_tree=True)] if is_directory else [Scope(parent(path))]


class _Handler(FileSystemEventHandler):
    def __init__(self, watcher: Watcher, root: bytes) -> None:
        self._watcher = watcher
        self._root = root

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass it on."""
        self._watcher.note(self._root, event)


class _Complaints(logging.Handler):
    """Hears of lost events: the log is the only place where the library under us tells of them."""

    def __init__(self, watcher: Watcher) -> None:
        super().__init__(logging.WARNING)
        self._watcher = watcher

    def emit(self, record: logging.LogRecord) -> None:
        """Take every complaint for a loss: looking again once too often does no harm."""
        log.info("watchdog says: %s", record.getMessage())
        self._watcher.overflow()
