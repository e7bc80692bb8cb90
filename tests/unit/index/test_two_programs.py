"""The window and the command line at once: two processes write, a third reads and checkpoints."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from blipdesk.index.database import open_index

WRITER = """
import sys, time
from pathlib import Path
from blipdesk.domain.photo import PhotoFacts, PhotoFormat
from blipdesk.domain.text import PhotoText
from blipdesk.index.database import open_index

path, name, seconds = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
end, number = time.monotonic() + seconds, 0
with open_index(path) as index:
    while time.monotonic() < end:
        with index.transaction(durable=number % 5 == 0):
            photo_id = index.photos.upsert(
                Path(f"/p/{name}/{number % 50}.jpg"), PhotoFacts(PhotoFormat.JPEG)
            )
            index.texts.replace(photo_id, PhotoText(caption=f"boat {name} {number}"))
        number += 1
print(number)
"""
READER = """
import sys, time
from pathlib import Path
from blipdesk.index.database import open_index

end, number = time.monotonic() + float(sys.argv[2]), 0
while time.monotonic() < end:
    with open_index(Path(sys.argv[1])) as index:  # closing checkpoints
        for _ in range(20):
            page = index.search("boat", limit=100)
            assert all(row.caption and row.caption.startswith("boat") for row in page.rows)
            number += 1
print(number)
"""


def _soak(path: Path, seconds: float) -> list[int]:
    open_index(path).close()
    command = [sys.executable, "-W", "error", "-c"]
    running = [
        subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, text=True)
        for arguments in (
            [WRITER, str(path), "window", str(seconds)],
            [WRITER, str(path), "line", str(seconds)],
            [READER, str(path), str(seconds)],
        )
    ]
    deadline = time.monotonic() + seconds + 60
    results = [process.communicate(timeout=deadline - time.monotonic())[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    with open_index(path) as index:
        assert index.check().is_well
        assert index.search("boat").total == sum(min(int(results[n]), 50) for n in (0, 1))
    return [int(result) for result in results]


def test_two_writers_and_a_reader_never_disturb_each_other(tmp_path: Path) -> None:
    assert min(_soak(tmp_path / "library.db", 2)) > 0


@pytest.mark.slow
def test_two_writers_and_a_reader_go_on_for_half_a_minute(tmp_path: Path) -> None:
    assert min(_soak(tmp_path / "library.db", 30)) > 10
