"""Compare parts of the disk with the index; nothing is changed."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from blipdesk.domain.photo import display_name
from blipdesk.index.database import Index
from blipdesk.index.photos import KnownRow, PhotoStatus, known_file
from blipdesk.watch.ignore import Rules
from blipdesk.watch.lane import Lane
from blipdesk.watch.reconcile import Plan, SeenFile, plan
from blipdesk.watch.scanner import (
    Found,
    KnownStamp,
    Skipped,
    TreeScanner,
    Trouble,
    Unchanged,
)
from blipdesk.watch.settle import Scope


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at parts of the disk came to.

    Args:
        plan: what is to be done.
        skipped: what was left aside and why.
        troubles: what could not be looked at.
        stopped: the look was ended early; the plan is then empty.
    """

    plan: Plan
    skipped: tuple[Skipped, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    stopped: bool = False


class Looker:
    """Looks at folders and says what is news.

    Args:
        index: open, of this thread.
        rules: what is left out.
    """

    def __init__(self, index: Index, rules: Rules) -> None:
        self._index = index
        self._rules = rules

    def look(
        self,
        scopes: Collection[Scope],
        lane: Lane,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> Look:
        """Compare parts of the disk with the index; nothing is changed.

        Args:
            scopes: no part lies in another one.
            lane: in which the disk is asked.
        """
        skipped: list[Skipped] = []
        troubles: list[Trouble] = []
        closed: list[bytes] = []
        roots = {os.fsencode(root.path) for root in self._index.folders.list()}
        known = self._known(scopes)
        same, stopped = 0, False

        def seen() -> Iterator[SeenFile]:
            nonlocal same, stopped
            for found in self._found(scopes, lane, _stamps(known.values())):
                if should_stop():
                    stopped = True
                    return
                if isinstance(found, Unchanged):
                    same += len(found.paths)
                    for path in found.paths:
                        del known[path]
                elif isinstance(found, SeenFile):
                    yield found
                elif isinstance(found, Skipped):
                    skipped.append(found)
                elif found.is_gone and found.path not in roots and not os.path.lexists(found.path):
                    continue  # it went away since the hint, so what was below is missing
                else:
                    troubles.append(found)
                    closed.append(found.path)

        promised = {entry.photo_id for entry in self._index.outbox.prepared()}
        news = list(seen())
        if stopped:
            return Look(Plan(), stopped=True)
        todo = plan(map(known_file, known.values()), news, promised, closed)
        return Look(replace(todo, same=todo.same + same), tuple(skipped), tuple(troubles))

    def _known(self, scopes: Collection[Scope]) -> dict[bytes, KnownRow]:
        rows = self._index.photos.known_rows
        return {
            row[0]: row
            for scope in scopes
            for row in rows(Path(os.fsdecode(scope.folder)), whole_tree=scope.whole_tree)
        }

    def _found(
        self, scopes: Collection[Scope], lane: Lane, known: Mapping[bytes, KnownStamp]
    ) -> Iterator[Found | Unchanged]:
        scanner = TreeScanner(self._rules)
        for scope in scopes:
            try:
                yield from lane.stream(_compare_call(scanner, scope, known))
            except TimeoutError:
                yield Trouble(scope.folder, no_answer(Path(os.fsdecode(scope.folder))))


def no_answer(folder: Path) -> str:
    """Word that a disk hangs."""
    return f"{display_name(str(folder))}: the disk does not answer; left alone"


def _compare_call(
    scanner: TreeScanner, scope: Scope, known: Mapping[bytes, KnownStamp]
) -> Callable[[], Iterator[Found | Unchanged]]:
    return lambda: scanner.compare(scope.folder, known, whole_tree=scope.whole_tree)


def _stamps(rows: Iterable[KnownRow]) -> dict[bytes, KnownStamp]:
    """Return the stamps of the files that are there and have no sidecar."""
    return {row[0]: row[1:5] for row in rows if row[5] == PhotoStatus.PRESENT and row[6] is None}
