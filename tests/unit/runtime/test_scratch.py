"""A temporary folder goes with its program, or at the next start of one of its kind."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from blipdesk.runtime.scratch import scratch_folder

HOLD = (
    "import sys, tempfile; tempfile.tempdir = sys.argv[1]\n"
    "from blipdesk.runtime.scratch import scratch_folder\n"
    "with scratch_folder('test') as folder:\n"
    "    (folder / 'weights').write_text('x')\n"
    "    print(folder, flush=True)\n"
    "    sys.stdin.read()"
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def start(place: Path) -> tuple[subprocess.Popen[str], Path]:
    """Return a program and the folder that it holds."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    return program, Path(program.stdout.readline().strip())


def end(program: subprocess.Popen[str]) -> None:
    program.kill()
    program.communicate()


def make_old(folder: Path) -> None:
    """As if an hour had gone by."""
    then = time.time() - 3600
    os.utime(folder, (then, then))


def test_a_folder_is_there_and_then_gone_with_what_is_in_it(place: Path) -> None:
    with scratch_folder("test") as folder:
        (folder / "weights").touch()
        assert folder.parent == place
    assert list(place.iterdir()) == []


def test_what_a_killed_program_left_goes_at_the_next_start(place: Path) -> None:
    program, left = start(place)
    end(program)
    assert (left / "weights").exists()
    make_old(left)
    with scratch_folder("test") as folder:
        assert list(place.iterdir()) == [folder]


def test_the_folder_of_a_program_that_runs_stays(place: Path) -> None:
    program, held = start(place)
    make_old(held)
    try:
        with scratch_folder("test"):
            assert (held / "weights").exists()
    finally:
        end(program)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_young_folders_other_purposes_and_links_stay(place: Path) -> None:
    young = place / "blipdesk-test-young"
    other = place / "blipdesk-tested"
    target = place / "photos"
    for folder in (young, other, target):
        folder.mkdir()
    (target / "a.jpg").touch()
    link = place / "blipdesk-test-link"
    link.symlink_to(target)
    for folder in (other, target):
        make_old(folder)
    with scratch_folder("test"):
        assert young.exists()
        assert other.exists()
        assert link.exists()
        assert (target / "a.jpg").exists()
