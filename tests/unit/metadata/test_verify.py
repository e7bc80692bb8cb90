"""The verifier must find planted faults, or its silence proves nothing."""

import ast
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

import blipdesk.metadata.verify as verify
from blipdesk.domain.errors import VerifyFailed, WriteRefused
from blipdesk.domain.text import Field
from blipdesk.metadata import TagChange
from blipdesk.metadata.formats.heif_edit import HeifEdit
from blipdesk.metadata.verify import find_differences
from tests.formats import photo_files as files
from tests.formats.odd_others import animated
from tests.formats.writing import write

OLD = files.with_segments(
    files.camera_jpeg("<", b"old words\0", b"NOTE" * 8),
    files.xmp_segment(files.packet("<z:kept>v</z:kept>", padding=2500)),
    files.photoshop_segment(
        files.resource(0x0404, files.data_set(2, 80, b"Ann") + files.data_set(2, 120, b"old")),
        files.resource(0x03ED, b"1234"),
    ),
)


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, Path, tuple[TagChange, ...]]:
    before, after = tmp_path / "before.jpg", tmp_path / "after.jpg"
    before.write_bytes(OLD + b"trailer")
    after.write_bytes(OLD + b"trailer")
    plan = write(after, Field.CAPTION, "new words")
    return before, after, plan.changes


def test_a_right_write_has_no_differences(
    written: tuple[Path, Path, tuple[TagChange, ...]],
) -> None:
    assert find_differences(*written) == []


FAULTS: dict[str, Callable[[bytes], bytes]] = {
    "a pixel": lambda d: d[:-12] + bytes((d[-12] ^ 1,)) + d[-11:],
    "the trailer": lambda d: d[:-1] + b"R",
    "the trailer's end": lambda d: d[:-1],
    "the maker note": lambda d: d.replace(b"NOTENOTE", b"NOTENOTF", 1),
    "the camera": lambda d: d.replace(b"TestCam", b"TestCan"),
    "the date": lambda d: d.replace(b"2024:06:01", b"2024:06:02"),
    "another XMP property": lambda d: d.replace(b"<z:kept>v", b"<z:kept>w"),
    "the XMP caption": lambda d: d.replace(b">new words<", b">few words<"),
    "the IPTC caption": lambda d: d.replace(b"\x1c\x02\x78\0\x09new", b"\x1c\x02\x78\0\x09few"),
    "another IPTC value": lambda d: d.replace(b"Ann", b"Anm"),
    "a resource's length": lambda d: d.replace(b"\0\0\0\x041234", b"\0\0\1\x041234"),
    "another resource": lambda d: d.replace(b"1234", b"1235"),
    "the EXIF caption": lambda d: d.replace(b"new words\0", b"new wards\0", 1),
    "a broken packet": lambda d: d.replace(b"</rdf:RDF>", b"</rdf:RDG>"),
    "a quantisation table": lambda d: d.replace(b"\xff\xdb\0\x43\0", b"\xff\xdb\0\x43\1", 1),
    "an added comment": lambda d: d[:2] + files.segment(0xFE, b"hello") + d[2:],
    "nothing left": lambda d: b"",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(
    written: tuple[Path, Path, tuple[TagChange, ...]], fault: str
) -> None:
    before, after, changes = written
    data = after.read_bytes()
    damaged = FAULTS[fault](data)
    assert damaged != data
    after.write_bytes(damaged)
    assert find_differences(before, after, changes)


def test_a_write_that_was_not_made_is_found(
    written: tuple[Path, Path, tuple[TagChange, ...]],
) -> None:
    before, _, changes = written
    assert len(find_differences(before, before, changes)) >= 3


@pytest.mark.parametrize("name", sorted(files.all_photos()))
def test_a_lost_byte_in_the_middle_of_any_format_is_found(tmp_path: Path, name: str) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.write_bytes(files.all_photos()[name])
    after.write_bytes(files.all_photos()[name])
    plan = write(after, Field.CAPTION, "words")
    data = files.all_photos()[name]
    at = data.index(b"MAIN") if name == "boxes.heic" else len(data) * 3 // 4
    piece = data[at : at + 8]
    new = after.read_bytes()
    damaged = bytearray(new)
    damaged[new.index(piece)] ^= 0x01
    after.write_bytes(damaged)
    assert find_differences(before, after, plan.changes)


def flipped(data: bytes, position: int) -> bytes:
    return data[:position] + bytes((data[position] ^ 0x01,)) + data[position + 1 :]


def test_every_byte_of_the_picture_and_the_trailer_counts(
    written: tuple[Path, Path, tuple[TagChange, ...]],
) -> None:
    before, after, changes = written
    data = after.read_bytes()
    for position in range(data.index(b"\xff\xdb"), len(data)):  # the first table
        after.write_bytes(flipped(data, position))
        assert find_differences(before, after, changes), position


@pytest.mark.parametrize("name", ["a trailer", "the picture"])
def test_a_byte_at_any_edge_of_what_is_read_at_once_counts(tmp_path: Path, name: str) -> None:
    before, after = tmp_path / "before.jpg", tmp_path / "after.jpg"
    bulk = bytes(n % 251 for n in range((2 << 20) + 77))
    start = OLD.index(b"\xff\xda") + 14
    place = len(OLD) if name == "a trailer" else start
    before.write_bytes(OLD[:place] + bulk + OLD[place:])
    after.write_bytes(before.read_bytes())
    plan = write(after, Field.CAPTION, "new words")
    data = after.read_bytes()
    first, last = data.index(bulk), data.index(bulk) + len(bulk) - 1
    scan = data.index(b"\xff\xda") + 14
    edges = {first - 1, first, last, len(data) - 1, scan - 1, scan, 1 << 12, 1 << 18, 2 << 20}
    edges |= {scan + (n << 18) for n in range(1, 9)}
    for edge in sorted({at for e in edges for at in (e - 1, e) if scan <= at < len(data)}):
        after.write_bytes(flipped(data, edge))
        assert find_differences(before, after, plan.changes), edge
    after.write_bytes(data)
    assert find_differences(before, after, plan.changes) == []


@pytest.mark.parametrize("name", sorted(files.all_photos()))
def test_no_damage_makes_the_verifier_stumble(tmp_path: Path, name: str) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.write_bytes(files.all_photos()[name])
    after.write_bytes(files.all_photos()[name])
    plan = write(after, Field.CAPTION, "words")
    data = after.read_bytes()
    found = 0
    for position in range(0, len(data), 17):
        for damaged in (flipped(data, position), data[:position]):
            after.write_bytes(damaged)
            found += bool(find_differences(before, after, plan.changes))
    assert found > len(data) // 17


def test_samples_of_a_sequence_that_moved_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = tmp_path / "a.avif"
    photo.write_bytes(animated("AVIF"))
    monkeypatch.setattr(HeifEdit, "_has_samples_behind", lambda _: False)
    with pytest.raises(VerifyFailed, match="another part of the file differs"):
        write(photo, Field.CAPTION, "words")
    monkeypatch.undo()
    write(photo, Field.CAPTION, "words")


def test_the_verifier_shares_no_code_with_the_writer() -> None:
    allowed = ("blipdesk.metadata.verify", "blipdesk.metadata.model")
    for path in Path(verify.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("blipdesk"):
                assert (node.module or "").startswith(allowed), path.name


def test_a_tiff_whose_value_lies_over_its_header_is_refused_and_would_be_noticed(
    tmp_path: Path,
) -> None:
    data = bytearray(files.saved("TIFF"))
    bits = data.index(struct.pack("<HHI", 258, 3, 3))
    struct.pack_into("<I", data, bits + 8, 2)  # from there on it reads the first pointer
    before, after = tmp_path / "before.tif", tmp_path / "after.tif"
    before.write_bytes(data)
    with pytest.raises(WriteRefused, match="lies over its first directory"):
        write(before, Field.CAPTION, "words")
    struct.pack_into("<I", data, bits + 8, 0)
    before.write_bytes(data)
    (first,) = struct.unpack_from("<I", data, 4)
    size = struct.unpack_from("<H", data, first)[0] * 12 + 6
    struct.pack_into("<I", data, 4, len(data))
    after.write_bytes(data + data[first : first + size])
    assert find_differences(before, after, ()) == ["other EXIF tags differ: 0x0102"]
