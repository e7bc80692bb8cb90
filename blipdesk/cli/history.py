"""``blipdesk history``, ``blipdesk undo`` and ``blipdesk redo``."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from blipdesk.cli.edit import print_edit
from blipdesk.cli.files import print_file_line, redo_files, undo_files
from blipdesk.cli.output import print_json, print_line
from blipdesk.cli.session import JsonOption, LibraryOption, leave, opened
from blipdesk.domain.errors import InputError
from blipdesk.index.history import HistoryFilter
from blipdesk.library.file_history import FileHistoryLine
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
    """List what was written, newest first, with old and new values, and what became of files.

    \b
    Examples:
      blipdesk history IMG_0001.JPG
      blipdesk history --json | jq .fields
    """
    chosen: list[Path | None] = [*(paths or ())] or [None]
    with opened(context, library) as desk:
        for path in chosen:
            words = list(desk.history([] if path is None else [path], limit))
            both: list[HistoryLine | FileHistoryLine] = [*words, *desk.files.history(path, limit)]
            # The sort is stable: within a batch the newest stays first.
            for line in sorted(both, key=lambda line: -line.batch_id)[:limit]:
                if isinstance(line, FileHistoryLine):
                    print_file_line(line, as_json)
                elif as_json:
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
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Undo all writes from this day or moment on.", show_default=False
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Undo all writes up to this day's end.", show_default=False
        ),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Undo all writes of this model.", show_default=False),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Take writes back: the exact old values return (blipdesk redo puts them back).

    Without photos, times and models the newest batch is taken back, be it of words or of files that
    were copied, moved, renamed or deleted (see blipdesk files).

    Times and models may be combined with each other and with photos. What cannot be taken back is
    told, and passed over by the next undo.

    \b
    Examples:
      blipdesk undo
      blipdesk undo --batch 12
      blipdesk undo IMG_0001.JPG
      blipdesk undo --model blip-image-captioning-base --since 2026-11-20
    """
    writes = HistoryFilter(
        None if since is None else moment(since),
        None if until is None else moment(until, end=True),
        model,
    )
    if sum((last, batch is not None, bool(paths) or not writes.is_open)) > 1:
        raise InputError(
            "name one of --last, --batch ID and PATH... (with --since, --until, --model)"
        )
    named = tuple(path.expanduser().absolute() for path in paths or ())
    selection = UndoSelection(batch, named, writes)
    failed = 0
    with opened(context, library) as desk:
        list(desk.background.write_now())  # the newest thing may still wait
        target = None if named or not writes.is_open else desk.files.undo_target(batch)
        if target is not None and not as_json:
            print_line(f"undoing batch {target.batch_id}: {target.verb} of {target.date}")
        if target is not None and target.of_files:
            leave(undo_files(desk, target, as_json))
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
    """Put back what the newest undo took away, be it words or files.

    A tag that somebody changed since is not touched, no file is put where another one is now, and
    none that was changed since is deleted again; the line says so.

    \b
    Examples:
      blipdesk redo
      blipdesk redo IMG_0001.JPG
    """
    failed = 0
    with opened(context, library) as desk:
        target = None if paths else desk.files.redo_target()
        if target is not None and target.of_files:
            if not as_json:
                print_line(f"taking back batch {target.batch_id}: undo of {target.date}")
            leave(redo_files(desk, target, as_json))
        for result in desk.redo(paths or []):
            failed += result.failed
            print_edit(result, as_json)
    leave(failed)


def moment(text: str, *, end: bool = False) -> str:
    """Read a day or a moment in local time, unless it names its own offset.

    Args:
        end: of a day without a time, mean its end.

    Raises:
        InputError: it is no date.
    """
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise InputError(
            f"{text!r} is no date; write 2026-11-20, or 2026-11-20T14:30 with a time"
        ) from None
    if end:
        found += timedelta(days=1) if len(text) <= len("2026-11-20") else timedelta(seconds=1)
    return found.astimezone().isoformat()


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
        "passed_over": line.passed_over,
    }


def _print_line(line: HistoryLine) -> None:
    undone = f"  (undone by batch {line.undone_by})" if line.undone_by else ""
    who = line.source if line.source == "human" else line.model or line.source
    print_line(f"batch {line.batch_id}  {line.date}  {line.verb} by {who}{undone}")
    print_line(f"  {line.path}")
    if line.passed_over:
        print_line(f"    could not be undone: {line.passed_over}")
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
