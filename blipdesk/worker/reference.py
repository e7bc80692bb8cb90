"""The measuring stick: what the model cards' own few lines take on this machine, and its limit.

A child program of its own, `python -m blipdesk.worker.reference`, so that its memory and its
processor time are not the worker's. It reads one JSON object a line and answers each with one.
"""

import json
import os
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from blipdesk.worker.limits import claim_pipes, refuse_network

Ask = dict[str, Any]


def main() -> int:
    """Answer until the input ends."""
    lines_in, lines_out = claim_pipes()
    refuse_network()
    warnings.filterwarnings("ignore")
    reference = Reference()
    for line in lines_in:
        answer = reference.answer(json.loads(line))
        lines_out.write(json.dumps(answer).encode("ascii") + b"\n")
        lines_out.flush()
    return 0


class Reference:
    """Transformers' own classes, used as the model cards show: one photo, one text at a time."""

    def __init__(self) -> None:
        self._loaded: tuple[Any, Any, Any] | None = None

    def answer(self, ask: Ask) -> Ask:
        """Do what ``ask["do"]`` names: make, photos, load, run, limit or agree."""
        actions: dict[str, Callable[[Ask], Ask]] = {
            "make": _make,
            "photos": _photos,
            "load": self._load,
            "run": self._run,
            "limit": _limit,
            "agree": _agree,
        }
        return actions[ask["do"]](ask)

    def _load(self, ask: Ask) -> Ask:
        import torch
        import transformers
        from transformers.models.blip.image_processing_pil_blip import BlipImageProcessorPil

        if ask["threads"]:
            torch.set_num_threads(ask["threads"])
        folder = Path(ask["folder"])
        kind = getattr(transformers, ask["architecture"])
        model = kind.from_pretrained(folder, local_files_only=True, use_safetensors=True).eval()
        processor = BlipImageProcessorPil.from_pretrained(folder, local_files_only=True)
        tokenizer = transformers.BertTokenizer.from_pretrained(folder, local_files_only=True)
        self._loaded = (model, processor, tokenizer)
        return {"threads": torch.get_num_threads()}

    def _run(self, ask: Ask) -> Ask:
        """Work through the paths; answers wall and processor seconds."""
        wall, cpu = time.perf_counter(), time.process_time()
        results = [self._one(path, ask) for path in ask["paths"]]
        return {
            "wall_s": time.perf_counter() - wall,
            "cpu_s": time.process_time() - cpu,
            "results": results,
        }

    def _one(self, path: str, ask: Ask) -> list[Any]:
        from PIL import Image

        texts = ask["texts"]
        if not texts:
            with Image.open(path) as image:
                return [self._caption(image.convert("RGB"), ask["tokens"])]
        results: list[Any] = []
        for text in texts:
            with Image.open(path) as image:  # as each card's example does for its one question
                whole = image.convert("RGB")
                if ask["task"] == "match":
                    results.append(self._match(whole, text))
                else:
                    results.append(self._reply(whole, text, ask["tokens"]))
        return results

    def _caption(self, image: Any, tokens: int) -> list[int]:
        import torch

        model, processor, _ = self._need()
        pixels = processor(image, return_tensors="pt")["pixel_values"]
        with torch.inference_mode():
            ids = model.generate(pixel_values=pixels, max_new_tokens=tokens, min_new_tokens=tokens)
        found: list[int] = ids[0, 1:].tolist()
        return found

    def _reply(self, image: Any, question: str, pieces: int) -> list[int]:
        import torch

        model, processor, tokenizer = self._need()
        pixels = processor(image, return_tensors="pt")["pixel_values"]
        ids = tokenizer(question, return_tensors="pt")["input_ids"]
        with torch.inference_mode():
            found = model.generate(
                input_ids=ids, pixel_values=pixels, max_new_tokens=pieces, min_new_tokens=pieces
            )
        tokens: list[int] = found[0, 1:].tolist()
        return tokens

    def _match(self, image: Any, text: str) -> float:
        import torch

        model, processor, tokenizer = self._need()
        pixels = processor(image, return_tensors="pt")["pixel_values"]
        given = tokenizer(text, return_tensors="pt")
        with torch.inference_mode():
            out = model(given["input_ids"], pixels, attention_mask=given["attention_mask"])
        return float(out.itm_score.softmax(-1)[0, 1])

    def _need(self) -> tuple[Any, Any, Any]:
        assert self._loaded is not None, "load comes first"
        return self._loaded


def _make(ask: Ask) -> Ask:
    from blipdesk.blip.random_checkpoint import make_checkpoint

    make_checkpoint(ask["task"], ask["size"], Path(ask["folder"]), ask["seed"])
    return {}


def _photos(ask: Ask) -> Ask:
    """Write camera-like JPEGs of 24 megapixels, about 7 MB each, and small ones of the same."""
    import numpy as np
    from PIL import Image

    paths, small = [], []
    for number in range(ask["count"]):
        source = np.random.default_rng(number)
        blocks = Image.fromarray(source.integers(0, 255, (8, 12, 3), np.uint8))
        smooth = np.asarray(blocks.resize((6000, 4000), Image.Resampling.BICUBIC)).astype(np.int16)
        grain = source.integers(-12, 12, (4000, 6000, 1), np.int16)
        path = Path(ask["folder"]) / f"{number}.jpg"
        image = Image.fromarray((smooth + grain).clip(0, 255).astype(np.uint8))
        image.save(path, quality=90)
        paths.append(str(path))
        # Uncompressed and of the models' own size: to be had for next to nothing.
        small.append(str(path.with_suffix(".bmp")))
        image.resize((384, 384)).save(small[-1])
    return {"paths": paths, "small": small}


def _limit(ask: Ask) -> Ask:
    """Time the matrix products alone (``matrix_limit``)."""
    import torch
    from transformers import BertTokenizer

    from blipdesk.worker.matrix_limit import Words, limit_seconds

    if ask["threads"]:
        torch.set_num_threads(ask["threads"])
    folder, device = Path(ask["folder"]), torch.device(ask["device"])
    tokenizer = BertTokenizer.from_pretrained(folder, local_files_only=True)
    read = sum(len(tokenizer(text)["input_ids"]) for text in ask["texts"])
    words = Words(read, ask["written_texts"], ask["tokens"])
    seconds, gflop = limit_seconds(folder, ask["batch"], words, device, ask["precision"])
    return {"s_per_photo": seconds, "gflop_per_photo": gflop}


def _agree(ask: Ask) -> Ask:
    """Compare what the vision tower sees in single precision and in another one."""
    import torch

    from blipdesk.blip.captioner import Captioner
    from blipdesk.blip.cpu_layers import prepare_for_cpu
    from blipdesk.blip.device import torch_dtype
    from blipdesk.blip.pixels import to_pixel_values
    from blipdesk.imaging.decode import decode_upright

    device = torch.device(ask["device"])
    folder, precision = Path(ask["folder"]), ask["precision"]
    exact = Captioner.load(folder, device, torch.float32)
    paths = [Path(path) for path in ask["paths"]]
    images = [decode_upright(path, exact.spec.target_px).image for path in paths]
    pixels = to_pixel_values(images, exact.spec)
    wanted = exact.encode(pixels).float().flatten(1)
    other = Captioner.load(folder, device, torch_dtype(precision))
    if device.type == "cpu":
        prepare_for_cpu(other.model, precision)
    found = other.encode(pixels).float().flatten(1)
    return {"cosine": torch.nn.functional.cosine_similarity(wanted, found).tolist()}


if __name__ == "__main__":
    sys.stdout.flush()
    os._exit(main())
