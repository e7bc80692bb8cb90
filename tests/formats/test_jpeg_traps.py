"""Real files' oddities in JPEG: each of them has cost somebody's metadata in some program."""

import hashlib
import os
import struct
from pathlib import Path

import pytest

from blipdesk.domain.errors import ChangedMeanwhile, WriteRefused
from blipdesk.domain.text import Field
from blipdesk.metadata import WriteOptions, read_metadata
from blipdesk.metadata.writer import plan_restore
from tests.formats import photo_files as files
from tests.formats.writing import MACHINE, exiftool, undo, write

JPEG = files.saved("JPEG")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return tmp_path / "photo.jpg"


def xmp_of(path: Path) -> str:
    data = path.read_bytes()
    start = data.index(files.XMP_HEAD) + len(files.XMP_HEAD)
    size = struct.unpack(">H", data[start - len(files.XMP_HEAD) - 2 :][:2])[0]
    return data[start : start + size - 2 - len(files.XMP_HEAD)].decode()


def with_xmp(properties: str, **options: int) -> bytes:
    return files.with_segments(JPEG, files.xmp_segment(files.packet(properties, **options)))


def iptc_jpeg(*sets: bytes, in_step: bool | None = None) -> bytes:
    block = b"".join(sets)
    resources = [files.resource(0x0404, block), files.resource(0x03ED, b"\0\x48" * 8)]
    if in_step is not None:
        digest = hashlib.md5(block if in_step else b"older").digest()
        resources.append(files.resource(0x0425, digest))
    return files.with_segments(JPEG, files.photoshop_segment(*resources))


def test_the_jfif_segment_stays_the_first(photo: Path) -> None:
    photo.write_bytes(JPEG)
    write(photo, Field.CAPTION, "words")
    assert photo.read_bytes()[2:20] == JPEG[2:20]


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_maker_note_keeps_its_bytes_and_its_offset(photo: Path, order: str) -> None:
    note = bytes(range(64)) * 4
    photo.write_bytes(files.camera_jpeg(order, None, note))
    before = photo.read_bytes().index(note) - photo.read_bytes().index(b"Exif\0\0")
    write(photo, Field.CAPTION, "a longer caption than there was")
    data = photo.read_bytes()
    assert data.index(note) - data.index(b"Exif\0\0") == before
    assert data[data.index(b"Exif\0\0") + 6 :][:2] == (b"II" if order == "<" else b"MM")


def test_facts_are_read_from_exif(photo: Path) -> None:
    photo.write_bytes(files.camera_jpeg("<"))
    facts = read_metadata(photo).facts
    assert (facts.width_px, facts.height_px, facts.orientation) == (48, 32, 6)
    assert (facts.taken, facts.camera) == ("2024-06-01T12:30:00+02:00", "TestCam")


def test_a_cameras_placeholder_counts_as_empty_and_comes_back_by_undo(photo: Path) -> None:
    photo.write_bytes(files.camera_jpeg("<", b"OLYMPUS DIGITAL CAMERA         \0"))
    assert read_metadata(photo).text.caption is None
    plan = write(photo, Field.CAPTION, "a dog")
    assert read_metadata(photo).text.caption == "a dog"
    undo(photo, plan)
    assert b"OLYMPUS DIGITAL CAMERA         \0" in photo.read_bytes()
    assert read_metadata(photo).text.caption is None


def test_an_exif_description_of_type_utf8_is_read_and_written_as_ascii_type(photo: Path) -> None:
    block = files.exif_block("<", "größer".encode() + b"\0")
    block = block.replace(struct.pack("<HH", 0x010E, 2), struct.pack("<HH", 0x010E, 129))
    photo.write_bytes(files.with_segments(JPEG, files.segment(0xE1, b"Exif\0\0" + block)))
    assert read_metadata(photo).text.caption == "größer"
    plan = write(photo, Field.CAPTION, "kleiner")
    change = next(c for c in plan.changes if c.tag == "EXIF:ImageDescription")
    assert change.old is not None and change.new is not None
    assert (change.old[:2], change.new[:2]) == (b"\0\x81", b"\0\x02")


def test_latin1_exif_is_read_as_latin1(photo: Path) -> None:
    photo.write_bytes(files.camera_jpeg("<", "Größe".encode("latin-1") + b"\0"))
    assert read_metadata(photo).text.caption == "Größe"


def test_a_pointer_just_behind_the_file_does_not_stand_in_the_way_of_an_undo(photo: Path) -> None:
    block = bytearray(files.exif_block("<"))
    make = block.index(struct.pack("<HHI", 0x010F, 2, 8))
    struct.pack_into("<I", block, make + 8, len(block) + len(JPEG) + 500)
    photo.write_bytes(files.with_segments(JPEG, files.segment(0xE1, b"Exif\0\0" + block)))
    plan = write(photo, Field.CAPTION, "words")
    undo(photo, plan)
    assert read_metadata(photo).text.caption is None


@pytest.mark.parametrize("words", ["a dog", None])
def test_an_exif_block_that_points_outside_itself_keeps_its_size_and_can_be_undone(
    photo: Path, words: str | None
) -> None:
    block = bytearray(files.exif_block("<", b"written by somebody else\0"))
    make = block.index(struct.pack("<HHI", 0x010F, 2, 8))
    struct.pack_into("<I", block, make + 8, len(block) + 100)
    photo.write_bytes(files.with_segments(JPEG, files.segment(0xE1, b"Exif\0\0" + block)))
    pointed = photo.read_bytes()[photo.read_bytes().index(b"Exif\0\0") + 6 + len(block) + 100 :]
    plan = write(photo, Field.CAPTION, words)
    assert read_metadata(photo).text.caption == words
    assert photo.read_bytes().endswith(pointed)
    size = photo.read_bytes().index(pointed) - photo.read_bytes().index(b"Exif\0\0")
    assert size == 6 + len(block) + 100
    undo(photo, plan)
    assert read_metadata(photo).text.caption == "written by somebody else"
    assert b"written by somebody else" in photo.read_bytes()


def test_other_languages_of_a_caption_stay(photo: Path) -> None:
    photo.write_bytes(
        with_xmp(
            '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">old</rdf:li>'
            '<rdf:li xml:lang="de-DE">alt</rdf:li></rdf:Alt></dc:description>'
        )
    )
    write(photo, Field.CAPTION, "new")
    assert '<rdf:li xml:lang="de-DE">alt</rdf:li>' in xmp_of(photo)
    assert read_metadata(photo).text.caption == "new"


def test_unknown_namespaces_comments_and_qualifiers_stay(photo: Path) -> None:
    strange = (
        '<!-- keep me --><z:thing rdf:parseType="Resource"><rdf:value>v</rdf:value>'
        "<z:unit>cm</z:unit></z:thing><z:list><rdf:Seq>"
        '<rdf:li z:q="1">a</rdf:li></rdf:Seq></z:list>'
    )
    photo.write_bytes(with_xmp(strange))
    write(photo, Field.CAPTION, "new")
    xmp = xmp_of(photo)
    assert "<!-- keep me -->" in xmp
    assert '<z:thing rdf:parseType="Resource"><rdf:value>v</rdf:value><z:unit>cm</z:unit>' in xmp
    assert '<rdf:li z:q="1">a</rdf:li>' in xmp


def test_a_caption_in_the_short_form_is_read_replaced_and_restored(photo: Path) -> None:
    packet = files.packet("").replace(b'rdf:about=""', b'rdf:about="" dc:description="short"')
    photo.write_bytes(files.with_segments(JPEG, files.xmp_segment(packet)))
    assert read_metadata(photo).text.caption == "short"
    plan = write(photo, Field.CAPTION, "long")
    assert read_metadata(photo).text.caption == "long"
    undo(photo, plan)
    assert 'dc:description="short"' in xmp_of(photo)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_packet_keeps_its_encoding(photo: Path, encoding: str) -> None:
    text = files.packet("<z:a>ü</z:a>", padding=3000).decode()
    photo.write_bytes(files.with_segments(JPEG, files.xmp_segment(text.encode(encoding))))
    size = photo.stat().st_size
    write(photo, Field.ALT_TEXT, "new")
    data = photo.read_bytes()
    assert "<z:a>ü</z:a>".encode(encoding) in data
    assert "new".encode(encoding) in data
    assert photo.stat().st_size == size
    assert read_metadata(photo).text.alt_text == "new"


def test_padding_takes_the_first_edit_already(photo: Path) -> None:
    photo.write_bytes(files.with_segments(with_xmp("", padding=2500)))
    size = photo.stat().st_size
    write(photo, Field.ALT_TEXT, "text", MACHINE)
    assert photo.stat().st_size == size


def test_extended_xmp_stays_byte_for_byte(photo: Path) -> None:
    guid = b"0123456789ABCDEF0123456789ABCDEF"
    head = b"http://ns.adobe.com/xmp/extension/\0" + guid + struct.pack(">II", 8, 0)
    extension = files.segment(0xE1, head + b"<a>b</a>")
    main = files.packet("").replace(
        b'rdf:about=""',
        b'rdf:about="" xmlns:n="http://ns.adobe.com/xmp/note/" n:HasExtendedXMP="' + guid + b'"',
    )
    photo.write_bytes(files.with_segments(JPEG, files.xmp_segment(main), extension))
    write(photo, Field.CAPTION, "new")
    assert extension in photo.read_bytes()
    assert f'n:HasExtendedXMP="{guid.decode()}"' in xmp_of(photo)


@pytest.mark.parametrize(
    "xmp",
    [
        b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><broken",
        b"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
        b"\xff\xff\xff",
    ],
)
def test_xmp_that_cannot_be_read_is_never_overwritten(photo: Path, xmp: bytes) -> None:
    data = files.with_segments(JPEG, files.xmp_segment(xmp))
    photo.write_bytes(data)
    assert any(note.startswith("XMP:") for note in read_metadata(photo).notes)
    with pytest.raises(WriteRefused, match="XMP packet"):
        write(photo, Field.CAPTION, "new")
    assert photo.read_bytes() == data


@pytest.mark.parametrize("blank", [b"", b" " * 3000, b"\0\n"])
def test_an_xmp_block_that_says_nothing_is_as_none(photo: Path, blank: bytes) -> None:
    photo.write_bytes(files.with_segments(JPEG, files.xmp_segment(blank)))
    plan = write(photo, Field.CAPTION, "new")
    assert read_metadata(photo).text.caption == "new"
    assert photo.read_bytes().count(files.XMP_HEAD) == 1
    undo(photo, plan)
    assert read_metadata(photo).text.caption is None


def test_fill_bytes_stay_between_the_segments_that_they_stood_between(photo: Path) -> None:
    comment = files.segment(0xFE, b"a comment")
    photo.write_bytes(files.with_segments(JPEG, b"\xff\xff" + comment))
    write(photo, Field.CAPTION, "new")
    data = photo.read_bytes()
    assert data.startswith(JPEG[:20] + b"\xff\xff\xff\xe1")
    assert comment in data


@pytest.mark.parametrize("twice", ["xmp", "exif"])
def test_a_file_with_two_blocks_of_a_kind_is_refused(photo: Path, twice: str) -> None:
    one = files.xmp_segment(files.packet(""))
    if twice == "exif":
        one = files.segment(0xE1, b"Exif\0\0" + files.exif_block())
    photo.write_bytes(files.with_segments(JPEG, one, one))
    with pytest.raises(WriteRefused, match="several"):
        write(photo, Field.CAPTION, "new")


def test_iptc_that_is_cut_off_is_noted_and_the_rest_is_read(photo: Path) -> None:
    caption = files.data_set(2, 120, b"old")
    photo.write_bytes(iptc_jpeg(caption[:-1], in_step=False))
    found = read_metadata(photo)
    assert (found.text.caption, found.notes) == (None, ("IPTC: the IPTC block is cut off",))
    with pytest.raises(WriteRefused, match="IPTC block is cut off"):
        write(photo, Field.CAPTION, "new")


def test_iptc_follows_where_it_is_there_and_other_resources_stay(photo: Path) -> None:
    photo.write_bytes(
        iptc_jpeg(
            files.data_set(2, 0, b"\0\x04"),
            files.data_set(2, 80, b"Ann Author"),
            files.data_set(2, 120, b"old"),
            in_step=True,
        )
    )
    write(photo, Field.CAPTION, "new words")
    write(photo, Field.KEYWORDS, ("a", "ö" * 60))
    found = exiftool(
        photo, "IPTC:Caption-Abstract", "IPTC:By-line", "IPTC:Keywords", "IPTCDigest",
        "CurrentIPTCDigest",
    )  # fmt: skip
    assert found.pop("Photoshop:IPTCDigest") == found.pop("File:CurrentIPTCDigest")
    assert found == {
        "IPTC:Caption-Abstract": "new words",
        "IPTC:By-line": "Ann Author",
        "IPTC:Keywords": "a;" + "ö" * 32,
    }
    assert files.resource(0x03ED, b"\0\x48" * 8) in photo.read_bytes()


def test_no_iptc_is_made_where_there_is_none(photo: Path) -> None:
    photo.write_bytes(JPEG)
    write(photo, Field.CAPTION, "words")
    assert b"Photoshop 3.0" not in photo.read_bytes()


def test_iptc_that_was_edited_after_xmp_wins(photo: Path) -> None:
    xmp = "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>X</rdf:li></rdf:Alt></dc:title>"
    older = files.xmp_segment(files.packet(xmp))
    for in_step, title in ((True, "X"), (None, "X"), (False, "I")):
        data = iptc_jpeg(files.data_set(2, 5, b"I"), in_step=in_step)
        photo.write_bytes(files.with_segments(data, older))
        assert read_metadata(photo).text.title == title


def test_latin1_iptc_is_extended_in_latin1_or_left_alone(photo: Path) -> None:
    old = "Müller".encode("latin-1")
    photo.write_bytes(iptc_jpeg(files.data_set(2, 80, old), files.data_set(2, 120, b"old")))
    write(photo, Field.CAPTION, "Größe")
    assert files.data_set(2, 120, "Größe".encode("latin-1")) in photo.read_bytes()
    plan = write(photo, Field.CAPTION, "犬")
    assert "another character set" in plan.notes[0]
    assert files.data_set(2, 80, old) in photo.read_bytes()
    assert read_metadata(photo).text.caption == "犬"


def test_ascii_iptc_is_declared_utf8_before_other_letters_come(photo: Path) -> None:
    photo.write_bytes(iptc_jpeg(files.data_set(2, 120, b"old")))
    plan = write(photo, Field.CAPTION, "犬")
    assert files.data_set(1, 90, b"\x1b%G") in photo.read_bytes()
    undo(photo, plan)
    assert files.data_set(1, 90, b"\x1b%G") not in photo.read_bytes()


def test_iptc_split_over_two_segments_is_joined(photo: Path) -> None:
    block = files.resource(0x0404, files.data_set(2, 120, b"old words"))
    parts = [files.segment(0xED, b"Photoshop 3.0\0" + p) for p in (block[:17], block[17:])]
    photo.write_bytes(files.with_segments(JPEG, *parts))
    assert read_metadata(photo).text.caption == "old words"
    write(photo, Field.CAPTION, "new words")
    assert photo.read_bytes().count(b"Photoshop 3.0") == 1
    assert exiftool(photo, "IPTC:Caption-Abstract") == {"IPTC:Caption-Abstract": "new words"}


def test_keywords_that_only_iptc_has_are_not_lost(photo: Path) -> None:
    data = iptc_jpeg(files.data_set(2, 25, b"only here"), files.data_set(2, 25, b"both"))
    xmp = "<dc:subject><rdf:Bag><rdf:li>both</rdf:li></rdf:Bag></dc:subject>"
    photo.write_bytes(files.with_segments(data, files.xmp_segment(files.packet(xmp))))
    assert read_metadata(photo).text.keywords == ("both",)
    write(photo, Field.KEYWORDS, ("new",))
    assert exiftool(photo, "IPTC:Keywords") == {"IPTC:Keywords": "only here;new"}


def test_mpf_pointers_follow_the_second_picture(photo: Path) -> None:
    photo.write_bytes(files.mpf_jpeg())
    second = files.saved("JPEG", "L")
    for text in ("words", "many more words than before"):
        write(photo, Field.CAPTION, text)
        data = photo.read_bytes()
        header = data.index(b"MPF\0") + 4
        offset = struct.unpack(">I", data[header + 50 + 16 + 8 :][:4])[0]
        assert data[header + offset :] == second


@pytest.mark.parametrize(
    "trailer",
    [b"\0\0\0\x18ftypmp42" + b"film" * 10, b"junk" * 9 + b"SEFT", bytes(100)],
)
def test_what_follows_the_picture_stays_the_end_of_the_file(photo: Path, trailer: bytes) -> None:
    photo.write_bytes(files.camera_jpeg("<", None, b"note" * 8) + trailer)
    write(photo, Field.CAPTION, "words")
    assert photo.read_bytes().endswith(b"\xff\xd9" + trailer)


def test_a_maker_note_that_points_behind_the_picture_keeps_its_distance(photo: Path) -> None:
    preview = files.saved("JPEG", "L")
    size = len(files.camera_jpeg("<", None, bytes(8)))
    note = struct.pack("<II", size - 30, len(preview))  # counted from the block's header at 30
    photo.write_bytes(files.camera_jpeg("<", None, note) + preview)
    assert photo.read_bytes()[size:] == preview
    plan = write(photo, Field.CAPTION, "words")
    assert "nothing may move" in plan.notes[0]
    data = photo.read_bytes()
    header = data.index(b"Exif\0\0") + 6
    assert data[header + size - 30 :] == preview


def test_a_maker_note_that_counts_from_the_files_start_is_refused(photo: Path) -> None:
    preview = files.saved("JPEG", "L")
    size = len(files.camera_jpeg("<", None, bytes(8)))
    note = struct.pack("<II", size, len(preview))
    photo.write_bytes(files.camera_jpeg("<", None, note) + preview)
    with pytest.raises(WriteRefused, match="counted from the file's start"):
        write(photo, Field.CAPTION, "words")


@pytest.mark.parametrize("filling", [0, 1, 254, 255, 256, 257, 300])
@pytest.mark.parametrize("begins", [b"SEFH-like", b"\xff\xd8\xff\xe0"])
def test_what_a_maker_note_points_at_is_found_behind_any_filling(
    photo: Path, filling: int, begins: bytes
) -> None:
    size = len(files.camera_jpeg("<", None, bytes(8)))
    note = struct.pack("<II", size + filling, 9)
    photo.write_bytes(files.camera_jpeg("<", None, note) + bytes(filling) + begins)
    with pytest.raises(WriteRefused, match="counted from the file's start"):
        write(photo, Field.CAPTION, "words")


def test_a_maker_note_that_points_into_the_picture_hinders_nothing(photo: Path) -> None:
    inside = len(files.camera_jpeg("<", None, bytes(8))) - 20
    photo.write_bytes(files.camera_jpeg("<", None, struct.pack("<II", inside, 4)) + b"trailer")
    assert write(photo, Field.CAPTION, "words").notes == ()


def test_content_credentials_are_not_broken_unasked(photo: Path) -> None:
    box = b"JP\0\x01\0\0\0\x01" + struct.pack(">I", 60) + b"jumb" + bytes(20) + b"c2pa" + bytes(28)
    photo.write_bytes(files.with_segments(JPEG, files.segment(0xEB, box)))
    with pytest.raises(WriteRefused, match="Content Credentials"):
        write(photo, Field.CAPTION, "words")
    write(photo, Field.CAPTION, "words", options=WriteOptions(write_signed=True))
    assert read_metadata(photo).text.caption == "words"


def test_hard_links_are_refused(photo: Path) -> None:
    photo.write_bytes(JPEG)
    os.link(photo, photo.with_name("other.jpg"))
    with pytest.raises(WriteRefused, match="2 names"):
        write(photo, Field.CAPTION, "words")


def test_exif_behind_xmp_is_found(photo: Path) -> None:
    exif = files.segment(0xE1, b"Exif\0\0" + files.exif_block("<", b"words\0"))
    photo.write_bytes(files.with_segments(JPEG, files.xmp_segment(files.packet("")), exif))
    assert read_metadata(photo).text.caption == "words"
    write(photo, Field.CAPTION, "other words")
    assert exiftool(photo, "IFD0:ImageDescription") == {"IFD0:ImageDescription": "other words"}


def test_an_exif_block_that_is_full_keeps_its_bytes_and_xmp_takes_the_caption(photo: Path) -> None:
    block = files.exif_block("<", None, bytes(65_300))
    full = files.segment(0xE1, b"Exif\0\0" + block)
    photo.write_bytes(files.with_segments(JPEG, full))
    plan = write(photo, Field.CAPTION, "w" * 300)
    assert "EXIF was left as it is" in plan.notes[0]
    assert full in photo.read_bytes()
    assert read_metadata(photo).text.caption == "w" * 300


def test_windows_tags_follow_only_where_they_are(photo: Path) -> None:
    title = "alt".encode("utf-16-le") + b"\0\0"
    block = files.exif_block("<", b"old\0")
    photo.write_bytes(files.with_segments(JPEG, files.segment(0xE1, b"Exif\0\0" + block)))
    write(photo, Field.TITLE, "neu")
    assert exiftool(photo, "IFD0:XPTitle") == {}
    with_title = block.replace(struct.pack("<HHI", 0x010F, 2, 8), struct.pack("<HHI", 0x9C9B, 1, 8))
    with_title = with_title.replace(b"TestCam\0", title)
    photo.write_bytes(files.with_segments(JPEG, files.segment(0xE1, b"Exif\0\0" + with_title)))
    assert read_metadata(photo).text.title == "alt"
    write(photo, Field.TITLE, "neuer Titel")
    assert exiftool(photo, "IFD0:XPTitle") == {"IFD0:XPTitle": "neuer Titel"}


def test_undo_of_a_file_without_metadata_leaves_it_byte_for_byte(photo: Path) -> None:
    photo.write_bytes(JPEG)
    undo(photo, write(photo, Field.CAPTION, "words", MACHINE))
    assert photo.read_bytes() == JPEG


def test_undo_names_the_tag_that_somebody_changed_since(photo: Path) -> None:
    photo.write_bytes(JPEG)
    plan = write(photo, Field.CAPTION, "mine")
    write(photo, Field.CAPTION, "theirs")
    with pytest.raises(ChangedMeanwhile, match="dc:description"):
        plan_restore(photo, plan.changes)
    assert read_metadata(photo).text.caption == "theirs"


def test_undo_of_one_field_does_not_touch_a_later_one(photo: Path) -> None:
    photo.write_bytes(JPEG)
    plan = write(photo, Field.CAPTION, "caption", MACHINE)
    write(photo, Field.ALT_TEXT, "alt", MACHINE)
    undo(photo, plan)
    text = read_metadata(photo).text
    assert (text.caption, text.alt_text) == (None, "alt")
    assert text.provenance == {Field.ALT_TEXT: MACHINE}
