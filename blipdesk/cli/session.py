"""What every command shares: the library it works on, stopping, and the exit status."""

import logging
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from blipdesk.bootstrap import open_library
from blipdesk.cli.output import print_problem
from blipdesk.domain.errors import InputError, KnownError
from blipdesk.library.library import Library
from blipdesk.runtime.paths import LIBRARY_VARIABLE, LibraryPaths, library_paths

ALL_DONE = 0
SOME_FAILED = 1
WRONG_USE = 2

LibraryOption = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="DIR",
        help=f"Folder of the index, settings and models (or {LIBRARY_VARIABLE}).",
        show_default=False,
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print one JSON object a line and nothing else.")
]
PathsArgument = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="Photos and folders.", show_default=False)
]


def chosen_paths(context: typer.Context, library: Path | None) -> LibraryPaths:
    """Return the places of the library that the command, the program or the environment names.

    Args:
        context: holds what stood before the command's name.
        library: what stood behind it.
    """
    return library_paths(library or (context.find_root().obj or {}).get("library"))


@contextmanager
def opened(context: typer.Context, library: Path | None) -> Iterator[Library]:
    """Open the library that the command, the program or the environment names.

    Args:
        context: holds what stood before the command's name.
        library: what stood behind it.
    """
    with open_library(chosen_paths(context, library), on_notice=print_problem) as found:
        try:
            yield found
        except Exception as error:
            if not isinstance(error, KnownError | typer.Exit | BrokenPipeError):
                logging.getLogger(__name__).exception("a bug ended the command")
            raise


@contextmanager
def stop_on_interrupt(
    notice: str = "Stopping after the current photo; press Ctrl+C again to stop at once.",
) -> Iterator[Callable[[], bool]]:
    """Turn the first Ctrl+C into a wish to stop after the current photo; the second one stops now.

    Args:
        notice: what is said at the first.

    Yields:
        A function that says whether to stop.
    """
    wishes = 0

    def ask_to_stop(number: int, frame: FrameType | None) -> None:
        nonlocal wishes
        wishes += 1
        if wishes > 1:
            raise KeyboardInterrupt
        print_problem(notice)

    before = signal.signal(signal.SIGINT, ask_to_stop)
    try:
        yield lambda: wishes > 0
    finally:
        signal.signal(signal.SIGINT, before)


def leave(failed: int = 0, stopped: bool = False) -> None:
    """End the command with the exit status that its result deserves."""
    raise typer.Exit(SOME_FAILED if failed or stopped else ALL_DONE)


def run(program: Callable[[], object]) -> int:
    """Run a command and turn what it raises into one line and an exit status.

    Args:
        program: the whole command line; ends by SystemExit.
    """
    try:
        program()
    except InputError as error:
        print_problem(f"blipdesk: {error}")
        return WRONG_USE
    except KnownError as error:
        print_problem(f"blipdesk: {error}")
        return SOME_FAILED
    except KeyboardInterrupt:
        print_problem("Stopped. Nothing that was done so far is lost.")
        return SOME_FAILED
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; there is nobody to tell
        return SOME_FAILED
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else ALL_DONE
    except Exception as error:  # noqa: BLE001 - the command line's last resort
        print_problem(
            f"blipdesk: a bug in BlipDesk: {type(error).__name__}: {error}. Nothing that was done "
            "so far is lost; the log (blipdesk doctor names it) has the details."
        )
        return SOME_FAILED
    return ALL_DONE
