"""Looking at every tag; files of several names; keywords in hierarchies; Extended XMP."""

import os
import shutil
import struct
from pathlib import Path
from typing import BinaryIO

import pytest

from blipdesk.domain.errors import Unreadable, WriteFailed, WriteRefused
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.imaging.digest import image_digest
from blipdesk.metadata import (
    SidecarPolicy,
    WriteOptions,
    WriteTarget,
    commit,
    plan_edit,
    read_metadata,
    stage,
    temp_path_for,
)
from blipdesk.metadata.listing import list_tags
from tests.formats import photo_files as files
from tests.formats.writing import undo, write

KEEP = WriteOptions(keep_hard_links=True)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(files.camera_jpeg("<"))
    return path


def test_every_tag_is_listed_with_its_place(photo: Path) -> None:
    write(photo, Field.CAPTION, "inside")
    write(photo, Field.KEYWORDS, ("a", "b"))
    beside = WriteOptions(sidecar=SidecarPolicy.ALWAYS)
    write(photo, Field.TITLE, "beside", None, beside)
    found = {(r.place, r.tag): r.text for r in list_tags(photo)}
    assert found[WriteTarget.FILE, "EXIF:ImageDescription"] == "inside"
    assert found[WriteTarget.FILE, "XMP:dc:description"] == "inside"
    assert found[WriteTarget.FILE, "XMP:dc:subject"] == "a; b"
    assert found[WriteTarget.SIDECAR, "XMP:dc:title"] == "beside"
    assert (WriteTarget.FILE, "XMP:dc:title") not in found


def test_the_tags_of_facts_are_listed_too(photo: Path) -> None:
    rating = "<xmp:Rating xmlns:xmp='http://ns.adobe.com/xap/1.0/'>4</xmp:Rating>"
    photo.with_name("photo.jpg.xmp").write_bytes(files.packet(rating))
    found = {(r.place, r.tag): r.text for r in list_tags(photo)}
    assert found == {
        (WriteTarget.FILE, "EXIF:Make"): "TestCam",
        (WriteTarget.FILE, "EXIF:Orientation"): "6",
        (WriteTarget.FILE, "EXIF:DateTimeOriginal"): "2024:06:01 12:30:00",
        (WriteTarget.FILE, "EXIF:OffsetTimeOriginal"): "+02:00",
        (WriteTarget.SIDECAR, "XMP:xmp:Rating"): "4",
    }


def test_hard_links_are_kept_where_that_was_chosen(photo: Path) -> None:
    other = photo.with_name("other.jpg")
    os.link(photo, other)
    os.utime(photo, ns=(5, 5))
    write(photo, Field.CAPTION, "words", None, KEEP)
    assert other.samefile(photo)
    assert read_metadata(other).text.caption == "words"
    assert photo.stat().st_mtime_ns == 5
    assert sorted(p.name for p in photo.parent.iterdir()) == ["other.jpg", "photo.jpg"]


def test_a_full_disk_is_noticed_before_a_linked_file_is_touched(
    photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.link(photo, photo.with_name("other.jpg"))
    before = photo.read_bytes()
    plan = plan_edit(photo, (FieldEdit(Field.CAPTION, "words"),), None, KEEP)
    staged = stage(plan, temp_path_for(photo, "t"))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", fail)
    with pytest.raises(WriteFailed, match="untouched"):
        commit(staged)
    assert photo.read_bytes() == before
    assert not staged.temp_path.exists()


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(5, "Input/output error")])
def test_a_linked_file_that_was_half_written_is_completed_by_the_next_write(
    photo: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    other = photo.with_name("other.jpg")
    os.link(photo, other)
    os.utime(photo, ns=(5, 5))
    before = photo.read_bytes()

    def half(new: BinaryIO, file: BinaryIO, _: int) -> None:
        file.write(new.read(len(before) // 2))
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(shutil, "copyfileobj", half)
        with pytest.raises((KeyboardInterrupt, WriteFailed)) as told:
            write(photo, Field.CAPTION, "words", None, KEEP)
        assert isinstance(error, KeyboardInterrupt) or "is the whole file" in str(told.value)
        assert photo.read_bytes() != before
        with pytest.raises((KeyboardInterrupt, Unreadable)):
            plan_edit(photo, (FieldEdit(Field.TITLE, "title"),), None, KEEP)
    write(photo, Field.TITLE, "title", None, KEEP)
    text = read_metadata(other).text
    assert (text.caption, text.title) == ("words", "title")
    assert image_digest(other) == image_digest(photo)
    assert photo.stat().st_mtime_ns == 5
    assert sorted(p.name for p in photo.parent.iterdir()) == ["other.jpg", "photo.jpg"]


def test_what_is_left_of_a_half_written_file_touches_no_other_that_took_its_place(
    photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.link(photo, photo.with_name("other.jpg"))

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(shutil, "copyfileobj", fail)
        with pytest.raises(WriteFailed):
            write(photo, Field.CAPTION, "words", None, KEEP)
    theirs = photo.with_name("theirs.jpg")
    theirs.write_bytes(files.saved("JPEG", "L"))
    theirs.replace(photo)
    os.link(photo, photo.with_name("third.jpg"))
    assert plan_edit(photo, (FieldEdit(Field.TITLE, "title"),), None, KEEP).changes
    assert photo.read_bytes() == files.saved("JPEG", "L")


def test_a_removed_keyword_leaves_the_hierarchy_and_comes_back_by_undo(photo: Path) -> None:
    xmp = (
        "<dc:subject><rdf:Bag><rdf:li>Paris</rdf:li><rdf:li>Dog</rdf:li></rdf:Bag></dc:subject>"
        "<l:hierarchicalSubject xmlns:l='http://ns.adobe.com/lightroom/1.0/'><rdf:Bag>"
        "<rdf:li>Places|Paris</rdf:li><rdf:li>Animals|Dog</rdf:li></rdf:Bag>"
        "</l:hierarchicalSubject>"
    )
    data = files.with_segments(files.saved("JPEG"), files.xmp_segment(files.packet(xmp)))
    photo.write_bytes(data)
    plan = write(photo, Field.KEYWORDS, ("Dog", "New"))
    assert b"Places|Paris" not in photo.read_bytes()
    assert b"Animals|Dog" in photo.read_bytes()
    undo(photo, plan)
    assert b"Places|Paris" in photo.read_bytes()
    assert read_metadata(photo).text.keywords == ("Paris", "Dog")


def extended(properties: str) -> bytes:
    guid = b"0123456789ABCDEF0123456789ABCDEF"
    more = files.packet(properties, wrapper=False)
    half = len(more) // 2
    head = b"http://ns.adobe.com/xmp/extension/\0" + guid
    parts = [
        files.segment(0xE1, head + struct.pack(">II", len(more), at) + more[at : at + half + 1])
        for at in (half + 1, 0)
    ]
    main = files.packet("").replace(
        b'rdf:about=""',
        b'rdf:about="" xmlns:n="http://ns.adobe.com/xmp/note/" n:HasExtendedXMP="' + guid + b'"',
    )
    return files.with_segments(files.saved("JPEG"), files.xmp_segment(main), *parts)


def test_words_in_extended_xmp_are_read_and_protected(photo: Path) -> None:
    photo.write_bytes(extended("<dc:subject><rdf:Bag><rdf:li>far</rdf:li></rdf:Bag></dc:subject>"))
    assert read_metadata(photo).text.keywords == ("far",)
    with pytest.raises(WriteRefused, match="Extended XMP"):
        write(photo, Field.KEYWORDS, ("far", "near"))
    write(photo, Field.CAPTION, "words")
    assert read_metadata(photo).text.keywords == ("far",)


def test_a_property_that_stands_there_twice_is_read_but_not_changed(photo: Path) -> None:
    twice = "<dc:title>one</dc:title><dc:title>two</dc:title>"
    data = files.with_segments(files.saved("JPEG"), files.xmp_segment(files.packet(twice)))
    photo.write_bytes(data)
    assert read_metadata(photo).text.title == "one"
    with pytest.raises(WriteRefused, match="dc:title stands there twice"):
        write(photo, Field.TITLE, "new")
    write(photo, Field.CAPTION, "words")
    assert read_metadata(photo).text.title == "one"


def test_xmp_in_a_raw_profile_of_imagemagick_is_not_contradicted(tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    chunk = files.chunk(b"zTXt", b"Raw profile type xmp\0\0x")
    photo.write_bytes(files.png_with(chunk))
    with pytest.raises(WriteRefused, match="raw profiles"):
        write(photo, Field.CAPTION, "words")
