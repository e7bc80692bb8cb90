"""What goes to the terminal, and what goes into a pipe."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Protocol

from rich import box
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
)
from rich.table import Table
from rich.text import Text

from blipdesk.domain.photo import display_name


def print_json(record: Mapping[str, object]) -> None:
    """Write one JSON object as one line of UTF-8.

    A file name's bytes that are no UTF-8 come out as the lone surrogates of PEP 383 in \\u form,
    so that a reader can get the exact name back.
    """
    line = json.dumps(record, ensure_ascii=False)
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def print_line(text: str) -> None:
    """Write one line for people to stdout; what could break it or steer a terminal is escaped."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(
        display_name(text).encode(encoding, "backslashreplace").decode(encoding) + "\n"
    )
    sys.stdout.flush()


def print_problem(text: str) -> None:
    """Write one line for people to stderr."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(
        display_name(text).encode(encoding, "backslashreplace").decode(encoding) + "\n"
    )
    sys.stderr.flush()


def print_table(
    title: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], whole: int = 0
) -> None:
    """Write a table for people to stdout, as wide as the terminal or 100 columns in a pipe.

    Args:
        title: above it; may be empty.
        columns: their headings.
        rows: a text for each column.
        whole: so many columns, from the left, are never broken into lines.
    """
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 100, highlight=False)
    table = Table(
        title=title or None,
        title_justify="left",
        header_style="bold",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for number, column in enumerate(columns):
        table.add_column(column, overflow="fold", no_wrap=number < whole)
    for row in rows:
        table.add_row(*(Text(display_name(cell)) for cell in row))
    console.print(table)


class Advance(Protocol):
    """Tells a progress bar that photos are done."""

    def __call__(self, photos: int = 1) -> None:
        """Count them."""


@contextmanager
def progress(label: str, total: int, as_json: bool = False) -> Iterator[Advance]:
    """Show a bar with rate and time left on a terminal, and nothing in a pipe.

    Args:
        label: what is being done.
        total: photos in all.
        as_json: JSON lines go to stdout, which no bar may mix with on one screen.
    """
    console = Console(stderr=True)
    on_screen = sys.stdout.isatty()
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        *(column() for column in RATE_COLUMNS),
        console=console,
        disable=not console.is_terminal or (as_json and on_screen),
        transient=True,
        redirect_stdout=on_screen,  # lines scroll above the bar; a piped stdout is left alone
    ) as bar:
        task = bar.add_task(label, total=total)

        def advance(photos: int = 1) -> None:
            bar.advance(task, photos)

        yield advance


class _Rate(ProgressColumn):
    """Photos per second, or seconds per photo where that reads better."""

    def render(self, task: Task) -> Text:
        speed = _photos_per_s(task)
        if not speed:
            return Text("")
        return Text(f"{speed:.1f} photos/s" if speed >= 1 else f"{1 / speed:.1f} s/photo")


class _TimeLeft(ProgressColumn):
    """Time left at the rate so far; the time taken, once all is done."""

    def render(self, task: Task) -> Text:
        speed = _photos_per_s(task)
        if not speed:
            return Text("-:--:--")
        left_s = (task.remaining or 0) / speed if not task.finished else task.finished_time or 0
        return Text(str(timedelta(seconds=round(left_s))))


def _photos_per_s(task: Task) -> float | None:
    """Return the mean rate since the start.

    Photos come in batches: a rate of the last moments would jump between nothing and hundreds.
    """
    elapsed_s = task.finished_time or task.elapsed
    return task.completed / elapsed_s if elapsed_s and task.completed else None


RATE_COLUMNS: tuple[type[ProgressColumn], ...] = (_Rate, _TimeLeft)
"""Columns of a progress bar for photos that come in batches."""
