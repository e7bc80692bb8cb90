"""Planted faults: if the harness does not catch each of them, it proves nothing."""

import os
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from blipdesk.domain.intent import IntentKind
from blipdesk.domain.policy import MergeResult
from blipdesk.index.connection import Connection
from blipdesk.index.documents import Documents
from blipdesk.index.file_steps import FileSteps
from blipdesk.index.outbox import Outbox
from blipdesk.library import file_moves, files, write_steps, writing
from blipdesk.library.writing import Writer
from blipdesk.metadata import safe_file, writer


def in_place() -> None:
    """Write over the photo instead of replacing it."""

    def replace_file(target, temp, expected, *, keep_mtime, new_mode):
        data = temp.read_bytes()
        with target.open("r+b") as file:
            file.truncate(0)
            os.chmod(target, target.stat().st_mode & 0o777)  # a step in the middle
            file.write(data)
        temp.unlink()
        return safe_file.FileStamp.of(target.stat())

    writer.replace_file = replace_file


def file_before_promise() -> None:
    """Replace the file before the wish is in the database."""
    original = Writer._together

    def together(self, tries):
        with self._index.transaction(durable=True):
            for one in tries:
                sql = "DELETE FROM outbox WHERE id = ?"
                self._index._connection.change(sql, (one.entry.entry_id,))
        return original(self, tries)

    Writer._together = together


def no_plan() -> None:
    """Do not note what the replacement will look like."""
    Outbox.prepare = lambda self, *_, **__: None


def search_apart() -> None:
    """Bring the full text index up to date outside of the transaction, so perhaps never."""
    Documents._refresh_touched = lambda self: None


def stray_temps() -> None:
    """Leave temps behind."""
    Writer._remove_stray_temp = lambda self, *_: None
    unlink = Path.unlink

    def keep_temps(self, missing_ok=False):
        if not self.name.endswith(".tmp"):
            unlink(self, missing_ok)

    Path.unlink = keep_temps


def recovery_trusts_the_plan() -> None:
    """Take every noted replacement for done, without looking at the file."""
    write_steps.file_state = lambda path: _Anything()


class _Anything:
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


def machine_over_person() -> None:
    """Let the machine's words win."""
    write_steps.merge = lambda intent, *_: MergeResult(intent.edits)


def lost_mode() -> None:
    """Do not carry the mode over."""
    safe_file._carry_over = lambda *_, **__: None


def journal_afterwards() -> None:
    """Forget what a crash interrupted instead of completing it."""
    files.FileOperations.recover = lambda self: []
    FileSteps.planned = lambda self: []


def move_by_deleting_first() -> None:
    """Take the file from its old place before it stands at the new one."""

    def move(source, target, token):
        data = source.read_bytes()
        status = source.stat()
        source.unlink()
        with target.open("wb") as file:
            file.write(data)
        os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
        os.chmod(target, status.st_mode & 0o777)

    file_moves.move = move


def index_stays_behind() -> None:
    """Do not tell the index what a write changed."""

    def finish(self, entry, *_):
        with self._index.transaction():
            self._index.outbox.finish(entry)
        return writing.WriteReport(writing.SetState.WRITTEN, "file")

    Writer._finish = finish


def outbox_ends_first() -> None:
    """End the outbox rows in a transaction of their own, before the rest."""
    original = Writer._kept_and_read

    def kept_and_read(self, lane, steps, placed, hands):
        with self._index.transaction(durable=True):
            for number in placed:
                self._index.outbox.finish(steps[number].entry)
        return original(self, lane, steps, placed, hands)

    Writer._kept_and_read = kept_and_read


def migration_in_pieces() -> None:
    """Commit every statement of a migration by itself."""

    @contextmanager
    def no_transaction(self, *, durable=False):
        self._depth += 1
        yield
        self._depth -= 1

    Connection.transaction = no_transaction


def forgotten_promise() -> None:
    """Keep what waits to be written in memory alone."""
    queue = Outbox.queue

    def queue_nowhere(self, photo_id, batch_id, *, intent, changes=()):
        if intent.kind is not IntentKind.APPROVE:
            return queue(self, photo_id, batch_id, intent=intent, changes=changes)
        return SimpleNamespace(entry_id=0)

    Outbox.queue = queue_nowhere


MUTANTS: dict[str, tuple[Callable[[], None], tuple[str, ...]]] = {
    "in place": (in_place, ("set",)),
    "file before promise": (file_before_promise, ("set",)),
    "no plan": (no_plan, ("set",)),
    "search apart": (search_apart, ("set",)),
    "stray temps": (stray_temps, ("set", "set")),
    "recovery trusts the plan": (recovery_trusts_the_plan, ("set",)),
    "machine over person": (machine_over_person, ("caption",) * 3 + ("describe",) * 3),
    "lost mode": (lost_mode, ("set",)),
    "journal afterwards": (journal_afterwards, ("move",)),
    "move by deleting first": (move_by_deleting_first, ("move",)),
    "index stays behind": (index_stays_behind, ("set",)),
    "outbox ends first": (outbox_ends_first, ("set",)),
    "forgotten promise": (forgotten_promise, ("clear", "describe", "approve_later")),
}
