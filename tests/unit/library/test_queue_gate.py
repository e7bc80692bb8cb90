"""What holds work in the background back."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from blipdesk.domain.errors import BadSettings
from blipdesk.domain.jobs import in_quiet_hours
from blipdesk.index.database import Index, open_index
from blipdesk.library.queue_gate import QueueGate
from blipdesk.settings.schema import Settings


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with open_index(tmp_path / "library.db") as opened:
        yield opened


def noon() -> datetime:
    return datetime(2026, 5, 1, 12, 0)


@pytest.mark.parametrize(
    ("span", "time", "quiet"),
    [
        ("22:00-07:00", (23, 0), True),
        ("22:00-07:00", (6, 59), True),
        ("22:00-07:00", (7, 0), False),
        ("09:00-17:30", (17, 29), True),
        ("09:00-17:30", (8, 59), False),
        ("", (3, 0), False),
    ],
)
def test_quiet_hours_may_reach_over_midnight(span: str, time: tuple[int, int], quiet: bool) -> None:
    assert in_quiet_hours(span, time) is quiet


@pytest.mark.parametrize("span", ["night", "22-7", "22:00-24:00", "22:00"])
def test_quiet_hours_that_are_no_span_are_refused(index: Index, span: str) -> None:
    with pytest.raises(BadSettings, match="quiet_hours"):
        QueueGate(index, Settings(quiet_hours=span))


def test_nothing_holds_back_by_default(index: Index) -> None:
    assert QueueGate(index, Settings(), lambda: True, noon).reason() is None


def test_quiet_hours_hold_back(index: Index) -> None:
    gate = QueueGate(index, Settings(quiet_hours="11:00-13:00"), lambda: False, noon)
    assert "quiet hours" in str(gate.reason())


@pytest.mark.parametrize("battery", [True, False])
def test_a_battery_holds_back_where_that_is_set(index: Index, battery: bool) -> None:
    gate = QueueGate(index, Settings(mains_only=True), lambda: battery, noon)
    assert (gate.reason() is not None) is battery


def test_a_pause_by_another_process_holds_back(index: Index) -> None:
    gate = QueueGate(index, Settings(), lambda: False, noon)
    with open_index(index.path) as other, other.transaction():
        other.queue_state.set_paused(True)
        other.folders.add(Path("/photos"), "2026-01-01")
        other.folders.set_paused(Path("/photos"), True)
    assert "paused" in str(gate.reason())
    assert gate.paused_folders() == [Path("/photos")]


@pytest.fixture
def power(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine's power supplies, as Linux shows them below /sys/class/power_supply."""
    pytest.importorskip("psutil._pslinux", reason="the files are Linux's")
    monkeypatch.setattr("psutil._pslinux.POWER_SUPPLY_PATH", str(tmp_path))
    return tmp_path


def supply(folder: Path, name: str, **files: object) -> None:
    (folder / name).mkdir()
    for file, value in files.items():
        (folder / name / file).write_text(f"{value}\n")


@pytest.mark.parametrize(
    ("online", "status", "held"), [(1, "Charging", False), (0, "Discharging", True)]
)
def test_a_laptop_works_while_it_is_plugged_in(
    index: Index, power: Path, online: int, status: str, held: bool
) -> None:
    supply(power, "AC0", online=online, type="Mains")
    battery = {"energy_now": 20_000, "energy_full": 50_000, "power_now": 9_000, "capacity": 40}
    supply(power, "BAT0", status=status, type="Battery", **battery)
    gate = QueueGate(index, Settings(mains_only=True), local_time=noon)
    assert (gate.reason() is not None) is held


def test_a_machine_without_a_battery_is_never_held_back(index: Index, power: Path) -> None:
    assert QueueGate(index, Settings(mains_only=True), local_time=noon).reason() is None
    supply(power, "AC0", online=1, type="Mains")
    assert QueueGate(index, Settings(mains_only=True), local_time=noon).reason() is None
