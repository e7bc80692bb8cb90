"""What a file operation is going to do: companions, names, collisions and the order of steps."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from blipdesk.domain.errors import InputError
from blipdesk.domain.photo import display_name
from blipdesk.index.file_steps import StepKind
from blipdesk.library.trash import trash_place
from blipdesk.metadata.sidecar import find_sidecar

_RAW = frozenset(
    "3fr arw cr2 cr3 crw dcr dng erf iiq kdc mef mos mrw nef nrw orf pef raf raw rw2 rwl sr2 srf"
    " srw x3f".split()
)
_DEVELOPED = frozenset("jpg jpeg heic heif hif".split())


class Collision(StrEnum):
    """What happens where a name is taken.

    ``NUMBER``: the new file gets the next free number. ``REPLACE``: the file that is there goes to
    the trash; a folder stays, and so does what the same plan puts there.
    """

    REFUSE = "refuse"
    NUMBER = "number"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One file and where it goes.

    Args:
        source: None for a new folder.
        problem: why it is not done; one line for the user.
    """

    kind: StepKind
    source: Path | None
    target: Path
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class FilePlan:
    """A preview: nothing has been touched.

    Args:
        verb: for the journal.
        steps: in the order in which they are taken.
    """

    verb: str
    steps: tuple[PlannedStep, ...]

    @property
    def problems(self) -> tuple[PlannedStep, ...]:
        """The steps that cannot be taken."""
        return tuple(step for step in self.steps if step.problem is not None)


def companions(path: Path) -> list[Path]:
    """Return a photo and what belongs to it: the other file of a RAW+JPEG pair, and sidecars."""
    group = [path]
    suffix = path.suffix.lstrip(".").lower()
    wanted = _RAW if suffix in _DEVELOPED else _DEVELOPED if suffix in _RAW else frozenset()
    if wanted:
        for name in sorted(wanted):
            for spelled in (f".{name}", f".{name.upper()}"):
                partner = path.with_suffix(spelled)
                if partner.is_file() and not any(_same(partner, known) for known in group):
                    group.append(partner)
    for photo in list(group):
        sidecar = find_sidecar(photo)
        if sidecar is not None and sidecar.path not in group:
            group.append(sidecar.path)
    return group


def sidecar_owners(sidecar: Path) -> list[Path]:
    """Return the paths of photos whose words a sidecar may hold; most do not exist."""
    owners = [sidecar.with_suffix("")]
    for suffix in sorted(_RAW | _DEVELOPED):
        owners += [sidecar.with_suffix(f".{suffix}"), sidecar.with_suffix(f".{suffix.upper()}")]
    return owners


def to_folder(
    kind: StepKind, paths: Iterable[Path], folder: Path, collision: Collision
) -> FilePlan:
    """Plan to move or copy photos, with what belongs to them, or whole folders into a folder."""
    verb = "copy" if kind is StepKind.COPY else "move"
    names = _Names(collision)
    steps: list[PlannedStep] = []
    for group in _groups(paths):
        if group[0].is_dir() and kind is StepKind.COPY:
            reason = "is a folder; name the photos in it"
            steps.append(_refused(kind, group[0], folder / group[0].name, reason))
        elif group[0] == folder or folder.is_relative_to(group[0]):
            reason = "cannot be put into itself"
            steps.append(_refused(kind, group[0], folder, reason))
        else:
            steps += names.give(kind, group, folder, group[0].stem)
    return FilePlan(verb, tuple(steps))


def to_names(named: Iterable[tuple[Path, str]], collision: Collision) -> FilePlan:
    """Plan to rename photos, with what belongs to them, in their folders.

    Args:
        named: each photo and the new name without suffix.
    """
    pairs = list(named)
    stems = dict(pairs)
    groups = _groups(path for path, _ in pairs)
    leaving = {member for group in groups for member in group}
    names = _Names(collision, leaving)
    steps: list[PlannedStep] = []
    for group in groups:
        steps += names.give(StepKind.MOVE, group, group[0].parent, stems[group[0]])
    return FilePlan("rename", tuple(_in_order(steps)))


class _Names:
    """Gives names that nobody has; the files of one group get the same stem."""

    def __init__(self, collision: Collision, leaving: Iterable[Path] = ()) -> None:
        self._collision = collision
        self._leaving = set(leaving)
        self._given: set[Path] = set()

    def give(
        self, kind: StepKind, group: list[Path], folder: Path, stem: str
    ) -> Iterator[PlannedStep]:
        wanted, number = stem, 2
        targets = _targets(group, folder, wanted)
        while self._collision is Collision.NUMBER and any(
            self._is_taken(target) and not (kind is StepKind.MOVE and _same(source, target))
            for source, target in zip(group, targets, strict=True)
        ):
            wanted = f"{stem} {number}"
            targets = _targets(group, folder, wanted)
            number += 1
        for source, target in zip(group, targets, strict=True):
            problem = None
            if source == target and kind is StepKind.MOVE:
                continue
            if self._is_replaced(source, target):
                yield PlannedStep(StepKind.TRASH, target, trash_place(target))
            elif self._is_taken(target) and not (kind is StepKind.MOVE and _same(source, target)):
                problem = f"{display_name(str(target))} is there already"
            self._given.add(target)
            yield PlannedStep(kind, source, target, problem)

    def _is_replaced(self, source: Path, target: Path) -> bool:
        is_free = target in self._given or target in self._leaving or not os.path.lexists(target)
        may_go = self._collision is Collision.REPLACE and not is_free
        return may_go and not target.is_dir() and not _same(source, target)

    def _is_taken(self, target: Path) -> bool:
        return target in self._given or (os.path.lexists(target) and target not in self._leaving)


def _targets(group: list[Path], folder: Path, stem: str) -> list[Path]:
    old = group[0].stem if not group[0].is_dir() else group[0].name
    new = stem if not group[0].is_dir() else group[0].name
    # What belongs to a photo may spell its stem in another case.
    return [folder / (new + member.name[len(old) :]) for member in group]


def _groups(paths: Iterable[Path]) -> list[list[Path]]:
    groups: list[list[Path]] = []
    seen: set[Path] = set()
    for path in paths:
        if path in seen:
            continue
        if not os.path.lexists(path):
            raise InputError(f"{display_name(str(path))}: there is no such file")
        group = [path] if path.is_dir() else companions(path)
        groups.append([member for member in group if member not in seen])
        seen.update(group)
    return groups


def _in_order(steps: list[PlannedStep]) -> Iterator[PlannedStep]:
    """Order moves so that each target is free; a ring of names goes over a hidden one."""
    pending = [step for step in steps if step.problem is None]
    yield from (step for step in steps if step.problem is not None)
    while pending:
        sources = {step.source for step in pending}
        free = [step for step in pending if step.target not in sources or step.source is None]
        if not free:
            first = pending[0]
            assert first.source is not None
            aside = first.source.with_name(f".blipdesk-aside-{len(pending)}{first.source.suffix}")
            yield PlannedStep(StepKind.MOVE, first.source, aside)
            pending[0] = replace(first, source=aside)
            continue
        yield from free
        pending = [step for step in pending if step not in free]


def _refused(kind: StepKind, source: Path, target: Path, reason: str) -> PlannedStep:
    return PlannedStep(kind, source, target, f"{display_name(str(source))} {reason}")


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
