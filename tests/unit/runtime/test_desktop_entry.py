"""The entry among the desktop's programs."""

import configparser
import subprocess
import sys
from pathlib import Path

import pytest

from blipdesk.domain.errors import InputError
from blipdesk.runtime import desktop_entry
from blipdesk.runtime.desktop_entry import install_desktop_entry

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Linux desktops only")


def entry_of(path: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(interpolation=None, delimiters="=")
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(path, encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_entry_names_the_program_by_its_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "blipdesk"
    program.parent.mkdir()
    program.touch()
    monkeypatch.setattr(sys, "argv", [str(program), "gui", "--install-desktop-entry"])
    path = install_desktop_entry(tmp_path / "data")
    entry = entry_of(path)
    assert path == tmp_path / "data/applications/blipdesk.desktop"
    assert entry["Exec"] == f"{program} gui %f"
    icon = tmp_path / "data/icons/hicolor/scalable/apps" / f"{entry['Icon']}.svg"
    assert icon.read_text().startswith("<svg")


@pytest.mark.parametrize("folder", ["with space", 'quote"$`', "back\\slash", "100%"])
def test_a_path_with_special_letters_is_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    program = tmp_path / folder / "blipdesk"
    program.parent.mkdir()
    program.touch()
    monkeypatch.setattr(sys, "argv", [str(program)])
    line = entry_of(install_desktop_entry(tmp_path / "data"))["Exec"]
    unescaped = line.replace("\\\\", "\\")  # the string type of the file
    shell = ["/bin/sh", "-c", f"printf '%s\\n' {unescaped}"]  # which has the entry's rules
    printed = subprocess.run(shell, capture_output=True, text=True, check=True).stdout
    assert printed.replace("%%", "%") == f"{program}\ngui\n%f\n"


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands in the way")
    with pytest.raises(InputError, match="data"):
        install_desktop_entry(tmp_path / "data")


def test_without_a_place_named_it_goes_into_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert desktop_entry.install_desktop_entry().is_relative_to(tmp_path)
