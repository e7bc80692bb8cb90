"""Which models there are, and where they lie on this disk. Nothing here touches the network."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import xxhash

from blipdesk.domain.errors import ModelMissing, ModelUnusable
from blipdesk.domain.photo import display_name
from blipdesk.inference.messages import ModelLocation, Task
from blipdesk.inference.owned.manifest import read_manifest
from blipdesk.runtime.assets import asset_path

DEMO = "demo"
LICENCE = "BSD-3-Clause"
DEFAULTS = {
    Task.CAPTION: "Salesforce/blip-image-captioning-base",
    Task.ANSWER: "Salesforce/blip-vqa-base",
    Task.MATCH: "Salesforce/blip-itm-base-coco",
}
"""What is used for a task where the user has chosen nothing."""

_ARCHITECTURES = {
    Task.CAPTION: "BlipForConditionalGeneration",
    Task.ANSWER: "BlipForQuestionAnswering",
    Task.MATCH: "BlipForImageTextRetrieval",
}
_TASK_NAMES = {
    Task.CAPTION: "captions",
    Task.ANSWER: "answers to questions",
    Task.MATCH: "matching",
}
_DEMO_FOLDERS = {Task.CAPTION: "caption", Task.ANSWER: "vqa", Task.MATCH: "itm"}
_WORKING_BYTES = 1_000_000_000
_SAMPLES = 16
_SAMPLE_BYTES = 65536


@dataclass(frozen=True, slots=True)
class PublishedModel:
    """A checkpoint on the Hub.

    Args:
        million_parameters: with single-precision weights the file has four bytes for each.
        revision: the commit, or the ref of a conversion to safetensors, that is fetched where the
            user names none; None: the main branch. What a ref stood for is recorded with the model.
    """

    id: str
    task: Task
    million_parameters: int
    revision: str | None = None
    licence: str = LICENCE

    @property
    def size_bytes(self) -> int:
        """About the size of the weights on the disk."""
        return self.million_parameters * 4_000_000

    @property
    def memory_bytes(self) -> int:
        """About what the child needs with this model loaded and a batch of eight photos."""
        return self.size_bytes + _WORKING_BYTES


# The main branches of captioning-base and itm-base-coco hold .bin weights only; the conversions
# to safetensors are open proposals there.
PUBLISHED = (
    PublishedModel("Salesforce/blip-image-captioning-base", Task.CAPTION, 224, "refs/pr/50"),
    PublishedModel(
        "Salesforce/blip-image-captioning-large",
        Task.CAPTION,
        446,
        "2227ac38c9f16105cb0412e7cab4759978a8fd90",
    ),
    PublishedModel(
        "Salesforce/blip-vqa-base", Task.ANSWER, 361, "787b3d35d57e49572baabd22884b3d5a05acf072"
    ),
    PublishedModel("Salesforce/blip-vqa-capfilt-large", Task.ANSWER, 361),
    PublishedModel("Salesforce/blip-itm-base-coco", Task.MATCH, 224, "refs/pr/6"),
    PublishedModel("Salesforce/blip-itm-base-flickr", Task.MATCH, 224),
    PublishedModel("Salesforce/blip-itm-large-coco", Task.MATCH, 446),
    PublishedModel("Salesforce/blip-itm-large-flickr", Task.MATCH, 446),
)


def find_model(name: str, task: Task, models_folder: Path | None) -> ModelLocation:
    """Find a model on this disk.

    Args:
        name: a Hub id, the path of a folder, or "demo"; also "demo/vqa" and the like, as the
            demo models are listed.
        models_folder: searched for ``<owner>--<name>/`` before the Hugging Face cache.

    Raises:
        ModelMissing: not on this disk; the message has the command that gets it.
        ModelUnusable: a folder that is no model for this task.
    """
    if name == DEMO:
        name = f"{DEMO}/{_DEMO_FOLDERS[task]}"
    bundled = name.removeprefix(f"{DEMO}/")
    if name != bundled and bundled in _DEMO_FOLDERS.values():
        return _checked(asset_path(f"demo/models/{bundled}"), name, task)
    if Path(name).is_dir():
        # Its name only: the id is written into photos, where a path would tell of this machine.
        return _checked(Path(name), Path(name).resolve().name, task)
    if name.count("/") != 1 or name.startswith((".", "/", "~")) or "\\" in name:
        raise ModelMissing(f"{display_name(name)}: no such model folder")
    owned = models_folder / name.replace("/", "--") if models_folder is not None else None
    if owned is not None and owned.is_dir():
        return _checked(owned, name, task)
    cached = _in_hub_cache(name)
    if cached is not None:
        return _checked(cached, name, task)
    raise ModelMissing(
        f"{display_name(name)}: the model is not on this disk;"
        f" run: blipdesk models download {display_name(name)}"
    )


def lasting_name(model: ModelLocation) -> str:
    """Return the name by which ``find_model`` finds a model again, in another process too."""
    if model.id.startswith(f"{DEMO}/"):
        return DEMO
    # The id of a model in a folder of the user's is the folder's name only.
    return model.id if model.id.count("/") == 1 else str(model.path.absolute())


def hub_cache() -> Path:
    """Return the folder where Hugging Face's own tools keep downloads."""
    if named := os.environ.get("HF_HUB_CACHE"):
        return Path(named).expanduser()
    home = os.environ.get("HF_HOME")
    base = Path(home).expanduser() if home else Path.home() / ".cache" / "huggingface"
    return base / "hub"


def _in_hub_cache(name: str) -> Path | None:
    """Return the snapshot that "main" stands for, else any snapshot, else None."""
    root = hub_cache() / f"models--{name.replace('/', '--')}"
    try:
        revision = (root / "refs" / "main").read_text("ascii").strip()
    except (OSError, ValueError):
        revision = ""
    if revision and (root / "snapshots" / revision).is_dir():
        return root / "snapshots" / revision
    try:
        return max((p for p in (root / "snapshots").iterdir() if p.is_dir()), default=None)
    except OSError:
        return None


def _checked(folder: Path, id_: str, task: Task) -> ModelLocation:
    shown = display_name(str(folder))
    wanted, held = _ARCHITECTURES[task], _architectures(folder)
    if wanted not in held and not (task is Task.CAPTION and _may_caption(held)):
        found = ", ".join(held) or "an unnamed architecture"
        raise ModelUnusable(
            f"{shown}: not a model for {_TASK_NAMES[task]} (it holds {found}, {wanted} is needed)"
        )
    weights = sorted(folder.glob("*.safetensors"))
    if not weights:
        found = ".bin weights, which are not loaded because they can run programs"
        reason = found if list(folder.glob("*.bin")) else "no weights"
        raise ModelUnusable(f"{shown}: has {reason}; model.safetensors is needed")
    return ModelLocation(folder, id_, _revision(folder, weights))


def _may_caption(architectures: list[str]) -> bool:
    """Whether it may be a captioner of another family; the child knows for certain."""
    endings = ("ForConditionalGeneration", "ForCausalLM")
    return any(n.endswith(endings) and not n.startswith("BlipFor") for n in architectures)


def _architectures(folder: Path) -> list[str]:
    path = folder / "config.json"
    try:
        return [str(name) for name in json.loads(path.read_text("utf-8"))["architectures"] or ()]
    except FileNotFoundError as error:
        raise ModelUnusable(f"{display_name(str(folder))}: config.json is missing") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelUnusable(
            f"{display_name(str(path))}: cannot be read as a model's configuration"
        ) from error


def _revision(folder: Path, weights: list[Path]) -> str:
    """Return the Hub commit where it is known, otherwise a digest of samples of the weights."""
    if folder.parent.name == "snapshots":
        return folder.name
    manifest = read_manifest(folder)
    if manifest is not None:
        return manifest.revision
    digest = xxhash.xxh3_128()
    try:
        for path in weights:
            size = path.stat().st_size
            digest.update(f"{path.name} {size}".encode())
            with path.open("rb") as stream:
                for sample in range(_SAMPLES):
                    stream.seek(size * sample // _SAMPLES)
                    digest.update(stream.read(_SAMPLE_BYTES))
    except OSError as error:
        raise ModelUnusable(f"{display_name(str(folder))}: {error.strerror}") from error
    return f"weights-{digest.hexdigest()[:16]}"
