"""What goes to the terminal."""

import io
import json

import pytest
from rich.console import Console
from rich.progress import Progress

from blipdesk.cli.output import RATE_COLUMNS, print_json, print_table


class Clock:
    """A time that passes only when it is told to."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def shown_after(batches: list[tuple[float, int]], total: int) -> str:
    """Return rate and time left after batches of (seconds they took, photos)."""
    clock, out = Clock(), io.StringIO()
    console = Console(file=out, width=100)
    bar = Progress(*(column() for column in RATE_COLUMNS), console=console, get_time=clock)
    task = bar.add_task("Describing", total=total)
    for took_s, photos in batches:
        clock.now_s += took_s
        for _ in range(photos):
            bar.advance(task)
    console.print(bar.make_tasks_table(bar.tasks))
    return " ".join(out.getvalue().split())


def test_photos_that_come_in_a_batch_do_not_make_the_rate_jump() -> None:
    assert shown_after([(16.0, 8)], 24) == "2.0 s/photo 0:00:32"


def test_rate_is_photos_per_second_where_there_are_several() -> None:
    assert shown_after([(1.0, 8), (1.0, 8)], 40) == "8.0 photos/s 0:00:03"


def test_before_the_first_photo_no_time_is_promised() -> None:
    assert shown_after([(5.0, 0)], 10) == "-:--:--"


def test_at_the_end_the_time_taken_stands_there() -> None:
    assert shown_after([(20.0, 8), (10.0, 2)], 10) == "3.0 s/photo 0:00:30"


def test_json_carries_the_exact_bytes_of_any_file_name(capfdbinary: pytest.CaptureFixture) -> None:
    name = b"caf\xe9\n.jpg".decode("utf-8", "surrogateescape")
    print_json({"path": name, "caption": "späte Äpfel"})
    line = capfdbinary.readouterr().out
    assert line.count(b"\n") == 1
    assert json.loads(line) == {"path": name, "caption": "späte Äpfel"}


def test_a_table_keeps_its_first_columns_whole_and_steers_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = "PXD_20240331_215500.jpg"
    print_table("", ("Photo", "Caption"), [(name, "word " * 60 + "\x1b[31mred")], whole=1)
    text = capsys.readouterr().out
    assert name in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100
