"""What holds in every format that BlipDesk writes into."""

import io
from pathlib import Path

import pytest
from PIL import Image, UnidentifiedImageError

from blipdesk.domain.errors import Damaged
from blipdesk.domain.text import Answer, Field, FieldEdit, FieldValue, Provenance, Source
from blipdesk.imaging.digest import image_digest
from blipdesk.metadata import WriteTarget, plan_edit, read_metadata
from tests.formats.photo_files import all_photos, with_right_check_sums
from tests.formats.writing import MACHINE, carry_out, redo, undo, write

VALUES: dict[Field, FieldValue] = {
    Field.CAPTION: "Ein Hund läuft über die Straße 🐕 犬\nund bellt",
    Field.ALT_TEXT: 'alternative <text> & "more"',
    Field.EXTENDED_DESCRIPTION: "كلب يركض",
    Field.TITLE: "Titel",
    Field.KEYWORDS: ("Hund", "Straße", "a|b"),
    Field.ANSWERS: (Answer("where?", "outside", 0.25, "vqa", "r2", "2026-01-01"),),
    Field.DECORATIVE: False,
}
EDITS = tuple(
    FieldEdit(field, value, MACHINE if field is Field.CAPTION else None)
    for field, value in VALUES.items()
)


@pytest.fixture(params=sorted(all_photos()))
def photo(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / request.param
    path.write_bytes(all_photos()[request.param])
    return path


def pixels(data: bytes) -> object:
    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.mode, image.size, image.tobytes()
    except UnidentifiedImageError:  # HEIC needs a decoder that is not a dependency
        return None


def test_every_field_is_read_back_as_it_was_written(photo: Path) -> None:
    carry_out(plan_edit(photo, EDITS))
    text = read_metadata(photo).text
    assert {field: text.value(field) for field in Field} == VALUES
    assert text.provenance == {Field.CAPTION: MACHINE}


def test_the_picture_stays_byte_for_byte(photo: Path) -> None:
    before, digest = photo.read_bytes(), image_digest(photo)
    carry_out(plan_edit(photo, EDITS))
    assert image_digest(photo) == digest
    assert pixels(photo.read_bytes()) == pixels(before)


def test_what_stands_already_is_not_written_again(photo: Path) -> None:
    carry_out(plan_edit(photo, EDITS))
    plan = plan_edit(photo, EDITS)
    assert (plan.changes, plan.target) == ((), WriteTarget.NONE)


def test_writing_what_was_read_changes_nothing(photo: Path) -> None:
    text = read_metadata(photo).text
    edits = tuple(FieldEdit(f, text.value(f), text.provenance.get(f)) for f in Field)
    assert plan_edit(photo, edits).changes == ()


def test_edits_of_the_same_length_grow_the_file_once(photo: Path) -> None:
    sizes = []
    for word in ("aaaa", "bbbb", "cccc", "aaaa"):
        write(photo, Field.CAPTION, word, MACHINE)
        write(photo, Field.TITLE, word)
        sizes.append(photo.stat().st_size)
    assert len(set(sizes)) == 1


def test_undo_and_redo_restore_every_value(photo: Path) -> None:
    before = read_metadata(photo)
    plan = carry_out(plan_edit(photo, EDITS))
    after = read_metadata(photo)
    undo(photo, plan)
    assert (read_metadata(photo).text, read_metadata(photo).facts) == (before.text, before.facts)
    redo(photo, plan)
    assert read_metadata(photo).text == after.text


def test_longer_and_shorter_texts_are_undone_in_order(photo: Path) -> None:
    states, plans = [read_metadata(photo).text], []
    for size in (40, 48, 48, 400, 3, 4000, 90):
        plans.append(write(photo, Field.CAPTION, f"{len(plans)}" * size, MACHINE))
        states.append(read_metadata(photo).text)
    for plan, state in zip(reversed(plans), reversed(states[:-1]), strict=True):
        undo(photo, plan)
        assert read_metadata(photo).text == state


def test_clearing_a_field_leaves_it_empty(photo: Path) -> None:
    carry_out(plan_edit(photo, EDITS))
    carry_out(plan_edit(photo, tuple(FieldEdit(field, None) for field in Field)))
    text = read_metadata(photo).text
    assert all(text.is_empty(field) for field in Field)
    assert not text.provenance


def test_a_text_changed_elsewhere_counts_as_a_persons(photo: Path) -> None:
    write(photo, Field.ALT_TEXT, "a dog", MACHINE)
    assert read_metadata(photo).text.origin(Field.ALT_TEXT) == MACHINE
    changed = photo.read_bytes().replace(b"a dog", b"a cat")
    photo.write_bytes(with_right_check_sums(changed) if photo.suffix == ".png" else changed)
    text = read_metadata(photo).text
    assert text.alt_text == "a cat"
    assert text.origin(Field.ALT_TEXT) == Provenance(Source.HUMAN)


def test_a_long_text_fits_or_is_refused_whole(photo: Path) -> None:
    before = photo.read_bytes()
    text = "ö" * 20_000
    write(photo, Field.EXTENDED_DESCRIPTION, text)
    assert read_metadata(photo).text.extended_description == text
    assert photo.read_bytes() != before


def test_a_webp_whose_frame_has_no_size_is_damaged(tmp_path: Path) -> None:
    data = bytearray(all_photos()["lossy.webp"])
    at = data.index(b"\x9d\x01\x2a") + 3
    data[at : at + 2] = b"\0\0"
    (tmp_path / "flat.webp").write_bytes(data)
    with pytest.raises(Damaged, match="has no size"):
        read_metadata(tmp_path / "flat.webp")


def test_new_data_of_heif_are_placed_by_the_base_where_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "based.heic"
    path.write_bytes(all_photos()[path.name])
    write(path, Field.CAPTION, "words")
    data = path.read_bytes()
    start = data.index(b"mdat", data.index(b"mdat") + 4) + 4
    base = start.to_bytes(4, "big")
    assert base + b"\0\1" + bytes(4) in data[: data.index(b"mdat")]
    assert data[start:].startswith(b"<?xpacket")
