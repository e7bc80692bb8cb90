"""``blipdesk bench``: how fast this machine is, and what it gains over the model card's lines."""

from pathlib import Path
from typing import Annotated

import typer

from blipdesk.cli import bench_scan, bench_search, bench_window
from blipdesk.cli.output import print_json, print_line, print_problem, print_table
from blipdesk.cli.session import JsonOption, LibraryOption, chosen_paths
from blipdesk.inference.messages import Precision, Task
from blipdesk.library.bench import measure
from blipdesk.library.bench_result import BenchOptions, BenchResult, Side

group = typer.Typer(
    help="Measure the speed on this machine; takes minutes and up to 8 GB of memory.",
    rich_markup_mode=None,
    no_args_is_help=True,
)

ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="ID|FOLDER",
        help="A model; without it random weights of the published size, which take as long.",
        show_default=False,
    ),
]
SizeOption = Annotated[str, typer.Option("--size", metavar="base|large", help="Of random weights.")]
PhotosOption = Annotated[int, typer.Option("--photos", min=1, help="Photos in a round.")]
RoundsOption = Annotated[
    int, typer.Option("--rounds", min=1, help="How often the sides take turns.")
]
BatchOption = Annotated[int, typer.Option("--batch", min=1, help="Photos looked at together.")]
ThreadsOption = Annotated[
    int, typer.Option("--threads", min=0, help="CPU threads of all sides; 0: all cores.")
]
ScenesOption = Annotated[
    int, typer.Option("--scenes", min=0, help="Drawn scenes on which the precisions are compared.")
]
FastOption = Annotated[
    Precision, typer.Option("--fast", help="Number type of the fast side; on a GPU int8 is bf16.")
]
DecodersOption = Annotated[
    int | None,
    typer.Option(
        "--decoders",
        min=0,
        max=64,
        metavar="N",
        help="Programs that decode; 0: threads of one; without it as suits the device.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="bench")
    bench_scan.register(group)
    bench_search.register(group)
    bench_window.register(group)


@group.command("caption")
def caption(
    context: typer.Context,
    model: ModelOption = None,
    size: SizeOption = "base",
    photos: PhotosOption = 8,
    rounds: RoundsOption = 3,
    batch: BatchOption = 8,
    threads: ThreadsOption = 0,
    scenes: ScenesOption = 500,
    fast: FastOption = Precision.INT8,
    decoders: DecodersOption = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Measure captions of 24-megapixel JPEGs, 15 words each."""
    sizes = (photos, rounds, batch, threads, scenes)
    options = BenchOptions(Task.CAPTION, model, size, *sizes, fast, decoders)
    _measure(context, options, as_json, library)


@group.command("ask")
def ask(
    context: typer.Context,
    model: ModelOption = None,
    size: SizeOption = "base",
    photos: PhotosOption = 8,
    rounds: RoundsOption = 3,
    batch: BatchOption = 8,
    threads: ThreadsOption = 0,
    scenes: ScenesOption = 100,
    fast: FastOption = Precision.INT8,
    decoders: DecodersOption = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Measure five questions about each photo, and one."""
    sizes = (photos, rounds, batch, threads, scenes)
    options = BenchOptions(Task.ANSWER, model, size, *sizes, fast, decoders)
    _measure(context, options, as_json, library)


@group.command("match")
def match(
    context: typer.Context,
    model: ModelOption = None,
    size: SizeOption = "base",
    photos: PhotosOption = 8,
    rounds: RoundsOption = 3,
    batch: BatchOption = 8,
    threads: ThreadsOption = 0,
    scenes: ScenesOption = 100,
    fast: FastOption = Precision.INT8,
    decoders: DecodersOption = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Measure how well five texts fit each photo."""
    sizes = (photos, rounds, batch, threads, scenes)
    options = BenchOptions(Task.MATCH, model, size, *sizes, fast, decoders)
    _measure(context, options, as_json, library)


def _measure(
    context: typer.Context, options: BenchOptions, as_json: bool, library: Path | None
) -> None:
    folder = chosen_paths(context, library).models
    result = measure(options, folder, lambda line: print_problem(f"... {line}"))
    if as_json:
        print_json(_record(result, options))
        return
    print_line(
        f"{options.task.value}, {result.device_name} ({result.device}), {result.threads} threads,"
        f" load {result.load[0]:.1f} before and {result.load[1]:.1f} after"
    )
    rows = [_row(side, result) for side in (result.reference, result.exact, result.fast)]
    columns = ("", "s/photo", "CPU s/photo", "photos/s", "ratio", "CPU ratio")
    print_table("", columns, rows)
    for line in _lines(result, options):
        print_line(line)


def _row(side: Side, result: BenchResult) -> tuple[str, ...]:
    precision = dict(zip(("exact", "fast"), result.precisions, strict=True)).get(side.name)
    return (
        side.name if precision is None else f"{side.name} ({precision})",
        f"{side.wall_s:.2f}",
        f"{side.cpu_s:.2f}",
        f"{1 / side.wall_s:.2f}",
        f"{result.reference.wall_s / side.wall_s:.2f}",
        f"{result.reference.cpu_s / side.cpu_s:.2f}",
    )


def _lines(result: BenchResult, options: BenchOptions) -> list[str]:
    lines = [
        f"limit: the model's matrix products alone take {result.limits_s[0]:.2f} s a photo,"
        f" {result.limit_shares[0]:.0%} of the exact side's time; {result.limits_s[1]:.3f} s and"
        f" {result.limit_shares[1]:.0%} on the fast side",
        f"bottleneck of the fast side: {result.bottleneck}; the models work"
        f" {result.model_share:.0%} of the time; where nothing is to be decoded"
        f" {1 / result.decoded_s:.2f} photos/s and {result.decoded_model_share:.0%}",
        f"memory: {result.peak_bytes / 1e6:,.0f} MB at most in a batch of {options.batch}",
    ]
    if result.more_questions_ratio is not None:
        lines.append(
            f"five questions take {result.more_questions_ratio:.2f} times as long as one, of"
            f" different lengths {result.mixed_questions_ratio:.2f} times"
        )
    if result.identical is not None:
        share = f"{result.identical:.1%} of {options.scenes} scenes"
        lines.append(f"fast against exact: the same words on {share}")
    if result.cosine is not None:
        lines.append(
            f"fast against exact: cosine of the pictures' states {result.cosine:.4f} or more"
        )
    return lines


def _record(result: BenchResult, options: BenchOptions) -> dict[str, object]:
    sides = {"exact": result.exact, "fast": result.fast}
    ratios: dict[str, object] = {}
    for name, side in sides.items():
        ratios[f"{name}_ratio"] = round(result.reference.wall_s / side.wall_s, 3)
        ratios[f"{name}_cpu_ratio"] = round(result.reference.cpu_s / side.cpu_s, 3)
        ratios[f"{name}_photos_per_s"] = round(1 / side.wall_s, 3)
    return {
        "task": result.task.value,
        "device": result.device,
        "device_name": result.device_name,
        "threads": result.threads,
        "exact_precision": result.precisions[0],
        "fast_precision": result.precisions[1],
        **ratios,
        "reference_photos_per_s": round(1 / result.reference.wall_s, 3),
        "limit_share": round(result.limit_shares[0], 3),
        "fast_limit_share": round(result.limit_shares[1], 3),
        "bottleneck": result.bottleneck,
        "model_share": round(result.model_share, 3),
        "fast_photos_per_s_decoded": round(1 / result.decoded_s, 3),
        "model_share_decoded": round(result.decoded_model_share, 3),
        "identical_captions": result.identical,
        "scenes": options.scenes,
        "cosine": None if result.cosine is None else round(result.cosine, 5),
        "five_questions_ratio": result.more_questions_ratio,
        "five_mixed_questions_ratio": result.mixed_questions_ratio,
        "peak_rss_mb": round(result.peak_bytes / 1e6),
        "load": round(max(result.load), 2),
    }
