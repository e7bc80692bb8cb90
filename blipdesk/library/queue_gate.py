"""Whether work in the background may go on right now."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import psutil

from blipdesk.domain.errors import BadSettings
from blipdesk.domain.jobs import in_quiet_hours
from blipdesk.index.database import Index
from blipdesk.settings.schema import Settings


def on_battery() -> bool:
    """Whether the machine runs on its battery; a machine without one does not."""
    # Not every system has this function (psutil's documentation), nor every machine a battery.
    sensor = getattr(psutil, "sensors_battery", lambda: None)()
    return sensor is not None and sensor.power_plugged is False


class QueueGate:
    """Says what holds the queue back.

    Args:
        index: open, of this thread.
        settings: the user's.
        battery: whether the machine runs on its battery.
        local_time: the time of the day.

    Raises:
        BadSettings: the quiet hours are no span of time.
    """

    def __init__(
        self,
        index: Index,
        settings: Settings,
        battery: Callable[[], bool] = on_battery,
        local_time: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._index = index
        self._settings = settings
        self._battery = battery
        self._local_time = local_time
        self._is_quiet()

    def reason(self) -> str | None:
        """Say why nothing is described now; None: it may go on."""
        if self._index.queue_state.paused:
            return "paused; blipdesk queue resume goes on"
        if self._is_quiet():
            return f"quiet hours, {self._settings.quiet_hours} (setting queue.quiet_hours)"
        if self._settings.mains_only and self._battery():
            return "on battery (setting queue.mains_only)"
        return None

    def paused_folders(self) -> list[Path]:
        """Return the folders below which nothing is described for now."""
        return [root.path for root in self._index.folders.list() if root.paused]

    def _is_quiet(self) -> bool:
        now = self._local_time()
        span = self._settings.quiet_hours
        try:
            return in_quiet_hours(span, (now.hour, now.minute))
        except ValueError as error:
            raise BadSettings(
                f'setting queue.quiet_hours must be like "22:00-07:00", not {span!r}',
                "queue.quiet_hours",
            ) from error
