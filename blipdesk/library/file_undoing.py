"""How the steps of a file operation are taken back, and how what was taken back is done again."""

import os
from collections.abc import Callable, Container
from pathlib import Path

from blipdesk.domain.photo import display_name
from blipdesk.index.file_steps import FileStep, StepKind, StepState
from blipdesk.library.file_plans import PlannedStep
from blipdesk.library.trash import is_in_trash, trash_place

Reversal = Callable[[FileStep, Container[Path | None]], PlannedStep]


def stands(step: FileStep) -> bool:
    """Whether a step was taken and not taken back; a reason says why that failed."""
    is_passed_over = step.state is StepState.UNDONE and step.reason is not None
    return step.state is StepState.DONE or is_passed_over


def backwards(step: FileStep, passed: Container[Path | None]) -> PlannedStep:
    """Plan how a step is taken back.

    Args:
        passed: names that files had in between, in the same undoing.
    """
    if step.kind is StepKind.NEW_FOLDER:
        return PlannedStep(StepKind.REMOVE_FOLDER, None, step.target)
    assert step.source is not None
    problem = _out_of_reach(step) or _gone(step, passed)
    if problem is not None or step.kind is not StepKind.COPY:
        return PlannedStep(StepKind.MOVE, step.target, step.source, problem)
    problem = _changed(step)
    place = step.source if problem else trash_place(step.target)
    return PlannedStep(StepKind.TRASH, step.target, place, problem)


def again(step: FileStep, passed: Container[Path | None]) -> PlannedStep:
    """Plan how what a step of an undoing took back is done again.

    A copy comes back out of the trash. What was put back from there goes there again, unless it was
    changed since.

    Args:
        step: of the undoing.
        passed: as for ``backwards``.
    """
    if step.kind is StepKind.REMOVE_FOLDER:
        is_taken = os.path.lexists(step.target)
        problem = f"{display_name(str(step.target))} is there already" if is_taken else None
        return PlannedStep(StepKind.NEW_FOLDER, None, step.target, problem)
    assert step.source is not None
    problem = _out_of_reach(step) or _gone(step, passed)
    if problem is not None or not is_in_trash(step.source):
        return PlannedStep(StepKind.MOVE, step.target, step.source, problem)
    problem = _changed(step)
    place = step.source if problem else trash_place(step.target)
    return PlannedStep(StepKind.TRASH, step.target, place, problem)


def _out_of_reach(step: FileStep) -> str | None:
    if not step.is_out_of_reach:
        return None
    return f"{display_name(str(step.source))} lies in the system's trash; put it back from there"


def _gone(step: FileStep, passed: Container[Path | None]) -> str | None:
    if step.target in passed or os.path.lexists(step.target):
        return None
    return f"{display_name(str(step.target))} is no longer there"


def _changed(step: FileStep) -> str | None:
    """Say that a file is not the one of the step any more, or that a folder holds other files."""
    status = step.target.lstat()
    if (status.st_size, status.st_mtime_ns) == (step.size_bytes, step.mtime_ns):
        return None
    return f"{display_name(str(step.target))} was changed since and is kept"
