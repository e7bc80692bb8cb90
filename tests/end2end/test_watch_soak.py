"""A watch under load: many photos at once, and another process that never rests."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from PIL import Image

from blipdesk.index.database import open_index
from blipdesk.index.photos import PhotoStatus
from blipdesk.runtime.paths import library_paths

pytestmark = [pytest.mark.slow, pytest.mark.timeout(7200)]
MANY = 10_000
QUEUE_EVENTS = Path("/proc/sys/fs/inotify/max_queued_events")
DISTURBER = """
import random, shutil, sys, time
from pathlib import Path
folder, seconds, seed = Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
rng, sources = random.Random(seed), sorted(Path(sys.argv[4]).iterdir())
end = time.monotonic() + seconds
while time.monotonic() < end:
    files = [p for p in folder.rglob("*.jpg")]
    folders = [folder, *(p for p in folder.rglob("*") if p.is_dir())]
    act = rng.choice(("create", "create", "move", "rename", "edit", "delete", "folder", "away"))
    try:
        if act == "create" or len(files) < 10:
            name = f"{rng.randrange(10**9)}.jpg"
            shutil.copyfile(rng.choice(sources), rng.choice(folders) / name)
        elif act in ("move", "rename"):
            to = rng.choice(folders) if act == "move" else rng.choice(files).parent
            rng.choice(files).rename(to / f"{rng.randrange(10**9)}.jpg")
        elif act == "edit":
            temp = folder / "saving.tmp"
            shutil.copyfile(rng.choice(sources), temp)
            temp.replace(rng.choice(files))
        elif act == "delete" and len(files) > 60:
            rng.choice(files).unlink()
        elif act == "folder" and len(folders) < 40:
            (rng.choice(folders) / f"f{rng.randrange(10**6)}").mkdir()
        elif act == "away" and len(folders) > 2:
            rng.choice(folders[1:]).rename(folder / f"g{rng.randrange(10**6)}")
    except OSError:
        pass
    time.sleep(rng.uniform(0, 0.05))
"""


def small_photos(folder: Path, number: int) -> Path:
    """Write pictures of which no two have the same image data."""
    folder.mkdir()
    for n in range(number):
        picture = Image.new("RGB", (32 + n // 65_536, 24), (n % 256, n // 256 % 256, 90))
        picture.save(folder / f"{n:05}.jpg", quality=90)
    return folder


def known(blipdesk) -> dict[str, str]:
    with open_index(library_paths(blipdesk.library).database) as index:
        return {
            os.fsencode(r.path).decode(): r.status.value
            for r in index.photos.under(Path("/"))
            if r.status is not PhotoStatus.MISSING
        }


def wait_until_known(blipdesk, folder: Path, limit_s: float) -> float:
    """Return after how many seconds the index is as the disk."""
    started_s = time.monotonic()
    while time.monotonic() - started_s < limit_s:
        present = {str(path) for path in folder.rglob("*.jpg")}
        if present == set(known(blipdesk)):
            return time.monotonic() - started_s
        time.sleep(1)
    missed = present ^ set(known(blipdesk))
    raise AssertionError(f"{len(missed)} photos differ, such as {sorted(missed)[:3]}")


def drain(process: subprocess.Popen[bytes]) -> None:
    """Wait for the first line, then read all others, or a full pipe would stop the watch."""
    process.stdout.readline()
    threading.Thread(target=process.stdout.read, daemon=True).start()


def stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)
    errors = process.stderr.read()
    assert process.wait(120) == 0, errors
    assert b"Traceback" not in errors


def test_ten_thousand_photos_are_all_indexed_and_then_all_is_quiet(
    blipdesk, tmp_path: Path, record_property
) -> None:
    source = small_photos(tmp_path / "source", MANY)
    folder = tmp_path / "photos"
    folder.mkdir()
    with blipdesk.start("watch", "--index-only", folder) as process:
        drain(process)
        shutil.copytree(source, folder / "copied")
        seconds = wait_until_known(blipdesk, folder, 600)
        time.sleep(15)
        stamps = {path: path.stat() for path in folder.rglob("*.jpg")}
        usage = psutil.Process(process.pid)
        before = sum(usage.cpu_times()[:2])
        time.sleep(30)
        idle = (sum(usage.cpu_times()[:2]) - before) / 30
        assert {path: path.stat() for path in stamps} == stamps
        stop(process)
    sys.stderr.write(
        f"\n{MANY} photos: index = disk {seconds:.1f} s after the last copy, idle {idle:.2%} CPU\n"
    )
    assert idle < 0.05


def test_one_folder_may_hold_a_hundred_thousand_photos(blipdesk, tmp_path: Path) -> None:
    folder = small_photos(tmp_path / "photos", 10 * MANY)
    with blipdesk.start("watch", "--index-only", folder) as process:
        drain(process)
        seconds = wait_until_known(blipdesk, folder, 1800)
        started_s = time.monotonic()
        Image.new("RGB", (40, 24), (1, 2, 3)).save(folder / "one more.jpg")
        (folder / "00000.jpg").rename(folder / "moved.jpg")
        wait_until_known(blipdesk, folder, 120)
        noticed_s = time.monotonic() - started_s
        stop(process)
    sys.stderr.write(
        f"\n{10 * MANY} photos in one folder: known after {seconds:.0f} s, a new and a moved one"
        f" after {noticed_s:.1f} s\n"
    )


def test_a_watch_that_lost_events_looks_at_everything_again(blipdesk, tmp_path: Path) -> None:
    """Stopped, it cannot fetch events, so that the kernel drops what is too much."""
    kept = int(QUEUE_EVENTS.read_text()) if QUEUE_EVENTS.exists() else 0
    if not 0 < kept < 40_000:
        pytest.skip("the kernel's queue is too long to be filled")
    source = small_photos(tmp_path / "source", MANY)
    folder = tmp_path / "photos"
    folder.mkdir()
    with blipdesk.start("watch", "--index-only", folder) as process:
        drain(process)
        process.send_signal(signal.SIGSTOP)
        for copy in range(1 + kept // MANY):
            shutil.copytree(source, folder / f"copy {copy}")
        process.send_signal(signal.SIGCONT)
        seconds = wait_until_known(blipdesk, folder, 900)
        stop(process)
    sys.stderr.write(f"\nafter an overflow: index = disk after {seconds:.1f} s\n")


@pytest.mark.parametrize("seconds", [float(os.environ.get("BLIPDESK_SOAK_S", "600"))])
def test_the_index_is_as_the_disk_after_any_disturbance(
    blipdesk, tmp_path: Path, seconds: float
) -> None:
    source = small_photos(tmp_path / "source", 200)
    folder = tmp_path / "photos"
    folder.mkdir()
    seed = random.randrange(10**6)
    with blipdesk.start("watch", "--model", "demo", "--write", "empty", folder) as process:
        drain(process)
        subprocess.run(
            [sys.executable, "-c", DISTURBER, folder, str(seconds), str(seed), source], check=True
        )
        wait_until_known(blipdesk, folder, 300)
        stop(process)
    with open_index(library_paths(blipdesk.library).database) as index:
        assert index.check().problems == ()
        known_stamps = {r.path: r.stamp for r in index.photos.under(folder)}
        described = index.drafts.count_waiting()
    for path in folder.rglob("*.jpg"):
        stamp = known_stamps[path]
        assert stamp is not None and stamp.mtime_ns == path.stat().st_mtime_ns, path
    sys.stderr.write(
        f"\n{seconds:.0f} s of disturbance (seed {seed}): {len(known_stamps)} photos known,"
        f" {described} drafts, index = disk\n"
    )
