"""``blipdesk sidecar``: XMP files beside photos."""

from collections.abc import Iterator

import typer

from blipdesk.cli.edit import print_edit
from blipdesk.cli.session import JsonOption, LibraryOption, PathsArgument, leave, opened
from blipdesk.library.results import EditResult


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="XMP files beside photos.", no_args_is_help=True)
    group.command()(write)
    group.command()(merge)
    group.command()(remove)
    app.add_typer(group, name="sidecar")


def write(
    context: typer.Context,
    paths: PathsArgument,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Let the sidecars say what the photos say, for programs that read only those.

    The photos are not touched, and what other programs keep in a sidecar stays.

    \b
    Examples:
      blipdesk sidecar write ~/Pictures/2026
    """
    with opened(context, library) as desk:
        failed = _print_all(desk.write_sidecars(paths), as_json)
    leave(failed)


def merge(
    context: typer.Context,
    paths: PathsArgument,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Bring the words that stand beside photos into them; blipdesk undo takes it back.

    A photo that must not be written is left as it is, with the reason.

    \b
    Examples:
      blipdesk sidecar merge IMG_0001.JPG
    """
    with opened(context, library) as desk:
        failed = _print_all(desk.merge_sidecars(paths), as_json)
    leave(failed)


def remove(
    context: typer.Context,
    paths: PathsArgument,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Delete the sidecars that hold nothing that the photos do not hold themselves.

    \b
    Examples:
      blipdesk sidecar merge IMG_0001.JPG && blipdesk sidecar remove IMG_0001.JPG
    """
    with opened(context, library) as desk:
        failed = _print_all(desk.remove_sidecars(paths), as_json)
    leave(failed)


def _print_all(results: Iterator[EditResult], as_json: bool) -> int:
    failed = 0
    for result in results:
        failed += result.failed
        print_edit(result, as_json)
    return failed
