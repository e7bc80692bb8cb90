"""Short verbs for the tests of this folder."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from blipdesk.domain.text import Field, FieldEdit, FieldValue, Provenance, ReviewState, Source
from blipdesk.metadata import (
    EditPlan,
    TagChange,
    WriteOptions,
    commit,
    plan_edit,
    plan_restore,
    stage,
    temp_path_for,
)

MACHINE = Provenance(
    Source.MACHINE, ReviewState.DRAFT, "blip", "r1", None, 0.875, "2026-01-02T03:04:05+00:00"
)


def carry_out(plan: EditPlan) -> EditPlan:
    """Stage and commit a plan that changes something."""
    if plan.changes:
        commit(stage(plan, temp_path_for(plan.target_path, "test")))
    return plan


def write(
    path: Path,
    field: Field,
    value: FieldValue,
    provenance: Provenance | None = None,
    options: WriteOptions | None = None,
) -> EditPlan:
    """Write one field."""
    return carry_out(plan_edit(path, (FieldEdit(field, value, provenance),), None, options))


def undo(path: Path, plan: EditPlan) -> EditPlan:
    """Take a write back."""
    return carry_out(plan_restore(path, plan.changes, None, plan.options))


def redo(path: Path, plan: EditPlan) -> EditPlan:
    """Do an undone write again."""
    swapped = tuple(TagChange(c.tag, c.new, c.old) for c in plan.changes)
    return carry_out(plan_restore(path, swapped, None, plan.options))


def exiftool(path: Path, *tags: str) -> dict[str, str]:
    """Return what exiftool says of one file, by tag as asked, warnings included."""
    return exiftool_of_all(path, *tags)[path.name]


def exiftool_of_all(path: Path, *tags: str) -> dict[str, dict[str, str]]:
    """Return the same for every file of a folder; skips the test where it is not installed."""
    program = shutil.which("exiftool")
    if program is None:
        pytest.skip("exiftool is not installed")
    options = ("-j", "-a", "-q", "-q", "-G1", "-sep", ";", "-charset", "iptc=Latin")
    arguments = (f"-{tag}" for tag in (*tags, "Warning", "Error"))
    command = [program, *options, *arguments, str(path)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    files: list[dict[str, object]] = json.loads(done.stdout)
    return {
        Path(str(found.pop("SourceFile"))).name: {tag: str(value) for tag, value in found.items()}
        for found in files
    }
