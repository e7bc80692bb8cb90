"""``blipdesk duplicates``: photos that show the same."""

from pathlib import Path
from typing import Annotated

import typer

from blipdesk.cli.output import print_json, print_line, print_problem, progress
from blipdesk.cli.session import JsonOption, LibraryOption, leave, opened, stop_on_interrupt

_NAMES = {
    "copy": "copies",
    "shot": "raw files of one shot",
    "near": "nearly the same",
    "burst": "a burst",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(duplicates)


def duplicates(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH...]", help="Default: the library's folders.", show_default=False
        ),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List photos that show the same; nothing is changed or deleted.

    Copies, near-duplicates, and bursts: photos of one camera within three seconds that look alike.
    A raw file with its JPEG is one photo. The best of each group stands first. Afterwards
    is:duplicate finds them in searches, and blipdesk describe --bursts describes only the best.

    \b
    Examples:
      blipdesk duplicates ~/Pictures/2026
      blipdesk search is:duplicate taken:2026
    """
    failed = 0
    with opened(context, library) as desk, stop_on_interrupt() as should_stop:
        run = desk.runs.look(paths or [], should_stop)
        with progress("Looking", run.total, as_json) as advance:
            for result in run:
                failed += result.failed
                if result.failed:
                    print_problem(f"failed     {result.reason}")
                advance()
        desk.regroup()
        groups = 0
        for group in desk.alike(paths or []):
            groups += 1
            if as_json:
                others = [str(path) for path in group.others]
                print_json({"kind": group.kind, "best": str(group.best), "others": others})
                continue
            print_line(f"{_NAMES[group.kind]}:")
            for path in (group.best, *group.others):
                print_line(f"  {path}")
        if not as_json:
            print_line(f"{groups:,} group{'' if groups == 1 else 's'}")
    leave(failed, should_stop())
