"""``blipdesk models`` as a user meets it, and that nothing else reaches for the network."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "inference" / "owned"))
from hub_server import COMMIT, CONFIG, FakeHub, running

ID = "Salesforce/blip-image-captioning-base"
FOLDER = "Salesforce--blip-image-captioning-base"


@pytest.fixture
def hub() -> Iterator[FakeHub]:
    files = {"config.json": CONFIG, "model.safetensors": b"weights" * 400_000}
    with running(FakeHub(files)) as found:
        yield found


def environment(tmp_path: Path, hub: FakeHub | None = None) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if "proxy" not in k.lower() and k[:3] != "HF_"}
    kept |= {"BLIPDESK_LIBRARY": str(tmp_path / "library"), "HF_HUB_CACHE": str(tmp_path / "hub")}
    return kept | ({"HF_ENDPOINT": hub.url} if hub else {})


def blipdesk(
    tmp_path: Path, *words: str, hub: FakeHub | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "blipdesk.cli.main", *words],
        capture_output=True,
        text=True,
        env=environment(tmp_path, hub),
        cwd=tmp_path,
        timeout=120,
    )


def test_a_model_is_downloaded_checked_carried_and_removed(hub: FakeHub, tmp_path: Path) -> None:
    got = blipdesk(tmp_path, "models", "download", ID, hub=hub)
    assert got.returncode == 0, got.stderr
    assert f"(revision {COMMIT})" in got.stdout
    assert "Downloading model.safetensors: 2.8 of 2.8 MB" in got.stderr
    # The listing, then the files, and nothing else: no telemetry.
    listing, *files = [path for path, _ in hub.requests]
    assert listing.endswith("/revision/refs/pr/50")
    assert [path.rpartition("/")[2] for path in files] == ["config.json", "model.safetensors"]
    path = blipdesk(tmp_path, "models", "path", ID).stdout.strip()
    assert Path(path).name == FOLDER
    assert blipdesk(tmp_path, "models", "verify").stdout == f"{ID}: sound\n"

    assert blipdesk(tmp_path, "models", "export", ID, "one.blipdesk-model").returncode == 0
    removed = blipdesk(tmp_path, "models", "remove", ID)
    assert removed.stdout == f"removed {path} (3 MB)\n"
    got = blipdesk(tmp_path, "models", "import", "one.blipdesk-model", "--json")
    assert json.loads(got.stdout)["revision"] == COMMIT

    (Path(path) / "model.safetensors").write_bytes(b"other")
    bad = blipdesk(tmp_path, "models", "verify", ID)
    assert bad.returncode == 1
    assert bad.stdout == f"{ID}: damaged\n"
    assert "wrong checksum" in bad.stderr


def test_the_list_tells_licence_size_memory_and_place(tmp_path: Path) -> None:
    lines = blipdesk(tmp_path, "models", "list", "--json").stdout.splitlines()
    records = [json.loads(line) for line in lines]
    published = [record for record in records if not record["demo_only"]]
    assert len(published) == 8
    for record in published:
        assert record["licence"] == "BSD-3-Clause"
        assert record["memory_bytes"] > record["download_bytes"] > 800_000_000
        assert record["path"] is None
    assert "Fetch one with" in blipdesk(tmp_path, "models", "list").stdout


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("models", "remove", ID), "is not on this disk"),
        (("models", "verify"), "no model has been installed"),
        (("models", "import", "none"), "no such folder or bundle"),
        (("models", "export", "demo/caption"), "no checksums are known"),
        (("models", "remove", "demo/caption"), "which BlipDesk did not make"),
        (("models", "download", "none"), "not a Hub id"),
    ],
)
def test_wrong_use_is_one_line(tmp_path: Path, words: tuple[str, ...], line: str) -> None:
    got = blipdesk(tmp_path, *words)
    assert got.returncode in (1, 2)
    assert line in got.stderr
    assert got.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C as a signal")
def test_ctrl_c_pauses_a_download_and_the_same_command_goes_on(
    hub: FakeHub, tmp_path: Path
) -> None:
    hub.slow_s = 0.05
    process = subprocess.Popen(
        [sys.executable, "-m", "blipdesk.cli.main", "models", "download", ID],
        env=environment(tmp_path, hub),
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not any("model.saf" in p for p, _ in hub.requests):
        time.sleep(0.02)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "Paused. The same command goes on from here." in said
    hub.slow_s = 0.0
    hub.requests.clear()
    assert blipdesk(tmp_path, "models", "download", ID, hub=hub).returncode == 0
    (span,) = [span for path, span in hub.requests if path.endswith("model.safetensors")]
    assert span is not None


COMMANDS = (
    ("models", "list"),
    ("models", "path"),
    ("models", "path", "demo/caption"),
    ("models", "verify"),
    ("describe", "--model", "demo", "--write", "never", "a.png"),
    ("describe", "a.png"),
    ("ask", "--model", "demo", "-q", "where is it?", "a.png"),
    ("show", "a.png"),
    ("search", "dog"),
    ("doctor",),
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_other_command_touches_the_network(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Every socket that Python opens is an error; the child program refuses by itself."""
    from PIL import Image

    Image.new("RGB", (64, 48), "green").save(tmp_path / "a.png")
    program = (
        "import sys\n"
        "def no_network(event, arguments):\n"
        "    if event in ('socket.connect', 'socket.getaddrinfo', 'socket.sendto'):\n"
        "        print('NETWORK', event, arguments, file=sys.stderr, flush=True)\n"
        "        raise PermissionError(event)\n"
        "sys.addaudithook(no_network)\n"
        "sys.argv = ['blipdesk', *sys.argv[1:]]\n"
        "from blipdesk.cli.main import main\n"
        "main()"
    )
    got = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        env=environment(tmp_path),
        cwd=tmp_path,
        timeout=120,
    )
    assert "NETWORK" not in got.stderr
    assert "a bug in BlipDesk" not in got.stderr
    assert got.returncode in (0, 1, 2)
