"""``blipdesk models``: which models there are and where they lie."""

from typing import Annotated

import typer

from blipdesk.cli.output import print_json, print_line, print_table
from blipdesk.cli.session import JsonOption, LibraryOption, opened

group = typer.Typer(help="The BLIP models.", rich_markup_mode=None, no_args_is_help=True)


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
    with opened(context, library) as desk:
        models = desk.models()
    if as_json:
        for model in models:
            print_json(
                {
                    "id": model.id,
                    "task": model.task,
                    "licence": model.licence,
                    "download_bytes": model.download_bytes,
                    "path": None if model.path is None else str(model.path),
                    "demo_only": model.demo_only,
                }
            )
        return
    rows = [
        (
            model.id,
            model.task,
            f"{model.download_bytes / 1e6:,.0f} MB",
            model.licence,
            "missing" if model.path is None else str(model.path),
        )
        for model in models
    ]
    print_table("", ("Model", "Task", "Size", "Licence", "Where"), rows)
    print_line("The demo models know the sample library's drawn scenes only.")


@group.command("path")
def path(
    context: typer.Context,
    model: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A model.", show_default=False)
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Print the folder of a model, or the folder where models are kept."""
    with opened(context, library) as desk:
        print_line(str(desk.model_path(model)))
