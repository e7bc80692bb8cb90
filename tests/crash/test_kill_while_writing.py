"""kill -9 at any moment leaves the old file or the new one, and no promised word is lost."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from blipdesk.bootstrap import open_library
from blipdesk.demo.sample_library import write_sample_library
from blipdesk.imaging.digest import image_digest
from blipdesk.index.database import open_index
from blipdesk.metadata.reader import read_metadata
from blipdesk.runtime.paths import library_paths

PROGRAM = Path(__file__).with_name("writer_program.py")


def run_and_kill(library: Path, photos: list[Path], first: int, after_s: float) -> dict[Path, int]:
    """Let the writer run for a while, kill it, and return the last promised number of each file."""
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), str(library), *map(str, photos)],
        stdout=subprocess.PIPE,
        env={**os.environ, "FIRST_NUMBER": str(first)},
    ) as process:
        assert process.stdout is not None
        first_line = process.stdout.readline()
        time.sleep(after_s)
        process.kill()
        rest = process.stdout.read()
    promised = {}
    for line in (first_line + rest).decode().splitlines(keepends=True):
        if line.endswith("\n"):
            number, _, name = line.strip().partition(" ")
            promised[Path(name)] = int(number)
    return promised


@pytest.mark.parametrize("kills", [8, pytest.param(200, marks=[pytest.mark.slow])])
@pytest.mark.timeout(3000)
def test_nothing_is_torn_or_lost_by_killing_the_writer(tmp_path: Path, kills: int) -> None:
    rng = random.Random(5)
    photos = [photo.path for photo in write_sample_library(tmp_path / "photos", 3)]
    digests = {photo: image_digest(photo) for photo in photos}
    known_files = set((tmp_path / "photos").rglob("*"))
    library = tmp_path / "library"
    last: dict[Path, int] = {}
    number = 1
    for _ in range(kills):
        promised = run_and_kill(library, photos, number, rng.uniform(0, 0.25))
        last |= promised
        number = max(last.values()) + 10
        with open_library(library_paths(library)):
            pass  # opening finishes what the kill interrupted
        for photo, expected in last.items():
            metadata = read_metadata(photo)
            assert metadata.text.title is not None
            assert int(metadata.text.title.split()[1]) >= expected
            assert len(metadata.text.keywords) == len(set(metadata.text.keywords))
            assert image_digest(photo) == digests[photo]
        assert set((tmp_path / "photos").rglob("*")) == known_files, "a temporary file was left"
        with open_index(library_paths(library).database) as index:
            assert index.check().problems == ()
            assert index.outbox.count() == {}
            for photo in last:
                record = index.photos.by_path(photo)
                assert record is not None
                metadata = read_metadata(photo)
                assert record.stamp == metadata.stamp
                assert index.texts.get(record.photo_id) == metadata.text
                newest = index.history.entries_of_photo(record.photo_id)[0]
                assert {f.new for f in newest.fields if f.field == "title"} == {metadata.text.title}
