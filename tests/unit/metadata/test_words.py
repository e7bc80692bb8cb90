"""From tags to words, and where each of them comes from."""

from pathlib import Path

import pytest

from blipdesk.domain.text import (
    Answer,
    Field,
    FieldEdit,
    Provenance,
    ReviewState,
    Source,
)
from blipdesk.metadata import plan_edit, read_metadata
from blipdesk.metadata.tag_table import FIELD_TAGS, is_placeholder
from tests.formats import photo_files as files
from tests.formats.writing import MACHINE, carry_out, write


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(files.saved("JPEG"))
    return path


def test_every_field_has_its_tags() -> None:
    assert set(FIELD_TAGS) == set(Field)


@pytest.mark.parametrize(
    ("text", "make", "expected"),
    [
        ("OLYMPUS DIGITAL CAMERA         ", "", True),
        ("SONY DSC", "SONY", True),
        ("hdr", "HUAWEI", True),
        ("hdr", "Canon", False),
        ("SAMSUNG", "", False),
        ("My Olympus digital camera", "OLYMPUS", False),
    ],
)
def test_only_known_placeholders_count_as_empty(text: str, make: str, expected: bool) -> None:
    assert is_placeholder(text, make) is expected


def test_words_without_provenance_have_an_unknown_source(photo: Path) -> None:
    write(photo, Field.CAPTION, "words")
    assert read_metadata(photo).text.origin(Field.CAPTION) == Provenance(Source.UNKNOWN)


def test_all_of_a_provenance_comes_back(photo: Path) -> None:
    provenance = Provenance(
        Source.MACHINE, ReviewState.APPROVED, "Sal/blip", "abc", "a photo of", 0.1234567890123,
        "2026-01-02T03:04:05+01:00",
    )  # fmt: skip
    write(photo, Field.CAPTION, "words", provenance)
    assert read_metadata(photo).text.origin(Field.CAPTION) == provenance


def test_approving_changes_nothing_but_the_provenance(photo: Path) -> None:
    write(photo, Field.CAPTION, "words", MACHINE)
    approved = Provenance(Source.MACHINE, ReviewState.APPROVED)
    plan = write(photo, Field.CAPTION, "words", approved)
    assert [c.tag for c in plan.changes] == ["XMP:blipdesk:provenance/caption"]
    assert read_metadata(photo).text.origin(Field.CAPTION) == approved


def test_a_persons_edit_without_provenance_ends_the_machines_claim(photo: Path) -> None:
    write(photo, Field.CAPTION, "machine", MACHINE)
    write(photo, Field.CAPTION, "person")
    assert read_metadata(photo).text.provenance == {}


def test_a_machines_keyword_that_is_gone_leaves_its_list(photo: Path) -> None:
    machine = Provenance(Source.MACHINE, ReviewState.DRAFT, items=("dog", "cat"))
    write(photo, Field.KEYWORDS, ("Ann", "dog", "cat"), machine)
    assert read_metadata(photo).text.origin(Field.KEYWORDS) == machine
    old = b"<rdf:li>cat</rdf:li></rdf:Bag></dc:subject>"
    data = photo.read_bytes()
    assert data.count(old) == 1
    new = b"</rdf:Bag></dc:subject>".ljust(len(old))
    photo.write_bytes(data.replace(old, new))
    assert read_metadata(photo).text.origin(Field.KEYWORDS).items == ("dog",)


def test_keywords_lose_blanks_and_repetitions(photo: Path) -> None:
    write(photo, Field.KEYWORDS, (" dog ", "Dog", "", "cat", "DOG"))
    assert read_metadata(photo).text.keywords == ("dog", "cat")


def test_keywords_that_differ_in_case_stay_if_the_file_has_both(photo: Path) -> None:
    write(photo, Field.KEYWORDS, ("Dog", "cat"))
    photo.write_bytes(photo.read_bytes().replace(b"<rdf:li>cat<", b"<rdf:li>dog<"))
    assert read_metadata(photo).text.keywords == ("Dog", "dog")
    write(photo, Field.KEYWORDS, ("Dog", "dog", "DOG", "owl", "Owl"))
    assert read_metadata(photo).text.keywords == ("Dog", "dog", "owl")
    write(photo, Field.KEYWORDS, ("dog", "OWL"))
    assert read_metadata(photo).text.keywords == ("dog", "OWL")


def test_adding_a_keyword_leaves_the_others_where_they_are(photo: Path) -> None:
    write(photo, Field.KEYWORDS, ("b", "a"))
    plan = write(photo, Field.KEYWORDS, ("c", "a", "b"))
    assert read_metadata(photo).text.keywords == ("b", "a", "c")
    assert plan_edit(photo, (FieldEdit(Field.KEYWORDS, ("a", "b", "c")),)).changes == ()
    assert [c.tag for c in plan.changes] == ["XMP:dc:subject"]


def test_blank_text_clears_a_field(photo: Path) -> None:
    write(photo, Field.TITLE, "title")
    write(photo, Field.TITLE, "  \n ")
    assert read_metadata(photo).text.title is None


def test_answers_keep_their_order_and_their_numbers(photo: Path) -> None:
    answers = (
        Answer("what?", "a dog", 0.9, "m", "r", "2026-01-01", ReviewState.APPROVED),
        Answer("what <else>?", "& a cat"),
    )
    write(photo, Field.ANSWERS, answers)
    assert read_metadata(photo).text.answers == answers


def test_a_struct_that_another_tool_respelled_is_still_read(photo: Path) -> None:
    spelled = (
        "<b:provenance xmlns:b='urn:blipdesk:xmp:1.0/'><rdf:Bag>"
        "<rdf:li><rdf:Description b:field='title' b:source='machine' b:state='draft'"
        " b:score='2.5' b:digest='{}'/></rdf:li></rdf:Bag></b:provenance>"
        "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>T</rdf:li></rdf:Alt></dc:title>"
    )
    from blipdesk.metadata.xmp_words import text_digest

    packet = files.packet(spelled.format(text_digest("T")))
    photo.write_bytes(files.with_segments(files.saved("JPEG"), files.xmp_segment(packet)))
    expected = Provenance(Source.MACHINE, ReviewState.DRAFT)
    assert read_metadata(photo).text.origin(Field.TITLE) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b"source>machine<", b"source>mashine<", Source.UNKNOWN),
        (b"score>0.875<", b"score>8.755<", None),
        (b"score>0.875<", b"score>often<", None),
    ],
)
def test_nonsense_in_a_provenance_is_not_believed(
    photo: Path, old: bytes, new: bytes, expected: Source | None
) -> None:
    write(photo, Field.CAPTION, "words", MACHINE)
    data = photo.read_bytes()
    assert old in data
    photo.write_bytes(data.replace(old, new))
    origin = read_metadata(photo).text.origin(Field.CAPTION)
    assert expected in (origin.source, origin.score)


def test_a_pngs_plain_description_is_a_caption_until_xmp_has_one(tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(files.png_with(files.chunk(b"tEXt", b"Description\0by hand")))
    assert read_metadata(photo).text.caption == "by hand"
    write(photo, Field.CAPTION, "newer")
    assert read_metadata(photo).text.caption == "newer"
    assert b"Description\0by hand" in photo.read_bytes()


def test_a_packet_in_a_chunk_of_plain_text_is_read(tmp_path: Path) -> None:
    text = "<dc:subject><rdf:Bag><rdf:li>boat</rdf:li></rdf:Bag></dc:subject>"
    photo = tmp_path / "a.png"
    photo.write_bytes(
        files.png_with(files.chunk(b"tEXt", b"XML:com.adobe.xmp\0" + files.packet(text)))
    )
    assert read_metadata(photo).text.keywords == ("boat",)


def test_a_gain_maps_xmp_is_not_the_pictures(tmp_path: Path) -> None:
    photo = tmp_path / "photo.heic"
    other = files.packet(
        "<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>gain</rdf:li></rdf:Alt>"
        "</dc:description>"
    )
    photo.write_bytes(files.heif_file(gain_map_xmp=other))
    assert read_metadata(photo).text.caption is None
    write(photo, Field.CAPTION, "picture")
    assert read_metadata(photo).text.caption == "picture"
    assert other in photo.read_bytes()


def test_heif_undo_leaves_the_file_byte_for_byte(tmp_path: Path) -> None:
    from tests.formats.writing import undo

    photo = tmp_path / "photo.heic"
    data = files.heif_file(exif=files.exif_block(), offset_width=8)
    photo.write_bytes(data)
    plan = write(photo, Field.TITLE, "title", MACHINE)
    undo(photo, plan)
    assert photo.read_bytes() == data


def test_many_fields_are_one_write(photo: Path) -> None:
    edits = (FieldEdit(Field.CAPTION, "c"), FieldEdit(Field.TITLE, "t"))
    plan = carry_out(plan_edit(photo, edits))
    assert len(plan.changes) == 3
