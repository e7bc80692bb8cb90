"""Which models are on this disk."""

from pathlib import Path

from blipdesk.domain.errors import InferenceError, ModelMissing, ModelUnusable
from blipdesk.inference.catalogue import DEMO, LICENCE, PUBLISHED, find_model
from blipdesk.inference.messages import Task
from blipdesk.library.results import ModelInfo


def installed_models(models_folder: Path) -> list[ModelInfo]:
    """Return the published models and the bundled ones, each with its folder where it has one."""
    models = [
        ModelInfo(
            model.id,
            model.task.value,
            model.licence,
            model.size_bytes,
            _folder(model.id, model.task, models_folder),
        )
        for model in PUBLISHED
    ]
    return models + [_demo(task, models_folder) for task in Task]


def model_path(model: str | None, models_folder: Path) -> Path:
    """Return a model's folder; None: where models are kept.

    Raises:
        ModelMissing, ModelUnusable: it is not on this disk, or is no BLIP model.
    """
    if model is None:
        return models_folder
    for task in Task:
        if model.startswith(f"{DEMO}/") and model == find_model(DEMO, task, models_folder).id:
            return find_model(DEMO, task, models_folder).path
    problem: InferenceError = ModelMissing(f"{model}: no such model")
    for task in Task:
        try:
            return find_model(model, task, models_folder).path
        except InferenceError as error:
            problem = error
    raise problem


def _folder(model: str, task: Task, models_folder: Path) -> Path | None:
    try:
        return find_model(model, task, models_folder).path
    except (ModelMissing, ModelUnusable):
        return None


def _demo(task: Task, models_folder: Path) -> ModelInfo:
    location = find_model(DEMO, task, models_folder)
    size_bytes = sum(file.stat().st_size for file in location.path.glob("*.safetensors"))
    return ModelInfo(location.id, task.value, LICENCE, size_bytes, location.path, demo_only=True)
