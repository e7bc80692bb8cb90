"""``blipdesk search``: photos by words."""

from typing import Annotated

import typer

from blipdesk.cli.output import print_json, print_line, print_problem
from blipdesk.cli.session import JsonOption, LibraryOption, opened


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(search)


def search(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="QUERY", help="Words and field:word terms.", show_default=False),
    ],
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many photos.")] = 50,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Find photos by words.

    Looked at are caption, alt text, title, keywords, answers, and the names of file and folders.
    All words must occur; "a phrase", OR, -not, prefix* and ( ) work, and field:word with the fields
    caption alt title keyword answer file folder camera taken rating has missing state by model.
    Put -- before a query that begins with a minus sign.

    \b
    Examples:
      blipdesk search dog beach
      blipdesk search 'keyword:dog -beach taken:2024'
      blipdesk search --json 'answer:"on the beach"'
    """
    query = " ".join(words)
    with opened(context, library) as desk:
        page = desk.search(query, limit)
    for ignored in page.ignored:
        print_problem(f"ignored: {ignored}")
    for row in page.rows:
        if as_json:
            print_json(
                {
                    "path": str(row.path),
                    "caption": row.caption,
                    "alt_text": row.alt_text,
                    "keywords": list(row.keywords),
                    "taken": row.taken,
                    "snippet": None if row.snippet is None else row.snippet.text,
                    "drafts": sorted(row.proposed),
                }
            )
        else:
            print_line(f"{row.path}: {row.caption or '(no caption)'}")
    if not as_json and not page.rows and page.suggestion:
        print_line(f"nothing found; did you mean: {page.suggestion}")
    elif not as_json:
        print_line(
            f"{page.total_text} found"
            + (f", the first {limit} shown" if len(page.rows) < page.total else "")
        )
