"""A photo is reviewed through the accessibility bus alone, as a screen reader's user would."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from blipdesk.bootstrap import open_library
from blipdesk.demo.sample_library import write_sample_library
from blipdesk.library.describing import DescribeOptions
from blipdesk.metadata.reader import read_metadata
from blipdesk.runtime.paths import library_paths
from tools.require_system_packages import SCREEN_READER_PACKAGES, has_screen_reader_bus

PHOTOS = 3

pytestmark = pytest.mark.skipif(
    not has_screen_reader_bus(), reason=f"needs {', '.join(SCREEN_READER_PACKAGES)}"
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a library whose photos are described and wait for review."""
    photos = write_sample_library(tmp_path / "photos", PHOTOS)
    root = tmp_path / "library"
    root.mkdir()
    (root / "settings.toml").write_text('[writing]\nmode = "reviewed"\n')
    with open_library(library_paths(root)) as opened:
        opened.add_folder(tmp_path / "photos")
        paths = [photo.path for photo in photos]
        described = list(opened.runs.describe(paths, DescribeOptions(model="demo")))
    assert not any(result.failed for result in described)
    return root


def test_a_draft_is_read_and_approved_through_the_accessibility_bus(
    library: Path, tmp_path: Path
) -> None:
    command = [
        "xvfb-run", "-a", "-s", "-screen 0 1280x800x24", "dbus-run-session", "--",
        sys.executable, "-m", "tests.end2end.at_spi", str(library),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["waiting"] == f"Review {PHOTOS}"
    assert told["place"] == f"1 of {PHOTOS}"
    assert told["next"] != told["draft"]
    assert "Approved" in told["heard"]
    assert told["unnamed"] == []
    approved = []
    for _ in range(50):  # the photo is written beside the window
        texts = [read_metadata(path).text.alt_text for path in (tmp_path / "photos").rglob("*.*")]
        approved = [text for text in texts if text == told["draft"]]
        if approved:
            break
        time.sleep(0.1)
    assert approved == [told["draft"]]
