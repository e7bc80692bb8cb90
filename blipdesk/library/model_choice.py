"""Which models a run uses, and how the engine is told."""

from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.errors import ModelMissing
from blipdesk.inference.catalogue import DEMO, find_model
from blipdesk.inference.engine import EngineOptions
from blipdesk.inference.messages import (
    Device,
    ModelChoice,
    ModelLocation,
    Precision,
    Task,
    WorkerOptions,
)
from blipdesk.settings.schema import Settings


@dataclass(frozen=True, slots=True)
class RunModels:
    """The models of one run.

    Args:
        choice: for the engine.
        location: of the model that the run is about, which results name.
    """

    choice: ModelChoice
    location: ModelLocation


def models_for_captions(named: str | None, settings: Settings, models_folder: Path) -> RunModels:
    """Choose the captioner and, where one is installed, the matcher that scores its captions.

    Args:
        named: what the user named for this run: Hub id, folder or "demo"; None: the setting.

    Raises:
        ModelMissing, ModelUnusable: the captioner cannot be used.
    """
    caption = named or settings.caption_model
    location = find_model(caption, Task.CAPTION, models_folder)
    match: str | None = DEMO if caption == DEMO else settings.match_model or None
    try:
        if match is not None:
            find_model(match, Task.MATCH, models_folder)
    except ModelMissing:
        match = None  # captions then carry no score
    return RunModels(ModelChoice(caption=caption, match=match), location)


def models_for_answers(named: str | None, settings: Settings, models_folder: Path) -> RunModels:
    """Choose the model that answers questions.

    Raises:
        ModelMissing, ModelUnusable: it cannot be used.
    """
    answer = named or settings.answer_model
    location = find_model(answer, Task.ANSWER, models_folder)
    return RunModels(ModelChoice(answer=answer), location)


def engine_options(settings: Settings, models_folder: Path) -> EngineOptions:
    """Translate the settings for the engine."""
    worker = WorkerOptions(
        device=Device(settings.device),
        precision=Precision(settings.precision),
        threads=settings.torch_threads,
        max_batch=settings.batch_photos,
    )
    return EngineOptions(
        models_folder=models_folder, worker=worker, photo_timeout_s=settings.photo_timeout_s
    )
