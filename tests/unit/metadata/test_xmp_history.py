"""What a write leaves in the photo's own history, where the user wants that."""

from dataclasses import replace
from pathlib import Path

import pytest

from blipdesk.domain.text import Field
from blipdesk.library.write_options import write_options
from blipdesk.metadata import TagChange, WriteOptions, plan_restore, read_metadata
from blipdesk.metadata.open_photo import open_photo
from blipdesk.metadata.tag_store import TagStore
from blipdesk.metadata.verify import find_differences
from blipdesk.settings.schema import Settings, replaced
from tests.formats import photo_files as files
from tests.formats.odd_jpegs import LIGHTROOM, exif_jpeg, full_exif
from tests.formats.writing import carry_out, exiftool, write

OPTIONS = WriteOptions(history_date="2026-01-02T03:04:05+00:00")
TAGS = ("Action", "When", "SoftwareAgent", "Changed", "InstanceID")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "a.jpg"
    path.write_bytes(files.camera_jpeg("<"))
    return path


def entries(path: Path) -> int:
    with open_photo(path) as photo:
        history = TagStore(photo.container.blocks).raw("XMP:xmpMM:History") or b""
    return history.count(b"<stEvt:action") + history.count(b" stEvt:action=")


def history(path: Path) -> dict[str, str]:
    return exiftool(path, *(f"XMP-xmpMM:History{name}" for name in TAGS))


def test_an_entry_says_what_when_and_by_whom_and_each_write_adds_one(photo: Path) -> None:
    write(photo, Field.CAPTION, "one", None, OPTIONS)
    write(photo, Field.CAPTION, "two", None, replace(OPTIONS, history_date="2026-01-03T00:00:00Z"))
    assert entries(photo) == 2
    found = history(photo)
    assert found["XMP-xmpMM:HistoryAction"] == "saved;saved"
    assert found["XMP-xmpMM:HistoryWhen"] == "2026:01:02 03:04:05+00:00;2026:01:03 00:00:00Z"
    assert found["XMP-xmpMM:HistorySoftwareAgent"].startswith("BlipDesk ")
    assert found["XMP-xmpMM:HistoryChanged"] == "/metadata;/metadata"


def test_nothing_is_left_unless_the_user_wants_it(photo: Path) -> None:
    write(photo, Field.CAPTION, "one")
    assert entries(photo) == 0
    assert write_options(Settings()).history_date is None
    wanted = write_options(replaced(Settings(), "writing.xmp_history", True))
    assert wanted.history_date is not None


def test_the_entries_of_other_programs_stay_as_they_are(tmp_path: Path) -> None:
    before, photo = tmp_path / "before.jpg", tmp_path / "a.jpg"
    data = exif_jpeg(full_exif(), files.xmp_segment(files.packet(LIGHTROOM, padding=2000)))
    before.write_bytes(data)
    photo.write_bytes(data)
    plan = write(photo, Field.TITLE, "mine", None, OPTIONS)
    assert find_differences(before, photo, plan.changes) == []
    assert entries(photo) == 2
    assert history(photo)["XMP-xmpMM:HistoryAction"] == "saved;saved"
    assert history(photo)["XMP-xmpMM:HistoryInstanceID"] == "xmp.iid:1"


def test_an_earlier_write_can_be_undone_and_that_is_told_too(photo: Path) -> None:
    first = write(photo, Field.TITLE, "one", None, OPTIONS)
    write(photo, Field.ALT_TEXT, "two", None, OPTIONS)
    carry_out(plan_restore(photo, first.changes, None, OPTIONS))
    text = read_metadata(photo).text
    assert (text.title, text.alt_text, entries(photo)) == (None, "two", 3)
    swapped = tuple(TagChange(c.tag, c.new, c.old) for c in first.changes)
    carry_out(plan_restore(photo, swapped, None, OPTIONS))
    assert (read_metadata(photo).text.title, entries(photo)) == ("one", 4)


def test_what_stands_already_leaves_no_entry(photo: Path) -> None:
    write(photo, Field.TITLE, "one", None, OPTIONS)
    before = photo.read_bytes()
    write(photo, Field.TITLE, "one", None, OPTIONS)
    assert photo.read_bytes() == before


@pytest.mark.parametrize(
    "odd",
    [
        "<xmpMM:History xmlns:xmpMM='http://ns.adobe.com/xap/1.0/mm/'><rdf:Bag>"
        "<rdf:li>x</rdf:li></rdf:Bag></xmpMM:History>",
        "</rdf:Description><rdf:Description rdf:about=''"
        " xmlns:xmpMM='http://ns.adobe.com/xap/1.0/mm/' xmpMM:History='x'>",
    ],
)
def test_a_history_of_another_form_is_left_alone_and_the_words_go_in(
    tmp_path: Path, odd: str
) -> None:
    photo = tmp_path / "a.jpg"
    packet = files.packet(odd)
    photo.write_bytes(files.with_segments(files.saved("JPEG"), files.xmp_segment(packet)))
    write(photo, Field.TITLE, "mine", None, OPTIONS)
    assert read_metadata(photo).text.title == "mine"
    assert entries(photo) == 0
