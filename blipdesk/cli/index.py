"""``blipdesk index``: the health of the library's database, and what can be made anew."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from blipdesk.bootstrap import mend_library
from blipdesk.cli.output import print_json, print_line, print_problem, progress
from blipdesk.cli.session import (
    JsonOption,
    LibraryOption,
    chosen_paths,
    leave,
    opened,
    stop_on_interrupt,
)
from blipdesk.library.library import Library
from blipdesk.library.results import ScanResult
from blipdesk.library.upkeep import Mended, Upkeep
from blipdesk.runtime.paths import LibraryPaths

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
        run = desk.runs.embed(paths or [], redo=redo, should_stop=should_stop)
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


@group.command("check")
def check(
    context: typer.Context,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what is damaged; photos are only read.")
    ] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Check the database, page by page and word by word.

    --repair makes the index of words anew. Where pages are damaged it sets the database aside,
    takes the newest daily copy, puts over it what the damaged one still gives, and scans.

    \b
    Examples:
      blipdesk index check
      blipdesk index check --repair
    """
    paths = chosen_paths(context, library)
    if repair:
        _repair(paths, as_json)
        return
    problems = Upkeep(paths).check().problems
    for problem in problems:
        print_problem(problem)
    if as_json:
        print_json({"well": not problems, "problems": list(problems)})
    elif not problems:
        print_line("the database is whole")
    if problems:
        print_problem("your photos are not affected; to mend it: blipdesk index check --repair")
    leave(len(problems))


@group.command("rebuild")
def rebuild(
    context: typer.Context,
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FOLDER...]", help="With --from-nothing: more folders.", show_default=False
        ),
    ] = None,
    from_nothing: Annotated[
        bool,
        typer.Option("--from-nothing", help="Set the database aside and begin with an empty one."),
    ] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Make the index anew from the photos and their sidecars.

    Captions, keywords, answers, approvals and where each comes from are in the files and come back
    as they were. Proposals, history and undo are not in the files: they stay, except with
    --from-nothing, where they stay in the database that is set aside.

    \b
    Examples:
      blipdesk index rebuild
      blipdesk index rebuild --from-nothing ~/Pictures
    """
    with stop_on_interrupt() as should_stop:
        if from_nothing:
            result = _begin_anew(context, library, folders or [], should_stop)
        else:
            with opened(context, library) as desk:
                for folder in folders or []:
                    desk.add_folder(folder)
                result = desk.read_again(should_stop)
        _print_scan(result, as_json)
    leave(len(result.problems), should_stop())


@group.command("backup")
def backup(
    context: typer.Context,
    target: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Default: the day's copy.", show_default=False),
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Copy the database while it is in use.

    A copy a day is made anyway, and the newest three are kept.

    \b
    Examples:
      blipdesk index backup /media/stick/library.db
    """
    paths = chosen_paths(context, library)
    with opened(context, library) as desk:
        chosen = target or desk.daily_copy()
        desk.back_up(chosen.absolute())
    print_line(f"copied {paths.database} to {chosen}")


@group.command("restore")
def restore(
    context: typer.Context,
    copy: Annotated[
        Path | None,
        typer.Argument(metavar="[COPY]", help="Default: the newest daily.", show_default=False),
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Go back to a copy of the database, then scan the photos.

    The database of now is set aside, not deleted. Photos are only read.

    \b
    Examples:
      blipdesk index restore
      blipdesk index restore /media/stick/library.db
    """
    done = Upkeep(chosen_paths(context, library)).restore(copy)
    print_line(f"restored {done.copy}; the database of before is {done.set_aside}")
    with opened(context, library) as desk:
        result = desk.scan([])
        _print_scan(result, as_json=False)
    leave(len(result.problems))


@group.command("stats")
def stats(
    context: typer.Context, as_json: JsonOption = False, library: LibraryOption = None
) -> None:
    """Say what the index holds.

    \b
    Examples:
      blipdesk index stats --json
    """
    paths = chosen_paths(context, library)
    with opened(context, library) as desk:
        report = desk.stats()
    copies = [path.name for path in Upkeep(paths).copies()]
    figures = {
        "path": str(paths.database),
        "bytes": report.bytes_on_disk,
        "sqlite": report.sqlite,
        "version": report.version,
        **report.counts,
        "copies": copies,
    }
    if as_json:
        print_json(figures)
        return
    for name, value in figures.items():
        text = f"{value:,}" if isinstance(value, int) else value
        print_line(f"{name.replace('_', ' '):12} {', '.join(copies) if value is copies else text}")


def _repair(paths: LibraryPaths, as_json: bool) -> None:
    mended = mend_library(paths, lambda step: print_problem(f"{step.value} ..."))
    for problem in mended.problems:
        print_problem(f"was wrong: {problem}")
    done = mended.recovery
    if done is not None:
        print_problem(f"the damaged database is now {done.damaged}")
        base = "no usable copy was found" if done.backup is None else f"base: {done.backup.name}"
        rows = sum(done.rows.values())
        print_problem(f"{base}; rows saved from the damaged database: {rows:,}")
        if done.unreadable:
            print_problem(f"could not be read whole: {', '.join(done.unreadable)}")
        print_problem(f"photos that had to be read again: {done.doubtful:,}")
    left = Upkeep(paths).check().problems if mended.problems else ()
    if as_json:
        print_json(_mended_record(mended, left))
    else:
        print_line(f"the database is {'damaged' if left else 'whole'}")
    leave(len(left))


def _mended_record(mended: Mended, left: tuple[str, ...]) -> dict[str, object]:
    done = mended.recovery
    return {
        "well": not left,
        "problems": list(mended.problems),
        "set_aside": None if done is None else str(done.damaged),
        "backup": None if done is None or done.backup is None else str(done.backup),
        "saved_rows": None if done is None else sum(done.rows.values()),
        "read_again": None if done is None else done.doubtful,
    }


def _begin_anew(
    context: typer.Context,
    library: Path | None,
    folders: list[Path],
    should_stop: Callable[[], bool],
) -> ScanResult:
    start = Upkeep(chosen_paths(context, library)).begin_anew()
    print_problem(f"the database of before is now {start.set_aside}")
    with opened(context, library) as desk:
        for folder in (*start.folders, *folders):
            _add(desk, folder)
        return desk.read_loose(start.loose, should_stop)


def _add(desk: Library, folder: Path) -> None:
    if folder.is_dir():
        desk.add_folder(folder)
    else:
        print_problem(f"{folder}: is not there and was left out; add it when it is back")


def _print_scan(result: ScanResult, as_json: bool) -> None:
    for problem in result.problems:
        print_problem(problem)
    counts = {name: getattr(result, name) for name in ("added", "changed", "missing", "unchanged")}
    if as_json:
        print_json({**counts, "problems": list(result.problems)})
    else:
        said = ", ".join(f"{number} {name}" for name, number in counts.items())
        print_line(f"{said}; {len(result.problems)} problems")
