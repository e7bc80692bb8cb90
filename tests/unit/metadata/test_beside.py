"""Words moved between a photo and its sidecar on request."""

from pathlib import Path

import pytest

from blipdesk.domain.errors import WriteRefused
from blipdesk.domain.text import Field, FieldEdit, Provenance, Source
from blipdesk.metadata import SidecarPolicy, WriteOptions, WriteTarget, plan_edit, read_metadata
from blipdesk.metadata.beside import (
    own_words,
    plan_copy,
    plan_release,
    plan_removal,
    words_beside,
)
from tests.formats import photo_files as files
from tests.formats.writing import MACHINE, carry_out, write

ALWAYS = WriteOptions(sidecar=SidecarPolicy.ALWAYS)
INSTEAD = WriteOptions(sidecar=SidecarPolicy.INSTEAD)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "a.jpg"
    path.write_bytes(files.camera_jpeg("<"))
    return path


def test_a_copy_says_what_the_photo_says_and_claims_nothing(photo: Path) -> None:
    write(photo, Field.CAPTION, "words", MACHINE)
    write(photo, Field.KEYWORDS, ("a", "b"))
    before = photo.read_bytes()
    plan = carry_out(plan_copy(photo, INSTEAD))
    assert plan.target is WriteTarget.SIDECAR
    assert photo.read_bytes() == before
    assert b"provenance" not in plan.target_path.read_bytes()
    assert plan_copy(photo, INSTEAD).changes == ()
    assert write(photo, Field.CAPTION, "newer", MACHINE, INSTEAD).target is WriteTarget.FILE
    assert read_metadata(photo).text.caption == "newer"
    carry_out(plan_copy(photo, INSTEAD))
    assert b">newer<" in plan.target_path.read_bytes()


def test_what_a_sidecar_claims_stays_its_own_in_a_copy(photo: Path) -> None:
    write(photo, Field.TITLE, "beside", MACHINE, ALWAYS)
    carry_out(plan_copy(photo, INSTEAD))
    assert read_metadata(photo).text.origin(Field.TITLE) == MACHINE


def test_words_beside_come_into_the_photo_with_their_origin(photo: Path) -> None:
    write(photo, Field.CAPTION, "old and inside")
    write(photo, Field.CAPTION, "beside", MACHINE, ALWAYS)
    write(photo, Field.KEYWORDS, ("a",), None, ALWAYS)
    together = read_metadata(photo).text
    edits = words_beside(photo)
    assert {edit.field for edit in edits} == {Field.CAPTION, Field.KEYWORDS}
    carry_out(plan_edit(photo, edits, None, INSTEAD, into_photo=True))
    assert own_words(photo) == together
    assert words_beside(photo) == ()
    release = plan_release(photo)
    assert release.changes
    carry_out(release)
    assert plan_release(photo).changes == ()
    write(photo, Field.CAPTION, "newer", None, INSTEAD)
    assert own_words(photo).caption == "newer"


def test_a_photo_that_must_not_be_written_refuses_the_words(photo: Path) -> None:
    photo.chmod(0o444)
    write(photo, Field.CAPTION, "beside", None, INSTEAD)
    with pytest.raises(WriteRefused, match="read-only"):
        plan_edit(photo, words_beside(photo), None, INSTEAD, into_photo=True)


def test_only_a_sidecar_with_which_nothing_is_lost_may_go(photo: Path) -> None:
    with pytest.raises(WriteRefused, match="has no sidecar"):
        plan_removal(photo)
    write(photo, Field.CAPTION, "beside", None, ALWAYS)
    with pytest.raises(WriteRefused, match="does not say this caption"):
        plan_removal(photo)
    carry_out(plan_edit(photo, words_beside(photo), None, INSTEAD, into_photo=True))
    assert plan_removal(photo).target_path == photo.with_name("a.jpg.xmp")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (files.packet("<z:history>crop</z:history>"), "another program put there .history"),
        (files.packet("").replace(b"rdf:about=", b"z:crop='1' rdf:about="), "crop"),
        (b"<broken", "not well-formed"),
    ],
)
def test_what_another_program_keeps_beside_a_photo_is_never_removed(
    photo: Path, data: bytes, reason: str
) -> None:
    photo.with_name("a.xmp").write_bytes(data)
    with pytest.raises(WriteRefused, match=reason):
        plan_removal(photo)


def test_an_unclaimed_text_of_another_program_counts_as_beside(photo: Path) -> None:
    words = "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>t</rdf:li></rdf:Alt></dc:title>"
    photo.with_name("a.xmp").write_bytes(files.packet(words))
    assert words_beside(photo) == (FieldEdit(Field.TITLE, "t"),)
    assert read_metadata(photo).text.origin(Field.TITLE) == Provenance(Source.UNKNOWN)
