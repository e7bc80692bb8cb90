"""``blipdesk bench scan``: how fast folders are compared with the index."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from blipdesk.cli.output import print_json, print_line, print_problem
from blipdesk.cli.session import JsonOption
from blipdesk.library.scan_bench import ScanBenchOptions, measure


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("scan")(scan)


def scan(
    files: Annotated[int, typer.Option("--files", min=1, help="Photos in the tree.")] = 100_000,
    folders: Annotated[
        int, typer.Option("--folders", min=1, help="Folders to be watched.")
    ] = 20_000,
    rounds: Annotated[int, typer.Option("--rounds", min=1, help="The median counts.")] = 3,
    as_json: JsonOption = False,
) -> None:
    """Measure a comparison of a tree with the index, and the beginning of a watch.

    Empty files are made in a temporary folder, which goes away afterwards.

    \b
    Examples:
      blipdesk bench scan
      blipdesk bench scan --files 1000000
    """
    options = ScanBenchOptions(files, folders, rounds)
    with tempfile.TemporaryDirectory(prefix="blipdesk-bench-") as folder:
        result = measure(Path(folder), options, print_problem)
    if as_json:
        print_json(
            {
                "files": files,
                "compare_s": result.compare_s,
                "compare_cpu_s": result.compare_cpu_s,
                "listing_s": result.listing_s,
                "listing_cpu_s": result.listing_cpu_s,
                "folders": folders,
                "watch_s": result.watch_s,
            }
        )
        return
    ratio = result.compare_cpu_s / result.listing_cpu_s
    print_line(
        f"comparing {files:,} files with the index: {result.compare_s:.2f} s, of a CPU "
        f"{result.compare_cpu_s:.2f} s, {ratio:.1f} times their bare listing "
        f"({result.listing_s:.2f} s, {result.listing_cpu_s:.2f} s)"
    )
    print_line(f"beginning to watch {folders:,} folders: {result.watch_s:.2f} s")
