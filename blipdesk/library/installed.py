"""The models on this disk: which there are, and how they come and go."""

import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

from blipdesk.domain.errors import InferenceError, InputError, ModelMissing, ModelUnusable
from blipdesk.domain.photo import display_name
from blipdesk.inference.catalogue import DEMO, LICENCE, PUBLISHED, find_model
from blipdesk.inference.messages import ModelLocation, Task
from blipdesk.inference.owned.bundle import SUFFIX, export_bundle, import_bundle
from blipdesk.inference.owned.download import download
from blipdesk.inference.owned.manifest import Counted, read_manifest
from blipdesk.inference.owned.store import check, import_folder, installed, remove
from blipdesk.inference.speeds import read_speeds
from blipdesk.library.results import ModelInfo, TransferProgress
from blipdesk.runtime.paths import LibraryPaths

_MAIN = "main"
_FIRST_RATE_S = 0.5
_UNKNOWN_TASK = "other"
Transfer = Generator[TransferProgress, None, None]


class OwnedModels:
    """The user's models.

    The slow verbs give an iterator of their progress; the work is done while it is iterated over,
    and closing it stops the work where it may go on another time.

    Args:
        folder: of all models; made when the first one comes.
        now_s: a clock that only goes forward.
    """

    def __init__(self, folder: Path, now_s: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._now_s = now_s

    def known(self) -> list[ModelInfo]:
        """Return the published models, the user's others and the bundled ones."""
        return installed_models(self._folder)

    def path(self, model: str | None) -> Path:
        """Return a model's folder; None: where models are kept.

        Raises:
            ModelMissing, ModelUnusable: it is not on this disk, or is no model.
        """
        return model_path(model, self._folder)

    def download(self, model: str, revision: str | None = None) -> Transfer:
        """Fetch a model from the Hub; after a stop the next call goes on.

        Args:
            revision: commit, branch, tag or "refs/pr/N"; None: the one that BlipDesk knows.

        Raises:
            InputError, DownloadFailed, NoRoomForModel, ModelUnusable: see ``owned.download``.
        """
        known = {published.id: published.revision for published in PUBLISHED}
        chosen = revision or known.get(model) or _MAIN
        return self._timed(download(self._folder, model, chosen))

    def bring(self, source: Path, id_: str | None = None) -> Transfer:
        """Install a model from a folder or a bundle.

        Args:
            id_: the name it shall have; None: what it is called there.

        Raises:
            InputError: there is neither.
            ModelUnusable, NoRoomForModel: see ``owned.store`` and ``owned.bundle``.
        """
        if source.is_dir():
            return self._timed(import_folder(self._folder, source, id_))
        if not source.is_file():
            raise InputError(f"{display_name(str(source))}: no such folder or bundle")
        if id_ is not None:
            raise InputError("a bundle has its model's name in it; leave out --as")
        return self._timed(import_bundle(self._folder, source))

    def export(self, model: str, target: Path | None) -> Transfer:
        """Write a model into one file for another machine.

        Args:
            target: the file; None: named after the model, in the current folder.

        Raises:
            InputError: the file exists, or the model's checksums are not known.
            ModelMissing, ModelUnusable, NoRoomForModel: it cannot be read or written.
        """
        source = self.path(model)
        manifest = read_manifest(source)
        if manifest is None:
            raise InputError(
                f"{display_name(model)}: no checksums are known for it; import its folder first:"
                f" blipdesk models import {display_name(str(source))}"
            )
        chosen = target if target is not None else Path(manifest.folder_name + SUFFIX)
        return self._timed(export_bundle(source, manifest, chosen))

    def verify(self, model: str) -> Iterator[TransferProgress | str]:
        """Check every file of a model; yields progress, and a line for each fault.

        Raises:
            InputError: no checksums are known for it.
            ModelMissing, ModelUnusable: it is not there.
        """
        meter = _Meter(self._now_s)
        for one in check(self.path(model)):
            yield one if isinstance(one, str) else meter.read(one)

    def verifiable(self) -> list[str]:
        """Return the names of the models that have checksums."""
        return [manifest.id for manifest in installed(self._folder)]

    def remove(self, model: str) -> tuple[Path, int]:
        """Delete a model from the user's folder; return that folder and the bytes it freed.

        Raises:
            InputError: it lies elsewhere, where other programs may use it.
            ModelMissing: it is not on this disk.
        """
        try:
            return remove(self._folder, model)
        except ModelMissing:
            elsewhere = self.path(model)
        raise InputError(
            f"{display_name(model)}: lies in {display_name(str(elsewhere))}, which BlipDesk did not"
            " make; delete it there"
        )

    def _timed(self, counts: Iterator[Counted]) -> Transfer:
        meter = _Meter(self._now_s)
        for one in counts:
            yield meter.read(one)


class _Meter:
    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._began_s = now_s()

    def read(self, one: Counted) -> TransferProgress:
        passed_s = self._now_s() - self._began_s
        rate = one.fresh_bytes / passed_s if passed_s >= _FIRST_RATE_S else None
        left_s = (one.total_bytes - one.done_bytes) / rate if rate else None
        return TransferProgress(one.file, one.done_bytes, one.total_bytes, rate, left_s)


def installed_models(models_folder: Path) -> list[ModelInfo]:
    """Return the published models, the user's others and the bundled ones."""
    speeds = _newest_speeds(models_folder)
    models = []
    for model in PUBLISHED:
        location = _found(model.id, model.task, models_folder)
        models.append(
            ModelInfo(
                model.id,
                model.task.value,
                model.licence,
                model.size_bytes,
                None if location is None else location.path,
                memory_bytes=model.memory_bytes,
                revision=None if location is None else location.revision,
                photos_per_s=speeds.get(model.id),
            )
        )
    return models + _others(models_folder) + [_demo(task, models_folder) for task in Task]


def model_path(model: str | None, models_folder: Path) -> Path:
    """Return a model's folder; None: where models are kept.

    Raises:
        ModelMissing, ModelUnusable: it is not on this disk, or is no BLIP model.
    """
    if model is None:
        return models_folder
    for manifest in installed(models_folder):
        if manifest.id == model:
            return models_folder / manifest.folder_name
    problem: InferenceError = ModelMissing(f"{model}: no such model")
    for task in Task:
        try:
            return find_model(model, task, models_folder).path
        except InferenceError as error:
            problem = error
    raise problem


def _found(model: str, task: Task, models_folder: Path) -> ModelLocation | None:
    try:
        return find_model(model, task, models_folder)
    except (ModelMissing, ModelUnusable):
        return None


def _newest_speeds(models_folder: Path) -> dict[str, float]:
    known = read_speeds(LibraryPaths(models_folder.parent).speeds)
    return {s.model: s.photos_per_s for s in sorted(known, key=lambda s: s.measured_on)}


def _others(models_folder: Path) -> list[ModelInfo]:
    """Return the user's own models that are none of the published ones."""
    known = {published.id for published in PUBLISHED}
    models = []
    for manifest in installed(models_folder):
        if manifest.id not in known:
            folder = models_folder / manifest.folder_name
            tasks = [task.value for task in Task if _found(str(folder), task, models_folder)]
            models.append(
                ModelInfo(
                    manifest.id,
                    tasks[0] if tasks else _UNKNOWN_TASK,
                    "see its README",
                    manifest.size_bytes,
                    folder,
                    revision=manifest.revision,
                )
            )
    return models


def _demo(task: Task, models_folder: Path) -> ModelInfo:
    location = find_model(DEMO, task, models_folder)
    size_bytes = sum(file.stat().st_size for file in location.path.glob("*.safetensors"))
    return ModelInfo(
        location.id,
        task.value,
        LICENCE,
        size_bytes,
        location.path,
        demo_only=True,
        revision=location.revision,
    )
