"""Mutate photos and write into them: never a crash, never a readable photo made unreadable.

Run for longer: ``python -m tests.property.metadata_fuzzer SECONDS [FOLDER...]`` from the project's
root (``make fuzz``); the folders hold further files to start from.
"""

import os
import random
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from PIL import Image

from blipdesk.domain.errors import KnownError, VerifyFailed
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.imaging.digest import image_digest
from blipdesk.metadata import (
    commit,
    file_hash,
    plan_edit,
    plan_restore,
    read_metadata,
    stage,
    temp_path_for,
)
from blipdesk.metadata.model import EditPlan, WriteOptions

_EDITS = (
    FieldEdit(Field.CAPTION, "ein Hund läuft 🐕"),
    FieldEdit(Field.ALT_TEXT, "alt"),
    FieldEdit(Field.KEYWORDS, ("Hund", "dog")),
)
_OPTIONS = WriteOptions(write_signed=True)
_INTERESTING = (0, 1, 2, 4, 8, 0x7F, 0x80, 0xD8, 0xD9, 0xDA, 0xE1, 0xFE, 0xFF)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Damage a few places, mostly in the head, where the structure is."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        if not changed:
            break
        limit = min(len(changed), chance.choice((64, 512, 4096, len(changed))))
        at = chance.randrange(limit)
        kind = chance.randrange(5)
        if kind == 0:
            changed[at] = chance.choice(_INTERESTING)
        elif kind == 1:
            changed[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\0\0\0\1"))
        elif kind == 2:
            del changed[at : at + chance.choice((1, 2, 8, 100))]
        elif kind == 3:
            changed[at:at] = changed[at : at + chance.choice((1, 4, 64))]
        else:
            del changed[at + chance.randrange(len(changed) - at) :]
    return bytes(changed)


def try_one(path: Path, data: bytes) -> str:
    """Write into one damaged photo and take it back; return what became of it.

    Raises:
        AssertionError: the write harmed it.
    """
    path.write_bytes(data)
    before = _pixels(path)
    digest, whole = image_digest(path), file_hash(path)
    try:
        text = read_metadata(path).text
        plan = plan_edit(path, _EDITS, None, _OPTIONS)
        if not plan.changes:
            return "nothing to do"
        _write(plan)
    except VerifyFailed as error:
        assert path.read_bytes() == data
        return f"VerifyFailed: {str(error).rpartition('(')[2]}"
    except KnownError as error:
        assert path.read_bytes() == data
        return type(error).__name__
    if digest != whole:  # the picture's data were told from the rest
        assert image_digest(path) == digest
    assert before is None or _pixels(path) == before
    assert read_metadata(path).text.caption == "ein Hund läuft 🐕"
    _write(plan_restore(path, plan.changes, None, _OPTIONS))
    assert read_metadata(path).text == text
    return "written"


def _write(plan: EditPlan) -> None:
    commit(stage(plan, temp_path_for(plan.target_path, "fuzz")))


def _pixels(path: Path) -> object:
    """Decode with bounds; how it fails does not matter, only that it fails before and after."""
    try:
        with Image.open(path, formats=("JPEG", "PNG", "WEBP", "TIFF", "AVIF")) as image:
            if image.width * image.height > 1 << 20:
                return image.size
            return image.mode, image.size, image.tobytes()
    except Exception:  # noqa: BLE001 - Pillow raises what it likes on damaged files
        return None


def fuzz(
    seeds: Iterable[bytes], seconds: float, seed: int, report: Callable[[str], None]
) -> Counter[str]:
    """Go on until the time is over.

    Args:
        report: gets a line where a write was stopped by the verifier alone.
    """
    chance, found, originals = random.Random(seed), Counter[str](), list(seeds)
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "photo")
        while time.monotonic() < end:
            data = mutate(chance.choice(originals), chance)
            try:
                result = try_one(path, data)
            except BaseException:
                failure = Path(tempfile.gettempdir(), "blipdesk-fuzz-failure")
                failure.write_bytes(data)
                report(f"this file did it: {failure}")
                raise
            found[result] += 1
            if result.startswith("VerifyFailed") and found[result] == 1:
                report(result)
    return found


def _main(seconds: float, folders: list[str]) -> None:
    from tests.formats.odd_others import all_odd
    from tests.formats.photo_files import all_photos

    warnings.simplefilter("ignore")  # Pillow and libtiff have much to say on damaged files
    sys.stderr = os.fdopen(os.dup(2), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    files = sorted(path for folder in folders for path in Path(folder).iterdir())
    seeds = [path.read_bytes() for path in files if path.is_file()]
    seed = int(time.time())
    found = fuzz(
        [*all_photos().values(), *all_odd().values(), *(s for s in seeds if len(s) < 1 << 20)],
        seconds,
        seed,
        _say,
    )
    _say(f"{found.total()} damaged photos (seed {seed}), none made worse:")
    for result, count in found.most_common():
        _say(f"{count:8} {result}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _main(float(sys.argv[1]), sys.argv[2:])
