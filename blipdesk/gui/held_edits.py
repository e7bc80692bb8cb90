"""What a person typed or decided and is not written yet: kept here until it is.

A library that another program has locked, a full disk, a folder that is offline: none of them may
cost a person's words. What fails is held, shown as not saved, and tried again by itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from blipdesk.gui.edit_operations import NO_WORDS, Failure, Operation, WordsEdit, setting

FIRST_WAIT_MS, _LONGEST_WAIT_MS = 10_000, 300_000


@dataclass(frozen=True, slots=True)
class EditOrder:
    """What is wanted of photos.

    Args:
        text: names it for undo.
        make: gives what does it for some of the photos.
        words: what a person typed for it.
    """

    text: str
    paths: tuple[Path, ...]
    make: Callable[[tuple[Path, ...]], Operation]
    words: WordsEdit = NO_WORDS


@dataclass(frozen=True, slots=True)
class HeldEdit:
    """An order that is being carried out, or could not be.

    Args:
        reason: why it failed; None: it is under way.
        is_kept: the library itself keeps it and tries again, also after the next start.
    """

    order: EditOrder
    reason: str | None = None
    is_kept: bool = False


class HeldEdits(QObject):
    """Knows every order that is not done yet. ``due``: what failed should be tried again."""

    changed = Signal()
    due = Signal()

    def __init__(self, parent: QObject | None = None, first_wait_ms: int = FIRST_WAIT_MS) -> None:
        super().__init__(parent)
        self._number = 0
        self._held: dict[int, HeldEdit] = {}
        self._first_wait_ms = first_wait_ms
        self._told: set[str] = set()
        self._timer = QTimer(self, singleShot=True, interval=first_wait_ms)
        self._timer.timeout.connect(self.due)

    # --- what became of orders ---

    def begin(self, order: EditOrder) -> int:
        """Hold an order that is carried out now; return its number.

        It comes after everything that failed, whose older words must not come back over its own.
        """
        for number, held in list(self._held.items()):
            if held.reason is not None:
                self._put(number, held, order)
        number = self._new_number(HeldEdit(order))
        if not order.words.is_empty:
            self.changed.emit()
        return number

    def settle(self, number: int, failures: Sequence[Failure] = ()) -> None:
        """Let go of an order that was carried out, but for the photos that failed.

        A decision that the library refuses for one photo is not held: its draft waits on.
        """
        order = self._held.pop(number).order
        # An order of two steps, such as own words that are approved, may fail twice for a photo.
        for failure in {failure.path: failure for failure in failures}.values():
            if not order.words.is_empty and failure.path in order.paths:
                alone = replace(order, paths=(failure.path,))
                self._hold(number, HeldEdit(alone, failure.reason, failure.is_kept))
        if not self.failed:
            self._timer.setInterval(self._first_wait_ms)
            self._told.clear()
        self._wait()
        if not order.words.is_empty or failures:
            self.changed.emit()

    def fail(self, number: int, reason: str) -> bool:
        """Hold an order of which nothing could be done; say whether the reason is a new one."""
        self._hold(number, replace(self._held.pop(number), reason=reason))
        self._wait()
        self.changed.emit()
        is_new = reason not in self._told
        self._told.add(reason)
        return is_new

    def take_failed(self) -> list[HeldEdit]:
        """Give what failed, the oldest first, to be tried again; it is not held until then."""
        numbers = sorted(n for n, held in self._held.items() if held.reason is not None)
        self._timer.setInterval(min(2 * self._timer.interval(), _LONGEST_WAIT_MS))
        return [self._held.pop(number) for number in numbers]

    def discard(self, path: Path) -> None:
        """Forget what could not be saved of a photo."""
        for number, held in list(self._held.items()):
            if held.reason is not None and path in held.order.paths:
                self._replace(number, [p for p in held.order.paths if p != path])
        self.changed.emit()

    def _hold(self, number: int, failed: HeldEdit) -> None:
        """Hold what failed, less what a later order that is under way says otherwise."""
        later = [h.order for n, h in self._held.items() if n > number and h.reason is None]
        mine = self._new_number(failed)
        for order in later:
            for other, held in list(self._held.items()):
                if other >= mine and held.reason is not None:
                    self._put(other, held, order)

    def _put(self, number: int, held: HeldEdit, later: EditOrder) -> None:
        """Hold an order again, less what a later one says about the same photos."""
        common = [path for path in held.order.paths if path in later.paths]
        left = held.order.words.without(later.words)
        if not common or left == held.order.words:
            return
        self._replace(number, [path for path in held.order.paths if path not in common])
        if not left.is_empty:
            make = partial(setting, edit=left)
            rest = replace(held.order, paths=tuple(common), make=make, words=left)
            self._new_number(replace(held, order=rest))

    def _new_number(self, held: HeldEdit) -> int:
        self._number += 1
        self._held[self._number] = held
        return self._number

    def _replace(self, number: int, paths: Sequence[Path]) -> None:
        held = self._held.pop(number)
        if paths:
            self._held[number] = replace(held, order=replace(held.order, paths=tuple(paths)))

    def _wait(self) -> None:
        if not self.failed:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    # --- what is held ---

    @property
    def failed(self) -> list[HeldEdit]:
        """What could not be saved, the oldest first."""
        return [held for _, held in sorted(self._held.items()) if held.reason is not None]

    @property
    def photos_failed(self) -> list[Path]:
        """The photos of which something could not be saved."""
        return list(dict.fromkeys(path for held in self.failed for path in held.order.paths))

    @property
    def first_reason(self) -> str | None:
        """Why the oldest of them could not be saved; None: nothing failed."""
        return next((held.reason for held in self.failed), None)

    @property
    def is_saving(self) -> bool:
        """Whether words of a person are being written now."""
        return any(h.reason is None and not h.order.words.is_empty for h in self._held.values())

    def words_of(self, path: Path) -> WordsEdit:
        """Return a person's words for a photo that are not written yet."""
        of_photo = [
            held.order.words for _, held in sorted(self._held.items()) if path in held.order.paths
        ]
        return reduce(WordsEdit.followed_by, of_photo, NO_WORDS)

    def reason_of(self, path: Path) -> str | None:
        """Say why a photo's words could not be saved; None: nothing failed."""
        reasons = [held.reason for held in self.failed if path in held.order.paths]
        return reasons[-1] if reasons else None

    def unwritten(self) -> dict[Path, WordsEdit]:
        """Return all words of a person that nothing but this window knows."""
        paths = dict.fromkeys(
            path
            for _, held in sorted(self._held.items())
            if not held.is_kept and not held.order.words.is_empty
            for path in held.order.paths
        )
        return {path: self.words_of(path) for path in paths}
