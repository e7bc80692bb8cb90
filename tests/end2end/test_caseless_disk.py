"""On a disk that does not tell capitals from small letters, nothing is doubled or respelled."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.bootstrap import open_library
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.imaging.digest import image_digest
from blipdesk.library.library import Library
from blipdesk.library.review import PersonEdit
from blipdesk.metadata.reader import read_metadata
from blipdesk.runtime.paths import library_paths
from tests.formats.photo_files import packet

pytestmark = pytest.mark.skipif(
    not Path("/dev/fuse").exists() or os.geteuid() != 0, reason="mounting needs FUSE and root"
)
SERVER = Path(__file__).with_name("caseless_disk.py")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A mounted disk with one photo, IMG_1.JPG."""
    source, place = tmp_path / "source", tmp_path / "disk"
    source.mkdir()
    place.mkdir()
    command = [sys.executable, SERVER, source, place, tmp_path / "control"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None
            if server.stdout.readline() != b"mounted\n":
                pytest.skip("this system lets nobody mount")
            Image.new("RGB", (16, 16), "red").save(place / "IMG_1.JPG")
            assert (place / "img_1.jpg").exists()
            yield place
        finally:
            subprocess.run(["umount", "--lazy", place], check=False)
            server.kill()


@pytest.fixture
def library(disk: Path, tmp_path: Path) -> Iterator[Library]:
    with open_library(library_paths(tmp_path / "library")) as found:
        found.add_folder(disk)
        yield found


def say(library: Library, path: Path, field: Field, words: str) -> None:
    (result,) = library.set_words([path], PersonEdit((FieldEdit(field, words),)))
    assert not result.failed, result


def names(disk: Path) -> list[str]:
    return sorted(path.name for path in disk.iterdir())


def known(library: Library, disk: Path) -> list[str]:
    return [record.path.name for record in library._index.photos.under(disk)]


@pytest.mark.parametrize("name", ["IMG_1.JPG.XMP", "img_1.jpg.xmp", "Img_1.xmp", "IMG_1.Xmp"])
def test_a_sidecar_of_any_spelling_is_found_and_kept_and_never_doubled(
    library: Library, disk: Path, name: str
) -> None:
    photo = disk / "IMG_1.JPG"
    (disk / name).write_bytes(packet("<dc:title>theirs</dc:title>"))
    photo.chmod(0o444)
    for words in ("One", "Two"):
        say(library, photo, Field.CAPTION, words)
        assert names(disk) == sorted(["IMG_1.JPG", name])
    text = read_metadata(photo).text
    assert (text.caption, text.title) == ("Two", "theirs")
    assert library.scan([]).unchanged == 1


def test_a_photo_that_is_named_in_another_spelling_is_the_same_photo(
    library: Library, disk: Path
) -> None:
    library.scan([])
    say(library, disk / "img_1.jpg", Field.TITLE, "One")
    say(library, disk / "Img_1.Jpg", Field.CAPTION, "Two")
    assert names(disk) == known(library, disk) == ["IMG_1.JPG"]
    text = read_metadata(disk / "IMG_1.JPG").text
    assert (text.title, text.caption) == ("One", "Two")


def test_a_name_can_be_given_in_another_case_and_taken_back(library: Library, disk: Path) -> None:
    (disk / "img_1.xmp").write_bytes(packet("<dc:title>theirs</dc:title>"))
    library.scan([])
    plan = library.files.plan_rename([disk / "IMG_1.JPG"], "Img_1")
    assert not [done.reason for done in library.files.carry_out(plan) if done.reason]
    assert names(disk) == ["Img_1.JPG", "Img_1.xmp"]
    assert known(library, disk) == ["Img_1.JPG"]
    assert library.scan([]).missing == 0
    assert not [done.reason for done in library.files.undo() if done.reason]
    assert names(disk) == ["IMG_1.JPG", "img_1.xmp"]
    assert known(library, disk) == ["IMG_1.JPG"]


def test_whoever_reads_meanwhile_sees_the_old_photo_or_the_new_one(
    library: Library, disk: Path
) -> None:
    photo = disk / "IMG_1.JPG"
    digest, seen, stop = image_digest(photo), set(), threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                seen.add(image_digest(disk / "img_1.jpg"))
            except Exception as error:  # noqa: BLE001 - the test names it
                seen.add(repr(error))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(20):
            say(library, photo, Field.TITLE, f"title {number} " * (number + 1))
    finally:
        stop.set()
        reader.join()
    assert seen == {digest}
    assert names(disk) == ["IMG_1.JPG"], "no temp is left"
