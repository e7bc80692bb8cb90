"""``blipdesk index``: the health of the library's database, and what can be made anew."""

from pathlib import Path
from typing import Annotated

import typer

from blipdesk.cli.output import print_line, print_problem, progress
from blipdesk.cli.session import JsonOption, LibraryOption, leave, opened, stop_on_interrupt

group = typer.Typer(
    help="The library's database: check, rebuild, back up, restore.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="index")


@group.command("embed")
def embed(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH...]", help="Default: the library's folders.", show_default=False
        ),
    ] = None,
    redo: Annotated[bool, typer.Option("--redo", help="Also those looked at before.")] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Look at pictures for the search by meaning.

    blipdesk describe does so as well where a matching model is installed; files are only read.

    \b
    Examples:
      blipdesk index embed
      blipdesk index embed ~/Pictures/2026
    """
    done = failed = 0
    with opened(context, library) as desk, stop_on_interrupt() as should_stop:
        run = desk.embed(paths or [], redo=redo, should_stop=should_stop)
        with progress("Looking", run.total, as_json) as advance:
            for result in run:
                done += result.done
                failed += result.failed
                if result.failed:
                    print_problem(f"failed     {result.reason}")
                advance()
        print_line(
            f"{done} pictures looked at, {run.total - done - failed} before, {failed} failed"
        )
    leave(failed, should_stop())
