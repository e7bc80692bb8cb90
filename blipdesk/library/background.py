"""What goes on while nobody waits: watching folders and describing what appears in them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.errors import InferenceError
from blipdesk.index.database import Index
from blipdesk.library.asking import AskWork
from blipdesk.library.background_run import BackgroundRun, Listener, Remote
from blipdesk.library.clock import Clock
from blipdesk.library.describing import DescribeOptions, DescribeWork
from blipdesk.library.ingest import Ingest
from blipdesk.library.machine_desk import MachineDesk
from blipdesk.library.model_choice import (
    RunModels,
    engine_options,
    models_for_answers,
    models_for_captions,
)
from blipdesk.library.patient_writing import PatientWriter
from blipdesk.library.queue_desk import QueueDesk
from blipdesk.library.queue_gate import QueueGate
from blipdesk.library.results import EditResult, Finding
from blipdesk.library.scanning import Scanner
from blipdesk.library.stations import Questions, StandbyEngine, Station, Wish
from blipdesk.library.walk import rules_from
from blipdesk.library.watching import Watch, WatchParts, WatchTimes
from blipdesk.library.why import explain
from blipdesk.library.work_queue import QueueParts, WorkQueue
from blipdesk.settings.schema import Settings


@dataclass(frozen=True, slots=True)
class BackgroundParts:
    """The parts of a library that work in the background takes.

    Args:
        models_folder: where models lie.
        new_desk: opens a history batch for a wish.
        on_notice: is called with lines worth telling.
    """

    index: Index
    settings: Settings
    ingest: Ingest
    scanner: Scanner
    writer: PatientWriter
    clock: Clock
    models_folder: Path
    new_desk: Callable[[Wish], MachineDesk]
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
            QueueParts(
                parts.index,
                parts.ingest,
                parts.clock,
                self._gate,
                self._new_station,
                parts.settings.patience_s,
            )
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
        worker = None if options is None else self.queue.worker(options)
        return self._watch(list(folders) or None, worker, should_stop)

    def run(
        self,
        remote: Remote,
        listener: Listener,
        options: DescribeOptions | None,
        *,
        watching: bool = True,
    ) -> None:
        """Watch the library's folders and work on the queue until the remote says stop.

        Args:
            remote: through which other threads steer it.
            listener: who is told what it comes to.
            options: how new photos are described; None: only what was queued is worked on. If the
                model cannot be used, that is told as trouble and new photos are only indexed.
            watching: whether folders are looked at; otherwise there is only the queue.

        Raises:
            DatabaseError: the library cannot be used.
        """

        def new_worker() -> tuple[WorkQueue, str | None]:
            try:
                return self.queue.worker(options), None
            except InferenceError as error:
                return self.queue.worker(None), str(error)

        def new_watch(worker: WorkQueue, should_stop: Callable[[], bool]) -> Watch:
            return self._watch(None if watching else [], worker, should_stop)

        BackgroundRun(self.queue, new_watch, new_worker, remote, listener).run()

    def write_now(self, should_stop: Callable[[], bool] = lambda: False) -> Iterator[EditResult]:
        """Write the texts that wait until no more come; see the setting writing.when_idle_s.

        Args:
            should_stop: asked between photos; what is left waits on.
        """
        return self._parts.writer.write_waiting(should_stop)

    def explain(self, path: Path) -> tuple[Finding, ...]:
        """Say what is known of a path and what happens with it."""
        absolute = path.expanduser().absolute()
        return explain(absolute, self._parts.index, self._rules, self._gate)

    def _watch(
        self, folders: list[Path] | None, worker: WorkQueue | None, should_stop: Callable[[], bool]
    ) -> Watch:
        parts = self._parts
        times = WatchTimes(parts.settings.full_every_s, parts.settings.poll_every_s)
        watch_parts = WatchParts(
            parts.index,
            parts.scanner,
            worker,
            parts.writer.retry_failed,
            parts.writer.write_idle,
            self._rules,
            parts.settings.patience_s,
            times,
        )
        return Watch(folders, watch_parts, should_stop)

    def _new_station(self, wish: Wish) -> Station:
        parts = self._parts
        models = self._models_for(wish)
        engine = StandbyEngine(
            models.choice, engine_options(parts.settings, parts.models_folder), parts.on_notice
        )

        def new_work() -> DescribeWork | AskWork:
            desk = parts.new_desk(wish)
            if isinstance(wish, Questions):
                return AskWork(desk, models.location, wish.questions, wish.options)
            return DescribeWork(desk, models.location, wish, models.choice.match is not None)

        return Station(models.location.id, wish, new_work(), engine, new_work)

    def _models_for(self, wish: Wish) -> RunModels:
        settings, folder = self._parts.settings, self._parts.models_folder
        is_asked = isinstance(wish, Questions)
        choose = models_for_answers if is_asked else models_for_captions
        named = wish.options.model if isinstance(wish, Questions) else wish.model
        return choose(named, settings, folder)
