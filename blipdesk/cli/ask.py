"""``blipdesk ask``: questions about photos."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from blipdesk.cli.describe import ModelOption, WriteOption
from blipdesk.cli.output import print_json, print_line, print_problem, progress
from blipdesk.cli.session import JsonOption, LibraryOption, leave, opened, stop_on_interrupt
from blipdesk.domain.errors import InputError
from blipdesk.library.asking import AskOptions
from blipdesk.library.results import AskResult, DescribeState


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(ask)


def ask(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[QUESTION] PATH...",
            help="One question (ending in ?) first, unless -q or --question-file is given; "
            "then photos and folders.",
            show_default=False,
        ),
    ],
    question: Annotated[
        list[str] | None,
        typer.Option("-q", "--question", metavar="TEXT", help="A question; may be repeated."),
    ] = None,
    question_file: Annotated[
        Path | None,
        typer.Option("--question-file", metavar="F", help="One question a line; - for stdin."),
    ] = None,
    choice: Annotated[
        list[str] | None,
        typer.Option(
            "--choice",
            metavar="ANSWER",
            help="An answer to choose from, ranked by likelihood; give two or more.",
        ),
    ] = None,
    model: ModelOption = None,
    write: WriteOption = None,
    redo: Annotated[bool, typer.Option("--redo", help="Ask again what was answered.")] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Ask questions about every photo under the paths.

    The answers go into BlipDesk's own XMP property of the files and into the search.

    \b
    Examples:
      blipdesk ask "is there a dog?" ~/Pictures/2026
      blipdesk ask -q "where is it?" -q "how many people are there?" a.jpg b.jpg
      blipdesk ask --question-file questions.txt --json ~/Pictures
      blipdesk ask -q "where was it taken?" --choice indoors --choice outdoors ~/Pictures
    """
    questions, paths = _split(words, question or [], question_file)
    options = AskOptions(model, write, redo, _choices(choice or []))
    failed = 0
    with opened(context, library) as desk, stop_on_interrupt() as should_stop:
        run = desk.runs.ask(paths, questions, options, should_stop)
        with progress("Asking", run.total, as_json) as advance:
            for result in run:
                failed += result.failed
                _print_result(result, as_json)
                if result.is_last_of_photo:
                    advance()
    leave(failed, should_stop())


def _split(
    words: list[str], questions: list[str], question_file: Path | None
) -> tuple[tuple[str, ...], list[Path]]:
    """Tell questions from paths: with -q or a file all words are paths, else the first is one."""
    asked = list(questions)
    if question_file is not None:
        asked += _read_questions(question_file)
    if not questions and question_file is None:
        first, words = words[0], words[1:]
        if Path(first).exists() or not first.rstrip().endswith("?"):
            raise InputError(
                f"{first!r} is taken for the question, but it is a path or does not end in "
                "'?'; write: blipdesk ask -q QUESTION PATH..."
            )
        asked.append(first)
    cleaned = tuple(dict.fromkeys(" ".join(q.split()) for q in asked if q.strip()))
    if not cleaned:
        raise InputError("there is no question; write: blipdesk ask -q QUESTION PATH...")
    if not words:
        raise InputError("no photo or folder is named; write: blipdesk ask -q QUESTION PATH...")
    return cleaned, [Path(word) for word in words]


def _choices(given: list[str]) -> tuple[str, ...]:
    cleaned = tuple(dict.fromkeys(" ".join(c.split()) for c in given if c.strip()))
    if len(cleaned) == 1 or (given and not cleaned):
        raise InputError("one choice is none; give --choice twice or more")
    return cleaned


def _read_questions(path: Path) -> list[str]:
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the questions in {path} cannot be read: {error}") from error
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _print_result(result: AskResult, as_json: bool) -> None:
    reason = result.reason or result.write.reason
    if as_json:
        record = {
            "path": str(result.path),
            "question": result.question,
            "state": result.state.value,
            "reason": reason,
            "answer": result.answer,
            "probability": result.probability,
            "ranked": [{"answer": a, "probability": p} for a, p in result.ranked],
            "model": result.model,
            "written": result.write.written_to != "none",
            "written_to": result.write.written_to,
        }
        print_json(record)
    elif result.state is DescribeState.FAILED:
        print_problem(f"failed     {reason}")
    else:
        sure = "" if result.probability is None else f" ({result.probability:.0%})"
        others = ", ".join(f"{answer} ({share:.0%})" for answer, share in result.ranked[1:])
        print_line(
            f"{result.path}: {result.question} {result.answer}{sure}"
            + (f"; else {others}" if others else "")
        )
        if result.write.failed:
            print_problem(f"           {reason}")
