"""A child without torch: it speaks the frames, and misbehaves when a file's name says so.

die: kills itself; diesoon: dies while a batch holds it and the marker file is missing; hang: never
answers; slow: takes its time; garbage: prints into the pipe's stream by way of stdout; refuse: the
model is unusable. `--die-at-start` never comes up, `--slow-start` takes a minute to, `--leave`
ends with 0 before the first batch.
"""

import os
import signal
import sys
import time
from pathlib import Path

from blipdesk.inference.codec import decode, encode, read_frame
from blipdesk.inference.messages import (
    CaptionResult,
    OutcomeError,
    PhotoOutcome,
)
from blipdesk.inference.wire import (
    Batch,
    BatchDone,
    EmbedTexts,
    Forget,
    Notice,
    Ready,
    Refused,
    TextVectors,
)
from blipdesk.worker.limits import claim_pipes, ignore_interrupts


def main() -> None:
    frames_in, frames_out = claim_pipes()
    ignore_interrupts()

    def send(message: object) -> None:
        frames_out.write(encode(message))  # type: ignore[arg-type]
        frames_out.flush()

    if "--die-at-start" in sys.argv:
        sys.stderr.write("no such library\n")
        sys.exit(3)
    if "--slow-start" in sys.argv:
        time.sleep(60)
    read_frame(frames_in)
    send(Ready("cuda" if "--gpu" in sys.argv else "cpu", "fp32", "fake", 1))
    marker = Path(sys.argv[-1]) if "--once" in sys.argv else None
    while (body := read_frame(frames_in)) is not None:
        message = decode(body)
        if marker is not None and not marker.exists():
            marker.touch()
            sys.exit(0 if "--leave" in sys.argv else 9)
        if isinstance(message, EmbedTexts):
            send(TextVectors(message.number, tuple(b"v" for _ in message.texts), "fake"))
        if isinstance(message, Batch):
            send(Notice(f"batch of {len(message.requests)}"))
            misbehave([request.path.name for request in message.requests], send)
            send(BatchDone(message.number, tuple(outcome(r) for r in message.requests)))
        if isinstance(message, Forget):
            send(Notice(f"forgot {message.number}"))


def misbehave(names: list[str], send: object) -> None:
    if any("die" in name for name in names):
        sys.stderr.write(f"dying on {names}\n")
        os.kill(os.getpid(), signal.SIGKILL)
    if any("hang" in name for name in names):
        time.sleep(60)
    if any("slow" in name for name in names):
        time.sleep(0.3)
    if any("garbage" in name for name in names):
        sys.stdout.write("a library chatters" * 1000)
        sys.stdout.flush()
    if any("refuse" in name for name in names):
        send(Refused(OutcomeError("ModelUnusable", "the weights are damaged")))  # type: ignore[operator]
        time.sleep(60)


def outcome(request: object) -> PhotoOutcome:
    return PhotoOutcome(request.photo_id, CaptionResult("a thing", None, -1.0, "fake", "0"))  # type: ignore[attr-defined]


main()
