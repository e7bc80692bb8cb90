"""The real program, as a person runs it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.watching import Watching

PROGRAM = (sys.executable, "-m", "blipdesk.cli.main")
# Root may open everything; without these rights it is a person like others.
_WITHOUT_ROOTS_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"


@dataclass(frozen=True)
class Done:
    """A finished command."""

    code: int
    stdout: bytes
    stderr: str

    @property
    def text(self) -> str:
        """What it printed."""
        return self.stdout.decode("utf-8", "surrogateescape")

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The JSON objects that it printed; fails if there is anything else."""
        return [json.loads(line) for line in self.stdout.splitlines()]

    def by_name(self) -> dict[str, dict[str, Any]]:
        """The JSON objects by the file's name."""
        return {os.path.basename(line["path"]): line for line in self.lines}


class CommandLine:
    """Runs ``blipdesk`` on one library."""

    def __init__(self, library: Path, **environment: str) -> None:
        self.library = library
        self._environment = {**os.environ, "BLIPDESK_LIBRARY": str(library), **environment}
        self._environment |= {"OMP_NUM_THREADS": "1", "HF_HUB_CACHE": str(library / "no-cache")}

    def __call__(
        self, *arguments: str | Path, stdin: str | None = None, as_person: bool = False
    ) -> Done:
        """Run one command to its end.

        Args:
            arguments: of ``blipdesk``.
            stdin: what it reads.
            as_person: without the right to open what permissions forbid, even as root.
        """
        restricted = _WITHOUT_ROOTS_RIGHTS if as_person and os.geteuid() == 0 else ()
        done = subprocess.run(
            [*restricted, *PROGRAM, *map(str, arguments)],
            env=self._environment,
            input=None if stdin is None else stdin.encode(),
            capture_output=True,
            timeout=240,
        )
        result = Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))
        assert "Traceback" not in result.stderr, result.stderr
        return result

    def with_environment(self, **environment: str) -> "CommandLine":
        """Return the same with some environment variables set otherwise."""
        return CommandLine(self.library, **environment)

    def start(self, *arguments: str | Path, as_person: bool = False) -> subprocess.Popen[bytes]:
        """Start one command and leave it running; see ``__call__``."""
        restricted = _WITHOUT_ROOTS_RIGHTS if as_person and os.geteuid() == 0 else ()
        return subprocess.Popen(
            [*restricted, *PROGRAM, *map(str, arguments)],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )


@pytest.fixture
def blipdesk(tmp_path: Path) -> CommandLine:
    """The program on a library of its own."""
    return CommandLine(tmp_path / "library")


@pytest.fixture(scope="module")
def module_blipdesk(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """The program on a library that the tests of one file share."""
    return CommandLine(tmp_path_factory.mktemp("desk") / "library")


@pytest.fixture
def corpus() -> Callable[[str], Path]:
    """Gives a folder of real files, or skips where there is none."""

    def folder(name: str) -> Path:
        found = CORPORA / name
        if not found.is_dir():
            pytest.skip(f"the corpus {name!r} is not beside this checkout (../shared/corpora)")
        return found

    return folder


@pytest.fixture
def watch(blipdesk) -> Iterator[Callable[..., Watching]]:
    """Starts watches; each is ended with the test."""
    started: list[Watching] = []

    def start(*arguments: str | Path, as_person: bool = False) -> Watching:
        process = blipdesk.start("watch", "--json", *arguments, as_person=as_person)
        watching = Watching(process)
        started.append(watching)
        return watching

    yield start
    for watching in started:
        if watching.process.poll() is None:
            watching.process.kill()
        watching.process.wait()
        watching._reader.join()
        watching.process.stdout.close()
        watching.process.stderr.close()
