"""``blipdesk demo``: the main job on a sample library, from the first photo to the search."""

import shlex
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from blipdesk.bootstrap import open_library
from blipdesk.cli.output import print_line, print_problem, print_table, progress
from blipdesk.cli.session import leave, stop_on_interrupt
from blipdesk.domain.errors import InputError
from blipdesk.domain.photo import display_name
from blipdesk.inference.catalogue import DEMO
from blipdesk.library.asking import AskOptions
from blipdesk.library.describing import DescribeOptions
from blipdesk.library.library import Library
from blipdesk.library.results import AskResult, DescribeResult
from blipdesk.runtime.paths import library_paths

QUESTIONS = ("where is it?", "what is on the left?")
SEARCHES = ("beach", "keyword:snow", 'answer:"on the road"', "cat OR fox", "missing:alt -snow")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(demo)


def demo(
    folder: Annotated[Path, typer.Argument(help="Where the sample goes.")] = Path("demo-library"),
    photos: Annotated[int, typer.Option("--photos", min=1, max=1000, help="How many.")] = 24,
) -> None:
    """Do the whole job on a sample library with toy models.

    Draws camera-like photos, describes them, asks two questions of each, writes captions, keywords
    and answers into the files, indexes them and searches. Your own library is not touched.

    \b
    Examples:
      blipdesk demo
      blipdesk demo /tmp/sample --photos 100
    """
    pictures = folder / "photos"
    _draw(pictures, photos)
    with (
        open_library(library_paths(folder / "library"), on_notice=print_problem) as desk,
        stop_on_interrupt() as should_stop,
    ):
        run = desk.runs.describe([pictures], DescribeOptions(model=DEMO), should_stop)
        with progress("Describing", run.total) as advance:
            described = []
            for result in run:
                described.append(result)
                advance()
        asking = desk.runs.ask([pictures], QUESTIONS, AskOptions(model=DEMO), should_stop)
        with progress("Asking", asking.total) as advance:
            answers = []
            for answer in asking:
                answers.append(answer)
                if answer.is_last_of_photo:
                    advance()
        desk.add_folder(pictures)
        _print_photos(desk, described, answers)
        _print_searches(desk)
    _print_next_steps(folder, pictures, described)
    failed = sum(r.failed for r in described) + sum(a.failed for a in answers)
    leave(failed, should_stop())


def _draw(pictures: Path, count: int) -> None:
    # Here and not above: numpy and Pillow would slow the start of every other command.
    from blipdesk.demo.sample_library import write_sample_library

    if pictures.exists():
        print_line(
            f"{pictures} is there already and is used as it is (delete {pictures.parent} "
            "to start afresh)."
        )
        return
    print_line(f"Drawing {count} photos into {pictures} ...")
    try:
        write_sample_library(pictures, count)
    except OSError as error:
        raise InputError(
            f"{display_name(str(pictures))}: the sample cannot be written: {error.strerror}"
        ) from error


def _print_photos(desk: Library, described: list[DescribeResult], answers: list[AskResult]) -> None:
    said = {(a.path, a.question): a.answer or "-" for a in answers}
    rows = []
    for shown in desk.show([result.path for result in described]):
        result = next(r for r in described if r.path == shown.path)
        proposed = result.caption or result.reason or ""
        answers_given = (said.get((shown.path, question), "-") for question in QUESTIONS)
        rows.append(
            (
                shown.path.name,
                proposed + ("" if result.score is None else f" ({result.score:.0%})"),
                ", ".join(shown.text.keywords),
                *answers_given,
            )
        )
        if result.caption and shown.text.caption not in (None, result.caption):
            rows.append(("  a person's, kept:", shown.text.caption, "", *("" for _ in QUESTIONS)))
    columns = ("Photo", "Caption (match)", "Keywords in the file", *QUESTIONS)
    print_table("", columns, rows, whole=1)


def _print_searches(desk: Library) -> None:
    rows = []
    for query in SEARCHES:
        page = desk.search(query, limit=2)
        found = [f"{row.path.name}: {row.caption}" for row in page.rows] or ["-"]
        rows.append((query, page.total_text, found[0]))
        rows += [("", "", line) for line in found[1:]]
    print_table("", ("Search", "Found", "The first two"), rows)


def _print_next_steps(folder: Path, pictures: Path, described: list[DescribeResult]) -> None:
    program = "blipdesk" if shutil.which("blipdesk") else shlex.quote(sys.argv[0])
    library = f"--library {shlex.quote(str(folder / 'library'))}"
    first = described[0].path if described else pictures
    photo = shlex.quote(display_name(str(first)))
    lines = (
        "Look further:",
        f"  {program} show {library} {photo}",
        f"  {program} search {library} 'dog OR cat'",
        f"  {program} approve {library} --field alt_text {shlex.quote(str(pictures))}",
        f"  {program} history {library} --limit 5",
        f"  {program} undo {library} --last",
        f"  exiftool -G1 -a -s -Description -ImageDescription -Subject {photo}",
        f"  {program} gui {library} --demo",
    )
    for line in lines:
        print_line(line)
