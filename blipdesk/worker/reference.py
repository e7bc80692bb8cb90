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

_GEMM_ROUNDS = 3


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
        results = []
        for text in texts:
            with Image.open(path) as image:  # as each card's example does for its one question
                way = self._match if ask["task"] == "match" else self._reply
                results.append(way(image.convert("RGB"), text))
        return results

    def _caption(self, image: Any, tokens: int) -> list[int]:
        import torch

        model, processor, _ = self._need()
        pixels = processor(image, return_tensors="pt")["pixel_values"]
        with torch.inference_mode():
            ids = model.generate(pixel_values=pixels, max_new_tokens=tokens, min_new_tokens=tokens)
        found: list[int] = ids[0, 1:].tolist()
        return found

    def _reply(self, image: Any, question: str) -> list[int]:
        import torch

        model, processor, tokenizer = self._need()
        pixels = processor(image, return_tensors="pt")["pixel_values"]
        ids = tokenizer(question, return_tensors="pt")["input_ids"]
        with torch.inference_mode():
            found = model.generate(input_ids=ids, pixel_values=pixels, max_new_tokens=20)
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
    """Write camera-like JPEGs of 24 megapixels, about 7 MB each."""
    import numpy as np
    from PIL import Image

    paths = []
    for number in range(ask["count"]):
        source = np.random.default_rng(number)
        blocks = Image.fromarray(source.integers(0, 255, (8, 12, 3), np.uint8))
        smooth = np.asarray(blocks.resize((6000, 4000), Image.Resampling.BICUBIC)).astype(np.int16)
        grain = source.integers(-12, 12, (4000, 6000, 1), np.int16)
        path = Path(ask["folder"]) / f"{number}.jpg"
        image = Image.fromarray((smooth + grain).clip(0, 255).astype(np.uint8))
        image.save(path, quality=90)
        paths.append(str(path))
    return {"paths": paths}


def _limit(ask: Ask) -> Ask:
    """Time the model's matrix products alone, at their shapes, with this machine's own kernels."""
    import torch

    if ask["threads"]:
        torch.set_num_threads(ask["threads"])
    shapes = _shapes(Path(ask["folder"]), ask["batch"], ask["tokens"])
    seconds = flop = 0.0
    with torch.inference_mode():
        for (rows, inner, columns), times in shapes:
            left, right = torch.randn(rows, inner), torch.randn(columns, inner)
            right = right.t()
            best = _fastest(left, right)
            seconds += best * times
            flop += 2.0 * rows * inner * columns * times
    return {"s_per_photo": seconds / ask["batch"], "gflop_per_photo": flop / 1e9 / ask["batch"]}


def _fastest(left: Any, right: Any) -> float:
    """Return the seconds of one product, the first and the disturbed ones left out."""
    left @ right
    seconds = []
    for _ in range(_GEMM_ROUNDS):
        began = time.perf_counter()
        left @ right
        seconds.append(time.perf_counter() - began)
    return min(seconds)


def _shapes(folder: Path, batch: int, tokens: int) -> list[tuple[tuple[int, int, int], float]]:
    """Return (rows, inner, columns) and how often, of the published arithmetic of a caption."""
    config = json.loads((folder / "config.json").read_text("utf-8"))
    vision, text = config["vision_config"], config["text_config"]
    width, inner = vision["hidden_size"], vision["intermediate_size"]
    patches = (vision["image_size"] // vision["patch_size"]) ** 2
    seen, layers = patches + 1, vision["num_hidden_layers"]
    head = width // vision["num_attention_heads"]
    rows, heads = batch * seen, vision["num_attention_heads"] * batch
    own, own_inner, deep = text["hidden_size"], text["intermediate_size"], text["num_hidden_layers"]
    return [
        ((batch * patches, 3 * vision["patch_size"] ** 2, width), 1),
        ((rows, width, 3 * width), layers),
        ((rows, width, width), layers),
        ((rows, width, inner), layers),
        ((rows, inner, width), layers),
        ((seen, head, seen), layers * heads),
        ((seen, seen, head), layers * heads),
        ((rows, width, 2 * own), deep),  # keys and values of the picture, once
        ((batch, own, own), 6 * deep * tokens),
        ((batch, own, own_inner), deep * tokens),
        ((batch, own_inner, own), deep * tokens),
        ((batch, own, text["vocab_size"]), tokens),
    ]


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
