"""Of a burst one frame is described; the others are asked only whether its text fits them."""

import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from blipdesk.bootstrap import open_library
from blipdesk.inference.messages import CaptionResult, PhotoOutcome, PhotoRequest
from blipdesk.library.describing import DescribeOptions
from blipdesk.library.library import Library
from blipdesk.library.results import DescribeState
from blipdesk.runtime.paths import LibraryPaths

OPTIONS = DescribeOptions(model="demo")
FITS = {"2.jpg": 0.9, "3.jpg": 0.2}


class Engine:
    """Captions by the file's name; the text of another photo fits as ``FITS`` says."""

    asked: list[PhotoRequest] = []  # noqa: RUF012 - of one test, which empties it

    def __init__(self, *_: object) -> None:
        pass

    def __enter__(self) -> "Engine":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def process(self, requests: list[PhotoRequest], should_stop) -> Iterator[PhotoOutcome]:
        for request in requests:
            self.asked.append(request)
            name = request.path.name
            caption = CaptionResult(f"a boat in {name}", 0.8, 0.0, "demo/caption", "r")
            fits = tuple(FITS[name] for _ in request.match_texts)
            yield PhotoOutcome(
                request.photo_id, caption if request.caption else None, match_scores=fits
            )


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """A burst of three frames, the first with a raw file, and a photo that stands alone."""
    monkeypatch.setattr("blipdesk.library.model_runs.Engine", Engine)
    Engine.asked.clear()
    photos = tmp_path / "photos"
    photos.mkdir()
    rng = np.random.default_rng(2)
    for number in range(1, 5):
        pixels = rng.integers(0, 255, (8, 8, 3), np.uint8)
        Image.fromarray(pixels).save(photos / f"{number}.jpg")
    size = struct.pack("<HHII", 0x100, 4, 1, 8) + struct.pack("<HHII", 0x101, 4, 1, 8)
    header = b"II*\0" + struct.pack("<I", 16) + b"CR\x02\0" + bytes(4)
    (photos / "1.CR2").write_bytes(header + struct.pack("<H", 2) + size + bytes(4) + b"raw" * 99)
    with open_library(LibraryPaths(tmp_path / "library")) as opened:
        opened.add_folder(photos)
        opened.scan([])
        with opened._index.transaction():
            for number in range(1, 5):
                photo = opened._index.photos.by_path(photos / f"{number}.jpg")
                assert photo is not None
                look = 1 if number < 4 else 0x0F0F0F0F0F0F
                opened._index.duplicates.put_look(photo.photo_id, look, 9.0 - number)
        yield opened


def test_one_frame_is_described_and_its_text_offered_where_it_fits(
    library: Library, tmp_path: Path
) -> None:
    results = {
        result.path.name: result
        for result in library.runs.describe_bursts([tmp_path / "photos"], OPTIONS)
    }
    assert {result.state for result in results.values()} == {DescribeState.DESCRIBED}
    captioned = [request.path.name for request in Engine.asked if request.caption]
    assert sorted(captioned) == ["1.jpg", "3.jpg", "4.jpg"]
    offered = {r.path.name: r.match_texts for r in Engine.asked if not r.caption}
    assert offered == {"2.jpg": ("a boat in 1.jpg",), "3.jpg": ("a boat in 1.jpg",)}
    captions = {name: (result.caption or "").lower() for name, result in results.items()}
    assert captions["2.jpg"] == captions["1.CR2"] == captions["1.jpg"] != captions["3.jpg"]
    assert results["2.jpg"].score == 0.9


def test_nothing_is_asked_twice(library: Library, tmp_path: Path) -> None:
    for _ in library.runs.describe_bursts([tmp_path / "photos"], OPTIONS):
        pass
    Engine.asked.clear()
    again = list(library.runs.describe_bursts([tmp_path / "photos"], OPTIONS))
    assert Engine.asked == [] and len(again) == 5
    assert {result.state for result in again} == {DescribeState.SKIPPED}
