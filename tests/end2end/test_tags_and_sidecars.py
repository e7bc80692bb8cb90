"""Every tag and where it stands."""

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
