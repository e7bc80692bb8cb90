"""Real cameras' files and hostile ones; they lie outside the project because of their licences."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from blipdesk.domain.errors import KnownError, WriteRefused
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.imaging.digest import image_digest
from blipdesk.metadata import plan_edit, read_metadata
from tests.end2end.conftest import CommandLine
from tests.formats.writing import MACHINE, carry_out

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CHECKER = SHARED / "tools" / "check_fidelity.py"


def corpus(name: str) -> list[Path]:
    folder = SHARED / "corpora" / name
    if not folder.is_dir():
        pytest.skip(f"no test photos at ../shared/corpora/{name}")
    return sorted(p for p in folder.iterdir() if p.is_file() and p.suffix != ".md")


def edits_of(path: Path) -> tuple[FieldEdit, ...]:
    text = read_metadata(path).text
    return (
        FieldEdit(Field.CAPTION, "Ein Hund läuft über die Straße 🐕 犬", MACHINE),
        FieldEdit(Field.ALT_TEXT, "Alternativtext", MACHINE),
        FieldEdit(Field.KEYWORDS, (*text.keywords, "ein neues Wort")),
    )


@pytest.mark.parametrize(
    "every", [pytest.param(8, id="sample"), pytest.param(1, id="all", marks=pytest.mark.slow)]
)
def test_real_photos_lose_nothing(tmp_path: Path, every: int) -> None:
    photos = corpus("photos")[::every]
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is not installed")
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    refused = []
    for path in photos:
        copies = [shutil.copyfile(path, folder / path.name) for folder in (before, after)]
        for copy in copies:
            copy.chmod(0o644)
        try:
            carry_out(plan_edit(after / path.name, edits_of(after / path.name)))
        except KnownError as error:
            for copy in copies:
                copy.unlink()
            if isinstance(error, WriteRefused):
                refused.append(str(error))
    command = [sys.executable, str(CHECKER), str(before), str(after)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=280)
    assert done.returncode == 0, done.stdout[-3000:]
    # Raw files and signed ones are refused on purpose.
    unexpected = [r for r in refused if "Content Credentials" not in r and "raw files" not in r]
    assert len(unexpected) <= max(1, len(photos) // 20), unexpected


def test_hostile_files_give_one_line_each_and_never_crash(tmp_path: Path) -> None:
    copy = tmp_path / "file"
    for path in corpus("bad"):
        data = path.read_bytes()
        copy.write_bytes(data)
        assert len(image_digest(copy)) == 16
        try:
            carry_out(plan_edit(copy, edits_of(copy)))
        except KnownError as error:
            assert "\n" not in str(error)
            assert copy.read_bytes() == data


@pytest.mark.slow
def test_real_photos_through_the_command_line_end_as_they_began(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for folder in (before, after):
        folder.mkdir()
        for path in corpus("photos"):
            shutil.copyfile(path, folder / path.name).chmod(0o644)
    blipdesk = CommandLine(tmp_path / "library")
    photos = sorted(after.iterdir())
    sizes = []
    for word in ("eins 犬", "zweiZ", "dreiD", "vierV"):
        words = ("--caption", word, "--alt-text", word, "--title", word, "--keyword", "Hund")
        done = blipdesk("set", "--json", *words, *photos)
        assert {line["state"] for line in done.lines} == {"written"}
        assert not [line for line in done.lines if not line["reason"] and is_beside(line)]
        sizes.append([path.stat().st_size for path in photos])
    assert sizes[1] == sizes[2] == sizes[3]
    assert lost(before, after) == ""
    for _ in range(4):
        assert blipdesk("undo").code == 0
    assert lost(before, after) == ""


def is_beside(line: dict[str, str]) -> bool:
    return line["written_to"] == "sidecar"


def lost(before: Path, after: Path) -> str:
    """Return what the checker complains of; a title is meant to change too."""
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is not installed")
    titles = ("XMP-dc:Title", "IPTC*:ObjectName", "IPTC*:Caption-Abstract")
    command = [sys.executable, str(CHECKER), str(before), str(after)]
    command += [f"--target={name}" for name in titles]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=280)
    return "" if done.returncode == 0 else done.stdout[-3000:]
