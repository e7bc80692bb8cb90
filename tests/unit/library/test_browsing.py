"""Lists, numbers and words for a window."""

from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from blipdesk.domain.photo import FileStamp, PhotoFacts, PhotoFormat
from blipdesk.domain.text import Answer, Field, PhotoText, Provenance, ReviewState, Source
from blipdesk.index.answer_counts import AnswerLimits
from blipdesk.index.database import open_index
from blipdesk.index.orders import Order
from blipdesk.index.photos import PhotoStatus
from blipdesk.index.thumbnails import ThumbnailStore, thumbnail_key
from blipdesk.library.browsing import Browser, open_browser
from blipdesk.library.folder_tree import FolderNode, folder_tree
from blipdesk.library.listing import Shelf, View, asks_by_meaning
from blipdesk.runtime.paths import LibraryPaths

ROOT = Path("/photos")
MACHINE = Provenance(Source.MACHINE, ReviewState.DRAFT, "m", "r", score=0.5)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """Return a library of 300 photos, three a day."""
    paths = LibraryPaths(tmp_path)
    with open_index(paths.database) as index, index.transaction():
        index.folders.add(ROOT, "2025-01-01T00:00:00+00:00")
        for number in range(300):
            day = f"2024-{number // 75 + 1:02}-{number % 75 // 3 + 1:02}T10:{number % 60:02}:00"
            facts = PhotoFacts(PhotoFormat.JPEG, 600, 400, 6 if number == 7 else 1, day)
            path = ROOT / f"year {number % 2}" / f"IMG_{number}.JPG"
            stamp = FileStamp(10, 20, number, 1)
            photo_id = index.photos.upsert(path, facts, stamp=stamp)
            text = PhotoText(alt_text=f"zebra {number}") if number < 10 else PhotoText()
            index.texts.replace(photo_id, text)
            if 10 <= number < 14:
                score = Provenance(Source.MACHINE, ReviewState.DRAFT, "m", "r", score=1 / number)
                index.drafts.put(photo_id, Field.CAPTION, "a dog", score, created="2025-01-01")
            if 30 <= number < 34 or number == 12:
                answer = Answer("Where is it?", "here" if number < 32 else "there")
                index.drafts.put(photo_id, Field.ANSWERS, (answer,), MACHINE, created="2025-01-01")
            if number == 20:
                index.photos.set_status(photo_id, PhotoStatus.UNREADABLE, "it is damaged")
    found = open_browser(paths)
    yield found
    found.close()


def names(browser: Browser, view: View) -> list[str]:
    return [photo.name for photo in browser.photos(browser.listing(view).ids)]


def test_the_beginning_of_a_long_list_is_the_same_as_in_the_whole(browser: Browser) -> None:
    first, whole = browser.first(View()), browser.listing(View())
    assert first is not None
    assert first.total == whole.total == 300
    assert list(first.ids) == list(whole.ids[: len(first.ids)])
    assert not first.is_whole
    assert whole.is_whole


def test_days_cut_a_list_where_the_date_changes(browser: Browser) -> None:
    listing = browser.listing(View(by_day=True))
    rows = browser.photos(listing.ids)
    days = [(row.taken or "")[:10] for row in rows]
    cuts = [0] + [n for n in range(1, 300) if days[n] != days[n - 1]]
    assert [group.first for group in listing.groups] == cuts
    inside = browser.listing(View(folder=ROOT / "year 1", by_day=True))
    assert len(inside.ids) == 150
    assert inside.groups[0].first == 0


def test_names_are_ordered_as_people_do(browser: Browser) -> None:
    found = names(browser, View(order=Order.NAME))
    assert found[:3] == ["IMG_0.JPG", "IMG_1.JPG", "IMG_2.JPG"]
    assert found[-1] == "IMG_299.JPG"


@pytest.mark.parametrize(
    ("view", "here", "there"),
    [
        (View(), 3, 2),
        (View(folder=ROOT / "year 1"), 1, 1),
        (View(query="IMG_3*", folder=ROOT / "year 0"), 1, 1),
        (View(Shelf.NO_ALT_TEXT), 3, 2),
        (View(Shelf.DRAFTS), 1, 0),
        (View(Shelf.DRAFTS, query="asked:where"), 1, 0),
        (View(Shelf.PROBLEMS), 0, 0),
        (View(query="rating:9"), 0, 0),
    ],
)
def test_answers_are_counted_in_the_photos_of_a_view(
    browser: Browser, view: View, here: int, there: int
) -> None:
    counts = browser.answers(view, AnswerLimits())
    found = {one.answer: one.photos for asked in counts.questions for one in asked.answers}
    assert found == {name: n for name, n in (("here", here), ("there", there)) if n}


def test_shelves_hold_what_their_numbers_say(browser: Browser) -> None:
    overview = browser.overview()
    for shelf in Shelf:
        assert browser.listing(View(shelf)).total == overview.shelves[shelf], shelf
    assert overview.shelves[Shelf.DRAFTS] == 4
    assert overview.shelves[Shelf.PROBLEMS] == 1
    assert overview.shelves[Shelf.APPROVED] == 0
    assert overview.folders[0].photos == 300
    assert [child.photos for child in overview.folders[0].children] == [150, 150]


def test_drafts_come_worst_score_first(browser: Browser) -> None:
    queue = browser.review_queue()
    found = [photo.name for photo in browser.photos(queue)]
    assert found == ["IMG_13.JPG", "IMG_12.JPG", "IMG_11.JPG", "IMG_10.JPG"]


def test_a_word_that_goes_on_is_found_and_marked(browser: Browser) -> None:
    listing = browser.listing(View(query="zeb", typing=True))
    assert listing.total == 10
    row = browser.photos(listing.ids, listing.root)[0]
    assert row.snippet is not None
    start, end = row.snippet.spans[0]
    assert row.snippet.text[start:end] == "zebra"
    assert browser.listing(View(query="zeb")).total == 0
    assert browser.listing(View(query="zebre")).suggestion == "zebra"


def test_a_search_keeps_to_the_chosen_list(browser: Browser) -> None:
    assert browser.listing(View(Shelf.DRAFTS, query="dog")).total == 4
    assert browser.listing(View(Shelf.DRAFTS, query="zebra")).total == 0
    inside = browser.listing(View(folder=ROOT / "year 0", query="zebra"))
    assert inside.total == 5


def test_a_turned_photo_has_its_upright_size(browser: Browser) -> None:
    listing = browser.listing(View(query="file:IMG_7"))
    (row,) = browser.photos(listing.ids)
    assert (row.width_px, row.height_px) == (400, 600)


def test_what_no_model_has_described_is_known(browser: Browser) -> None:
    ids = list(browser.listing(View()).ids)
    undescribed = browser.undescribed(ids)
    assert len(undescribed) == 300 - 4 - 1
    assert undescribed == [i for i in ids if i in set(undescribed)]


def test_folders_outside_the_library_have_a_place_too() -> None:
    counts = {Path("/a/b"): 2, Path("/a/b/c/d"): 3, Path("/z"): 1}
    tree = folder_tree(counts, [Path("/a")])
    assert [(node.path, node.photos, node.is_root) for node in tree] == [
        (Path("/a"), 5, True),
        (Path("/z"), 1, False),
    ]
    middle: FolderNode = tree[0].children[0]
    assert (middle.path, middle.photos) == (Path("/a/b"), 5)
    assert middle.children[0].children[0].photos == 3


def test_thumbnails_are_kept_and_a_damaged_store_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "thumbnails.db"
    path.write_bytes(b"nonsense" * 1000)
    store = ThumbnailStore(path)
    key = thumbnail_key(Path("/a.jpg"), 1, 2, 256)
    store.put(key, b"jpeg", 5)
    store.close()
    store = ThumbnailStore(path)
    assert store.get(key) == b"jpeg"
    assert store.get(thumbnail_key(Path("/a.jpg"), 2, 2, 256)) is None
    store.close()


class Street:
    """Finds photo 3 most like anything, then 5 and 4."""

    closed = False

    def meaning(self) -> "Street":
        return self

    def nearest(
        self, text: str, limit: int, among: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        found = [(3, 0.9), (5, 0.5), (4, 0.1)]
        return [match for match in found if among is None or match[0] in among]

    def close(self) -> None:
        self.closed = True


def test_pictures_are_listed_by_what_they_show(browser: Browser) -> None:
    street = Street()
    with_models = Browser(browser._index, street)  # type: ignore[arg-type]
    listing = with_models.listing(View(query="like:street", by_day=True))
    assert (list(listing.ids), listing.total, listing.groups) == ([3, 5, 4], 3, ())
    listing = with_models.listing(View(query='like:street file:"IMG_4"'))
    assert list(listing.ids) == [5] and listing.ignored == ()
    assert asks_by_meaning(View(query="like:street"))


def test_while_somebody_types_no_model_is_waited_for(browser: Browser) -> None:
    view = View(query="like:str", typing=True, in_haste=True)
    listing = browser.listing(view)
    assert (listing.total, listing.ignored) == (0, ("like: is looked for when you stop typing",))
    assert not asks_by_meaning(view)
    assert not asks_by_meaning(View(query="street"))
    assert not asks_by_meaning(View(query="like:" + "x" * 5000))


def test_without_a_model_the_list_says_so(tmp_path: Path) -> None:
    found = open_browser(LibraryPaths(tmp_path), with_models=True)
    listing = found.listing(View(query="like:street"))
    found.close()
    assert listing.total == 0 and "needs a model" in listing.ignored[0]


def test_a_mistyped_property_lists_nothing_in_a_folder_as_well(browser: Browser) -> None:
    for folder in (None, ROOT):
        listing = browser.listing(View(query="taken:someday", folder=folder))
        assert listing.total == 0 and "someday" in listing.ignored[0]


def test_a_photo_names_those_that_show_the_same(browser: Browser) -> None:
    index = browser._index
    with index.transaction():
        index.duplicates.replace({5: "3:near", 3: "3:near"})
    group = browser.alike(5)
    assert group is not None and group.photo_ids == (3, 5)
    assert group.best.name == "IMG_2.JPG"
    assert browser.alike(4) is None
