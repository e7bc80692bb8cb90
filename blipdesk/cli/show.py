"""``blipdesk show``: what the files say."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from blipdesk.cli.output import print_json, print_line, print_problem
from blipdesk.cli.session import JsonOption, LibraryOption, PathsArgument, leave, opened
from blipdesk.domain.text import TEXT_FIELDS, Field, PhotoText, Provenance, Source
from blipdesk.library.results import ShowResult
from blipdesk.metadata.listing import TagReading


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(show)


def show(
    context: typer.Context,
    paths: PathsArgument,
    all_tags: Annotated[
        bool, typer.Option("--all", help="Also every tag that BlipDesk knows, and its file.")
    ] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Show every descriptive text of photos and its origin.

    The files are read afresh; drafts that are not in the file come from the library.

    \b
    Examples:
      blipdesk show IMG_0001.JPG
      blipdesk show --all IMG_0001.JPG
      blipdesk show --json ~/Pictures/2026 | jq .caption
    """
    failed = 0
    with opened(context, library) as desk:
        for result in desk.show(paths, all_tags=all_tags):
            failed += result.reason is not None
            if as_json:
                tags = {"tags": [_tag_record(tag) for tag in result.tags]} if all_tags else {}
                print_json(show_record(result) | tags)
            elif result.reason is not None:
                print_problem(f"failed  {result.reason}")
            else:
                _print_result(result)
    leave(failed)


def show_record(result: ShowResult) -> dict[str, object]:
    """Return the JSON object of one photo."""
    text = result.text
    record: dict[str, object] = {"path": str(result.path)}
    record |= {name.value: text.value(name) for name in TEXT_FIELDS}
    record["keywords"] = list(text.keywords)
    record["answers"] = [
        {
            "question": a.question,
            "answer": a.answer,
            "probability": a.probability,
            "model": a.model,
            "revision": a.revision,
            "date": a.date,
            "state": a.state.value,
        }
        for a in text.answers
    ]
    record["decorative"] = text.decorative
    record["provenance"] = {
        name.value: _provenance(text.origin(name)) for name in Field if not text.is_empty(name)
    }
    record["drafts"] = {
        d.field: {"value": d.value, "provenance": _provenance(d.provenance)} for d in result.drafts
    }
    record["sidecar"] = None if result.sidecar is None else str(result.sidecar)
    record["facts"] = None if result.facts is None else asdict(result.facts)
    record["notes"] = list(result.notes)
    record["reason"] = result.reason
    return record


def _tag_record(tag: TagReading) -> dict[str, object]:
    return {
        "tag": tag.tag,
        "text": tag.text,
        "in": tag.place.value,
        "file": str(tag.path),
    }


def _provenance(origin: Provenance) -> dict[str, Any]:
    record: dict[str, Any] = {
        "source": origin.source.value,
        "state": None if origin.state is None else origin.state.value,
        "model": origin.model,
        "revision": origin.revision,
        "prompt": origin.prompt,
        "score": origin.score,
        "date": origin.date,
    }
    if origin.items:
        record["items"] = list(origin.items)
    return record


def _print_result(result: ShowResult) -> None:
    print_line(str(result.path))
    text = result.text
    for name in TEXT_FIELDS:
        if not text.is_empty(name):
            _print_field(name.value, str(text.value(name)), _origin_words(text.origin(name)))
    _print_keywords(text)
    for answer in text.answers:
        sure = "" if answer.probability is None else f", {answer.probability:.0%}"
        value = f"{answer.question} {answer.answer}"
        _print_field("answer", value, f"{answer.model or 'unknown model'}{sure}")
    if text.decorative is not None:
        _print_field("decorative", "yes" if text.decorative else "no", "")
    for draft in result.drafts:
        value = draft.value if isinstance(draft.value, str) else ", ".join(draft.value)
        _print_field(draft.field, value, "draft, not in the file; approve or reject it")
    for note in result.notes:
        _print_field("note", note, "")
    if result.tags:
        print_line("  every tag:")
    for tag in result.tags:
        place = "" if tag.path == result.path else f"  [{tag.path.name}]"
        print_line(f"    {tag.tag:40}{tag.text}{place}")


def _print_keywords(text: PhotoText) -> None:
    """Print the machine's and the person's apart."""
    origin = text.origin(Field.KEYWORDS)
    proposed = {item.casefold() for item in origin.items}
    own = [word for word in text.keywords if proposed and word.casefold() not in proposed]
    others = [word for word in text.keywords if word not in own]
    if others:
        _print_field("keywords", ", ".join(others), _origin_words(origin))
    if own:
        _print_field("keywords", ", ".join(own), Source.HUMAN.value)


def _print_field(name: str, value: str, origin: str) -> None:
    print_line(f"  {name.replace('_', ' '):22}{value}" + (f"  [{origin}]" if origin else ""))


def _origin_words(origin: Provenance) -> str:
    words = [origin.source.value] + ([origin.state.value] if origin.state else [])
    words += [origin.model] if origin.model else []
    words += [f"match {origin.score:.0%}"] if origin.score is not None else []
    return ", ".join(words)
