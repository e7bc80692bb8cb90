"""Replacing a file: whole old or whole new, and nothing that belongs to it is lost."""

import errno
import os
import stat
import struct
from dataclasses import replace
from pathlib import Path

import pytest

from blipdesk.domain.errors import (
    ChangedMeanwhile,
    InputError,
    KnownError,
    Unreadable,
    UnsupportedFormat,
    VerifyFailed,
    WriteFailed,
    WriteRefused,
)
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.metadata import (
    EditPlan,
    WriteOptions,
    WriteTarget,
    commit,
    discard,
    file_hash,
    is_own_temp,
    plan_edit,
    read_metadata,
    stage,
    temp_path_for,
    writer,
)
from tests.formats import photo_files as files
from tests.formats.writing import carry_out, write


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(files.saved("JPEG"))
    return path


def planned(photo: Path, options: WriteOptions | None = None) -> EditPlan:
    return plan_edit(photo, (FieldEdit(Field.CAPTION, "words"),), None, options)


def temp_of(plan: EditPlan) -> Path:
    return temp_path_for(plan.target_path, "t1")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_mode_and_times_are_kept(photo: Path) -> None:
    photo.chmod(0o640)
    os.utime(photo, ns=(1_600_000_000_123_456_789, 1_500_000_000_987_654_321))
    stamp = commit(stage(plan := planned(photo), temp_of(plan)))
    status = photo.stat()
    assert stat.S_IMODE(status.st_mode) == 0o640
    assert status.st_mtime_ns == stamp.mtime_ns == 1_500_000_000_987_654_321
    assert (stamp.inode, stamp.size_bytes) == (status.st_ino, status.st_size)


def test_the_time_is_new_where_that_was_chosen(photo: Path) -> None:
    os.utime(photo, ns=(1, 1))
    commit(stage(plan := planned(photo, WriteOptions(keep_mtime=False)), temp_of(plan)))
    assert photo.stat().st_mtime_ns > 1


def test_extended_attributes_are_kept(photo: Path) -> None:
    try:
        os.setxattr(photo, "user.colour", b"red")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    write(photo, Field.CAPTION, "words")
    assert os.getxattr(photo, "user.colour") == b"red"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="access lists are an attribute on Linux")
def test_the_access_list_is_kept(photo: Path) -> None:
    everybody = 0xFFFFFFFF
    entries = [(0x01, 6, everybody), (0x02, 4, 12345), (0x04, 0, everybody)]
    entries += [(0x10, 4, everybody), (0x20, 0, everybody)]
    raw = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)
    try:
        os.setxattr(photo, "system.posix_acl_access", raw)
    except OSError:
        pytest.skip("this file system has no access lists")
    mode = photo.stat().st_mode
    commit(stage(plan := planned(photo), temp_of(plan)))
    assert os.getxattr(photo, "system.posix_acl_access") == raw
    assert photo.stat().st_mode == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_the_owner_is_kept(photo: Path) -> None:
    os.chown(photo, 12345, 23456)
    photo.chmod(0o4640)
    commit(stage(plan := planned(photo), temp_of(plan)))
    status = photo.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (12345, 23456, 0o4640)


def test_a_symbolic_link_stays_and_its_target_is_written(photo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    link = folder / "link.jpg"
    link.symlink_to(photo)
    plan = carry_out(planned(link))
    assert link.is_symlink()
    assert plan.target_path == photo
    assert read_metadata(photo).text.caption == "words"


def test_the_hashes_name_the_old_and_the_new_file(photo: Path) -> None:
    old = file_hash(photo)
    staged = stage(plan := planned(photo), temp_of(plan))
    assert (staged.old_hash, file_hash(photo)) == (old, old)
    assert staged.new_hash == file_hash(staged.temp_path)
    commit(staged)
    assert file_hash(photo) == staged.new_hash


def test_discarding_leaves_no_trace(photo: Path, tmp_path: Path) -> None:
    before = photo.read_bytes()
    staged = stage(plan := planned(photo), temp_of(plan))
    discard(staged)
    discard(staged)
    assert names(tmp_path) == ["photo.jpg"]
    assert photo.read_bytes() == before


def test_only_our_own_temp_names_are_recognised(photo: Path) -> None:
    assert is_own_temp(temp_path_for(photo, "ab-12_X"))
    assert temp_path_for(photo, "a").parent == photo.parent
    for name in ("photo.jpg", ".blipdesk-.tmp", "x.blipdesk-1.tmp", ".blipdesk-1.tmp.jpg"):
        assert not is_own_temp(photo.with_name(name))


def test_the_temp_that_a_crash_left_is_written_anew(photo: Path) -> None:
    plan = planned(photo)
    temp_of(plan).write_bytes(b"half a photo")
    commit(stage(plan, temp_of(plan)))
    assert read_metadata(photo).text.caption == "words"


@pytest.mark.parametrize("when", ["before planning", "before staging", "before committing"])
def test_a_photo_that_changed_meanwhile_is_left_alone(
    photo: Path, tmp_path: Path, when: str
) -> None:
    stamp = read_metadata(photo).stamp
    theirs = files.saved("JPEG", "L")
    edit = (FieldEdit(Field.CAPTION, "words"),)
    with pytest.raises(ChangedMeanwhile, match=r"photo\.jpg was changed"):
        if when == "before planning":
            photo.write_bytes(theirs)
        plan = plan_edit(photo, edit, stamp)
        if when == "before staging":
            photo.write_bytes(theirs)
        staged = stage(plan, temp_of(plan))
        photo.write_bytes(theirs)
        commit(staged)
    assert photo.read_bytes() == theirs
    assert names(tmp_path) == ["photo.jpg"]


@pytest.mark.parametrize("name", ["write", "fsync", "replace", "utime", "chmod", "setxattr"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_fails_leaves_the_photo_and_no_temp(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: int
) -> None:
    try:
        os.setxattr(photo, "user.colour", b"red")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    before = photo.read_bytes()
    plan = planned(photo)

    def fail(*_: object, **__: object) -> None:
        raise OSError(error, os.strerror(error))

    if name == "write":
        monkeypatch.setattr(os, "fdopen", fail)
    elif name == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    elif name == "chmod":
        monkeypatch.setattr(Path, "chmod", fail)
    else:
        monkeypatch.setattr(os, name, fail)
    with pytest.raises(WriteFailed, match=r"photo\.jpg could not be written: .* untouched"):
        commit(stage(plan, temp_of(plan)))
    monkeypatch.undo()
    assert photo.read_bytes() == before
    assert names(tmp_path) == ["photo.jpg"]


def test_a_new_file_that_reads_back_wrong_never_replaces_the_old(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = photo.read_bytes()
    plan = planned(photo)
    true_write = writer.write_spliced

    def write_wrong(*arguments: object) -> object:
        result = true_write(*arguments)  # type: ignore[arg-type]
        temp = arguments[2]
        assert isinstance(temp, Path)
        data = bytearray(temp.read_bytes())
        data[-20] ^= 1
        temp.write_bytes(data)
        return result

    monkeypatch.setattr(writer, "write_spliced", write_wrong)
    with pytest.raises(VerifyFailed, match="did not read back right"):
        stage(plan, temp_of(plan))
    assert photo.read_bytes() == before
    assert names(tmp_path) == ["photo.jpg"]


def test_a_read_only_photo_is_refused_with_advice(photo: Path) -> None:
    photo.chmod(0o444)
    with pytest.raises(WriteRefused, match=r"photo\.jpg was left as it is: it is read-only"):
        planned(photo)


@pytest.mark.parametrize("text", ["a\0b", "a\x1bb", "a\ud800", "\uffff"])
def test_text_that_no_photo_can_hold_is_refused_before_anything(photo: Path, text: str) -> None:
    before = photo.stat()
    for field, value in ((Field.CAPTION, text), (Field.KEYWORDS, ("ok", text))):
        with pytest.raises(InputError, match="position"):
            plan_edit(photo, (FieldEdit(field, value),))
    assert photo.stat() == before


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", UnsupportedFormat),
        (b"just text", UnsupportedFormat),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Unreadable),
        (files.saved("JPEG")[:100], Unreadable),
        (b"\x89PNG\r\n\x1a\n", Unreadable),
    ],
)
def test_what_is_no_photo_gets_one_clear_line(
    tmp_path: Path, data: bytes, error: type[KnownError]
) -> None:
    path = tmp_path / "odd\nname\udcff.jpg"
    path.write_bytes(data)
    with pytest.raises(error, match=r"odd\\nname\\xff\.jpg is ") as caught:
        read_metadata(path)
    assert "\n" not in str(caught.value)


def test_a_folder_and_a_pipe_are_no_photos(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    for path in (tmp_path, tmp_path / "pipe.jpg"):
        with pytest.raises(Unreadable, match="not a regular file"):
            read_metadata(path)


def test_a_large_photo_is_streamed(photo: Path) -> None:
    import tracemalloc

    with photo.open("ab") as file:
        file.truncate(200 << 20)
    tracemalloc.start()
    write(photo, Field.CAPTION, "words")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 16 << 20


@pytest.mark.parametrize("answer", ["begins", "refuses", "knows no such call"])
def test_the_disk_is_told_to_begin_early_and_need_not_listen(
    photo: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    photo.write_bytes(photo.read_bytes() + bytes(range(256)) * (3 << 12))
    told: list[tuple[int, int]] = []

    def begin(_: int, start: int, length: int, __: int) -> None:
        told.append((start, length))
        if answer == "refuses":
            raise OSError(errno.EINVAL, "Invalid argument")

    plan = planned(photo)
    if answer == "knows no such call":
        monkeypatch.delattr(os, "posix_fadvise")
    else:
        monkeypatch.setattr(os, "posix_fadvise", begin)
    staged = stage(plan, temp_of(plan))
    assert staged.new_hash == file_hash(staged.temp_path)
    commit(staged)
    assert read_metadata(photo).text.caption == "words"
    ends = [0, *(start + length for start, length in told)]
    assert [start for start, _ in told] == ends[:-1]
    assert len(told) == (0 if answer == "knows no such call" else 3)


ORIGINAL = WriteOptions(keep_original=True)


def test_the_original_is_kept_as_it_was_before_the_first_write(photo: Path) -> None:
    before, status = photo.read_bytes(), photo.stat()
    for words in ("one", "two"):
        write(photo, Field.CAPTION, words, None, ORIGINAL)
    original = photo.with_name(f"{photo.name}_original")
    assert original.read_bytes() == before
    assert original.stat().st_mtime_ns == status.st_mtime_ns
    assert photo.stat().st_nlink == original.stat().st_nlink == 1
    assert read_metadata(photo).text.caption == "two"


def test_without_hard_links_the_original_is_copied(
    photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    before = photo.read_bytes()
    monkeypatch.setattr(os, "link", refuse)
    write(photo, Field.CAPTION, "one", None, ORIGINAL)
    assert photo.with_name(f"{photo.name}_original").read_bytes() == before
    assert len(list(photo.parent.iterdir())) == 2


def test_the_original_of_a_linked_file_is_a_copy(photo: Path) -> None:
    before = photo.read_bytes()
    os.link(photo, photo.with_name("other.jpg"))
    write(photo, Field.CAPTION, "one", None, replace(ORIGINAL, keep_hard_links=True))
    assert photo.with_name(f"{photo.name}_original").read_bytes() == before
    assert photo.samefile(photo.with_name("other.jpg"))


def test_an_original_that_a_crash_left_linked_does_not_stand_in_the_way(photo: Path) -> None:
    os.link(photo, photo.with_name(f"{photo.name}_original"))
    assert write(photo, Field.CAPTION, "one", None, ORIGINAL).target is WriteTarget.FILE
    assert photo.stat().st_nlink == 1
