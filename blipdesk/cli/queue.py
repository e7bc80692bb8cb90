"""``blipdesk queue``: what waits to be described, and steering it."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from blipdesk.cli.describe import ModelOption, WriteOption
from blipdesk.cli.edit import print_edit
from blipdesk.cli.output import print_json, print_line, print_problem
from blipdesk.cli.session import JsonOption, LibraryOption, leave, opened, stop_on_interrupt
from blipdesk.cli.watch import words_of
from blipdesk.library.describing import DescribeOptions

group = typer.Typer(
    help="What waits to be described; blipdesk watch works on it.",
    rich_markup_mode=None,
    no_args_is_help=True,
)
SomeFolders = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FOLDER...]", help="Folders of the library; none: everything.", show_default=False
    ),
]
SomePhotos = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PHOTO...]", help="Default: all.", show_default=False),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="queue")


@group.command("status")
def status(
    context: typer.Context, as_json: JsonOption = False, library: LibraryOption = None
) -> None:
    """Count what waits, runs and failed, and say what holds it back."""
    with opened(context, library) as desk:
        now = desk.background.queue.status()
    if as_json:
        print_json(
            {
                "waiting": now.waiting,
                "running": now.running,
                "failed": now.failed,
                "held_back": now.held_back,
                "paused_folders": [str(folder) for folder in now.paused_folders],
                "seconds_left": now.seconds_left,
                "failed_writes": now.failed_writes,
                "waiting_writes": now.waiting_writes,
            }
        )
        return
    left = "" if now.seconds_left is None else f", about {_duration(now.seconds_left)} left"
    print_line(f"{now.waiting} waiting ({now.running} running){left if now.waiting else ''}")
    print_line(f"{now.failed} failed, {now.failed_writes} texts kept that cannot be written yet")
    if now.waiting_writes:
        print_line(f"{now.waiting_writes} texts wait until no more come; or: queue write-now")
    if now.held_back:
        print_line(f"held back: {now.held_back}")
    for folder in now.paused_folders:
        print_line(f"paused: {folder}")


@group.command("list")
def list_jobs(
    context: typer.Context,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many photos.")] = 50,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List what waits, the next first, and then what failed and why."""
    with opened(context, library) as desk:
        for line in desk.background.queue.lines(limit):
            if as_json:
                print_json(
                    {
                        "path": str(line.path),
                        "state": line.state,
                        "attempts": line.attempts,
                        "reason": line.reason,
                    }
                )
            else:
                reason = f": {line.reason}" if line.reason else ""
                print_line(f"{line.state:8} {line.path}{reason}")


@group.command("pause")
def pause(
    context: typer.Context, folders: SomeFolders = None, library: LibraryOption = None
) -> None:
    """Stop describing in the background, also after a restart."""
    with opened(context, library) as desk:
        desk.background.queue.pause(folders or [])
        named = "".join(f" {shlex.quote(str(folder))}" for folder in folders or [])
        print_line(f"paused; blipdesk queue resume{named} goes on")


@group.command("resume")
def resume(
    context: typer.Context, folders: SomeFolders = None, library: LibraryOption = None
) -> None:
    """Go on."""
    with opened(context, library) as desk:
        desk.background.queue.pause(folders or [], paused=False)
        print_line("goes on")


@group.command("cancel")
def cancel(
    context: typer.Context, photos: SomePhotos = None, library: LibraryOption = None
) -> None:
    """Give up what waits; a photo comes back when its file changes."""
    with opened(context, library) as desk:
        queue = desk.background.queue
        print_line(f"{queue.cancel(queue.jobs_of(photos) if photos else None)} given up")


@group.command("retry")
def retry(context: typer.Context, photos: SomePhotos = None, library: LibraryOption = None) -> None:
    """Queue again what failed for good; named photos need not rest after a failure either."""
    with opened(context, library) as desk:
        queue = desk.background.queue
        print_line(f"{queue.retry(queue.jobs_of(photos) if photos else None)} queued again")


@group.command("first")
def first(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PHOTO...", show_default=False)],
    library: LibraryOption = None,
) -> None:
    """Let some photos come first."""
    with opened(context, library) as desk:
        print_line(f"{desk.background.queue.hurry(paths)} come first")


@group.command("run")
def run(
    context: typer.Context,
    model: ModelOption = None,
    write: WriteOption = None,
    library: LibraryOption = None,
) -> None:
    """Work on what waits until nothing is left, without watching."""
    described = failed = 0
    later: set[Path] = set()
    with opened(context, library) as desk, stop_on_interrupt() as should_stop:
        queue = desk.background.queue
        for result in queue.run(DescribeOptions(model=model, write=write), should_stop):
            failed += result.failed and not result.is_open
            described += not result.failed
            (later.add if result.is_open else later.discard)(result.path)
            text = result.reason or words_of(result)
            (print_problem if result.failed else print_line)(f"{result.path}: {text}")
        held_back = queue.status().held_back
        if held_back:
            print_problem(f"held back: {held_back}")
        more = f", {len(later)} tried again later" if later else ""
        print_line(f"{described} described, {failed} failed{more}")
    leave(failed + len(later), should_stop())


@group.command("write-now")
def write_now(
    context: typer.Context, as_json: JsonOption = False, library: LibraryOption = None
) -> None:
    """Write the texts that wait until no more come (setting writing.when_idle_s)."""
    failed = 0
    with opened(context, library) as desk, stop_on_interrupt() as should_stop:
        for result in desk.background.write_now(should_stop):
            failed += result.failed
            print_edit(result, as_json)
    leave(failed, should_stop())


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"
