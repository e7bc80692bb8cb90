"""``blipdesk bench window``: how smooth the window is on this machine."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from blipdesk.cli.output import print_json, print_line, print_problem
from blipdesk.cli.session import JsonOption
from blipdesk.domain.errors import InputError
from blipdesk.runtime.paths import LibraryPaths


def register(group: typer.Typer) -> None:
    """Add the command to ``blipdesk bench``."""
    group.command("window")(window)


def window(
    photos: Annotated[int, typer.Option("--photos", min=1000, help="Size of the library.")] = (
        20_000
    ),
    keep: Annotated[
        Path | None,
        typer.Option("--keep", metavar="DIR", help="Make it there, or use the one that is."),
    ] = None,
    describe: Annotated[
        Path | None,
        typer.Option("--describe", metavar="DIR", help="Describe copies of photos meanwhile."),
    ] = None,
    model: Annotated[
        str | None, typer.Option("--model", metavar="ID|FOLDER|demo", help="With --describe.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Measure the window on a made-up library; your own is not touched.

    Needs a screen, or: xvfb-run -a blipdesk bench window. lateness is how late a timer of 10 ms
    fires. With --describe, captions are written into the photos of DIR: name copies.

    \b
    Examples:
      xvfb-run -a blipdesk bench window --photos 500000 --json
    """
    with tempfile.TemporaryDirectory() as folder:
        library = LibraryPaths(Path(folder) if keep is None else keep.absolute())
        library.root.mkdir(parents=True, exist_ok=True)
        if not library.database.exists():
            _make(library, photos)
        more = [] if describe is None else [str(describe), *([model] if model else [])]
        command = [sys.executable, "-m", "blipdesk.gui.benchmark", str(library.root), *more]
        environment = _as_installed(Path(folder) / "bytecode")
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=1800, env=environment
        )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        raise InputError(f"the window could not be measured: {done.stderr.strip()[-500:]}")
    figures = json.loads(lines[-1])
    if as_json:
        print_json(figures)
        return
    for name, value in figures.items():
        print_line(f"{name:20} {value}")


def _as_installed(bytecode: Path) -> dict[str, str]:
    """Return an environment in which every module has its bytecode, as an installed program's."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    warm_up = [sys.executable, "-c", "import blipdesk.gui.benchmark"]
    subprocess.run(warm_up, capture_output=True, timeout=600, env=environment, check=False)
    return environment


def _make(library: LibraryPaths, photos: int) -> None:
    # Here and not above: numpy would slow the start of every other command.
    from blipdesk.index.database import open_index
    from blipdesk.library.made_library import LibraryMaker, fill

    print_problem(f"Making a library of {photos:,} photos ...")
    # The made-up folders are not there: a watch would note all their photos as offline.
    library.settings.write_text("[watch]\nin_window = false\n")
    with open_index(library.database) as index:
        fill(index, LibraryMaker(photos))
