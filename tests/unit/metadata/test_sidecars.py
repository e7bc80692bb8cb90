"""Sidecars: both names, merged and never replaced."""

import os
from pathlib import Path

import pytest

from blipdesk.domain.errors import Damaged, WriteRefused
from blipdesk.domain.text import Field, FieldEdit, Provenance, Source
from blipdesk.metadata import (
    SidecarNaming,
    SidecarPolicy,
    WriteOptions,
    WriteTarget,
    plan_edit,
    read_metadata,
)
from tests.formats import photo_files as files
from tests.formats.writing import MACHINE, redo, undo, write

INSTEAD = WriteOptions(sidecar=SidecarPolicy.INSTEAD)
STEM = WriteOptions(sidecar=SidecarPolicy.INSTEAD, naming=SidecarNaming.STEM)
ALWAYS = WriteOptions(sidecar=SidecarPolicy.ALWAYS)
RAW = b"FUJIFILMCCD-RAW 0201" + bytes(100)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_1.RAF"
    path.write_bytes(RAW)
    return path


@pytest.fixture
def jpeg(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_1.JPG"
    path.write_bytes(files.saved("JPEG"))
    return path


def names(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir())


@pytest.mark.parametrize(("options", "name"), [(INSTEAD, "IMG_1.RAF.xmp"), (STEM, "IMG_1.xmp")])
def test_a_raw_files_words_go_beside_it(raw: Path, options: WriteOptions, name: str) -> None:
    plan = write(raw, Field.CAPTION, "ein Hund", MACHINE, options)
    assert (plan.target, plan.target_path.name) == (WriteTarget.SIDECAR, name)
    assert plan.refusal is not None
    assert raw.read_bytes() == RAW
    found = read_metadata(raw)
    assert (found.text.caption, found.sidecar) == ("ein Hund", plan.target_path)
    assert found.text.provenance == {Field.CAPTION: MACHINE}
    edit = FieldEdit(Field.CAPTION, "ein Hund", MACHINE)
    assert plan_edit(raw, (edit,), None, options).target is WriteTarget.NONE


def test_without_sidecars_a_raw_file_is_refused(raw: Path) -> None:
    with pytest.raises(WriteRefused, match="A sidecar could hold the text"):
        write(raw, Field.CAPTION, "words")
    assert names(raw) == ["IMG_1.RAF"]


def test_undo_and_redo_find_the_sidecar(raw: Path) -> None:
    plan = write(raw, Field.CAPTION, "one", MACHINE, INSTEAD)
    write(raw, Field.CAPTION, "two", MACHINE, INSTEAD)
    second = write(raw, Field.CAPTION, "three", None, INSTEAD)
    undo(raw, second)
    assert read_metadata(raw).text.caption == "two"
    redo(raw, second)
    assert read_metadata(raw).text.caption == "three"
    assert plan.target_path.read_text().count("<dc:description") == 1


def test_clearing_in_the_sidecar_hides_nothing_old(raw: Path) -> None:
    write(raw, Field.CAPTION, "one", MACHINE, INSTEAD)
    write(raw, Field.CAPTION, None, None, INSTEAD)
    assert read_metadata(raw).text.caption is None


@pytest.mark.parametrize("name", ["IMG_1.RAF.xmp", "IMG_1.xmp", "IMG_1.RAF.XMP"])
def test_an_existing_sidecar_of_either_name_is_merged(raw: Path, name: str) -> None:
    history = "<z:history><rdf:Seq><rdf:li>crop</rdf:li></rdf:Seq></z:history>"
    words = "<dc:subject><rdf:Bag><rdf:li>kept</rdf:li></rdf:Bag></dc:subject>"
    text = files.packet(history + words, wrapper=False).decode()
    side = raw.with_name(name)
    side.write_text('<?xml version="1.0" encoding="UTF-8"?>\n' + text)
    assert read_metadata(raw).text.keywords == ("kept",)
    plan = write(raw, Field.CAPTION, "words", None, INSTEAD)
    assert plan.target_path == side
    assert names(raw) == sorted(["IMG_1.RAF", name])
    after = side.read_text()
    assert history in after and words in after
    assert after.startswith('<?xml version="1.0" encoding="UTF-8"?>')


def test_a_sidecar_of_the_raw_beside_it_is_not_the_jpegs(raw: Path, jpeg: Path) -> None:
    write(raw, Field.CAPTION, "raw", None, STEM)
    assert b">RAF<" in raw.with_suffix(".xmp").read_bytes()
    assert read_metadata(jpeg).sidecar is None
    jpeg.chmod(0o444)
    plan = write(jpeg, Field.CAPTION, "jpeg", None, STEM)
    assert plan.target_path.name == "IMG_1.JPG.xmp"
    assert read_metadata(raw).text.caption == "raw"
    assert read_metadata(jpeg).text.caption == "jpeg"


def test_a_stem_sidecar_without_owner_is_the_raws(raw: Path, jpeg: Path) -> None:
    raw.with_suffix(".xmp").write_bytes(files.packet(""))
    assert read_metadata(raw).sidecar is not None
    assert read_metadata(jpeg).sidecar is None
    raw.unlink()
    assert read_metadata(jpeg).sidecar is not None


def test_a_photo_that_can_be_written_keeps_its_words_inside(jpeg: Path) -> None:
    plan = write(jpeg, Field.CAPTION, "words", None, INSTEAD)
    assert (plan.target, names(jpeg)) == (WriteTarget.FILE, ["IMG_1.JPG"])


def test_always_beside_means_that_no_photo_is_touched(jpeg: Path) -> None:
    before = jpeg.read_bytes()
    plan = write(jpeg, Field.CAPTION, "words", None, ALWAYS)
    assert plan.target is WriteTarget.SIDECAR
    assert jpeg.read_bytes() == before
    assert read_metadata(jpeg).text.caption == "words"


def test_a_field_that_lives_beside_the_photo_is_changed_there(jpeg: Path) -> None:
    write(jpeg, Field.CAPTION, "beside", None, ALWAYS)
    plan = write(jpeg, Field.CAPTION, "newer", None, INSTEAD)
    assert plan.target is WriteTarget.SIDECAR
    assert write(jpeg, Field.TITLE, "inside", None, INSTEAD).target is WriteTarget.FILE
    text = read_metadata(jpeg).text
    assert (text.caption, text.title) == ("newer", "inside")


def test_the_photos_own_words_win_over_another_programs_sidecar(jpeg: Path) -> None:
    write(jpeg, Field.CAPTION, "inside")
    words = (
        "<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>beside</rdf:li></rdf:Alt>"
        "</dc:description><dc:title><rdf:Alt><rdf:li xml:lang='x-default'>title</rdf:li>"
        "</rdf:Alt></dc:title>"
    )
    jpeg.with_name("IMG_1.JPG.xmp").write_bytes(files.packet(words))
    text = read_metadata(jpeg).text
    assert (text.caption, text.title) == ("inside", "title")
    assert text.origin(Field.TITLE) == Provenance(Source.UNKNOWN)


def test_a_sidecar_that_cannot_be_read_is_shown_and_never_overwritten(raw: Path) -> None:
    side = raw.with_name("IMG_1.RAF.xmp")
    side.write_bytes(b"<broken")
    assert "the sidecar cannot be read" in read_metadata(raw).notes[-1]
    with pytest.raises(WriteRefused, match="Repair or move it"):
        write(raw, Field.CAPTION, "words", None, INSTEAD)
    assert side.read_bytes() == b"<broken"


def test_a_folder_in_the_sidecars_place_is_refused(raw: Path) -> None:
    raw.with_name("IMG_1.RAF.xmp").mkdir()
    with pytest.raises(WriteRefused, match="a folder has the sidecar's name"):
        write(raw, Field.CAPTION, "words", None, INSTEAD)


def test_hard_linked_and_read_only_photos_get_a_sidecar(jpeg: Path) -> None:
    os.link(jpeg, jpeg.with_name("other.JPG"))
    assert write(jpeg, Field.CAPTION, "words", None, INSTEAD).target is WriteTarget.SIDECAR
    jpeg.with_name("other.JPG").chmod(0o444)
    other = jpeg.with_name("other.JPG")
    assert write(other, Field.CAPTION, "words", None, INSTEAD).target is WriteTarget.SIDECAR
    assert jpeg.read_bytes() == files.saved("JPEG")


def test_a_new_sidecar_has_its_photos_permissions(raw: Path) -> None:
    raw.chmod(0o640)
    plan = write(raw, Field.CAPTION, "words", None, INSTEAD)
    assert plan.target_path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "data", [files.saved("JPEG")[:60], b"\xff\xd8\xfe\xe0", files.saved("PNG")[:20]]
)
def test_words_about_a_damaged_photo_stand_beside_it(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.jpg"
    path.write_bytes(data)
    with pytest.raises(Damaged, match=r"broken\.jpg is damaged: "):
        read_metadata(path)
    with pytest.raises(WriteRefused, match="it is damaged"):
        write(path, Field.CAPTION, "words")
    plan = write(path, Field.CAPTION, "words", None, INSTEAD)
    assert plan.target is WriteTarget.SIDECAR
    assert path.read_bytes() == data
    found = read_metadata(path)
    assert found.text.caption == "words"
    assert any("it is damaged" in note for note in found.notes)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"8BPS\0\1" + bytes(30), "Photoshop"),
        (b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(30), "JPEG 2000"),
        (b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(30), "JPEG XL"),
        (b"\xff\x0a" + bytes(30), "JPEG XL"),
        (b"GIF89a" + bytes(30), "gif"),
    ],
)
def test_pictures_that_are_never_written_have_sidecars(
    tmp_path: Path, data: bytes, kind: str
) -> None:
    path = tmp_path / "drawing.bin"
    path.write_bytes(data)
    assert read_metadata(path).notes == (f"text inside {kind} files is not read",)
    plan = write(path, Field.CAPTION, "words", None, INSTEAD)
    assert plan.refusal == f"text cannot be written into {kind} files"
    assert read_metadata(path).text.caption == "words"
