"""Where keywords belong: Lightroom's hierarchy, by the vocabulary."""

from pathlib import Path

import pytest

from blipdesk.domain.keyword_rules import HierarchyMode, KeywordRules
from blipdesk.domain.text import Field
from blipdesk.domain.vocabulary import parse_vocabulary
from blipdesk.metadata import WriteOptions, read_metadata
from blipdesk.metadata.model import SidecarPolicy
from blipdesk.metadata.open_photo import open_photo
from blipdesk.metadata.tag_store import TagStore
from tests.formats import photo_files as files
from tests.formats.writing import exiftool, redo, undo, write

WORDS = parse_vocabulary(["Places", "\tFrance", "\t\tParis", "Dog"])
OPTIONS = WriteOptions(keywords=KeywordRules(WORDS))
THEIRS = (
    '<lr:hierarchicalSubject xmlns:lr="http://ns.adobe.com/lightroom/1.0/"><rdf:Bag>'
    "<rdf:li>Family|Ann</rdf:li></rdf:Bag></lr:hierarchicalSubject>"
    "<dc:subject><rdf:Bag><rdf:li>Ann</rdf:li></rdf:Bag></dc:subject>"
)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "a.jpg"
    path.write_bytes(
        files.with_segments(files.saved("JPEG"), files.xmp_segment(files.packet(THEIRS)))
    )
    return path


def places(path: Path) -> tuple[str, ...]:
    with open_photo(path) as photo:
        return TagStore(photo.container.blocks).tree.items("lr:hierarchicalSubject")


def test_a_new_keyword_is_put_at_its_place_beside_those_that_are_there(photo: Path) -> None:
    plan = write(photo, Field.KEYWORDS, ("Ann", "Paris", "Dog"), None, OPTIONS)
    assert places(photo) == ("Family|Ann", "Places|France|Paris")
    assert read_metadata(photo).text.keywords == ("Ann", "Paris", "Dog")
    undo(photo, plan)
    assert places(photo) == ("Family|Ann",)
    redo(photo, plan)
    assert places(photo) == ("Family|Ann", "Places|France|Paris")
    found = exiftool(photo, "XMP-lr:HierarchicalSubject", "XMP-dc:Subject")
    assert found == {
        "XMP-lr:HierarchicalSubject": "Family|Ann;Places|France|Paris",
        "XMP-dc:Subject": "Ann;Paris;Dog",
    }


def test_a_keyword_that_is_taken_away_leaves_its_place(photo: Path) -> None:
    write(photo, Field.KEYWORDS, ("Ann", "Paris"), None, OPTIONS)
    write(photo, Field.KEYWORDS, ("Ann",), None, OPTIONS)
    assert places(photo) == ("Family|Ann",)


def test_a_place_that_is_there_already_in_another_case_is_not_repeated(photo: Path) -> None:
    packet = files.packet(THEIRS.replace("Family|Ann", "places|FRANCE|paris"))
    photo.write_bytes(files.with_segments(files.saved("JPEG"), files.xmp_segment(packet)))
    write(photo, Field.KEYWORDS, ("Ann", "Paris"), None, OPTIONS)
    assert places(photo) == ("places|FRANCE|paris",)


def test_no_place_is_written_where_the_settings_say_none(photo: Path) -> None:
    options = WriteOptions(keywords=KeywordRules(WORDS, hierarchy=HierarchyMode.NONE))
    write(photo, Field.KEYWORDS, ("Ann", "Paris"), None, options)
    assert places(photo) == ("Family|Ann",)


def test_places_go_into_a_sidecar_too(photo: Path) -> None:
    options = WriteOptions(sidecar=SidecarPolicy.ALWAYS, keywords=KeywordRules(WORDS))
    write(photo, Field.KEYWORDS, ("Ann", "Paris"), None, options)
    assert "Places|France|Paris" in photo.with_name("a.jpg.xmp").read_text()
