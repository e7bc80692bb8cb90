"""Find the photos under the paths that a user named; the same that a scan and a watch see."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.photo import display_name
from blipdesk.runtime.spelling import as_spelled
from blipdesk.settings.schema import Settings
from blipdesk.watch.ignore import Rules, Skip, parse_patterns
from blipdesk.watch.reconcile import SeenFile
from blipdesk.watch.scanner import Found, TreeScanner, Trouble, trouble

_NO_RULES = Rules()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing to look at.

    Args:
        path: absolute; symbolic links in it are kept.
        problem: why it cannot be looked at, one line for the user; None: it can.
    """

    path: Path
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk found: the candidates in natural folder order and what it left aside."""

    candidates: tuple[Candidate, ...]
    not_photos: int


def walk(paths: Iterable[Path], rules: Rules = _NO_RULES) -> Walked:
    """List the photos that the paths stand for, each file once.

    A file that is named itself is always a candidate. Folders are searched to the bottom; hidden
    ones and those of other tools are left out, symbolic links to folders are not followed.

    Args:
        paths: files and folders; a missing one becomes a candidate with a problem.
        rules: what else is left out below folders.
    """
    scanner = TreeScanner(rules)
    candidates: list[Candidate] = []
    not_photos = 0
    for path in paths:
        for found in _visit(scanner, Path(os.path.abspath(path))):  # noqa: PTH100 - keeps links
            if isinstance(found, Candidate):
                candidates.append(found)
            elif isinstance(found, SeenFile):
                candidates.append(Candidate(Path(os.fsdecode(found.path))))
            elif isinstance(found, Trouble):
                candidates.append(Candidate(Path(os.fsdecode(found.path)), found.reason))
            else:
                not_photos += found.skip is Skip.NOT_A_PHOTO
    return Walked(tuple(candidates), not_photos)


def rules_from(settings: Settings) -> Rules:
    """Return the rules that the user set."""
    return Rules(parse_patterns(settings.exclude), settings.smallest_kib * 1024)


def _visit(scanner: TreeScanner, path: Path) -> Iterator[Candidate | Found]:
    try:
        status = path.stat()
    except OSError as error:
        yield trouble(os.fsencode(path), error)
        return
    if stat.S_ISDIR(status.st_mode):
        yield from scanner.scan(os.fsencode(path))
    elif not stat.S_ISREG(status.st_mode):
        yield Candidate(path, f"{display_name(str(path))}: not a regular file; left alone")
    else:
        scanner.claim(status)
        yield Candidate(as_spelled(path))
