"""The library's database: made anew from the photos, mended, copied and restored."""

import random
import shutil
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.demo.sample_library import SamplePhoto, write_sample_library
from blipdesk.index.database import open_index

QUESTION = "where is it?"
_TEXTS = (
    "SELECT path, field, value, source, state, model, revision, prompt, score, date, items"
    " FROM photo_text JOIN photo ON photo.id = photo_id ORDER BY path, field"
)
_FACTS = (
    "SELECT path, status, name, name_key, image_digest, sidecar, format, width_px, height_px,"
    " orientation, taken, camera, lens, rating, latitude_deg, longitude_deg FROM photo"
    " ORDER BY path"
)
_DOCUMENTS = (
    "SELECT path, caption, title, keywords, answers, file, folder, document.camera, place"
    " FROM document JOIN photo ON photo.id = photo_id ORDER BY path"
)


def _rows(library: Path, *queries: str) -> list[list[tuple[object, ...]]]:
    with open_index(library / "library.db") as index:
        return [index.photos._connection.rows(sql) for sql in queries]


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> list[SamplePhoto]:
    photos = write_sample_library(tmp_path_factory.mktemp("sample") / "photos", 6)
    folder = photos[0].path.parents[1]
    with Image.open(photos[0].path) as picture:
        picture.save(folder / "lossless.png")
        picture.convert("P").save(folder / "old.gif")  # its words go into a sidecar
    return photos


@pytest.fixture(scope="module")
def folder(sample) -> Path:
    return sample[0].path.parents[1]


@pytest.fixture(scope="module")
def worked_on(module_blipdesk, sample, folder) -> Path:
    """Photos with words of a machine, approved ones, and a person's; their library's folder."""
    paths = [str(photo.path) for photo in sample]
    for arguments in (
        ("folders", "add", folder),
        ("describe", "--model", "demo", folder),
        ("ask", "-q", QUESTION, "--model", "demo", folder),
        ("approve", "--field", "alt_text", *paths[:2]),
        ("approve", paths[2]),
        ("set", "--title", "A person's title", "--caption", "Großmutter am Meer", paths[3]),
        ("reject", "--field", "keywords", paths[4]),
    ):
        done = module_blipdesk(*arguments)
        assert done.code == 0, (arguments, done.stderr)
    return module_blipdesk.library


def test_from_nothing_all_that_the_files_carry_comes_back(
    module_blipdesk, worked_on, folder, tmp_path
) -> None:
    before = _rows(worked_on, _TEXTS, _FACTS)
    assert {row[4] for row in before[0]} >= {"draft", "approved"}
    assert {row[3] for row in before[0]} >= {"human", "machine"}
    assert {row[1] for row in before[0]} >= {"caption", "alt_text", "title", "keywords", "answers"}
    assert any(row[5] is not None for row in before[1])  # a sidecar
    copy = type(module_blipdesk)(tmp_path / "copy")
    shutil.copytree(worked_on, copy.library)
    done = copy("index", "rebuild", "--from-nothing")
    assert done.code == 0, done.stderr
    assert "8 added" in done.text
    assert _rows(copy.library, _TEXTS, _FACTS) == before
    assert len(list(copy.library.glob("library-replaced-*.db"))) == 1
    for query, wanted in (("state:approved", 3), ("by:human großmutter", 1), ("by:machine", 8)):
        assert copy("search", query, "--json").code == 0
        assert len(copy("search", query, "--json").lines) >= wanted
    assert copy("index", "check").code == 0


def test_in_place_the_proposals_stay_too(module_blipdesk, worked_on, tmp_path) -> None:
    copy = type(module_blipdesk)(tmp_path / "copy")
    shutil.copytree(worked_on, copy.library)
    everything = (_TEXTS, _FACTS, _DOCUMENTS, "SELECT * FROM draft ORDER BY id")
    before = _rows(copy.library, *everything)
    with open_index(copy.library / "library.db") as index, index.transaction():
        connection = index.photos._connection
        connection.change("DELETE FROM photo_text WHERE field = 'caption'")
        connection.change("UPDATE photo SET camera = 'wrong'")
        connection.change("UPDATE document SET keywords = 'wrong'")
    assert _rows(copy.library, *everything) != before
    done = copy("index", "rebuild")
    assert done.code == 0, done.stderr
    assert _rows(copy.library, *everything) == before


def test_a_photo_outside_of_the_folders_is_read_as_well(blipdesk, sample, tmp_path) -> None:
    loose = tmp_path / "loose.jpg"
    shutil.copyfile(sample[0].path, loose)
    assert blipdesk("set", "--title", "Loose", loose).code == 0
    done = blipdesk("index", "rebuild", "--from-nothing", "--json")
    assert done.lines[0]["changed"] == 1
    assert [line["path"] for line in blipdesk("search", "loose", "--json").lines] == [str(loose)]


def test_a_damaged_library_is_found_mended_and_brought_up_to_date(
    module_blipdesk, worked_on, sample, tmp_path
) -> None:
    copy = type(module_blipdesk)(tmp_path / "copy")
    shutil.copytree(worked_on, copy.library)
    before = _rows(copy.library, _TEXTS)
    assert list((copy.library / "backups").glob("*.db"))
    database = copy.library / "library.db"
    content, rng = bytearray(database.read_bytes()), random.Random(5)
    for page in range(1, len(content) // 4096):
        if rng.random() < 0.4:
            content[page * 4096 : page * 4096 + 512] = rng.randbytes(512)
    database.write_bytes(content)
    checked = copy("index", "check")
    assert checked.code == 1
    assert "blipdesk index check --repair" in checked.stderr
    done = copy("index", "check", "--repair")
    assert done.code == 0, done.stderr
    assert _rows(copy.library, _TEXTS) == before
    assert list(copy.library.glob("library-damaged-*.db"))
    assert copy("index", "check").text == "the database is whole\n"


def test_a_file_that_is_no_database_any_more_is_mended_too(
    module_blipdesk, worked_on, tmp_path
) -> None:
    copy = type(module_blipdesk)(tmp_path / "copy")
    shutil.copytree(worked_on, copy.library)
    before = _rows(copy.library, _TEXTS)
    (copy.library / "library.db").write_bytes(b"\0" * 50_000)
    refused = copy("search", "dog")
    assert refused.code == 1
    assert "blipdesk index check" in refused.stderr
    assert copy("index", "check", "--repair").code == 0
    assert _rows(copy.library, _TEXTS) == before


def test_a_copy_is_made_and_restored(blipdesk, sample, tmp_path) -> None:
    photo, copy = sample[0].path, tmp_path / "kept.db"
    blipdesk("folders", "add", photo.parent)
    blipdesk("scan")
    blipdesk("search", "--save", "Mine", "dog")
    assert blipdesk("index", "backup", copy).code == 0
    blipdesk("saved", "remove", "Mine")
    done = blipdesk("index", "restore", copy)
    assert done.code == 0, done.stderr
    assert blipdesk("saved", "list", "--json").lines[0]["name"] == "Mine"
    assert list(blipdesk.library.glob("library-replaced-*.db"))
    figures = blipdesk("index", "stats", "--json").lines[0]
    assert figures["photo"] > 0 and len(figures["copies"]) == 1


def test_what_cannot_be_restored_is_refused_and_changes_nothing(blipdesk, tmp_path) -> None:
    assert blipdesk("index", "restore").code == 2
    blipdesk("index", "stats")
    before = (blipdesk.library / "library.db").read_bytes()
    (tmp_path / "nonsense.db").write_bytes(b"nonsense" * 1000)
    assert blipdesk("index", "restore", tmp_path / "nowhere.db").code == 2
    assert blipdesk("index", "restore", tmp_path / "nonsense.db").code == 1
    assert (blipdesk.library / "library.db").read_bytes() == before


def test_while_somebody_has_it_open_nothing_is_set_aside(blipdesk, tmp_path) -> None:
    blipdesk("index", "backup", tmp_path / "kept.db")
    with open_index(blipdesk.library / "library.db") as index:
        index.search("dog")
        for arguments in (("restore", tmp_path / "kept.db"), ("rebuild", "--from-nothing")):
            done = blipdesk("index", *arguments)
            assert done.code == 1
            assert "another BlipDesk is using the library" in done.stderr
    assert not list(blipdesk.library.glob("library-replaced-*"))
