"""Where the processor time of a caption goes: decoding, the vision model, the words.

    python benchmarks/stages.py FOLDER [--precision fp32] [--batch 8]

FOLDER is a caption model. One thread, 24-megapixel JPEGs, 15 word pieces; the quickest of three
turns. Then the operations that take most of either model, as torch's own profiler sees them.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch.profiler import ProfilerActivity, profile

from blipdesk.blip.captioner import Captioner
from blipdesk.blip.cpu_layers import prepare_for_cpu
from blipdesk.blip.decoding import DecodingSettings
from blipdesk.blip.pixels import to_pixel_values
from blipdesk.worker.decoding import Wish, decode_photo
from blipdesk.worker.limits import keep_freed_memory
from blipdesk.worker.reference import Reference

TOKENS = 15
TURNS = 3
SHOWN = 6


def cpu_s(work: Callable[[], object]) -> float:
    """Return the processor seconds of the quickest turn, the first one left out."""
    work()
    taken = []
    for _ in range(TURNS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def print_operations(work: Callable[[], object]) -> None:
    """Print the operations that take most time, with their share."""
    with profile(activities=[ProfilerActivity.CPU]) as found:
        work()
    events = sorted(found.key_averages(), key=lambda event: -event.self_cpu_time_total)
    whole = sum(event.self_cpu_time_total for event in events)
    for event in events[:SHOWN]:
        share = event.self_cpu_time_total / whole
        print(f"    {event.key[:48]:48} {share:5.1%} in {event.count} calls")


def main() -> None:
    """Measure each stage for a batch."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--precision", default="fp32", choices=("fp32", "int8"))
    parser.add_argument("--batch", type=int, default=8)
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    model = Captioner.load(wanted.folder, torch.device("cpu"), torch.float32)
    prepare_for_cpu(model.model, wanted.precision)
    keep_freed_memory(True)
    wish = Wish(model.spec.target_px, (model.spec,))
    with tempfile.TemporaryDirectory() as root:
        drawn = Reference().answer({"do": "photos", "folder": root, "count": 1})
        path = Path(drawn["paths"][0])
        decoding_s = cpu_s(lambda: decode_photo(path, wish, with_look=False))
        photo = decode_photo(path, wish, with_look=False)
    pixels = to_pixel_values([photo] * wanted.batch, model.spec)
    states = model.encode(pixels)
    settings = DecodingSettings(TOKENS, TOKENS)

    def look() -> object:
        return model.encode(pixels)

    def write() -> object:
        return model.caption(states, [None] * wanted.batch, settings)

    print(f"{wanted.precision}, load {os.getloadavg()[0]:.1f}, processor seconds a photo")
    print(f"decoding {decoding_s:.3f}")
    for name, work in (("looking", look), ("words", write)):
        print(f"{name:8} {cpu_s(work) / wanted.batch:.3f}")
        print_operations(work)


if __name__ == "__main__":
    main()
