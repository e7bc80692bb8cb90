"""Reading every photo and sidecar again, whether or not they look changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from blipdesk.domain.errors import PhotoError
from blipdesk.index.database import Index
from blipdesk.index.photos import PhotoStatus
from blipdesk.library.ingest import Ingest
from blipdesk.library.results import ScanResult
from blipdesk.library.scanning import Scanner

_GROUP = 200


@dataclass(frozen=True, slots=True)
class Rereading:
    """The parts that it takes; all on one index."""

    index: Index
    ingest: Ingest
    scanner: Scanner

    def everything(self, should_stop: Callable[[], bool]) -> ScanResult:
        """Read all known photos and the library's folders afresh, and make the index anew.

        Proposals, history and waiting writes stay. After a stop the next scan goes on.
        """
        with self.index.transaction():
            self.index.photos.forget_stamps()
        folders = [root.path for root in self.index.folders.list()]
        loose = [
            photo.path
            for photo in self.index.photos.with_status(PhotoStatus.PRESENT)
            if not any(photo.path.is_relative_to(folder) for folder in folders)
        ]
        result = self.these(folders, loose, should_stop)
        if not should_stop():
            self.index.health.rebuild_documents()
        return result

    def doubtful(self, should_stop: Callable[[], bool]) -> ScanResult:
        """Scan the library's folders, and read known photos outside of them that must be.

        That is what a repair leaves to do.
        """
        folders = [root.path for root in self.index.folders.list()]
        loose = [
            photo.path
            for photo in self.index.photos.with_status(PhotoStatus.PRESENT)
            if photo.stamp is None
            and not any(photo.path.is_relative_to(folder) for folder in folders)
        ]
        return self.these(folders, loose, should_stop)

    def these(
        self, folders: Iterable[Path], loose: Iterable[Path], should_stop: Callable[[], bool]
    ) -> ScanResult:
        """Scan folders, and read single photos outside of them.

        Args:
            loose: photos that are gone are left out.
        """
        result = self.scanner.scan(folders, should_stop)
        present = [path for path in loose if path.exists()]
        problems: list[str] = []
        for start in range(0, len(present), _GROUP):
            if should_stop():
                break
            with self.index.transaction():
                for path in present[start : start + _GROUP]:
                    try:
                        self.ingest.remember(path)
                    except PhotoError as error:
                        problems.append(str(error))
        read = len(present) - len(problems)
        return replace(
            result, changed=result.changed + read, problems=(*result.problems, *problems)
        )
