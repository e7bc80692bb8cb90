"""What is done with words in the writing thread: set, approved, rejected, undone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from blipdesk.domain.text import Field, FieldEdit
from blipdesk.gui.sessions import Desk

if TYPE_CHECKING:
    from blipdesk.library.results import EditResult, HistoryLine

REVIEWED = (Field.CAPTION, Field.ALT_TEXT, Field.KEYWORDS)


@dataclass(frozen=True, slots=True)
class WordsEdit:
    """A person's new words for photos; what is not named stays.

    Args:
        values: a field's new value; None or "" clears it.
    """

    values: tuple[tuple[Field, str | bool | None], ...] = ()
    add_keywords: tuple[str, ...] = ()
    remove_keywords: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.values or self.add_keywords or self.remove_keywords)

    def followed_by(self, later: "WordsEdit") -> "WordsEdit":
        """Return one edit that does both, one after the other."""
        added = [k for k in self.add_keywords if k not in later.remove_keywords]
        removed = [k for k in self.remove_keywords if k not in later.add_keywords]
        return WordsEdit(
            tuple((dict(self.values) | dict(later.values)).items()),
            tuple(dict.fromkeys((*added, *later.add_keywords))),
            tuple(dict.fromkeys((*removed, *later.remove_keywords))),
        )

    def without(self, later: "WordsEdit") -> "WordsEdit":
        """Return what is left to do once a later edit has been done."""
        done = dict(later.values)
        keywords = {*later.add_keywords, *later.remove_keywords}
        return WordsEdit(
            tuple((name, value) for name, value in self.values if name not in done),
            tuple(k for k in self.add_keywords if k not in keywords),
            tuple(k for k in self.remove_keywords if k not in keywords),
        )


NO_WORDS = WordsEdit()


@dataclass(frozen=True, slots=True)
class Failure:
    """A photo whose words could not be written.

    Args:
        reason: one line for the user.
        is_kept: the library keeps the words and tries again, also after the next start.
    """

    path: Path
    reason: str
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class EditOutcome:
    """What became of an edit.

    Args:
        paths: of the photos.
        batches: of the history, oldest first; empty where nothing was written.
        drafts: proposals that were decided about.
        failures: the photos that could not be written.
        notes: lines worth telling although nothing failed.
    """

    paths: tuple[Path, ...]
    batches: tuple[int, ...]
    drafts: tuple[int, ...]
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def problems(self) -> tuple[str, ...]:
        """A line for each photo that could not be written."""
        return tuple(failure.reason for failure in self.failures)

    @property
    def changed(self) -> bool:
        """Whether there is something to undo."""
        return bool(self.batches or self.drafts)


Operation = Callable[[Desk], EditOutcome]


def setting(paths: tuple[Path, ...], edit: WordsEdit) -> Operation:
    """Write a person's words."""

    def run(desk: Desk) -> EditOutcome:
        return _carried_out(desk, paths, lambda: _set(desk, paths, edit))

    return run


def approving(paths: tuple[Path, ...], alt_text: str | None) -> Operation:
    """Approve drafts; a person's own alt text, if there is one, in place of the draft's."""

    def run(desk: Desk) -> EditOutcome:
        def steps() -> Iterable["EditResult"]:
            if alt_text is not None:
                yield from _set(desk, paths, WordsEdit(((Field.ALT_TEXT, alt_text),)))
            yield from desk.library.approve(paths, REVIEWED)

        return _carried_out(desk, paths, steps)

    return run


def retrying(paths: tuple[Path, ...]) -> Operation:
    """Try again what the library keeps for photos."""

    def run(desk: Desk) -> EditOutcome:
        return _carried_out(desk, paths, lambda: desk.library.retry_writes(paths))

    return run


def rejecting(paths: tuple[Path, ...]) -> Operation:
    """Turn drafts down."""

    def run(desk: Desk) -> EditOutcome:
        return _carried_out(desk, paths, lambda: desk.library.reject(paths, REVIEWED))

    return run


def decorating(paths: tuple[Path, ...]) -> Operation:
    """Say that photos need no alt text, and turn their drafts down."""

    def run(desk: Desk) -> EditOutcome:
        def steps() -> Iterable["EditResult"]:
            yield from _set(desk, paths, WordsEdit(((Field.DECORATIVE, True),)))
            yield from desk.library.reject(paths, REVIEWED)

        return _carried_out(desk, paths, steps)

    return run


def undoing(
    batches: tuple[int, ...], drafts: tuple[int, ...], touched: tuple[Path, ...] = ()
) -> Operation:
    """Take batches of the history back, and let drafts wait for review again."""

    # A rejected draft stands in no batch: its photo is known only from what was done.
    def run(desk: Desk) -> EditOutcome:
        from blipdesk.library.history import UndoSelection

        results: list[EditResult] = []
        made = []
        for batch in reversed(batches):
            results += desk.library.undo(UndoSelection(batch))
            made += _newest_batch(desk, [r.path for r in results])
        desk.browser.reopen(drafts)
        paths = tuple(dict.fromkeys((*touched, *(result.path for result in results))))
        return EditOutcome(paths, tuple(made), (), _failures(results))

    return run


def _set(desk: Desk, paths: tuple[Path, ...], edit: WordsEdit) -> Iterable["EditResult"]:
    from blipdesk.library.review import PersonEdit

    edits = tuple(FieldEdit(name, value) for name, value in edit.values)
    return desk.library.set_words(paths, PersonEdit(edits, edit.add_keywords, edit.remove_keywords))


def _carried_out(
    desk: Desk, paths: tuple[Path, ...], steps: Callable[[], Iterable["EditResult"]]
) -> EditOutcome:
    open_before = {draft for path in paths for draft in desk.browser.open_drafts(path)}
    entries_before = {line.entry_id for line in _history(desk, paths)}
    results = list(steps())
    batches = sorted(
        {line.batch_id for line in _history(desk, paths) if line.entry_id not in entries_before}
    )
    open_after = {draft for path in paths for draft in desk.browser.open_drafts(path)}
    notes = tuple(
        r.write.reason for r in results if r.write.reason and not r.failed and not r.write.fields
    )
    return EditOutcome(
        paths, tuple(batches), tuple(sorted(open_before - open_after)), _failures(results), notes
    )


def _failures(results: Iterable["EditResult"]) -> tuple[Failure, ...]:
    return tuple(
        Failure(r.path, r.write.reason or "", r.write.is_kept) for r in results if r.failed
    )


def _history(desk: Desk, paths: Sequence[Path]) -> list["HistoryLine"]:
    return list(desk.library.history(paths, 3))


def _newest_batch(desk: Desk, paths: Sequence[Path]) -> list[int]:
    return [line.batch_id for line in desk.library.history(paths[:1], 1)] if paths else []
