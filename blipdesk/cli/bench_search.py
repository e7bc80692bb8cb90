"""``blipdesk bench search``: how fast the search is on this machine."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from blipdesk.cli.output import print_json, print_line, print_problem
from blipdesk.cli.session import JsonOption


def register(group: typer.Typer) -> None:
    """Add the command to ``blipdesk bench``."""
    group.command("search")(search)


def search(
    photos: Annotated[int, typer.Option("--photos", min=1000, help="Size of the library.")] = (
        100_000
    ),
    seed: Annotated[int, typer.Option("--seed", help="Makes the same library again.")] = 7,
    keep: Annotated[
        Path | None,
        typer.Option("--keep", metavar="DIR", help="Make it there, or use the one that is."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Measure the search on a made-up library; your own is not touched.

    A million photos take about half an hour and 3 GB of disk. Times are milliseconds of the clock;
    those with cpu are this process's own, which a busy machine does not distort. LIKE and, where
    it is installed, tantivy answer from the same rows.

    \b
    Examples:
      blipdesk bench search
      blipdesk bench search --photos 1000000 --json
    """
    # Here and not above: numpy would slow the start of every other command.
    from blipdesk.library.search_bench import SearchBench

    with tempfile.TemporaryDirectory() as folder:
        chosen = Path(folder) if keep is None else keep
        chosen.mkdir(parents=True, exist_ok=True)
        figures = SearchBench(photos, seed, chosen / "library.db").run(print_problem)
    if as_json:
        print_json(figures)
        return
    for name, value in figures.items():
        print_line(f"{name:24} {'not measured' if value is None else value}")
