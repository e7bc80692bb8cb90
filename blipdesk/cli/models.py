"""``blipdesk models``: the models that the user owns."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from blipdesk.cli.output import print_json, print_line, print_problem, print_table
from blipdesk.cli.session import JsonOption, LibraryOption, chosen_paths, leave, stop_on_interrupt
from blipdesk.domain.errors import InputError
from blipdesk.domain.photo import display_name
from blipdesk.library.installed import OwnedModels
from blipdesk.library.results import ModelInfo, TransferProgress

group = typer.Typer(
    help="The models: fetch, carry, check and remove them.",
    rich_markup_mode=None,
    no_args_is_help=True,
)

ModelArgument = Annotated[str, typer.Argument(metavar="ID", help="A model.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="models")


@group.command("list")
def list_models(
    context: typer.Context,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List the models that BlipDesk knows and whether they are on this disk."""
    models = _owned(context, library).known()
    if as_json:
        for model in models:
            print_json(_record(model))
        return
    rows = [
        (
            model.id,
            model.task,
            f"{model.download_bytes / 1e6:,.0f} MB",
            f"{model.memory_bytes / 1e9:.1f} GB" if model.memory_bytes else "",
            "missing" if model.path is None else "here",
        )
        for model in models
    ]
    # An id is there to be copied, and a path of any length would leave no room for it.
    print_table("", ("Model", "Task", "Size", "Memory", "Where"), rows, whole=len(rows[0]))
    for licence in dict.fromkeys(model.licence for model in models):
        own = [model.id for model in models if model.licence == licence]
        named = "all" if len(own) == len(models) else ", ".join(map(display_name, own))
        print_line(f"Licence of {named}: {licence}")
    print_line("The folder of one that is here: blipdesk models path ID")
    print_line("The demo models know the sample library's drawn scenes only.")
    if all(model.path is None for model in models if not model.demo_only):
        print_line("Fetch one with: blipdesk models download ID")


@group.command("download")
def download(
    context: typer.Context,
    model: ModelArgument,
    revision: Annotated[
        str | None,
        typer.Option(
            "--revision",
            metavar="COMMIT|BRANCH|refs/pr/N",
            help="What to fetch instead of the revision that BlipDesk knows.",
            show_default=False,
        ),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Fetch a model from the Hugging Face Hub: the only command that uses the network.

    Weights come as safetensors only, every file's checksum is compared. Ctrl+C pauses; the same
    command goes on where it stopped. HF_ENDPOINT names a mirror, HTTPS_PROXY a proxy, HF_TOKEN
    you, if the mirror asks.

    \b
    Examples:
      blipdesk models download Salesforce/blip-image-captioning-base
      blipdesk models download Salesforce/blip-itm-base-coco --revision refs/pr/6
    """
    models = _owned(context, library)
    if _follow("Downloading", models.download(model, revision), as_json):
        print_problem("Paused. The same command goes on from here.")
        leave(stopped=True)
    _print_place(models, model, as_json)


@group.command("import")
def import_model(
    context: typer.Context,
    source: Annotated[
        Path, typer.Argument(metavar="FOLDER|BUNDLE", help="Where it is.", show_default=False)
    ],
    name: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="ID",
            help="The name of a model from a folder, e.g. Salesforce/blip-vqa-base.",
            show_default=False,
        ),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Install a model from a folder, or from a bundle that another machine has exported."""
    models = _owned(context, library)
    before = set(models.verifiable())
    if _follow("Importing", models.bring(source, name), as_json):
        print_problem("Stopped; nothing was installed.")
        leave(stopped=True)
    fresh = sorted(set(models.verifiable()) - before)
    _print_place(models, name or (fresh[0] if fresh else None), as_json)


@group.command("export")
def export_model(
    context: typer.Context,
    model: ModelArgument,
    target: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="The bundle to write.", show_default=False),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Write a model into one file with checksums, for a machine without a network.

    \b
    Example:
      blipdesk models export Salesforce/blip-vqa-base vqa.blipdesk-model
      (on the other machine) blipdesk models import vqa.blipdesk-model
    """
    if _follow("Exporting", _owned(context, library).export(model, target), as_json):
        print_problem("Stopped; nothing was written.")
        leave(stopped=True)


@group.command("verify")
def verify(
    context: typer.Context,
    model: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A model.", show_default=False)
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Compare installed models with their checksums; without ID all that BlipDesk installed."""
    models = _owned(context, library)
    names = models.verifiable() if model is None else [model]
    if not names:
        raise InputError("no model has been installed by blipdesk models download or import")
    failed = 0
    for name in names:
        faults: list[str] = []
        stopped = _follow("Checking", models.verify(name), as_json=True, faults=faults)
        if stopped:
            leave(stopped=True)
        failed += bool(faults)
        if as_json:
            print_json({"id": name, "sound": not faults, "faults": faults})
            continue
        for line in faults:
            print_problem(line)
        print_line(f"{name}: {'damaged' if faults else 'sound'}")
    leave(failed)


@group.command("remove")
def remove(
    context: typer.Context,
    model: ModelArgument,
    library: LibraryOption = None,
) -> None:
    """Delete a model that BlipDesk has installed, or what has arrived of it."""
    path, freed_bytes = _owned(context, library).remove(model)
    print_line(f"removed {path} ({freed_bytes / 1e6:,.0f} MB)")


@group.command("path")
def path(
    context: typer.Context,
    model: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A model.", show_default=False)
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Print the folder of a model, or the folder where models are kept."""
    print_line(str(_owned(context, library).path(model)))


def _owned(context: typer.Context, library: Path | None) -> OwnedModels:
    return OwnedModels(chosen_paths(context, library).models)


def _follow(
    label: str,
    steps: Iterator[TransferProgress] | Iterator[TransferProgress | str],
    as_json: bool,
    faults: list[str] | None = None,
) -> bool:
    """Show the progress of a transfer while doing it; return whether the user stopped it."""
    console = Console(stderr=True)
    with (
        stop_on_interrupt("Stopping ...") as should_stop,
        Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
            transient=True,
        ) as bar,
    ):
        task = bar.add_task(label, total=None)
        tenth = -1
        for step in steps:
            if isinstance(step, str):
                if faults is not None:
                    faults.append(step)
                continue
            bar.update(
                task,
                description=f"{label} {step.file}",
                completed=step.done_bytes,
                total=step.total_bytes,
            )
            now = step.done_bytes * 10 // max(1, step.total_bytes)
            if not as_json and not console.is_terminal and now != tenth:
                tenth = now
                print_problem(_plain(label, step))
            if should_stop():
                return True
    return False


def _plain(label: str, step: TransferProgress) -> str:
    """Return a progress line for a log."""
    rate = "" if step.bytes_per_s is None else f", {step.bytes_per_s / 1e6:.1f} MB/s"
    left = "" if step.left_s is None else f", {step.left_s:.0f} s left"
    done, total = step.done_bytes / 1e6, step.total_bytes / 1e6
    return f"{label} {step.file}: {done:,.1f} of {total:,.1f} MB{rate}{left}"


def _print_place(models: OwnedModels, model: str | None, as_json: bool) -> None:
    for info in models.known():
        if info.id == model:
            if as_json:
                print_json(_record(info))
            else:
                print_line(f"{info.id} is in {info.path} (revision {info.revision})")


def _record(model: ModelInfo) -> dict[str, object]:
    return {
        "id": model.id,
        "task": model.task,
        "licence": model.licence,
        "download_bytes": model.download_bytes,
        "memory_bytes": model.memory_bytes or None,
        "path": None if model.path is None else str(model.path),
        "revision": model.revision,
        "demo_only": model.demo_only,
    }
