"""The settings file."""

from pathlib import Path

import pytest

from blipdesk.domain.errors import BadSettings
from blipdesk.settings.schema import Settings, replaced
from blipdesk.settings.store import describe_settings, load_settings


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


def test_what_is_described_reads_back_equal(tmp_path: Path) -> None:
    changed = replaced(
        replaced(Settings(), "models.caption", 'a "b" \\c'), "writing.keep_mtime", False
    )
    path = tmp_path / "settings.toml"
    path.write_text(describe_settings(changed), encoding="utf-8")
    assert load_settings(path) == changed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[writing]\nmode = 'sometimes'", "must be one of empty, reviewed, never"),
        ("[inference]\nbatch_photos = 0", "must be from 1 to 1024"),
        ("[inference]\nbatch_photos = 'many'", "must be a whole number"),
        ("[writing]\nkeep_mtime = 1", "must be true or false"),
        ("[writing]\nmodes = 'x'", "there is no setting 'writing.modes'"),
        ("mode = 'x'", "must stand in a [table]"),
        ("[writing", "not a settings file"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadSettings) as raised:
        load_settings(path)
    assert expected in str(raised.value)
    assert str(path) in str(raised.value)


def test_a_whole_number_serves_where_a_number_is_wanted() -> None:
    assert replaced(Settings(), "inference.photo_timeout_s", 5).photo_timeout_s == 5.0
