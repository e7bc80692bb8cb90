"""``blipdesk search`` and ``blipdesk saved``: photos by words and by meaning."""

from dataclasses import asdict
from typing import Annotated

import typer

from blipdesk.cli.output import print_json, print_line, print_problem
from blipdesk.cli.session import JsonOption, LibraryOption, leave, opened
from blipdesk.domain.asked import asked_term
from blipdesk.domain.errors import InputError
from blipdesk.domain.text import Field
from blipdesk.index.answer_counts import AnswerCount, AnswerCounts, QuestionCount
from blipdesk.index.found import SearchPage, SearchRow
from blipdesk.index.orders import Order
from blipdesk.index.saved_searches import SavedSearch
from blipdesk.library.library import Library

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Its name.", show_default=False)]

group = typer.Typer(help="Searches that have a name.", rich_markup_mode=None, no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(search)
    app.add_typer(group, name="saved")


def search(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUERY", help="Words and field:word terms.", show_default=False),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many photos.")] = 50,
    offset: Annotated[
        int, typer.Option("--offset", min=0, help="Leave out so many at the start.")
    ] = 0,
    order: Annotated[
        Order | None, typer.Option("--order", help="Default: best.", show_default=False)
    ] = None,
    rerank: Annotated[
        bool, typer.Option("--rerank", help="With like: let the model look at the best again.")
    ] = False,
    saved: Annotated[
        str | None, typer.Option("--saved", metavar="NAME", help="The search of this name.")
    ] = None,
    save: Annotated[
        str | None, typer.Option("--save", metavar="NAME", help="Give the search this name.")
    ] = None,
    answers: Annotated[
        bool, typer.Option("--answers", help="Count what the found photos' questions gave instead.")
    ] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Find photos by words or by meaning.

    Looked at are caption, alt text, title, keywords, answers, and the names of file and folders.
    All words must occur; "a phrase", OR, -not, prefix* and ( ) work, and field:word with the fields
    caption alt title keyword answer asked file folder camera taken rating has missing state by
    model; like:"words" and like:PHOTO find pictures by what they show. docs/search.md has all.
    Put -- before a query that begins with a minus sign.

    \b
    Examples:
      blipdesk search dog beach
      blipdesk search 'keyword:dog -beach taken:2024' --order newest
      blipdesk search 'like:"two dogs at night" rating:>=3' --rerank
      blipdesk search --save "Good dogs" 'dog rating:>=4'
      blipdesk search --saved "Good dogs" --json
      blipdesk search beach --answers
    """
    if not words and saved is None and not answers:
        raise InputError("there is nothing to search for; write: blipdesk search QUERY")
    if words and saved is not None:
        raise InputError("name a query or --saved NAME, not both")
    with opened(context, library) as desk:
        wanted = (
            _saved(desk, saved) if saved is not None else SavedSearch("", " ".join(words or ()))
        )
        chosen = order or wanted.order
        if save is not None:
            desk.save_search(SavedSearch(save, wanted.query, chosen))
        if answers:
            _print_answers(desk.answers(wanted.query), as_json=as_json)
            return
        page = desk.search(wanted.query, limit, offset=offset, order=chosen, rerank=rerank)
    _print_ignored(page.ignored)
    for note in page.notes:
        print_problem(f"note: {note}")
    if as_json:
        for row in page.rows:
            print_json(_record(row))
    else:
        _print_page(page, offset)


@group.command("list")
def list_saved(
    context: typer.Context, as_json: JsonOption = False, library: LibraryOption = None
) -> None:
    """List the saved searches.

    \b
    Examples:
      blipdesk saved list
    """
    with opened(context, library) as desk:
        for one in desk.saved_searches():
            if as_json:
                print_json({"name": one.name, "query": one.query, "order": one.order.value})
            else:
                print_line(f"{one.name}: {one.query}  ({one.order.value})")


@group.command("remove")
def remove_saved(context: typer.Context, name: NameArgument, library: LibraryOption = None) -> None:
    """Forget a saved search; photos are not touched.

    \b
    Examples:
      blipdesk saved remove "Good dogs"
    """
    with opened(context, library) as desk:
        desk.remove_saved_search(name)
    leave()


def _saved(desk: Library, name: str) -> SavedSearch:
    for one in desk.saved_searches():
        if one.name == name.strip():
            return one
    raise InputError(f"{name!r}: no saved search has this name; see: blipdesk saved list")


def _record(row: SearchRow) -> dict[str, object]:
    return {
        "path": str(row.path),
        "caption": row.caption,
        "alt_text": row.alt_text,
        "keywords": list(row.keywords),
        "taken": row.taken,
        "rating": row.rating,
        "snippet": None if row.snippet is None else row.snippet.text,
        "snippet_field": None if row.snippet is None else row.snippet.field.value,
        "snippet_spans": [] if row.snippet is None else row.snippet.spans,
        "drafts": sorted(row.proposed),
        "likeness": row.likeness,
        "match": row.match,
        "group": row.group,
    }


def _print_page(page: SearchPage, offset: int) -> None:
    for row in page.rows:
        print_line(f"{row.path}: {row.caption or '(no caption)'}{_why(row)}{_more(row)}")
    if not page.rows and page.suggestion:
        print_line(f"nothing found; did you mean: {page.suggestion}")
        return
    shown = ""
    if len(page.rows) < page.total:
        shown = (
            f", {offset + 1} to {offset + len(page.rows)} shown" if page.rows else ", none shown"
        )
    print_line(f"{page.total_text} found{shown}")


def _print_ignored(lines: tuple[str, ...]) -> None:
    for ignored in lines:
        print_problem(f"ignored: {ignored}")


def _print_answers(counts: AnswerCounts, *, as_json: bool) -> None:
    _print_ignored(counts.ignored)
    if counts.looked_at is not None:
        print_problem(f"note: the first {counts.looked_at:,} photos were looked at")
    for one in counts.questions:
        if as_json:
            answers = [
                asdict(answer) | {"term": asked_term(one.question, answer.answer)}
                for answer in one.answers
            ]
            print_json(asdict(one) | {"term": asked_term(one.question), "answers": answers})
        else:
            print_line(f"{one.question}  ({_capped(one)} photos)")
            for answer in one.answers:
                print_line(f"  {answer.answer}: {_capped(answer)}")
    if not counts.questions and not as_json:
        print_line("no question was asked about these photos")


def _capped(count: QuestionCount | AnswerCount) -> str:
    return f"{count.photos:,}{'+' if count.is_capped else ''}"


def _why(row: SearchRow) -> str:
    """Say what was found where the caption, which is shown anyway, does not."""
    if row.snippet is None or row.snippet.field is Field.CAPTION:
        return ""
    return f"  [{row.snippet.field.value.replace('_', ' ')}: {row.snippet.text}]"


def _more(row: SearchRow) -> str:
    words = [] if row.likeness is None else [f"like {row.likeness:.2f}"]
    words += [] if row.match is None else [f"match {row.match:.0%}"]
    words += [] if row.group is None else [f"group {row.group}"]
    return f"  ({', '.join(words)})" if words else ""
