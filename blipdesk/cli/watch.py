"""``blipdesk watch``: describe what appears in folders, as it appears."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from blipdesk.cli.describe import ModelOption, WriteOption
from blipdesk.cli.output import print_json, print_line, print_problem
from blipdesk.cli.session import (
    JsonOption,
    LibraryOption,
    chosen_paths,
    opened,
    stop_on_interrupt,
)
from blipdesk.domain.errors import InputError
from blipdesk.library.describing import DescribeOptions
from blipdesk.library.following import Seen, WatchEvent
from blipdesk.library.idle_check import IdleCheck, damage_notice
from blipdesk.library.results import DescribeResult, DescribeState
from blipdesk.library.stations import QueueResult

_ONLY_IN_LOG = frozenset({Seen.LEFT_OUT})
_QUIET_S = 60.0
_PROBLEMS = frozenset({Seen.PROBLEM, Seen.OFFLINE})


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(watch)


def watch(
    context: typer.Context,
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FOLDER...]",
            help="They become part of the library. Default: the library's folders.",
            show_default=False,
        ),
    ] = None,
    model: ModelOption = None,
    prompt: Annotated[
        str | None,
        typer.Option("--prompt", metavar="TEXT", help='First words, e.g. "a photography of".'),
    ] = None,
    write: WriteOption = None,
    describe: Annotated[
        bool,
        typer.Option("--describe/--index-only", help="Describe new photos, or only index them."),
    ] = True,
    log: Annotated[
        Path | None,
        typer.Option(
            "--log",
            metavar="FILE",
            help="Add to this file what was seen and what was left out and why.",
            show_default=False,
        ),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Watch folders and describe what is new, until Ctrl+C.

    What changed while nobody watched is caught up with first. A file is read once it is complete;
    moved photos keep their words; a drive that is not there loses nothing. blipdesk queue shows and
    steers what waits; blipdesk why tells about one photo.

    \b
    Examples:
      blipdesk watch ~/Pictures
      blipdesk watch ~/Pictures --model demo --log watch.log
    """
    options = DescribeOptions(model=model, prompt=prompt, write=write) if describe else None
    with (
        opened(context, library) as desk,
        stop_on_interrupt() as interrupted,
        stop_on_term(interrupted) as should_stop,
    ):
        chosen = [desk.add_folder(folder) for folder in folders or []]
        if not chosen and not desk.folders():
            raise InputError("no folder is named, and the library has none")
        report = _Report(log, as_json)
        library_at = chosen_paths(context, library)
        with IdleCheck(library_at, report.is_quiet, lambda c: print_problem(damage_notice(c))):
            for event in desk.background.watch(chosen, options, should_stop):
                report.tell(event)
        for result in desk.background.write_now():
            seen = Seen.PROBLEM if result.failed else Seen.WRITTEN
            report.tell(WatchEvent(seen, result.path, result.write.reason))


@contextmanager
def stop_on_term(before: Callable[[], bool]) -> Iterator[Callable[[], bool]]:
    """Take the wish of a service manager to end, SIGTERM, as politely as Ctrl+C.

    Args:
        before: another reason to stop.

    Yields:
        A function that says whether to stop.
    """
    asked = False

    def ask_to_stop(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True

    handler = signal.signal(signal.SIGTERM, ask_to_stop)
    try:
        yield lambda: asked or before()
    finally:
        signal.signal(signal.SIGTERM, handler)


class _Report:
    def __init__(self, log: Path | None, as_json: bool) -> None:
        self._log = log
        self._as_json = as_json
        self._told_s = time.monotonic()

    def is_quiet(self) -> bool:
        """Whether nothing has happened for a while."""
        return time.monotonic() - self._told_s > _QUIET_S

    def tell(self, event: WatchEvent | QueueResult) -> None:
        self._told_s = time.monotonic()
        record = _record(event)
        words = [str(record["seen"]).ljust(10), str(record["path"] or "")]
        line = " ".join(word for word in words if word)
        if record["detail"]:
            line += f": {record['detail']}"
        if self._log is not None:
            self._write_log(line)
        if isinstance(event, WatchEvent) and event.seen in _ONLY_IN_LOG:
            return
        if self._as_json:
            print_json(record)
        elif _is_problem(event):
            print_problem(line)
        else:
            print_line(line)

    def _write_log(self, line: str) -> None:
        assert self._log is not None
        one_line = "".join(c if c.isprintable() else repr(c)[1:-1] for c in line)
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S%z")
        try:
            with self._log.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(f"{stamp} {one_line}\n")
        except OSError as error:
            raise InputError(f"{self._log}: the log cannot be written: {error.strerror}") from error


def _record(event: WatchEvent | QueueResult) -> dict[str, object]:
    if isinstance(event, WatchEvent):
        path = None if event.path == Path() else str(event.path)
        return {"seen": event.seen.value, "path": path, "detail": event.detail}
    detail = event.reason or words_of(event)
    if event.write.reason:
        detail = f"{detail} ({event.write.reason})"
    if isinstance(event, DescribeResult):
        words = {"caption": event.caption}
    else:
        words = {"question": event.question, "answer": event.answer}
    return {
        "seen": event.state.value,
        "path": str(event.path),
        "detail": detail,
        **words,
        "written_to": event.write.written_to,
    }


def words_of(result: QueueResult) -> str | None:
    """Return what a model said about a photo."""
    if isinstance(result, DescribeResult):
        return result.caption
    return f"{result.question} {result.answer}"


def _is_problem(event: WatchEvent | QueueResult) -> bool:
    if isinstance(event, WatchEvent):
        return event.seen in _PROBLEMS
    return event.state is DescribeState.FAILED or event.write.failed
