"""Whatever a disk does to the database: one clear line, found by the check, and mended."""

import random
import shutil
from pathlib import Path

import pytest

from blipdesk.demo.sample_library import write_sample_library

PAGE_BYTES = 4096
COMMANDS = (
    ("search", "the"),
    ("search", "--order", "name", "sunset"),
    ("scan",),
    ("index", "stats"),
    ("history", "--limit", "3"),
    ("saved", "list"),
    ("queue", "list"),
    ("folders", "list"),
    ("duplicates",),
)


@pytest.fixture(scope="module")
def whole(module_blipdesk, tmp_path_factory) -> Path:
    """A library with drafts, approvals, history, a saved search and a copy; its folder."""
    photos = write_sample_library(tmp_path_factory.mktemp("sample") / "photos", 4)
    folder = photos[0].path.parents[1]
    for arguments in (
        ("folders", "add", folder),
        ("describe", "--model", "demo", folder),
        ("approve", "--field", "alt_text", photos[0].path, photos[1].path),
        ("search", "--save", "Mine", "rating:>=3"),
        ("index", "backup"),
    ):
        done = module_blipdesk(*arguments)
        assert done.code == 0, (arguments, done.stderr)
    return module_blipdesk.library


def _flip_letters(database: Path, seed: int, count: int) -> None:
    """Change single bytes anywhere but on the first page: the subtlest damage there is.

    The zeros between and behind the rows are left out: most of a small library is unused room, and
    what changes there damages nothing.
    """
    rng, content = random.Random(seed), bytearray(database.read_bytes())
    used = [at for at in range(PAGE_BYTES, len(content)) if content[at]]
    for at in rng.sample(used, count):
        content[at] = (content[at] + rng.randrange(1, 256)) % 256
    database.write_bytes(content)


def _approved(cli) -> set[tuple[str, str]]:
    lines = cli("search", "state:approved", "--json", "--order", "name").lines
    return {(line["path"], line["alt_text"]) for line in lines}


def _check(whole: Path, cli, seed: int) -> None:
    shutil.copytree(whole, cli.library, dirs_exist_ok=True)
    approved = _approved(cli)
    assert len(approved) == 2
    _flip_letters(cli.library / "library.db", seed, 40 + seed % 5 * 30)
    for command in COMMANDS:
        done = cli(*command)
        assert done.code in (0, 1), (command, done.stderr)
        assert "a bug in BlipDesk" not in done.stderr, (command, done.stderr)
        assert done.code == 0 or "index check --repair" in done.stderr, (command, done.stderr)
    found = cli("index", "check")
    assert found.code == 1 and "index check --repair" in found.stderr
    mended = cli("index", "check", "--repair")
    assert mended.code == 0, mended.stderr
    assert cli("index", "check").code == 0
    assert _approved(cli) == approved
    assert "whole" in cli("doctor").text


@pytest.mark.parametrize("seed", range(2))
def test_letters_changed_by_a_disk_are_told_of_and_mended(whole, blipdesk, seed: int) -> None:
    _check(whole, blipdesk, seed)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(2, 40))
def test_forty_libraries_with_changed_letters_are_mended(whole, blipdesk, seed: int) -> None:
    _check(whole, blipdesk, seed)
