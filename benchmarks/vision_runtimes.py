"""The vision model in 8 bits: BlipDesk's own layers against other runtimes, in one run.

    pip install openvino nncf onnx onnxruntime
    python benchmarks/vision_runtimes.py FOLDER [--threads 1] [--rounds 5]

FOLDER holds a caption model (tools/make_random_checkpoint.py makes one). Prints processor seconds a
picture, the ratio to single precision, and the lowest cosine of a picture's states with it. The
conversions take minutes and 4 GB.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nncf
import numpy as np
import onnxruntime
import openvino
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from blipdesk.blip.captioner import Captioner
from blipdesk.blip.int8 import use_int8
from blipdesk.blip.vision import encode_images

Way = Callable[[], torch.Tensor]
BATCH = 4


class Vision(torch.nn.Module):
    """What is converted: the tower with its fused attention."""

    def __init__(self, tower: Any) -> None:
        super().__init__()
        self.tower = tower

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        """Return the pictures' states."""
        return encode_images(self.tower, pixels)


def openvino_ways(tower: Vision, pixels: torch.Tensor, threads: int) -> dict[str, Way]:
    """Return OpenVINO with int8 weights, and with everything calibrated to int8."""
    core = openvino.Core()
    settings = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_NUM_THREADS": threads}
    size = [-1, *pixels.shape[1:]]
    with torch.inference_mode():
        model = openvino.convert_model(tower, example_input=pixels[:1], input=size)
    light = nncf.compress_weights(model.clone(), mode=nncf.CompressWeightsMode.INT8_SYM)
    seen = nncf.Dataset([picture[None].numpy() for picture in pixels])
    static = nncf.quantize(
        model.clone(), seen, model_type=nncf.ModelType.TRANSFORMER, subset_size=len(pixels)
    )
    dynamic = settings | {"DYNAMIC_QUANTIZATION_GROUP_SIZE": "64"}
    compiled = {
        "OpenVINO int8 weights, dynamic": core.compile_model(light, "CPU", dynamic),
        "OpenVINO static int8": core.compile_model(static, "CPU", settings),
    }
    return {
        name: lambda runs=runs: torch.from_numpy(runs(pixels.numpy())[0])
        for name, runs in compiled.items()
    }


def onnx_way(tower: Vision, pixels: torch.Tensor, threads: int) -> Way:
    """Return ONNX Runtime with dynamic int8."""
    with tempfile.TemporaryDirectory() as root:
        plain, small = f"{root}/plain.onnx", f"{root}/small.onnx"
        names: dict[str, Any] = {"input_names": ["x"], "dynamic_axes": {"x": {0: "n"}}}
        torch.onnx.export(tower, (pixels,), plain, dynamo=False, opset_version=17, **names)
        quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        session = onnxruntime.InferenceSession(small, options, ["CPUExecutionProvider"])
    return lambda: torch.from_numpy(session.run(None, {"x": pixels.numpy()})[0])


def main() -> None:
    """Build the ways, let them take turns, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    torch.set_num_threads(wanted.threads)
    cpu = torch.device("cpu")
    exact = Captioner.load(wanted.folder, cpu, torch.float32)
    own = Captioner.load(wanted.folder, cpu, torch.float32)
    use_int8(own.model)
    shape = (BATCH, 3, exact.spec.height_px, exact.spec.width_px)
    pixels = torch.from_numpy(np.random.default_rng(0).normal(size=shape).astype(np.float32))
    tower = Vision(exact.model.vision_model)
    ways: dict[str, Way] = {
        "fp32": lambda: exact.encode(pixels),
        "own int8": lambda: own.encode(pixels),
        "ONNX Runtime dynamic int8": onnx_way(tower, pixels, wanted.threads),
        **openvino_ways(tower, pixels, wanted.threads),
    }
    states = {name: way().flatten(1) for name, way in ways.items()}
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(wanted.rounds):
        for name, way in ways.items():
            began = time.process_time()
            way()
            seconds[name].append((time.process_time() - began) / BATCH)
    base = statistics.median(seconds["fp32"])
    print(f"load {os.getloadavg()[0]:.1f}, {wanted.threads} thread(s)")
    for name, found in seconds.items():
        middle = statistics.median(found)
        cosine = torch.nn.functional.cosine_similarity(states["fp32"], states[name]).min()
        print(f"{name:32} {middle:6.3f} s  {base / middle:5.2f} x  cosine {cosine:.5f}")


if __name__ == "__main__":
    main()
