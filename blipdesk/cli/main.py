"""The program ``blipdesk``."""

import sys
from typing import Annotated

import typer

from blipdesk import __version__
from blipdesk.cli import (
    ask,
    bench,
    demo,
    describe,
    doctor,
    duplicates,
    edit,
    files,
    folders,
    gui,
    history,
    index,
    models,
    queue,
    review,
    search,
    show,
    sidecar,
    watch,
    why,
)
from blipdesk.cli.session import LibraryOption, run

app = typer.Typer(
    name="blipdesk",
    help="Put words on photos, on your own machine.",
    epilog="Exit status: 0 all done, 1 some photos failed or were not reached, 2 wrong use.",
    rich_markup_mode=None,
    add_completion=True,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (
    describe, ask, bench, show, edit, review, search, duplicates, folders, watch, queue, why,
    files, history, sidecar, index, models, doctor, gui, demo,
):  # fmt: skip
    module.register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"blipdesk {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    library: LibraryOption = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    context.obj = {"library": library}
    if context.invoked_subcommand is None:
        gui.open_window(None, demo=False, library=library)


def main() -> None:
    """Entry point of the installed program."""
    sys.exit(run(lambda: app(prog_name="blipdesk")))


if __name__ == "__main__":
    main()
