"""Speeds of earlier runs: the newest of each model counts, and a damaged file costs nothing."""

from pathlib import Path

import pytest

from blipdesk.inference.speeds import Speed, note_speed, read_speeds

FAST = Speed("Salesforce/blip", "cpu", "int8", 1.5, 40, "2026-11-21")
EXACT = Speed("Salesforce/blip", "cpu", "fp32", 0.7, 40, "2026-11-21")


def test_the_newest_of_each_model_device_and_precision_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "speeds.json"
    newer = Speed("Salesforce/blip", "cpu", "int8", 1.7, 90, "2026-11-22")
    for speed in (FAST, EXACT, newer):
        note_speed(path, speed)
    assert set(read_speeds(path)) == {EXACT, newer}
    assert [p.name for p in tmp_path.iterdir()] == ["speeds.json"]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[1]",
        "[{}]",
        '[{"model": 1}]',
        '[{"model": "m", "device": "cpu", "precision": "int8", "photos_per_s": -1, "photos": 3,'
        ' "measured_on": "2026-11-21"}]',
        '[{"model": 7, "device": "cpu", "precision": "int8", "photos_per_s": 1, "photos": 3,'
        ' "measured_on": "2026-11-21"}]',
        "\x00",
    ],
)
def test_a_damaged_file_is_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "speeds.json"
    path.write_text(text, "utf-8")
    assert read_speeds(path) == ()
    note_speed(path, FAST)
    assert read_speeds(path) == (FAST,)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    note_speed(tmp_path / "missing" / "speeds.json", FAST)
    assert read_speeds(tmp_path / "missing" / "speeds.json") == ()
