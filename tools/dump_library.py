"""A small library as this version leaves it, as SQL: what later versions must be able to open.

    python tools/dump_library.py [FILE]

Default: tests/unit/index/released/VERSION.sql. Made once for every release, before it; a file of a
version that was released never changes.
"""

import io
import sys
import tempfile
from pathlib import Path

import apsw
import apsw.shell

from blipdesk import __version__
from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.jobs import JobKind
from blipdesk.domain.photo import FileStamp, PhotoFacts, PhotoFormat
from blipdesk.domain.text import (
    Answer,
    Field,
    FieldEdit,
    PhotoText,
    Provenance,
    ReviewState,
    Source,
)
from blipdesk.index.database import Index, open_index
from blipdesk.index.drafts import DraftState
from blipdesk.index.orders import Order
from blipdesk.index.saved_searches import SavedSearch

FOLDER = Path(__file__).parents[1] / "tests/unit/index/released"
_DAY = "2026-01-02T03:04:05+00:00"
_BLIP = Provenance(Source.MACHINE, ReviewState.DRAFT, "Salesforce/blip", "r1", score=0.75)


def fill(index: Index) -> None:
    """Put one of everything into an index that a later version must not lose."""
    with index.transaction(durable=True):
        index.folders.add(Path("/photos"), _DAY, 1)
        boat, dog, gone = (_add_photo(index, number) for number in (1, 2, 3))
        person = Provenance(Source.HUMAN)
        text = PhotoText(
            caption="a red boat at the café",
            alt_text="A boat",
            keywords=("boat", "東京"),
            answers=(Answer("is it day?", "yes", 0.9, "Salesforce/blip-vqa"),),
            provenance={Field.CAPTION: person, Field.ALT_TEXT: person, Field.KEYWORDS: person},
        )
        index.texts.replace(boat, text)
        index.drafts.put(dog, Field.CAPTION, "a dog on the beach", _BLIP, created=_DAY)
        approved = index.drafts.put(dog, Field.ALT_TEXT, "A dog", _BLIP, created=_DAY)
        index.drafts.set_state(approved, DraftState.APPROVED)
        rejected = index.drafts.put(gone, Field.CAPTION, "a cat", _BLIP, created=_DAY)
        index.drafts.set_state(rejected, DraftState.REJECTED)
        batch = index.history.start("set", _DAY, ("--title", "Regatta"))
        edit = FieldEdit(Field.TITLE, "Regatta", person)
        intent = WriteIntent(IntentKind.PERSON, _DAY, (edit,))
        index.outbox.queue(boat, batch, intent=intent)
        index.jobs.enqueue(JobKind.DESCRIBE, dog)
        index.vectors.put(boat, "Salesforce/blip-itm", "r1", bytes(range(8)))
        index.duplicates.replace({dog: "2:near", gone: "2:near"})
        index.saved_searches.save(SavedSearch("Boats", "boat rating:>=3", Order.NEWEST))
        index.queue_state.set_paused(True)


def _add_photo(index: Index, number: int) -> int:
    facts = PhotoFacts(
        PhotoFormat.JPEG,
        width_px=60,
        height_px=40,
        taken=f"2024-05-0{number}T12:00:00",
        camera="Canon EOS R6",
        rating=number + 2,
        city="Porto",
    )
    stamp = FileStamp(1000 + number, number * 10**9, number, 1)
    path = Path(f"/photos/2024/IMG_{number}.jpg")
    return index.photos.upsert(path, facts, stamp=stamp, image_digest=bytes([number]) * 16)


def dump(path: Path) -> str:
    """Return a database as SQL, without what tells of the machine it was made on."""
    text = io.StringIO()
    connection = apsw.Connection(str(path))
    apsw.shell.Shell(stdout=text, db=connection).process_command(".dump")
    connection.close()
    _, values, rest = text.getvalue().partition("-- The values of")
    return values + rest


def main() -> None:
    """Write the file."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER / f"{__version__}.sql"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with open_index(path) as index:
            fill(index)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(dump(path), "utf-8")
    print(target)


if __name__ == "__main__":
    main()
