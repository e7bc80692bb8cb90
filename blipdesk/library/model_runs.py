"""Work of models on photos that somebody waits for: captions, answers, looks at pictures."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from blipdesk.domain.errors import BugError
from blipdesk.domain.policy import WriteMode
from blipdesk.index.database import Index
from blipdesk.inference.catalogue import find_model
from blipdesk.inference.engine import Engine
from blipdesk.inference.messages import ModelChoice, ModelLocation, Task
from blipdesk.library.alike import LookWork
from blipdesk.library.asking import AskOptions, AskWork
from blipdesk.library.bursts import BurstRun, OfferWork, Steps
from blipdesk.library.clock import Clock
from blipdesk.library.describing import DescribeOptions, DescribeWork
from blipdesk.library.embedding import EmbedResult, EmbedWork
from blipdesk.library.history import OpenBatch
from blipdesk.library.ingest import Ingest
from blipdesk.library.machine_desk import MachineDesk
from blipdesk.library.model_choice import (
    RunModels,
    caption_settings,
    engine_options,
    models_for_answers,
    models_for_captions,
)
from blipdesk.library.patient_writing import PatientWriter
from blipdesk.library.photo_run import PhotoRun, Result, Work
from blipdesk.library.results import AskResult
from blipdesk.library.searching import installed_matcher
from blipdesk.library.shot_run import ShotRun, TakeWordsWork
from blipdesk.library.stations import Questions, Wish
from blipdesk.library.walk import Candidate, Walked, walk
from blipdesk.settings.schema import Settings
from blipdesk.watch.ignore import Rules


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class RunParts:
    """The parts of a library that work of models takes.

    Args:
        models_folder: where models lie.
        rules: what of a folder is left out.
        on_notice: is called with lines worth telling.
    """

    index: Index
    settings: Settings
    ingest: Ingest
    writer: PatientWriter
    clock: Clock
    models_folder: Path
    rules: Rules
    on_notice: Callable[[str], None]


class ModelRuns:
    """Begins runs; made by ``Library``, of its thread. Iterate over a run to do its work."""

    def __init__(self, parts: RunParts) -> None:
        self._parts = parts

    def describe(
        self,
        paths: Iterable[Path],
        options: DescribeOptions,
        should_stop: Callable[[], bool] = _never,
    ) -> ShotRun:
        """Caption every photo under the paths; a raw file takes the words of its JPEG.

        Raises:
            ModelMissing, ModelUnusable: the captioner cannot be used; nothing was begun.
        """
        models = self._caption_models(options)
        desk = self._desk("describe", options.write, options.model)
        embed = models.choice.match is not None
        describe = DescribeWork(desk, models.location, options, embed)
        take = TakeWordsWork(desk, models.location, options, embed)
        return ShotRun(
            walk(paths, self._parts.rules),
            lambda photos: self._run(photos, describe, models, should_stop),
            lambda raws: self._run(raws, take, models, should_stop),
        )

    def describe_bursts(
        self,
        paths: Iterable[Path],
        options: DescribeOptions,
        should_stop: Callable[[], bool] = _never,
    ) -> BurstRun:
        """Caption photos, but of photos that look alike only the best; the others get its text.

        Raises:
            ModelMissing: the captioner or the matcher is not installed; nothing was begun.
        """
        models = self._caption_models(options)
        if models.choice.match is None:
            self._find_matcher()  # raises
        desk = self._desk("describe", options.write, options.model)

        def run(
            candidates: Sequence[Candidate], work: Work[Result], chosen: RunModels
        ) -> Iterable[Result]:
            return self._run(tuple(candidates), work, chosen, should_stop) if candidates else ()

        none = RunModels(ModelChoice(), models.location)
        describe = DescribeWork(desk, models.location, options, embed=True)
        take = TakeWordsWork(desk, models.location, options, embed=True)
        matching = RunModels(ModelChoice(match=models.choice.match), models.location)
        steps = Steps(
            lambda photos: run(photos, LookWork(self._parts.index), none),
            lambda photos: run(photos, describe, models),
            lambda plan: run(
                plan.offered, OfferWork(desk, models.location, options, plan.sources), matching
            ),
            lambda raws: run(raws, take, models),
        )
        return BurstRun(self._parts.index, walk(paths, self._parts.rules), steps)

    def ask(
        self,
        paths: Iterable[Path],
        questions: tuple[str, ...],
        options: AskOptions,
        should_stop: Callable[[], bool] = _never,
    ) -> PhotoRun[AskResult]:
        """Ask every photo under the paths the questions.

        Raises:
            ModelMissing, ModelUnusable: the model cannot be used; nothing was begun.
        """
        models = models_for_answers(options.model, self._parts.settings, self._parts.models_folder)
        desk = self._desk("ask", options.write, *questions)
        work = AskWork(desk, models.location, questions, options)
        return self._run(walk(paths, self._parts.rules), work, models, should_stop)

    def look(
        self, paths: Iterable[Path], should_stop: Callable[[], bool] = _never
    ) -> PhotoRun[EmbedResult]:
        """Look at pictures for what near-duplicates are found by; see ``Library.regroup``.

        Args:
            paths: photos and folders; none: the library's folders.
        """
        models = RunModels(ModelChoice(), ModelLocation(Path(), "", ""))
        work = LookWork(self._parts.index)
        return self._run(self._walked(paths), work, models, should_stop)

    def embed(
        self, paths: Iterable[Path], *, redo: bool = False, should_stop: Callable[[], bool] = _never
    ) -> PhotoRun[EmbedResult]:
        """Look at pictures for the search by meaning.

        Args:
            paths: photos and folders; none: the library's folders.
            redo: also those that were looked at before.

        Raises:
            ModelMissing: no matching model is installed.
        """
        parts = self._parts
        matcher = installed_matcher(parts.index, parts.settings, parts.models_folder)
        if matcher is None:
            self._find_matcher()  # raises
            raise BugError("a matching model that was not there is")
        work = EmbedWork(parts.index, matcher.location, redo=redo)
        models = RunModels(ModelChoice(match=matcher.name), matcher.location)
        return self._run(self._walked(paths), work, models, should_stop)

    def desk_for(self, wish: Wish) -> MachineDesk:
        """Open a batch of the history for work that the queue takes on."""
        if isinstance(wish, Questions):
            return self._desk("ask", wish.options.write, *wish.questions)
        return self._desk("describe", wish.write, wish.model)

    def _caption_models(self, options: DescribeOptions) -> RunModels:
        settings = self._parts.settings
        models = models_for_captions(options.model, settings, self._parts.models_folder)
        wanted = caption_settings(settings, options.candidates, options.beams)
        return replace(models, caption=wanted)

    def _find_matcher(self) -> ModelLocation:
        parts = self._parts
        return find_model(parts.settings.match_model, Task.MATCH, parts.models_folder)

    def _walked(self, paths: Iterable[Path]) -> Walked:
        chosen = list(paths) or [root.path for root in self._parts.index.folders.list()]
        return walk(chosen, self._parts.rules)

    def _desk(self, verb: str, mode: WriteMode | None, *arguments: str | None) -> MachineDesk:
        parts = self._parts
        words = tuple(word for word in arguments if word is not None)
        batch = OpenBatch(parts.index, parts.clock, verb, words)
        chosen = mode or WriteMode(parts.settings.write_mode)
        return MachineDesk(parts.index, parts.writer, parts.clock, batch, chosen)

    def _run(
        self,
        photos: Walked | Sequence[Candidate],
        work: Work[Result],
        models: RunModels,
        should_stop: Callable[[], bool],
    ) -> PhotoRun[Result]:
        parts = self._parts
        walked = photos if isinstance(photos, Walked) else Walked(tuple(photos), 0)
        options = engine_options(parts.settings, parts.models_folder, models.caption)
        return PhotoRun(
            walked,
            work,
            index=parts.index,
            ingest=parts.ingest,
            engine=Engine(models.choice, options, parts.on_notice),
            clock=parts.clock,
            should_stop=should_stop,
        )
