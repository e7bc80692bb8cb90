"""What of a photo is searched, column by column; a pure function of its rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from blipdesk.domain.photo import PhotoFacts, PhotoFormat
from blipdesk.domain.query import By, Has, State
from blipdesk.domain.text import Answer, Field
from blipdesk.index import facets
from blipdesk.index.codec import or_damaged, text_to_value
from blipdesk.index.tokens import ITEM_MARK, endings, indexable
from blipdesk.index.tree import SEPARATOR, split_path

COLUMNS = (
    "caption",
    "alt_text",
    "extended_description",
    "title",
    "keywords",
    "answers",
    "file",
    "folder",
    "camera",
    "lens",
    "place",
    "facets",
)

_HAS = {
    Field.CAPTION: Has.CAPTION,
    Field.ALT_TEXT: Has.ALT,
    Field.EXTENDED_DESCRIPTION: Has.EXTENDED,
    Field.TITLE: Has.TITLE,
    Field.KEYWORDS: Has.KEYWORD,
    Field.ANSWERS: Has.ANSWER,
    Field.DECORATIVE: Has.DECORATIVE,
}
_SECOND_NS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Saying:
    """One value that a file holds or a model proposed.

    Args:
        value: as ``codec.value_to_text`` wrote it.
        source: who wrote it, as in ``domain.text.Source``.
        state: of the text in the file a ReviewState, of a proposal a DraftState, or None.
        in_file: it stands in the file; otherwise it is a proposal.
    """

    field: Field
    value: str
    source: str
    state: str | None
    model: str | None
    in_file: bool


@dataclass(frozen=True, slots=True)
class Source:
    """All that a document is made from.

    Args:
        path: the file's path as bytes.
        status: as in ``photos.PhotoStatus``.
        mtime_ns: dates photos that have no date of their own.
        in_group: there are near-duplicates of it.
        raw_names: of the raw files of the same shot, whose sayings are among these.
    """

    path: bytes
    status: str
    mtime_ns: int | None
    facts: PhotoFacts
    sayings: tuple[Saying, ...]
    in_group: bool
    raw_names: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """How names become the numbers in facets.

    Args:
        model: a model's name to its number.
        folders: a folder to the numbers of itself and its ancestors.
        roots: the watched folders, longest first.
        asked: a question and its answer to their facets.
    """

    model: Callable[[str], int]
    folders: Callable[[bytes], Iterable[int]]
    roots: tuple[bytes, ...]
    asked: Callable[[str, str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Document:
    """What is stored and indexed.

    Args:
        date_s: the second that orders it: local time of the picture as if it were UTC.
        columns: as ``COLUMNS`` names them.
    """

    date_s: int
    columns: tuple[str, ...]


@or_damaged
def build_document(source: Source, numbers: Numbers) -> Document:
    """Make a photo's document."""
    taken = _parse_date(source.facts.taken)
    facts = source.facts
    folder, name = split_path(source.path)
    place = " ".join(part for part in (facts.city, facts.region, facts.country) if part)
    names = (
        " ".join(one.decode("utf-8", "replace") for one in (name, *source.raw_names)),
        _folder_words(folder, numbers.roots),
        facts.camera or "",
        facts.lens or "",
        place,
    )
    texts = _field_columns(_counting(source.sayings))
    words = " ".join(sorted(_facets(source, numbers, folder, taken)))
    file, *others = map(indexable, names)
    file = f"{file} {endings(_stem(name))}"
    return Document(_date_s(taken, source.mtime_ns), (*texts, file, *others, words))


def _stem(name: bytes) -> str:
    text = name.decode("utf-8", "replace")
    return text.rpartition(".")[0] or text


def _counting(sayings: tuple[Saying, ...]) -> tuple[Saying, ...]:
    """Return what may be found: file texts, open proposals, approved ones that no file holds."""
    held = {saying.field for saying in sayings if saying.in_file}
    return tuple(
        saying
        for saying in sayings
        if saying.in_file
        or saying.state == "draft"
        or (saying.state == "approved" and saying.field not in held)
    )


def _field_columns(sayings: Iterable[Saying]) -> tuple[str, ...]:
    lines: dict[Field, dict[str, None]] = {field: {} for field in _HAS}
    for saying in sayings:
        lines[saying.field].update(dict.fromkeys(_words(saying)))
    return tuple(
        f" {ITEM_MARK} ".join(map(indexable, lines[field]))
        for field in _HAS
        if field is not Field.DECORATIVE
    )


def _words(saying: Saying) -> list[str]:
    value = text_to_value(saying.field, saying.value)
    if isinstance(value, str):
        return [value]
    if not isinstance(value, tuple):
        return []
    return [_answer_words(item) if isinstance(item, Answer) else item for item in value]


def _answer_words(answer: Answer) -> str:
    """Return the answer; a yes says what the question asked, a no must not be found by it."""
    if answer.answer.strip().lower() == "yes":
        return f"{answer.answer} {answer.question}"
    return answer.answer


def _folder_words(folder: bytes, roots: tuple[bytes, ...]) -> str:
    """Return the folder's names from its watched root's own on, otherwise the last two."""
    for root in roots:
        stem = root.rstrip(SEPARATOR)
        if folder == root or folder.startswith(stem + SEPARATOR):
            return folder[stem.rfind(SEPARATOR) + 1 :].decode("utf-8", "replace")
    return SEPARATOR.join(folder.split(SEPARATOR)[-2:]).decode("utf-8", "replace")


def _facets(source: Source, numbers: Numbers, folder: bytes, taken: datetime | None) -> set[str]:
    found = {facets.EVERY, *facets.of_facts(source.facts), *facets.of_date(taken)}
    found.update(facets.folder(number) for number in numbers.folders(folder))
    if source.raw_names:
        found.add(facets.container(PhotoFormat.RAW))
    if source.in_group:
        found.add(facets.DUPLICATE)
    if source.status in (State.UNREADABLE, State.OFFLINE):
        found.add(facets.state(State(source.status)))
    for saying in _counting(source.sayings):
        found.update(_saying_facets(saying, numbers))
    if any(saying.state == "rejected" for saying in source.sayings):
        found.add(facets.state(State.REJECTED))
    return found


def _saying_facets(saying: Saying, numbers: Numbers) -> Iterable[str]:
    yield facets.by(By(saying.source))
    if saying.state is not None:
        yield facets.state(State(saying.state))
    if saying.model is not None:
        yield facets.model(numbers.model(saying.model))
    if saying.field is Field.ANSWERS:
        yield from _answer_facets(saying, numbers)
    if saying.field is Field.DECORATIVE and saying.value != "true":
        return
    if saying.in_file or saying.state == "approved":
        yield facets.has(_HAS[saying.field])


def _answer_facets(saying: Saying, numbers: Numbers) -> Iterable[str]:
    value = text_to_value(saying.field, saying.value)
    for item in value if isinstance(value, tuple) else ():
        if isinstance(item, Answer):
            yield from numbers.asked(item.question, item.answer)


def _parse_date(taken: str | None) -> datetime | None:
    """Return the local time; cameras write all kinds of nonsense there, which counts as none."""
    if taken is None:
        return None
    try:
        return datetime.fromisoformat(taken).replace(tzinfo=None)
    except ValueError:
        return None


def _date_s(taken: datetime | None, mtime_ns: int | None) -> int:
    if taken is not None:
        return int(taken.replace(tzinfo=UTC).timestamp())
    return (mtime_ns or 0) // _SECOND_NS
