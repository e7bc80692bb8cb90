"""The search against a second, slow and simple one that keeps the photos in a list."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blipdesk.domain.photo import PhotoFacts, PhotoFormat
from blipdesk.domain.query import (
    And,
    Asked,
    By,
    ByModel,
    Has,
    HasIt,
    InFolder,
    InState,
    Node,
    Not,
    OfFormat,
    Or,
    Query,
    Rating,
    State,
    Taken,
    TextField,
    Words,
    WrittenBy,
)
from blipdesk.domain.text import Answer, Field, PhotoText, Provenance, ReviewState, Source
from blipdesk.index.database import Index, open_index
from blipdesk.index.drafts import DraftState
from blipdesk.index.orders import Order

# Each word with what the index takes it for: the case, the ending and the accent do not count.
STEMS = {
    "dog": "dog", "Dogs": "dog", "run": "run", "running": "run", "café": "cafe", "cafe": "cafe",
    "CAFÉ": "cafe", "red": "red", "boat": "boat", "12": "12", "boating": "boat", "sea": "sea",
}  # fmt: skip
FOLDED = {"Dogs": "dogs", "café": "cafe", "CAFÉ": "cafe"}
WORDS = st.sampled_from(list(STEMS))
MODELS = ("Salesforce/blip-base", "Salesforce/blip-large")
FOLDERS = ("/p/one", "/p/one/two", "/p/onetwo", "/q")


@dataclass
class Drafted:
    words: list[str]
    state: DraftState
    model: str


@dataclass
class Photo:
    caption: list[str]
    keywords: list[list[str]]
    folder: str
    taken: date | None
    rating: int | None
    kind: PhotoFormat
    camera: list[str]
    origin: Provenance | None
    draft: Drafted | None
    answers: dict[str, str]
    photo_id: int = field(default=0)


PHRASES = st.lists(WORDS, min_size=1, max_size=4)
DATES = st.dates(date(1899, 11, 1), date(1902, 3, 1))
ORIGINS = st.builds(
    Provenance, st.sampled_from(Source), st.sampled_from(ReviewState), st.sampled_from(MODELS)
)
DRAFTS = st.builds(Drafted, PHRASES, st.sampled_from(DraftState), st.sampled_from(MODELS))
PHOTOS = st.builds(
    Photo,
    caption=st.one_of(st.just([]), PHRASES),
    keywords=st.lists(PHRASES, max_size=2, unique_by=tuple),
    folder=st.sampled_from(FOLDERS),
    taken=st.none() | DATES,
    rating=st.none() | st.integers(-1, 5),
    kind=st.sampled_from([PhotoFormat.JPEG, PhotoFormat.PNG]),
    camera=st.one_of(st.just([]), PHRASES),
    origin=st.none() | ORIGINS,
    draft=st.none() | DRAFTS,
    answers=st.dictionaries(
        st.sampled_from(["is it?", "Is it a dog"]), st.sampled_from(["maybe", "Maybe!", "green"])
    ),
)
TEXT_FIELDS = st.sampled_from([None, TextField.CAPTION, TextField.KEYWORD, TextField.CAMERA])
DAYS = DATES.map(lambda day: (day.year, day.month, day.day))
LEAVES = st.one_of(
    st.builds(Words, st.lists(WORDS, min_size=1, max_size=2).map(" ".join), TEXT_FIELDS),
    st.builds(
        Words, st.sampled_from(["d", "do", "runn", "boati", "caf", "1", "xy"]), TEXT_FIELDS,
        prefix=st.just(True),
    ),
    st.builds(Taken, st.none() | DAYS, st.none() | DAYS),
    st.builds(Rating, st.integers(-2, 6), st.integers(-2, 6)),
    st.builds(HasIt, st.sampled_from([Has.CAPTION, Has.KEYWORD, Has.RATING, Has.DATE, Has.ALT])),
    st.builds(InState, st.sampled_from([State.DRAFT, State.APPROVED, State.REJECTED])),
    st.builds(WrittenBy, st.sampled_from(By)),
    st.builds(ByModel, st.sampled_from(["blip", "LARGE", "salesforce/blip-base", "none"])),
    st.builds(InFolder, st.sampled_from([*FOLDERS, "/p", "/nowhere"])),
    st.builds(
        Asked,
        st.sampled_from(["is it", "IS it a dog?", "dog", "cat"]),
        st.none() | st.sampled_from(["maybe?", "GREEN", "no"]),
    ),
    st.builds(OfFormat, st.sampled_from([PhotoFormat.JPEG, PhotoFormat.PNG, PhotoFormat.GIF])),
)  # fmt: skip
PARTS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with open_index(tmp_path_factory.mktemp("search") / "library.db") as opened:
        yield opened


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    photos=st.lists(PHOTOS, min_size=4, max_size=10),
    leaves=st.lists(LEAVES, min_size=10, max_size=20),
    roots=st.lists(PARTS, min_size=1, max_size=8),
)
def test_the_search_finds_exactly_what_the_slow_one_finds(
    index: Index, photos: list[Photo], leaves: list[Node], roots: list[Node]
) -> None:
    with index.transaction():
        for old in list(index.photos.under(Path("/"))):
            index.photos.delete(old.photo_id)
        for number, photo in enumerate(photos):
            _store(index, photo, number)
    for root in (*leaves, *roots):
        expected = {photo.photo_id for photo in photos if _matches(root, photo, photos)}
        query = Query(root)
        page = index.search(query, limit=100, order=Order.NEWEST)
        assert {row.photo_id for row in page.rows} == expected
        assert (page.total, page.ignored) == (len(expected), ())
    for query in (Query(), Query(leaves[0]), Query(Words("dog"))):
        found = set(_ids(index, query))
        _check_answers(index, query, [photo for photo in photos if photo.photo_id in found])
        _check_orders(index, query, [photo for photo in photos if photo.photo_id in found])


def _ids(index: Index, query: Query, order: Order = Order.NEWEST) -> list[int]:
    return list(index.finder.hits(query, limit=-1, order=order).ids)


def _check_orders(index: Index, query: Query, found: list[Photo]) -> None:
    by_id = {photo.photo_id: photo for photo in found}
    dates = [by_id[i].taken or date(1970, 1, 1) for i in _ids(index, query, Order.NEWEST)]
    assert dates == sorted(dates, reverse=True)
    assert _ids(index, query, Order.OLDEST) == _ids(index, query, Order.NEWEST)[::-1]
    ratings = [by_id[i].rating for i in _ids(index, query, Order.RATING)]
    assert ratings == sorted(ratings, key=lambda stars: -2 if stars is None else stars)[::-1]
    for order in Order:
        whole = _ids(index, query, order)
        assert set(whole) == set(by_id) and len(whole) == len(by_id)
        pages = [
            row.photo_id
            for offset in range(0, len(whole) + 1, 3)
            for row in index.search(query, limit=3, offset=offset, order=order).rows
        ]
        assert pages == whole


def _check_answers(index: Index, query: Query, found: list[Photo]) -> None:
    expected = Counter(
        (_key(question), _key(answer))
        for photo in found
        for question, answer in photo.answers.items()
    )
    counts = index.finder.answers(query)
    assert expected == {
        (_key(asked.question), _key(line.answer)): line.photos
        for asked in counts.questions
        for line in asked.answers
    }
    for asked in counts.questions:
        here = [n for (question, _), n in expected.items() if question == _key(asked.question)]
        assert asked.photos == sum(here)


def _store(index: Index, photo: Photo, number: int) -> None:
    facts = PhotoFacts(
        photo.kind,
        taken=None if photo.taken is None else f"{photo.taken.isoformat()}T12:00:00",
        rating=photo.rating,
        camera=" ".join(photo.camera) or None,
    )
    photo.photo_id = index.photos.upsert(Path(photo.folder) / f"x{number}", facts)
    origins = {} if photo.origin is None else {Field.CAPTION: photo.origin}
    index.texts.replace(
        photo.photo_id,
        PhotoText(
            caption=" ".join(photo.caption) or None,
            keywords=tuple(map(" ".join, photo.keywords)),
            answers=tuple(Answer(*pair) for pair in photo.answers.items()),
            provenance=origins,
        ),
    )
    if photo.draft is not None:
        origin = Provenance(Source.MACHINE, ReviewState.DRAFT, photo.draft.model)
        draft_id = index.drafts.put(
            photo.photo_id, Field.CAPTION, " ".join(photo.draft.words), origin, created="2024"
        )
        index.drafts.set_state(draft_id, photo.draft.state)


def _shown_draft(photo: Photo) -> Drafted | None:
    draft = photo.draft
    if draft is None or draft.state in (DraftState.REJECTED, DraftState.SUPERSEDED):
        return None
    return None if draft.state is DraftState.APPROVED and photo.caption else draft


def _texts(photo: Photo, where: TextField | None) -> list[list[str]]:
    draft = _shown_draft(photo)
    captions = [photo.caption, *([draft.words] if draft else [])]
    if where is TextField.CAPTION:
        return captions
    if where is TextField.KEYWORD:
        return photo.keywords
    if where is TextField.CAMERA:
        return [photo.camera]
    return [*captions, *photo.keywords, photo.camera]


def _words_match(leaf: Words, photo: Photo, photos: list[Photo]) -> bool:
    texts = [[STEMS[word] for word in text] for text in _texts(photo, leaf.field)]
    if not leaf.prefix:
        wanted = [STEMS[word] for word in leaf.text.split()]
        return any(
            text[start : start + len(wanted)] == wanted
            for text in texts
            for start in range(len(text))
        )
    library = {word for other in photos for text in _texts(other, None) for word in text}
    stems = {STEMS[word] for word in library if FOLDED.get(word, word).startswith(leaf.text)}
    return any(stem in stems for text in texts for stem in text)


def _origins(photo: Photo) -> list[tuple[By, str | None, str | None]]:
    found: list[tuple[By, str | None, str | None]] = []
    if photo.caption:
        origin = photo.origin or Provenance(Source.UNKNOWN)
        found.append((By(origin.source), origin.state, origin.model))
    if photo.keywords or photo.answers:
        found.append((By.UNKNOWN, None, None))
    draft = _shown_draft(photo)
    if draft is not None:
        found.append((By.MACHINE, draft.state, draft.model))
    return found


def _has(what: Has, photo: Photo) -> bool:
    approved = photo.draft is not None and photo.draft.state is DraftState.APPROVED
    return {
        Has.CAPTION: bool(photo.caption) or approved,
        Has.KEYWORD: bool(photo.keywords),
        Has.RATING: photo.rating is not None,
        Has.DATE: photo.taken is not None,
        Has.ALT: False,
    }[what]


def _in_state(state: State, photo: Photo) -> bool:
    if state is State.REJECTED:
        return photo.draft is not None and photo.draft.state is DraftState.REJECTED
    return any(found == state for _, found, _ in _origins(photo))


def _taken(span: Taken, photo: Photo) -> bool:
    if photo.taken is None:
        return False
    day = (photo.taken.year, photo.taken.month, photo.taken.day)
    return (span.first is None or day >= span.first) and (span.last is None or day <= span.last)


def _key(text: str) -> str:
    return text.lower().rstrip("?!")


def _matches(node: Node, photo: Photo, photos: list[Photo]) -> bool:
    match node:
        case And(parts):
            return all(_matches(part, photo, photos) for part in parts)
        case Or(parts):
            return any(_matches(part, photo, photos) for part in parts)
        case Not(part):
            return not _matches(part, photo, photos)
        case Words():
            return _words_match(node, photo, photos)
        case Taken():
            return _taken(node, photo)
        case Rating(first, last):
            return photo.rating is not None and first <= photo.rating <= last
        case HasIt(what):
            return _has(what, photo)
        case InState(state):
            return _in_state(state, photo)
        case WrittenBy(by):
            return any(found is by for found, _, _ in _origins(photo))
        case ByModel(name):
            models = [model for _, _, model in _origins(photo) if model]
            return any(name.lower() in model.lower() for model in models)
        case Asked(question, answer):
            known = {_key(one) for other in photos for one in other.answers}
            exact = _key(question) in known
            return any(
                (_key(question) == _key(asked) if exact else _key(question) in _key(asked))
                and (answer is None or _key(given) == _key(answer))
                for asked, given in photo.answers.items()
            )
        case InFolder(path):
            return photo.folder == path or photo.folder.startswith(f"{path}/")
        case OfFormat(kind):
            return photo.kind is kind
    raise AssertionError(node)
