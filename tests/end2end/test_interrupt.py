"""Ctrl+C stops after the current photo and loses nothing."""

import json
import os
import signal
from pathlib import Path

import pytest

from blipdesk.demo.render import render_scene
from blipdesk.demo.world import sample_scenes

fcntl = pytest.importorskip("fcntl")
PHOTOS = 60


@pytest.mark.skipif(not hasattr(fcntl, "F_SETPIPE_SZ"), reason="needs a short pipe")
def test_a_stopped_run_keeps_what_is_done_and_goes_on_later(blipdesk, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number, scene in enumerate(sample_scenes(PHOTOS, seed=8)):
        render_scene(scene, (300, 200), number).save(folder / f"{number:02}.jpg")
    with blipdesk.start("describe", "--model", "demo", "--json", folder) as process:
        # It cannot be done before it is told to stop: nobody reads what it says until then.
        fcntl.fcntl(process.stdout, fcntl.F_SETPIPE_SZ, 4096)
        first = process.stdout.readline()
        os.kill(process.pid, signal.SIGINT)
        rest, errors = process.communicate(timeout=120)
    assert process.returncode == 1
    assert b"Stopping after the current photo" in errors
    assert b"Traceback" not in errors
    lines = [json.loads(line) for line in (first + rest).splitlines()]
    assert 1 <= len(lines) < PHOTOS
    done = {line["path"] for line in lines}
    for path in done:
        (shown,) = blipdesk("show", "--json", path).lines[:1]
        assert shown["caption"] == next(x["caption"] for x in lines if x["path"] == path)
        break
    again = blipdesk("describe", "--model", "demo", "--json", folder)
    states = {line["path"]: line["state"] for line in again.lines}
    assert len(states) == PHOTOS
    assert {path for path, state in states.items() if state == "skipped"} == done
    assert {state for path, state in states.items() if path not in done} == {"described"}
