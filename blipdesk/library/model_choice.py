"""Which models a run uses, and how the engine is told."""

from dataclasses import dataclass
from pathlib import Path

import psutil

from blipdesk.domain.errors import ModelMissing
from blipdesk.inference.catalogue import DEMO, find_model
from blipdesk.inference.engine import EngineOptions
from blipdesk.inference.messages import (
    CaptionSettings,
    Device,
    ModelChoice,
    ModelLocation,
    Precision,
    Task,
    WorkerOptions,
)
from blipdesk.runtime.paths import LibraryPaths
from blipdesk.settings.schema import Settings

# Libraries reserve more addresses than they use.
_LEAST_LIMIT_BYTES = 12 * 2**30


@dataclass(frozen=True, slots=True)
class RunModels:
    """The models of one run.

    Args:
        choice: for the engine.
        location: of the model that the run is about, which results name.
        caption: how captions are made; None: by the settings.
    """

    choice: ModelChoice
    location: ModelLocation
    caption: CaptionSettings | None = None


def models_for_captions(named: str | None, settings: Settings, models_folder: Path) -> RunModels:
    """Choose the captioner and, where one is installed, the matcher that scores its captions.

    Args:
        named: what the user named for this run: Hub id, folder or "demo"; None: the setting.

    Raises:
        ModelMissing, ModelUnusable: the captioner cannot be used.
    """
    caption = named or settings.caption_model
    location = find_model(caption, Task.CAPTION, models_folder)
    is_demo = location.id.startswith(f"{DEMO}/")
    match: str | None = DEMO if is_demo else settings.match_model or None
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


def caption_settings(
    settings: Settings, candidates: int | None = None, beams: int | None = None
) -> CaptionSettings:
    """Say how captions are made.

    Args:
        candidates: how many are proposed; None: the setting.
        beams: width of the search; None: the setting.
    """
    return CaptionSettings(
        max_new_tokens=settings.caption_max_tokens,
        num_beams=beams or settings.caption_beams,
        no_repeat_ngram=settings.caption_no_repeat,
        candidates=candidates or settings.caption_candidates,
    )


def engine_options(
    settings: Settings, models_folder: Path, caption: CaptionSettings | None = None
) -> EngineOptions:
    """Translate the settings for the engine.

    Args:
        caption: how captions are made; None: by the settings.
    """
    worker = WorkerOptions(
        device=Device(settings.device),
        precision=Precision(settings.precision),
        threads=settings.torch_threads,
        max_batch=settings.batch_photos,
        caption=caption or caption_settings(settings),
        # What is more than the machine has would only make it swap.
        memory_limit_bytes=max(psutil.virtual_memory().total, _LEAST_LIMIT_BYTES),
        idle_exit_s=settings.idle_exit_s,
    )
    return EngineOptions(
        models_folder=models_folder,
        worker=worker,
        photo_timeout_s=settings.photo_timeout_s,
        speeds=LibraryPaths(models_folder.parent).speeds,
    )
