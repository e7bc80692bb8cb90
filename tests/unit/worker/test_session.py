"""Memory that runs out halves the batch, then moves to the CPU; nothing is lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from PIL import Image

from blipdesk.blip import captioner
from blipdesk.blip.photos import Photo
from blipdesk.domain.errors import PhotoError
from blipdesk.inference.messages import (
    ModelLocation,
    PhotoRequest,
    Precision,
    WorkerOptions,
)
from blipdesk.inference.wire import (
    Start,
)
from blipdesk.worker.models import Models
from blipdesk.worker.session import Session


@pytest.fixture
def session(make_model: Callable[..., Path]) -> Session:
    location = ModelLocation(make_model("caption"), "tiny", "0")
    told: list[str] = []
    models = Models(Start(WorkerOptions(precision=Precision.FP32), caption=location), told.append)
    return Session(models, told.append)


def notices(session: Session) -> list[str]:
    return session.notice.__self__  # type: ignore[attr-defined, no-any-return]


def short_of_memory(monkeypatch: pytest.MonkeyPatch, session: Session, limit: int, on: str) -> None:
    """Let the vision model fail for more than ``limit`` pictures on a device kind."""
    whole = captioner.encode_images

    def encode(vision: Any, pixels: torch.Tensor) -> torch.Tensor:
        if len(pixels) > limit and session.models.device.type == on:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB")
        return whole(vision, pixels)

    monkeypatch.setattr(captioner, "encode_images", encode)


def photos(pictures: list[Image.Image]) -> list[Photo | PhotoError]:
    return [Photo(picture) for picture in pictures]


def requests(count: int) -> list[PhotoRequest]:
    return [PhotoRequest(n, Path(f"{n}.jpg")) for n in range(count)]


def test_a_batch_that_does_not_fit_is_halved_until_it_does_and_so_are_later_ones(
    session: Session, pictures: list[Image.Image], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = session.answer(requests(7), photos(pictures))
    short_of_memory(monkeypatch, session, 2, "cpu")
    found = session.answer(requests(7), photos(pictures))
    assert [o.caption and o.caption.text for o in found] == [
        o.caption and o.caption.text for o in wanted
    ]
    told = [n for n in notices(session) if "memory is short" in n]
    assert [n.rpartition(" ")[2] for n in told] == ["3", "1"]
    assert session.answer(requests(7), photos(pictures)) == found
    assert [n for n in notices(session) if "memory is short" in n] == told, "what fits is known now"


def test_a_device_too_small_for_one_photo_gives_way_to_the_cpu(
    session: Session, pictures: list[Image.Image], monkeypatch: pytest.MonkeyPatch
) -> None:
    session.models.device = torch.device("meta")  # stands for a GPU; nothing runs on it
    short_of_memory(monkeypatch, session, 0, "meta")
    found = session.answer(requests(3), photos(pictures[:3]))
    assert all(o.caption is not None for o in found)
    assert session.models.device.type == "cpu"
    assert sum("going on on the CPU" in n for n in notices(session)) == 1


def test_when_even_the_cpu_is_too_small_the_photo_fails_alone(
    session: Session, pictures: list[Image.Image], monkeypatch: pytest.MonkeyPatch
) -> None:
    short_of_memory(monkeypatch, session, 0, "cpu")
    found = session.answer(requests(2), photos(pictures[:2]))
    assert [o.error and o.error.kind for o in found] == ["OutOfDeviceMemory"] * 2
    assert found[0].error is not None
    assert found[0].error.message == "0.jpg: memory does not suffice for the model"


def test_other_trouble_is_not_taken_for_memory_trouble(
    session: Session, pictures: list[Image.Image], monkeypatch: pytest.MonkeyPatch
) -> None:
    def encode(vision: Any, pixels: torch.Tensor) -> torch.Tensor:
        raise RuntimeError("shape mismatch")

    monkeypatch.setattr(captioner, "encode_images", encode)
    with pytest.raises(RuntimeError, match="shape mismatch"):
        session.answer(requests(1), photos(pictures[:1]))


def test_without_a_matcher_there_is_no_score(session: Session, pictures: list[Image.Image]) -> None:
    (outcome,) = session.answer(requests(1), photos(pictures[:1]))
    assert outcome.caption is not None
    assert outcome.caption.score is None
    assert outcome.embedding is None
