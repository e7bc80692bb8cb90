"""``blipdesk scan`` and ``blipdesk folders``: which folders the library knows."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from blipdesk.cli.output import print_json, print_line, print_problem
from blipdesk.cli.session import JsonOption, LibraryOption, leave, opened, stop_on_interrupt

FoldersArgument = Annotated[
    list[Path], typer.Argument(metavar="FOLDER...", help="Folders.", show_default=False)
]

group = typer.Typer(
    help="The folders that belong to the library.", rich_markup_mode=None, no_args_is_help=True
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(scan)
    app.add_typer(group, name="folders")


def scan(
    context: typer.Context,
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FOLDER...]", help="Default: the library's folders.", show_default=False
        ),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Bring the index up to date with the disk.

    Files are only read, except that writes which failed earlier are tried again.

    \b
    Examples:
      blipdesk scan ~/Pictures
      blipdesk scan
    """
    with opened(context, library) as desk, stop_on_interrupt() as should_stop:
        result = desk.scan(folders or [], should_stop)
        for problem in result.problems:
            print_problem(problem)
        counts = {k: v for k, v in asdict(result).items() if k != "problems"}
        if as_json:
            print_json({**counts, "problems": list(result.problems)})
        else:
            named = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in counts.items())
            print_line(f"{named}; {len(result.problems)} problems")
        leave(len(result.problems), should_stop())


@group.command("add")
def add(
    context: typer.Context,
    folders: FoldersArgument,
    library: LibraryOption = None,
) -> None:
    """Make folders part of the library; blipdesk scan then reads them."""
    with opened(context, library) as desk:
        for folder in folders:
            print_line(f"added {desk.add_folder(folder)}")


@group.command("remove")
def remove(
    context: typer.Context,
    folders: FoldersArgument,
    library: LibraryOption = None,
) -> None:
    """Take folders out of the library; neither files nor what is known of them is deleted."""
    with opened(context, library) as desk:
        for folder in folders:
            print_line(f"removed {desk.remove_folder(folder)}")


@group.command("list")
def list_folders(
    context: typer.Context,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List the library's folders."""
    with opened(context, library) as desk:
        for folder in desk.folders():
            if as_json:
                print_json({"path": str(folder.path), "photos": folder.photos})
            else:
                print_line(f"{folder.photos:8} photos  {folder.path}")
