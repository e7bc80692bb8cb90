"""Photos are decoded and shrunk for every model before the models ask for them."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from blipdesk.blip.pixels import InputSpec, Photo, shrink
from blipdesk.domain.errors import Unreadable
from blipdesk.imaging.decode import DecodeLimits
from blipdesk.inference.messages import PhotoRequest
from blipdesk.worker.inbox import Decoder, threads_for

SPECS = (InputSpec(32, 32), InputSpec(48, 64))


@pytest.fixture
def decoder() -> Decoder:
    return Decoder(0, SPECS, DecodeLimits(), threads=2)


def test_a_photo_comes_in_the_size_of_each_model(decoder: Decoder, tmp_path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (80, 100, 3), np.uint8)
    image = Image.fromarray(pixels)
    image.save(tmp_path / "a.png")
    photo = decoder.begin(PhotoRequest(1, tmp_path / "a.png")).result()
    assert isinstance(photo, Photo)
    assert set(photo.small) == set(SPECS)
    for spec, small in photo.small.items():
        assert np.array_equal(small, shrink(image, spec))


def test_what_cannot_be_decoded_comes_as_its_error(decoder: Decoder, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 torn")
    assert isinstance(decoder.begin(PhotoRequest(1, tmp_path / "a.jpg")).result(), Unreadable)


def test_all_cores_decode_for_a_gpu_and_few_beside_a_model_on_the_cpu(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 16)
    assert threads_for("cuda") == 16
    assert threads_for("cpu") == 2
