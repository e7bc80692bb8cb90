"""Every tag and where it stands; sidecars made, merged and removed."""

from pathlib import Path

import pytest

from tests.formats import photo_files as files


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "a.jpg"
    path.write_bytes(files.camera_jpeg("<", b"old words\0"))
    return path


def test_show_all_names_every_tag_and_the_file_it_stands_in(blipdesk, photo: Path) -> None:
    assert blipdesk("set", "--title", "inside", photo).code == 0
    photo.chmod(0o444)
    assert blipdesk("set", "--alt-text", "beside", photo).code == 0
    (line,) = blipdesk("show", "--all", "--json", photo).lines
    found = {tag["tag"]: (tag["text"], tag["in"], Path(tag["file"]).name) for tag in line["tags"]}
    assert found["EXIF:ImageDescription"] == ("old words", "file", "a.jpg")
    assert found["XMP:dc:title"] == ("inside", "file", "a.jpg")
    assert found["XMP:Iptc4xmpCore:AltTextAccessibility"] == ("beside", "sidecar", "a.jpg.xmp")
    assert found["EXIF:Make"] == ("TestCam", "file", "a.jpg")
    plain = blipdesk("show", "--all", photo).text
    assert "XMP:Iptc4xmpCore:AltTextAccessibility" in plain
    assert "beside  [a.jpg.xmp]" in plain
    assert "tags" not in blipdesk("show", "--json", photo).lines[0]


def test_words_go_into_the_photo_once_it_may_be_written_and_can_be_undone(
    blipdesk, photo: Path
) -> None:
    photo.chmod(0o444)
    assert blipdesk("set", "--caption", "mine", "--keyword", "k", photo).code == 0
    refused = blipdesk("sidecar", "merge", "--json", photo)
    assert (refused.code, refused.lines[0]["state"]) == (1, "refused")
    photo.chmod(0o644)
    done = blipdesk("sidecar", "merge", "--json", photo)
    assert (done.code, done.lines[0]["written_to"]) == (0, "file")
    assert set(done.lines[0]["fields"]) == {"caption", "keywords"}
    assert blipdesk("sidecar", "merge", "--json", photo).lines[0]["state"] == "unchanged"
    assert blipdesk("sidecar", "remove", photo).code == 0
    assert not photo.with_name("a.jpg.xmp").exists()
    (shown,) = blipdesk("show", "--json", photo).lines
    assert (shown["caption"], shown["keywords"], shown["sidecar"]) == ("mine", ["k"], None)
    assert shown["provenance"]["caption"]["source"] == "human"
    for _ in range(3):  # the removal, the merge, the words
        assert blipdesk("undo").code == 0
    assert blipdesk("show", "--json", photo).lines[0]["caption"] == "old words"


def test_a_written_sidecar_repeats_the_photo_and_goes_again(blipdesk, photo: Path) -> None:
    before = photo.read_bytes()
    done = blipdesk("sidecar", "write", "--json", photo)
    assert (done.code, done.lines[0]["written_to"]) == (0, "sidecar")
    assert b"old words" in photo.with_name("a.jpg.xmp").read_bytes()
    assert photo.read_bytes() == before
    assert blipdesk("set", "--caption", "new", "--json", photo).lines[0]["written_to"] == "file"
    kept = blipdesk("sidecar", "remove", photo)
    assert (kept.code, "does not say this caption" in kept.stderr) == (1, True)
    assert blipdesk("sidecar", "write", photo).code == 0
    assert blipdesk("sidecar", "remove", photo).code == 0
    assert sorted(path.name for path in photo.parent.iterdir() if path.is_file()) == ["a.jpg"]


def test_sidecars_that_are_written_merged_and_removed_can_be_undone(blipdesk, photo: Path) -> None:
    sidecar = photo.with_name("a.jpg.xmp")
    assert blipdesk("sidecar", "write", photo).code == 0
    copied = sidecar.read_bytes()
    assert blipdesk("sidecar", "remove", photo).code == 0
    verbs = [line["verb"] for line in blipdesk("history", "--json", photo).lines]
    assert verbs == ["sidecar remove", "sidecar write"]
    assert blipdesk("undo").code == 0
    assert sidecar.read_bytes() == copied
    assert blipdesk("redo").code == 0
    assert not sidecar.exists()
    for _ in range(2):
        assert blipdesk("undo").code == 0
    assert not sidecar.exists()
    photo.chmod(0o444)
    assert blipdesk("set", "--caption", "mine", photo).code == 0
    beside = sidecar.read_bytes()
    photo.chmod(0o644)
    inside = photo.read_bytes()
    assert blipdesk("sidecar", "merge", photo).code == 0
    assert photo.read_bytes() != inside
    assert blipdesk("undo").code == 0
    assert sidecar.read_bytes() == beside
    (shown,) = blipdesk("show", "--json", photo).lines
    assert (shown["caption"], shown["provenance"]["caption"]["source"]) == ("mine", "human")
    assert blipdesk("undo").code == 0
    assert (blipdesk("show", "--json", photo).lines[0]["caption"], sidecar.exists()) == (
        "old words",
        False,
    )
