"""kill -9 at every step and at any moment, and a disk that fails at every call."""

import errno
import logging
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mutants import MUTANTS, migration_in_pieces
from world import (
    ACTS,
    Pace,
    World,
    make_world,
    migration_violations,
    open_and_kill,
    run_acts,
    violations,
)

from blipdesk.index import migrate
from blipdesk.index.connection import Connection
from blipdesk.runtime.paths import library_paths

pytestmark = [
    pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="kills forked children"),
    pytest.mark.timeout(7200),
]
log = logging.getLogger("crash")


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    yield make_world(tmp_path)


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_lost_by_a_kill_at_any_step(world: World, act: str) -> None:
    most, killed = len(_undisturbed(world, act)), 0
    for step in range(1, most + 1):
        _prepare(world, act, step)
        killed += run_acts(world, step, (act,), kill_at=step) is None
        assert violations(world) == [], f"after a kill at step {step} of {act}"
    assert killed >= 3 and killed > most / 2
    log.info("%s: killed at %d steps, 0 violations", act, killed)


def _prepare(world: World, act: str, seed: int) -> None:
    """Make sure that there is something to do."""
    before = {
        "approve": ("clear", "describe"),
        "approve_later": ("clear", "describe", "clear", "describe"),
        "undo": ("set",),
    }.get(act)
    if before is not None:
        run_acts(world, seed, before)


def _undisturbed(world: World, act: str, fault: int | None = None) -> list[str]:
    _prepare(world, act, 0)
    steps = run_acts(world, 0, (act,), fault=fault)
    assert steps is not None
    return steps


@pytest.mark.parametrize("kills", [40, pytest.param(1000, marks=[pytest.mark.slow])])
def test_nothing_is_lost_by_a_kill_at_any_moment(world: World, kills: int) -> None:
    rng, killed, lives = random.Random(7), 0, 0
    started_s = time.monotonic()
    assert run_acts(world, 0, ACTS) is not None
    pace = Pace(time.monotonic() - started_s)
    while killed < kills:
        acts = tuple(rng.choices((*ACTS, "set", "set", "caption"), k=12))
        steps = run_acts(world, rng.randrange(10**6), acts, kill_after_s=pace.draw_s(rng))
        assert violations(world) == [], f"after kill {killed} during {acts}"
        pace.note(was_killed=steps is None)
        killed, lives = killed + (steps is None), lives + 1
        assert lives < 100 + 3 * kills, f"only {killed} of {lives} lives were killed"
    log.info("%d kills, %d texts acknowledged, 0 violations", killed, world.acknowledged)
    assert world.acknowledged > 0


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize(
    "act", ["set", "set_all", "approve", "undo", "move", "rename", "trash", "copy"]
)
def test_a_disk_that_fails_at_any_call_harms_nothing(world: World, act: str, code: int) -> None:
    most = len(_undisturbed(world, act, fault=code))
    for step in range(1, most + 1):
        _prepare(world, act, step)
        assert run_acts(world, step, (act,), kill_at=step, fault=code) is not None
        assert violations(world, may_part=True) == [], (
            f"after {errno.errorcode[code]} at step {step} of {act}"
        )
    assert most >= 4


@pytest.mark.parametrize("name", MUTANTS)
def test_a_planted_fault_is_caught(world: World, name: str) -> None:
    mutant, acts = MUTANTS[name]
    recovers = name in ("recovery trusts the plan", "journal afterwards", "stray temps")
    for step in [*range(1, 30), None]:
        run_acts(world, step or 0, acts, kill_at=step, mutant=mutant)
        found = _violations_with(world, mutant if recovers else None)
        if found:
            log.info("%s: caught after a kill at step %s: %s", name, step, found[0])
            return
    pytest.fail(f"the fault {name!r} was not noticed")


def _violations_with(world: World, mutant) -> list[str]:
    return violations(world) if mutant is None else violations_in_child(world, mutant)


def violations_in_child(world: World, mutant) -> list[str]:
    """Look with the fault planted, which must not stay in this process."""
    import json
    import os

    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            mutant()
            found = violations(world)
        except BaseException as error:  # noqa: BLE001 - it is a violation
            found = [f"{type(error).__name__}: {error}"]
        os.write(writer, json.dumps(found).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        found = json.loads(pipe.read())
    os.waitpid(child, 0)
    return found


def _old_library(root: Path) -> Path:
    """Make a library of version 1 that holds something; return its database."""
    path = library_paths(root / "library").database
    path.parent.mkdir(parents=True)
    connection = Connection(path)
    connection.configure(1000)
    with pytest.MonkeyPatch.context() as old:
        first = migrate.steps()[:1]
        old.setattr(migrate, "steps", lambda: first)
        migrate.migrate(connection)
    with connection.transaction():
        connection.change("INSERT INTO saved_search VALUES ('mine', 'boat', 'best')")
    connection.close()
    return path


def _kill_every_migration(tmp_path: Path, mutant: Callable[[], None] | None) -> list[str]:
    """Kill the opening of an old library at each of its statements; return what did not hold."""
    most = open_and_kill(_old_library(tmp_path / "whole"), mutant=mutant)
    assert most is not None and most > 20
    found: list[str] = []
    for at in range(1, most + 1):
        path = _old_library(tmp_path / str(at))
        assert open_and_kill(path, at, mutant=mutant) is None
        found += [f"after a kill at statement {at}: {v}" for v in migration_violations(path)]
    log.info("migration: killed at %d statements, %d violations", most, len(found))
    return found


def test_an_old_library_is_opened_whole_though_its_opening_was_killed_at_any_statement(
    tmp_path: Path,
) -> None:
    assert _kill_every_migration(tmp_path, None) == []


def test_a_migration_in_pieces_is_caught(tmp_path: Path) -> None:
    assert _kill_every_migration(tmp_path, migration_in_pieces)


@pytest.mark.parametrize("kills", [10, pytest.param(200, marks=[pytest.mark.slow])])
def test_an_old_library_is_opened_whole_whenever_its_opening_was_killed(
    tmp_path: Path, kills: int
) -> None:
    rng, killed, openings = random.Random(3), 0, 0
    whole = _old_library(tmp_path / "whole")
    started_s = time.monotonic()
    assert open_and_kill(whole) is not None
    pace = Pace(time.monotonic() - started_s)
    while killed < kills:
        path = _old_library(tmp_path / str(openings))
        was_killed = open_and_kill(path, after_s=pace.draw_s(rng)) is None
        assert migration_violations(path) == []
        pace.note(was_killed=was_killed)
        killed, openings = killed + was_killed, openings + 1
        assert openings < 100 + 3 * kills, f"only {killed} of {openings} openings were killed"
    log.info("%d openings were killed, 0 violations", killed)
