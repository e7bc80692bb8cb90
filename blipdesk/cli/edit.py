"""``blipdesk set``: a person's words."""

from typing import Annotated

import typer

from blipdesk.cli.output import print_json, print_line, print_problem
from blipdesk.cli.session import JsonOption, LibraryOption, PathsArgument, leave, opened
from blipdesk.domain.errors import InputError
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.library.results import EditResult
from blipdesk.library.review import PersonEdit


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("set")(set_words)


def _text(name: str, what: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        name, metavar="T", help=f'{what}; "" clears it.', show_default=False
    )
    return option


def set_words(
    context: typer.Context,
    paths: PathsArgument,
    caption: Annotated[str | None, _text("--caption", "What is to be seen")] = None,
    alt_text: Annotated[str | None, _text("--alt-text", "For those who cannot see it")] = None,
    extended_description: Annotated[
        str | None, _text("--extended-description", "Where alt text is too short")
    ] = None,
    title: Annotated[str | None, _text("--title", "A short name")] = None,
    keyword: Annotated[
        list[str] | None, typer.Option("--keyword", metavar="K", help="Add it; may be repeated.")
    ] = None,
    remove_keyword: Annotated[
        list[str] | None,
        typer.Option("--remove-keyword", metavar="K", help="Take it away; may be repeated."),
    ] = None,
    decorative: Annotated[
        bool | None,
        typer.Option(
            "--decorative/--no-decorative",
            help="Whether the photo needs no alt text.",
            show_default=False,
        ),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Write your own words into photos.

    No machine will ever replace them.

    \b
    Examples:
      blipdesk set --caption "Granny's 80th birthday" --keyword Granny IMG_0001.JPG
      blipdesk set --alt-text "" IMG_0001.JPG
    """
    values = {
        Field.CAPTION: caption,
        Field.ALT_TEXT: alt_text,
        Field.EXTENDED_DESCRIPTION: extended_description,
        Field.TITLE: title,
        Field.DECORATIVE: decorative,
    }
    edit = PersonEdit(
        edits=tuple(FieldEdit(f, value) for f, value in values.items() if value is not None),
        add_keywords=tuple(keyword or ()),
        remove_keywords=tuple(remove_keyword or ()),
    )
    if edit.is_empty:
        raise InputError("nothing to set; name a field, e.g. --caption TEXT (blipdesk set --help)")
    failed = 0
    with opened(context, library) as desk:
        for result in desk.set_words(paths, edit):
            failed += result.failed
            print_edit(result, as_json)
    leave(failed)


def print_edit(result: EditResult, as_json: bool) -> None:
    """Print what became of one photo's edit."""
    write = result.write
    if as_json:
        record = {
            "path": str(result.path),
            "state": write.state.value,
            "written_to": write.written_to,
            "reason": write.reason,
            "fields": list(write.fields),
        }
        print_json(record)
    elif write.failed:
        print_problem(f"{write.state.value:10} {write.reason}")
    else:
        parts = [", ".join(write.fields), f"({write.reason})" if write.reason else ""]
        detail = " ".join(part for part in parts if part)
        print_line(f"{write.state.value:10} {result.path}" + (f": {detail}" if detail else ""))
