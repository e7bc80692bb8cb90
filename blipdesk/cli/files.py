"""``blipdesk files``: copy, move, rename and delete photos without losing what is known of them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from blipdesk.cli.output import print_json, print_line, print_problem
from blipdesk.cli.session import JsonOption, LibraryOption, PathsArgument, leave, opened
from blipdesk.library.file_history import FileHistoryLine, UndoTarget
from blipdesk.library.file_plans import Collision, FilePlan
from blipdesk.library.files import FileOperations, FileResult
from blipdesk.library.library import Library

group = typer.Typer(
    help="Copy, move, rename and delete photos; sidecars and RAW+JPEG partners travel along.",
    rich_markup_mode=None,
    no_args_is_help=True,
)
IntoArgument = Annotated[
    Path, typer.Option("--to", metavar="FOLDER", help="Where to.", show_default=False)
]
NumberOption = Annotated[
    bool, typer.Option("--number", help="Number the name where it is taken, instead of refusing.")
]
PreviewOption = Annotated[bool, typer.Option("--preview", help="Only show what would be done.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="files")


@group.command("move")
def move(
    context: typer.Context,
    paths: PathsArgument,
    to: IntoArgument,
    number: NumberOption = False,
    preview: PreviewOption = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Move photos or folders; captions, approvals and history go along.

    \b
    Examples:
      blipdesk files move IMG_0001.JPG --to ~/Pictures/2026
    """
    collision = Collision.NUMBER if number else Collision.REFUSE
    _do(context, library, lambda f: f.plan_move(paths, to, collision), preview, as_json)


@group.command("copy")
def copy(
    context: typer.Context,
    paths: PathsArgument,
    to: IntoArgument,
    number: NumberOption = False,
    preview: PreviewOption = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Copy photos; what models said about them is not asked again."""
    collision = Collision.NUMBER if number else Collision.REFUSE
    _do(context, library, lambda f: f.plan_copy(paths, to, collision), preview, as_json)


@group.command("rename")
def rename(
    context: typer.Context,
    paths: PathsArgument,
    pattern: Annotated[
        str,
        typer.Option(
            "--pattern",
            metavar="TEXT",
            help="New name with {name}, {counter:3}, {date:%Y%m%d}, {time}, {caption:5}, {title}, "
            "{camera}.",
            show_default=False,
        ),
    ],
    first: Annotated[int, typer.Option("--first", min=0, help="First number.")] = 1,
    preview: PreviewOption = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Rename photos by a pattern; names that are taken get a number.

    \b
    Examples:
      blipdesk files rename *.JPG --pattern "{date}_{counter}_{caption:4}" --preview
    """
    plan = lambda f: f.plan_rename(paths, pattern, first_number=first)  # noqa: E731
    _do(context, library, plan, preview, as_json)


@group.command("trash")
def trash(
    context: typer.Context,
    paths: PathsArgument,
    preview: PreviewOption = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Delete photos to the desktop's trash.

    blipdesk files undo brings them back on Linux. The trashes of macOS and Windows tell no program
    where something lies in them: there, put it back from the trash itself, and BlipDesk knows it
    again with all its words.
    """
    _do(context, library, lambda f: f.plan_trash(paths), preview, as_json)


@group.command("mkdir")
def mkdir(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", show_default=False)],
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Make a folder."""
    _do(context, library, lambda f: f.plan_new_folder(folder), False, as_json)


@group.command("undo")
def undo(
    context: typer.Context,
    batch: Annotated[
        int | None,
        typer.Option("--batch", metavar="ID", help="Default: the newest.", show_default=False),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Take the newest file operation back; a copy that was changed since is kept."""
    with opened(context, library) as desk:
        failed = _print_results(desk.files.undo(batch), as_json)
    leave(failed)


@group.command("redo")
def redo(
    context: typer.Context, as_json: JsonOption = False, library: LibraryOption = None
) -> None:
    """Do again what the newest undo of files took back, unless a file was changed since."""
    with opened(context, library) as desk:
        failed = _print_results(desk.files.redo(), as_json)
    leave(failed)


def redo_files(desk: Library, target: UndoTarget, as_json: bool) -> int:
    """Do again what an undo of files took back; return how many steps could not be."""
    return _print_results(desk.files.redo(target.batch_id), as_json)


def undo_files(desk: Library, target: UndoTarget, as_json: bool) -> int:
    """Take a batch of file operations back; return how many steps could not be."""
    return _print_results(desk.files.undo(target.batch_id), as_json)


def print_file_line(line: FileHistoryLine, as_json: bool) -> None:
    """Print one step of a file operation as a part of the history."""
    if as_json:
        print_json(
            {
                "batch": line.batch_id,
                "verb": line.verb,
                "path": str(line.target),
                "from": None if line.source is None else str(line.source),
                "date": line.date,
                "done": line.kind,
                "state": line.state,
                "reason": line.reason,
            }
        )
        return
    state = {"done": "", "undone": "  (undone)"}.get(line.state, f"  ({line.state})")
    if line.reason:
        state = f"  ({line.reason})"
    is_one = line.source in (None, line.target)
    named = str(line.target) if is_one else f"{line.source} -> {line.target}"
    what = line.kind if line.kind == line.verb else f"{line.verb}: {line.kind}"
    print_line(f"batch {line.batch_id}  {line.date}  {what}{state}")
    print_line(f"  {named}")


def _do(
    context: typer.Context,
    library: Path | None,
    make_plan: Callable[[FileOperations], FilePlan],
    preview: bool,
    as_json: bool,
) -> None:
    with opened(context, library) as desk:
        plan = make_plan(desk.files)
        if preview:
            results = (FileResult(s.kind, s.source, s.target, s.problem) for s in plan.steps)
            failed = _print_results(results, as_json)
        else:
            failed = _print_results(desk.files.carry_out(plan), as_json)
    leave(failed)


def _print_results(results: Iterator[FileResult], as_json: bool) -> int:
    failed = 0
    for result in results:
        failed += result.reason is not None
        source = None if result.source is None else str(result.source)
        if as_json:
            print_json(
                {
                    "done": result.kind.value,
                    "source": source,
                    "target": str(result.target),
                    "reason": result.reason,
                }
            )
        elif result.reason is not None:
            print_problem(f"failed  {result.reason}")
        else:
            is_one = source is None or result.source == result.target
            named = str(result.target) if is_one else f"{source} -> {result.target}"
            print_line(f"{result.kind.value:7} {named}")
    return failed
