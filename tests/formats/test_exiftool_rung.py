"""What exiftool is asked for when our own writer fails, and what keeps its result out."""

import os
import stat
from pathlib import Path

import pytest

from blipdesk.domain.errors import VerifyFailed
from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.index.database import open_index
from blipdesk.library.ingest import Ingest
from blipdesk.library.results import SetState
from blipdesk.library.writing import Writer
from blipdesk.metadata import WriteOptions, commit, plan_edit, read_metadata, stage, temp_path_for
from blipdesk.metadata import exiftool as rung
from blipdesk.metadata import writer as writer_module
from blipdesk.metadata.model import SidecarPolicy, WriteTarget
from blipdesk.metadata.verify import find_differences
from tests.formats import heif_files
from tests.formats import photo_files as files
from tests.formats.writing import MACHINE, exiftool, redo, undo

EDITS = (
    FieldEdit(Field.CAPTION, "Ein Hund läuft über die Straße 犬", MACHINE),
    FieldEdit(Field.KEYWORDS, ("Hund", "Straße")),
)
NOW = "2026-01-02T03:04:05+00:00"
JPEG = files.with_segments(
    files.camera_jpeg("<", b"old words\0", b"NOTE" * 8),
    files.xmp_segment(files.packet("<z:kept>v</z:kept>", padding=2500)),
    files.photoshop_segment(
        files.resource(0x0404, files.data_set(2, 80, b"Ann") + files.data_set(2, 120, b"old")),
        files.resource(0x03ED, b"1234"),
    ),
)


@pytest.fixture
def program() -> Path:
    found = rung.find_exiftool()
    if found is None:
        pytest.skip("exiftool is not installed")
    return found


@pytest.fixture
def our_writer_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plant a fault that only the verifier notices."""
    original = writer_module.write_spliced

    def write_spliced(source, pieces, temp, pool):
        written = original(source, pieces, temp, pool)
        os.truncate(temp, temp.stat().st_size - 1)
        return written

    monkeypatch.setattr(writer_module, "write_spliced", write_spliced)


def options(program: Path | None) -> WriteOptions:
    return WriteOptions(sidecar=SidecarPolicy.INSTEAD, exiftool=program)


@pytest.mark.usefixtures("our_writer_fails")
@pytest.mark.expects_log("exiftool is asked instead")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("-Straße 犬 'x' $HOME.jpg", JPEG + b"trailer"),
        ("a.png", files.saved("PNG")),
        ("a.webp", files.saved("WEBP")),
    ],
)
def test_exiftool_writes_what_our_writer_cannot_and_nothing_else_differs(
    tmp_path: Path, program: Path, name: str, data: bytes
) -> None:
    photo, before = tmp_path / name, tmp_path / "before"
    photo.write_bytes(data)
    before.write_bytes(data)
    photo.chmod(0o640)
    plan = plan_edit(photo, EDITS, None, options(program))
    staged = stage(plan, temp_path_for(plan.target_path, "test"))
    assert stat.S_IMODE(staged.temp_path.stat().st_mode) == 0o600
    commit(staged)
    assert "written by exiftool: our own try failed" in staged.plan.notes
    assert find_differences(before, photo, plan.changes) == []
    text = read_metadata(photo).text
    assert (text.caption, text.keywords) == (EDITS[0].value, EDITS[1].value)
    assert text.origin(Field.CAPTION) == MACHINE
    assert stat.S_IMODE(photo.stat().st_mode) == 0o640
    assert exiftool(photo, "XMP-dc:Description") == {"XMP-dc:Description": EDITS[0].value}
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["before", name])


@pytest.mark.expects_log("exiftool is asked instead")
def test_what_exiftool_wrote_is_undone_and_done_again(
    tmp_path: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(JPEG)
    before = read_metadata(photo).text
    with monkeypatch.context() as patched:
        patched.setattr(writer_module, "_stage_spliced", _fails)
        plan = plan_edit(photo, EDITS, None, options(program))
        commit(stage(plan, temp_path_for(plan.target_path, "test")))
    after = read_metadata(photo).text
    undo(photo, plan)
    assert read_metadata(photo).text == before
    redo(photo, plan)
    assert read_metadata(photo).text == after != before


def _fails(*_: object) -> None:
    raise VerifyFailed("planted")


@pytest.mark.expects_log("the text goes into a sidecar")
@pytest.mark.expects_log("exiftool is asked instead")
@pytest.mark.parametrize(
    "script",
    [
        "exit 1",
        "echo 'Error: no' >&2; exit 1",
        "sleep 30",
        "while read line; do case $line in -o) read to;; esac; done < $5; echo x > $to",
        "while read line; do case $line in -o) read to;; esac; done < $5; cp photo.jpg $to",
    ],
    ids=["fails", "says why", "hangs", "writes nonsense", "changes nothing"],
)
def test_a_result_of_exiftool_that_does_not_verify_leads_to_a_sidecar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    program = tmp_path / "exiftool"
    program.write_text(f"#!/bin/sh\ncd {tmp_path}\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(rung, "TIME_LIMIT_S", 0.5)
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(JPEG)
    with open_index(tmp_path / "library.db") as index:
        ingest = Ingest(index)
        writer = Writer(index, ingest, options(program), tmp_path / "lock")
        with index.transaction():
            batch = index.history.start("set", NOW)
        monkeypatch.setattr(writer_module, "_stage_spliced", _fails_for_photos())
        report = writer.write(
            ingest.remember(photo), batch, WriteIntent(IntentKind.PERSON, NOW, EDITS)
        )
    assert (report.state, report.written_to) == (SetState.WRITTEN, "sidecar")
    assert photo.read_bytes() == JPEG
    assert not list(tmp_path.glob(".blipdesk*"))


def _fails_for_photos():
    original = writer_module._stage_spliced

    def stage_spliced(plan, temp_path, pool):
        if plan.target is WriteTarget.FILE:
            raise VerifyFailed("planted")
        return original(plan, temp_path, pool)

    return stage_spliced


@pytest.mark.usefixtures("our_writer_fails")
def test_exiftool_is_not_asked_unless_the_user_wants_it(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(JPEG)
    plan = plan_edit(photo, EDITS, None, options(None))
    with pytest.raises(VerifyFailed):
        stage(plan, temp_path_for(plan.target_path, "test"))
    assert photo.read_bytes() == JPEG


def test_a_photo_in_which_we_find_no_place_is_planned_for_exiftool(
    tmp_path: Path, program: Path
) -> None:
    photo = tmp_path / "a.heic"
    photo.write_bytes(heif_files.heif_file(more_boxes=b"\0\0\0\0free" + bytes(20)))
    plan = plan_edit(photo, EDITS[1:], None, options(program))
    assert plan.by_exiftool
    assert plan_edit(photo, EDITS[1:], None, options(None)).target == "sidecar"
