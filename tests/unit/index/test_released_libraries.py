"""A library of every released version opens with everything in it; see tools/dump_library.py."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from blipdesk import __version__
from blipdesk.domain.text import Field
from blipdesk.index.database import Index, open_index
from blipdesk.index.drafts import DraftState
from blipdesk.index.migrate import newest_version
from blipdesk.index.orders import Order
from blipdesk.index.saved_searches import SavedSearch

FOLDER = Path(__file__).with_name("released")
RELEASES = sorted(FOLDER.glob("*.sql"))


def _made(sql: Path, folder: Path) -> Path:
    path = folder / "library.db"
    connection = apsw.Connection(str(path))
    connection.execute(sql.read_text("utf-8"))
    connection.close()
    return path


@pytest.fixture(params=RELEASES, ids=lambda path: path.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    with open_index(_made(request.param, tmp_path)) as index:
        yield index


def _paths(index: Index, query: str) -> set[str]:
    return {row.path.name for row in index.search(query).rows}


def test_it_is_whole_and_of_the_newest_version(released: Index) -> None:
    report = released.check()
    assert report.is_well, report.problems
    assert report.version == newest_version()


def test_every_word_and_property_is_found(released: Index) -> None:
    for query, expected in (
        ("boat café", {"IMG_1.jpg"}),
        ("keyword:東京 by:human", {"IMG_1.jpg"}),
        ("answer:yes rating:3", {"IMG_1.jpg"}),
        ('asked:"is it day=yes"', {"IMG_1.jpg"}),
        ("state:approved camera:canon", {"IMG_2.jpg"}),
        ("is:duplicate taken:2024-05", {"IMG_2.jpg", "IMG_3.jpg"}),
        ("state:rejected", {"IMG_3.jpg"}),
        ("place:porto folder:/photos", {"IMG_1.jpg", "IMG_2.jpg", "IMG_3.jpg"}),
    ):
        assert _paths(released, query) == expected, query


def test_texts_proposals_and_promises_are_kept(released: Index) -> None:
    boat = released.photos.by_path(Path("/photos/2024/IMG_1.jpg"))
    dog = released.photos.by_path(Path("/photos/2024/IMG_2.jpg"))
    assert boat is not None and dog is not None
    assert boat.image_digest == b"\1" * 16 and boat.generation == 1
    text = released.texts.get(boat.photo_id)
    assert (text.caption, text.keywords) == ("a red boat at the café", ("boat", "東京"))
    states = {draft.field: draft.state for draft in released.drafts.current(dog.photo_id)}
    assert states == {Field.CAPTION: DraftState.DRAFT, Field.ALT_TEXT: DraftState.APPROVED}
    [promise] = released.outbox.pending()
    assert promise.intent.edits[0].value == "Regatta"
    batch = released.history.batch(promise.batch_id)
    assert batch is not None and batch.verb == "set"


def test_folders_searches_embeddings_and_the_queue_are_kept(released: Index) -> None:
    assert [root.path for root in released.folders.list()] == [Path("/photos")]
    assert released.saved_searches.list() == [SavedSearch("Boats", "boat rating:>=3", Order.NEWEST)]
    assert released.vectors.count() == {("Salesforce/blip-itm", "r1"): 1}
    assert released.queue_state.paused
    assert sum(released.jobs.count().values()) == 1


def test_this_version_has_a_library_of_its_newest_tables(tmp_path: Path) -> None:
    """Run tools/dump_library.py after a change of the database that this release brings."""
    sql = FOLDER / f"{__version__}.sql"
    assert sql in RELEASES
    connection = apsw.Connection(str(_made(sql, tmp_path)))
    version = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    assert version == (newest_version(),)
