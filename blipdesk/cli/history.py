"""``blipdesk history``, ``blipdesk undo`` and ``blipdesk redo``."""

from pathlib import Path
from typing import Annotated

import typer

from blipdesk.cli.edit import print_edit
from blipdesk.cli.output import print_json, print_line
from blipdesk.cli.session import JsonOption, LibraryOption, leave, opened
from blipdesk.domain.errors import InputError
from blipdesk.library.history import UndoSelection
from blipdesk.library.results import HistoryLine


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(history)
    app.command()(undo)
    app.command()(redo)


def history(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH...]", help="Default: all photos.", show_default=False),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many writes.")] = 50,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List what was written, newest first, with old and new values.

    \b
    Examples:
      blipdesk history IMG_0001.JPG
      blipdesk history --json | jq .fields
    """
    with opened(context, library) as desk:
        for line in desk.history(paths or [], limit):
            if as_json:
                print_json(_record(line))
            else:
                _print_line(line)


def undo(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH...]", help="Undo the newest write to each photo.", show_default=False
        ),
    ] = None,
    last: Annotated[bool, typer.Option("--last", help="Undo the newest batch (default).")] = False,
    batch: Annotated[
        int | None,
        typer.Option("--batch", metavar="ID", help="Undo this batch.", show_default=False),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Take writes back: the exact old values return (blipdesk redo puts them back).

    \b
    Examples:
      blipdesk undo
      blipdesk undo --batch 12
      blipdesk undo IMG_0001.JPG
    """
    if sum((last, batch is not None, bool(paths))) > 1:
        raise InputError("name one of --last, --batch ID and PATH..., not several")
    selection = UndoSelection(batch, tuple(path.expanduser().absolute() for path in paths or ()))
    failed = 0
    with opened(context, library) as desk:
        for result in desk.undo(selection):
            failed += result.failed
            print_edit(result, as_json)
    leave(failed)


def redo(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH...]", help="Only the newest undo of each photo.", show_default=False
        ),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Put back what the newest undo took away.

    A tag that somebody changed since is not touched, and the line says so.

    \b
    Examples:
      blipdesk redo
      blipdesk redo IMG_0001.JPG
    """
    failed = 0
    with opened(context, library) as desk:
        for result in desk.redo(paths or []):
            failed += result.failed
            print_edit(result, as_json)
    leave(failed)


def _record(line: HistoryLine) -> dict[str, object]:
    return {
        "batch": line.batch_id,
        "entry": line.entry_id,
        "verb": line.verb,
        "path": str(line.path),
        "date": line.date,
        "source": line.source,
        "model": line.model,
        "written_to": line.written_to,
        "fields": [{"field": f.field, "old": f.old, "new": f.new} for f in line.fields],
        "undone_by": line.undone_by,
    }


def _print_line(line: HistoryLine) -> None:
    undone = f"  (undone by batch {line.undone_by})" if line.undone_by else ""
    who = line.source if line.source == "human" else line.model or line.source
    print_line(f"batch {line.batch_id}  {line.date}  {line.verb} by {who}{undone}")
    print_line(f"  {line.path}")
    for change in line.fields:
        if change.old == change.new:  # only the provenance changed, as by an approval
            print_line(f"    {change.field}: {_value(change.new)} (words unchanged)")
        else:
            print_line(f"    {change.field}: {_value(change.old)} -> {_value(change.new)}")


def _value(value: object) -> str:
    if value is None:
        return "(empty)"
    if isinstance(value, list):
        return ", ".join(
            f"{item['question']} {item['answer']}" if isinstance(item, dict) else str(item)
            for item in value
        )
    return str(value)
