"""How long a safe write takes beside other writers, on equal copies of the same files.

Usage: ``python benchmarks/metadata_writers.py [FOLDER] [--count N]``. FOLDER holds JPEG files to
start from; without one a small and a camera-sized photo are drawn. For each file one line a writer:
milliseconds at the median and the 90th percentile, files a second, and the median's ratio to a
plain copy with fsync, which is the least that a safe write can cost. The writers take turns on
copies of their own, so that a busy machine slows all of them alike. A last line is for photos that
are written in groups, as by ``blipdesk set`` with many photos: a photo's share of its group.

exiftool and pyexiv2 are measured where they are installed; BlipDesk needs neither.
"""

import argparse
import contextlib
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import piexif
from PIL import Image

from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.text import Field, FieldEdit, Provenance, ReviewState, Source
from blipdesk.index.database import open_index
from blipdesk.library.ingest import Ingest
from blipdesk.library.writing import Wish, Writer
from blipdesk.metadata import WriteOptions, commit, plan_edit, stage, temp_path_for

WORDS = "ein Hund läuft über die Straße"
DATE = "2026-01-01T00:00:00+00:00"
PROVENANCE = Provenance(Source.MACHINE, ReviewState.DRAFT, "blip", "r1", None, 0.9, DATE)
EDITS = (FieldEdit(Field.CAPTION, WORDS, PROVENANCE),)
WriteOne = Callable[[Path], object]


@dataclass(frozen=True)
class Contender:
    """A writer.

    Args:
        prepare: what it may do with a copy before the clock starts.
    """

    write: WriteOne
    prepare: WriteOne = str


_COPY, _PER_FILE = "copy with fsync", "exiftool, one process a file"
_MOST_PROCESSES = 30
_GROUP = 16


def copy_with_fsync(path: Path) -> None:
    """Copy the file and force the copy to the disk."""
    with path.open("rb") as old, path.with_suffix(".copy").open("wb") as new:
        shutil.copyfileobj(old, new, 1 << 20)
        new.flush()
        os.fsync(new.fileno())


def copy_safely(path: Path) -> None:
    """Replace the file by a copy of itself as safely as BlipDesk does, without any metadata."""
    temp = path.with_suffix(".copy")
    copy_with_fsync(path)
    temp.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


@contextlib.contextmanager
def ours() -> Iterator[WriteOne]:
    """Write caption and provenance through plan, stage, verify and commit."""
    with ThreadPoolExecutor(2) as pool:

        def write(path: Path) -> None:
            plan = plan_edit(path, EDITS)
            commit(stage(plan, temp_path_for(plan.target_path, "bench"), pool))

        yield write


def with_piexif(path: Path) -> None:
    """Write the caption in place, without any safety, as piexif does."""
    tags = piexif.load(str(path))
    tags["0th"][piexif.ImageIFD.ImageDescription] = WORDS.encode()
    piexif.insert(piexif.dump(tags), str(path))


def with_exiftool(path: Path) -> None:
    """Start exiftool for one file."""
    command = ["exiftool", "-q", "-overwrite_original", *_exiftool_tags(), str(path)]
    subprocess.run(command, check=True, capture_output=True)


def _exiftool_tags() -> tuple[str, ...]:
    return f"-XMP-dc:Description={WORDS}", f"-ImageDescription={WORDS}"


@contextlib.contextmanager
def exiftool_stay_open() -> Iterator[WriteOne]:
    """Keep one exiftool process that takes commands."""
    command = ["exiftool", "-stay_open", "True", "-@", "-"]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdin is not None
    assert process.stdout is not None
    orders, answers = process.stdin, process.stdout

    def write(path: Path) -> None:
        lines = ("-overwrite_original", *_exiftool_tags(), str(path), "-execute", "")
        orders.write("\n".join(lines).encode())
        orders.flush()
        while b"{ready}" not in answers.readline():
            pass

    yield write
    process.communicate(b"-stay_open\nFalse\n")


@contextlib.contextmanager
def library(folder: Path) -> Iterator[Contender]:
    """Write through the outbox, with history and search index, as the program does.

    The index knows a photo before it is written.
    """
    with open_index(folder / "library.db") as index:
        ingest = Ingest(index)
        writer = Writer(index, ingest, WriteOptions(), folder / "lock")
        with index.transaction():
            batch = index.history.start("describe", DATE)
        intent = WriteIntent(IntentKind.MACHINE, DATE, EDITS)
        with contextlib.closing(writer):
            yield Contender(
                lambda path: writer.write(ingest.remember(path), batch, intent), ingest.remember
            )


@contextlib.contextmanager
def writers(folder: Path) -> Iterator[dict[str, Contender]]:
    """Give every writer that is installed, by its name."""
    with contextlib.ExitStack() as stack:
        found = {
            _COPY: Contender(copy_with_fsync),
            "copy, fsync, rename, fsync folder": Contender(copy_safely),
            "blipdesk.metadata": Contender(stack.enter_context(ours())),
            "blipdesk with its library": stack.enter_context(library(folder)),
            "piexif, in place": Contender(with_piexif),
        }
        with contextlib.suppress(ImportError, OSError):
            import pyexiv2

            pyexiv2.set_log_level(4)

            def with_exiv2(path: Path) -> None:
                with pyexiv2.Image(str(path)) as image:
                    image.modify_exif({"Exif.Image.ImageDescription": WORDS})
                    image.modify_xmp({"Xmp.dc.description": WORDS})

            found["pyexiv2, in place"] = Contender(with_exiv2)
        if shutil.which("exiftool"):
            found["exiftool -stay_open"] = Contender(stack.enter_context(exiftool_stay_open()))
            found[_PER_FILE] = Contender(with_exiftool)
        yield found


def draw(folder: Path) -> list[Path]:
    """Make a small and a camera-sized photo."""
    made = []
    for name, size, quality in (("small.jpg", (320, 240), 75), ("large.jpg", (4000, 3000), 97)):
        noise = Image.effect_noise(size, 60).convert("RGB")
        exif = piexif.dump({"0th": {piexif.ImageIFD.Make: b"Bench"}})
        noise.save(folder / name, quality=quality, exif=exif)
        made.append(folder / name)
    return made


def measure(source: Path, count: int, folder: Path) -> dict[str, list[float]]:
    """Return each writer's seconds for fresh copies of one file."""
    times: dict[str, list[float]] = {}
    with writers(folder) as found:
        for number in range(count):
            for name, contender in found.items():
                if name == _PER_FILE and number >= _MOST_PROCESSES:
                    continue
                place = folder / "copies"
                place.mkdir(exist_ok=True)
                path = place / "photo.jpg"
                shutil.copyfile(source, path)
                contender.prepare(path)
                start = time.perf_counter()
                try:
                    contender.write(path)
                except (OSError, ValueError, RuntimeError, subprocess.CalledProcessError):
                    times.setdefault(f"{name} (failed)", []).append(0.0)
                else:
                    times.setdefault(name, []).append(time.perf_counter() - start)
                shutil.rmtree(place)
    return times


def measure_group(source: Path, count: int, folder: Path) -> list[float]:
    """Return the seconds that each photo of a group took, on the average of its group."""
    shares = []
    with open_index(folder / "groups.db") as index:
        ingest = Ingest(index)
        writer = Writer(index, ingest, WriteOptions(), folder / "group-lock")
        with index.transaction():
            batch = index.history.start("set", DATE)
        intent = WriteIntent(IntentKind.MACHINE, DATE, EDITS)
        for _ in range(max(count // _GROUP, 3)):
            place = folder / "group"
            place.mkdir()
            paths = [place / f"{number}.jpg" for number in range(_GROUP)]
            for path in paths:
                shutil.copyfile(source, path)
            photos = [ingest.remember(path) for path in paths]
            start = time.perf_counter()
            writer.write_group(batch, [Wish(photo, intent) for photo in photos])
            shares.append((time.perf_counter() - start) / _GROUP)
            shutil.rmtree(place)
    return shares


def report(source: Path, times: dict[str, list[float]]) -> None:
    """Print one line a writer."""
    least = statistics.median(times[_COPY])
    print(f"{source.name}, {source.stat().st_size / 1e6:.2f} MB, {len(times[_COPY])} copies each")
    for name, seconds in times.items():
        if name.endswith("(failed)"):
            print(f"  {name:36} {len(seconds)} times")
            continue
        median, late = statistics.median(seconds), sorted(seconds)[int(len(seconds) * 0.9)]
        rate = len(seconds) / sum(seconds)
        print(
            f"  {name:36} p50 {median * 1e3:8.2f} ms  p90 {late * 1e3:8.2f} ms"
            f"  {rate:7.1f} files/s  {median / least:6.2f} x copy"
        )


def main() -> None:
    """Measure every writer that is installed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--count", type=int, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if options.folder is None:
            sources = draw(Path(scratch))
        else:
            sources = sorted(options.folder.glob("*.jp*g"))
        for source in sources:
            with tempfile.TemporaryDirectory(dir=scratch) as folder:
                times = measure(source, options.count, Path(folder))
                together = f"blipdesk with its library, by {_GROUP}"
                times[together] = measure_group(source, options.count, Path(folder))
                report(source, times)


if __name__ == "__main__":
    main()
