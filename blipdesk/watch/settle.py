"""When to look again; pure: the time is an argument, in seconds of a clock that never goes back."""

from collections.abc import Iterable
from dataclasses import dataclass

from blipdesk.domain.photo import FileStamp
from blipdesk.watch.ignore import is_below, parent


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of a tree that has to be looked at.

    Args:
        folder: its path as bytes.
        whole_tree: everything below it too, not only what is directly in it.
    """

    folder: bytes
    whole_tree: bool = False

    def holds(self, path: bytes) -> bool:
        """Whether a look at this part would see a file at the path."""
        return is_below(path, self.folder) if self.whole_tree else parent(path) == self.folder


@dataclass
class _Dirt:
    first_s: float
    last_s: float
    whole_tree: bool


class DirtyFolders:
    """Folders in which something happened, given out once they have been quiet for a while.

    Args:
        quiet_s: how long nothing must have happened.
        longest_s: a folder that never becomes quiet is given out after so long all the same.
    """

    def __init__(self, quiet_s: float = 1.5, longest_s: float = 10.0) -> None:
        self._quiet_s = quiet_s
        self._longest_s = longest_s
        self._dirt: dict[bytes, _Dirt] = {}

    def __len__(self) -> int:
        return len(self._dirt)

    def mark(self, scope: Scope, now_s: float) -> None:
        """Note that something happened there."""
        dirt = self._dirt.setdefault(scope.folder, _Dirt(now_s, now_s, scope.whole_tree))
        dirt.last_s = now_s
        dirt.whole_tree |= scope.whole_tree

    def forget(self, root: bytes) -> None:
        """Drop what lies below a folder: it is going to be looked at as a whole anyway."""
        for folder in [folder for folder in self._dirt if is_below(folder, root)]:
            del self._dirt[folder]

    def take_due(self, now_s: float) -> tuple[Scope, ...]:
        """Give out, once, what is due.

        All is given out together as soon as the first is due: a move from one folder to another
        is then seen from both ends. What a whole tree covers is not named again.
        """
        due_s = self.due_s()
        if due_s is None or now_s < due_s:
            return ()
        taken = sorted((folder, dirt.whole_tree) for folder, dirt in self._dirt.items())
        self._dirt.clear()
        trees: list[bytes] = []
        scopes: list[Scope] = []
        for folder, whole_tree in taken:
            # In the order of bytes "a" comes before "a/b", with others such as "a b" in between.
            if any(is_below(folder, tree) for tree in trees):
                continue
            if whole_tree:
                trees.append(folder)
            scopes.append(Scope(folder, whole_tree))
        return tuple(scopes)

    def due_s(self) -> float | None:
        """Return the time at which something is due; None: nothing happened.

        All wait for the last one to be quiet, but the first one never longer than the limit.
        """
        if not self._dirt:
            return None
        quiet_s = max(dirt.last_s for dirt in self._dirt.values()) + self._quiet_s
        return min(quiet_s, min(dirt.first_s for dirt in self._dirt.values()) + self._longest_s)


@dataclass
class _Wait:
    stamp: FileStamp
    looks: int
    next_s: float


class Stillness:
    """Files that are new or changed, given out once size and time have held still.

    A copy under way grows between two looks; it is complete when several looks in a row see the
    same stamp.

    Args:
        interval_s: between two looks.
        looks: how many in a row must see the same as the one before.
    """

    def __init__(self, interval_s: float = 0.75, looks: int = 2) -> None:
        self._interval_s = interval_s
        self._looks = looks
        self._waits: dict[bytes, _Wait] = {}

    def __len__(self) -> int:
        return len(self._waits)

    def __contains__(self, path: bytes) -> bool:
        return path in self._waits

    def observe(self, path: bytes, stamp: FileStamp, now_s: float) -> bool:
        """Note what a look saw; return whether the file is complete, which ends the wait for it."""
        wait = self._waits.get(path)
        if wait is None or wait.stamp != stamp:
            self._waits[path] = _Wait(stamp, 0, now_s + self._interval_s)
            return False
        if now_s < wait.next_s:
            return False
        wait.looks += 1
        wait.next_s = now_s + self._interval_s
        if wait.looks < self._looks:
            return False
        del self._waits[path]
        return True

    def forget(self, path: bytes) -> None:
        """Wait no longer: the file is gone."""
        self._waits.pop(path, None)

    def due(self, now_s: float) -> list[bytes]:
        """Return the files that should be looked at now."""
        return [path for path, wait in self._waits.items() if wait.next_s <= now_s]

    def due_s(self) -> float | None:
        """Return the time at which the next file should be looked at; None: no file waits."""
        return min((wait.next_s for wait in self._waits.values()), default=None)


class Retries:
    """Photos that could not be described, and when each may be tried again."""

    def __init__(self) -> None:
        self._attempts: dict[int, int] = {}
        self._next_s: dict[int, float] = {}

    def failed(self, photo_id: int, delays_s: Iterable[float], now_s: float) -> float | None:
        """Note a failure.

        Args:
            delays_s: how long to rest after the first failure, the second, ...

        Returns:
            Seconds until the next attempt; None: it is not tried again until the file changes.
        """
        attempt = self._attempts[photo_id] = self._attempts.get(photo_id, 0) + 1
        delay_s = dict(enumerate(delays_s, 1)).get(attempt)
        if delay_s is None:
            self._next_s.pop(photo_id, None)
        else:
            self._next_s[photo_id] = now_s + delay_s
        return delay_s

    def forget(self, photo_id: int) -> None:
        """Start counting anew: the file changed, or it worked."""
        self._attempts.pop(photo_id, None)
        self._next_s.pop(photo_id, None)

    def take_due(self, now_s: float) -> list[int]:
        """Give out, once, the photos whose rest is over."""
        due = [photo_id for photo_id, next_s in self._next_s.items() if next_s <= now_s]
        for photo_id in due:
            del self._next_s[photo_id]
        return due

    def due_s(self) -> float | None:
        """Return the time of the next attempt; None: there is none."""
        return min(self._next_s.values(), default=None)
