"""Choosing where to run, and telling memory trouble from other trouble."""

import pytest
import torch

from blipdesk.blip import device
from blipdesk.blip.device import (
    choose_device,
    choose_precision,
    is_out_of_memory,
    torch_dtype,
)

CPU = torch.device("cpu")


def test_the_cpu_takes_over_where_a_device_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    assert {choose_device(w).type for w in ("auto", "cpu", "cuda", "mps")} == {"cpu"}


def test_a_gpu_is_taken_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda: False)
    assert choose_device("auto").type == "cuda"
    assert choose_device("cpu").type == "cpu"
    assert choose_precision("auto", torch.device("cuda")) == "fp16"


@pytest.mark.parametrize(("fast", "wanted"), [(True, "int8"), (False, "fp32")])
def test_precision_follows_device_and_wish(
    monkeypatch: pytest.MonkeyPatch, fast: bool, wanted: str
) -> None:
    monkeypatch.setattr(device, "is_int8_fast", lambda: fast)
    assert choose_precision("auto", CPU) == wanted
    assert choose_precision("fp32", CPU) == "fp32"
    assert choose_precision("bf16", CPU) == "bf16"
    assert choose_precision("auto", torch.device("mps")) == "fp16"


def test_int8_is_taken_where_it_is_fast_and_auto_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(device, "is_int8_fast", lambda: True)
    assert choose_precision("int8", CPU) == "int8"
    assert choose_precision("int8", torch.device("mps")) == "fp16"
    monkeypatch.setattr(device, "is_int8_fast", lambda: False)
    assert choose_precision("int8", CPU) == "fp32"
    assert torch_dtype("int8") == torch.float32


@pytest.mark.parametrize(
    ("error", "wanted"),
    [
        (MemoryError(), True),
        (torch.OutOfMemoryError("CUDA out of memory"), True),
        (RuntimeError("MPS backend out of memory (MPS allocated: 1 GB)"), True),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to"), True),
        (RuntimeError("[enforce fail] DefaultCPUAllocator: not enough memory"), True),
        (RuntimeError("shape mismatch"), False),
        (ValueError("out of memory"), False),
    ],
)
def test_memory_trouble_is_told_from_other_trouble(error: Exception, wanted: bool) -> None:
    assert is_out_of_memory(error) is wanted
