"""``blipdesk describe``: captions for every photo under the paths."""

from typing import Annotated

import typer

from blipdesk.cli.output import print_json, print_line, print_problem, progress
from blipdesk.cli.session import (
    JsonOption,
    LibraryOption,
    PathsArgument,
    leave,
    opened,
    stop_on_interrupt,
)
from blipdesk.domain.policy import WriteMode
from blipdesk.library.describing import DescribeOptions
from blipdesk.library.results import DescribeResult, DescribeState

ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="ID|FOLDER|demo",
        help="Hub id or folder of the model; demo: the bundled toy models, for the sample library.",
        show_default=False,
    ),
]
WriteOption = Annotated[
    WriteMode | None,
    typer.Option(
        "--write",
        help="When machine text goes into the files: empty (now, into empty fields), reviewed "
        "(once approved), never. Default: the setting writing.mode.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(describe)


def describe(
    context: typer.Context,
    paths: PathsArgument,
    model: ModelOption = None,
    prompt: Annotated[
        str | None,
        typer.Option("--prompt", metavar="TEXT", help='First words, e.g. "a photography of".'),
    ] = None,
    write: WriteOption = None,
    redo: Annotated[
        bool, typer.Option("--redo", help="Describe again what this model has described.")
    ] = False,
    candidates: Annotated[
        int | None,
        typer.Option(
            "--candidates",
            min=1,
            max=16,
            help="Captions proposed for each photo, of which the matching model picks the best. "
            "Default: the setting captions.candidates.",
            show_default=False,
        ),
    ] = None,
    beams: Annotated[
        int | None,
        typer.Option(
            "--beams",
            min=1,
            max=16,
            help="Width of the search for words. Default: the setting captions.beams.",
            show_default=False,
        ),
    ] = None,
    bursts: Annotated[
        bool,
        typer.Option(
            "--bursts", help="Of photos that look alike describe the best; the others get its text."
        ),
    ] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Caption every photo under the paths.

    The caption and keywords go into files where those fields are empty; the alt text waits for
    approval (blipdesk approve). Words of a person are never touched; blipdesk undo takes it back.

    \b
    Examples:
      blipdesk describe ~/Pictures/2026
      blipdesk describe --write never --json IMG_0001.JPG
      blipdesk describe --model demo demo-library
    """
    options = DescribeOptions(model, prompt, write, redo, candidates, beams)
    counts = dict.fromkeys(DescribeState, 0)
    failed = written = 0
    with opened(context, library) as desk, stop_on_interrupt() as should_stop:
        describe_them = desk.runs.describe_bursts if bursts else desk.runs.describe
        run = describe_them(paths, options, should_stop)
        with progress("Describing", run.total, as_json) as advance:
            for result in run:
                counts[result.state] += 1
                failed += result.failed
                written += result.write.written_to != "none"
                _print_result(result, as_json)
                advance()
        if not as_json:
            print_line(_summary(counts, written, run.not_photos))
    leave(failed, should_stop())


def _print_result(result: DescribeResult, as_json: bool) -> None:
    reason = result.reason or result.write.reason
    if as_json:
        record = {
            "path": str(result.path),
            "state": result.state.value,
            "reason": reason,
            "caption": result.caption,
            "score": result.score,
            "alternatives": [{"caption": c, "score": s} for c, s in result.alternatives],
            "model": result.model,
            "written": result.write.written_to != "none",
            "written_to": result.write.written_to,
        }
        print_json(record)
        return
    if result.state is DescribeState.FAILED:
        print_problem(f"failed     {reason}")
    elif result.state is DescribeState.SKIPPED:
        print_line(f"skipped    {result.path}: {reason}")
    else:
        score = "" if result.score is None else f" ({result.score:.0%})"
        print_line(f"described  {result.path}: {result.caption}{score}")
        if result.write.reason:
            (print_problem if result.write.failed else print_line)(f"           {reason}")


def _summary(counts: dict[DescribeState, int], written: int, not_photos: int) -> str:
    parts = [f"{count} {state.value}" for state, count in counts.items()]
    line = f"{', '.join(parts)}; {written} written"
    return line + (f"; {not_photos} other files are not photos" if not_photos else "")
