"""The folder of the user's models: what comes in from a folder, what is checked, what goes."""

import contextlib
import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from blipdesk.domain.errors import InputError, ModelMissing, ModelUnusable
from blipdesk.domain.photo import display_name
from blipdesk.inference.owned.manifest import (
    MANIFEST_FILE,
    Counted,
    Manifest,
    check_folder,
    describe_folder,
    pieces,
    read_manifest,
)
from blipdesk.inference.owned.place import (
    ARRIVING,
    arriving_folder,
    check_room,
    disk_trouble,
    install,
)


def import_folder(folder: Path, source: Path, id_: str | None = None) -> Iterator[Counted]:
    """Copy a model folder in, with checksums made on the way.

    Raises:
        ModelUnusable: it cannot be read or has no safetensors weights.
        NoRoomForModel: the disk is or gets full.
    """
    known = read_manifest(source)
    manifest = known or _describe(source, id_ or source.resolve().name)
    if id_ is not None:
        manifest = replace(manifest, id=id_)
    if not any(file.name.endswith(".safetensors") for file in manifest.files):
        raise ModelUnusable(f"{display_name(str(source))}: has no .safetensors weights")
    check_room(folder, manifest.size_bytes, manifest.id)
    staging = arriving_folder(folder, f"{manifest.folder_name}@import", fresh=True)
    done = 0
    for file in manifest.files:
        digest = hashlib.sha256()
        with (
            disk_trouble(staging / file.name),
            (source / file.name).open("rb") as origin,
            (staging / file.name).open("wb") as target,
        ):
            for piece in pieces(origin):
                digest.update(piece)
                target.write(piece)
                done += len(piece)
                yield Counted(file.name, done, manifest.size_bytes, done)
        if digest.hexdigest() != file.sha256:
            shutil.rmtree(staging, ignore_errors=True)
            raise ModelUnusable(
                f"{display_name(str(source / file.name))}: wrong checksum, nothing was imported"
            )
    install(folder, staging, manifest)


def check(folder: Path) -> Iterator[Counted | str]:
    """Compare an installed model with its checksums; yields progress, and a line for each fault.

    Args:
        folder: of this model.

    Raises:
        InputError: there are no checksums, because BlipDesk did not bring the model here.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        raise InputError(
            f"{display_name(str(folder))}: no checksums are known for it, because it was not"
            " installed by blipdesk models download or import"
        )
    return check_folder(folder, manifest)


def remove(folder: Path, model: str) -> tuple[Path, int]:
    """Delete a model, and what has arrived of it; return its folder and the bytes it freed.

    Raises:
        ModelMissing: it is not among the user's models.
    """
    name = model.replace("/", "--")
    found = [folder / name] if _is_inside(folder, folder / name) else []
    found += sorted((folder / ARRIVING).glob(f"{name}@*")) if name else []
    if not found:
        raise ModelMissing(f"{display_name(model)}: is not among the models in {folder}")
    freed = sum(p.stat().st_size for one in found for p in one.rglob("*") if p.is_file())
    for one in found:
        shutil.rmtree(one)
    return found[0], freed


def installed(folder: Path) -> list[Manifest]:
    """Return the manifests of the models in the user's folder; damaged ones are left out."""
    found = []
    for path in sorted(folder.glob(f"*/{MANIFEST_FILE}")) if folder.is_dir() else ():
        with contextlib.suppress(ModelUnusable):
            manifest = read_manifest(path.parent)
            if manifest is not None:
                found.append(manifest)
    return found


def _describe(source: Path, id_: str) -> Manifest:
    *_, last = describe_folder(source, id_)
    assert isinstance(last, Manifest)
    return last


def _is_inside(folder: Path, path: Path) -> bool:
    return path.parent == folder and path.name not in ("", ".", "..") and path.is_dir()
