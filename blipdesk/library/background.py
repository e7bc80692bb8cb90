"""What goes on while nobody waits: watching folders and describing what appears in them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from blipdesk.index.database import Index
from blipdesk.library.clock import Clock
from blipdesk.library.describe_queue import QueueParts, StandbyEngine, Station
from blipdesk.library.describing import DescribeOptions, DescribeWork, Desk
from blipdesk.library.ingest import Ingest
from blipdesk.library.model_choice import engine_options, models_for_captions
from blipdesk.library.queue_desk import QueueDesk
from blipdesk.library.queue_gate import QueueGate
from blipdesk.library.results import Finding
from blipdesk.library.scanning import Scanner
from blipdesk.library.walk import rules_from
from blipdesk.library.watching import Watch, WatchParts, WatchTimes
from blipdesk.library.why import explain
from blipdesk.library.writing import Writer
from blipdesk.settings.schema import Settings


@dataclass(frozen=True, slots=True)
class BackgroundParts:
    """The parts of a library that work in the background takes.

    Args:
        models_folder: where models lie.
        new_desk: opens a history batch for describing with some options.
        on_notice: is called with lines worth telling.
    """

    index: Index
    settings: Settings
    ingest: Ingest
    scanner: Scanner
    writer: Writer
    clock: Clock
    models_folder: Path
    new_desk: Callable[[DescribeOptions], Desk]
    on_notice: Callable[[str], None]


class Background:
    """Watching and the queue; made by ``Library``, of its thread.

    Args:
        parts: see there.

    Raises:
        BadSettings: the quiet hours are no span of time.
    """

    def __init__(self, parts: BackgroundParts) -> None:
        self._parts = parts
        self._gate = QueueGate(parts.index, parts.settings)
        self._rules = rules_from(parts.settings)
        self.queue = QueueDesk(
            QueueParts(parts.index, parts.ingest, parts.clock, self._gate, self._new_station)
        )

    def watch(
        self,
        folders: Iterable[Path],
        options: DescribeOptions | None,
        should_stop: Callable[[], bool],
    ) -> Watch:
        """Watch folders of the library; iterate over the watch to do the work.

        Args:
            folders: absolute; none: all of the library's.
            options: how new photos are described; None: they are only indexed.

        Raises:
            ModelMissing, ModelUnusable: the model of the options cannot be used.
        """
        parts = self._parts
        chosen = list(folders) or [root.path for root in parts.index.folders.list()]
        times = WatchTimes(parts.settings.full_every_s, parts.settings.poll_every_s)
        queue = None if options is None else self.queue.worker(options)
        return Watch(
            chosen,
            WatchParts(
                parts.index,
                parts.scanner,
                queue,
                parts.writer.retry_failed,
                self._rules,
                parts.settings.patience_s,
                times,
            ),
            should_stop,
        )

    def explain(self, path: Path) -> tuple[Finding, ...]:
        """Say what is known of a path and what happens with it."""
        absolute = path.expanduser().absolute()
        return explain(absolute, self._parts.index, self._rules, self._gate)

    def _new_station(self, options: DescribeOptions) -> Station:
        parts = self._parts
        models = models_for_captions(options.model, parts.settings, parts.models_folder)
        engine = StandbyEngine(
            models.choice, engine_options(parts.settings, parts.models_folder), parts.on_notice
        )

        def new_work() -> DescribeWork:
            embed = models.choice.match is not None
            return DescribeWork(parts.new_desk(options), models.location, options, embed)

        return Station(models.location.id, options, new_work(), engine, new_work)
