"""The vision model on a CPU: BlipDesk's own layers against other runtimes, in one run.

    pip install openvino nncf onnx onnxruntime
    python benchmarks/vision_runtimes.py FOLDER [--threads 1] [--rounds 5] [--scenes 500]

FOLDER holds a caption model (tools/make_random_checkpoint.py makes one). For each way it prints:
processor seconds a picture and how many times faster than torch in single precision that is; the
lowest cosine of a picture's states with those in single precision; on how many pictures the first
word piece is the same; and on how many drawn scenes the demo captioner says the same words. Words
are chosen in single precision throughout, so that only the vision model differs. What needs
calibration gets it from other scenes. The conversions take minutes and 4 GB.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nncf
import onnxruntime
import openvino
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from blipdesk.blip.captioner import Captioner
from blipdesk.blip.cpu_layers import prepare_for_cpu
from blipdesk.blip.decoding import DecodingSettings
from blipdesk.blip.pixels import to_pixel_values
from blipdesk.blip.vision import encode_images
from blipdesk.demo.render import render_scene
from blipdesk.demo.world import sample_scenes
from blipdesk.runtime.assets import asset_path
from blipdesk.worker.limits import keep_freed_memory, refuse_network

Way = Callable[[torch.Tensor], torch.Tensor]
CPU = torch.device("cpu")
BATCH = 4
CALIBRATION, TIMED, TESTED = 1, 2, 3
CALIBRATION_SCENES = 64
AGREEMENT_SCENES = 24


class Vision(torch.nn.Module):
    """What is converted: the tower with its fused attention."""

    def __init__(self, tower: Any) -> None:
        super().__init__()
        self.tower = tower

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        """Return the pictures' states."""
        return encode_images(self.tower, pixels)


@dataclass(frozen=True)
class Case:
    """One model and its ways; "torch fp32" is the first."""

    exact: Captioner
    ways: dict[str, Way]


def draw(captioner: Captioner, count: int, seed: int) -> torch.Tensor:
    """Return the pixel values of ``count`` drawn scenes."""
    scenes = sample_scenes(count, seed)
    images = [render_scene(scene, (640, 480), number) for number, scene in enumerate(scenes)]
    return to_pixel_values(images, captioner.spec)


def openvino_ways(tower: Vision, seen: torch.Tensor, threads: int) -> dict[str, Way]:
    """Return OpenVINO with int8 weights, and with everything calibrated to int8."""
    core = openvino.Core()
    settings = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_NUM_THREADS": threads}
    with torch.inference_mode():
        model = openvino.convert_model(
            tower, example_input=seen[:1], input=[-1, *seen.shape[1:]], share_weights=True
        )
    light = nncf.compress_weights(model.clone(), mode=nncf.CompressWeightsMode.INT8_SYM)
    data = nncf.Dataset([picture[None].numpy() for picture in seen])
    static = nncf.quantize(
        model.clone(), data, model_type=nncf.ModelType.TRANSFORMER, subset_size=len(seen)
    )
    dynamic = settings | {"DYNAMIC_QUANTIZATION_GROUP_SIZE": "64"}
    compiled = {
        "OpenVINO int8 weights": core.compile_model(light, "CPU", dynamic),
        "OpenVINO static int8": core.compile_model(static, "CPU", settings),
    }
    return {
        name: lambda pixels, runs=runs: torch.from_numpy(runs(pixels.numpy())[0])
        for name, runs in compiled.items()
    }


def onnx_way(tower: Vision, seen: torch.Tensor, threads: int) -> Way:
    """Return ONNX Runtime with dynamic int8."""
    with tempfile.TemporaryDirectory() as root:
        plain, small = f"{root}/plain.onnx", f"{root}/small.onnx"
        names: dict[str, Any] = {"input_names": ["x"], "dynamic_axes": {"x": {0: "n"}}}
        torch.onnx.export(tower, (seen[:BATCH],), plain, dynamo=False, opset_version=17, **names)
        quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        session = onnxruntime.InferenceSession(small, options, ["CPUExecutionProvider"])
    return lambda pixels: torch.from_numpy(session.run(None, {"x": pixels.numpy()})[0])


def build(folder: Path, threads: int) -> Case:
    """Load and convert one model in every way."""
    exact = Captioner.load(folder, CPU, torch.float32)
    packed, own = (Captioner.load(folder, CPU, torch.float32) for _ in range(2))
    prepare_for_cpu(packed.model, "fp32")
    prepare_for_cpu(own.model, "int8")
    tower, seen = Vision(exact.model.vision_model), draw(exact, CALIBRATION_SCENES, CALIBRATION)
    ways: dict[str, Way] = {
        "torch fp32": exact.encode,
        "BlipDesk fp32": packed.encode,
        "BlipDesk int8": lambda pixels: own.encode(pixels).float(),
        "ONNX Runtime dynamic int8": onnx_way(tower, seen, threads),
        **openvino_ways(tower, seen, threads),
    }
    return Case(exact, ways)


def say(captioner: Captioner, states: torch.Tensor, tokens: int) -> list[tuple[int, ...]]:
    """Return the word pieces that follow from states."""
    found = captioner.caption(states, [None] * len(states), DecodingSettings(tokens))
    return [caption.tokens for caption in found]


def same_words(case: Case, scenes: int, tokens: int) -> dict[str, float]:
    """Return for each way the share of scenes with the words of single precision."""
    same = dict.fromkeys(case.ways, 0)
    pixels = draw(case.exact, scenes, TESTED)
    for few in pixels.split(BATCH):
        said = {name: say(case.exact, way(few), tokens) for name, way in case.ways.items()}
        wanted = said["torch fp32"]
        for name, found in said.items():
            same[name] += sum(a == b for a, b in zip(wanted, found, strict=True))
    return {name: count / scenes for name, count in same.items()}


def time_ways(case: Case, rounds: int) -> dict[str, float]:
    """Return processor seconds a picture, the middle of ``rounds`` turns."""
    pixels = draw(case.exact, BATCH, TIMED)
    seconds: dict[str, list[float]] = {name: [] for name in case.ways}
    for number in range(rounds + 1):
        for name, way in case.ways.items():
            began = time.process_time()
            way(pixels)
            if number:  # the first turn warms up
                seconds[name].append((time.process_time() - began) / BATCH)
    return {name: statistics.median(found) for name, found in seconds.items()}


def cosines(case: Case) -> dict[str, float]:
    """Return the lowest cosine of a picture's states with single precision."""
    pixels = draw(case.exact, BATCH, TESTED)
    states = {name: way(pixels).flatten(1) for name, way in case.ways.items()}
    likeness = torch.nn.functional.cosine_similarity
    wanted = states["torch fp32"]
    return {name: float(likeness(wanted, own).min()) for name, own in states.items()}


def main() -> None:
    """Build the ways, let them take turns, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scenes", type=int, default=500)
    wanted = parser.parse_args()
    refuse_network()  # OpenVINO's and NNCF's converters report their use to their makers
    torch.set_num_threads(wanted.threads)
    large = build(wanted.folder, wanted.threads)
    keep_freed_memory(True)  # as the child does
    load = os.getloadavg()[0]
    seconds, alike = time_ways(large, wanted.rounds), cosines(large)
    first = same_words(large, AGREEMENT_SCENES, 1)
    del large
    same = same_words(build(asset_path("demo/models/caption"), wanted.threads), wanted.scenes, 40)
    print(f"load {load:.1f}, {wanted.threads} thread(s)")
    print(f"{'':26} {'CPU s':>6} {'ratio':>6} {'cosine':>8} {'first':>7} {'same words':>11}")
    for name, own in seconds.items():
        ratio = seconds["torch fp32"] / own
        print(
            f"{name:26} {own:6.3f} {ratio:6.2f} {alike[name]:8.5f} {first[name]:7.1%}"
            f" {same[name]:11.1%}"
        )


if __name__ == "__main__":
    main()
