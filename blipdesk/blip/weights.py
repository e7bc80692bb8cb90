"""A model folder to a checked model; anything that would load wrongly is refused."""

import ctypes
import json
import mmap
import sys
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from transformers import BertTokenizer

from blipdesk.domain.errors import ModelUnusable
from blipdesk.domain.photo import display_name

# <linux/mman.h>; loses nothing, unlike its relatives: memory without a file stays where it is
_MADV_PAGEOUT = 21


def load_checked(kind: Any, folder: Path, device: torch.device, dtype: torch.dtype) -> Any:
    """Load a BLIP model and make sure that every weight came from the file.

    Args:
        kind: the transformers class, e.g. ``BlipForConditionalGeneration``.
        folder: has config.json and safetensors weights.

    Raises:
        ModelUnusable: another architecture, no safetensors, damaged, or weights are missing;
            transformers itself would fill those with random numbers.
    """
    name = display_name(str(folder))
    _check_architecture(folder, kind.__name__, name)
    try:
        model, report = kind.from_pretrained(
            folder,
            dtype=dtype,
            use_safetensors=True,
            local_files_only=True,
            output_loading_info=True,
        )
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError, TypeError) as error:
        raise ModelUnusable(f"{name}: the model cannot be loaded ({brief(error)})") from error
    check_report(report, name)
    return model.to(device).eval().requires_grad_(False)


def load_tokenizer(folder: Path) -> Any:
    """Load the word-piece vocabulary that lies beside the weights.

    Raises:
        ModelUnusable: there is none, or it is damaged.
    """
    name = display_name(str(folder))
    if not any((folder / file).is_file() for file in ("tokenizer.json", "vocab.txt")):
        raise ModelUnusable(f"{name}: tokenizer.json or vocab.txt is missing")
    try:
        return BertTokenizer.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelUnusable(f"{name}: the vocabulary cannot be read ({brief(error)})") from error


def _check_architecture(folder: Path, wanted: str, name: str) -> None:
    try:
        config = json.loads((folder / "config.json").read_text("utf-8"))
        architectures = config.get("architectures") or []
    except (OSError, ValueError, AttributeError) as error:
        raise ModelUnusable(f"{name}: config.json cannot be read ({brief(error)})") from error
    if wanted not in architectures:
        found = ", ".join(map(str, architectures)) or "an unnamed architecture"
        raise ModelUnusable(f"{name}: holds {found}, but {wanted} is needed")
    has_safetensors(folder, name)


def has_safetensors(folder: Path, name: str) -> None:
    """Make sure that a folder has weights that run no programs.

    Raises:
        ModelUnusable: it has not.
    """
    if not list(folder.glob("*.safetensors")):
        raise ModelUnusable(f"{name}: has no .safetensors weights (.bin files are not loaded)")


def check_report(report: dict[str, Any], name: str) -> None:
    """Make sure that the file gave every weight and no other.

    Args:
        report: transformers' loading information.

    Raises:
        ModelUnusable: it did not.
    """
    lacking = sorted(report["missing_keys"]) + sorted(str(k) for k in report["mismatched_keys"])
    # Buffers that old checkpoints store and that are computed today.
    excess = sorted(k for k in report["unexpected_keys"] if not k.endswith("position_ids"))
    if lacking:
        raise ModelUnusable(f"{name}: {len(lacking)} weights are missing, first: {lacking[0]}")
    if excess:
        raise ModelUnusable(f"{name}: {len(excess)} weights do not belong, first: {excess[0]}")


def hand_back(weight: torch.Tensor) -> None:
    """Tell the system that a weight that was just copied is not needed in memory any more.

    Weights are a window on their file, which stays open as long as any of them is in use. The
    pages are dropped where the system allows it, and read from the file again should they be
    needed after all; elsewhere nothing happens.

    Args:
        weight: contiguous, on the CPU.
    """
    if not sys.platform.startswith("linux"):
        return
    page = mmap.PAGESIZE
    start = -(-weight.data_ptr() // page) * page
    length = (weight.data_ptr() + weight.nbytes - start) // page * page
    if length > 0:
        madvise = ctypes.CDLL(None).madvise
        madvise(ctypes.c_void_p(start), ctypes.c_size_t(length), _MADV_PAGEOUT)


def brief(error: BaseException) -> str:
    """Return the first line of what a library says, for a message."""
    lines = display_name(str(error).strip().split("\n")[0]) or type(error).__name__
    return lines if len(lines) <= 160 else lines[:159] + "…"
