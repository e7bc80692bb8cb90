"""What holds for the files that cameras, phones and programs really write."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, UnidentifiedImageError

from blipdesk.domain.errors import WriteRefused
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.imaging.digest import image_digest
from blipdesk.metadata import plan_edit, read_metadata
from tests.formats.heif_files import box, heif_file
from tests.formats.odd_others import all_odd
from tests.formats.test_corpora import CHECKER
from tests.formats.writing import MACHINE, carry_out, exiftool_of_all, redo, undo

CAPTION = "Ein Hund läuft über die Straße 犬 🐕"
REFUSED = {
    "xmp-of-fireworks.png": "in a chunk of plain text",
    "samsung-with-a-film.heic": "holds the film of a Motion Photo",
}


def edits(path: Path) -> tuple[FieldEdit, ...]:
    """Return what is written: two texts, and a keyword beside those that are there."""
    keywords = read_metadata(path).text.keywords
    return (
        FieldEdit(Field.CAPTION, CAPTION, MACHINE),
        FieldEdit(Field.ALT_TEXT, "Alternativtext", MACHINE),
        FieldEdit(Field.KEYWORDS, (*keywords, "ein neues Wort")),
    )


@pytest.fixture(params=sorted(all_odd().keys() - REFUSED))
def photo(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / request.param
    path.write_bytes(all_odd()[request.param])
    return path


def pixels(data: bytes) -> list[bytes] | None:
    """Decode every frame or page; None where there is no decoder."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            frames = []
            for number in range(getattr(image, "n_frames", 1)):
                image.seek(number)
                frames.append(image.tobytes())
            return frames
    except (UnidentifiedImageError, OSError):
        return None


def test_words_go_in_and_every_pixel_stays(photo: Path) -> None:
    before, digest = photo.read_bytes(), image_digest(photo)
    wanted = edits(photo)
    carry_out(plan_edit(photo, wanted))
    text = read_metadata(photo).text
    assert {edit.field: text.value(edit.field) for edit in wanted} == {
        edit.field: edit.value for edit in wanted
    }
    assert image_digest(photo) == digest
    assert pixels(photo.read_bytes()) == pixels(before)


def test_what_was_there_comes_back_and_goes_again(photo: Path) -> None:
    before = read_metadata(photo)
    plan = carry_out(plan_edit(photo, edits(photo)))
    after = read_metadata(photo).text
    undo(photo, plan)
    assert (read_metadata(photo).text, read_metadata(photo).facts) == (before.text, before.facts)
    redo(photo, plan)
    assert read_metadata(photo).text == after


def test_later_edits_of_the_same_length_change_no_size(photo: Path) -> None:
    carry_out(plan_edit(photo, edits(photo)))
    sizes = set()
    for word in ("eins 犬", "zweiZ犬", "eins 犬"):
        carry_out(plan_edit(photo, (FieldEdit(Field.ALT_TEXT, word, MACHINE),)))
        carry_out(plan_edit(photo, (FieldEdit(Field.CAPTION, CAPTION[::-1] + word[-1], MACHINE),)))
        sizes.add(photo.stat().st_size)
    assert len(sizes) == 1


@pytest.mark.parametrize("kind", [b"moof", b"mfra", b"sidx"])
def test_a_film_in_pieces_is_refused(tmp_path: Path, kind: bytes) -> None:
    path = tmp_path / "a.heic"
    path.write_bytes(heif_file(more_boxes=box(kind, bytes(16))))
    with pytest.raises(WriteRefused, match="a film in pieces"):
        plan_edit(path, edits(path))


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_refused_has_a_reason_and_stays(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(all_odd()[name])
    with pytest.raises(WriteRefused, match=REFUSED[name]):
        plan_edit(path, edits(path))
    assert path.read_bytes() == all_odd()[name]


def test_exiftool_misses_nothing_and_warns_of_nothing_new(tmp_path: Path) -> None:
    folders = tmp_path / "before", tmp_path / "after"
    for folder in folders:
        folder.mkdir()
        for name in all_odd().keys() - REFUSED:
            (folder / name).write_bytes(all_odd()[name])
    for path in folders[1].iterdir():
        carry_out(plan_edit(path, edits(path)))
    found = exiftool_of_all(folders[1], "XMP-dc:Description")
    assert {name: tags["XMP-dc:Description"] for name, tags in found.items()} == dict.fromkeys(
        found, CAPTION
    )
    if not CHECKER.is_file():
        pytest.skip("the checker is not at hand")
    # IPTC in a TIFF's Photoshop block follows the one beside it, as exiftool has it follow.
    same = [f"--target=IPTC2:{name}" for name in ("Keywords", "Caption-Abstract")]
    command = [sys.executable, str(CHECKER), *map(str, folders), *same]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=280)
    assert done.returncode == 0, done.stdout[-3000:]
