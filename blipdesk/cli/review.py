"""``blipdesk approve`` and ``blipdesk reject``: review without a window."""

from typing import Annotated

import typer

from blipdesk.cli.edit import print_edit
from blipdesk.cli.session import JsonOption, LibraryOption, PathsArgument, leave, opened
from blipdesk.domain.text import Field

FieldOption = Annotated[
    list[Field] | None,
    typer.Option(
        "--field", help="Only this field; may be repeated. Default: all.", show_default=False
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(approve)
    app.command()(reject)


def approve(
    context: typer.Context,
    paths: PathsArgument,
    field: FieldOption = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Approve drafts: they go into the files as your words.

    \b
    Examples:
      blipdesk approve IMG_0001.JPG
      blipdesk approve --field alt_text ~/Pictures/2026
    """
    failed = 0
    with opened(context, library) as desk:
        for result in desk.approve(paths, tuple(field or Field)):
            failed += result.failed
            print_edit(result, as_json)
    leave(failed)


def reject(
    context: typer.Context,
    paths: PathsArgument,
    field: FieldOption = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Reject drafts: they leave the files.

    They are not proposed again without --redo.

    \b
    Examples:
      blipdesk reject IMG_0001.JPG
      blipdesk reject --field caption --field keywords IMG_0001.JPG
    """
    failed = 0
    with opened(context, library) as desk:
        for result in desk.reject(paths, tuple(field or Field)):
            failed += result.failed
            print_edit(result, as_json)
    leave(failed)
