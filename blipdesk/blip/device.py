"""Where the models run and in which number type."""

import platform

import torch

from blipdesk.blip.int8 import is_int8_fast

_TYPES = {
    "fp32": torch.float32,
    "fp16": torch.float16,
    "bf16": torch.bfloat16,
    "int8": torch.float32,
}


def choose_device(wanted: str) -> torch.device:
    """Return the torch device.

    Args:
        wanted: "auto", "cpu", "cuda" or "mps"; what is not there falls back to the CPU.
    """
    if wanted in ("auto", "cuda") and torch.cuda.is_available():
        return torch.device("cuda")
    if wanted in ("auto", "mps") and torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")


def choose_precision(wanted: str, device: torch.device) -> str:
    """Return "fp32", "fp16", "bf16" or "int8".

    Args:
        wanted: one of these, or "auto": on a CPU int8 where it is fast, else fp32; bf16 where the
            GPU has it; otherwise fp16. "int8" on a GPU is "auto".
    """
    if wanted not in ("auto", "int8"):
        return wanted
    if device.type == "cpu":
        return "int8" if is_int8_fast() else "fp32"
    if device.type == "cuda" and torch.cuda.is_bf16_supported():
        return "bf16"
    return "fp16"


def torch_dtype(precision: str) -> torch.dtype:
    """Return the type in which weights are loaded; int8 layers are made from single precision."""
    return _TYPES[precision]


def device_name(device: torch.device) -> str:
    """Return the device's name for people."""
    if device.type == "cuda":
        return str(torch.cuda.get_device_name(device))
    return platform.processor() or platform.machine()


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an exception says that the device's (or the machine's) memory ran out."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and (
        "out of memory" in text or "can't allocate memory" in text or "not enough memory" in text
    )


def release_memory(device: torch.device) -> None:
    """Hand torch's cached device memory back to the system."""
    if device.type == "cuda":
        torch.cuda.empty_cache()
    elif device.type == "mps":
        torch.mps.empty_cache()
