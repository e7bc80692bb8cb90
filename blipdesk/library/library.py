"""The library: every verb that the window and the command line share."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from blipdesk.domain.errors import InputError
from blipdesk.domain.policy import WriteMode
from blipdesk.domain.query_parser import parse_query
from blipdesk.domain.text import Field
from blipdesk.index.answer_counts import AnswerCounts, AnswerLimits
from blipdesk.index.daily_backup import daily_copy
from blipdesk.index.database import Index, open_index
from blipdesk.index.found import SearchPage
from blipdesk.index.health import HealthReport
from blipdesk.index.orders import Order
from blipdesk.index.saved_searches import SavedSearch
from blipdesk.library.alike import AlikeGroup, alike_groups, regroup
from blipdesk.library.background import Background, BackgroundParts
from blipdesk.library.clock import Clock
from blipdesk.library.doctor import examine
from blipdesk.library.files import FileOperations
from blipdesk.library.history import OpenBatch, UndoSelection, history, redo, undo
from blipdesk.library.idle_writing import IdleWriter
from blipdesk.library.ingest import Ingest
from blipdesk.library.installed import installed_models, model_path
from blipdesk.library.model_runs import ModelRuns, RunParts
from blipdesk.library.patient_writing import PatientWriter
from blipdesk.library.rereading import Rereading
from blipdesk.library.results import (
    EditResult,
    Finding,
    FolderInfo,
    HistoryLine,
    ModelInfo,
    ScanResult,
    ShowResult,
)
from blipdesk.library.review import PersonEdit, Reviewer
from blipdesk.library.scanning import Scanner, checked_folder
from blipdesk.library.searching import Searcher, SearchOptions
from blipdesk.library.showing import show
from blipdesk.library.sidecars import Sidecars
from blipdesk.library.walk import rules_from, walk
from blipdesk.library.write_lock import WriteLock
from blipdesk.library.write_options import field_policies, write_options
from blipdesk.runtime.paths import LibraryPaths
from blipdesk.settings.schema import Settings


def _never() -> bool:
    return False


class Library:
    """One open library, for one thread.

    Args:
        paths: where its things lie.
        settings: as read from its file.
        index: open, of this thread; closed with the library.
        clock: the time.
        on_notice: is called with lines worth telling (a model is being loaded, memory is short).
    """

    def __init__(
        self,
        paths: LibraryPaths,
        settings: Settings,
        index: Index,
        clock: Clock,
        on_notice: Callable[[str], None],
    ) -> None:
        self._paths = paths
        self._settings = settings
        self._index = index
        self._clock = clock
        mode = WriteMode(settings.write_mode)
        self._ingest = Ingest(index)
        self._rules = rules_from(settings)
        self._scanner = Scanner(index, self._ingest, self._rules, settings.patience_s)
        self._rereading = Rereading(index, self._ingest, self._scanner)
        self._writer = self._new_writer(index, self._ingest)
        self._patient = PatientWriter(
            index, self._writer, self._another_writer, settings.patience_s
        )
        self._searcher = Searcher(index, settings, paths, on_notice)
        self._sidecars = Sidecars(self._ingest, self._writer, clock)
        self._reviewer = Reviewer(index, self._ingest, self._writer, clock, mode)
        lock = WriteLock(paths.writer_lock, settings.patience_s)
        self.files = FileOperations(index, self._ingest, clock, lock)
        self.runs = ModelRuns(
            RunParts(
                index,
                settings,
                self._ingest,
                self._patient,
                clock,
                paths.models,
                self._rules,
                on_notice,
            )
        )
        self.background = Background(
            BackgroundParts(
                index,
                settings,
                self._ingest,
                self._scanner,
                self._patient,
                clock,
                paths.models,
                self.runs.desk_for,
                on_notice,
            )
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the index; the library is of no more use then."""
        self._searcher.close()
        self._patient.close()
        self._writer.close()
        self._index.close()

    # --- words by a person ---

    def set_words(self, paths: Iterable[Path], edit: PersonEdit) -> Iterator[EditResult]:
        """Write a person's words into photos.

        Raises:
            InputError: words that no photo file can hold.
        """
        edit.check()
        return self._reviewer.set_words(
            walk(paths, self._rules).candidates, edit, self._batch("set")
        )

    def approve(self, paths: Iterable[Path], fields: tuple[Field, ...]) -> Iterator[EditResult]:
        """Approve drafts: they go into the files and count as a person's words."""
        return self._reviewer.approve(
            walk(paths, self._rules).candidates, fields, self._batch("approve")
        )

    def reject(self, paths: Iterable[Path], fields: tuple[Field, ...]) -> Iterator[EditResult]:
        """Reject drafts: they leave the files and are not proposed again by themselves."""
        return self._reviewer.reject(
            walk(paths, self._rules).candidates, fields, self._batch("reject")
        )

    def retry_writes(self, paths: Iterable[Path]) -> Iterator[EditResult]:
        """Try again, for these photos, what could not be written and was kept."""
        for path in paths:
            photo = self._index.photos.by_path(path)
            if photo is not None:
                yield EditResult(path, self._writer.retry(photo.photo_id))

    def write_sidecars(self, paths: Iterable[Path]) -> Iterator[EditResult]:
        """Let sidecars say what the photos say; the photos are not touched."""
        return self._sidecars.write(
            walk(paths, self._rules).candidates, self._batch("sidecar write")
        )

    def merge_sidecars(self, paths: Iterable[Path]) -> Iterator[EditResult]:
        """Bring the words that stand beside photos into them."""
        return self._sidecars.merge(
            walk(paths, self._rules).candidates, self._batch("sidecar merge")
        )

    def remove_sidecars(self, paths: Iterable[Path]) -> Iterator[EditResult]:
        """Delete sidecars that hold nothing that the photos do not."""
        return self._sidecars.remove(
            walk(paths, self._rules).candidates, self._batch("sidecar remove")
        )

    # --- finding and looking ---

    def show(self, paths: Iterable[Path], *, all_tags: bool = False) -> Iterator[ShowResult]:
        """Give everything descriptive about photos, read afresh; by wish also every known tag."""
        return show(self._index, walk(paths, self._rules).candidates, all_tags=all_tags)

    def search(
        self,
        query: str,
        limit: int = 50,
        *,
        offset: int = 0,
        order: Order = Order.BEST,
        rerank: bool = False,
    ) -> SearchPage:
        """Find photos by words and by meaning; see ``Searcher.search`` and ``SearchOptions``."""
        return self._searcher.search(query, SearchOptions(limit, offset, order, rerank))

    def answers(self, query: str, limits: AnswerLimits | None = None) -> AnswerCounts:
        """Count what the photos of a search were asked, and what was answered."""
        return self._searcher.answers(query, limits or AnswerLimits())

    def saved_searches(self) -> list[SavedSearch]:
        """Return the searches that have a name."""
        return self._index.saved_searches.list()

    def save_search(self, search: SavedSearch) -> None:
        """Give a search a name, replacing the one of that name.

        Raises:
            InputError: it has no name, or is no search.
        """
        parse_query(search.query)
        with self._index.transaction(durable=True):
            self._index.saved_searches.save(search)

    def remove_saved_search(self, name: str) -> None:
        """Forget a saved search.

        Raises:
            InputError: there is none of that name.
        """
        with self._index.transaction(durable=True):
            removed = self._index.saved_searches.remove(name)
        if not removed:
            raise InputError(f"{name!r}: no saved search has this name; see: blipdesk saved list")

    def regroup(self) -> int:
        """Group photos that show the same; return for how many that changed something."""
        return regroup(self._index)

    def alike(self, paths: Iterable[Path]) -> Iterator[AlikeGroup]:
        """Give the groups of photos that show the same.

        Args:
            paths: only groups with a photo in or below one of these; none: all.
        """
        wanted = [path.expanduser().absolute() for path in paths]
        return alike_groups(
            self._index,
            lambda photo: not wanted or any(photo.is_relative_to(path) for path in wanted),
        )

    # --- folders ---

    def scan(self, folders: Iterable[Path], should_stop: Callable[[], bool] = _never) -> ScanResult:
        """Bring the index up to date with folders on the disk; without any, the library's own.

        Writes that failed earlier are tried again first.

        Raises:
            FolderMissing: a named folder does not exist.
        """
        named = [checked_folder(folder) for folder in folders]
        chosen = named or [root.path for root in self._index.folders.list()]
        still_failing = self._patient.retry_failed(even_offline=True)
        result = self._scanner.scan(chosen, should_stop)
        return replace(result, problems=still_failing + result.problems)

    def add_folder(self, folder: Path) -> Path:
        """Make a folder part of the library.

        Raises:
            FolderMissing: it does not exist.
        """
        path = checked_folder(folder)
        with self._index.transaction():
            self._index.folders.add(path, self._clock.date_text(), path.stat().st_dev)
        return path

    def remove_folder(self, folder: Path) -> Path:
        """Take a folder out of the library; nothing is deleted.

        Raises:
            InputError: it is not part of the library.
        """
        path = folder.expanduser().absolute()
        with self._index.transaction():
            removed = self._index.folders.remove(path)
        if not removed:
            raise InputError(f"{path} is none of the library's folders; see: blipdesk folders list")
        return path

    def folders(self) -> list[FolderInfo]:
        """Return the library's folders with the number of known photos in each."""
        return [
            FolderInfo(root.path, sum(1 for _ in self._index.photos.known_files(root.path)))
            for root in self._index.folders.list()
        ]

    # --- history ---

    def history(self, paths: Iterable[Path], limit: int) -> Iterator[HistoryLine]:
        """Give writes to some photos or to all, newest first."""
        absolute = tuple(path.expanduser().absolute() for path in paths)
        return history(self._index, absolute, limit)

    def undo(self, selection: UndoSelection) -> Iterator[EditResult]:
        """Put exact old values back; what waits to be written is written first.

        Raises:
            InputError: there is nothing to undo.
        """
        for _ in self._patient.write_waiting():
            pass  # else something older would be taken for the newest
        return undo(self._index, self._writer, self._clock, selection)

    def redo(self, paths: Iterable[Path]) -> Iterator[EditResult]:
        """Put back what the newest undo took away, or the newest undo of each photo.

        Raises:
            InputError: there is nothing to redo.
        """
        absolute = tuple(path.expanduser().absolute() for path in paths)
        return redo(self._index, self._writer, self._clock, absolute)

    # --- upkeep ---

    def recover(self) -> int:
        """Finish the file operations and writes that a crash left; return how many there were."""
        return len(self.files.recover()) + self._patient.recover()

    def models(self) -> list[ModelInfo]:
        """Return the models that BlipDesk knows and where they are."""
        return installed_models(self._paths.models)

    def model_path(self, model: str | None) -> Path:
        """Return a model's folder; None: the folder where models are kept.

        Raises:
            ModelMissing, ModelUnusable: it is not on this disk, or is no BLIP model.
        """
        return model_path(model, self._paths.models)

    def read_again(self, should_stop: Callable[[], bool] = _never) -> ScanResult:
        """Read every photo and sidecar afresh and make the index anew; see ``Rereading``."""
        return self._rereading.everything(should_stop)

    def read_doubtful(self, should_stop: Callable[[], bool] = _never) -> ScanResult:
        """Read what a repair found no proof of, and what has changed on the disk."""
        return self._rereading.doubtful(should_stop)

    def read_loose(
        self, photos: Iterable[Path], should_stop: Callable[[], bool] = _never
    ) -> ScanResult:
        """Read the library's folders and single photos outside of them."""
        folders = [root.path for root in self._index.folders.list()]
        return self._rereading.these(folders, photos, should_stop)

    def daily_copy(self) -> Path:
        """Return the place of today's copy of the index, whose folder is there."""
        self._paths.backups.mkdir(parents=True, exist_ok=True)
        return daily_copy(self._paths.backups, date.today())

    def back_up(self, target: Path) -> None:
        """Copy the index to a file while it is in use.

        Raises:
            DatabaseError: the copy was not made.
        """
        self._index.health.backup(target)

    def stats(self) -> HealthReport:
        """Count what the index holds, without checking it."""
        return self._index.check(deep=False)

    def examine(self) -> tuple[Finding, ...]:
        """Report on everything that can be out of order."""
        return examine(self._paths, self._settings, self._index)

    def _new_writer(self, index: Index, ingest: Ingest) -> IdleWriter:
        return IdleWriter(
            index,
            ingest,
            write_options(self._settings),
            self._paths.writer_lock,
            field_policies(self._settings),
            clock=self._clock,
            idle_s=self._settings.write_idle_s,
            patience_s=self._settings.patience_s,
        )

    @contextmanager
    def _another_writer(self) -> Iterator[IdleWriter]:
        """Open a writer for the thread that calls this."""
        with open_index(self._paths.database) as index:
            writer = self._new_writer(index, Ingest(index))
            try:
                yield writer
            finally:
                writer.close()

    def _batch(self, verb: str, *arguments: str) -> OpenBatch:
        return OpenBatch(self._index, self._clock, verb, arguments)
