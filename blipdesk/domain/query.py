"""What a search asks for, as a tree of frozen values.

The parser (``query_parser``) makes it from what a person typed; the window's filters make it
directly. A tree has no more than ``MAX_TERMS`` leaves.
"""

from dataclasses import dataclass
from enum import StrEnum

from blipdesk.domain.photo import PhotoFormat

MAX_QUERY_CHARACTERS = 4000
MAX_TERMS = 100
_LONGEST_SHOWN = 40


class TextField(StrEnum):
    """Where a word may be looked for, with the name that is typed before the colon."""

    CAPTION = "caption"
    ALT = "alt"
    EXTENDED = "extended"
    TITLE = "title"
    KEYWORD = "keyword"
    ANSWER = "answer"
    FILE = "file"
    FOLDER = "folder"
    CAMERA = "camera"
    LENS = "lens"
    PLACE = "place"


class Has(StrEnum):
    """What a photo may have or miss. Texts count when they stand in the file or are approved."""

    CAPTION = "caption"
    ALT = "alt"
    EXTENDED = "extended"
    TITLE = "title"
    KEYWORD = "keyword"
    ANSWER = "answer"
    PLACE = "place"
    RATING = "rating"
    DATE = "date"
    CAMERA = "camera"
    DECORATIVE = "decorative"


class State(StrEnum):
    """How far a photo's texts are, or what is wrong with its file."""

    DRAFT = "draft"
    APPROVED = "approved"
    EDITED = "edited"
    REJECTED = "rejected"
    UNREADABLE = "unreadable"
    OFFLINE = "offline"


class By(StrEnum):
    """Who wrote a text."""

    HUMAN = "human"
    MACHINE = "machine"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several in exactly this order.

    Args:
        prefix: the last word may go on.
        field: where; None means in any text.
    """

    text: str
    field: TextField | None = None
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """Taken between two days, both included, as (year, month, day); None leaves a side open."""

    first: tuple[int, int, int] | None
    last: tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Rating:
    """Rated from ``first`` to ``last``, both included, -1 (rejected) to 5."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class HasIt:
    """The photo has something."""

    what: Has


@dataclass(frozen=True, slots=True)
class InState:
    """Some text of the photo, or its file, is in a state."""

    state: State


@dataclass(frozen=True, slots=True)
class WrittenBy:
    """Some text of the photo was written so."""

    by: By


@dataclass(frozen=True, slots=True)
class ByModel:
    """Some text of the photo is of a model whose name contains this."""

    name: str


@dataclass(frozen=True, slots=True)
class InFolder:
    """The photo is in this folder (absolute path) or below."""

    path: str


@dataclass(frozen=True, slots=True)
class OfFormat:
    """The file is of this format."""

    format: PhotoFormat


@dataclass(frozen=True, slots=True)
class Asked:
    """The photo was asked a question.

    Args:
        question: in any wording of ``domain.asked.answer_key``; where none is exactly this, those
            count that contain it.
        answer: what was answered, in any such wording; None: whatever was.
    """

    question: str
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Like:
    """The picture matches a text in meaning."""

    text: str


@dataclass(frozen=True, slots=True)
class LikePhoto:
    """The picture resembles that of a photo, named by its absolute path."""

    path: str


@dataclass(frozen=True, slots=True)
class IsDuplicate:
    """There are other photos that look nearly the same."""


@dataclass(frozen=True, slots=True)
class Not:
    """Everything that the part does not find."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """What all parts find."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What at least one part finds."""

    parts: tuple["Node", ...]


Leaf = (
    Words
    | Taken
    | Rating
    | HasIt
    | InState
    | WrittenBy
    | ByModel
    | InFolder
    | OfFormat
    | Asked
    | Like
    | LikePhoto
    | IsDuplicate
)
Node = Leaf | Not | And | Or


def wanted_words(node: Node | None) -> list[Words]:
    """Return the words that a tree looks for; what it excludes is left out."""
    match node:
        case Words():
            return [node]
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in wanted_words(part)]
    return []


def asks_for_duplicates(node: Node | None) -> bool:
    """Say whether ``is:duplicate`` is anywhere in a tree."""
    match node:
        case Not(part):
            return asks_for_duplicates(part)
        case And(parts) | Or(parts):
            return any(map(asks_for_duplicates, parts))
    return isinstance(node, IsDuplicate)


def ignored_line(what: str, why: str) -> str:
    """Return the line that says what of a search was left out, safe to show."""
    shown = "".join(c if c.isprintable() else " " for c in what[:_LONGEST_SHOWN])
    return f"“{shown}” {why}"


@dataclass(frozen=True, slots=True)
class Query:
    """A whole search.

    Args:
        root: None finds every photo.
        ignored: what of the typed text was left out, each with the reason, fit to show.
        typing: the last word as it is being typed (it may be the beginning of a longer one), where
            the text ends in a plain word.
    """

    root: Node | None = None
    ignored: tuple[str, ...] = ()
    typing: Words | None = None


@dataclass(frozen=True, slots=True)
class MeaningQuery:
    """A search by meaning, taken apart.

    Args:
        like: what the pictures shall be like.
        required: what must hold besides: properties, exclusions, words named with a field.
        words: plain words, which only weigh in the order; None if there are none.
    """

    like: Like | LikePhoto
    required: Node | None
    words: Node | None


def by_meaning(root: Node | None) -> MeaningQuery | None:
    """Take a search apart if a ``Like`` stands beside its other parts, not inside OR or NOT.

    A second one is left in ``required``.
    """
    parts = root.parts if isinstance(root, And) else () if root is None else (root,)
    like = next((part for part in parts if isinstance(part, Like | LikePhoto)), None)
    if like is None:
        return None
    others = [part for part in parts if part is not like]
    words = [part for part in others if _is_plain(part)]
    required = [part for part in others if not _is_plain(part)]
    return MeaningQuery(like, _all_of(required), _all_of(words))


def _is_plain(node: Node) -> bool:
    match node:
        case Words(field=None):
            return True
        case And(parts) | Or(parts):
            return all(map(_is_plain, parts))
    return False


def _all_of(parts: list[Node]) -> Node | None:
    return And(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)
