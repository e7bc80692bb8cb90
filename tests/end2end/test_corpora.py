"""Real and hostile files of others, always on copies."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from blipdesk.domain.photo import PhotoFormat
from blipdesk.imaging.digest import image_digest
from blipdesk.imaging.sniff import SNIFF_BYTES, sniff_format


def copy_of(source: Path, target: Path) -> Path:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.md"))
    return target


def test_no_hostile_file_crashes_or_hangs_describe_and_each_is_accounted_for(
    blipdesk, tmp_path: Path, corpus: Callable[[str], Path]
) -> None:
    folder = copy_of(corpus("bad"), tmp_path / "bad")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = blipdesk("describe", "--model", "demo", "--write", "never", "--json", folder)
    assert done.code == 1
    lines = done.by_name()
    photos = {name for name in before if is_photo(folder / name)}
    assert photos <= set(lines) <= set(before)
    for name, line in lines.items():
        assert line["state"] in ("described", "failed")
        if line["state"] == "failed":
            assert name in line["reason"]
            assert "died" not in line["reason"], line["reason"]
    plain = blipdesk("describe", "--model", "demo", "--write", "never", folder)
    counted = len(before) - len(lines)
    assert f"{counted} other files are not photos" in plain.text
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def is_photo(path: Path) -> bool:
    with path.open("rb") as file:
        return sniff_format(file.read(SNIFF_BYTES)) is not PhotoFormat.OTHER


@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_real_photos_are_described_written_and_undone_without_harm(
    blipdesk, tmp_path: Path, corpus: Callable[[str], Path], kind: str
) -> None:
    source = corpus("photos")
    folder = tmp_path / "photos"
    folder.mkdir()
    chosen = sorted(path for path in source.iterdir() if path.name.startswith(f"{kind}__"))[::4]
    for path in chosen:
        (folder / path.name).write_bytes(path.read_bytes())  # the original may be read-only
    digests = {path.name: image_digest(path) for path in chosen}
    shown_before = blipdesk("show", "--json", folder).by_name()
    done = blipdesk("describe", "--model", "demo", "--json", folder)
    lines = done.by_name()
    assert set(lines) == set(digests)
    written = [name for name, line in lines.items() if line["written"]]
    assert len(written) > len(chosen) // 3
    for name, line in lines.items():
        assert line["state"] == "described" or name in line["reason"]
        assert image_digest(folder / name) == digests[name]
    for name, shown in blipdesk("show", "--json", folder).by_name().items():
        before = shown_before[name]
        if before["caption"]:
            assert shown["caption"] == before["caption"]
        assert set(before["keywords"]) <= set(shown["keywords"])
        for field in ("width_px", "height_px", "orientation", "taken", "camera"):
            assert (shown["facts"] or {}).get(field) == (before["facts"] or {}).get(field)
    assert blipdesk("undo", "--json").code == 0
    for name, shown in blipdesk("show", "--json", folder).by_name().items():
        for field in ("caption", "alt_text", "title", "keywords", "answers", "provenance"):
            assert shown[field] == shown_before[name][field], name
    leftovers = {name for name in os.listdir(folder) if not name.endswith(".xmp")}
    assert leftovers == set(digests)
