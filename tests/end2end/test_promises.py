"""No network, no heavy start, nothing of this machine in the files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from blipdesk.demo.sample_library import write_sample_library

BLOCK_NETWORK = """
import socket

def refuse(self, address, *rest):
    raise AssertionError(f"the network was used: {address}")

def refuse_lookup(*arguments, **named):
    raise AssertionError(f"a name was looked up: {arguments}")

socket.socket.connect = refuse
socket.socket.connect_ex = refuse
socket.getaddrinfo = refuse_lookup
"""


def test_the_main_job_touches_no_network(blipdesk, tmp_path: Path, monkeypatch) -> None:
    blocker = tmp_path / "blocker"
    blocker.mkdir()
    (blocker / "sitecustomize.py").write_text(BLOCK_NETWORK)
    offline = type(blipdesk)(tmp_path / "library", PYTHONPATH=str(blocker))
    probe = subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"],
        env={**os.environ, "PYTHONPATH": str(blocker)},
        capture_output=True,
    )
    assert b"a name was looked up" in probe.stderr, "the block does not work"
    photo = write_sample_library(tmp_path / "photos", 1)[0].path
    assert offline("describe", "--model", "demo", photo).code == 0
    assert offline("ask", "-q", "where is it?", "--model", "demo", photo).code == 0
    assert offline("search", "on").code == 0
    assert offline("doctor").code == 0


def test_words_in_a_file_do_not_tell_of_this_machine(blipdesk, tmp_path: Path) -> None:
    photo = write_sample_library(tmp_path / "photos", 1)[0].path
    model = blipdesk("models", "path", "demo/caption").text.strip()
    assert blipdesk("describe", "--model", model, photo).code == 0
    data = photo.read_bytes()
    for private in (str(tmp_path), str(Path(model).parent), str(Path.home())):
        assert private.encode() not in data


@pytest.mark.parametrize("module", ["blipdesk.cli.main", "blipdesk.library.library"])
def test_neither_torch_nor_transformers_nor_qt_loads_with_the_program(module: str) -> None:
    code = (
        f"import sys, {module}\n"
        "heavy = {'torch', 'transformers', 'PySide6', 'numpy', 'PIL.Image'} & set(sys.modules)\n"
        "print(*sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.split() == []


def test_the_library_folder_holds_everything_and_nothing_is_written_elsewhere(
    blipdesk, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    photo = write_sample_library(tmp_path / "photos", 1)[0].path
    alone = type(blipdesk)(tmp_path / "library", HOME=str(home), USERPROFILE=str(home))
    assert alone("describe", "--model", "demo", photo).code == 0
    assert [path.name for path in home.rglob("*")] == []
    names = {path.name for path in (tmp_path / "library").iterdir()}
    assert {"library.db", "writer.lock"} <= names
